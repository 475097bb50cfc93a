// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace basalt::auth {

/** A row of `user_mfa`. Instants are RFC 3339. */
struct SecondFactor
{
    QByteArray userId;
    QByteArray type;
    QByteArray sealedSecret;
    bool isConfirmed = false;
    qint64 lastCounter = 0; ///< time step of the last code that was accepted
    QByteArray enrolledAt;
    QByteArray confirmedAt;   ///< null: not yet
    qint64 recoveryCodes = 0; ///< that are left
};

/** The SQL of `user_mfa` and `user_mfa_recovery_codes`. Lives as long as one job of its connection. */
class MfaStore
{
public:
    explicit MfaStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<SecondFactor>> find(const QByteArray &userId);
    [[nodiscard]] Result<bool> isConfirmed(const QByteArray &userId);
    /** A new one that is not confirmed, in the place of any before. The caller holds the user's row. */
    [[nodiscard]] Result<void> replace(const QByteArray &userId, const QByteArray &sealedSecret, const QByteArray &now);
    [[nodiscard]] Result<void> confirm(const QByteArray &userId, qint64 counter, const QByteArray &now);
    /** In the place of all before. */
    [[nodiscard]] Result<void> setRecoveryCodes(const QByteArray &userId, const QList<QByteArray> &hashes);
    /** False: a code of that time step or a later one was accepted before. */
    [[nodiscard]] Result<bool> useCounter(const QByteArray &userId, qint64 counter);
    /** False: there is no such code, or it was used. */
    [[nodiscard]] Result<bool> useRecoveryCode(const QByteArray &userId, const QByteArray &hash);
    /** False: there was none. */
    [[nodiscard]] Result<bool> remove(const QByteArray &userId);

private:
    db::Connection &m_connection;
};

} // namespace basalt::auth
