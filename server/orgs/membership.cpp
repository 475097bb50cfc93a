// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/membership.h"

#include "auth/auditnotes.h"
#include "auth/ownerguard.h"
#include "auth/personstore.h"
#include "auth/reportedmemberstore.h"
#include "auth/userstore.h"
#include "resources/resourcegrantstore.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

/** Codes in the account's set of that role. */
Result<QList<QByteArray>> codesOfRole(db::Connection &connection, const QByteArray &accountId, qint64 roleId)
{
    BASALT_TRY(auto rows,
               connection.query("SELECT p.code FROM permission_sets s JOIN permission_set_entries e ON e.set_id = s.id "
                                "JOIN permissions p ON p.id = e.permission_id WHERE s.account_id = $1 AND s.role_id = $2 "
                                "ORDER BY p.code",
                                {accountId, roleId}));
    QList<QByteArray> codes;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return codes;
        codes.append(rows.string(0));
    }
}

} // namespace

QByteArray memberRoleName(qint64 roleId, const QByteArray &roleName, bool isOwner)
{
    if (isOwner)
        return "owner";
    return roleId == auth::kUserRole ? QByteArray("member") : roleName;
}

Result<MemberRole> memberRole(db::Connection &connection, const QString &name)
{
    const QByteArray wanted = name.trimmed().toLower().toUtf8();
    if (wanted == "owner")
        return MemberRole{auth::kAdminRole, true};
    if (wanted == "member")
        return MemberRole{auth::kUserRole, false};
    BASALT_TRY(const auto roles, auth::UserStore(connection).roles());
    const auto found = std::ranges::find_if(roles, [&wanted](const auth::Role &role) { return role.name.toLower() == wanted; });
    if (found == roles.end())
        return Error::invalid(u"role"_s, u"There is no such role."_s, u"not_found"_s);
    return MemberRole{found->id, false};
}

Result<void> mayGiveRole(db::WriteContext &context, const access::AccessChange &change, const auth::Principal &asker,
                         const QByteArray &accountId, const MemberRole &role)
{
    if (role.isOwner && !asker.superadmin) {
        BASALT_TRY(const bool owner, auth::OwnerGuard(context).isOwner(accountId, asker.userId));
        if (!owner)
            return Error::of(Code::NotOwner);
    }
    BASALT_TRY(const auto codes, codesOfRole(context.connection(), accountId, role.roleId));
    return change.mayGive(codes);
}

Result<void> takeEverything(db::WriteContext &context, const auth::User &user, const db::AuditActor &actor)
{
    db::Connection &connection = context.connection();
    auth::OwnerGuard owners(context);
    BASALT_TRY(const bool owner, owners.isOwner(user.accountId, user.id));
    if (owner)
        BASALT_TRY_VOID(owners.take(user, actor));
    BASALT_TRY(const qint64 groups, connection.execute("DELETE FROM group_members WHERE user_id = $1", {user.id}));
    BASALT_TRY(const qint64 ownedGroups, connection.execute("DELETE FROM group_owners WHERE user_id = $1", {user.id}));
    BASALT_TRY(const qint64 grants, connection.execute("DELETE FROM permission_assignments WHERE user_id = $1", {user.id}));
    BASALT_TRY(const qint64 lines, resources::ResourceGrantStore(connection).removeGiven(user.id));
    BASALT_TRY_VOID(auth::ReportedMemberStore(connection).forget(user.id));
    BASALT_TRY(const bool wasLinked, auth::PersonStore(connection).unlink(user.id));
    if (groups + ownedGroups + grants + lines == 0 && !wasLinked)
        return {};
    db::AuditEvent event = auth::auditEvent(Code::AccountUserRemoved, "DELETE", user.accountId, actor, "users", user.id);
    const QJsonValue nothing(QJsonValue::Undefined);
    event.changes.append({"action", nothing, u"grants_removed"_s});
    event.changes.append({"groups", groups, nothing});
    event.changes.append({"owned_groups", ownedGroups, nothing});
    event.changes.append({"assignments", grants, nothing});
    event.changes.append({"access_list_lines", lines, nothing});
    event.changes.append({"linked", wasLinked, nothing});
    context.audit(std::move(event));
    return {};
}

} // namespace basalt::orgs
