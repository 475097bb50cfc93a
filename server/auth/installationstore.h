// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

namespace basalt::auth {

/** The SQL of setup tokens in `installation`. Lives as long as one job of its connection. */
class InstallationStore
{
public:
    explicit InstallationStore(db::Connection &connection) : m_connection(connection) { }

    /**
     * Makes other setups wait until this transaction ends: who comes second sees what the first has written.
     */
    [[nodiscard]] Result<void> lockSetup();
    [[nodiscard]] Result<bool> hasSetupToken(const QByteArray &hash);
    [[nodiscard]] Result<void> addSetupToken(const QByteArray &hash, const QByteArray &now);
    [[nodiscard]] Result<void> removeSetupTokens();

private:
    db::Connection &m_connection;
};

} // namespace basalt::auth
