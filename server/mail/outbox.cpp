// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/outbox.h"

#include "core/ids.h"
#include "core/logging.h"
#include "core/timestamp.h"
#include "mail/mailmessage.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace basalt::mail {

namespace {

constexpr char kSend[] = "mail.send";
constexpr char kPurge[] = "mail.purge";
constexpr qint64 kPurgedAtOnce = 10'000;
constexpr char kWhyUnaudited[] = "the log of mails; what a mail tells of has an entry of its own";
constexpr char kNoSettings[] = "No mail settings.";

/** Those that may stand in the log; the others go to `secrets`. */
MailVariables withoutSecrets(const MailDraft &draft, MailVariables &secrets)
{
    MailVariables open = draft.variables;
    if (const MailType *type = mailType(draft.type)) {
        for (const QByteArrayView name : type->secrets) {
            const auto found = open.find(name.toByteArray());
            if (found == open.end())
                continue;
            secrets.insert(found.key(), *found);
            *found = u"***"_s;
        }
    }
    return open;
}

/** Which mail a job is to send. */
QByteArray mailOf(const jobs::Job &job)
{
    return QJsonDocument::fromJson(job.payload).object().value("mail_id"_L1).toString().toUtf8();
}

/** Failures of our own database and the like: the mail waits. */
jobs::JobOutcome trouble(const Error &error)
{
    if (!error.detail.isEmpty())
        core::logWarning("a mail cannot be sent for now", {{"detail", error.detail.toUtf8()}});
    return {jobs::JobOutcome::End::Retry, error.message.toUtf8(), {}};
}

} // namespace

QByteArray variablesJson(const MailVariables &variables)
{
    QJsonObject object;
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable)
        object.insert(QString::fromLatin1(variable.key()), variable.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

MailVariables variablesFrom(const QByteArray &json)
{
    MailVariables variables;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto member = object.begin(); member != object.end(); ++member)
        variables.insert(member.key().toLatin1(), member.value().toString());
    return variables;
}

Outbox::Outbox(const jobs::JobQueue &queue, const core::Clock &clock, MailIdentity identity, QByteArrayView secret,
               std::chrono::hours keep)
    : m_queue(queue)
    , m_clock(clock)
    , m_identity(std::move(identity))
    , m_box(secret, "mail")
    , m_keep(keep)
{ }

QByteArray Outbox::now() const
{
    return core::formatTimestamp(m_clock.nowMs());
}

QString Outbox::appUrl(const MailSettings &settings) const
{
    const QString url = settings.appUrl.isEmpty() ? m_identity.linkBase.text() : settings.appUrl;
    return url.endsWith(u'/') ? url.chopped(1) : url;
}

Result<MailSituation> Outbox::situation(db::Connection &connection) const
{
    BASALT_TRY(const auto stored, MailStore(connection).settings());
    if (!stored)
        return MailSituation{false, appUrl({})};
    return MailSituation{stored->settings.enabled, appUrl(stored->settings)};
}

Result<QByteArray> Outbox::post(db::WriteContext &context, const MailDraft &draft) const
{
    BASALT_TRY(const auto stored, MailStore(context.connection()).settings());
    const bool canSend = stored && stored->settings.enabled;
    MailVariables secrets;
    MailRow row;
    row.variables = variablesJson(withoutSecrets(draft, secrets));
    row.id = core::newId();
    row.accountId = draft.accountId;
    row.type = draft.type;
    row.locale = draft.locale;
    if (row.locale.isNull())
        row.locale = stored ? stored->settings.defaultLocale : QByteArray("en");
    row.recipient = draft.recipient.toUtf8();
    row.createdAt = now();
    row.notAfter = draft.notAfter;
    if (canSend) {
        row.sealed = m_box.seal(variablesJson(secrets));
    } else {
        row.status = "not_sent";
        row.error = kNoSettings;
    }
    BASALT_TRY_VOID(
        context.unaudited(kWhyUnaudited, [&](db::Connection &connection) { return MailStore(connection).insertMail(row); }));
    if (canSend)
        BASALT_TRY_VOID(m_queue.enqueue(context, kSend, "{\"mail_id\":\"" + row.id + "\"}"));
    return row.id;
}

Result<std::optional<MailSettings>> Outbox::settings(db::Connection &connection) const
{
    BASALT_TRY(auto stored, MailStore(connection).settings());
    if (!stored)
        return std::optional<MailSettings>();
    if (!stored->sealedPassword.isNull()) {
        const auto password = m_box.open(stored->sealedPassword);
        if (!password) {
            return Error::of(Code::MailNotConfigured,
                             u"The stored password of the mail server cannot be read, because encryption_secret has changed. "
                             "Enter it again."_s);
        }
        stored->settings.password = QString::fromUtf8(*password);
    }
    return std::optional(std::move(stored->settings));
}

void Outbox::addCommonVariables(const MailSettings &settings, MailVariables &variables) const
{
    variables.insert("app_name", m_identity.appName);
    variables.insert("app_url", appUrl(settings));
    variables.insert("support_email", settings.supportEmail);
}

Result<QByteArray> Outbox::compose(db::Connection &connection, const MailSettings &settings, const MailRow &mail,
                                   MailVariables variables) const
{
    BASALT_TRY(const auto stored, MailStore(connection).findTemplate(mail.type, mail.locale));
    addCommonVariables(settings, variables);
    const MailTexts texts = fillIn(stored && stored->enabled ? stored->texts : builtInTexts(mail.type, mail.locale), variables);
    MailMessage message;
    message.from = {settings.fromName.isEmpty() ? m_identity.appName : settings.fromName, settings.fromEmail};
    message.replyTo = settings.replyTo;
    message.to = QString::fromUtf8(mail.recipient);
    message.subject = texts.subject;
    message.text = texts.text;
    message.html = texts.html;
    // The same in every attempt, so that whoever gets a mail twice can tell.
    message.messageId = mail.id + '@' + wireAddress(settings.fromEmail).split('@').constLast();
    message.dateMs = core::parseTimestamp(mail.createdAt).value_or(m_clock.nowMs());
    return encodeMessage(message);
}

// -- the job -----------------------------------------------------------------------------------------------------------------

Result<MailVariables> Outbox::variablesOf(const MailRow &mail) const
{
    MailVariables variables = variablesFrom(mail.variables);
    const auto secrets = m_box.open(mail.sealed);
    if (!secrets)
        return Error::of(Code::MailRefused, u"Its links cannot be read, because encryption_secret has changed."_s);
    variables.insert(variablesFrom(*secrets));
    return variables;
}

Result<SmtpOutcome> Outbox::deliver(db::Connection &connection, const MailRow &mail, const jobs::JobControl &control) const
{
    BASALT_TRY(const auto variables, variablesOf(mail));
    BASALT_TRY(const auto stored, settings(connection));
    if (!stored || !stored->enabled)
        return Error::of(Code::MailRefused, QString::fromLatin1(kNoSettings));
    BASALT_TRY(const QByteArray message, compose(connection, *stored, mail, variables));
    return sendBySmtp(*stored, QString::fromUtf8(mail.recipient), message, [&control] { return control.isStopping(); });
}

jobs::JobOutcome Outbox::outcomeOf(const MailRow &mail, const Result<SmtpOutcome> &sent) const
{
    using End = jobs::JobOutcome::End;
    jobs::JobOutcome outcome;
    if (!sent) {
        // What cannot be made into a mail will not be one later; all else may pass.
        const Code code = sent.error().code;
        if (code != Code::MailRefused && code != Code::ValidationFailed)
            outcome = trouble(sent.error());
        else
            outcome = {End::Failed, sent.error().message.toUtf8(), {}};
    } else if (sent->end == SmtpOutcome::End::Cancelled) {
        return {End::Released, {}, {}};
    } else if (sent->end != SmtpOutcome::End::Delivered) {
        outcome = {sent->end == SmtpOutcome::End::Later ? End::Retry : End::Failed, sent->reason.toUtf8(), {}};
    }
    outcome.record = [this, id = mail.id, error = outcome.error](db::WriteContext &context, jobs::JobState state) {
        return context.unaudited(kWhyUnaudited, [&](db::Connection &connection) {
            MailStore store(connection);
            if (state == jobs::JobState::Queued)
                return store.noteTrouble(id, error);
            if (state == jobs::JobState::Done)
                return store.endMail(id, "sent", {}, now());
            return store.endMail(id, error == kNoSettings ? "not_sent" : "failed", error, {});
        });
    };
    return outcome;
}

jobs::JobOutcome Outbox::send(db::Database &database, const jobs::Job &job, const jobs::JobControl &control) const
{
    const auto connection = database.openConnection();
    if (!connection)
        return trouble(connection.error());
    const auto mail = MailStore(**connection).findMail(mailOf(job));
    if (!mail)
        return trouble(mail.error());
    if (!*mail || (*mail)->status != "pending")
        return {}; // its account is gone
    if (!(*mail)->notAfter.isNull() && (*mail)->notAfter <= now()) {
        const Error late = Error::of(
            Code::MailRefused,
            u"Its link had expired before it could be sent. The last trouble: %1"_s.arg(QString::fromUtf8((*mail)->error)));
        return outcomeOf(**mail, late);
    }
    return outcomeOf(**mail, deliver(**connection, **mail, control));
}

jobs::JobKind Outbox::sendKind(db::Database &database) const
{
    const auto endAs = [](const char *status, const char *error) {
        return [status, error](db::WriteContext &context, const jobs::Job &job) {
            return context.unaudited(kWhyUnaudited, [&](db::Connection &connection) {
                return MailStore(connection).endMail(mailOf(job), status, error, {});
            });
        };
    };
    const auto revive = [](db::WriteContext &context, const jobs::Job &job) -> Result<void> {
        BASALT_TRY(const bool isOpen, context.unaudited(kWhyUnaudited, [&](db::Connection &connection) {
            return MailStore(connection).reopenMail(mailOf(job));
        }));
        if (!isOpen)
            return Error::of(Code::Conflict, u"This mail cannot be sent again: it is gone, or its links are."_s);
        return {};
    };
    // Longer than the longest time-out of the settings.
    return {.name = kSend,
            .lease = 360s,
            .run = [this, &database](const jobs::Job &job,
                                     const jobs::JobControl &control) { return send(database, job, control); },
            .abandon = endAs("failed", "The server ended in the middle of the last attempt."),
            .cancel = endAs("not_sent", "Cancelled."),
            .revive = revive};
}

jobs::JobKind Outbox::purgeKind() const
{
    const auto run = [this](const jobs::Job &, const jobs::JobControl &) {
        jobs::JobOutcome outcome;
        outcome.record = [this](db::WriteContext &context, jobs::JobState) -> Result<void> {
            const QByteArray before = core::formatTimestamp(m_clock.nowMs() - std::chrono::milliseconds(m_keep).count());
            BASALT_TRY_VOID(context.unaudited(
                kWhyUnaudited, [&](db::Connection &connection) { return MailStore(connection).purge(before, kPurgedAtOnce); }));
            return {};
        };
        return outcome;
    };
    return {.name = kPurge, .run = run, .every = 1h};
}

} // namespace basalt::mail
