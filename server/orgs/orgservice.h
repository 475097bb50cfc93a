// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountfactory.h"
#include "orgs/invitationservice.h"
#include "orgs/membership.h"
#include "orgs/orgsight.h"

#include <optional>

namespace basalt::orgs {

/** An organisation as one of its people sees it. */
struct Org
{
    auth::Account account;
    QByteArray role; ///< as memberRoleName(), or `superadmin` for one who is not in it
};

struct Member
{
    auth::User user;
    bool isOwner = false;
};

/** What came of adding somebody: one of the two. */
struct AddedMember
{
    std::optional<Member> member; ///< he was one already and has the role now
    std::optional<SentInvitation> invitation;
};

/**
 * Accounts as organisations of people: whoever signs in to one acts in all in which a user is linked with his, as that user and
 * with what that user holds. Organisations in which he has none do not exist for him (Code::AccountNotFound). The members of the
 * system account are changed elsewhere (Code::AccountProtected). Thread-safe.
 */
class OrgService
{
public:
    OrgService(OrgParts parts, const InvitationService &invitations);
    Q_DISABLE_COPY_MOVE(OrgService)

    /**
     * A new account with a linked user of the caller as its owner, who has the caller's password. A slug that is taken gets a
     * number. Code::ValidationFailed, Code::Forbidden in single-tenant mode.
     */
    void create(db::Session &session, access::Asker asker, const QString &name, const std::optional<QString> &slug,
                db::Completion<Org> done);
    void get(db::Session &session, const access::Asker &asker, const QByteArray &org, db::Completion<Org> done);
    /** For owners: Code::NotOwner. Code::ValidationFailed for what is no name. Slug and code stay. */
    void rename(db::Session &session, access::Asker asker, const QByteArray &org, const QString &name,
                db::Completion<Org> done);
    /** `users.read`. Active ones, the newest first. */
    void members(db::Session &session, const access::Asker &asker, const QByteArray &org, qint64 offset, qint64 limit,
                 db::Completion<auth::Page<Member>> done);
    /**
     * `users`. Gives a member the role; who is none is invited, whether or not the address is known elsewhere.
     * InvitationService::create(), and Code::LastOwner.
     */
    void add(db::Session &session, access::Asker asker, const QByteArray &org, NewInvitation input,
             db::Completion<AddedMember> done);
    /** `users`. Only owners touch owners: Code::NotOwner. Code::UserNotFound, Code::LastOwner, Code::GrantsMoreThanHeld. */
    void change(db::Session &session, access::Asker asker, const QByteArray &org, const QByteArray &userId, const QString &role,
                db::Completion<Member> done);
    /**
     * `users`, or oneself, who leaves. Sessions, groups, grants and links end; the user stays, inactive, for what refers to him.
     * Code::NotOwner, Code::UserNotFound, Code::LastOwner.
     */
    void remove(db::Session &session, access::Asker asker, const QByteArray &org, const QByteArray &userId,
                db::Completion<void> done);

private:
    [[nodiscard]] Result<Org> writeNew(db::WriteContext &context, const access::Asker &asker,
                                       const auth::AccountDraft &draft) const;
    [[nodiscard]] Result<Member> give(db::WriteContext &context, const access::AccessChange &change, const OrgSight &sight,
                                      const auth::User &user, const MemberRole &role) const;
    [[nodiscard]] Result<void> writeRemoved(db::WriteContext &context, const OrgSight &sight, const QByteArray &userId) const;

    const OrgParts m_parts;
    const InvitationService &m_invitations;
};

} // namespace basalt::orgs
