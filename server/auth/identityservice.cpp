// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/identityservice.h"

#include "auth/auditnotes.h"
#include "auth/emailaddress.h"
#include "auth/ownerguard.h"
#include "auth/provider.h"
#include "auth/providerstore.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

/** What the user's own row says about address and password. */
Identity ownIdentity(const User &user)
{
    const auto address = EmailAddress::parse(QString::fromUtf8(user.email));
    Identity identity;
    identity.userId = user.id;
    identity.accountId = user.accountId;
    identity.provider = kEmailProvider;
    identity.subject = address ? address->folded : user.email;
    identity.username = user.email;
    identity.email = user.email;
    identity.isActive = user.passwordIsActive;
    identity.isVerified = user.emailVerified;
    identity.createdAt = user.createdAt;
    return identity;
}

Result<QList<Identity>> identitiesOf(db::Connection &connection, const User &user)
{
    BASALT_TRY(auto identities, IdentityStore(connection).ofUser(user.id));
    if (user.authProvider == "password")
        identities.prepend(ownIdentity(user));
    return identities;
}

/** Nobody disables the last way in of somebody who must have one. */
Result<void> mayBeDisabled(db::WriteContext &context, const User &user, const QList<Identity> &identities,
                           const Identity &identity)
{
    // Superadmins have none but their passwords: to keep one out, he is disabled as a user.
    if (user.accountId == core::kSystemAccountId)
        return Error::of(Code::UserIsSystem);
    const bool hasAnother = std::ranges::any_of(
        identities, [&](const Identity &other) { return other.isActive && other.provider != identity.provider; });
    return hasAnother ? Result<void>() : OwnerGuard(context).mayLose(user);
}

Code eventOf(IdentityChange change)
{
    switch (change) {
    case IdentityChange::Enable: return Code::IdentityEnabled;
    case IdentityChange::Disable: return Code::IdentityDisabled;
    case IdentityChange::Verify: break;
    }
    return Code::IdentityVerified;
}

/** Writes what has become of the identity where it stands. */
Result<void> store(db::Connection &connection, const User &user, const Identity &identity, IdentityChange change,
                   const QByteArray &now, const db::AuditActor &actor)
{
    if (identity.provider != kEmailProvider)
        return IdentityStore(connection).setState(identity);
    UserStore users(connection);
    if (change != IdentityChange::Verify)
        return users.setPasswordActive(user.id, identity.isActive, now, actor.userId);
    User verified = user;
    verified.emailVerified = true;
    verified.emailVerifiedAt = verified.updatedAt = now;
    return users.update(verified, identity.subject, actor.userId);
}

db::AuditEvent identityEvent(IdentityChange change, const User &user, const Identity &identity, const db::AuditActor &actor)
{
    db::AuditEvent event = auditEvent(eventOf(change), "UPDATE", user.accountId, actor, "user_identities", user.id);
    const QJsonValue provider = auditText(identity.provider);
    event.changes.append({"provider", provider, provider});
    if (change == IdentityChange::Verify)
        event.changes.append({"is_verified", false, true});
    else
        event.changes.append({"is_active", !identity.isActive, identity.isActive});
    return event;
}

} // namespace

void IdentityService::list(db::Session &session, const UserTarget &target, db::Completion<QList<Identity>> done)
{
    session.read<QList<Identity>>(
        [target](db::Connection &connection) -> Result<QList<Identity>> {
            BASALT_TRY(const auto user, UserStore(connection).find(target.userId, target.accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            return identitiesOf(connection, *user);
        },
        std::move(done));
}

void IdentityService::usersOf(db::Session &session, UserQuery query, db::Completion<Page<User>> done)
{
    session.read<Page<User>>(
        [query = std::move(query)](db::Connection &connection) -> Result<Page<User>> {
            BASALT_TRY(const auto provider, ProviderStore(connection).find(query.provider));
            if (!provider)
                return Error::of(Code::ProviderNotFound);
            return UserStore(connection).list(query);
        },
        std::move(done));
}

void IdentityService::change(db::Session &session, UserTarget target, const QByteArray &provider, IdentityChange change,
                             db::Completion<Identity> done)
{
    const QByteArray trail = target.accountId;
    session.write<Identity>(
        trail,
        [this, target = std::move(target), provider, change, now = core::formatTimestamp(m_clock.nowMs())](
            db::WriteContext &context) { return write(context, target, provider, change, now); },
        std::move(done));
}

Result<Identity> IdentityService::write(db::WriteContext &context, const UserTarget &target, const QByteArray &provider,
                                        IdentityChange change, const QByteArray &now) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(const User user, UserWrites::loadForExclusion(context, target));
    BASALT_TRY(const auto identities, identitiesOf(connection, user));
    const auto before =
        std::ranges::find_if(identities, [&](const Identity &identity) { return identity.provider == provider; });
    if (before == identities.cend())
        return Error::of(Code::IdentityNotFound);
    Identity after = *before;
    if (change == IdentityChange::Verify)
        after.isVerified = true;
    else
        after.isActive = change == IdentityChange::Enable;
    if (after.isActive == before->isActive && after.isVerified == before->isVerified)
        return after;
    if (change == IdentityChange::Disable) {
        BASALT_TRY_VOID(mayBeDisabled(context, user, identities, after));
        BASALT_TRY_VOID(SessionStore(connection).endAll(user.id, now, "identity_disabled"));
    }
    BASALT_TRY_VOID(store(connection, user, after, change, now, target.actor));
    context.audit(identityEvent(change, user, after, target.actor));
    context.afterCommit([&cache = m_cache, userId = user.id](auto) { cache.dropUser(userId); });
    return after;
}

} // namespace basalt::auth
