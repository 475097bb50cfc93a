// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/mailapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "auth/emailaddress.h"
#include "core/timestamp.h"
#include "http/requestactor.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxMailText = 100'000;
constexpr qsizetype kMaxCertificate = 65'536;

constexpr QByteArrayView kSettingsSchema(
    R"({"type":"object","properties":{"configured":{"type":"boolean"},"enabled":{"type":"boolean"},"host":{"type":"string"},)"
    R"("port":{"type":"integer"},"security":{"enum":["none","starttls","tls"]},"verify_certificate":{"type":"boolean"},)"
    R"("ca_certificate":{"type":"string"},"username":{"type":"string"},"password":{"type":["string","null"],)"
    R"("description":"bullets where one is stored"},"from_email":{"type":"string"},"from_name":{"type":"string"},)"
    R"("reply_to":{"type":"string"},"default_locale":{"enum":["en","de"]},"app_url":{"type":"string"},)"
    R"("support_email":{"type":"string"},"timeout_seconds":{"type":"integer"}}})");
constexpr QByteArrayView kSettingsInputSchema(
    R"({"type":"object","required":["host","from_email"],"properties":{"enabled":{"type":"boolean","default":true},)"
    R"("host":{"type":"string"},"port":{"type":"integer","default":587},)"
    R"("security":{"enum":["none","starttls","tls"],"default":"starttls"},)"
    R"("verify_certificate":{"type":"boolean","default":true},"ca_certificate":{"type":"string","description":"PEM"},)"
    R"("username":{"type":"string"},"password":{"type":"string","description":"left out: the stored one stays"},)"
    R"("from_email":{"type":"string","format":"email"},"from_name":{"type":"string"},"reply_to":{"type":"string"},)"
    R"("default_locale":{"enum":["en","de"],"default":"en"},"app_url":{"type":"string"},"support_email":{"type":"string"},)"
    R"("timeout_seconds":{"type":"integer","default":30}}})");
constexpr QByteArrayView kTemplateSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"template_type":{"type":"string"},"locale":{"type":"string"},)"
    R"("subject":{"type":"string"},"html_body":{"type":"string"},"text_body":{"type":"string"},"enabled":{"type":"boolean"},)"
    R"("is_builtin":{"type":"boolean"},"variables":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kTemplatesSchema(R"({"type":"array","items":{"type":"object"}})");
constexpr QByteArrayView
    kTemplateInputSchema(R"({"type":"object","properties":{"subject":{"type":"string"},"html_body":{"type":"string"},)"
                         R"("text_body":{"type":"string"},"enabled":{"type":"boolean"}}})");
constexpr QByteArrayView kRenderSchema(
    R"({"type":"object","required":["template_type","variables"],"properties":{"template_type":{"type":"string"},)"
    R"("variables":{"type":"object"},"locale":{"type":"string"},"subject":{"type":"string"},"html_body":{"type":"string"},)"
    R"("text_body":{"type":"string"}}})");
constexpr QByteArrayView
    kTextsSchema(R"({"type":"object","properties":{"subject":{"type":"string"},"html_body":{"type":"string"},)"
                 R"("text_body":{"type":"string"}}})");
constexpr QByteArrayView kTestSchema(
    R"({"type":"object","required":["recipient_email"],"properties":{"recipient_email":{"type":"string","format":"email"},)"
    R"("variables":{"type":"object"}}})");
constexpr QByteArrayView kLogSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},"template_type":{"type":"string"},)"
    R"("recipient_email":{"type":"string"},"provider":{"type":"string"},)"
    R"("status":{"enum":["pending","sent","failed","not_sent"]},)"
    R"("error_message":{"type":["string","null"]},"variables":{"type":"object"},"sent_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kLogsSchema(
    R"({"type":"object","properties":{"logs":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},)"
    R"("page":{"type":"integer"},"page_size":{"type":"integer"}}})");

void writeSettings(JsonWriter &out, const std::optional<mail::ShownMailSettings> &shown)
{
    const mail::MailSettings settings = shown ? shown->settings : mail::MailSettings();
    out.beginObject().flag("configured", shown.has_value()).flag("enabled", shown && settings.enabled);
    out.member("host", settings.host).member("port", qint64(settings.port));
    out.member("security", mail::securityName(settings.security)).flag("verify_certificate", settings.verifyCertificate);
    out.member("ca_certificate", settings.caCertificate).member("username", settings.username).key("password");
    if (shown && shown->hasPassword)
        out.string(mail::kStoredPassword);
    else
        out.null();
    out.member("from_email", settings.fromEmail).member("from_name", settings.fromName);
    out.member("reply_to", settings.replyTo).member("default_locale", settings.defaultLocale);
    out.member("app_url", settings.appUrl).member("support_email", settings.supportEmail);
    out.member("timeout_seconds", qint64(settings.timeoutSeconds));
    writeTextOrNull(out, "updated_at", settings.updatedAt);
    writeTextOrNull(out, "updated_by", settings.updatedBy);
    out.endObject();
}

void writeTemplate(JsonWriter &out, const mail::MailTemplate &row)
{
    out.beginObject().member("id", mail::templateId(row)).key("account_id").null();
    out.member("template_type", row.type).member("locale", row.locale).member("subject", row.texts.subject);
    out.member("html_body", row.texts.html).member("text_body", row.texts.text).flag("enabled", row.enabled);
    out.flag("is_builtin", row.builtIn).key("variables").beginArray();
    for (const QByteArrayView name : mail::mailType(row.type)->variables)
        out.string(name);
    out.endArray();
    writeTextOrNull(out, "updated_at", row.updatedAt);
    writeTextOrNull(out, "updated_by", row.updatedBy);
    out.endObject();
}

void writeMail(JsonWriter &out, const mail::MailRow &row)
{
    out.beginObject().member("id", row.id).member("account_id", row.accountId).member("template_type", row.type);
    out.member("locale", row.locale).member("recipient_email", row.recipient).member("provider", QByteArrayView("smtp"));
    out.member("status", row.status);
    writeTextOrNull(out, "error_message", row.error);
    out.key("variables").raw(row.variables).member("created_at", row.createdAt);
    writeTextOrNull(out, "sent_at", row.sentAt);
    out.endObject();
}

template <class T>
void sendWritten(Reply &reply, const Result<T> &result, void (*write)(JsonWriter &, const T &))
{
    if (!result) {
        reply.fail(result.error());
        return;
    }
    JsonWriter out(4096);
    write(out, *result);
    reply.send(Response::json(200, out.take()));
}

/** Texts, numbers and truth values; a mail has no room for more. */
mail::MailVariables readVariables(BodyReader &body)
{
    mail::MailVariables variables;
    const auto json = body.object("variables"_L1);
    if (!json)
        return variables;
    const QJsonObject object = QJsonDocument::fromJson(*json).object();
    for (auto member = object.begin(); member != object.end(); ++member) {
        const QJsonValue value = member.value();
        if (value.isArray() || value.isObject())
            body.complain("variables"_L1, u"\"%1\" must be a text."_s.arg(member.key()), "invalid_type"_L1);
        else
            variables.insert(member.key().toUtf8(), value.toVariant().toString());
    }
    return variables;
}

QString optionalText(BodyReader &body, QLatin1StringView name, qsizetype longest = BodyReader::kMaxText)
{
    return body.text(name, longest).value_or(QString()).trimmed();
}

/** A value that does not fit its type is told by name, not cut to it. */
int smallNumber(BodyReader &body, QLatin1StringView name, int fallback)
{
    constexpr qint64 kLargest = 1'000'000;
    const qint64 number = body.integer(name).value_or(fallback);
    return static_cast<int>(std::clamp<qint64>(number, -1, kLargest));
}

mail::MailSettingsInput readSettings(BodyReader &body)
{
    mail::MailSettingsInput input;
    mail::MailSettings &settings = input.settings;
    settings.enabled = body.flag("enabled"_L1).value_or(true);
    settings.host = body.requiredText("host"_L1).trimmed();
    settings.port = smallNumber(body, "port"_L1, settings.port);
    const auto security = mail::securityFrom(body.text("security"_L1).value_or(u"starttls"_s).toUtf8());
    if (!security)
        body.complain("security"_L1, u"This must be one of: none, starttls, tls."_s, "invalid_choice"_L1);
    settings.security = security.value_or(mail::MailSecurity::StartTls);
    settings.verifyCertificate = body.flag("verify_certificate"_L1).value_or(true);
    settings.caCertificate = optionalText(body, "ca_certificate"_L1, kMaxCertificate).toUtf8();
    settings.username = body.text("username"_L1).value_or(QString());
    settings.fromEmail = body.requiredText("from_email"_L1, kMaxEmail).trimmed();
    settings.fromName = optionalText(body, "from_name"_L1);
    settings.replyTo = optionalText(body, "reply_to"_L1, kMaxEmail);
    settings.defaultLocale = body.text("default_locale"_L1).value_or(u"en"_s).toUtf8();
    settings.appUrl = optionalText(body, "app_url"_L1);
    settings.supportEmail = optionalText(body, "support_email"_L1, kMaxEmail);
    settings.timeoutSeconds = smallNumber(body, "timeout_seconds"_L1, settings.timeoutSeconds);
    input.password = body.text("password"_L1);
    if (input.password && *input.password == mail::kStoredPassword)
        input.password.reset();
    return input;
}

/** An instant of the query, in the one form; complains into `faults`. */
QByteArray instant(const QueryReader &query, QLatin1StringView name, QList<FieldError> &faults)
{
    const auto text = query.text(name);
    if (!text)
        return {};
    const auto ms = core::parseTimestamp(core::isDate(*text) ? *text + "T00:00:00Z" : *text);
    if (!ms)
        faults.append({name, u"This is no date and no time."_s, u"invalid_date"_s});
    return ms ? core::formatTimestamp(*ms) : QByteArray();
}

} // namespace

MailApi::MailApi(mail::MailService &mails, const mail::MailSettingsService &server) : m_mails(mails), m_server(server) { }

std::vector<http::Route> MailApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/admin/email/settings",
         Superadmin,
         to(&MailApi::settings),
         {"email", "The mail server, without its password", {}, kSettingsSchema}},
        {Method::Put,
         "/api/v1/admin/email/settings",
         Superadmin,
         to(&MailApi::putSettings),
         {"email", "Set the mail server", kSettingsInputSchema, kSettingsSchema}},
        {Method::Delete,
         "/api/v1/admin/email/settings",
         Superadmin,
         to(&MailApi::removeSettings),
         {"email", "Forget the mail server; nothing is sent any more", {}, {}, {}, 204}},
        {Method::Get,
         "/api/v1/admin/email/templates",
         Superadmin,
         to(&MailApi::templates),
         {"email", "List templates", {}, kTemplatesSchema, "template_type,locale,enabled"}},
        {Method::Post,
         "/api/v1/admin/email/templates/render",
         Superadmin,
         to(&MailApi::render),
         {"email", "Fill in a template without sending anything", kRenderSchema, kTextsSchema}},
        {Method::Get,
         "/api/v1/admin/email/templates/{id}",
         Superadmin,
         to(&MailApi::getTemplate),
         {"email", "Show a template", {}, kTemplateSchema}},
        {Method::Put,
         "/api/v1/admin/email/templates/{id}",
         Superadmin,
         to(&MailApi::putTemplate),
         {"email", "Change a template", kTemplateInputSchema, kTemplateSchema}},
        {Method::Delete,
         "/api/v1/admin/email/templates/{id}",
         Superadmin,
         to(&MailApi::restoreTemplate),
         {"email", "Set a template back to the built-in one", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/admin/email/templates/{id}/test",
         Superadmin,
         to(&MailApi::sendTest),
         {"email", "Send a mail of this template at once and tell what became of it", kTestSchema, kLogSchema}},
        {Method::Get,
         "/api/v1/admin/email/logs",
         Superadmin,
         to(&MailApi::list),
         {"email",
          "List mails, newest first",
          {},
          kLogsSchema,
          "status_filter,template_type,start_date,end_date,page,page_size"}},
        {Method::Get,
         "/api/v1/admin/email/logs/{id}",
         Superadmin,
         to(&MailApi::get),
         {"email", "Show what became of a mail", {}, kLogSchema}},
    };
}

// -- settings ----------------------------------------------------------------------------------------------------------------

void MailApi::settings(const RequestPtr &request, Reply reply)
{
    m_server.settings(*request->session,
                      [reply = std::move(reply)](const Result<std::optional<mail::ShownMailSettings>> &shown) mutable {
                          sendWritten(reply, shown, &writeSettings);
                      });
}

void MailApi::putSettings(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    mail::MailSettingsInput input = readSettings(*body);
    if (isRefused(*body, reply))
        return;
    input.actor = http::auditActor(*request);
    m_server.putSettings(
        *request->session, std::move(input),
        answerJson<mail::ShownMailSettings>(
            std::move(reply), 200, [](JsonWriter &out, const mail::ShownMailSettings &shown) { writeSettings(out, shown); }));
}

void MailApi::removeSettings(const RequestPtr &request, Reply reply)
{
    m_server.removeSettings(*request->session, http::auditActor(*request),
                            [reply = std::move(reply)](Result<void> removed) mutable {
                                if (removed)
                                    reply.send(Response::noContent());
                                else
                                    reply.fail(removed.error());
                            });
}

// -- templates ---------------------------------------------------------------------------------------------------------------

void MailApi::templates(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"template_type", "locale", "enabled"})) {
        reply.fail(*problem);
        return;
    }
    QueryReader query(*request);
    const auto type = query.text("template_type"_L1);
    const auto locale = query.text("locale"_L1);
    const auto enabled = query.flag("enabled"_L1);
    if (isRefused(query, reply))
        return;
    m_mails.templates(
        *request->session,
        answerJson<QList<mail::MailTemplate>>(
            std::move(reply), 200, [type, locale, enabled](JsonWriter &out, const QList<mail::MailTemplate> &rows) {
                out.beginArray();
                for (const mail::MailTemplate &row : rows) {
                    const bool isAsked = (!type || row.type == *type) && (!locale || row.locale == *locale)
                        && (!enabled || row.enabled == *enabled);
                    if (isAsked)
                        writeTemplate(out, row);
                }
                out.endArray();
            }));
}

void MailApi::getTemplate(const RequestPtr &request, Reply reply)
{
    m_mails.getTemplate(
        *request->session, request->pathParameter("id"),
        [reply = std::move(reply)](const Result<mail::MailTemplate> &row) mutable { sendWritten(reply, row, &writeTemplate); });
}

void MailApi::putTemplate(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    mail::MailTemplatePatch patch;
    patch.subject = body->text("subject"_L1, kMaxMailText);
    patch.html = body->text("html_body"_L1, kMaxMailText);
    patch.text = body->text("text_body"_L1, kMaxMailText);
    patch.enabled = body->flag("enabled"_L1);
    if (isRefused(*body, reply))
        return;
    patch.actor = http::auditActor(*request);
    m_mails.putTemplate(
        *request->session, request->pathParameter("id"), std::move(patch),
        [reply = std::move(reply)](const Result<mail::MailTemplate> &row) mutable { sendWritten(reply, row, &writeTemplate); });
}

void MailApi::restoreTemplate(const RequestPtr &request, Reply reply)
{
    m_mails.restoreTemplate(*request->session, request->pathParameter("id"), http::auditActor(*request),
                            [reply = std::move(reply)](Result<void> restored) mutable {
                                if (restored)
                                    reply.send(Response::noContent());
                                else
                                    reply.fail(restored.error());
                            });
}

void MailApi::render(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    mail::MailRenderInput input;
    input.type = body->requiredText("template_type"_L1).toUtf8();
    input.locale = body->text("locale"_L1).value_or(u"en"_s).toUtf8();
    if (!body->has("variables"_L1))
        body->complain("variables"_L1, u"This is required."_s, "required"_L1);
    input.variables = readVariables(*body);
    input.subject = body->text("subject"_L1, kMaxMailText);
    input.html = body->text("html_body"_L1, kMaxMailText);
    input.text = body->text("text_body"_L1, kMaxMailText);
    if (isRefused(*body, reply))
        return;
    m_mails.render(*request->session, std::move(input),
                   answerJson<mail::MailTexts>(std::move(reply), 200, [](JsonWriter &out, const mail::MailTexts &texts) {
                       out.beginObject().member("subject", texts.subject).member("html_body", texts.html);
                       out.member("text_body", texts.text).endObject();
                   }));
}

void MailApi::sendTest(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    mail::TestMailInput input;
    input.templateId = request->pathParameter("id");
    input.recipient = body->requiredText("recipient_email"_L1, kMaxEmail);
    const auto address = auth::EmailAddress::parse(input.recipient);
    if (!address && !input.recipient.isEmpty())
        body->complain("recipient_email"_L1, u"This is not an e-mail address."_s, "invalid_email"_L1);
    input.variables = readVariables(*body);
    if (isRefused(*body, reply))
        return;
    input.recipient = QString::fromUtf8(address->text);
    input.actor = http::auditActor(*request);
    m_mails.sendTest(*request->session, std::move(input), [reply = std::move(reply)](const Result<mail::MailRow> &row) mutable {
        sendWritten(reply, row, &writeMail);
    });
}

// -- the log -----------------------------------------------------------------------------------------------------------------

void MailApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto problem =
            unknownParameters(*request, {"status_filter", "template_type", "start_date", "end_date", "page", "page_size"})) {
        reply.fail(*problem);
        return;
    }
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    mail::MailQuery mails;
    constexpr QByteArrayView kStates[]{"pending", "sent", "failed", "not_sent"};
    if (const auto status = query.choice("status_filter"_L1, {kStates[0], kStates[1], kStates[2], kStates[3]}))
        mails.status = kStates[*status].toByteArray();
    QList<FieldError> faults;
    mails.type = query.text("template_type"_L1).value_or(QByteArray());
    mails.from = instant(query, "start_date"_L1, faults);
    mails.until = instant(query, "end_date"_L1, faults);
    mails.offset = window.offset();
    mails.limit = window.size;
    mails.accountId = request->principal.chosenAccountId;
    if (const auto problem = query.problem(); problem || !faults.isEmpty()) {
        reply.fail(problem ? *problem : Error::invalid(faults));
        return;
    }
    m_mails.list(*request->session, std::move(mails),
                 answerJson<mail::MailPage>(std::move(reply), 200, [window](JsonWriter &out, const mail::MailPage &page) {
                     out.beginObject().key("logs").beginArray();
                     for (const mail::MailRow &row : page.items)
                         writeMail(out, row);
                     out.endArray().member("total", page.total).member("page", window.page);
                     out.member("page_size", window.size).endObject();
                 }));
}

void MailApi::get(const RequestPtr &request, Reply reply)
{
    m_mails.get(*request->session, request->pathParameter("id"), request->principal.chosenAccountId,
                [reply = std::move(reply)](const Result<mail::MailRow> &row) mutable { sendWritten(reply, row, &writeMail); });
}

} // namespace basalt::api
