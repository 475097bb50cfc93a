// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/sessionstore.h"

#include "auth/provider.h"
#include "core/ids.h"
#include "core/timestamp.h"

namespace basalt::auth {

namespace {

QByteArray accountColumn(AccountSelector::Kind kind)
{
    switch (kind) {
    case AccountSelector::Kind::Id: return "a.id";
    case AccountSelector::Kind::Code: return "a.account_code";
    case AccountSelector::Kind::Slug: break;
    }
    return "a.slug";
}

Principal::Method methodOf(QByteArrayView name)
{
    if (name == "setup")
        return Principal::Method::Setup;
    if (name == "embedded")
        return Principal::Method::Embedded;
    if (name == "view_as")
        return Principal::Method::ViewAs;
    return Principal::Method::Password;
}

/**
 * 1 where a second factor is required of the user `u`: his own rule, else any of his groups' that requires one, else one that
 * does not, else the account's, else the installation's.
 */
constexpr char kRequiresSecondFactor[] =
    "COALESCE((SELECT CASE WHEN p.is_required THEN 1 ELSE 0 END FROM mfa_policies p WHERE p.user_id = u.id), "
    "(SELECT MAX(CASE WHEN p.is_required THEN 1 ELSE 0 END) FROM mfa_policies p JOIN groups pg ON pg.id = p.group_id "
    "JOIN group_members pm ON pm.group_id = pg.id WHERE pm.user_id = u.id AND pg.account_id = u.account_id AND pg.is_active = "
    "$1), "
    "(SELECT CASE WHEN p.is_required THEN 1 ELSE 0 END FROM mfa_policies p WHERE p.account_id = u.account_id "
    "AND p.user_id IS NULL AND p.group_id IS NULL), "
    "(SELECT CASE WHEN p.is_required THEN 1 ELSE 0 END FROM mfa_policies p WHERE p.account_id IS NULL), 0)";

constexpr int kGroupColumn = 14;   ///< of both statements about callers
constexpr int kSessionColumn = 15; ///< method, end of life, end

/** The columns before kSessionColumn, and where they come from but for `users` itself; one row per active group. */
constexpr char kCallerColumns[] =
    "SELECT u.id, u.email, u.display_name, r.name, a.id, a.account_code, a.slug, a.name, a.status, "
    "u.is_active, u.is_locked, u.access_version, a.access_version, o.user_id IS NOT NULL, g.code";
constexpr char kCallerTables[] =
    " JOIN roles r ON r.id = u.role_id JOIN accounts a ON a.id = u.account_id "
    "LEFT JOIN account_owners o ON o.account_id = u.account_id AND o.user_id = u.id "
    "LEFT JOIN group_members m ON m.user_id = u.id "
    "LEFT JOIN groups g ON g.id = m.group_id AND g.account_id = u.account_id AND g.is_active = $1 ";

CallerState readCaller(const db::Rows &rows)
{
    CallerState state;
    Principal &principal = state.principal;
    principal.userId = rows.string(0);
    principal.email = rows.string(1);
    principal.displayName = rows.string(2);
    principal.role = rows.string(3);
    principal.accountId = rows.string(4);
    principal.accountCode = rows.string(5);
    principal.accountSlug = rows.string(6);
    principal.accountName = rows.string(7);
    principal.superadmin = principal.accountId == core::kSystemAccountId;
    state.status.accountStatus = rows.string(8);
    state.status.userActive = rows.boolean(9);
    state.status.userLocked = rows.boolean(10);
    state.userVersion = rows.integer(11);
    state.accountVersion = rows.integer(12);
    principal.accountOwner = rows.boolean(13);
    return state;
}

void readSession(const db::Rows &rows, const QByteArray &sessionId, CallerState &state)
{
    state.principal.sessionId = sessionId;
    state.principal.method = methodOf(rows.text(kSessionColumn));
    state.sessionExpiresAtMs = core::parseTimestamp(rows.timestamp(kSessionColumn + 1)).value_or(0);
    state.sessionEnded = !rows.isNull(kSessionColumn + 2);
    state.principal.amr = rows.string(kSessionColumn + 3);
    state.principal.lacksSecondFactor = rows.integer(kSessionColumn + 4) != 0 && !state.principal.hasSecondFactor();
}

/** All rows are about one caller. Without a session id that part is not there. */
Result<std::optional<CallerState>> readCaller(db::Rows rows, const QByteArray &sessionId)
{
    std::optional<CallerState> state;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return state;
        if (!state) {
            state = readCaller(rows);
            if (!sessionId.isNull())
                readSession(rows, sessionId, *state);
        }
        if (!rows.isNull(kGroupColumn))
            state->principal.groups.append(rows.string(kGroupColumn));
    }
}

constexpr char kCandidateColumns[] = "SELECT a.id, a.status, u.id, u.password_hash, u.is_active, u.is_locked, "
                                     "u.email_verified, u.auth_provider, u.locked_until > $2, "
                                     "u.can_login, u.password_is_active";

Result<std::optional<SignInCandidate>> readCandidate(db::Rows rows)
{
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<SignInCandidate>();
    SignInCandidate candidate;
    candidate.accountId = rows.string(0);
    candidate.status.accountStatus = rows.string(1);
    candidate.userId = rows.string(2);
    if (!rows.isNull(2)) {
        candidate.passwordHash = rows.text(7) == "password" ? rows.string(3) : QByteArray();
        candidate.status.userActive = rows.boolean(4);
        candidate.status.userLocked = rows.boolean(5) || rows.boolean(8);
        candidate.emailVerified = rows.boolean(6);
        candidate.canLogin = rows.boolean(9);
        candidate.passwordIsActive = rows.boolean(10);
    }
    return std::optional(candidate);
}

} // namespace

Result<std::optional<SignInCandidate>> SessionStore::candidate(const AccountSelector &account, const QByteArray &foldedEmail,
                                                               const QByteArray &now)
{
    const QByteArray sql = QByteArray(kCandidateColumns)
        + " FROM accounts a LEFT JOIN users u ON u.account_id = a.id AND u.email_folded = $1 WHERE "
        + accountColumn(account.kind) + " = $3";
    BASALT_TRY(auto rows, m_connection.query(sql, {foldedEmail, now, account.value}));
    return readCandidate(std::move(rows));
}

Result<std::optional<SignInCandidate>> SessionStore::candidateAnywhere(const QByteArray &foldedEmail, const QByteArray &now)
{
    // Whoever opens an account with somebody else's address has not verified it, and so is not taken for him.
    static const QByteArray sql = QByteArray(kCandidateColumns)
        + " FROM users u JOIN accounts a ON a.id = u.account_id WHERE u.email_folded = $1 AND a.status <> 'deleted' "
          "ORDER BY CASE WHEN u.is_active AND u.can_login AND u.password_is_active THEN 0 ELSE 1 END, CASE WHEN "
          "u.email_verified THEN 0 ELSE 1 END, "
          "CASE WHEN u.last_login_at IS NULL THEN 1 ELSE 0 END, u.last_login_at DESC, u.created_at, u.id LIMIT 1";
    BASALT_TRY(auto rows, m_connection.query(sql, {foldedEmail, now}));
    return readCandidate(std::move(rows));
}

Result<std::optional<CallerState>> SessionStore::caller(const QByteArray &sessionId, const QByteArray &userId)
{
    static const QByteArray sql = QByteArray(kCallerColumns) + ", s.auth_method, s.expires_at, s.ended_at, s.amr, "
        + kRequiresSecondFactor + " FROM sessions s JOIN users u ON u.id = s.user_id" + kCallerTables
        + "WHERE s.id = $2 AND s.user_id = $3 ORDER BY g.code";
    BASALT_TRY(auto rows, m_connection.query(sql, {true, sessionId, userId}));
    return readCaller(std::move(rows), sessionId);
}

Result<std::optional<CallerState>> SessionStore::user(const QByteArray &userId)
{
    static const QByteArray sql =
        QByteArray(kCallerColumns) + " FROM users u" + kCallerTables + "WHERE u.id = $2 ORDER BY g.code";
    BASALT_TRY(auto rows, m_connection.query(sql, {true, userId}));
    return readCaller(std::move(rows), {});
}

Result<std::vector<CallerState>> SessionStore::activeUsers(const QByteArray &accountId, qint64 limit)
{
    std::vector<db::Value> binds{true, false, core::kSystemAccountId.toByteArray(), limit};
    QByteArray those = "x.is_active = $1 AND x.is_locked = $2 AND x.account_id <> $3";
    if (!accountId.isNull()) {
        binds.emplace_back(accountId);
        those += " AND x.account_id = $5";
    }
    const QByteArray sql = QByteArray(kCallerColumns)
        + " FROM (SELECT x.* FROM users x JOIN accounts y ON y.id = x.account_id AND y.status = 'active' WHERE " + those
        + " ORDER BY x.id LIMIT $4) u" + kCallerTables + "ORDER BY u.id, g.code";
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    std::vector<CallerState> states;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return states;
        if (states.empty() || states.back().principal.userId != rows.text(0))
            states.push_back(readCaller(rows));
        if (!rows.isNull(kGroupColumn))
            states.back().principal.groups.append(rows.string(kGroupColumn));
    }
}

Result<void> SessionStore::insert(const SessionRow &session)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO sessions (id, user_id, account_id, auth_method, client_ip, user_agent, created_at, last_used_at, "
        "expires_at, amr) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)",
        {session.id, session.userId, session.accountId, session.authMethod, db::textOrNull(session.clientIp),
         db::textOrNull(session.userAgent), session.createdAt, session.expiresAt, db::textOrNull(session.amr)}));
    return {};
}

Result<void> SessionStore::insertRefreshToken(const QByteArray &tokenHash, const QByteArray &sessionId,
                                              const QByteArray &issuedAt, const QByteArray &expiresAt)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO refresh_tokens (token_hash, session_id, issued_at, expires_at) VALUES ($1, $2, $3, $4)",
        {tokenHash, sessionId, issuedAt, expiresAt}));
    return {};
}

Result<bool> SessionStore::useRefreshToken(const QByteArray &tokenHash, const QByteArray &sessionId, const QByteArray &now)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE refresh_tokens SET used_at = $3 WHERE token_hash = $1 AND session_id = $2 "
                                    "AND used_at IS NULL AND expires_at > $3",
                                    {tokenHash, sessionId, now}));
    return changed == 1;
}

Result<QByteArray> SessionStore::refreshTokenUsedAt(const QByteArray &tokenHash, const QByteArray &sessionId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT used_at FROM refresh_tokens WHERE token_hash = $1 AND session_id = $2",
                                  {tokenHash, sessionId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.timestamp(0) : QByteArray();
}

Result<bool> SessionStore::extend(const QByteArray &sessionId, const QByteArray &now, const QByteArray &expiresAt)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE sessions SET last_used_at = $2, expires_at = $3 "
                                    "WHERE id = $1 AND ended_at IS NULL AND expires_at > $2",
                                    {sessionId, now, expiresAt}));
    return changed == 1;
}

Result<bool> SessionStore::end(const QByteArray &sessionId, const QByteArray &now, const QByteArray &reason)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE sessions SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL",
                                    {sessionId, now, reason}));
    return changed == 1;
}

Result<bool> SessionStore::endOf(const QByteArray &userId, const QByteArray &sessionId, const QByteArray &now,
                                 const QByteArray &reason)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE sessions SET ended_at = $3, end_reason = $4 "
                                    "WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > $3",
                                    {sessionId, userId, now, reason}));
    return changed == 1;
}

Result<QList<LiveSession>> SessionStore::live(const QByteArray &userId, const QByteArray &now)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT id, user_id, account_id, auth_method, client_ip, user_agent, created_at, expires_at, "
                                  "last_used_at FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2 "
                                  "ORDER BY last_used_at DESC, id DESC",
                                  {userId, now}));
    QList<LiveSession> sessions;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return sessions;
        sessions.append({{rows.string(0), rows.string(1), rows.string(2), rows.string(3), rows.string(4), rows.string(5),
                          rows.timestamp(6), rows.timestamp(7)},
                         rows.timestamp(8)});
    }
}

Result<qint64> SessionStore::endAll(const QByteArray &userId, const QByteArray &now, const QByteArray &reason,
                                    const QByteArray &exceptId)
{
    return m_connection.execute("UPDATE sessions SET ended_at = $2, end_reason = $3 "
                                "WHERE user_id = $1 AND ended_at IS NULL AND id <> $4",
                                {userId, now, reason, exceptId.isNull() ? QByteArray("") : exceptId});
}

Result<bool> SessionStore::noteSignIn(const QByteArray &userId, const QByteArray &passwordHash, const QByteArray &now)
{
    if (passwordHash.isNull()) {
        BASALT_TRY(
            const qint64 changed,
            m_connection.execute("UPDATE users SET last_login_at = $2 WHERE id = $1 AND can_login = $3", {userId, now, true}));
        return changed == 1;
    }
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE users SET last_login_at = $2, last_used_provider = $5, failed_sign_ins = 0, "
                                    "first_failed_at = NULL, locked_until = NULL WHERE id = $1 AND password_hash = $3 "
                                    "AND (locked_until IS NULL OR locked_until <= $2) AND can_login = $4 "
                                    "AND password_is_active = $4",
                                    {userId, now, passwordHash, true, kEmailProvider}));
    return changed == 1;
}

Result<bool> SessionStore::noteProviderSignIn(const QByteArray &userId, const QByteArray &provider, const QByteArray &now)
{
    BASALT_TRY(
        const qint64 changed,
        m_connection.execute("UPDATE users SET last_login_at = $2, last_used_provider = $3 WHERE id = $1 AND can_login = $4",
                             {userId, now, provider, true}));
    return changed == 1;
}

Result<void> SessionStore::setAmr(const QByteArray &sessionId, const QByteArray &amr)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE sessions SET amr = $2 WHERE id = $1", {sessionId, amr}));
    return {};
}

Result<bool> SessionStore::requiresSecondFactor(const QByteArray &userId)
{
    static const QByteArray sql = QByteArray("SELECT ") + kRequiresSecondFactor + " FROM users u WHERE u.id = $2";
    BASALT_TRY(auto rows, m_connection.query(sql, {true, userId}));
    BASALT_TRY(const bool found, rows.next());
    return found && rows.integer(0) != 0;
}

Result<void> SessionStore::forgetSecondFactor(const QByteArray &userId)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE sessions SET amr = $2 WHERE user_id = $1 AND amr IS NOT NULL AND ended_at IS NULL",
                             {userId, QByteArray(kPasswordOnly)}));
    return {};
}

Result<qint64> SessionStore::countActive(const QByteArray &now)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT COUNT(*) FROM sessions WHERE ended_at IS NULL AND expires_at > $1 "
                                  "AND auth_method <> 'view_as'",
                                  {now}));
    BASALT_TRY_VOID(rows.next());
    return rows.integer(0);
}

} // namespace basalt::auth
