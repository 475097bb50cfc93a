// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workpool.h"
#include "mail/mailsettingsservice.h"
#include "mail/outbox.h"

#include <atomic>
#include <optional>

namespace basalt::mail {

/** What is to be changed of a template; what is not set stays. */
struct MailTemplatePatch
{
    std::optional<QString> subject;
    std::optional<QString> html;
    std::optional<QString> text;
    std::optional<bool> enabled;
    db::AuditActor actor;
};

/** A template to be tried out. */
struct MailRenderInput
{
    QByteArray type;
    QByteArray locale;
    MailVariables variables;
    std::optional<QString> subject; ///< instead of the template's
    std::optional<QString> html;
    std::optional<QString> text;
};

/** A test mail. */
struct TestMailInput
{
    QByteArray templateId;
    QString recipient;
    MailVariables variables; ///< over those of sampleVariables()
    db::AuditActor actor;
};

/** Templates, the log and what is tried out, as superadmins see and change them. Thread-safe. */
class MailService
{
public:
    /** All outlive the service. */
    MailService(const Outbox &outbox, const MailSettingsService &server, const core::Clock &clock, core::WorkPool &pool);
    Q_DISABLE_COPY_MOVE(MailService)

    /** Of every type and language: the stored one, or the built-in one. */
    void templates(db::Session &session, db::Completion<QList<MailTemplate>> done);
    /** Ids are `<type>.<locale>`. Code::MailTemplateNotFound. */
    void getTemplate(db::Session &session, const QByteArray &id, db::Completion<MailTemplate> done);
    void putTemplate(db::Session &session, const QByteArray &id, MailTemplatePatch patch, db::Completion<MailTemplate> done);
    /** Back to the built-in one; doing so twice is no error. */
    void restoreTemplate(db::Session &session, const QByteArray &id, const db::AuditActor &actor, db::Completion<void> done);
    /** Code::ValidationFailed. */
    void render(db::Session &session, MailRenderInput input, db::Completion<MailTexts> done);

    /**
     * Sends a mail at once, without the queue, and tells what became of it; it is in the log likewise. Code::MailNotConfigured;
     * Code::Overloaded while another one is on its way.
     */
    void sendTest(db::Session &session, TestMailInput input, db::Completion<MailRow> done);

    /**
     * Connects to a mail server with values of a configuration (see withValues()) over what is stored, and signs in; no mail is
     * sent. Whatever is wrong with them or there is told as a failure.
     */
    void testConnection(db::Session &session, const QJsonObject &values, const db::AuditActor &actor,
                        db::Completion<SmtpTrial> done);

    void list(db::Session &session, MailQuery query, db::Completion<MailPage> done);
    /** Code::MailNotFound. `accountId` null: of whatever account. */
    void get(db::Session &session, const QByteArray &id, const QByteArray &accountId, db::Completion<MailRow> done);

    /** Ends tests that are under way; for the end of the program. */
    void cancelAll() { m_closing = true; }

private:
    struct Test;
    using TestPtr = std::shared_ptr<Test>;

    [[nodiscard]] Result<TestPtr> prepareTest(db::Connection &connection, const TestMailInput &input) const;
    void runTest(db::Session &session, const TestPtr &test, const db::AuditActor &actor, db::Completion<MailRow> done);
    void recordTest(db::Session &session, const TestPtr &test, const db::AuditActor &actor, db::Completion<MailRow> done);
    void runTrial(db::Session &session, MailSettings settings, const db::AuditActor &actor, db::Completion<SmtpTrial> done);
    [[nodiscard]] QByteArray now() const;

    const Outbox &m_outbox;
    const MailSettingsService &m_server;
    const core::Clock &m_clock;
    core::WorkPool &m_pool;
    std::atomic<bool> m_testing = false;
    std::atomic<bool> m_closing = false;
};

/** `<type>.<locale>` */
[[nodiscard]] QByteArray templateId(const MailTemplate &row);

} // namespace basalt::mail
