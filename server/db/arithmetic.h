// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace basalt::db {

/**
 * Arithmetic on doubles that gives the same value in memory, in SQLite and in PostgreSQL, which raises errors where IEEE 754
 * has infinities and lost digits: what would overflow, and division by zero, is nothing (null); what would underflow is zero.
 * The limits lie a little inside the range of double, so that no database reaches its own.
 */
[[nodiscard]] std::optional<double> add(double a, double b);
[[nodiscard]] std::optional<double> subtract(double a, double b);
[[nodiscard]] std::optional<double> multiply(double a, double b);
[[nodiscard]] std::optional<double> divide(double a, double b);
/** `a - b * trunc(a / b)`: has the sign of `a`. */
[[nodiscard]] std::optional<double> remainder(double a, double b);

/** The same as functions in SQL of PostgreSQL, `basalt_add(double precision, double precision)` and so on. */
[[nodiscard]] QByteArray arithmeticRoutines();

} // namespace basalt::db
