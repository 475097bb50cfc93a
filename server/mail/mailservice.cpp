// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailservice.h"

#include "core/ids.h"
#include "core/timestamp.h"
#include "mail/mailaudit.h"

#include <QJsonValue>

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

AuditValues auditValuesOf(const MailTemplate &row)
{
    return {
        {"subject", row.texts.subject}, {"html_body", row.texts.html}, {"text_body", row.texts.text}, {"enabled", row.enabled}};
}

constexpr std::chrono::seconds kTrialTime(10);

/** In one line, with the names of the fields. */
QString textOf(const Error &error)
{
    QStringList faults;
    for (const FieldError &fault : error.fields)
        faults.append(fault.field + u": "_s + fault.message);
    return faults.isEmpty() ? error.message : faults.join(u' ');
}

struct TemplateName
{
    QByteArray type;
    QByteArray locale;
};

Result<TemplateName> parseTemplateId(const QByteArray &id)
{
    const qsizetype dot = id.lastIndexOf('.');
    const TemplateName name{id.first(std::max<qsizetype>(dot, 0)), id.sliced(dot + 1)};
    if (!mailType(name.type) || !isMailLocale(name.locale))
        return Error::of(Code::MailTemplateNotFound);
    return name;
}

Result<MailTemplate> loadTemplate(db::Connection &connection, const TemplateName &name)
{
    BASALT_TRY(auto stored, MailStore(connection).findTemplate(name.type, name.locale));
    if (stored)
        return std::move(*stored);
    MailTemplate row;
    row.type = name.type;
    row.locale = name.locale;
    row.texts = builtInTexts(name.type, name.locale);
    return row;
}

} // namespace

QByteArray templateId(const MailTemplate &row)
{
    return row.type + '.' + row.locale;
}

MailService::MailService(const Outbox &outbox, const MailSettingsService &server, const core::Clock &clock,
                         core::WorkPool &pool)
    : m_outbox(outbox)
    , m_server(server)
    , m_clock(clock)
    , m_pool(pool)
{ }

QByteArray MailService::now() const
{
    return core::formatTimestamp(m_clock.nowMs());
}

// -- templates ---------------------------------------------------------------------------------------------------------------

void MailService::templates(db::Session &session, db::Completion<QList<MailTemplate>> done)
{
    session.read<QList<MailTemplate>>(
        [](db::Connection &connection) -> Result<QList<MailTemplate>> {
            QList<MailTemplate> all;
            for (const MailType &type : mailTypes()) {
                for (const QByteArrayView locale : mailLocales()) {
                    BASALT_TRY(auto row, loadTemplate(connection, {type.name.toByteArray(), locale.toByteArray()}));
                    all.append(std::move(row));
                }
            }
            return all;
        },
        std::move(done));
}

void MailService::getTemplate(db::Session &session, const QByteArray &id, db::Completion<MailTemplate> done)
{
    const auto name = parseTemplateId(id);
    if (!name) {
        done(name.error());
        return;
    }
    session.read<MailTemplate>([name = *name](db::Connection &connection) { return loadTemplate(connection, name); },
                               std::move(done));
}

void MailService::putTemplate(db::Session &session, const QByteArray &id, MailTemplatePatch patch,
                              db::Completion<MailTemplate> done)
{
    const auto name = parseTemplateId(id);
    if (!name) {
        done(name.error());
        return;
    }
    session.write<MailTemplate>(
        core::kSystemAccountId.toByteArray(),
        [this, name = *name, patch = std::move(patch)](db::WriteContext &context) -> Result<MailTemplate> {
            BASALT_TRY(const MailTemplate before, loadTemplate(context.connection(), name));
            MailTemplate after = before;
            after.texts.subject = patch.subject.value_or(before.texts.subject);
            after.texts.html = patch.html.value_or(before.texts.html);
            after.texts.text = patch.text.value_or(before.texts.text);
            after.enabled = patch.enabled.value_or(before.enabled);
            if (const auto errors = checkTexts(*mailType(name.type), after.texts); !errors.isEmpty())
                return Error::invalid(errors);
            const auto changes = changesOf(auditValuesOf(before), auditValuesOf(after));
            if (changes.isEmpty())
                return before;
            after.builtIn = false;
            after.updatedAt = now();
            after.updatedBy = patch.actor.userId;
            BASALT_TRY_VOID(MailStore(context.connection()).putTemplate(after));
            db::AuditEvent event =
                auditEventOf(Code::MailTemplateChanged, "UPDATE", patch.actor, "mail_templates", templateId(after));
            event.changes = changes;
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void MailService::restoreTemplate(db::Session &session, const QByteArray &id, const db::AuditActor &actor,
                                  db::Completion<void> done)
{
    const auto name = parseTemplateId(id);
    if (!name) {
        done(name.error());
        return;
    }
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [name = *name, id, actor](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const bool removed, MailStore(context.connection()).removeTemplate(name.type, name.locale));
            if (removed)
                context.audit(auditEventOf(Code::MailTemplateRestored, "DELETE", actor, "mail_templates", id));
            return {};
        },
        std::move(done));
}

void MailService::render(db::Session &session, MailRenderInput input, db::Completion<MailTexts> done)
{
    session.read<MailTexts>(
        [this, input = std::move(input)](db::Connection &connection) -> Result<MailTexts> {
            const MailType *type = mailType(input.type);
            if (!type)
                return Error::invalid(u"template_type"_s, u"There is no such type of mail."_s, u"not_found"_s);
            if (!isMailLocale(input.locale))
                return Error::invalid(u"locale"_s, u"There are no templates in this language."_s, u"not_found"_s);
            BASALT_TRY(MailTemplate row, loadTemplate(connection, {input.type, input.locale}));
            if (!row.builtIn && !row.enabled)
                row.texts = builtInTexts(input.type, input.locale);
            row.texts.subject = input.subject.value_or(row.texts.subject);
            row.texts.html = input.html.value_or(row.texts.html);
            row.texts.text = input.text.value_or(row.texts.text);
            if (const auto errors = checkTexts(*type, row.texts); !errors.isEmpty())
                return Error::invalid(errors);
            BASALT_TRY(const auto stored, MailStore(connection).settings());
            MailVariables variables;
            m_outbox.addCommonVariables(stored ? stored->settings : MailSettings(), variables);
            variables.insert(input.variables);
            return fillIn(row.texts, variables);
        },
        std::move(done));
}

// -- test mails --------------------------------------------------------------------------------------------------------------

/** A test mail on its way: what it is made of, and what became of it. */
struct MailService::Test
{
    MailSettings settings;
    MailRow mail;
    QByteArray message;
};

Result<MailService::TestPtr> MailService::prepareTest(db::Connection &connection, const TestMailInput &input) const
{
    BASALT_TRY(const TemplateName name, parseTemplateId(input.templateId));
    auto test = std::make_shared<Test>();
    BASALT_TRY(auto settings, m_outbox.settings(connection));
    if (!settings)
        return Error::of(Code::MailNotConfigured);
    test->settings = std::move(*settings);
    MailVariables variables = sampleVariables(name.type);
    m_outbox.addCommonVariables(test->settings, variables);
    variables.insert(input.variables);
    test->mail.id = core::newId();
    test->mail.accountId = core::kSystemAccountId.toByteArray();
    test->mail.type = name.type;
    test->mail.locale = name.locale;
    test->mail.recipient = input.recipient.toUtf8();
    test->mail.variables = variablesJson(variables);
    test->mail.createdAt = now();
    BASALT_TRY(test->message, m_outbox.compose(connection, test->settings, test->mail, variables));
    return test;
}

void MailService::sendTest(db::Session &session, TestMailInput input, db::Completion<MailRow> done)
{
    // A server that keeps silent holds a thread of the pool, which passwords are hashed in as well: never more than one.
    if (m_testing.exchange(true)) {
        done(core::overloadedError());
        return;
    }
    auto finish = [this, done = std::move(done)](Result<MailRow> result) mutable {
        m_testing = false;
        done(std::move(result));
    };
    const db::AuditActor actor = input.actor;
    session.read<TestPtr>(
        [this, input = std::move(input)](db::Connection &connection) { return prepareTest(connection, input); },
        [this, &session, actor, finish = std::move(finish)](Result<TestPtr> test) mutable {
            if (test)
                runTest(session, *test, actor, std::move(finish));
            else
                finish(std::move(test).error());
        });
}

void MailService::runTest(db::Session &session, const TestPtr &test, const db::AuditActor &actor, db::Completion<MailRow> done)
{
    m_pool.run<SmtpOutcome>(
        session.mailbox(),
        [this, test]() -> Result<SmtpOutcome> {
            return sendBySmtp(test->settings, QString::fromUtf8(test->mail.recipient), test->message,
                              [this] { return m_closing.load(); });
        },
        [this, &session, test, actor, done = std::move(done)](Result<SmtpOutcome> sent) mutable {
            if (!sent) {
                done(std::move(sent).error());
                return;
            }
            const bool isDelivered = sent->end == SmtpOutcome::End::Delivered;
            test->mail.status = isDelivered ? "sent" : "failed";
            test->mail.error = isDelivered ? QByteArray() : sent->reason.toUtf8();
            test->mail.sentAt = isDelivered ? now() : QByteArray();
            recordTest(session, test, actor, std::move(done));
        });
}

void MailService::recordTest(db::Session &session, const TestPtr &test, const db::AuditActor &actor,
                             db::Completion<MailRow> done)
{
    session.write<MailRow>(
        test->mail.accountId,
        [mail = test->mail, actor](db::WriteContext &context) -> Result<MailRow> {
            BASALT_TRY_VOID(MailStore(context.connection()).insertMail(mail));
            db::AuditEvent event = auditEventOf(Code::TestMailSent, "CREATE", actor, "mail_messages", mail.id);
            event.changes.append({"recipient_email", QJsonValue::Undefined, QString::fromUtf8(mail.recipient)});
            event.changes.append({"status", QJsonValue::Undefined, QString::fromUtf8(mail.status)});
            context.audit(std::move(event));
            return mail;
        },
        std::move(done));
}

// -- connections -------------------------------------------------------------------------------------------------------------

void MailService::testConnection(db::Session &session, const QJsonObject &values, const db::AuditActor &actor,
                                 db::Completion<SmtpTrial> done)
{
    // As for test mails: a server that keeps silent holds a thread of the pool.
    if (m_testing.exchange(true))
        return done(SmtpTrial{false, u"Another test is under way; try again when it is over."_s});
    auto finish = [this, done = std::move(done)](Result<SmtpTrial> result) mutable {
        m_testing = false;
        done(std::move(result));
    };
    session.read<MailSettings>(
        [this, values](db::Connection &connection) { return m_server.settingsToTry(connection, values); },
        [this, &session, actor, finish = std::move(finish)](Result<MailSettings> settings) mutable {
            if (settings)
                runTrial(session, std::move(*settings), actor, std::move(finish));
            else if (settings.error().code == Code::ValidationFailed || settings.error().code == Code::MailNotConfigured)
                finish(SmtpTrial{false, textOf(settings.error())});
            else
                finish(std::move(settings).error());
        });
}

void MailService::runTrial(db::Session &session, MailSettings settings, const db::AuditActor &actor,
                           db::Completion<SmtpTrial> done)
{
    db::AuditEvent event =
        auditEventOf(Code::MailConnectionTested, "TEST", actor, "mail_settings", core::kSystemAccountId.toByteArray());
    event.changes.append({"host", QJsonValue::Undefined, settings.host});
    event.changes.append({"port", QJsonValue::Undefined, settings.port});
    event.changes.append({"security", QJsonValue::Undefined, QString::fromLatin1(securityName(settings.security))});
    m_pool.run<SmtpTrial>(
        session.mailbox(),
        [this, settings = std::move(settings)]() -> Result<SmtpTrial> {
            return trySmtp(settings, kTrialTime, [this] { return m_closing.load(); });
        },
        [&session, event = std::move(event), done = std::move(done)](Result<SmtpTrial> trial) mutable {
            if (!trial)
                return done(std::move(trial).error());
            event.changes.append({"success", QJsonValue::Undefined, trial->success});
            session.write<SmtpTrial>(
                core::kSystemAccountId.toByteArray(),
                [event = std::move(event), trial = std::move(*trial)](db::WriteContext &context) -> Result<SmtpTrial> {
                    context.audit(event);
                    return trial;
                },
                std::move(done));
        });
}

// -- the log -----------------------------------------------------------------------------------------------------------------

void MailService::list(db::Session &session, MailQuery query, db::Completion<MailPage> done)
{
    session.read<MailPage>([query = std::move(query)](db::Connection &connection) { return MailStore(connection).list(query); },
                           std::move(done));
}

void MailService::get(db::Session &session, const QByteArray &id, const QByteArray &accountId, db::Completion<MailRow> done)
{
    session.read<MailRow>(
        [id, accountId](db::Connection &connection) -> Result<MailRow> {
            BASALT_TRY(auto mail, MailStore(connection).findMail(id, accountId));
            if (!mail)
                return Error::of(Code::MailNotFound);
            return std::move(*mail);
        },
        std::move(done));
}

} // namespace basalt::mail
