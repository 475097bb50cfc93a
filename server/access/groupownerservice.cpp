// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/groupownerservice.h"

#include "access/groupopening.h"
#include "auth/auditnotes.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::access {

void GroupOwnerService::list(db::Session &session, const auth::Principal &caller, const QByteArray &groupId,
                             db::Completion<QList<GroupOwner>> done)
{
    session.read<QList<GroupOwner>>(
        [caller, groupId](db::Connection &connection) -> Result<QList<GroupOwner>> {
            GroupOwnerStore owners(connection);
            BASALT_TRY(const bool isOwner, owners.isOwner(groupId, sightOf(caller), caller.userId));
            if (!isOwner)
                BASALT_TRY_VOID(demand(caller, "groups.read"));
            BASALT_TRY_VOID(seenGroup(connection, caller, groupId));
            return owners.list(groupId);
        },
        std::move(done));
}

void GroupOwnerService::add(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &userId,
                            db::Completion<GroupOwner> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<GroupOwner>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, userId,
         now = core::formatTimestamp(m_parts.clock.nowMs())](db::WriteContext &context) -> Result<GroupOwner> {
            BASALT_TRY(const OpenGroup open, openMembers(context, parts, asker, groupId));
            BASALT_TRY(const auto user, auth::UserStore(context.connection()).find(userId, open.group.accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            GroupOwnerStore owners(context.connection());
            BASALT_TRY(const bool known, owners.isOwner(groupId, open.group.accountId, userId));
            if (known)
                return Error::of(Code::Conflict, u"This user is an owner of the group already."_s);
            BASALT_TRY_VOID(owners.insert(groupId, userId, now, asker.actor.userId));
            db::AuditEvent event = groupEvent(Code::GroupUpdated, "UPDATE", open.group, asker.actor);
            event.changes.append({"owner", QJsonValue::Undefined, auth::auditText(userId)});
            context.audit(std::move(event));
            return GroupOwner{user->id, user->email, user->displayName, user->isActive, now};
        },
        std::move(done));
}

void GroupOwnerService::remove(db::Session &session, Asker asker, const QByteArray &groupId, const QByteArray &userId,
                               db::Completion<void> done)
{
    const QByteArray trail = sightOf(asker.caller);
    session.write<void>(
        trail,
        [parts = m_parts, asker = std::move(asker), groupId, userId](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const OpenGroup open, openMembers(context, parts, asker, groupId));
            BASALT_TRY(const qint64 removed, GroupOwnerStore(context.connection()).remove(groupId, userId));
            if (removed == 0)
                return Error::of(Code::UserNotFound);
            db::AuditEvent event = groupEvent(Code::GroupUpdated, "UPDATE", open.group, asker.actor);
            event.changes.append({"owner", auth::auditText(userId), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

} // namespace basalt::access
