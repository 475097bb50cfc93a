// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <compare>

namespace basalt::db {

/** True for an optional sign, digits, and optionally a point with digits after it: the form decimals are kept in. */
[[nodiscard]] bool isDecimal(QByteArrayView text);

/**
 * Compares decimals by value, exactly and at any length: `1.50` equals `1.5`, `-0` equals `0`. Texts that are no decimals
 * come after all that are, by bytes among each other, so that this is a total order and fit for an index.
 */
[[nodiscard]] std::weak_ordering compareDecimals(QByteArrayView a, QByteArrayView b);

} // namespace basalt::db
