// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace basalt::db {

/**
 * Adds numbers without ever rounding, so that a sum is the same in whatever order its values come: decimals of up to 300
 * digits on either side of the point, integers, and doubles. A double counts as the decimal of 15 digits that is nearest to
 * it, and what is missing to the double itself as another one, so what people write as 0.1 is added as 0.1 and nothing of
 * longer values is lost. PostgreSQL's basalt_exact() does the same (exactSumRoutines()).
 *
 * All zero bytes are an empty sum: it lives in memory that SQLite hands out.
 */
class ExactSum
{
public:
    /** Text that isDecimal(); anything else is not counted. */
    void addDecimal(QByteArrayView text);
    void addInteger(qint64 value);
    void addReal(double value);

    /** Values so far. */
    [[nodiscard]] qint64 count() const { return m_count; }
    /** Digits after the point that the most precise of the decimals had. */
    [[nodiscard]] int places() const { return m_places; }

    /** The sum with so many digits after the point, which are at least as many as it has. */
    [[nodiscard]] QByteArray text(int places) const;
    /** The nearest double; zero below 1e-300, nothing beyond 1.7e308, where arithmetic.h's limits lie as well. */
    [[nodiscard]] std::optional<double> real() const;
    /** The sum divided by the count, half away from zero; with a count, and at least one place. */
    [[nodiscard]] QByteArray average(int places) const;

private:
    static constexpr int kDigits = 9; ///< of a limb
    static constexpr qint64 kBase = 1'000'000'000;
    static constexpr int kFractionLimbs = 40;
    static constexpr int kLimbs = kFractionLimbs + 38;

    using Limbs = std::array<qint64, kLimbs>;

    void addDigits(QByteArrayView digits, int exponent, bool negative);
    void addScientific(double value);
    [[nodiscard]] static bool settle(Limbs &limbs);
    [[nodiscard]] bool digits(QByteArray &whole, QByteArray &fraction) const;

    Limbs m_limbs; ///< lowest first, each less than kBase times the values added since carries were last taken
    qint64 m_count;
    qint64 m_sinceCarry;
    int m_places;
};

/** basalt_exact(), basalt_real() and basalt_average() in SQL of PostgreSQL. */
[[nodiscard]] QByteArray exactSumRoutines();

} // namespace basalt::db
