// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitescalars.h"

#include "core/timestamp.h"
#include "db/casefold.h"
#include "db/scalars.h"
#include "db/sqliteerror.h"
#include "db/sqlitevalue.h"

#include <array>

namespace basalt::db {

namespace {

using Arguments = sqlite3_value **;

void give(sqlite3_context *context, const QByteArray &text)
{
    sqlite3_result_text64(context, text.constData(), static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void give(sqlite3_context *context, double number)
{
    sqlite3_result_double(context, number);
}

template <class T>
void give(sqlite3_context *context, const std::optional<T> &value)
{
    if (value)
        give(context, *value);
}

/** Runs `function` unless an argument is null; then the result is. */
template <auto function>
void scalar(sqlite3_context *context, int count, Arguments arguments)
{
    for (int i = 0; i < count; ++i) {
        if (sqlite3_value_type(arguments[i]) == SQLITE_NULL)
            return;
    }
    give(context, function(arguments));
}

/** Whoever writes SQL may give a function anything; those of dates rely on the form that instants are kept in. */
bool isInstant(sqlite3_value *value)
{
    const QByteArrayView text = textOf(value);
    constexpr qsizetype kLength = sizeof("2026-01-01T00:00:00.000Z") - 1;
    return text.size() == kLength && core::parseTimestamp(text).has_value();
}

std::optional<double> difference(Arguments a, const DateUnit &unit)
{
    const bool isMeaningful = isInstant(a[0]) && isInstant(a[1]) && (unit.months > 0 || unit.milliseconds > 0);
    return isMeaningful ? std::optional(dateDifference(textOf(a[0]), textOf(a[1]), unit)) : std::nullopt;
}

std::optional<QByteArray> sum(Arguments a, const DateUnit &unit)
{
    return isInstant(a[0]) ? dateSum(textOf(a[0]), sqlite3_value_double(a[1]), unit) : std::nullopt;
}

constexpr auto real = [](sqlite3_value *value) { return sqlite3_value_double(value); };

constexpr auto kUpper = [](Arguments a) { return upperCase(textOf(a[0])); };
constexpr auto kLower = [](Arguments a) { return lowerCase(textOf(a[0])); };
constexpr auto kTrim = [](Arguments a) { return trimmed(textOf(a[0])); };
constexpr auto kFrom = [](Arguments a) { return substring(textOf(a[0]), real(a[1])); };
constexpr auto kSubstring = [](Arguments a) { return substring(textOf(a[0]), real(a[1]), real(a[2])); };
constexpr auto kRound = [](Arguments a) { return rounded(real(a[0])); };
constexpr auto kRoundDigits = [](Arguments a) { return rounded(real(a[0]), real(a[1])); };
constexpr auto kCeil = [](Arguments a) { return ceiling(real(a[0])); };
constexpr auto kFloor = [](Arguments a) { return wholeBelow(real(a[0])); };
constexpr auto kAbs = [](Arguments a) { return magnitude(real(a[0])); };
constexpr auto kText = [](Arguments a) { return numberText(real(a[0])); };
constexpr auto kBits = [](Arguments a) { return numberBits(real(a[0])); };
constexpr auto kDerivedId = [](Arguments a) { return derivedId(textOf(a[0])); };
constexpr auto kDateDiff = [](Arguments a) { return difference(a, {sqlite3_value_int64(a[2]), 0}); };
constexpr auto kMonthDiff = [](Arguments a) { return difference(a, {0, sqlite3_value_int(a[2])}); };
constexpr auto kDateAdd = [](Arguments a) { return sum(a, {sqlite3_value_int64(a[2]), 0}); };
constexpr auto kMonthAdd = [](Arguments a) { return sum(a, {0, sqlite3_value_int(a[2])}); };

struct Scalar
{
    const char *name;
    int arguments;
    void (*function)(sqlite3_context *, int, Arguments);
};

constexpr std::array kScalars{
    Scalar{"basalt_upper", 1, scalar<kUpper>},
    Scalar{"basalt_lower", 1, scalar<kLower>},
    Scalar{"basalt_trim", 1, scalar<kTrim>},
    Scalar{"basalt_substring", 2, scalar<kFrom>},
    Scalar{"basalt_substring", 3, scalar<kSubstring>},
    Scalar{"basalt_round", 1, scalar<kRound>},
    Scalar{"basalt_round", 2, scalar<kRoundDigits>},
    Scalar{"basalt_ceil", 1, scalar<kCeil>},
    Scalar{"basalt_floor", 1, scalar<kFloor>},
    Scalar{"basalt_abs", 1, scalar<kAbs>},
    Scalar{"basalt_text", 1, scalar<kText>},
    Scalar{"basalt_bits", 1, scalar<kBits>},
    Scalar{"basalt_derived_id", 1, scalar<kDerivedId>},
    Scalar{"basalt_date_diff", 3, scalar<kDateDiff>},
    Scalar{"basalt_month_diff", 3, scalar<kMonthDiff>},
    Scalar{"basalt_date_add", 3, scalar<kDateAdd>},
    Scalar{"basalt_month_add", 3, scalar<kMonthAdd>},
};

} // namespace

Result<void> registerSqliteScalars(sqlite3 *database)
{
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const auto &[name, arguments, function] : kScalars) {
        if (sqlite3_create_function_v2(database, name, arguments, kFlags, nullptr, function, nullptr, nullptr, nullptr)
            != SQLITE_OK)
            return sqliteError(database, "registering functions");
    }
    return {};
}

} // namespace basalt::db
