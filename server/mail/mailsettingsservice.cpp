// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailsettingsservice.h"

#include "core/ids.h"
#include "core/timestamp.h"
#include "mail/mailaudit.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::mail {

namespace {

constexpr char kTable[] = "mail_settings";
constexpr char kHiddenValue[] = "***";

AuditValues auditValuesOf(const MailSettings &settings, const MailLabel &label)
{
    return {{"display_name", label.displayName},
            {"logo_url", label.logoUrl},
            {"priority", label.priority},
            {"enabled", settings.enabled},
            {"host", settings.host},
            {"port", settings.port},
            {"security", QString::fromLatin1(securityName(settings.security))},
            {"verify_certificate", settings.verifyCertificate},
            {"ca_certificate", QString::fromUtf8(settings.caCertificate)},
            {"username", settings.username},
            {"from_email", settings.fromEmail},
            {"from_name", settings.fromName},
            {"reply_to", settings.replyTo},
            {"default_locale", QString::fromLatin1(settings.defaultLocale)},
            {"app_url", settings.appUrl},
            {"support_email", settings.supportEmail},
            {"timeout_seconds", settings.timeoutSeconds}};
}

/** A password is given for one server and one way to it. */
bool leadElsewhere(const MailSettings &before, const MailSettings &after)
{
    return before.host != after.host || before.port != after.port || before.security != after.security
        || before.username != after.username || before.verifyCertificate != after.verifyCertificate
        || before.caCertificate != after.caCertificate;
}

bool hasPassword(const std::optional<MailStore::StoredSettings> &stored)
{
    return stored && !stored->sealedPassword.isNull();
}

/** Everything that is wrong with them and can be told without the stored ones. */
Result<void> check(MailSettings settings, const std::optional<QString> &password)
{
    settings.password = password.value_or(QString());
    QList<FieldError> errors = checkSettings(settings);
    if (password && password->isEmpty() && !settings.username.isEmpty())
        errors.append({u"password"_s, u"A user name needs its password."_s, u"required"_s});
    if (!errors.isEmpty())
        return Error::invalid(errors);
    return {};
}

/** `values` over `settings`, checked. */
Result<MailSettingsInput> inputFrom(const MailSettings &settings, const QJsonObject &values, const db::AuditActor &actor)
{
    BASALT_TRY(auto changed, withValues(settings, values));
    if (const auto checked = check(changed.settings, changed.password); !checked)
        return Error::invalid(asValueErrors(checked.error().fields));
    return MailSettingsInput{std::move(changed.settings), std::move(changed.password), actor};
}

} // namespace

Result<std::optional<ShownMailSettings>> shownSettings(db::Connection &connection)
{
    BASALT_TRY(auto stored, MailStore(connection).settings());
    if (!stored)
        return std::optional<ShownMailSettings>();
    return std::optional(ShownMailSettings{std::move(stored->settings), hasPassword(stored), std::move(stored->label)});
}

void MailSettingsService::settings(db::Session &session, db::Completion<std::optional<ShownMailSettings>> done) const
{
    session.read<std::optional<ShownMailSettings>>(&shownSettings, std::move(done));
}

Result<void> MailSettingsService::checkPassword(const Stored &before, const MailSettingsInput &input)
{
    if (input.settings.username.isEmpty() || input.password)
        return {};
    if (!hasPassword(before))
        return Error::invalid(u"password"_s, u"A user name needs its password."_s, u"required"_s);
    if (leadElsewhere(before->settings, input.settings)) {
        return Error::invalid(
            u"password"_s, u"Give the password again: a stored one only goes to the server it was given for."_s, u"required"_s);
    }
    return {};
}

/** Null: none is stored any more. */
Result<QByteArray> MailSettingsService::sealedPassword(const Stored &before, const MailSettingsInput &input) const
{
    BASALT_TRY_VOID(checkPassword(before, input));
    if (input.settings.username.isEmpty())
        return QByteArray();
    return input.password ? m_outbox.sealPassword(*input.password) : before->sealedPassword;
}

Result<ShownMailSettings> MailSettingsService::write(db::WriteContext &context, const Stored &before,
                                                     const MailSettingsInput &input, const MailLabel &label) const
{
    MailStore store(context.connection());
    MailSettings settings = input.settings;
    settings.updatedAt = core::formatTimestamp(m_clock.nowMs());
    settings.updatedBy = input.actor.userId;
    BASALT_TRY(const QByteArray sealed, sealedPassword(before, input));
    BASALT_TRY_VOID(store.putSettings(settings, sealed));
    BASALT_TRY_VOID(store.putLabel(label));
    db::AuditEvent event = auditEventOf(Code::MailSettingsChanged, before ? "UPDATE" : "CREATE", input.actor, kTable,
                                        core::kSystemAccountId.toByteArray());
    event.changes = changesOf(before ? std::optional(auditValuesOf(before->settings, before->label)) : std::nullopt,
                              auditValuesOf(settings, label));
    if (input.password || hasPassword(before) != !sealed.isNull()) {
        const auto shown = [](bool has) { return has ? QJsonValue(QLatin1StringView(kHiddenValue)) : QJsonValue(); };
        event.changes.append({"password", shown(hasPassword(before)), shown(!sealed.isNull())});
    }
    context.audit(std::move(event));
    return ShownMailSettings{settings, !sealed.isNull(), label};
}

void MailSettingsService::putSettings(db::Session &session, MailSettingsInput input,
                                      db::Completion<ShownMailSettings> done) const
{
    if (const auto checked = check(input.settings, input.password); !checked) {
        done(checked.error());
        return;
    }
    session.write<ShownMailSettings>(
        core::kSystemAccountId.toByteArray(),
        [this, input = std::move(input)](db::WriteContext &context) -> Result<ShownMailSettings> {
            MailStore store(context.connection());
            BASALT_TRY_VOID(store.lockSettings());
            BASALT_TRY(const auto before, store.settings());
            return write(context, before, input, before ? before->label : MailLabel());
        },
        std::move(done));
}

void MailSettingsService::removeSettings(db::Session &session, const db::AuditActor &actor, db::Completion<void> done) const
{
    session.write<void>(
        core::kSystemAccountId.toByteArray(),
        [this, actor](db::WriteContext &context) -> Result<void> {
            constexpr int kNotFound = 404;
            auto removed = removeIn(context, actor);
            if (!removed && removed.error().code == Code::ConfigurationNotFound)
                return Error::of(Code::MailNotConfigured).withStatus(kNotFound);
            return removed;
        },
        std::move(done));
}

// -- as a configuration ------------------------------------------------------------------------------------------------------

Result<ShownMailSettings> MailSettingsService::createIn(db::WriteContext &context, const NewMailConfiguration &given) const
{
    BASALT_TRY(auto input, inputFrom(MailSettings(), given.values, given.actor));
    MailStore store(context.connection());
    BASALT_TRY_VOID(store.lockSettings());
    BASALT_TRY(const auto before, store.settings());
    if (before)
        return Error::of(Code::ConfigurationExists);
    input.settings.enabled = given.enabled;
    return write(context, before, input, given.label);
}

Result<ShownMailSettings> MailSettingsService::changeIn(db::WriteContext &context, const QJsonObject &values,
                                                        const db::AuditActor &actor) const
{
    MailStore store(context.connection());
    BASALT_TRY_VOID(store.lockSettings());
    BASALT_TRY(const auto before, store.settings());
    if (!before)
        return Error::of(Code::ConfigurationNotFound);
    BASALT_TRY(const auto input, inputFrom(before->settings, values, actor));
    return write(context, before, input, before->label);
}

Result<ShownMailSettings> MailSettingsService::enableIn(db::WriteContext &context, bool enabled,
                                                        const db::AuditActor &actor) const
{
    BASALT_TRY(const auto shown, shownSettings(context.connection()));
    if (!shown)
        return Error::of(Code::ConfigurationNotFound);
    if (shown->settings.enabled == enabled)
        return *shown;
    MailStore store(context.connection());
    BASALT_TRY_VOID(store.lockSettings());
    BASALT_TRY(const auto before, store.settings());
    if (!before)
        return Error::of(Code::ConfigurationNotFound);
    MailSettings settings = before->settings;
    settings.enabled = enabled;
    return write(context, before, {settings, std::nullopt, actor}, before->label);
}

Result<void> MailSettingsService::removeIn(db::WriteContext &context, const db::AuditActor &actor) const
{
    BASALT_TRY(const bool removed, MailStore(context.connection()).removeSettings());
    if (!removed)
        return Error::of(Code::ConfigurationNotFound);
    context.audit(auditEventOf(Code::MailSettingsRemoved, "DELETE", actor, kTable, core::kSystemAccountId.toByteArray()));
    return {};
}

Result<MailSettings> MailSettingsService::settingsToTry(db::Connection &connection, const QJsonObject &values) const
{
    BASALT_TRY(const auto stored, MailStore(connection).settings());
    BASALT_TRY(auto input, inputFrom(stored ? stored->settings : MailSettings(), values, {}));
    BASALT_TRY_VOID(checkPassword(stored, input));
    MailSettings settings = std::move(input.settings);
    if (input.password) {
        settings.password = *input.password;
    } else if (!settings.username.isEmpty()) {
        BASALT_TRY(const auto opened, m_outbox.settings(connection));
        if (opened)
            settings.password = opened->password;
    }
    return settings;
}

} // namespace basalt::mail
