// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mail/mailsettingsservice.h"
#include "settings/configurationcatalogue.h"
#include "settings/settingsservice.h"

namespace basalt::settings {

/** What is configured of a provider. */
struct Configuration
{
    ConfigurationProvider provider; ///< its display name is that of this configuration
    bool enabled = true;
    qint64 priority = 0;
    QString logoUrl = {};                      ///< empty: none
    QByteArray updatedAt = {};                 ///< null: never
    std::optional<SettingGroup> settings = {}; ///< of `system_settings`
};

/** A configuration that is to be made. */
struct NewConfiguration
{
    QByteArray category;
    QByteArray provider;
    mail::NewMailConfiguration input;
};

/**
 * What superadmins configure, by category and provider: the settings of the server, the mail server, and how people sign in.
 * Keeps nothing itself; whoever owns a setting does. Each provider has one configuration, whose id is `<category>.<provider>`
 * and which is the default of its category. Thread-safe; completions run on the session's thread.
 */
class ConfigurationService
{
public:
    /** Both outlive the service. */
    ConfigurationService(SettingsService &settings, const mail::MailSettingsService &mails)
        : m_settings(settings)
        , m_mails(mails)
    { }
    Q_DISABLE_COPY_MOVE(ConfigurationService)

    /** `category` empty: all. Code::ValidationFailed. */
    void list(db::Session &session, const QByteArray &category, db::Completion<QList<Configuration>> done) const;
    /** Those that an account has of its own. Code::AccountNotFound; Code::ValidationFailed. */
    void listOfAccount(db::Session &session, const QByteArray &account, const QByteArray &category,
                       db::Completion<QList<Configuration>> done) const;
    /** Code::ConfigurationNotFound, as for all that take an id. */
    void get(db::Session &session, const QByteArray &id, db::Completion<Configuration> done) const;
    /** Secrets are bullets. */
    void values(db::Session &session, const QByteArray &id, db::Completion<QJsonObject> done) const;
    /** Null sets back to the default, bullets keep a secret. Code::ValidationFailed naming what cannot be so. */
    void change(db::Session &session, const QByteArray &id, const QJsonObject &values, const db::AuditActor &actor,
                db::Completion<SettingsChange> done);
    /** Code::ConfigurationBuiltIn for what is always on. */
    void enable(db::Session &session, const QByteArray &id, bool enabled, const db::AuditActor &actor,
                db::Completion<Configuration> done) const;
    /** Code::ConfigurationExists; Code::ValidationFailed. */
    void create(db::Session &session, NewConfiguration input, db::Completion<Configuration> done) const;
    /** Code::ConfigurationBuiltIn. */
    void remove(db::Session &session, const QByteArray &id, const db::AuditActor &actor, db::Completion<void> done) const;
    /** Code::ConfigurationIsDefault: with one provider in a category there is no other to take its place. */
    void setDefault(db::Session &session, const QByteArray &id, bool isDefault, db::Completion<Configuration> done) const;

private:
    [[nodiscard]] Result<QList<Configuration>> all(db::Connection &connection) const;
    [[nodiscard]] Result<Configuration> find(db::Connection &connection, const QByteArray &id) const;

    SettingsService &m_settings;
    const mail::MailSettingsService &m_mails;
};

} // namespace basalt::settings
