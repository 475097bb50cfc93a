// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/askedusers.h"

#include "auth/accountnames.h"
#include "auth/callerstate.h"
#include "auth/sessionstore.h"
#include "auth/userstore.h"
#include "core/ids.h"
#include "core/timestamp.h"

#include <algorithm>

namespace basalt::auth {

namespace {

constexpr qint64 kMaxAccounts = 10; ///< of one address, where no account is named

Result<AskedUser> judge(db::Connection &connection, const QByteArray &accountId, const QByteArray &userId, const char *absent)
{
    AskedUser asked;
    asked.accountId = accountId;
    asked.userId = userId;
    // Of nobody as of somebody: the look-up takes as long.
    const QByteArray id = userId.isNull() ? QByteArray("-") : userId;
    BASALT_TRY(auto user, UserStore(connection).find(id));
    BASALT_TRY(const auto state, SessionStore(connection).user(id));
    if (!user || !state) {
        asked.problem = absent;
        return asked;
    }
    asked.accountId = user->accountId;
    if (const auto problem = statusProblem(state->status))
        asked.problem = core::codeName(problem->code).toUtf8();
    else if (user->authProvider != "password")
        asked.problem = "no_password";
    else if (const auto refused = passwordSignInProblem(*user))
        asked.problem = core::codeName(refused->code).toUtf8();
    else
        asked.user = std::move(*user);
    return asked;
}

Result<QByteArrayList> idsOf(db::Connection &connection, const QByteArray &folded)
{
    BASALT_TRY(auto rows,
               connection.query("SELECT id FROM users WHERE email_folded = $1 ORDER BY id LIMIT $2", {folded, kMaxAccounts}));
    QByteArrayList ids;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return ids;
        ids.append(rows.string(0));
    }
}

} // namespace

Result<QList<AskedUser>> askedUsers(db::Connection &connection, const LinkAsker &asker, const QByteArray &now)
{
    const auto address = EmailAddress::parse(asker.email);
    const QByteArray folded = address ? address->folded : QByteArray("-");
    QList<AskedUser> asked;
    if (!asker.account.isNull()) {
        BASALT_TRY(const auto candidate,
                   SessionStore(connection).candidate(AccountSelector::parse(asker.account), folded, now));
        const QByteArray accountId = candidate ? candidate->accountId : core::kSystemAccountId.toByteArray();
        BASALT_TRY(auto one,
                   judge(connection, accountId, candidate ? candidate->userId : QByteArray(),
                         candidate ? "user_not_found" : "account_not_found"));
        asked.append(std::move(one));
        return asked;
    }
    BASALT_TRY(auto ids, idsOf(connection, folded));
    if (ids.isEmpty())
        ids.append(QByteArray());
    for (const QByteArray &id : std::as_const(ids)) {
        BASALT_TRY(auto one, judge(connection, core::kSystemAccountId.toByteArray(), id, "user_not_found"));
        asked.append(std::move(one));
    }
    return asked;
}

Result<void> LinkThrottle::note(const QHostAddress &address)
{
    // What is turned away is counted by nobody else.
    (void)m_throttle.takeFinished();
    if (const int seconds = m_throttle.turnAway(address); seconds > 0) {
        Error error = Error::of(Code::TooManyRequests);
        error.retryAfterSeconds = seconds;
        return error;
    }
    (void)m_throttle.noteFailure(address);
    return {};
}

Result<qint64> linkPause(db::Connection &connection, const QByteArray &userId, TokenPurpose purpose, qint64 nowMs)
{
    const QByteArray id = userId.isNull() ? QByteArray("-") : userId;
    BASALT_TRY(const QByteArray newest, OneTimeTokenStore(connection).newestMailed(id, purpose, core::formatTimestamp(nowMs)));
    const auto madeMs = core::parseTimestamp(newest);
    if (newest.isNull() || !madeMs)
        return 0;
    return std::max<qint64>(0, *madeMs + kLinkPauseMs - nowMs);
}

} // namespace basalt::auth
