// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/authoptions.h"
#include "auth/emailaddress.h"
#include "auth/passwordhasher.h"
#include "auth/sessionissuer.h"
#include "core/workpool.h"
#include "db/database.h"
#include "mail/outbox.h"
#include "orgs/invitationstore.h"
#include "orgs/membership.h"

#include <chrono>
#include <optional>

namespace basalt::orgs {

/** What invitations and organisations work with; everything outlives them. */
struct OrgParts
{
    const auth::AuthOptions &options;
    access::AccessParts access;
    core::WorkPool &pool;
    const auth::PasswordHasher &hasher;
    const auth::TokenService &tokens;
    const mail::Outbox &outbox;
    std::chrono::hours invitationLife{48};
};

/** What somebody has of an invitation: its link, or, who is signed in with the address that it is for, only its id. */
struct InvitationKey
{
    QByteArray token;
    QByteArray id = {}; ///< in place of the token
};

/** Who takes an invitation: somebody who is signed in, or a newcomer with the password that he chooses. */
struct Acceptance
{
    InvitationKey key;
    auth::Principal caller; ///< anonymous: a newcomer
    QString password;       ///< of a newcomer
    db::AuditActor actor;
};

/** What came of it. */
struct Accepted
{
    auth::User user;
    auth::Account account;
    /** Nothing: the address has to be verified before. */
    std::optional<auth::SignedIn> session;
};

/**
 * Invitations into accounts: a secret link, mailed or shown to the inviter, that only the invited address can use. Made by who
 * holds `users`, and never promising more than he could give himself, neither when it is made nor when it is taken. Thread-safe.
 */
class InvitationService
{
public:
    explicit InvitationService(OrgParts parts);
    Q_DISABLE_COPY_MOVE(InvitationService)

    /**
     * `account` as access::accountMeant() takes it. Takes the place of an open one for the same address.
     * Code::ValidationFailed, Code::IdentityAlreadyUsed for who is a member, Code::NotOwner, Code::GrantsMoreThanHeld,
     * Code::GroupNotFound, Code::GroupNotActive, Code::GroupNotAssignable, Code::AccountProtected for the system account.
     */
    void create(db::Session &session, access::Asker asker, const QByteArray &account, NewInvitation input,
                db::Completion<SentInvitation> done);
    /** `users`. */
    void list(db::Session &session, const auth::Principal &caller, const QByteArray &account, InvitationQuery query,
              db::Completion<auth::Page<Invitation>> done);
    /** `users`. Another link; what is promised must still be the asker's to give. Code::InvitationNotFound, InvitationNotPending. */
    void renew(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<SentInvitation> done);
    /** `users`. Code::InvitationNotFound, Code::InvitationNotPending. */
    void revoke(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done);

    /** Open invitations to the caller's own address, in all accounts; none as long as it is not verified. */
    void listOwn(db::Session &session, const auth::Principal &caller, InvitationQuery query,
                 db::Completion<auth::Page<Invitation>> done);
    /** What the link is about, for whoever has it. Code::InvitationNotFound. */
    void view(db::Session &session, const QByteArray &token, db::Completion<Invitation> done);
    /** Code::InvitationNotFound, also for the id of one to another address; Code::InvitationNotPending, Code::InvitationExpired. */
    void reject(db::Session &session, InvitationKey key, const auth::Principal &caller, db::AuditActor actor,
                db::Completion<void> done);
    /**
     * Makes a user of the invited address; one who is signed in becomes a linked one, without a second password. As reject(), and
     * Code::InvitationForOther, Code::InvitationOutdated, Code::IdentityAlreadyUsed, Code::ValidationFailed for the password.
     */
    void accept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done);

    /** As create(), inside a write that has begun the change. */
    [[nodiscard]] Result<SentInvitation> invite(db::WriteContext &context, const access::AccessChange &change,
                                                const access::Asker &asker, const QByteArray &accountId,
                                                const NewInvitation &input) const;
    [[nodiscard]] QByteArray now() const;

private:
    [[nodiscard]] Result<SentInvitation> send(db::WriteContext &context, Invitation invitation, bool isNew,
                                              const db::AuditActor &actor) const;
    [[nodiscard]] Result<Accepted> writeAccepted(db::WriteContext &context, const Acceptance &acceptance,
                                                 const QByteArray &passwordHash) const;
    [[nodiscard]] Result<auth::User> admit(db::WriteContext &context, const Invitation &invitation,
                                           const Acceptance &acceptance, const QByteArray &passwordHash) const;
    void hashAndAccept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done);

    const OrgParts m_parts;
    const auth::SessionIssuer m_issuer;
};

} // namespace basalt::orgs
