// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/assignmentservice.h"

#include "access/groupstore.h"
#include "access/permissionsetstore.h"
#include "access/permissionstore.h"
#include "auth/auditnotes.h"
#include "auth/sqltext.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

constexpr char kAssignPermission[] = "permission_sets.assign";

constexpr char kAssignmentColumns[] = "SELECT x.id, x.account_id, x.user_id, u.email, x.group_id, g.code, x.set_id, s.code, "
                                      "p.code, x.ends_at, x.created_at, x.created_by";
constexpr char kAssignmentTables[] =
    " FROM permission_assignments x LEFT JOIN users u ON u.id = x.user_id LEFT JOIN groups g ON g.id = x.group_id "
    "LEFT JOIN permission_sets s ON s.id = x.set_id LEFT JOIN permissions p ON p.id = x.permission_id";

Assignment readAssignment(const db::Rows &rows)
{
    Assignment assignment;
    assignment.id = rows.string(0);
    assignment.accountId = rows.string(1);
    assignment.userId = rows.string(2);
    assignment.userEmail = rows.string(3);
    assignment.groupId = rows.string(4);
    assignment.groupCode = rows.string(5);
    assignment.setId = rows.string(6);
    assignment.setCode = rows.string(7);
    assignment.permission = rows.string(8);
    assignment.endsAt = rows.timestamp(9);
    assignment.createdAt = rows.timestamp(10);
    assignment.createdBy = rows.string(11);
    return assignment;
}

Result<std::optional<Assignment>> findAssignment(db::Connection &connection, const auth::WhereBuilder &where)
{
    BASALT_TRY(auto rows,
               connection.query(QByteArray(QByteArray(kAssignmentColumns) + kAssignmentTables + where.sql()), where.binds()));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readAssignment(rows)) : std::nullopt;
}

/** By id, in the account; `accountId` null: in whatever account. */
Result<Assignment> assignmentOf(db::Connection &connection, const QByteArray &id, const QByteArray &accountId)
{
    auth::WhereBuilder where("1 = 1");
    where.add("x.id = " + where.bind(id));
    if (!accountId.isNull())
        where.add("x.account_id = " + where.bind(accountId));
    BASALT_TRY(auto found, findAssignment(connection, where));
    if (!found)
        return Error::of(Code::AssignmentNotFound);
    return std::move(*found);
}

/** The account of the target; who is not in the caller's sight does not exist. */
Result<QByteArray> accountOfTarget(db::Connection &connection, const auth::Principal &caller, const NewAssignment &input)
{
    const QByteArray sight = sightOf(caller);
    if (!input.userId.isNull()) {
        BASALT_TRY(const auto user, auth::UserStore(connection).find(input.userId, sight));
        return user ? Result<QByteArray>(user->accountId) : Error::of(Code::UserNotFound);
    }
    BASALT_TRY(const auto group, GroupStore(connection).find(input.groupId, sight));
    return group ? Result<QByteArray>(group->accountId) : Error::of(Code::GroupNotFound);
}

/** What is given, and all that it holds. */
struct Gift
{
    QByteArray setId;
    QByteArray permissionId;
    QByteArray permission; ///< its code
    QList<QByteArray> codes;
};

Result<Gift> giftOf(db::Connection &connection, const NewAssignment &input, const QByteArray &accountId)
{
    Gift gift;
    if (!input.setId.isNull()) {
        BASALT_TRY(const auto set, PermissionSetStore(connection).find(input.setId, accountId));
        if (!set)
            return Error::of(Code::PermissionSetNotFound);
        if (!set->isAssignable)
            return Error::of(Code::PermissionSetNotAssignable);
        gift.setId = set->id;
        gift.codes = set->permissions;
        return gift;
    }
    BASALT_TRY(const auto permission, PermissionStore(connection).find(input.permission));
    if (!permission)
        return Error::of(Code::PermissionNotFound);
    if (!permission->isAssignable)
        return Error::of(Code::PermissionNotAssignable);
    gift.permissionId = permission->id;
    gift.permission = permission->code;
    gift.codes = {permission->code};
    return gift;
}

db::AuditEvent assignmentEvent(Code event, const char *operation, const Assignment &assignment, const db::AuditActor &actor)
{
    db::AuditEvent entry =
        auth::auditEvent(event, operation, assignment.accountId, actor, "permission_assignments", assignment.id);
    const bool isGiven = event == Code::PermissionAssigned;
    const auto add = [&](const char *field, const QByteArray &value) {
        if (value.isNull())
            return;
        const QJsonValue text = auth::auditText(value);
        entry.changes.append(
            {field, isGiven ? QJsonValue(QJsonValue::Undefined) : text, isGiven ? text : QJsonValue(QJsonValue::Undefined)});
    };
    add("user_id", assignment.userId);
    add("group_id", assignment.groupId);
    add("permission_set_id", assignment.setId);
    add("permission_set", assignment.setCode);
    add("permission", assignment.permission);
    add("ends_at", assignment.endsAt);
    return entry;
}

/** Gives it, or gives it until another time. */
Result<Assignment> give(db::WriteContext &context, const Giving &giving, const NewAssignment &input, const Gift &gift,
                        const QByteArray &accountId)
{
    db::Connection &connection = context.connection();
    auth::WhereBuilder where("1 = 1");
    where.add("x.account_id = " + where.bind(accountId));
    where.add(QByteArray(input.userId.isNull() ? "x.group_id = " : "x.user_id = ")
              + where.bind(input.userId.isNull() ? input.groupId : input.userId));
    where.add(QByteArray(gift.setId.isNull() ? "x.permission_id = " : "x.set_id = ")
              + where.bind(gift.setId.isNull() ? gift.permissionId : gift.setId));
    BASALT_TRY(const auto known, findAssignment(connection, where));
    if (known && known->endsAt == input.endsAt)
        return *known;
    if (known) {
        BASALT_TRY_VOID(connection.execute("UPDATE permission_assignments SET ends_at = $3 WHERE id = $1 AND account_id = $2",
                                           {known->id, accountId, db::textOrNull(input.endsAt)}));
        db::AuditEvent event =
            auth::auditEvent(Code::PermissionAssigned, "UPDATE", accountId, giving.actor, "permission_assignments", known->id);
        const bool isUsers = !known->userId.isNull();
        const QJsonValue holder = auth::auditText(isUsers ? known->userId : known->groupId);
        event.changes.append({isUsers ? "user_id" : "group_id", holder, holder});
        event.changes.append({"ends_at", auth::auditText(known->endsAt), auth::auditText(input.endsAt)});
        context.audit(std::move(event));
        return assignmentOf(connection, known->id, accountId);
    }
    const QByteArray id = core::newId();
    BASALT_TRY_VOID(connection.execute(
        "INSERT INTO permission_assignments (id, account_id, user_id, group_id, set_id, permission_id, ends_at, created_at, "
        "created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        {id, accountId, db::textOrNull(input.userId), db::textOrNull(input.groupId), db::textOrNull(gift.setId),
         db::textOrNull(gift.permissionId), db::textOrNull(input.endsAt), giving.now, db::textOrNull(giving.giverId)}));
    BASALT_TRY(auto made, assignmentOf(connection, id, accountId));
    context.audit(assignmentEvent(Code::PermissionAssigned, "CREATE", made, giving.actor));
    return made;
}

/** Once it is sure that the asker of the change may give it. */
Result<Gift> permittedGift(db::Connection &connection, const AccessChange &change, const NewAssignment &input,
                           const QByteArray &accountId)
{
    BASALT_TRY_VOID(change.alsoDemand(kAssignPermission));
    BASALT_TRY(Gift gift, giftOf(connection, input, accountId));
    BASALT_TRY_VOID(change.mayGive(gift.codes, input.endsAt));
    return gift;
}

} // namespace

Result<Assignment> assign(db::WriteContext &context, const Giving &giving, const NewAssignment &input,
                          const QByteArray &accountId)
{
    BASALT_TRY(const Gift gift, permittedGift(context.connection(), giving.change, input, accountId));
    return give(context, giving, input, gift, accountId);
}

Result<void> mayAssign(db::Connection &connection, const AccessChange &change, const NewAssignment &input,
                       const QByteArray &accountId)
{
    BASALT_TRY_VOID(permittedGift(connection, change, input, accountId));
    return {};
}

Result<bool> hasSet(db::Connection &connection, const QByteArray &userId, const QByteArray &setId, const QByteArray &now)
{
    BASALT_TRY(
        auto rows,
        connection.query("SELECT 1 FROM permission_assignments x WHERE x.set_id = $2 AND (x.ends_at IS NULL OR x.ends_at > $3) "
                         "AND (x.user_id = $1 OR x.group_id IN (SELECT m.group_id FROM group_members m JOIN groups g "
                         "ON g.id = m.group_id AND g.is_active WHERE m.user_id = $1)) LIMIT 1",
                         {userId, setId, now}));
    return rows.next();
}

void AssignmentService::list(db::Session &session, const auth::Principal &caller, AssignmentQuery query,
                             db::Completion<auth::Page<Assignment>> done)
{
    if (const auto allowed = demand(caller, "permission_sets.read"); !allowed) {
        done(allowed.error());
        return;
    }
    session.read<auth::Page<Assignment>>(
        [caller, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Assignment>> {
            QByteArray accountId = sightOf(caller);
            if (!query.account.isNull()) {
                BASALT_TRY(accountId, accountMeant(connection, caller, query.account));
            }
            auth::WhereBuilder where("1 = 1");
            const auto filter = [&where](const char *column, const QByteArray &value) {
                if (!value.isNull())
                    where.add(column + QByteArray(" = ") + where.bind(value));
            };
            filter("x.account_id", accountId);
            filter("x.user_id", query.userId);
            filter("x.group_id", query.groupId);
            filter("x.set_id", query.setId);
            filter("p.code", query.permission);
            auth::Page<Assignment> page;
            {
                BASALT_TRY(auto rows,
                           connection.query(QByteArray(QByteArray("SELECT COUNT(*)") + kAssignmentTables + where.sql()),
                                            where.binds()));
                BASALT_TRY_VOID(rows.next());
                page.total = rows.integer(0);
            }
            const QByteArray sql = QByteArray(kAssignmentColumns) + kAssignmentTables + where.sql()
                + " ORDER BY x.id DESC LIMIT " + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
            BASALT_TRY(auto rows, connection.query(sql, where.binds()));
            while (true) {
                BASALT_TRY(const bool more, rows.next());
                if (!more)
                    return page;
                page.items.append(readAssignment(rows));
            }
        },
        std::move(done));
}

void AssignmentService::create(db::Session &session, Asker asker, NewAssignment input, db::Completion<Assignment> done)
{
    if (input.userId.isNull() == input.groupId.isNull()) {
        done(Error::of(Code::OneTargetNeeded));
        return;
    }
    if (input.setId.isNull() == input.permission.isNull()) {
        done(Error::of(Code::OneGrantNeeded));
        return;
    }
    const QByteArray trail = sightOf(asker.caller);
    session.write<Assignment>(
        trail,
        [parts = m_parts, asker = std::move(asker), input = std::move(input),
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<Assignment> {
            BASALT_TRY_VOID(demand(asker.caller, kAssignPermission));
            BASALT_TRY(const QByteArray accountId, accountOfTarget(context.connection(), asker.caller, input));
            BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, accountId, kAssignPermission));
            // Once more, now that nobody else changes the account: the target may have gone.
            BASALT_TRY_VOID(accountOfTarget(context.connection(), asker.caller, input));
            return assign(context, {access, asker.actor, asker.actor.userId, now}, input, accountId);
        },
        std::move(done));
}

void AssignmentService::remove(db::Session &session, Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), id](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(demand(asker.caller, kAssignPermission));
            BASALT_TRY(const auto found, assignmentOf(context.connection(), id, sightOf(asker.caller)));
            BASALT_TRY_VOID(AccessChange::begin(context, parts, asker, found.accountId, kAssignPermission));
            BASALT_TRY(const auto assignment, assignmentOf(context.connection(), id, found.accountId));
            BASALT_TRY_VOID(context.connection().execute("DELETE FROM permission_assignments WHERE id = $1 AND account_id = $2",
                                                         {id, assignment.accountId}));
            context.audit(assignmentEvent(Code::PermissionRevoked, "DELETE", assignment, asker.actor));
            return {};
        },
        std::move(done));
}

} // namespace basalt::access
