// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/userservice.h"

#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/blacklist.h"

namespace basalt::auth {

namespace {

/** Passes a result on with broken UNIQUEs made readable. */
template <class T>
db::Completion<T> readable(db::Completion<T> done)
{
    return [done = std::move(done)](Result<T> result) mutable {
        if (result)
            done(std::move(result));
        else
            done(readableConflict(std::move(result).error()));
    };
}

} // namespace

UserService::UserService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool,
                         const PasswordHasher &hasher, CallerCache &cache)
    : m_options(options)
    , m_clock(clock)
    , m_pool(pool)
    , m_hasher(hasher)
    , m_writes(options, clock, cache)
    , m_lockout(options.lockout, clock)
{ }

// -- reading -----------------------------------------------------------------------------------------------------------------

void UserService::list(db::Session &session, UserQuery query, db::Completion<Page<User>> done)
{
    session.read<Page<User>>(
        [query = std::move(query)](db::Connection &connection) { return UserStore(connection).list(query); }, std::move(done));
}

void UserService::listOf(db::Session &session, const QByteArray &account, UserQuery query, db::Completion<Page<User>> done)
{
    session.read<Page<User>>(
        [selector = AccountSelector::parse(account),
         query = std::move(query)](db::Connection &connection) -> Result<Page<User>> {
            BASALT_TRY(const auto found, AccountStore(connection).find(selector));
            if (!found)
                return Error::of(Code::AccountNotFound);
            UserQuery own = query;
            own.accountId = found->id;
            return UserStore(connection).list(own);
        },
        std::move(done));
}

void UserService::get(db::Session &session, const UserTarget &target, db::Completion<User> done)
{
    session.read<User>(
        [id = target.userId, accountId = target.accountId](db::Connection &connection) -> Result<User> {
            BASALT_TRY(auto user, UserStore(connection).find(id, accountId));
            if (!user)
                return Error::of(Code::UserNotFound);
            return std::move(*user);
        },
        std::move(done));
}

// -- changing ----------------------------------------------------------------------------------------------------------------

void UserService::hashPassword(db::Session &session, const QString &password, db::Completion<QByteArray> done)
{
    m_pool.run<QByteArray>(
        session.mailbox(), [this, bytes = passwordBytes(password)] { return m_hasher.hash(bytes); }, std::move(done));
}

void UserService::create(db::Session &session, const NewUser &input, Maker maker, db::WriteCompanion<User> companion,
                         db::Completion<User> done)
{
    auto draft = m_writes.draft(input);
    if (!draft) {
        done(std::move(draft).error());
        return;
    }
    if (!input.password) {
        writeNew(session, std::move(*draft), maker, std::move(companion), std::move(done));
        return;
    }
    hashPassword(session, *input.password,
                 [this, &session, draft = std::move(*draft), maker = std::move(maker), companion = std::move(companion),
                  done = std::move(done)](Result<QByteArray> hash) mutable {
                     if (!hash) {
                         done(std::move(hash).error());
                         return;
                     }
                     draft.passwordHash = std::move(*hash);
                     writeNew(session, std::move(draft), maker, std::move(companion), std::move(done));
                 });
}

void UserService::writeNew(db::Session &session, DraftedUser draft, const Maker &maker, db::WriteCompanion<User> companion,
                           db::Completion<User> done)
{
    const QByteArray trail = AccountSelector::parse(draft.account).value;
    const QString email = QString::fromUtf8(draft.user.email);
    auto work = [this, draft = std::move(draft), maker](db::WriteContext &context) -> Result<User> {
        BASALT_TRY_VOID(maker.admit(context, draft));
        return m_writes.create(context, draft, maker.actor);
    };
    session.write<User>(trail, db::accompanied<User>(std::move(companion), std::move(work)),
                        notingBlocked(session, maker.actor, email, readable(std::move(done))));
}

void UserService::update(db::Session &session, UserTarget target, UserPatch patch, db::Completion<User> done)
{
    const QByteArray trail = target.accountId;
    session.write<User>(
        trail,
        [this, target = std::move(target), patch = std::move(patch)](db::WriteContext &context) {
            return m_writes.update(context, target, patch);
        },
        readable(std::move(done)));
}

void UserService::remove(db::Session &session, UserTarget target, Return mayReturn, db::Completion<void> done)
{
    const QByteArray trail = target.accountId;
    session.write<void>(
        trail,
        [this, target = std::move(target), mayReturn](db::WriteContext &context) {
            return m_writes.remove(context, target, mayReturn);
        },
        std::move(done));
}

void UserService::verifyEmail(db::Session &session, UserTarget target, db::Completion<bool> done)
{
    const QByteArray trail = target.accountId;
    session.write<bool>(
        trail, [this, target = std::move(target)](db::WriteContext &context) { return m_writes.verifyEmail(context, target); },
        std::move(done));
}

} // namespace basalt::auth
