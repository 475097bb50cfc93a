// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfastore.h"

namespace basalt::auth {

Result<std::optional<SecondFactor>> MfaStore::find(const QByteArray &userId)
{
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT m.mfa_type, m.sealed_secret, m.is_confirmed, m.last_counter, m.enrolled_at, "
                           "m.confirmed_at, (SELECT COUNT(*) FROM user_mfa_recovery_codes c WHERE c.user_id = m.user_id) "
                           "FROM user_mfa m WHERE m.user_id = $1",
                           {userId}));
    BASALT_TRY(const bool found, rows.next());
    if (!found)
        return std::optional<SecondFactor>();
    return std::optional(SecondFactor{userId, rows.string(0), rows.blob(1), rows.boolean(2), rows.integer(3), rows.timestamp(4),
                                      rows.isNull(5) ? QByteArray() : rows.timestamp(5), rows.integer(6)});
}

Result<bool> MfaStore::isConfirmed(const QByteArray &userId)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT 1 FROM user_mfa WHERE user_id = $1 AND is_confirmed = $2", {userId, true}));
    return rows.next();
}

Result<void> MfaStore::replace(const QByteArray &userId, const QByteArray &sealedSecret, const QByteArray &now)
{
    BASALT_TRY_VOID(remove(userId));
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO user_mfa (user_id, mfa_type, sealed_secret, is_confirmed, enrolled_at) VALUES ($1, 'totp', $2, $3, $4)",
        {userId, db::Blob{sealedSecret}, false, now}));
    return {};
}

Result<void> MfaStore::confirm(const QByteArray &userId, qint64 counter, const QByteArray &now)
{
    BASALT_TRY_VOID(
        m_connection.execute("UPDATE user_mfa SET is_confirmed = $2, last_counter = $3, confirmed_at = $4 WHERE user_id = $1",
                             {userId, true, counter, now}));
    return {};
}

Result<void> MfaStore::setRecoveryCodes(const QByteArray &userId, const QList<QByteArray> &hashes)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM user_mfa_recovery_codes WHERE user_id = $1", {userId}));
    for (const QByteArray &hash : hashes) {
        BASALT_TRY_VOID(
            m_connection.execute("INSERT INTO user_mfa_recovery_codes (user_id, code_hash) VALUES ($1, $2)", {userId, hash}));
    }
    return {};
}

Result<bool> MfaStore::useCounter(const QByteArray &userId, qint64 counter)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE user_mfa SET last_counter = $2 WHERE user_id = $1 AND last_counter < $2",
                                    {userId, counter}));
    return changed == 1;
}

Result<bool> MfaStore::useRecoveryCode(const QByteArray &userId, const QByteArray &hash)
{
    BASALT_TRY(
        const qint64 changed,
        m_connection.execute("DELETE FROM user_mfa_recovery_codes WHERE user_id = $1 AND code_hash = $2", {userId, hash}));
    return changed == 1;
}

Result<bool> MfaStore::remove(const QByteArray &userId)
{
    BASALT_TRY(const qint64 changed, m_connection.execute("DELETE FROM user_mfa WHERE user_id = $1", {userId}));
    return changed == 1;
}

} // namespace basalt::auth
