// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "records/sqlstatement.h"

#include <optional>

namespace basalt::records {

/** How a list says how many rows there are in all. */
enum class TotalKind {
    Exact,
    Estimated, ///< exact up to a bound; beyond it from statistics, or nothing
    None,
};

/** How to find a total; made on the worker, used where the list is read. */
struct TotalJob
{
    TotalKind kind = TotalKind::None;
    SqlStatement count;   ///< `SELECT count(*) …`; bounded for an estimate
    qint64 bound = 0;     ///< of an estimate: what `count` counts to is less than or equal to this, or is beyond
    QByteArray tableName; ///< whose statistics may be told, or else whose rows are counted; null where statistics would tell
                          ///< of rows that the caller may not see
};

/** The number of rows; nothing if none is wanted, or none can be had cheaply. */
[[nodiscard]] Result<std::optional<qint64>> readTotal(db::Connection &connection, const TotalJob &job);

/** `12` or `null`. */
[[nodiscard]] QByteArray totalJson(const std::optional<qint64> &total);

} // namespace basalt::records
