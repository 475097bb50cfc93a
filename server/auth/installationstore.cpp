// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/installationstore.h"

namespace basalt::auth {

namespace {

/** Followed by the token's hash. */
constexpr char kTokenPrefix[] = "setup_token:";
constexpr char kSetupLock[] = "setup_lock";
/** A server that is restarted forever without being set up keeps no more links than this. */
constexpr qint64 kMaxTokens = 50;

} // namespace

Result<void> InstallationStore::lockSetup()
{
    const QByteArray key(kSetupLock);
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO installation (key, value) VALUES ($1, '') ON CONFLICT (key) DO NOTHING", {key}));
    const QByteArray sql = "SELECT value FROM installation WHERE key = $1" + m_connection.dialect().rowLock().toByteArray();
    BASALT_TRY(auto rows, m_connection.query(sql, {key}));
    BASALT_TRY_VOID(rows.next());
    return {};
}

Result<bool> InstallationStore::hasSetupToken(const QByteArray &hash)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT 1 FROM installation WHERE key = $1", {QByteArray(kTokenPrefix + hash)}));
    return rows.next();
}

Result<void> InstallationStore::addSetupToken(const QByteArray &hash, const QByteArray &now)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM installation WHERE key IN (SELECT key FROM installation "
                                         "WHERE key LIKE 'setup_token:%' ORDER BY value DESC, key LIMIT 1000 OFFSET $1)",
                                         {kMaxTokens - 1}));
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO installation (key, value) VALUES ($1, $2)", {QByteArray(kTokenPrefix + hash), now}));
    return {};
}

Result<void> InstallationStore::removeSetupTokens()
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM installation WHERE key LIKE 'setup_token:%'"));
    return {};
}

} // namespace basalt::auth
