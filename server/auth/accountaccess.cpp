// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/accountaccess.h"

#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/ids.h"

namespace basalt::auth {

namespace {

/** What the role `admin` begins with: managing people, not reading their records. */
constexpr const char *kAdminPermissions[] = {"users", "groups", "permissions", "permission_sets", "resources",
                                             "mfa",   "events", "languages",   "translations",    "tokens"};

} // namespace

Result<void> giveRoleSet(db::WriteContext &context, const QByteArray &accountId, const Role &role, const QByteArray &now,
                         const db::AuditActor &actor)
{
    db::Connection &connection = context.connection();
    const QByteArray id = core::newId();
    BASALT_TRY_VOID(
        connection.execute("INSERT INTO permission_sets (id, account_id, code, name, description, kind, role_id, is_system, "
                           "created_at, created_by, "
                           "updated_at, updated_by) VALUES ($1, $2, $3, $3, $4, 'role', $5, $6, $7, $8, $7, $8)",
                           {id, accountId, role.name, role.description, role.id, true, now, db::textOrNull(actor.userId)}));
    db::AuditEvent event = auditEvent(Code::PermissionSetCreated, "CREATE", accountId, actor, "permission_sets", id);
    event.changes.append({"code", QJsonValue::Undefined, auditText(role.name)});
    event.changes.append({"role_id", QJsonValue::Undefined, QJsonValue(role.id)});
    context.audit(std::move(event));
    if (role.id != kAdminRole)
        return {};
    for (const QByteArray code : kAdminPermissions) {
        BASALT_TRY_VOID(connection.execute("INSERT INTO permission_set_entries (set_id, permission_id) "
                                           "SELECT $1, id FROM permissions WHERE code = $2",
                                           {id, code}));
    }
    return {};
}

Result<void> giveRoleSets(db::WriteContext &context, const QByteArray &accountId, const QByteArray &now,
                          const db::AuditActor &actor)
{
    BASALT_TRY(const QList<Role> roles, UserStore(context.connection()).roles());
    for (const Role &role : roles)
        BASALT_TRY_VOID(giveRoleSet(context, accountId, role, now, actor));
    return {};
}

Result<void> giveGroupPermission(db::WriteContext &context, const QByteArray &accountId, const QByteArray &groupId,
                                 const QByteArray &permission, const QByteArray &now, const db::AuditActor &actor)
{
    const QByteArray id = core::newId();
    BASALT_TRY_VOID(context.connection().execute(
        "INSERT INTO permission_assignments (id, account_id, group_id, permission_id, created_at, created_by) "
        "SELECT $1, $2, $3, id, $4, $5 FROM permissions WHERE code = $6",
        {id, accountId, groupId, now, db::textOrNull(actor.userId), permission}));
    db::AuditEvent event = auditEvent(Code::PermissionAssigned, "CREATE", accountId, actor, "permission_assignments", id);
    event.changes.append({"group_id", QJsonValue::Undefined, auditText(groupId)});
    event.changes.append({"permission", QJsonValue::Undefined, auditText(permission)});
    context.audit(std::move(event));
    return {};
}

Result<void> joinDefaultGroups(db::WriteContext &context, const User &user, const db::AuditActor &actor)
{
    QList<QByteArray> groups;
    {
        BASALT_TRY(auto rows,
                   context.connection().query("SELECT id FROM groups WHERE account_id = $1 AND is_default = $2 "
                                              "AND is_active = $2 ORDER BY id",
                                              {user.accountId, true}));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            groups.append(rows.string(0));
        }
    }
    for (const QByteArray &group : std::as_const(groups)) {
        BASALT_TRY_VOID(context.connection().execute(
            "INSERT INTO group_members (group_id, user_id, source, created_at, created_by) VALUES ($1, $2, 'default', $3, $4)",
            {group, user.id, user.createdAt, db::textOrNull(actor.userId)}));
        db::AuditEvent event = auditEvent(Code::GroupMemberAdded, "CREATE", user.accountId, actor, "group_members", group);
        event.changes.append({"user_id", QJsonValue::Undefined, auditText(user.id)});
        event.changes.append({"source", QJsonValue::Undefined, QLatin1StringView("default")});
        context.audit(std::move(event));
    }
    return {};
}

} // namespace basalt::auth
