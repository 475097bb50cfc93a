// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/orgservice.h"

#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/ownerguard.h"
#include "auth/personservice.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::orgs {

namespace {

Result<QByteArray> foldedOf(const auth::User &user)
{
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(user.email));
    if (!address)
        return Error::internal(u"a user has what is no address"_s);
    return address->folded;
}

/** A member, with his row held. The account is held already. */
Result<auth::User> memberOf(db::Connection &connection, const QByteArray &userId, const QByteArray &accountId)
{
    auth::UserStore users(connection);
    BASALT_TRY_VOID(users.lock(userId));
    BASALT_TRY(auto user, users.find(userId, accountId));
    if (!user || !user->isActive)
        return Error::of(Code::UserNotFound);
    return std::move(*user);
}

Result<bool> ownsOrg(db::WriteContext &context, const OrgSight &sight)
{
    if (sight.asker.caller.superadmin)
        return true;
    return auth::OwnerGuard(context).isOwner(sight.account.id, sight.asker.caller.userId);
}

Result<void> isNotSystem(const OrgSight &sight)
{
    return sight.account.id == core::kSystemAccountId ? Error::of(Code::AccountProtected) : Result<void>();
}

} // namespace

OrgService::OrgService(OrgParts parts, const InvitationService &invitations) : m_parts(parts), m_invitations(invitations) { }

// -- organisations -----------------------------------------------------------------------------------------------------------

void OrgService::create(db::Session &session, access::Asker asker, const QString &name, const std::optional<QString> &slug,
                        db::Completion<Org> done)
{
    if (m_parts.options.singleTenantMode) {
        done(Error::of(Code::Forbidden));
        return;
    }
    QList<FieldError> errors;
    const auth::AccountDraft draft = auth::draftAccount(name, slug, m_parts.access.clock.nowMs(), u"name"_s, u"slug"_s, errors);
    if (!errors.isEmpty()) {
        done(Error::invalid(errors));
        return;
    }
    session.write<Org>(
        draft.id, [this, asker, draft](db::WriteContext &context) { return writeNew(context, asker, draft); },
        auth::notingBlocked(session, asker.actor, QString::fromUtf8(asker.actor.email), std::move(done)));
}

Result<Org> OrgService::writeNew(db::WriteContext &context, const access::Asker &asker, const auth::AccountDraft &draft) const
{
    db::Connection &connection = context.connection();
    auth::AccountStore accounts(connection);
    auth::UserStore users(connection);
    auth::AccountDraft free = draft;
    // Before the search for a free slug: from here on nobody else creates one, and links are made one by one.
    BASALT_TRY_VOID(accounts.lockCodes());
    BASALT_TRY(free.slug, auth::freeSlug(accounts, draft.slug));
    BASALT_TRY(const auto account, auth::createAccount(context, free, asker.actor));

    BASALT_TRY(const auto self, users.find(asker.caller.userId));
    if (!self)
        return Error::of(Code::UserNotFound);
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(self->email));
    if (!address)
        return Error::internal(u"a user has what is no address"_s);
    BASALT_TRY_VOID(auth::refuseBlacklisted(connection, address->folded));
    auth::User owner = auth::draftUser(*address, account.id, auth::kAdminRole, draft.now);
    owner.displayName = self->displayName;
    owner.emailVerified = self->emailVerified;
    owner.emailVerifiedAt = self->emailVerified ? draft.now : QByteArray();
    BASALT_TRY(const QByteArray hash, users.passwordHash(self->id));
    BASALT_TRY_VOID(users.insert(owner, address->folded, hash, self->id));
    context.audit(auth::userCreated(owner, Code::UserCreated, !hash.isNull(), asker.actor));
    BASALT_TRY_VOID(auth::joinDefaultGroups(context, owner, asker.actor));
    BASALT_TRY_VOID(auth::OwnerGuard(context).give(owner, draft.now, asker.actor));
    BASALT_TRY_VOID(auth::linkUsers(context, self->id, self->accountId, owner, asker.actor, draft.now));
    return Org{account, "owner"};
}

void OrgService::get(db::Session &session, const access::Asker &asker, const QByteArray &org, db::Completion<Org> done)
{
    session.read<Org>(
        [asker, org, now = m_invitations.now()](db::Connection &connection) -> Result<Org> {
            BASALT_TRY(auto sight, orgSight(connection, asker, org, now));
            const auth::Principal &member = sight.asker.caller;
            if (member.accountId != sight.account.id)
                return Org{std::move(sight.account), "superadmin"};
            const qint64 roleId = member.role == "user" ? auth::kUserRole : auth::kAdminRole;
            return Org{std::move(sight.account), memberRoleName(roleId, member.role, member.accountOwner)};
        },
        std::move(done));
}

// -- members -----------------------------------------------------------------------------------------------------------------

void OrgService::rename(db::Session &session, access::Asker asker, const QByteArray &org, const QString &name,
                        db::Completion<Org> done)
{
    const auto wanted = auth::checkedAccountName(name);
    if (!wanted) {
        done(wanted.error());
        return;
    }
    const QByteArray trail = asker.caller.accountId;
    session.write<Org>(
        trail,
        [this, asker = std::move(asker), org, wanted = *wanted](db::WriteContext &context) -> Result<Org> {
            BASALT_TRY(const auto sight, orgSight(context.connection(), asker, org, m_invitations.now()));
            // Holds the account: what it is called now is what the entry tells.
            BASALT_TRY_VOID(access::AccessChange::begin(context, m_parts.access, sight.asker, sight.account.id));
            BASALT_TRY_VOID(isNotSystem(sight));
            BASALT_TRY(const bool isOwner, ownsOrg(context, sight));
            if (!isOwner)
                return Error::of(Code::NotOwner);
            auth::AccountStore accounts(context.connection());
            BASALT_TRY(auto account, accounts.find({auth::AccountSelector::Kind::Id, sight.account.id}));
            if (!account)
                return Error::of(Code::AccountNotFound);
            const QByteArray before = account->name;
            const QByteArray role = sight.asker.caller.superadmin ? "superadmin" : "owner";
            if (before == wanted)
                return Org{std::move(*account), role};
            account->name = wanted;
            account->updatedAt = m_invitations.now();
            BASALT_TRY_VOID(accounts.update(*account, asker.actor.userId));
            db::AuditEvent event =
                auth::auditEvent(Code::AccountUpdated, "UPDATE", account->id, asker.actor, "accounts", account->id);
            event.changes.append({"name", auth::auditText(before), auth::auditText(wanted)});
            context.audit(std::move(event));
            return Org{std::move(*account), role};
        },
        std::move(done));
}

void OrgService::members(db::Session &session, const access::Asker &asker, const QByteArray &org, qint64 offset, qint64 limit,
                         db::Completion<auth::Page<Member>> done)
{
    session.read<auth::Page<Member>>(
        [asker, org, offset, limit, now = m_invitations.now()](db::Connection &connection) -> Result<auth::Page<Member>> {
            BASALT_TRY(const auto sight, orgSight(connection, asker, org, now));
            BASALT_TRY_VOID(access::demand(sight.asker.caller, "users.read"));
            auth::UserQuery query;
            query.accountId = sight.account.id;
            query.isActive = true;
            query.offset = offset;
            query.limit = limit;
            BASALT_TRY(const auto users, auth::UserStore(connection).list(query));
            auth::Page<Member> page;
            page.total = users.total;
            for (const auth::User &user : users.items) {
                BASALT_TRY(auto rows,
                           connection.query("SELECT 1 FROM account_owners WHERE account_id = $1 AND user_id = $2",
                                            {user.accountId, user.id}));
                BASALT_TRY(const bool owner, rows.next());
                page.items.append({user, owner});
            }
            return page;
        },
        std::move(done));
}

void OrgService::add(db::Session &session, access::Asker asker, const QByteArray &org, NewInvitation input,
                     db::Completion<AddedMember> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<AddedMember>(
        trail,
        [this, asker = std::move(asker), org, input = std::move(input)](db::WriteContext &context) -> Result<AddedMember> {
            db::Connection &connection = context.connection();
            BASALT_TRY(const auto sight, orgSight(connection, asker, org, m_invitations.now()));
            BASALT_TRY(const auto change,
                       access::AccessChange::begin(context, m_parts.access, sight.asker, sight.account.id, "users"));
            BASALT_TRY_VOID(isNotSystem(sight));
            const auto address = auth::EmailAddress::parse(input.email);
            if (!address)
                return Error::invalid(u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
            BASALT_TRY(const auto known, auth::UserStore(connection).findByEmail(sight.account.id, address->folded));
            AddedMember added;
            if (known && known->isActive) {
                BASALT_TRY(const MemberRole role, memberRole(connection, input.role.isEmpty() ? u"member"_s : input.role));
                BASALT_TRY(const auth::User user, memberOf(connection, known->id, sight.account.id));
                BASALT_TRY(added.member, give(context, change, sight, user, role));
            } else {
                BASALT_TRY(added.invitation, m_invitations.invite(context, change, sight.asker, sight.account.id, input));
            }
            return added;
        },
        std::move(done));
}

void OrgService::change(db::Session &session, access::Asker asker, const QByteArray &org, const QByteArray &userId,
                        const QString &role, db::Completion<Member> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<Member>(
        trail,
        [this, asker = std::move(asker), org, userId, role](db::WriteContext &context) -> Result<Member> {
            db::Connection &connection = context.connection();
            BASALT_TRY(const auto sight, orgSight(connection, asker, org, m_invitations.now()));
            BASALT_TRY(const auto change,
                       access::AccessChange::begin(context, m_parts.access, sight.asker, sight.account.id, "users"));
            BASALT_TRY_VOID(isNotSystem(sight));
            BASALT_TRY(const MemberRole wanted, memberRole(connection, role));
            BASALT_TRY(const auth::User user, memberOf(connection, userId, sight.account.id));
            return give(context, change, sight, user, wanted);
        },
        std::move(done));
}

/** Brings the member to the role. The account is held. */
Result<Member> OrgService::give(db::WriteContext &context, const access::AccessChange &change, const OrgSight &sight,
                                const auth::User &user, const MemberRole &role) const
{
    auth::OwnerGuard owners(context);
    const db::AuditActor &actor = sight.asker.actor;
    BASALT_TRY(const bool wasOwner, owners.isOwner(user.accountId, user.id));
    if (wasOwner == role.isOwner && user.roleId == role.roleId)
        return Member{user, wasOwner};
    if (wasOwner) {
        BASALT_TRY(const bool mayTouch, ownsOrg(context, sight));
        if (!mayTouch)
            return Error::of(Code::NotOwner);
    }
    BASALT_TRY_VOID(mayGiveRole(context, change, sight.asker.caller, user.accountId, role));
    if (role.isOwner && !wasOwner)
        BASALT_TRY_VOID(owners.give(user, m_invitations.now(), actor));
    if (!role.isOwner && wasOwner) {
        BASALT_TRY_VOID(owners.mayLose(user));
        BASALT_TRY_VOID(owners.take(user, actor));
    }
    auth::User after = user;
    after.roleId = role.roleId;
    after.updatedAt = m_invitations.now();
    auth::UserStore users(context.connection());
    if (after.roleId != user.roleId) {
        BASALT_TRY(const QByteArray folded, foldedOf(user));
        BASALT_TRY_VOID(users.update(after, folded, actor.userId));
        db::AuditEvent event = auth::auditEvent(Code::UserUpdated, "UPDATE", user.accountId, actor, "users", user.id);
        event.changes = auth::userChanges(user, after);
        context.audit(std::move(event));
    }
    BASALT_TRY(auto stored, users.find(user.id));
    if (!stored)
        return Error::internal(u"a member cannot be read back"_s);
    return Member{std::move(*stored), role.isOwner};
}

void OrgService::remove(db::Session &session, access::Asker asker, const QByteArray &org, const QByteArray &userId,
                        db::Completion<void> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<void>(
        trail,
        [this, asker = std::move(asker), org, userId](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const auto sight, orgSight(context.connection(), asker, org, m_invitations.now()));
            if (userId == sight.asker.caller.userId && sight.asker.caller.accountId == sight.account.id) {
                // Leaving needs no permission.
                BASALT_TRY_VOID(auth::OwnerGuard(context).hold(sight.account.id));
                context.afterCommit([cache = &m_parts.access.cache, id = sight.account.id](auto) { cache->dropAccount(id); });
            } else {
                BASALT_TRY_VOID(access::AccessChange::begin(context, m_parts.access, sight.asker, sight.account.id, "users"));
            }
            BASALT_TRY_VOID(isNotSystem(sight));
            return writeRemoved(context, sight, userId);
        },
        std::move(done));
}

Result<void> OrgService::writeRemoved(db::WriteContext &context, const OrgSight &sight, const QByteArray &userId) const
{
    db::Connection &connection = context.connection();
    const db::AuditActor &actor = sight.asker.actor;
    auth::OwnerGuard owners(context);
    BASALT_TRY(const auth::User user, memberOf(connection, userId, sight.account.id));
    BASALT_TRY(const bool isOwner, owners.isOwner(user.accountId, user.id));
    if (isOwner) {
        BASALT_TRY(const bool mayTouch, ownsOrg(context, sight));
        if (!mayTouch)
            return Error::of(Code::NotOwner);
        BASALT_TRY_VOID(owners.mayLose(user));
    }
    BASALT_TRY_VOID(takeEverything(context, user, actor));
    auth::User after = user;
    after.isActive = false;
    after.updatedAt = m_invitations.now();
    BASALT_TRY_VOID(auth::SessionStore(connection).endAll(user.id, after.updatedAt, "member_removed"));
    BASALT_TRY(const QByteArray folded, foldedOf(user));
    BASALT_TRY_VOID(auth::UserStore(connection).update(after, folded, actor.userId));
    db::AuditEvent event = auth::auditEvent(Code::AccountUserRemoved, "UPDATE", user.accountId, actor, "users", user.id);
    event.changes = auth::userChanges(user, after);
    event.changes.append({"action", QJsonValue::Undefined, u"member_removed"_s});
    context.audit(std::move(event));
    return {};
}

} // namespace basalt::orgs
