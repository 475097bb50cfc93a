// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/sqliteaggregates.h"

#include "db/arithmetic.h"
#include "db/decimal.h"
#include "db/dialect.h"
#include "db/exactsum.h"
#include "db/sqliteerror.h"
#include "db/sqlitevalue.h"

#include <array>

namespace basalt::db {

namespace {

using Context = sqlite3_context;
using Step = void (*)(Context *, int, sqlite3_value **);
using Final = void (*)(Context *);

/** Of what is aggregated by comparing; zero bytes are an empty one. */
struct Extreme
{
    QByteArray *best; ///< owned; freed by the last step
    qsizetype places;
};

template <class State>
State *stateOf(Context *context)
{
    auto *state = static_cast<State *>(sqlite3_aggregate_context(context, sizeof(State)));
    if (!state)
        sqlite3_result_error_nomem(context);
    return state;
}

/** The state after the last step; null if there was no step. */
template <class State>
State *finalState(Context *context)
{
    return static_cast<State *>(sqlite3_aggregate_context(context, 0));
}

void setText(Context *context, const QByteArray &text)
{
    sqlite3_result_text64(context, text.constData(), static_cast<sqlite3_uint64>(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void setReal(Context *context, std::optional<double> value)
{
    if (value)
        sqlite3_result_double(context, *value);
}

void add(Context *context, int, sqlite3_value **arguments)
{
    const int type = sqlite3_value_type(arguments[0]);
    if (type == SQLITE_NULL)
        return;
    auto *sum = stateOf<ExactSum>(context);
    if (!sum)
        return;
    if (type == SQLITE_INTEGER)
        sum->addInteger(sqlite3_value_int64(arguments[0]));
    else if (type == SQLITE_FLOAT)
        sum->addReal(sqlite3_value_double(arguments[0]));
    else
        sum->addDecimal(textOf(arguments[0]));
}

void sum(Context *context)
{
    if (const auto *state = finalState<ExactSum>(context))
        setText(context, state->text(state->places()));
}

void average(Context *context)
{
    const auto *state = finalState<ExactSum>(context);
    if (state && state->count() > 0)
        setText(context, state->average(state->places() + kAverageMorePlaces));
}

void realSum(Context *context)
{
    if (const auto *state = finalState<ExactSum>(context))
        setReal(context, state->real());
}

void realAverage(Context *context)
{
    const auto *state = finalState<ExactSum>(context);
    if (const auto total = state ? state->real() : std::nullopt)
        setReal(context, divide(*total, double(state->count())));
}

template <bool largest>
void compare(Context *context, int, sqlite3_value **arguments)
{
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL)
        return;
    auto *state = stateOf<Extreme>(context);
    if (!state)
        return;
    const QByteArrayView text = textOf(arguments[0]);
    const qsizetype point = text.indexOf('.');
    state->places = std::max(state->places, point < 0 ? 0 : text.size() - point - 1);
    if (!state->best)
        state->best = new QByteArray(text.toByteArray());
    else if (const auto order = compareDecimals(text, *state->best); largest ? std::is_gt(order) : std::is_lt(order))
        *state->best = text.toByteArray();
}

void extreme(Context *context)
{
    auto *state = finalState<Extreme>(context);
    if (!state || !state->best)
        return;
    const std::unique_ptr<QByteArray> best(std::exchange(state->best, nullptr));
    const qsizetype point = best->indexOf('.');
    const qsizetype places = point < 0 ? 0 : best->size() - point - 1;
    if (point < 0 && state->places > 0)
        *best += '.';
    setText(context, *best + QByteArray(state->places - places, '0'));
}

struct Function
{
    const char *name;
    Step step;
    Final final;
};

constexpr std::array kFunctions{
    Function{"basalt_sum", add, sum},
    Function{"basalt_avg", add, average},
    Function{"basalt_real_sum", add, realSum},
    Function{"basalt_real_avg", add, realAverage},
    Function{"basalt_min", compare<false>, extreme},
    Function{"basalt_max", compare<true>, extreme},
};

} // namespace

Result<void> registerSqliteAggregates(sqlite3 *database)
{
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const auto &[name, step, final] : kFunctions) {
        if (sqlite3_create_function_v2(database, name, 1, kFlags, nullptr, nullptr, step, final, nullptr) != SQLITE_OK)
            return sqliteError(database, "registering aggregates");
    }
    return {};
}

} // namespace basalt::db
