// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/invitationtemplatesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/invitationactionjson.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView kNewInvitationTemplateSchema(
    R"({"type":"object","required":["code"],"properties":{"code":{"type":"string"},"title":{"type":"string"},)"
    R"("message":{"type":"string","maxLength":1000},"actions":{"type":"array","maxItems":20,"items":{"type":"object"}},)"
    R"("is_active":{"type":"boolean"},"account_id":{"type":"string","description":"id, code or slug"},)"
    R"("of_all_accounts":{"type":"boolean"}}})");
constexpr QByteArrayView kInvitationTemplatePatchSchema(
    R"({"type":"object","properties":{"title":{"type":"string"},"message":{"type":"string","maxLength":1000},)"
    R"("actions":{"type":"array","maxItems":20,"items":{"type":"object"}},"is_active":{"type":"boolean"}}})");
constexpr QByteArrayView kInvitationTemplateSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":["string","null"]},)"
    R"("code":{"type":"string"},"title":{"type":"string"},"message":{"type":"string"},"actions":{"type":"array",)"
    R"("items":{"type":"object"}},"is_active":{"type":"boolean"},"source":{"type":["string","null"]},)"
    R"("created_at":{"type":"string"},"updated_at":{"type":"string"}}})");
constexpr QByteArrayView kTemplateListSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"}}})");
constexpr QByteArrayView kEnsureTemplatesSchema(
    R"({"type":"object","required":["source","templates"],"properties":{"source":{"type":"string"},)"
    R"("final_state":{"type":"boolean"},"templates":{"type":"array","maxItems":200,"items":{"type":"object"}},)"
    R"("account_id":{"type":"string"},"of_all_accounts":{"type":"boolean"}}})");
constexpr QByteArrayView kEnsuredTemplatesSchema(
    R"({"type":"object","properties":{"created":{"type":"integer"},"updated":{"type":"integer"},"removed":{"type":"integer"},)"
    R"("templates":{"type":"array","items":{"type":"object"}}}})");

void writeTemplate(JsonWriter &out, const orgs::InvitationTemplate &shown)
{
    out.beginObject().member("id", shown.id);
    writeTextOrNull(out, "account_id", shown.accountId);
    out.member("code", shown.code).member("title", shown.title).member("message", shown.message);
    out.key("actions").raw(orgs::actionsText(shown.actions));
    out.flag("is_active", shown.isActive);
    writeTextOrNull(out, "source", shown.source);
    out.member("created_at", shown.createdAt).member("updated_at", shown.updatedAt).endObject();
}

void writeTemplates(JsonWriter &out, const char *name, const QList<orgs::InvitationTemplate> &templates)
{
    out.key(name).beginArray();
    for (const orgs::InvitationTemplate &each : templates)
        writeTemplate(out, each);
    out.endArray();
}

Result<orgs::TemplateInput> readTemplate(const QJsonObject &object)
{
    auto body = BodyReader::of(object);
    orgs::TemplateInput input;
    input.code = body.text("code"_L1).value_or(QString()).toUtf8();
    input.title = body.text("title"_L1);
    input.message = body.text("message"_L1);
    input.isActive = body.flag("is_active"_L1);
    if (auto problem = body.problem())
        return std::move(*problem);
    if (body.has("actions"_L1)) {
        BASALT_TRY(input.actions, readActions(object.value("actions"_L1)));
    }
    return input;
}

orgs::TemplatePlace readPlace(BodyReader &body)
{
    orgs::TemplatePlace place;
    place.isOfAll = body.flag("of_all_accounts"_L1).value_or(false);
    if (const auto account = body.text("account_id"_L1))
        place.account = account->toUtf8();
    if (place.isOfAll && !place.account.isNull())
        body.complain("account_id"_L1, u"Either one account or all of them."_s, "not_both"_L1);
    return place;
}

Result<QList<orgs::TemplateInput>> readTemplates(const QJsonValue &listed)
{
    const QJsonArray array = listed.toArray();
    if (!listed.isArray() || array.size() > orgs::kMaxTemplates)
        return Error::invalid(u"templates"_s, u"This must be an array of at most %1 templates."_s.arg(orgs::kMaxTemplates),
                              u"invalid_type"_s);
    QList<orgs::TemplateInput> templates;
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto input = readTemplate(array.at(i).toObject());
        if (!input)
            return input.error().inside(u"templates[%1]"_s.arg(i));
        templates.append(std::move(*input));
    }
    return templates;
}

} // namespace

std::vector<http::Route> InvitationTemplatesApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/invitation-templates",
         User,
         to(&InvitationTemplatesApi::list),
         {"invitations",
          "Templates of invitations, of the account and of every account",
          {},
          kTemplateListSchema,
          "account_id"}},
        {Method::Post,
         "/api/v1/invitation-templates",
         User,
         to(&InvitationTemplatesApi::create),
         {"invitations", "Create a template of invitations", kNewInvitationTemplateSchema, kInvitationTemplateSchema, {}, 201}},
        {Method::Post,
         "/api/v1/invitation-templates/ensure",
         User,
         to(&InvitationTemplatesApi::ensure),
         {"invitations", "Bring about the templates that a program keeps", kEnsureTemplatesSchema, kEnsuredTemplatesSchema}},
        {Method::Get,
         "/api/v1/invitation-templates/{id}",
         User,
         to(&InvitationTemplatesApi::get),
         {"invitations", "Show a template of invitations", {}, kInvitationTemplateSchema}},
        {Method::Patch,
         "/api/v1/invitation-templates/{id}",
         User,
         to(&InvitationTemplatesApi::update),
         {"invitations", "Change a template of invitations", kInvitationTemplatePatchSchema, kInvitationTemplateSchema}},
        {Method::Delete,
         "/api/v1/invitation-templates/{id}",
         User,
         to(&InvitationTemplatesApi::remove),
         {"invitations", "Delete a template of invitations; what was made from it stays", {}, {}, {}, 204}},
    };
}

void InvitationTemplatesApi::list(const RequestPtr &request, Reply reply)
{
    const QueryReader query(*request);
    m_templates.list(*request->session, request->principal, query.text("account_id"_L1).value_or(QByteArray()),
                     answerJson<QList<orgs::InvitationTemplate>>(
                         std::move(reply), 200, [](JsonWriter &out, const QList<orgs::InvitationTemplate> &templates) {
                             out.beginObject().member("total", qint64(templates.size()));
                             writeTemplates(out, "items", templates);
                             out.endObject();
                         }));
}

void InvitationTemplatesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    (void)body->requiredText("code"_L1);
    orgs::TemplatePlace place = readPlace(*body);
    if (isRefused(*body, reply))
        return;
    auto input = readTemplate(body->json());
    if (!input) {
        reply.fail(input.error());
        return;
    }
    m_templates.create(*request->session, askerOf(*request), std::move(place), std::move(*input),
                       answerJson<orgs::InvitationTemplate>(std::move(reply), 201, writeTemplate));
}

void InvitationTemplatesApi::ensure(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    orgs::EnsuredTemplates wanted;
    wanted.source = body->requiredText("source"_L1, kMaxAccessName).toUtf8();
    if (body->flag("final_state"_L1).value_or(false))
        wanted.state = orgs::EnsuredTemplates::State::Final;
    orgs::TemplatePlace place = readPlace(*body);
    if (isRefused(*body, reply))
        return;
    auto templates = readTemplates(body->json().value("templates"_L1));
    if (!templates) {
        reply.fail(templates.error());
        return;
    }
    wanted.templates = std::move(*templates);
    m_templates.ensure(*request->session, askerOf(*request), std::move(place), std::move(wanted),
                       answerJson<orgs::EnsuredTemplatesReport>(
                           std::move(reply), 200, [](JsonWriter &out, const orgs::EnsuredTemplatesReport &report) {
                               out.beginObject().member("created", report.created).member("updated", report.updated);
                               out.member("removed", report.removed);
                               writeTemplates(out, "templates", report.templates);
                               out.endObject();
                           }));
}

void InvitationTemplatesApi::get(const RequestPtr &request, Reply reply)
{
    m_templates.get(*request->session, request->principal, request->pathParameter("id"),
                    answerJson<orgs::InvitationTemplate>(std::move(reply), 200, writeTemplate));
}

void InvitationTemplatesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auto input = readTemplate(body->json());
    if (!input) {
        reply.fail(input.error());
        return;
    }
    m_templates.update(*request->session, askerOf(*request), request->pathParameter("id"), std::move(*input),
                       answerJson<orgs::InvitationTemplate>(std::move(reply), 200, writeTemplate));
}

void InvitationTemplatesApi::remove(const RequestPtr &request, Reply reply)
{
    m_templates.remove(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

} // namespace basalt::api
