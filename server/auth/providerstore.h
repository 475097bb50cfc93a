// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/provider.h"
#include "db/connection.h"

#include <QList>

#include <optional>

namespace basalt::auth {

/** The SQL of `sign_in_providers`. Lives as long as one job of its connection. */
class ProviderStore
{
public:
    explicit ProviderStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<Provider>> find(const QByteArray &code);
    /** Likewise, and holds the row until the transaction ends. */
    [[nodiscard]] Result<std::optional<Provider>> findForChange(const QByteArray &code);
    /** By code; nothing in `isActive`: whether enabled or not. */
    [[nodiscard]] Result<QList<Provider>> list(std::optional<bool> isActive);
    /** False if there is one of this code. */
    [[nodiscard]] Result<bool> insert(const Provider &provider, const QByteArray &actorId);
    /** All but the code. */
    [[nodiscard]] Result<void> update(const Provider &provider, const QByteArray &actorId);
    [[nodiscard]] Result<void> remove(const QByteArray &code);

private:
    [[nodiscard]] Result<QList<Provider>> readAll(const QByteArray &rest, const std::vector<db::Value> &binds);

    db::Connection &m_connection;
};

} // namespace basalt::auth
