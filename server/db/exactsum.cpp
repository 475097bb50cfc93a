// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/exactsum.h"

#include "db/decimal.h"

#include <QStringBuilder>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <type_traits>

namespace basalt::db {

namespace {

constexpr std::array<qint64, 9> kPowers{1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

// The SQL below has the same numbers.
constexpr double kRestAbove = 1e-290;
constexpr double kRestBelow = 1e300;
constexpr int kLimitZeros = 307; // 1.7e308 is 17 and as many zeros

bool isBeyondReal(const QByteArray &whole)
{
    const QByteArray limit = "17" + QByteArray(kLimitZeros, '0');
    return std::is_gt(compareDecimals(whole, limit));
}

} // namespace

static_assert(std::is_trivial_v<ExactSum>);

void ExactSum::addDecimal(QByteArrayView text)
{
    if (!isDecimal(text))
        return;
    const bool negative = text.startsWith('-');
    if (negative || text.startsWith('+'))
        text = text.sliced(1);
    const qsizetype point = text.indexOf('.');
    const QByteArrayView fraction = point < 0 ? QByteArrayView() : text.sliced(point + 1);
    addDigits(point < 0 ? text : text.first(point), 0, negative);
    addDigits(fraction, -int(fraction.size()), negative);
    m_places = std::max(m_places, int(fraction.size()));
    ++m_count;
}

void ExactSum::addInteger(qint64 value)
{
    addDigits(QByteArray::number(value).replace('-', QByteArrayView()), 0, value < 0);
    ++m_count;
}

void ExactSum::addReal(double value)
{
    addScientific(value);
    ++m_count;
}

/** The first 15 digits, then those of what is missing. */
void ExactSum::addScientific(double value)
{
    const auto add = [this](double part) {
        constexpr int kPrecision = 14; // behind the point, which is behind the first digit
        std::array<char, 32> buffer;
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(part),
                                       std::chars_format::scientific, kPrecision)
                             .ptr;
        const QByteArrayView text(buffer.data(), end - buffer.data());
        const QByteArrayView digits = text.first(kPrecision + 2);
        const int exponent = text.sliced(digits.size() + 1).toInt();
        addDigits(digits.first(1), exponent, part < 0);
        addDigits(digits.sliced(2), exponent - kPrecision, part < 0);
        double shown = 0;
        std::from_chars(buffer.data(), end, shown);
        return part < 0 ? -shown : shown;
    };
    const double shown = add(value);
    if (std::abs(value) <= kRestBelow && std::abs(value) >= kRestAbove && shown != value)
        static_cast<void>(add(value - shown));
}

/** Adds `digits` times ten to the power of `exponent`. */
void ExactSum::addDigits(QByteArrayView digits, int exponent, bool negative)
{
    constexpr qint64 kCarryEvery = 1'000'000'000; // each adds less than kBase to a limb, which holds nine times as much
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int place = exponent + int(digits.size() - 1 - i) + kFractionLimbs * kDigits;
        const int limb = place / kDigits;
        if (place < 0 || limb >= kLimbs)
            continue;
        const qint64 part = (digits[i] - '0') * kPowers[size_t(place % kDigits)];
        m_limbs[size_t(limb)] += negative ? -part : part;
    }
    if (++m_sinceCarry < kCarryEvery)
        return;
    m_sinceCarry = 0;
    if (settle(m_limbs))
        std::ranges::transform(m_limbs, m_limbs.begin(), std::negate());
}

/** Makes every limb 0 to kBase - 1; true if the sum was negative, and then its opposite is left. */
bool ExactSum::settle(Limbs &limbs)
{
    const auto carry = [&limbs] {
        qint64 over = 0;
        for (qint64 &limb : limbs) {
            limb += over;
            over = limb / kBase;
            limb %= kBase;
            if (limb < 0) {
                limb += kBase;
                --over;
            }
        }
        return over;
    };
    if (carry() >= 0)
        return false;
    std::ranges::transform(limbs, limbs.begin(), std::negate());
    static_cast<void>(carry());
    return true;
}

/** The digits before and after the point, padded with zeros; true if the sum is negative. */
bool ExactSum::digits(QByteArray &whole, QByteArray &fraction) const
{
    Limbs limbs = m_limbs;
    const bool negative = settle(limbs);
    for (int i = kLimbs - 1; i >= 0; --i)
        (i < kFractionLimbs ? fraction : whole) += QByteArray::number(limbs[size_t(i)]).rightJustified(kDigits, '0');
    const auto first = std::ranges::find_if(whole, [](char c) { return c != '0'; });
    whole.remove(0, std::min(qsizetype(first - whole.begin()), whole.size() - 1));
    return negative;
}

QByteArray ExactSum::text(int places) const
{
    QByteArray whole;
    QByteArray fraction;
    const bool negative = digits(whole, fraction);
    QByteArray sum = negative ? "-" + whole : whole;
    if (places > 0)
        sum += '.' + fraction.first(std::min(qsizetype(places), fraction.size()));
    return sum;
}

std::optional<double> ExactSum::real() const
{
    QByteArray whole;
    QByteArray fraction;
    const bool negative = digits(whole, fraction);
    if (isBeyondReal(whole))
        return std::nullopt;
    constexpr int kTinyZeros = 300; // 1e-300 has its one at the 300th place
    if (whole == "0" && fraction.first(kTinyZeros).count('0') == kTinyZeros)
        return 0;
    double value = 0;
    const QByteArray sum = whole + '.' + fraction;
    std::from_chars(sum.constData(), sum.constData() + sum.size(), value);
    return negative ? -value : value;
}

QByteArray ExactSum::average(int places) const
{
    QByteArray quotient = text(places);
    const bool negative = quotient.startsWith('-');
    if (negative)
        quotient.remove(0, 1);
    quotient.replace('.', QByteArrayView());
    const auto divisor = quint64(m_count);
    quint64 rest = 0;
    for (char &digit : quotient) {
        rest = rest * 10 + quint64(digit - '0');
        digit = char('0' + rest / divisor);
        rest %= divisor;
    }
    if (rest >= divisor - rest) { // half or more: one up
        qsizetype at = quotient.size() - 1;
        while (at >= 0 && quotient[at] == '9')
            quotient[at--] = '0';
        if (at >= 0)
            ++quotient[at];
        else
            quotient.prepend('1');
    }
    quotient.insert(quotient.size() - places, '.');
    while (quotient.startsWith('0') && quotient[1] != '.')
        quotient.remove(0, 1);
    const bool isZero = std::ranges::all_of(quotient, [](char c) { return c == '0' || c == '.'; });
    return negative && !isZero ? QByteArray('-' + quotient) : quotient;
}

QByteArray exactSumRoutines()
{
    return "CREATE OR REPLACE FUNCTION basalt_exact(a double precision) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE "
           "AS "
           "$basalt$ SELECT a::numeric + CASE WHEN abs(a) <= 1e300::float8 AND abs(a) >= 1e-290::float8 "
           "THEN (a - a::numeric::float8)::numeric ELSE 0 END $basalt$;\n"
           "CREATE OR REPLACE FUNCTION basalt_real(a numeric) RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS "
           "$basalt$ SELECT CASE WHEN abs(a) >= 1.7e308 + 1 THEN NULL WHEN abs(a) < 1e-300 THEN 0 ELSE a::float8 END "
           "$basalt$;\n"
           "CREATE OR REPLACE FUNCTION basalt_average(total numeric, n bigint, places integer) RETURNS numeric LANGUAGE sql "
           "IMMUTABLE PARALLEL SAFE AS $basalt$ SELECT CASE WHEN n > 0 THEN sign(total) * "
           "div(abs(total) * ('1e' || places::text)::numeric * 2 + n, 2 * n::numeric) * ('1e-' || places::text)::numeric END "
           "$basalt$;\n";
}

} // namespace basalt::db
