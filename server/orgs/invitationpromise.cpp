// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationpromise.h"

#include "access/groupopening.h"
#include "access/groupstore.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

/** The giver may say who is in it, members can be added to it by hand, and it holds no more than he does. */
Result<void> mayGiveGroup(db::Connection &connection, const access::AccessChange &change, const QByteArray &accountId,
                          const QByteArray &groupId)
{
    BASALT_TRY_VOID(access::mayManageMembers(connection, change.caller(), groupId));
    access::GroupStore groups(connection);
    BASALT_TRY(const auto group, groups.find(groupId, accountId));
    if (!group)
        return Error::of(Code::GroupNotFound);
    if (!group->isActive)
        return Error::of(Code::GroupNotActive);
    if (!group->isAssignable || group->kind == "external")
        return Error::of(Code::GroupNotAssignable);
    BASALT_TRY(const auto given, groups.given(groupId));
    return change.mayGive(given);
}

} // namespace

Result<MemberRole> promisedRole(db::Connection &connection, const NewInvitation &input)
{
    if (!input.roleId)
        return memberRole(connection, input.role.isEmpty() ? u"member"_s : input.role);
    if (!input.role.isEmpty())
        return Error::invalid(u"role"_s, u"Either role or role_id."_s, u"not_both"_s);
    BASALT_TRY(const auto role, auth::UserStore(connection).role(*input.roleId));
    if (!role)
        return Error::invalid(u"role_id"_s, u"There is no such role."_s, u"not_found"_s);
    return MemberRole{role->id, false};
}

Result<void> mayPromise(db::WriteContext &context, const access::AccessChange &change, const auth::Principal &asker,
                        const Invitation &invitation)
{
    BASALT_TRY_VOID(mayGiveRole(context, change, asker, invitation.accountId, {invitation.roleId, invitation.asOwner}));
    for (const QByteArray &group : invitation.groups)
        BASALT_TRY_VOID(mayGiveGroup(context.connection(), change, invitation.accountId, group));
    return {};
}

Result<void> mayPromise(db::WriteContext &context, const access::Giving &giving, const InvitationAction &action)
{
    if (action.type == "add_group_member")
        return mayGiveGroup(context.connection(), giving.change, action.accountId, groupOf(action));
    if (action.type == "assign_resource_access")
        return resources::mayGrantAccess(context, giving, grantsOf(action, {}));
    if (action.type == "assign_perm_set" || action.type == "assign_permission")
        return access::mayAssign(context.connection(), giving.change, assignmentOf(action, {}), action.accountId);
    return {};
}

Result<void> joinGroup(db::WriteContext &context, const auth::User &user, const QByteArray &groupId,
                       const db::AuditActor &actor, const QByteArray &giverId, const QByteArray &now)
{
    access::GroupStore groups(context.connection());
    BASALT_TRY(const auto membership, groups.membership(groupId, user.id));
    if (membership)
        return {};
    BASALT_TRY_VOID(groups.addMember({groupId, user.id, "manual", now}, giverId));
    db::AuditEvent event = auth::auditEvent(Code::GroupMemberAdded, "CREATE", user.accountId, actor, "group_members", groupId);
    event.changes.append({"user_id", QJsonValue::Undefined, auth::auditText(user.id)});
    event.changes.append({"source", QJsonValue::Undefined, QLatin1StringView("manual")});
    context.audit(std::move(event));
    return {};
}

Result<QJsonObject> give(db::WriteContext &context, const access::Giving &giving, const InvitationAction &action,
                         const auth::User &user)
{
    if (action.type == "add_group_member") {
        BASALT_TRY_VOID(mayPromise(context, giving, action));
        BASALT_TRY_VOID(joinGroup(context, user, groupOf(action), giving.actor, giving.giverId, giving.now));
        return QJsonObject{{u"group_id"_s, QString::fromUtf8(groupOf(action))}};
    }
    if (action.type == "assign_resource_access") {
        BASALT_TRY(const auto report, resources::grantAccess(context, giving, grantsOf(action, user.id), action.accountId));
        return QJsonObject{{u"changed"_s, report.changed}};
    }
    BASALT_TRY(const auto made, access::assign(context, giving, assignmentOf(action, user.id), action.accountId));
    return QJsonObject{{u"assignment_id"_s, QString::fromUtf8(made.id)}};
}

Result<bool> conditionHolds(db::Connection &connection, const InvitationAction &action, const auth::User &user,
                            const QByteArray &now)
{
    if (action.condition == "user_not_in_group") {
        BASALT_TRY(const auto membership, access::GroupStore(connection).membership(groupOf(action), user.id));
        return !membership;
    }
    if (action.condition == "user_has_no_perm_set") {
        const QByteArray set = action.payload.value("permission_set_id"_L1).toString().toUtf8();
        BASALT_TRY(const bool has, access::hasSet(connection, user.id, set, now));
        return !has;
    }
    if (action.condition == "user_has_no_resource_access") {
        BASALT_TRY(const bool reaches,
                   resources::reachesResource(connection, {user.accountId, user.id}, grantsOf(action, user.id).target));
        return !reaches;
    }
    return true;
}

bool isOutdated(Code code)
{
    switch (code) {
    case Code::NoPermission:
    case Code::NotOwner:
    case Code::GrantsMoreThanHeld:
    case Code::UserNotActive:
    case Code::UserIsLocked:
    case Code::NoAccountAccess:
    case Code::GroupNotFound:
    case Code::GroupNotActive:
    case Code::GroupNotAssignable: return true;
    default: return false;
    }
}

Error outdated(Error error)
{
    return isOutdated(error.code) ? Error::of(Code::InvitationOutdated) : error;
}

} // namespace basalt::orgs
