// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QList>

namespace basalt::auth {

/** What an account has elsewhere; implemented above this layer. Thread-safe. */
class AccountUsage
{
public:
    AccountUsage() = default;
    virtual ~AccountUsage() = default;
    Q_DISABLE_COPY_MOVE(AccountUsage)

    /** Names of the collections in which the account has records. */
    [[nodiscard]] virtual Result<QList<QByteArray>> collectionsOf(db::Connection &connection, const QByteArray &accountId) = 0;
};

} // namespace basalt::auth
