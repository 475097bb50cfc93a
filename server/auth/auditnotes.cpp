// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/auditnotes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace basalt::auth {

namespace {

QJsonValue jsonOf(const QByteArray &json)
{
    if (json.isNull())
        return QJsonValue::Null;
    return QJsonDocument::fromJson(json).object();
}

struct Field
{
    const char *name;
    QJsonValue (*value)(const User &);
};

QJsonValue listOf(const QList<QByteArray> &texts)
{
    QJsonArray list;
    for (const QByteArray &each : texts)
        list.append(QString::fromUtf8(each));
    return list;
}

struct IdentityField
{
    const char *name;
    QJsonValue (*value)(const Identity &);
};

/** What a provider reports, as the trail shows it. */
constexpr std::array kIdentityFields{
    IdentityField{"subject", [](const Identity &identity) { return auditText(identity.subject); }},
    IdentityField{"object_id", [](const Identity &identity) { return auditText(identity.objectId); }},
    IdentityField{"username", [](const Identity &identity) { return auditText(identity.username); }},
    IdentityField{"email", [](const Identity &identity) { return auditText(identity.email); }},
    IdentityField{"groups", [](const Identity &identity) { return listOf(identity.groups); }},
    IdentityField{"roles", [](const Identity &identity) { return listOf(identity.roles); }},
};

/** What a caller may change, as the trail shows it. */
constexpr std::array kUserFields{
    Field{"email", [](const User &user) { return auditText(user.email); }},
    Field{"display_name", [](const User &user) { return auditText(user.displayName); }},
    Field{"role_id", [](const User &user) { return QJsonValue(user.roleId); }},
    Field{"type", [](const User &user) { return auditText(user.type); }},
    Field{"is_active", [](const User &user) { return QJsonValue(user.isActive); }},
    Field{"is_locked", [](const User &user) { return QJsonValue(user.isLocked); }},
    Field{"can_login", [](const User &user) { return QJsonValue(user.canLogin); }},
    Field{"locked_until", [](const User &user) { return auditText(user.lockedUntil); }},
    Field{"email_verified", [](const User &user) { return QJsonValue(user.emailVerified); }},
    Field{"auth_provider", [](const User &user) { return auditText(user.authProvider); }},
    Field{"auth_provider_name", [](const User &user) { return auditText(user.authProviderName); }},
    Field{"external_id", [](const User &user) { return auditText(user.externalId); }},
    Field{"external_email", [](const User &user) { return auditText(user.externalEmail); }},
    Field{"profile_data", [](const User &user) { return jsonOf(user.profileData); }},
    Field{"preferences", [](const User &user) { return jsonOf(user.preferences); }},
};

} // namespace

db::AuditEvent auditEvent(Code event, const char *operation, const QByteArray &accountId, const db::AuditActor &actor,
                          const char *table, const QByteArray &recordId)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = accountId;
    entry.actor = actor;
    entry.table = table;
    entry.recordId = recordId;
    return entry;
}

db::AuditEvent accountCreated(const Account &account, const db::AuditActor &actor)
{
    db::AuditEvent entry = auditEvent(Code::AccountCreated, "CREATE", account.id, actor, "accounts", account.id);
    entry.changes.append({"account_code", QJsonValue::Undefined, auditText(account.code)});
    entry.changes.append({"slug", QJsonValue::Undefined, auditText(account.slug)});
    entry.changes.append({"name", QJsonValue::Undefined, auditText(account.name)});
    entry.changes.append({"status", QJsonValue::Undefined, auditText(account.status)});
    return entry;
}

db::AuditEvent userCreated(const User &user, Code event, bool hasPassword, const db::AuditActor &actor)
{
    db::AuditEvent entry = auditEvent(event, "CREATE", user.accountId, actor, "users", user.id);
    for (const Field &field : kUserFields) {
        const QJsonValue value = field.value(user);
        if (!value.isNull())
            entry.changes.append({field.name, QJsonValue::Undefined, value});
    }
    if (hasPassword)
        entry.changes.append({"password_hash", QJsonValue::Undefined, QLatin1StringView(kHidden)});
    return entry;
}

db::AuditEvent identityCreated(const Identity &identity, const db::AuditActor &actor)
{
    db::AuditEvent entry =
        auditEvent(Code::IdentityCreated, "CREATE", identity.accountId, actor, "user_identities", identity.userId);
    entry.changes.append({"provider", QJsonValue::Undefined, auditText(identity.provider)});
    for (const IdentityField &field : kIdentityFields) {
        if (const QJsonValue value = field.value(identity); !value.isNull())
            entry.changes.append({field.name, QJsonValue::Undefined, value});
    }
    entry.changes.append({"is_verified", QJsonValue::Undefined, identity.isVerified});
    return entry;
}

QList<db::AuditChange> identityChanges(const Identity &before, const Identity &after)
{
    QList<db::AuditChange> changes;
    for (const IdentityField &field : kIdentityFields) {
        const QJsonValue old = field.value(before);
        const QJsonValue now = field.value(after);
        if (old != now)
            changes.append({field.name, old, now});
    }
    if (!changes.isEmpty()) // which of them it is
        changes.prepend({"provider", auditText(before.provider), auditText(after.provider)});
    return changes;
}

QList<db::AuditChange> userChanges(const User &before, const User &after)
{
    QList<db::AuditChange> changes;
    for (const Field &field : kUserFields) {
        const QJsonValue old = field.value(before);
        const QJsonValue now = field.value(after);
        if (old != now)
            changes.append({field.name, old, now});
    }
    return changes;
}

db::AuditActor actorFor(db::AuditActor actor, const User &user, const QByteArray &authMethod)
{
    actor.userId = user.id;
    actor.email = user.email;
    actor.displayName = user.displayName;
    actor.role = user.roleName;
    actor.authMethod = authMethod;
    return actor;
}

} // namespace basalt::auth
