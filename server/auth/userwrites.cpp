// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/userwrites.h"

#include "auth/accountaccess.h"
#include "auth/accountfactory.h"
#include "auth/accountstore.h"
#include "auth/auditnotes.h"
#include "auth/blacklist.h"
#include "auth/ownerguard.h"
#include "auth/passwordpolicy.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
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

FieldError onlyPersons(const QString &field)
{
    return {field, u"Only persons sign in."_s, u"only_persons"_s};
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
    assign(user.type, patch.type);
    if (user.type != kPersonType) {
        if (patch.canLogin == true)
            return Error::invalid({onlyPersons(u"can_login"_s)});
        user.canLogin = false;
    }
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

/** Whoever takes a superadmin's way in away must leave another one. */
Result<void> guardLastSuperadmin(db::WriteContext &context, const User &before, const User &after)
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

} // namespace

Result<User> UserWrites::loadForChange(db::WriteContext &context, const UserTarget &target)
{
    UserStore users(context.connection());
    BASALT_TRY_VOID(users.lock(target.userId));
    BASALT_TRY(auto user, users.find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY_VOID(mayChange(context, target, *user));
    return std::move(*user);
}

Result<User> UserWrites::loadForExclusion(db::WriteContext &context, const UserTarget &target)
{
    BASALT_TRY(const auto user, UserStore(context.connection()).find(target.userId, target.accountId));
    if (!user)
        return Error::of(Code::UserNotFound);
    BASALT_TRY_VOID(OwnerGuard(context).hold(user->accountId));
    return loadForChange(context, target);
}

void UserWrites::dropCached(db::WriteContext &context, const QByteArray &userId) const
{
    context.afterCommit([cache = &m_cache, userId](auto) { cache->dropUser(userId); });
}

QByteArray UserWrites::now() const
{
    return core::formatTimestamp(m_clock.nowMs());
}

Result<DraftedUser> UserWrites::draft(const NewUser &input) const
{
    QList<FieldError> errors;
    const auto email = EmailAddress::parse(input.email);
    if (!email)
        errors += noAddress().fields;
    if (input.password)
        errors += checkPassword(*input.password, {input.email, {}, {}}, m_options.passwordRules, u"password"_s);
    const bool isPerson = input.type == kPersonType;
    if (input.password && !isPerson)
        errors.append(onlyPersons(u"password"_s));
    if (input.canLogin == true && !isPerson)
        errors.append(onlyPersons(u"can_login"_s));
    if (!errors.isEmpty())
        return Error::invalid(errors);
    if (input.type == kSystemType)
        return Error::of(Code::UserIsSystem);
    DraftedUser draft;
    draft.account = input.account;
    draft.foldedEmail = email->folded;
    User &user = draft.user;
    user = draftUser(*email, {}, input.roleId, now());
    user.displayName = input.displayName.trimmed().toUtf8();
    user.isActive = input.isActive;
    user.type = input.type;
    user.canLogin = input.canLogin.value_or(isPerson);
    user.authProvider = input.authProvider;
    user.authProviderName = input.authProviderName;
    user.externalId = input.externalId;
    user.externalEmail = input.externalEmail;
    user.profileData = input.profileData;
    return draft;
}

Result<User> UserWrites::create(db::WriteContext &context, const DraftedUser &draft, const db::AuditActor &actor) const
{
    UserStore users(context.connection());
    BASALT_TRY(const auto account, AccountStore(context.connection()).find(AccountSelector::parse(draft.account)));
    if (!account)
        return Error::invalid(u"account_id"_s, u"There is no such account."_s, u"not_found"_s);
    BASALT_TRY(const auto role, users.role(draft.user.roleId));
    if (!role)
        return noSuchRole();
    BASALT_TRY_VOID(refuseBlacklisted(context.connection(), draft.foldedEmail));
    User row = draft.user;
    row.accountId = account->id;
    BASALT_TRY(const auto known, users.findByEmail(row.accountId, draft.foldedEmail));
    if (known)
        return Error::of(Code::IdentityAlreadyUsed);
    BASALT_TRY_VOID(users.insert(row, draft.foldedEmail, draft.passwordHash, actor.userId));
    context.audit(userCreated(row, Code::UserCreated, !draft.passwordHash.isNull(), actor));
    BASALT_TRY_VOID(joinDefaultGroups(context, row, actor));
    BASALT_TRY(auto stored, users.find(row.id));
    return stored ? Result<User>(std::move(*stored)) : Error::internal(u"a new user cannot be read back"_s);
}

Result<User> UserWrites::update(db::WriteContext &context, const UserTarget &target, const UserPatch &patch) const
{
    const QByteArray now = this->now();
    UserStore users(context.connection());
    const bool mayExclude = patch.isActive == false || patch.isLocked == true || patch.canLogin == false || patch.type;
    BASALT_TRY(const User before, mayExclude ? loadForExclusion(context, target) : loadForChange(context, target));
    if (before.type == kSystemType || patch.type == kSystemType)
        return Error::of(Code::UserIsSystem);
    BASALT_TRY(const Patched after, applyPatch(context.connection(), before, patch, now));
    const QList<db::AuditChange> changes = userChanges(before, after.user);
    if (changes.isEmpty())
        return before;
    BASALT_TRY_VOID(guardLastSuperadmin(context, before, after.user));
    BASALT_TRY_VOID(OwnerGuard(context).mayBecome(before, after.user));
    BASALT_TRY_VOID(users.update(after.user, after.folded, target.actor.userId));
    if (patch.isLocked == false)
        BASALT_TRY_VOID(users.setSignInFailures(before.id, {}));
    if (before.canLogin && !after.user.canLogin)
        BASALT_TRY_VOID(SessionStore(context.connection()).endAll(before.id, now, "sign_in_not_allowed"));
    db::AuditEvent event =
        auditEvent(updateEvent(before, after.user), "UPDATE", before.accountId, target.actor, "users", before.id);
    event.changes = changes;
    context.audit(std::move(event));
    dropCached(context, before.id);
    BASALT_TRY(auto stored, users.find(before.id));
    return stored ? Result<User>(std::move(*stored)) : Error::internal(u"a user cannot be read back"_s);
}

Result<void> UserWrites::remove(db::WriteContext &context, const UserTarget &target, Return mayReturn) const
{
    const QByteArray now = this->now();
    BASALT_TRY(const User before, loadForExclusion(context, target));
    if (before.type == kSystemType || (mayReturn == Return::Barred && before.accountId == core::kSystemAccountId))
        return Error::of(Code::UserIsSystem);
    UserPatch patch;
    patch.isActive = false;
    BASALT_TRY(const Patched after, applyPatch(context.connection(), before, patch, now));
    BASALT_TRY_VOID(guardLastSuperadmin(context, before, after.user));
    BASALT_TRY_VOID(OwnerGuard(context).mayBecome(before, after.user));
    BASALT_TRY_VOID(SessionStore(context.connection()).endAll(before.id, now, "user_deleted"));
    BASALT_TRY_VOID(UserStore(context.connection()).update(after.user, after.folded, target.actor.userId));
    db::AuditEvent event = auditEvent(Code::UserDeleted, "DELETE", before.accountId, target.actor, "users", before.id);
    event.changes = userChanges(before, after.user);
    context.audit(std::move(event));
    if (mayReturn == Return::Barred)
        BASALT_TRY_VOID(blacklistDeleted(context, before, after.folded, now, target.actor));
    dropCached(context, before.id);
    return {};
}

Result<bool> UserWrites::verifyEmail(db::WriteContext &context, const UserTarget &target) const
{
    const QByteArray now = this->now();
    BASALT_TRY(const User before, loadForChange(context, target));
    if (before.emailVerified)
        return false;
    BASALT_TRY(Patched after, applyPatch(context.connection(), before, {}, now));
    after.user.emailVerified = true;
    after.user.emailVerifiedAt = now;
    BASALT_TRY_VOID(UserStore(context.connection()).update(after.user, after.folded, target.actor.userId));
    db::AuditEvent event = auditEvent(Code::EmailVerified, "UPDATE", before.accountId, target.actor, "users", before.id);
    event.changes = userChanges(before, after.user);
    context.audit(std::move(event));
    dropCached(context, before.id);
    return true;
}

} // namespace basalt::auth
