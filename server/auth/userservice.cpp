// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/userservice.h"

#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/ownerguard.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

Error noSuchRole()
{
    return Error::invalid(u"role_id"_s, u"There is no such role."_s, u"not_found"_s);
}

Error noAddress()
{
    return Error::invalid(u"email"_s, u"This is not an e-mail address."_s, u"invalid_email"_s);
}

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

template <class T>
void assign(T &to, const std::optional<T> &from)
{
    if (from)
        to = *from;
}

/** `json` with the members of `part`: null takes one away (RFC 7396, of the first level). */
Result<QByteArray> merged(const QByteArray &json, const QJsonObject &part, const QString &field)
{
    constexpr qsizetype kMaxBytes = 16 * 1024;
    QJsonObject whole = QJsonDocument::fromJson(json).object();
    for (auto member = part.begin(); member != part.end(); ++member) {
        if (member->isNull())
            whole.remove(member.key());
        else
            whole.insert(member.key(), *member);
    }
    QByteArray bytes = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    if (bytes.size() > kMaxBytes)
        return Error::invalid(field, u"This holds at most %1 bytes."_s.arg(kMaxBytes), u"too_large"_s);
    return bytes;
}

/** The state after the patch, and the folded address that goes with it. */
struct Patched
{
    User user;
    QByteArray folded;
};

Result<Patched> applyPatch(db::Connection &connection, const User &before, const UserPatch &patch, const QByteArray &now)
{
    Patched after{before, {}};
    User &user = after.user;
    const auto address = EmailAddress::parse(patch.email ? *patch.email : QString::fromUtf8(before.email));
    if (!address)
        return noAddress();
    after.folded = address->folded;
    if (patch.email) {
        const auto old = EmailAddress::parse(QString::fromUtf8(before.email));
        user.email = address->text;
        // Another address has not been verified by anybody.
        if (!old || old->folded != address->folded) {
            user.emailVerified = false;
            user.emailVerifiedAt.clear();
        }
    }
    if (patch.roleId) {
        BASALT_TRY(const auto role, UserStore(connection).role(*patch.roleId));
        if (!role)
            return noSuchRole();
        user.roleId = role->id;
    }
    if (patch.displayName)
        user.displayName = patch.displayName->trimmed().toUtf8();
    assign(user.isActive, patch.isActive);
    assign(user.isLocked, patch.isLocked);
    assign(user.canLogin, patch.canLogin);
    assign(user.authProvider, patch.authProvider);
    assign(user.authProviderName, patch.authProviderName);
    assign(user.externalId, patch.externalId);
    assign(user.externalEmail, patch.externalEmail);
    assign(user.profileData, patch.profileData);
    if (patch.profilePart) {
        BASALT_TRY(user.profileData, merged(before.profileData, *patch.profilePart, u"profile_data"_s));
    }
    if (patch.preferencesPart) {
        BASALT_TRY(user.preferences, merged(before.preferences, *patch.preferencesPart, u"preferences"_s));
    }
    if (patch.isLocked == false)
        user.lockedUntil.clear();
    user.updatedAt = now;
    return after;
}

/** The event that says best what an update was about. */
Code updateEvent(const User &before, const User &after)
{
    if (before.isActive != after.isActive)
        return after.isActive ? Code::UserEnabled : Code::UserDisabled;
    if (before.isLocked != after.isLocked || before.lockedUntil != after.lockedUntil)
        return after.isLocked ? Code::UserLocked : Code::UserUnlocked;
    return Code::UserUpdated;
}

} // namespace

UserService::UserService(const AuthOptions &options, const core::Clock &clock, core::WorkPool &pool,
                         const PasswordHasher &hasher, CallerCache &cache)
    : m_options(options)
    , m_clock(clock)
    , m_pool(pool)
    , m_hasher(hasher)
    , m_cache(cache)
    , m_lockout(options.lockout, clock)
{ }

Result<User> UserService::loadForChange(db::WriteContext &context, const UserTarget &target)
{
    UserStore users(context.connection());
    BASALT_TRY_VOID(users.lock(target.userId));
    BASALT_TRY(auto user, users.find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    return std::move(*user);
}

Result<User> UserService::loadForExclusion(db::WriteContext &context, const UserTarget &target)
{
    BASALT_TRY(const auto user, UserStore(context.connection()).find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY_VOID(OwnerGuard(context).hold(user->accountId));
    return loadForChange(context, target);
}

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

// -- creating ----------------------------------------------------------------------------------------------------------------

void UserService::create(db::Session &session, NewUser input, db::WriteCompanion<User> companion, db::Completion<User> done)
{
    QList<FieldError> errors;
    const auto email = EmailAddress::parse(input.email);
    if (!email)
        errors += noAddress().fields;
    if (input.password)
        errors += checkPassword(*input.password, {input.email, {}, {}}, m_options.passwordRules, u"password"_s);
    if (!errors.isEmpty()) {
        done(Error::invalid(errors));
        return;
    }
    User user = draftUser(*email, {}, input.roleId, core::formatTimestamp(m_clock.nowMs()));
    user.displayName = input.displayName.trimmed().toUtf8();
    user.isActive = input.isActive;
    user.canLogin = input.canLogin;
    user.authProvider = input.authProvider;
    user.authProviderName = input.authProviderName;
    user.externalId = input.externalId;
    user.externalEmail = input.externalEmail;
    user.profileData = input.profileData;
    if (!input.password) {
        writeNew(session, input, user, email->folded, {}, std::move(companion), std::move(done));
        return;
    }
    m_pool.run<QByteArray>(
        session.mailbox(), [this, bytes = passwordBytes(*input.password)] { return m_hasher.hash(bytes); },
        [this, &session, input, user, folded = email->folded, companion = std::move(companion),
         done = std::move(done)](Result<QByteArray> hash) mutable {
            if (hash)
                writeNew(session, input, user, folded, *hash, std::move(companion), std::move(done));
            else
                done(std::move(hash).error());
        });
}

void UserService::writeNew(db::Session &session, const NewUser &input, const User &user, const QByteArray &folded,
                           const QByteArray &hash, db::WriteCompanion<User> companion, db::Completion<User> done)
{
    const AccountSelector selector = AccountSelector::parse(input.account);
    auto work = [selector, user, folded, hash, actor = input.actor](db::WriteContext &context) -> Result<User> {
        UserStore users(context.connection());
        BASALT_TRY(const auto account, AccountStore(context.connection()).find(selector));
        if (!account)
            return Error::invalid(u"account_id"_s, u"There is no such account."_s, u"not_found"_s);
        BASALT_TRY(const auto role, users.role(user.roleId));
        if (!role)
            return noSuchRole();
        BASALT_TRY_VOID(refuseBlacklisted(context.connection(), folded));
        User row = user;
        row.accountId = account->id;
        BASALT_TRY(const auto known, users.findByEmail(row.accountId, folded));
        if (known)
            return Error::of(Code::IdentityAlreadyUsed);
        BASALT_TRY_VOID(users.insert(row, folded, hash, actor.userId));
        context.audit(userCreated(row, Code::UserCreated, !hash.isNull(), actor));
        BASALT_TRY_VOID(joinDefaultGroups(context, row, actor));
        BASALT_TRY(auto stored, users.find(row.id));
        return stored ? Result<User>(std::move(*stored)) : Error::internal(u"a new user cannot be read back"_s);
    };
    session.write<User>(selector.value, db::accompanied<User>(std::move(companion), std::move(work)),
                        notingBlocked(session, input.actor, input.email, readable(std::move(done))));
}

// -- changing ----------------------------------------------------------------------------------------------------------------

/** Whoever takes a superadmin's way in away must leave another one. */
Result<void> UserService::guardLastSuperadmin(db::WriteContext &context, const User &before, const User &after) const
{
    const auto maySignIn = [](const User &user) { return user.isActive && !user.isLocked && user.canLogin; };
    if (before.accountId != core::kSystemAccountId || !maySignIn(before) || maySignIn(after))
        return {};
    // Holds the system account's row: two superadmins cannot switch each other off at the same moment.
    BASALT_TRY_VOID(AccountStore(context.connection()).raiseAccessVersion(before.accountId));
    BASALT_TRY(const qint64 others, UserStore(context.connection()).countOtherSuperadmins(before.id));
    if (others == 0)
        return Error::of(Code::LastSuperadmin);
    return {};
}

void UserService::dropCached(db::WriteContext &context, const QByteArray &userId) const
{
    context.afterCommit([cache = &m_cache, userId](auto) { cache->dropUser(userId); });
}

void UserService::update(db::Session &session, UserTarget target, UserPatch patch, db::Completion<User> done)
{
    const QByteArray group = target.accountId;
    session.write<User>(
        group,
        [this, target = std::move(target), patch = std::move(patch),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<User> {
            UserStore users(context.connection());
            const bool mayExclude = patch.isActive == false || patch.isLocked == true || patch.canLogin == false;
            BASALT_TRY(const User before, mayExclude ? loadForExclusion(context, target) : loadForChange(context, target));
            if (target.sparesOwners) {
                BASALT_TRY(const bool isOwner, OwnerGuard(context).isOwner(before.accountId, before.id));
                if (isOwner)
                    return Error::of(Code::NotOwner);
            }
            BASALT_TRY(const Patched after, applyPatch(context.connection(), before, patch, now));
            const QList<db::AuditChange> changes = userChanges(before, after.user);
            if (changes.isEmpty())
                return before;
            BASALT_TRY_VOID(guardLastSuperadmin(context, before, after.user));
            BASALT_TRY_VOID(OwnerGuard(context).mayBecome(before, after.user));
            BASALT_TRY_VOID(users.update(after.user, after.folded, target.actor.userId));
            if (patch.isLocked == false) {
                BASALT_TRY_VOID(users.setSignInFailures(before.id, {}));
            }
            if (before.canLogin && !after.user.canLogin) {
                BASALT_TRY_VOID(SessionStore(context.connection()).endAll(before.id, now, "sign_in_not_allowed"));
            }
            db::AuditEvent event =
                auditEvent(updateEvent(before, after.user), "UPDATE", before.accountId, target.actor, "users", before.id);
            event.changes = changes;
            context.audit(std::move(event));
            dropCached(context, before.id);
            BASALT_TRY(auto stored, users.find(before.id));
            return stored ? Result<User>(std::move(*stored)) : Error::internal(u"a user cannot be read back"_s);
        },
        readable(std::move(done)));
}

void UserService::remove(db::Session &session, UserTarget target, Return mayReturn, db::Completion<void> done)
{
    const QByteArray group = target.accountId;
    session.write<void>(
        group,
        [this, target = std::move(target), mayReturn,
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<void> {
            UserStore users(context.connection());
            BASALT_TRY(const User before, loadForExclusion(context, target));
            if (mayReturn == Return::Barred && before.accountId == core::kSystemAccountId)
                return Error::of(Code::UserIsSystem);
            UserPatch patch;
            patch.isActive = false;
            BASALT_TRY(const Patched after, applyPatch(context.connection(), before, patch, now));
            BASALT_TRY_VOID(guardLastSuperadmin(context, before, after.user));
            BASALT_TRY_VOID(OwnerGuard(context).mayBecome(before, after.user));
            BASALT_TRY_VOID(SessionStore(context.connection()).endAll(before.id, now, "user_deleted"));
            BASALT_TRY_VOID(users.update(after.user, after.folded, target.actor.userId));
            db::AuditEvent event = auditEvent(Code::UserDeleted, "DELETE", before.accountId, target.actor, "users", before.id);
            event.changes = userChanges(before, after.user);
            context.audit(std::move(event));
            if (mayReturn == Return::Barred)
                BASALT_TRY_VOID(blacklistDeleted(context, before, after.folded, now, target.actor));
            dropCached(context, before.id);
            return {};
        },
        std::move(done));
}

void UserService::verifyEmail(db::Session &session, UserTarget target, db::Completion<bool> done)
{
    const QByteArray group = target.accountId;
    session.write<bool>(
        group,
        [this, target = std::move(target),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<bool> {
            BASALT_TRY(const User before, loadForChange(context, target));
            if (before.emailVerified)
                return false;
            BASALT_TRY(Patched after, applyPatch(context.connection(), before, {}, now));
            after.user.emailVerified = true;
            after.user.emailVerifiedAt = now;
            BASALT_TRY_VOID(UserStore(context.connection()).update(after.user, after.folded, target.actor.userId));
            db::AuditEvent event =
                auditEvent(Code::EmailVerified, "UPDATE", before.accountId, target.actor, "users", before.id);
            event.changes = userChanges(before, after.user);
            context.audit(std::move(event));
            dropCached(context, before.id);
            return true;
        },
        std::move(done));
}

} // namespace basalt::auth
