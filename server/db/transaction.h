// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <utility>

namespace basalt::db {

enum class TransactionMode {
    Read,  ///< one snapshot for several reads
    Write, ///< takes the write lock at once (BEGIN IMMEDIATE on SQLite)
};

/**
 * A transaction that rolls back unless committed. Opened inside another one it is a savepoint, so services may each open
 * their own. Move-only; lives on the stack of the connection's thread.
 */
class [[nodiscard]] Transaction
{
public:
    [[nodiscard]] static Result<Transaction> begin(Connection &connection, TransactionMode mode = TransactionMode::Write);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();
    [[nodiscard]] Result<void> rollback();

private:
    Transaction(Connection &connection, int depth);

    Connection *m_connection;
    int m_depth;
};

} // namespace basalt::db
