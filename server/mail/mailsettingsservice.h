// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/mailvalues.h"
#include "mail/outbox.h"

namespace basalt::mail {

/** Settings as somebody gives them. */
struct MailSettingsInput
{
    MailSettings settings;           ///< its password is not looked at
    std::optional<QString> password; ///< none: the stored one stays
    db::AuditActor actor;
};

/** The mail server as a configuration that is to be made. */
struct NewMailConfiguration
{
    QJsonObject values; ///< see withValues()
    MailLabel label;
    bool enabled = true;
    db::AuditActor actor;
};

/** Settings with what belongs to them and is never shown. */
struct ShownMailSettings
{
    MailSettings settings; ///< without the password
    bool hasPassword = false;
    MailLabel label = {};
};

/** The mail server that an installation sends by, as superadmins see and change it. Thread-safe. */
class MailSettingsService
{
public:
    /** Both outlive the service. */
    MailSettingsService(const Outbox &outbox, const core::Clock &clock) : m_outbox(outbox), m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(MailSettingsService)

    /** Nothing: none were made. */
    void settings(db::Session &session, db::Completion<std::optional<ShownMailSettings>> done) const;
    /** Code::ValidationFailed; also where a stored password would go to another server than it was given for. */
    void putSettings(db::Session &session, MailSettingsInput input, db::Completion<ShownMailSettings> done) const;
    /** Code::MailNotConfigured, answered 404, if there are none. */
    void removeSettings(db::Session &session, const db::AuditActor &actor, db::Completion<void> done) const;

    /** The same as a configuration. Code::ConfigurationExists; Code::ValidationFailed. */
    [[nodiscard]] Result<ShownMailSettings> createIn(db::WriteContext &context, const NewMailConfiguration &input) const;
    /** Values that are not named stay. Code::ConfigurationNotFound; Code::ValidationFailed. */
    [[nodiscard]] Result<ShownMailSettings> changeIn(db::WriteContext &context, const QJsonObject &values,
                                                     const db::AuditActor &actor) const;
    /** Whether mails are sent. Code::ConfigurationNotFound. */
    [[nodiscard]] Result<ShownMailSettings> enableIn(db::WriteContext &context, bool enabled,
                                                     const db::AuditActor &actor) const;
    /** Code::ConfigurationNotFound. */
    [[nodiscard]] Result<void> removeIn(db::WriteContext &context, const db::AuditActor &actor) const;

    /**
     * What changeIn() would make of the stored settings, or createIn() without any, with the password. For a connection that
     * is tried out; Code::ValidationFailed, also where a stored password would go to another server.
     */
    [[nodiscard]] Result<MailSettings> settingsToTry(db::Connection &connection, const QJsonObject &values) const;

private:
    using Stored = std::optional<MailStore::StoredSettings>;

    [[nodiscard]] Result<ShownMailSettings> write(db::WriteContext &context, const Stored &before,
                                                  const MailSettingsInput &input, const MailLabel &label) const;
    /** Whether the settings have what they need to sign in. */
    [[nodiscard]] static Result<void> checkPassword(const Stored &before, const MailSettingsInput &input);
    [[nodiscard]] Result<QByteArray> sealedPassword(const Stored &before, const MailSettingsInput &input) const;

    const Outbox &m_outbox;
    const core::Clock &m_clock;
};

/** What is stored, as it may be shown. Nothing: none were made. */
[[nodiscard]] Result<std::optional<ShownMailSettings>> shownSettings(db::Connection &connection);

} // namespace basalt::mail
