// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/ownerservice.h"

#include "auth/accountstore.h"
#include "auth/callerstate.h"
#include "auth/ownerguard.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

constexpr int kConflict = 409;

/** The account's id; what is not the caller's own exists for superadmins only. */
Result<QByteArray> namedAccount(db::Connection &connection, const Principal &caller, const QByteArray &account)
{
    const AccountSelector selector = AccountSelector::parse(account);
    BASALT_TRY(const auto found, AccountStore(connection).find(selector));
    if (!found || (!caller.superadmin && found->id != caller.accountId))
        return Error::of(Code::AccountNotFound);
    return found->id;
}

/** As the caller is now, not as he was when his request came. */
Result<void> demandOwner(db::Connection &connection, const Principal &caller)
{
    if (caller.superadmin)
        return {};
    BASALT_TRY(const auto state, SessionStore(connection).user(caller.userId));
    if (!state)
        return Error::of(Code::NotOwner);
    if (auto problem = statusProblem(state->status))
        return std::move(*problem);
    return state->principal.accountOwner ? Result<void>() : Error::of(Code::NotOwner);
}

Result<QByteArray> ownerSince(db::Connection &connection, const QByteArray &accountId, const QByteArray &userId)
{
    BASALT_TRY(
        auto rows,
        connection.query("SELECT created_at FROM account_owners WHERE account_id = $1 AND user_id = $2", {accountId, userId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.timestamp(0) : QByteArray();
}

/** Holds the account and looks whether the caller may change who owns it. */
Result<QByteArray> openOwners(db::WriteContext &context, CallerCache &cache, const OwnerAsker &asker, const QByteArray &account)
{
    BASALT_TRY(const QByteArray accountId, namedAccount(context.connection(), asker.caller, account));
    BASALT_TRY_VOID(OwnerGuard(context).hold(accountId));
    BASALT_TRY_VOID(demandOwner(context.connection(), asker.caller));
    context.afterCommit([&cache, accountId](auto) { cache.dropAccount(accountId); });
    return accountId;
}

} // namespace

OwnerService::OwnerService(const core::Clock &clock, CallerCache &cache, UserService &users)
    : m_clock(clock)
    , m_cache(cache)
    , m_users(users)
{ }

void OwnerService::list(db::Session &session, const Principal &caller, const QByteArray &account,
                        db::Completion<QList<Owner>> done)
{
    session.read<QList<Owner>>(
        [caller, account](db::Connection &connection) -> Result<QList<Owner>> {
            BASALT_TRY(const QByteArray accountId, namedAccount(connection, caller, account));
            BASALT_TRY_VOID(demandOwner(connection, caller));
            QList<Owner> owners;
            {
                BASALT_TRY(auto rows,
                           connection.query("SELECT user_id, created_at FROM account_owners WHERE account_id = $1 "
                                            "ORDER BY created_at, user_id",
                                            {accountId}));
                while (true) {
                    BASALT_TRY(const bool more, rows.next());
                    if (!more)
                        break;
                    Owner owner;
                    owner.user.id = rows.string(0);
                    owner.since = rows.timestamp(1);
                    owners.append(std::move(owner));
                }
            }
            for (Owner &owner : owners) {
                BASALT_TRY(auto user, UserStore(connection).find(owner.user.id, accountId));
                if (user)
                    owner.user = std::move(*user);
            }
            return owners;
        },
        std::move(done));
}

Result<Owner> OwnerService::give(db::WriteContext &context, const OwnerAsker &asker, const QByteArray &accountId,
                                 const QByteArray &userId) const
{
    db::Connection &connection = context.connection();
    BASALT_TRY(auto user, UserStore(connection).find(userId, accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    if (const auto problem = statusProblem({user->isActive, user->isLocked, "active"}))
        return problem->withStatus(kConflict);
    if (!user->canLogin)
        return Error::of(Code::UserCannotLogin).withStatus(kConflict);
    Owner owner;
    BASALT_TRY(owner.since, ownerSince(connection, accountId, userId));
    if (owner.since.isNull()) {
        owner.since = core::formatTimestamp(m_clock.nowMs());
        BASALT_TRY_VOID(OwnerGuard(context).give(*user, owner.since, asker.actor));
    }
    owner.user = std::move(*user);
    return owner;
}

void OwnerService::add(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                       db::Completion<Owner> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<Owner>(
        trail,
        [this, asker = std::move(asker), account, userId](db::WriteContext &context) -> Result<Owner> {
            BASALT_TRY(const QByteArray accountId, openOwners(context, m_cache, asker, account));
            return give(context, asker, accountId, userId);
        },
        std::move(done));
}

void OwnerService::remove(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                          db::Completion<void> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<void>(
        trail,
        [this, asker = std::move(asker), account, userId](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const QByteArray accountId, openOwners(context, m_cache, asker, account));
            BASALT_TRY(const auto user, UserStore(context.connection()).find(userId, accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            OwnerGuard owners(context);
            BASALT_TRY_VOID(owners.mayLose(*user));
            return owners.take(*user, asker.actor);
        },
        std::move(done));
}

void OwnerService::transfer(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                            const QString &password, db::Completion<Owner> done)
{
    // Before a password is looked at: who may not do this at all learns nothing about it. The write looks again.
    session.read<void>(
        [caller = asker.caller, account](db::Connection &connection) -> Result<void> {
            BASALT_TRY_VOID(namedAccount(connection, caller, account));
            return caller.accountOwner ? Result<void>() : Error::of(Code::NotOwner);
        },
        [this, &session, asker, account, userId, password, done = std::move(done)](Result<void> allowed) mutable {
            if (!allowed) {
                done(std::move(allowed).error());
                return;
            }
            const UserTarget self{asker.caller.userId, asker.caller.accountId, asker.actor};
            m_users.proveOwnPassword(
                session, self, password,
                [this, &session, asker, account, userId, done = std::move(done)](Result<QByteArray> proof) mutable {
                    if (proof)
                        writeTransfer(session, std::move(asker), account, userId, *proof, std::move(done));
                    else
                        done(std::move(proof).error());
                });
        });
}

void OwnerService::writeTransfer(db::Session &session, OwnerAsker asker, const QByteArray &account, const QByteArray &userId,
                                 const QByteArray &proof, db::Completion<Owner> done)
{
    const QByteArray trail = asker.caller.accountId;
    session.write<Owner>(
        trail,
        [this, asker = std::move(asker), account, userId, proof](db::WriteContext &context) -> Result<Owner> {
            UserStore users(context.connection());
            BASALT_TRY(const QByteArray accountId, openOwners(context, m_cache, asker, account));
            BASALT_TRY_VOID(users.lock(asker.caller.userId));
            BASALT_TRY(const auto self, users.find(asker.caller.userId, accountId));
            if (!self)
                return Error::of(Code::NotOwner);
            BASALT_TRY_VOID(m_users.confirmProof(context.connection(), *self, proof));
            if (userId == self->id)
                return Error::invalid(u"user_id"_s, u"Ownership goes to somebody else."_s, u"self"_s);
            BASALT_TRY(auto owner, give(context, asker, accountId, userId));
            BASALT_TRY_VOID(OwnerGuard(context).take(*self, asker.actor));
            return owner;
        },
        std::move(done));
}

} // namespace basalt::auth
