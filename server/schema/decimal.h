// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::schema {

/** Digits that a decimal may have in all, before and after the point. */
inline constexpr qsizetype kMaxDecimalDigits = 64;

/**
 * `-?digits[.digits]` without leading zeros, a plus sign or a negative zero; trailing zeros stay, because 1.50 and 1.5 are
 * different statements about precision. Exponents are refused. Nothing is ever rounded. Comparing is db/decimal.h's.
 */
[[nodiscard]] std::optional<QByteArray> canonicalDecimal(QByteArrayView text);

} // namespace basalt::schema
