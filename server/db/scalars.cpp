// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/scalars.h"

#include "core/crypto.h"
#include "core/timestamp.h"
#include "db/arithmetic.h"

#include <QDate>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace basalt::db {

namespace {

// The routines in postgresscalars.cpp have the same numbers.
constexpr double kTextLimit = 2e9;
constexpr double kDigitsLimit = 15;
constexpr double kExactLimit = 1e15;
constexpr double kWholeLimit = 9e18;
constexpr double kCountLimit = 1e15;
constexpr double kFirstInstant = -62135596800000; // 0001-01-01
constexpr double kLastInstant = 253402300799999;  // 9999-12-31

constexpr std::array kPowersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

double withoutSignOfZero(double value)
{
    return value == 0 ? 0 : value;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/** The number with 15 digits, written without an exponent. */
QByteArray plainText(double value)
{
    constexpr int kDigits = 15;
    std::array<char, 40> buffer;
    const auto [end, status] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value),
                                             std::chars_format::scientific, kDigits - 1);
    const QByteArrayView written(buffer.data(), end - buffer.data());
    const qsizetype mark = written.indexOf('e');
    QByteArray digits = written.first(1).toByteArray() + written.sliced(2, mark - 2).toByteArray();
    while (digits.size() > 1 && digits.endsWith('0'))
        digits.chop(1);
    const int exponent = written.sliced(mark + 1).toInt();
    if (exponent < 0)
        digits = "0." + QByteArray(-exponent - 1, '0') + digits;
    else if (digits.size() <= exponent + 1)
        digits += QByteArray(exponent + 1 - digits.size(), '0');
    else
        digits.insert(exponent + 1, '.');
    return value < 0 ? '-' + digits : digits;
}

/** Cuts the text of a number behind so many digits, away from zero if the next one is 5 or more. */
QByteArray cut(QByteArray number, qsizetype digits)
{
    const qsizetype point = number.indexOf('.');
    if (point < 0 || number.size() - point - 1 <= digits)
        return number;
    const bool up = number[point + 1 + digits] >= '5';
    number.truncate(point + 1 + digits);
    for (qsizetype i = number.size() - 1; up && i >= 0; --i) {
        if (number[i] == '.')
            continue;
        if (number[i] == '-')
            return "-1" + number.sliced(1);
        if (number[i] != '9') {
            number[i] = static_cast<char>(number[i] + 1);
            return number;
        }
        number[i] = '0';
    }
    return up ? '1' + number : number;
}

qint64 instantOf(QByteArrayView text)
{
    return core::parseTimestamp(text).value_or(0);
}

/** Months since the year 0. */
qint64 monthOf(QByteArrayView instant)
{
    return instant.first(4).toInt() * 12 + instant.sliced(5, 2).toInt() - 1;
}

/** Day and time, which compare as text. */
QByteArrayView insideMonth(QByteArrayView instant)
{
    return instant.sliced(8);
}

} // namespace

QByteArray trimmed(QByteArrayView utf8)
{
    while (!utf8.isEmpty() && isBlank(utf8.front()))
        utf8 = utf8.sliced(1);
    while (!utf8.isEmpty() && isBlank(utf8.back()))
        utf8.chop(1);
    return utf8.isEmpty() ? QByteArray("") : utf8.toByteArray();
}

QByteArray substring(QByteArrayView utf8, double first, std::optional<double> count)
{
    const double from = std::clamp(std::trunc(first), -kTextLimit, kTextLimit);
    const double to = count ? from + std::clamp(std::trunc(*count), 0.0, kTextLimit) : std::numeric_limits<double>::infinity();
    double position = 0;
    QByteArray taken("");
    for (const char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xc0) != 0x80)
            ++position;
        if (position >= to)
            break;
        if (position >= from)
            taken += c;
    }
    return taken;
}

double rounded(double value)
{
    return withoutSignOfZero(std::round(value));
}

std::optional<double> rounded(double value, double digits)
{
    const int places = static_cast<int>(std::clamp(std::trunc(digits), -kDigitsLimit, kDigitsLimit));
    const double power = kPowersOfTen[size_t(std::abs(places))];
    if (places == 0)
        return rounded(value);
    if (places < 0) {
        const auto quotient = divide(value, power);
        const auto result = quotient ? multiply(rounded(*quotient), power) : std::nullopt;
        return result ? std::optional(withoutSignOfZero(*result)) : std::nullopt;
    }
    if (std::abs(value) >= kExactLimit / power)
        return value;
    return withoutSignOfZero(cut(plainText(value), places).toDouble());
}

double ceiling(double value)
{
    return withoutSignOfZero(std::ceil(value));
}

double wholeBelow(double value)
{
    return withoutSignOfZero(std::floor(value));
}

double magnitude(double value)
{
    return std::abs(value);
}

QByteArray numberText(double value)
{
    if (std::abs(value) < kWholeLimit && value == std::trunc(value))
        return QByteArray::number(static_cast<qint64>(value));
    return plainText(value);
}

std::optional<DateUnit> dateUnit(QByteArrayView name)
{
    struct Named
    {
        QByteArrayView name;
        DateUnit unit;
    };
    static constexpr std::array kUnits{
        Named{"second", {1000, 0}},    Named{"minute", {60'000, 0}},    Named{"hour", {3'600'000, 0}},
        Named{"day", {86'400'000, 0}}, Named{"week", {604'800'000, 0}}, Named{"month", {0, 1}},
        Named{"year", {0, 12}},
    };
    const QByteArrayView one = name.endsWith('s') ? name.chopped(1) : name;
    const auto found = std::ranges::find(kUnits, one, &Named::name);
    return found == kUnits.end() ? std::nullopt : std::optional(found->unit);
}

double dateDifference(QByteArrayView later, QByteArrayView earlier, const DateUnit &unit)
{
    if (unit.months == 0)
        return withoutSignOfZero(
            std::trunc(static_cast<double>(instantOf(later) - instantOf(earlier)) / static_cast<double>(unit.milliseconds)));
    qint64 months = monthOf(later) - monthOf(earlier);
    const int order = insideMonth(later).compare(insideMonth(earlier));
    if (months > 0 && order < 0)
        --months;
    else if (months < 0 && order > 0)
        ++months;
    const qint64 whole = months / unit.months;
    return static_cast<double>(whole);
}

std::optional<QByteArray> dateSum(QByteArrayView instant, double count, const DateUnit &unit)
{
    if (std::abs(count) > kCountLimit)
        return std::nullopt;
    const double whole = std::trunc(count);
    if (unit.months == 0) {
        const double sum = static_cast<double>(instantOf(instant)) + whole * static_cast<double>(unit.milliseconds);
        if (sum < kFirstInstant || sum > kLastInstant)
            return std::nullopt;
        return core::formatTimestamp(static_cast<qint64>(sum));
    }
    const double month = static_cast<double>(monthOf(instant)) + whole * unit.months;
    if (month < 12 || month >= 10'000 * 12)
        return std::nullopt;
    const int year = static_cast<int>(month) / 12;
    const int monthOfYear = static_cast<int>(month) % 12 + 1;
    const int day = std::min(instant.sliced(8, 2).toInt(), QDate(year, monthOfYear, 1).daysInMonth());
    const auto padded = [](int number, qsizetype width) { return QByteArray::number(number).rightJustified(width, '0'); };
    return QByteArray(padded(year, 4) + '-' + padded(monthOfYear, 2) + '-' + padded(day, 2) + instant.sliced(10).toByteArray());
}

QByteArray numberBits(double value)
{
    return QByteArray::number(std::bit_cast<quint64>(value + 0.0), 16).rightJustified(16, '0');
}

QByteArray derivedId(QByteArrayView text)
{
    const QByteArray digits = core::sha256Hex(text);
    return digits.first(8) + '-' + digits.sliced(8, 4) + "-8" + digits.sliced(13, 3) + "-8" + digits.sliced(17, 3) + '-'
        + digits.sliced(20, 12);
}

} // namespace basalt::db
