// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqlitefunctions.h"

#include "db/arithmetic.h"
#include "db/casefold.h"
#include "db/decimal.h"
#include "db/likepattern.h"
#include "db/sqliteaggregates.h"
#include "db/sqliteerror.h"
#include "db/sqlitescalars.h"
#include "db/sqlitevalue.h"

#include <array>

namespace basalt::db {

namespace {

int compareDecimalTexts(void *, int leftSize, const void *left, int rightSize, const void *right)
{
    const auto order =
        compareDecimals({static_cast<const char *>(left), leftSize}, {static_cast<const char *>(right), rightSize});
    return std::is_lt(order) ? -1 : std::is_gt(order) ? 1 : 0;
}

void fold(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return;
    const QByteArray folded = foldCase(textOf(arguments[0]));
    sqlite3_result_text64(context, folded.constData(), static_cast<sqlite3_uint64>(folded.size()), SQLITE_TRANSIENT,
                          SQLITE_UTF8);
}

void deletePattern(void *pattern)
{
    delete static_cast<LikePattern *>(pattern);
}

void like(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL)
        return;
    // A bound pattern is the same for all rows of a run: SQLite keeps what was made of it.
    auto *pattern = static_cast<LikePattern *>(sqlite3_get_auxdata(context, 0));
    std::unique_ptr<LikePattern> made;
    if (!pattern) {
        made = std::make_unique<LikePattern>(textOf(arguments[0]));
        pattern = made.get();
    }
    const auto &interrupted = *static_cast<const std::function<bool()> *>(sqlite3_user_data(context));
    const auto matches = pattern->matches(textOf(arguments[1]), interrupted);
    if (matches)
        sqlite3_result_int(context, *matches ? 1 : 0);
    else
        sqlite3_result_error_code(context, SQLITE_INTERRUPT);
    // Last, because SQLite may delete it at once.
    if (made)
        sqlite3_set_auxdata(context, 0, made.release(), deletePattern);
}

double toDouble(sqlite3_value *value)
{
    // SQLite's own conversion of text is not exact in the last digit.
    return sqlite3_value_type(value) == SQLITE_TEXT ? textOf(value).toDouble() : sqlite3_value_double(value);
}

template <std::optional<double> (*operation)(double, double)>
void arithmetic(sqlite3_context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL || sqlite3_value_type(arguments[1]) == SQLITE_NULL)
        return;
    if (const auto result = operation(toDouble(arguments[0]), toDouble(arguments[1])))
        sqlite3_result_double(context, *result);
}

struct Arithmetic
{
    const char *name;
    void (*function)(sqlite3_context *, int, sqlite3_value **);
};

constexpr std::array kArithmetic{
    Arithmetic{"basalt_add", arithmetic<add>},
    Arithmetic{"basalt_subtract", arithmetic<subtract>},
    Arithmetic{"basalt_multiply", arithmetic<multiply>},
    Arithmetic{"basalt_divide", arithmetic<divide>},
    Arithmetic{"basalt_remainder", arithmetic<remainder>},
};

} // namespace

Result<void> registerSqliteFunctions(sqlite3 *database, const std::function<bool()> &interrupted)
{
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    auto *const context = const_cast<std::function<bool()> *>(&interrupted); // read only in like()
    if (sqlite3_create_collation_v2(database, "DECIMAL", SQLITE_UTF8, nullptr, compareDecimalTexts, nullptr) != SQLITE_OK
        || sqlite3_create_function_v2(database, "basalt_fold", 1, kFlags, nullptr, fold, nullptr, nullptr, nullptr) != SQLITE_OK
        || sqlite3_create_function_v2(database, "basalt_like", 2, kFlags, context, like, nullptr, nullptr, nullptr)
            != SQLITE_OK)
        return sqliteError(database, "registering functions");
    for (const auto &[name, function] : kArithmetic) {
        if (sqlite3_create_function_v2(database, name, 2, kFlags, nullptr, function, nullptr, nullptr, nullptr) != SQLITE_OK)
            return sqliteError(database, "registering functions");
    }
    BASALT_TRY_VOID(registerSqliteScalars(database));
    return registerSqliteAggregates(database);
}

} // namespace basalt::db
