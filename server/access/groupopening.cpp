// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupopening.h"

#include "access/groupownerstore.h"
#include "access/groupstore.h"
#include "auth/auditnotes.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

namespace {

constexpr QByteArrayView kManageMembers("groups.members");

} // namespace

Result<Group> seenGroup(db::Connection &connection, const auth::Principal &caller, const QByteArray &id)
{
    BASALT_TRY(auto group, GroupStore(connection).find(id, sightOf(caller)));
    if (!group)
        return Error::of(Code::GroupNotFound);
    return std::move(*group);
}

Result<OpenGroup> openGroup(db::WriteContext &context, const AccessParts &parts, const Asker &asker, const QByteArray &id,
                            QByteArrayView permission)
{
    BASALT_TRY_VOID(demand(asker.caller, permission));
    BASALT_TRY(const Group found, seenGroup(context.connection(), asker.caller, id));
    BASALT_TRY(auto access, AccessChange::begin(context, parts, asker, found.accountId, permission));
    BASALT_TRY(auto group, seenGroup(context.connection(), asker.caller, id));
    return OpenGroup{std::move(access), std::move(group)};
}

Result<void> mayManageMembers(db::Connection &connection, const auth::Principal &caller, const QByteArray &groupId)
{
    if (caller.superadmin || caller.accountOwner)
        return {};
    GroupOwnerStore owners(connection);
    BASALT_TRY(const bool isOwner, owners.isOwner(groupId, caller.accountId, caller.userId));
    if (isOwner)
        return {};
    BASALT_TRY_VOID(demand(caller, kManageMembers));
    // Whether a group of another account has owners is nothing to tell.
    BASALT_TRY(const auto group, GroupStore(connection).find(groupId, caller.accountId));
    if (!group)
        return Error::of(Code::GroupNotFound);
    BASALT_TRY(const bool isOwned, owners.hasActiveOwner(groupId));
    if (isOwned)
        return Error::of(Code::NotOwner, u"Only owners of this group may do this."_s);
    return {};
}

Result<OpenGroup> openMembers(db::WriteContext &context, const AccessParts &parts, const Asker &asker, const QByteArray &id)
{
    const QByteArray sight = sightOf(asker.caller);
    BASALT_TRY(const bool isOwner, GroupOwnerStore(context.connection()).isOwner(id, sight, asker.caller.userId));
    // Who is neither hears nothing about the group, not even whether there is one.
    if (!isOwner)
        BASALT_TRY_VOID(demand(asker.caller, kManageMembers));
    BASALT_TRY(const Group found, seenGroup(context.connection(), asker.caller, id));
    BASALT_TRY(auto access, AccessChange::begin(context, parts, asker, found.accountId));
    // Only now is it certain: the account is held.
    BASALT_TRY_VOID(mayManageMembers(context.connection(), access.caller(), id));
    BASALT_TRY(auto group, seenGroup(context.connection(), asker.caller, id));
    return OpenGroup{std::move(access), std::move(group)};
}

db::AuditEvent groupEvent(Code event, const char *operation, const Group &group, const db::AuditActor &actor)
{
    return auth::auditEvent(event, operation, group.accountId, actor, "groups", group.id);
}

} // namespace basalt::access
