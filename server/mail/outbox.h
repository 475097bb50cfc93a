// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/secretbox.h"
#include "db/database.h"
#include "jobs/job.h"
#include "jobs/jobqueue.h"
#include "mail/linkbase.h"
#include "mail/mailstore.h"
#include "mail/smtpclient.h"

namespace basalt::mail {

/** A mail that is to be sent. */
struct MailDraft
{
    QByteArray accountId;
    QByteArray type;   ///< of mailTypes()
    QByteArray locale; ///< null: the default of the settings
    QString recipient;
    MailVariables variables; ///< those that every mail has are added when it is sent
    QByteArray notAfter;     ///< RFC 3339; when its links end, a mail is no use any more
};

/** What there is to send with at the moment. */
struct MailSituation
{
    bool canSend = false; ///< a mail server is set up
    QString appUrl;       ///< what links begin with
};

/** What the installation is called and where it is, for the texts of mails. */
struct MailIdentity
{
    QString appName;
    const LinkBase &linkBase;
};

/**
 * Mails on their way out. A mail is put here in the transaction of what it tells of, so it goes out exactly if that was
 * committed; a job then sends it, and tries again while the server is away. Values that are secret are sealed in the database
 * until the mail is over and never stand in its log. Thread-safe.
 */
class Outbox
{
public:
    /** All outlive the outbox. `secret` is that of the settings. */
    Outbox(const jobs::JobQueue &queue, const core::Clock &clock, MailIdentity identity, QByteArrayView secret,
           std::chrono::hours keep);
    Q_DISABLE_COPY_MOVE(Outbox)

    [[nodiscard]] Result<MailSituation> situation(db::Connection &connection) const;
    /** Queues a mail; without a mail server it is only noted, as `not_sent`. The value is its id. */
    [[nodiscard]] Result<QByteArray> post(db::WriteContext &context, const MailDraft &draft) const;

    /** The settings with the password, as they are sent with. Nothing: there are none. */
    [[nodiscard]] Result<std::optional<MailSettings>> settings(db::Connection &connection) const;
    [[nodiscard]] QByteArray sealPassword(const QString &password) const { return m_box.seal(password.toUtf8()); }
    /** The mail that a template and values make. */
    [[nodiscard]] Result<QByteArray> compose(db::Connection &connection, const MailSettings &settings, const MailRow &mail,
                                             MailVariables variables) const;
    /** What every mail has, by what is set. */
    void addCommonVariables(const MailSettings &settings, MailVariables &variables) const;

    /** The jobs that send mails and forget old ones; for the runner. `database` outlives it. */
    [[nodiscard]] jobs::JobKind sendKind(db::Database &database) const;
    [[nodiscard]] jobs::JobKind purgeKind() const;

private:
    [[nodiscard]] QString appUrl(const MailSettings &settings) const;
    [[nodiscard]] jobs::JobOutcome send(db::Database &database, const jobs::Job &job, const jobs::JobControl &control) const;
    [[nodiscard]] Result<SmtpOutcome> deliver(db::Connection &connection, const MailRow &mail,
                                              const jobs::JobControl &control) const;
    [[nodiscard]] Result<MailVariables> variablesOf(const MailRow &mail) const;
    [[nodiscard]] jobs::JobOutcome outcomeOf(const MailRow &mail, const Result<SmtpOutcome> &sent) const;
    [[nodiscard]] QByteArray now() const;

    const jobs::JobQueue &m_queue;
    const core::Clock &m_clock;
    const MailIdentity m_identity;
    const core::SecretBox m_box;
    const std::chrono::hours m_keep;
};

/** The variables of a mail as JSON. */
[[nodiscard]] QByteArray variablesJson(const MailVariables &variables);
[[nodiscard]] MailVariables variablesFrom(const QByteArray &json);

} // namespace basalt::mail
