// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/account.h"
#include "auth/principal.h"
#include "auth/sessionissuer.h"
#include "auth/user.h"
#include "db/database.h"
#include "orgs/invitationactionrunner.h"
#include "orgs/invitationstore.h"
#include "orgs/orgparts.h"

#include <optional>

namespace basalt::orgs {

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

/** What the invited ones do with their invitations. Thread-safe. */
class InvitationAnswers
{
public:
    explicit InvitationAnswers(OrgParts parts);
    Q_DISABLE_COPY_MOVE(InvitationAnswers)

    /** Open invitations to the caller's own address, in all accounts; none as long as it is not verified. */
    void listOwn(db::Session &session, const auth::Principal &caller, InvitationQuery query,
                 db::Completion<auth::Page<Invitation>> done);
    /** What the link is about, for whoever has it. Code::InvitationNotFound. */
    void view(db::Session &session, const QByteArray &token, db::Completion<Invitation> done);
    /** Code::InvitationNotFound, also for the id of one to another address; Code::InvitationNotPending, Code::InvitationExpired. */
    void reject(db::Session &session, InvitationKey key, const auth::Principal &caller, db::AuditActor actor,
                db::Completion<void> done);
    /**
     * Makes a user of the invited address; one who is signed in becomes a linked one, without a second password. Then does what
     * is to be done `on_accept`: an action that fails does not undo the acceptance. As reject(), and Code::InvitationForOther,
     * Code::InvitationOutdated, Code::IdentityAlreadyUsed, Code::ValidationFailed for the password.
     */
    void accept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done);

    [[nodiscard]] QByteArray now() const { return m_parts.now(); }

private:
    [[nodiscard]] Result<Accepted> writeAccepted(db::WriteContext &context, const Acceptance &acceptance,
                                                 const QByteArray &passwordHash) const;
    [[nodiscard]] Result<auth::User> admit(db::WriteContext &context, const Invitation &invitation,
                                           const Acceptance &acceptance, const QByteArray &passwordHash) const;
    [[nodiscard]] Result<void> doActions(db::WriteContext &context, Invitation invitation, const AcceptedBy &accepted,
                                         const db::AuditActor &actor) const;
    [[nodiscard]] Result<std::optional<auth::SignedIn>> signIn(db::WriteContext &context, const Accepted &accepted,
                                                               const Acceptance &acceptance) const;
    void hashAndAccept(db::Session &session, Acceptance acceptance, db::Completion<Accepted> done);

    const OrgParts m_parts;
    const auth::SessionIssuer m_issuer;
};

/** The change that the inviter makes by what he promised; outdated() where he may not invite any more. */
[[nodiscard]] Result<access::AccessChange> inviterChange(db::WriteContext &context, const access::AccessParts &parts,
                                                         const Invitation &invitation, const db::AuditActor &actor);
/** Notes how far the actions of an accepted invitation are. */
[[nodiscard]] Result<void> settleAccepted(db::WriteContext &context, const Invitation &invitation, ActionRunner::End end,
                                          const db::AuditActor &actor);

} // namespace basalt::orgs
