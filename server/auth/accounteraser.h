// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>

#include <optional>

namespace basalt::auth {

/** Takes away what an account has elsewhere; implemented above this layer. Thread-safe. */
class AccountEraser
{
public:
    AccountEraser() = default;
    virtual ~AccountEraser() = default;
    Q_DISABLE_COPY_MOVE(AccountEraser)

    /** What one step took away. */
    struct Erased
    {
        QByteArray table;
        QByteArray collection; ///< its name
        qint64 rows = 0;       ///< changed or deleted; what goes with them by itself is not counted
    };
    /** Erases or prepares the erasing of at most `atMost` records, in the caller's transaction. Nothing: no record is left. */
    [[nodiscard]] virtual Result<std::optional<Erased>> eraseSome(db::Connection &connection, const QByteArray &accountId,
                                                                  qint64 atMost) = 0;
};

} // namespace basalt::auth
