// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/giving.h"
#include "auth/user.h"
#include "orgs/invitation.h"
#include "orgs/invitationaction.h"
#include "orgs/membership.h"

namespace basalt::orgs {

/** What invitations give, and whether who invites may give it: looked at when they are made, and again when they are taken. */

[[nodiscard]] Result<MemberRole> promisedRole(db::Connection &connection, const NewInvitation &input);

/** Role and groups of the invitation. Code::NotOwner, Code::GrantsMoreThanHeld, Code::GroupNotFound and the like. */
[[nodiscard]] Result<void> mayPromise(db::WriteContext &context, const access::AccessChange &change,
                                      const auth::Principal &asker, const Invitation &invitation);
/** What an action gives; nothing for those that give nothing. */
[[nodiscard]] Result<void> mayPromise(db::WriteContext &context, const access::Giving &giving, const InvitationAction &action);

/** Makes somebody who is none yet a member, by hand. */
[[nodiscard]] Result<void> joinGroup(db::WriteContext &context, const auth::User &user, const QByteArray &groupId,
                                     const db::AuditActor &actor, const QByteArray &giverId, const QByteArray &now);
/** Gives what the action says, once more as far as the giver may; the result as the action's list shows it. */
[[nodiscard]] Result<QJsonObject> give(db::WriteContext &context, const access::Giving &giving, const InvitationAction &action,
                                       const auth::User &user);
/** Whether the action's condition holds for the user. */
[[nodiscard]] Result<bool> conditionHolds(db::Connection &connection, const InvitationAction &action, const auth::User &user,
                                          const QByteArray &now);

/** Whether the code tells of an inviter who may not do any more what he promised. */
[[nodiscard]] bool isOutdated(Code code);
/** What is told of such an inviter: why is not the business of who is invited. */
[[nodiscard]] Error outdated(Error error);

} // namespace basalt::orgs
