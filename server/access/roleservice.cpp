// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/roleservice.h"

#include "auth/accountaccess.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

Result<auth::Role> roleOf(db::Connection &connection, qint64 id)
{
    BASALT_TRY(const auto role, auth::UserStore(connection).role(id));
    if (!role)
        return Error::of(Code::RoleNotFound);
    return *role;
}

/** Roles belong to the installation, so their changes stand in the system account's trail. */
db::AuditEvent roleEvent(Code event, const char *operation, qint64 id, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, "roles", QByteArray::number(id));
}

Result<bool> isTaken(db::Connection &connection, const QByteArray &name, qint64 exceptId)
{
    BASALT_TRY(auto rows, connection.query("SELECT 1 FROM roles WHERE name = $1 AND id <> $2", {name, exceptId}));
    return rows.next();
}

Result<QList<QByteArray>> allAccounts(db::Connection &connection)
{
    BASALT_TRY(auto rows, connection.query("SELECT id FROM accounts ORDER BY id"));
    QList<QByteArray> ids;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.string(0));
    }
}

bool isSystemRole(qint64 id)
{
    return id == auth::kAdminRole || id == auth::kUserRole;
}

} // namespace

void RoleService::list(db::Session &session, db::Completion<QList<auth::Role>> done)
{
    session.read<QList<auth::Role>>([](db::Connection &connection) { return auth::UserStore(connection).roles(); },
                                    std::move(done));
}

void RoleService::get(db::Session &session, qint64 id, db::Completion<auth::Role> done)
{
    session.read<auth::Role>([id](db::Connection &connection) { return roleOf(connection, id); }, std::move(done));
}

void RoleService::create(db::Session &session, const RoleInput &input, db::AuditActor actor, db::Completion<auth::Role> done)
{
    session.write<auth::Role>(
        {},
        [parts = m_parts, name = input.name.trimmed().toUtf8(), actor = std::move(actor),
         description = input.description.value_or(QString()).trimmed().toUtf8(),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<auth::Role> {
            db::Connection &connection = context.connection();
            // No account is made meanwhile without the new role, and no other role at the same time.
            BASALT_TRY_VOID(auth::AccountStore(connection).lockCodes());
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            BASALT_TRY(const bool taken, isTaken(connection, name, 0));
            if (taken)
                return Error::of(Code::NameTaken);
            auth::Role role{0, name, description};
            {
                BASALT_TRY(auto rows, connection.query("UPDATE role_numbers SET last = last + 1 RETURNING last", {}));
                BASALT_TRY_VOID(rows.next());
                role.id = rows.integer(0);
            }
            BASALT_TRY_VOID(connection.execute("INSERT INTO roles (id, name, description) VALUES ($1, $2, $3)",
                                               {role.id, name, description}));
            db::AuditEvent event = roleEvent(Code::RoleCreated, "CREATE", role.id, actor);
            event.changes.append({"name", QJsonValue::Undefined, auth::auditText(name)});
            event.changes.append({"description", QJsonValue::Undefined, auth::auditText(description)});
            context.audit(std::move(event));
            BASALT_TRY(const auto accounts, allAccounts(connection));
            for (const QByteArray &account : accounts)
                BASALT_TRY_VOID(auth::giveRoleSet(context, account, role, now, actor));
            return role;
        },
        std::move(done));
}

void RoleService::update(db::Session &session, qint64 id, const RoleInput &input, db::AuditActor actor,
                         db::Completion<auth::Role> done)
{
    session.write<auth::Role>(
        {},
        [parts = m_parts, id, name = input.name.trimmed().toUtf8(), description = input.description,
         actor = std::move(actor)](db::WriteContext &context) -> Result<auth::Role> {
            db::Connection &connection = context.connection();
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            BASALT_TRY(const auth::Role before, roleOf(connection, id));
            auth::Role after{id, name, description ? description->trimmed().toUtf8() : before.description};
            if (isSystemRole(id) && after.name != before.name)
                return Error::of(Code::RoleIsSystem, u"The roles admin and user keep their names."_s);
            BASALT_TRY(const bool taken, isTaken(connection, name, id));
            if (taken)
                return Error::of(Code::NameTaken);
            db::AuditEvent event = roleEvent(Code::RoleUpdated, "UPDATE", id, actor);
            if (after.name != before.name)
                event.changes.append({"name", auth::auditText(before.name), auth::auditText(after.name)});
            if (after.description != before.description) {
                event.changes.append({"description", auth::auditText(before.description), auth::auditText(after.description)});
            }
            if (event.changes.isEmpty())
                return before;
            BASALT_TRY_VOID(connection.execute("UPDATE roles SET name = $2, description = $3 WHERE id = $1",
                                               {id, after.name, after.description}));
            BASALT_TRY_VOID(connection.execute(
                "UPDATE permission_sets SET code = $2, name = CASE WHEN name = $3 THEN $2 ELSE name END WHERE role_id = $1",
                {id, after.name, before.name}));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void RoleService::remove(db::Session &session, qint64 id, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        {},
        [parts = m_parts, id, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            db::Connection &connection = context.connection();
            BASALT_TRY_VOID(AccessChange::beginEverywhere(context, parts));
            BASALT_TRY(const auth::Role role, roleOf(connection, id));
            if (isSystemRole(id))
                return Error::of(Code::RoleIsSystem);
            {
                BASALT_TRY(auto rows, connection.query("SELECT 1 FROM users WHERE role_id = $1 LIMIT 1", {id}));
                BASALT_TRY(const bool used, rows.next());
                if (used)
                    return Error::of(Code::RoleInUse);
            }
            BASALT_TRY_VOID(connection.execute("DELETE FROM permission_sets WHERE role_id = $1", {id}));
            BASALT_TRY_VOID(connection.execute("DELETE FROM roles WHERE id = $1", {id}));
            db::AuditEvent event = roleEvent(Code::RoleDeleted, "DELETE", id, actor);
            event.changes.append({"name", auth::auditText(role.name), QJsonValue::Undefined});
            event.changes.append({"description", auth::auditText(role.description), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

} // namespace basalt::access
