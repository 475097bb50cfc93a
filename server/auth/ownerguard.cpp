// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/ownerguard.h"

#include "auth/accountstore.h"
#include "auth/auditnotes.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::auth {

namespace {

bool mayComeIn(const User &user)
{
    return user.isActive && !user.isLocked && user.canLogin;
}

db::AuditEvent ownerEvent(Code event, const User &user, const db::AuditActor &actor)
{
    const bool isAdded = event == Code::AccountUserAdded;
    db::AuditEvent entry = auditEvent(event, isAdded ? "CREATE" : "DELETE", user.accountId, actor, "account_owners", user.id);
    const QJsonValue action = isAdded ? u"owner_added"_s : u"owner_removed"_s;
    const QJsonValue id = auditText(user.id);
    const QJsonValue nothing(QJsonValue::Undefined);
    entry.changes.append({"action", nothing, action});
    entry.changes.append({"user_id", isAdded ? nothing : id, isAdded ? id : nothing});
    return entry;
}

} // namespace

Result<void> OwnerGuard::hold(const QByteArray &accountId)
{
    return m_context.unaudited("a number that says that something has changed", [&](db::Connection &connection) {
        return AccountStore(connection).raiseAccessVersion(accountId);
    });
}

Result<bool> OwnerGuard::isOwner(const QByteArray &accountId, const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_context.connection().query("SELECT 1 FROM account_owners WHERE account_id = $1 AND user_id = $2",
                                            {accountId, userId}));
    return rows.next();
}

Result<void> OwnerGuard::mayLose(const User &user)
{
    BASALT_TRY(const bool owner, isOwner(user.accountId, user.id));
    if (!owner)
        return {};
    // Nobody else takes an owner's way in meanwhile: the account is held.
    BASALT_TRY(auto rows,
               m_context.connection().query("SELECT u.is_active, u.is_locked, u.can_login, CASE "
                                            "WHEN u.auth_provider = 'password' AND u.password_is_active THEN 1 "
                                            "WHEN EXISTS (SELECT 1 FROM user_identities i "
                                            "WHERE i.user_id = u.id AND i.is_active) THEN 1 "
                                            "ELSE 0 END FROM account_owners o JOIN users u "
                                            "ON u.id = o.user_id WHERE o.account_id = $1 AND u.id <> $2",
                                            {user.accountId, user.id}));
    qint64 others = 0;
    bool isKept = false;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            break;
        ++others;
        isKept = isKept || (rows.boolean(0) && !rows.boolean(1) && rows.boolean(2) && rows.integer(3) != 0);
    }
    if (others == 0 || (!isKept && mayComeIn(user)))
        return Error::of(Code::LastOwner);
    return {};
}

Result<void> OwnerGuard::mayBecome(const User &before, const User &after)
{
    return mayComeIn(before) && !mayComeIn(after) ? mayLose(before) : Result<void>();
}

Result<void> OwnerGuard::give(const User &user, const QByteArray &now, const db::AuditActor &actor)
{
    BASALT_TRY_VOID(AccountStore(m_context.connection()).insertOwner(user.accountId, user.id, now, actor.userId));
    m_context.audit(ownerEvent(Code::AccountUserAdded, user, actor));
    return {};
}

Result<void> OwnerGuard::take(const User &user, const db::AuditActor &actor)
{
    BASALT_TRY(const qint64 removed,
               m_context.connection().execute("DELETE FROM account_owners WHERE account_id = $1 AND user_id = $2",
                                              {user.accountId, user.id}));
    if (removed == 0)
        return Error::of(Code::UserNotFound);
    m_context.audit(ownerEvent(Code::AccountUserRemoved, user, actor));
    return {};
}

} // namespace basalt::auth
