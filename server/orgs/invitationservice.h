// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "db/database.h"
#include "orgs/invitationstore.h"
#include "orgs/orgparts.h"

namespace basalt::orgs {

/**
 * Invitations into accounts: a secret link, mailed or shown to the inviter, that only the invited address can use. Made by who
 * holds `users`, and never promising more than he could give himself, neither when it is made nor when it is taken. Thread-safe.
 */
class InvitationService
{
public:
    explicit InvitationService(OrgParts parts) : m_parts(parts) { }
    Q_DISABLE_COPY_MOVE(InvitationService)

    /**
     * `account` as access::accountMeant() takes it. Takes the place of an open one for the same address.
     * Code::ValidationFailed, Code::IdentityAlreadyUsed for who is a member, Code::NotOwner, Code::GrantsMoreThanHeld,
     * Code::GroupNotFound, Code::GroupNotActive, Code::GroupNotAssignable, Code::AccountProtected for the system account, and what
     * access::assign() and resources::grantAccess() say about actions that give something. Code::InvitationTemplateNotFound.
     */
    void create(db::Session &session, access::Asker asker, const QByteArray &account, NewInvitation input,
                db::Completion<SentInvitation> done);
    /** `users`. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, InvitationQuery query,
              db::Completion<auth::Page<Invitation>> done);
    /**
     * `users`. Another link, also for one that has expired; what is promised must still be the asker's to give.
     * Code::InvitationNotFound, Code::InvitationNotPending.
     */
    void renew(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<SentInvitation> done);
    /** `users`. Code::InvitationNotFound, Code::InvitationNotPending. */
    void revoke(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done);

    /** As create(), inside a write that has begun the change. */
    [[nodiscard]] Result<SentInvitation> invite(db::WriteContext &context, const access::AccessChange &change,
                                                const access::Asker &asker, const QByteArray &accountId,
                                                const NewInvitation &input) const;
    [[nodiscard]] QByteArray now() const { return m_parts.now(); }

private:
    [[nodiscard]] Result<void> replaceOpen(db::WriteContext &context, const Invitation &invitation,
                                           const db::AuditActor &actor) const;
    [[nodiscard]] Result<SentInvitation> send(db::WriteContext &context, Invitation invitation,
                                              const QList<InvitationAction> &actions, const db::AuditActor &actor) const;
    [[nodiscard]] Result<SentInvitation> resend(db::WriteContext &context, Invitation invitation,
                                                const db::AuditActor &actor) const;
    [[nodiscard]] Result<SentInvitation> handOver(db::WriteContext &context, const Invitation &invitation,
                                                  const QByteArray &token, const db::AuditActor &actor) const;

    const OrgParts m_parts;
};

} // namespace basalt::orgs
