// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/arithmetic.h"

#include <QStringBuilder>

#include <cmath>

namespace basalt::db {

namespace {

// The SQL below has the same numbers.
constexpr double kHuge = 8e307;
constexpr double kTiny = 1e-300;
constexpr double kSumLimit = 1.7e308;

QByteArray routine(const char *name, const char *body)
{
    // Not STRICT: that would keep the planner from inlining the body. CASE is unknown, so ELSE, where an operand is null.
    return QByteArray("CREATE OR REPLACE FUNCTION ") + name
        + "(a double precision, b double precision) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $basalt$ "
          "SELECT "
        + body + " $basalt$;\n";
}

} // namespace

std::optional<double> add(double a, double b)
{
    if ((a > 0) == (b > 0) && std::abs(a) > kSumLimit - std::abs(b))
        return std::nullopt;
    return a + b;
}

std::optional<double> subtract(double a, double b)
{
    return add(a, -b);
}

std::optional<double> multiply(double a, double b)
{
    const double x = std::abs(a);
    const double y = std::abs(b);
    if (x > 1 && y > 1 && x > kHuge / y)
        return std::nullopt;
    if (x <= 1 && y <= 1 && y > 0 && x < kTiny / y)
        return 0.0;
    return a * b;
}

std::optional<double> divide(double a, double b)
{
    const double x = std::abs(a);
    const double y = std::abs(b);
    if (y == 0 || (y < 1 && x > kHuge * y))
        return std::nullopt;
    if (y > 1 && x < kTiny * y)
        return 0.0;
    return a / b;
}

std::optional<double> remainder(double a, double b)
{
    const auto quotient = divide(a, b);
    const auto whole = quotient ? multiply(b, std::trunc(*quotient)) : std::nullopt;
    return whole ? subtract(a, *whole) : std::nullopt;
}

QByteArray arithmeticRoutines()
{
    return routine("basalt_add", "CASE WHEN (a > 0) = (b > 0) AND abs(a) > 1.7e308::float8 - abs(b) THEN NULL ELSE a + b END")
        + routine("basalt_subtract", "basalt_add(a, -b)")
        + routine("basalt_multiply",
                  "CASE WHEN abs(a) > 1 AND abs(b) > 1 AND abs(a) > 8e307::float8 / abs(b) THEN NULL "
                  "WHEN abs(a) <= 1 AND abs(b) <= 1 AND abs(b) > 0 AND abs(a) < 1e-300::float8 / abs(b) THEN 0 ELSE a * b END")
        + routine("basalt_divide",
                  "CASE WHEN b = 0 OR (abs(b) < 1 AND abs(a) > 8e307::float8 * abs(b)) THEN NULL "
                  "WHEN abs(b) > 1 AND abs(a) < 1e-300::float8 * abs(b) THEN 0 ELSE a / b END")
        + routine("basalt_remainder", "basalt_subtract(a, basalt_multiply(b, trunc(basalt_divide(a, b))))");
}

} // namespace basalt::db
