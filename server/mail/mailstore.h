// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"
#include "mail/mailsettings.h"
#include "mail/mailtemplates.h"

#include <optional>

namespace basalt::mail {

/** A mail and what became of it. Instants are RFC 3339. */
struct MailRow
{
    QByteArray id;
    QByteArray accountId;
    QByteArray type;
    QByteArray locale;
    QByteArray recipient;
    QByteArray status = "pending"; ///< `pending`, `sent`, `failed`, `not_sent`
    QByteArray error;              ///< null: none
    QByteArray variables;          ///< JSON object, without secrets
    QByteArray sealed;             ///< null once the mail is over
    QByteArray createdAt;
    QByteArray notAfter; ///< null: whenever
    QByteArray sentAt;
};

/** Which mails to list, newest first. Null: all. */
struct MailQuery
{
    QByteArray accountId;
    QByteArray status;
    QByteArray type;
    QByteArray from;  ///< made at or after
    QByteArray until; ///< made before
    qint64 offset = 0;
    qint64 limit = 25;
};

struct MailPage
{
    QList<MailRow> items;
    qint64 total = 0;
};

/** A template as it is used. */
struct MailTemplate
{
    QByteArray type;
    QByteArray locale;
    MailTexts texts;
    bool enabled = true;
    bool builtIn = true;  ///< nobody has stored one
    QByteArray updatedAt; ///< null: never
    QByteArray updatedBy;
};

/** The SQL of `mail_settings`, `mail_templates` and `mail_messages`. Lives as long as one job of its connection. */
class MailStore
{
public:
    explicit MailStore(db::Connection &connection) : m_connection(connection) { }

    struct StoredSettings
    {
        MailSettings settings;     ///< without the password
        QByteArray sealedPassword; ///< null: none
        MailLabel label;
    };
    /** Lets no other change begin until the transaction ends: what is changed depends on what there is. */
    [[nodiscard]] Result<void> lockSettings();
    /** Of the whole installation. */
    [[nodiscard]] Result<std::optional<StoredSettings>> settings();
    [[nodiscard]] Result<void> putSettings(const MailSettings &settings, const QByteArray &sealedPassword);
    /** Of settings that are there. */
    [[nodiscard]] Result<void> putLabel(const MailLabel &label);
    /** False: there were none. */
    [[nodiscard]] Result<bool> removeSettings();

    /** Stored templates only. */
    [[nodiscard]] Result<QList<MailTemplate>> templates();
    [[nodiscard]] Result<std::optional<MailTemplate>> findTemplate(const QByteArray &type, const QByteArray &locale);
    [[nodiscard]] Result<void> putTemplate(const MailTemplate &row);
    [[nodiscard]] Result<bool> removeTemplate(const QByteArray &type, const QByteArray &locale);

    [[nodiscard]] Result<void> insertMail(const MailRow &row);
    /** `accountId` null: of whatever account. */
    [[nodiscard]] Result<std::optional<MailRow>> findMail(const QByteArray &id, const QByteArray &accountId = {});
    [[nodiscard]] Result<MailPage> list(const MailQuery &query);
    /** Ends a mail that is pending and forgets its secrets, but for one that failed: that may be tried again. */
    [[nodiscard]] Result<void> endMail(const QByteArray &id, const QByteArray &status, const QByteArray &error,
                                       const QByteArray &sentAt);
    /** Makes one that failed pending again; false if it is none. */
    [[nodiscard]] Result<bool> reopenMail(const QByteArray &id);
    /** Why the last attempt failed, of a mail that stays pending. */
    [[nodiscard]] Result<void> noteTrouble(const QByteArray &id, const QByteArray &error);
    /** Removes up to `atMost` mails that are over and were made before `before`. */
    [[nodiscard]] Result<qint64> purge(const QByteArray &before, qint64 atMost);

private:
    db::Connection &m_connection;
};

} // namespace basalt::mail
