// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <functional>

namespace basalt::records {

/** What a result is called as a field of the results; null if there is none of that key. */
using ResultField = std::function<QByteArray(const QByteArray &key)>;

/** The functions of aggregates, as they stand in requests. */
[[nodiscard]] bool isAggregateFunction(QByteArrayView name);
/** What the value of a function is called: `count`, `sum_price`. */
[[nodiscard]] QByteArray aggregateKey(const QByteArray &function, const QByteArray &path);

/**
 * A `having` in which every result is named as a field: `sum(price) > 5` becomes `sum_price  > 5`. Texts in quotes, and what
 * names no result, stay as they are, and so do positions, by which faults are told.
 */
[[nodiscard]] QByteArray havingOverResults(const QByteArray &having, const ResultField &fieldOf);

} // namespace basalt::records
