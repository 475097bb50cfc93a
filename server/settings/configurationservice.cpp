// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/configurationservice.h"

#include "auth/accountstore.h"
#include "core/ids.h"
#include "mail/mailvalues.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::settings {

namespace {

QByteArray mailId()
{
    return QByteArray(kEmailProviders) + '.' + kSmtp;
}

QByteArray passwordId()
{
    return QByteArray(kAuthProviders) + '.' + kEmailPassword;
}

/** What signing in with a password asks for is among the settings of the server. */
Error nothingToSet(const QJsonObject &values)
{
    QList<FieldError> errors;
    for (const QString &name : values.keys())
        errors.append({name, u"This configuration has no settings; see system_settings.passwords."_s, u"unknown_field"_s});
    return Error::invalid(errors);
}

/** The group that an id names; an empty one, which there is not, for all other ids. */
QByteArray groupOf(const QByteArray &id)
{
    const QByteArray prefix = QByteArray(kSystemSettings) + '.';
    return id.startsWith(prefix) ? id.sliced(prefix.size()) : QByteArray("");
}

Configuration configurationOf(ConfigurationProvider provider, const mail::ShownMailSettings &shown)
{
    provider.displayName = shown.label.displayName;
    return {std::move(provider), shown.settings.enabled, shown.label.priority, shown.label.logoUrl, shown.settings.updatedAt};
}

Result<Configuration> configurationOf(const mail::ShownMailSettings &shown)
{
    BASALT_TRY(auto provider, findProvider(kEmailProviders, kSmtp));
    return configurationOf(std::move(provider), shown);
}

} // namespace

Result<QList<Configuration>> ConfigurationService::all(db::Connection &connection) const
{
    BASALT_TRY(auto groups, m_settings.groupsIn(connection));
    BASALT_TRY(const auto mails, mail::shownSettings(connection));
    QList<Configuration> all;
    for (ConfigurationProvider &provider : configurationProviders()) {
        if (provider.category == kEmailProviders) {
            if (mails)
                all.append(configurationOf(std::move(provider), *mails));
            continue;
        }
        Configuration configuration{.provider = std::move(provider)};
        if (configuration.provider.category == kSystemSettings) {
            const auto group = std::ranges::find(groups, configuration.provider.name, &SettingGroup::name);
            configuration.updatedAt = group->updatedAt();
            configuration.settings = std::move(*group);
        }
        all.append(std::move(configuration));
    }
    return all;
}

Result<Configuration> ConfigurationService::find(db::Connection &connection, const QByteArray &id) const
{
    BASALT_TRY(auto all, this->all(connection));
    for (Configuration &each : all) {
        if (each.provider.id() == id)
            return std::move(each);
    }
    return Error::of(Code::ConfigurationNotFound);
}

void ConfigurationService::list(db::Session &session, const QByteArray &category,
                                db::Completion<QList<Configuration>> done) const
{
    session.read<QList<Configuration>>(
        [this, category](db::Connection &connection) -> Result<QList<Configuration>> {
            BASALT_TRY(auto found, all(connection));
            if (category.isEmpty())
                return found;
            BASALT_TRY_VOID(checkCategory(category));
            erase_if(found, [&](const Configuration &each) { return each.provider.category != category; });
            return found;
        },
        std::move(done));
}

void ConfigurationService::listOfAccount(db::Session &session, const QByteArray &account, const QByteArray &category,
                                         db::Completion<QList<Configuration>> done) const
{
    session.read<QList<Configuration>>(
        [account, category](db::Connection &connection) -> Result<QList<Configuration>> {
            if (!category.isEmpty())
                BASALT_TRY_VOID(checkCategory(category));
            BASALT_TRY(const auto found, auth::AccountStore(connection).find(auth::AccountSelector::parse(account)));
            if (!found)
                return Error::of(Code::AccountNotFound);
            return QList<Configuration>(); // everything is configured for the whole installation
        },
        std::move(done));
}

void ConfigurationService::get(db::Session &session, const QByteArray &id, db::Completion<Configuration> done) const
{
    session.read<Configuration>([this, id](db::Connection &connection) { return find(connection, id); }, std::move(done));
}

void ConfigurationService::values(db::Session &session, const QByteArray &id, db::Completion<QJsonObject> done) const
{
    session.read<QJsonObject>(
        [this, id](db::Connection &connection) -> Result<QJsonObject> {
            if (id == mailId()) {
                BASALT_TRY(const auto shown, mail::shownSettings(connection));
                if (!shown)
                    return Error::of(Code::ConfigurationNotFound);
                return mail::valuesOf(shown->settings, shown->hasPassword);
            }
            BASALT_TRY(const auto configuration, find(connection, id));
            QJsonObject values;
            if (configuration.settings) {
                for (const ShownSetting &setting : configuration.settings->settings)
                    values.insert(QLatin1StringView(setting.info->name), setting.value);
            }
            return values;
        },
        std::move(done));
}

void ConfigurationService::change(db::Session &session, const QByteArray &id, const QJsonObject &values,
                                  const db::AuditActor &actor, db::Completion<SettingsChange> done)
{
    if (id == passwordId())
        return done(nothingToSet(values));
    if (id != mailId())
        return m_settings.change(session, groupOf(id), values, actor, std::move(done));
    session.write<SettingsChange>(
        core::kSystemAccountId.toByteArray(),
        [this, values, actor](db::WriteContext &context) -> Result<SettingsChange> {
            BASALT_TRY_VOID(m_mails.changeIn(context, values, actor));
            SettingsChange change;
            for (const QString &name : values.keys())
                change.atOnce.append(name.toUtf8());
            return change;
        },
        std::move(done));
}

void ConfigurationService::enable(db::Session &session, const QByteArray &id, bool enabled, const db::AuditActor &actor,
                                  db::Completion<Configuration> done) const
{
    if (id == mailId()) {
        session.write<Configuration>(
            core::kSystemAccountId.toByteArray(),
            [this, enabled, actor](db::WriteContext &context) -> Result<Configuration> {
                BASALT_TRY(const auto shown, m_mails.enableIn(context, enabled, actor));
                return configurationOf(shown);
            },
            std::move(done));
        return;
    }
    session.read<Configuration>(
        [this, id, enabled](db::Connection &connection) -> Result<Configuration> {
            BASALT_TRY(auto found, find(connection, id));
            if (!enabled)
                return Error::of(Code::ConfigurationBuiltIn);
            return found;
        },
        std::move(done));
}

void ConfigurationService::create(db::Session &session, NewConfiguration input, db::Completion<Configuration> done) const
{
    const auto provider = findProvider(input.category, input.provider);
    if (!provider || provider->builtIn)
        return done(provider ? Error::of(Code::ConfigurationExists) : provider.error());
    if (const auto errors = mail::checkLabel(input.input.label); !errors.isEmpty())
        return done(Error::invalid(errors));
    session.write<Configuration>(
        core::kSystemAccountId.toByteArray(),
        [this, provider = *provider, input = std::move(input.input)](db::WriteContext &context) -> Result<Configuration> {
            const auto shown = m_mails.createIn(context, input);
            if (!shown)
                return shown.error().inside(u"config"_s);
            return configurationOf(provider, *shown);
        },
        std::move(done));
}

void ConfigurationService::remove(db::Session &session, const QByteArray &id, const db::AuditActor &actor,
                                  db::Completion<void> done) const
{
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [this, id, actor](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const auto found, find(context.connection(), id));
            if (found.provider.builtIn)
                return Error::of(Code::ConfigurationBuiltIn);
            return m_mails.removeIn(context, actor);
        },
        std::move(done));
}

void ConfigurationService::setDefault(db::Session &session, const QByteArray &id, bool isDefault,
                                      db::Completion<Configuration> done) const
{
    session.read<Configuration>(
        [this, id, isDefault](db::Connection &connection) -> Result<Configuration> {
            BASALT_TRY(auto found, find(connection, id));
            if (!isDefault)
                return Error::of(Code::ConfigurationIsDefault);
            return found;
        },
        std::move(done));
}

} // namespace basalt::settings
