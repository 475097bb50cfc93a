// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/casefold.h"
#include "db/scalars.h"

#include <QStringBuilder>

namespace basalt::db {

namespace {

/** `signature` is that of the arguments. Not STRICT: that would keep the planner from inlining the body. */
QByteArray routine(const char *name, const char *signature, const char *returns, const QByteArray &body)
{
    return QByteArray("CREATE OR REPLACE FUNCTION ") + name + '(' + signature + ") RETURNS " + returns
        + " LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $basalt$ SELECT " + body + " $basalt$;\n";
}

QByteArray number(const char *name, const char *signature, const char *body)
{
    return routine(name, signature, "double precision", body);
}

/** ASCII text, which most is, takes the short way. */
QByteArray caseRoutine(const char *name, const QByteArray &ascii, const FoldTable &table)
{
    const QByteArray plain = ascii + "(value COLLATE \"C\")";
    return routine(name, "value text", "text",
                   "CASE WHEN octet_length(value) = length(value) THEN " + plain + " ELSE translate(" + plain + ", '"
                       + table.from + "', '" + table.to + "') END");
}

QByteArray textRoutines()
{
    const QByteArray from = "CAST(least(greatest(trunc(first), -2e9::float8), 2e9::float8) AS integer)";
    const QByteArray length = "CAST(least(greatest(trunc(count), 0::float8), 2e9::float8) AS integer)";
    const QByteArray digits = "encode(sha256(convert_to(value, 'UTF8')), 'hex')";
    return caseRoutine("basalt_upper", "upper", upperTable()) + caseRoutine("basalt_lower", "lower", lowerTable())
        + routine("basalt_derived_id", "value text", "text",
                  "regexp_replace(" + digits + ", '^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$', '\\1-\\2-8\\3-8\\4-\\5')")
        + routine("basalt_trim", "value text", "text", "btrim(value, E' \\t\\n\\r')")
        + routine("basalt_substring", "value text, first double precision", "text",
                  "CASE WHEN first IS NOT NULL THEN substr(value, " + from + ") END")
        + routine("basalt_substring", "value text, first double precision, count double precision", "text",
                  "CASE WHEN first IS NOT NULL AND count IS NOT NULL THEN substr(value, " + from + ", " + length + ") END");
}

QByteArray numberRoutines()
{
    return number("basalt_round", "a double precision",
                  "CASE WHEN abs(a - trunc(a)) >= 0.5::float8 THEN trunc(a) + sign(a) ELSE trunc(a) END + 0::float8")
        + number("basalt_digits", "a double precision",
                 "CASE WHEN a IS NOT NULL THEN least(greatest(trunc(a), -15::float8), 15::float8) END")
        // `d` is what basalt_digits() leaves, a power of ten is exact when it is read.
        + number("basalt_round_digits", "a double precision, d double precision",
                 "CASE WHEN d = 0 THEN basalt_round(a) "
                 "WHEN d < 0 THEN basalt_multiply(basalt_round(basalt_divide(a, CAST('1e' || CAST(-d AS integer) AS float8))), "
                 "CAST('1e' || CAST(-d AS integer) AS float8)) "
                 "WHEN abs(a) >= 1e15::float8 / CAST('1e' || CAST(d AS integer) AS float8) THEN a "
                 "ELSE CAST(round(CAST(a AS numeric), CAST(d AS integer)) AS float8) END + 0::float8")
        + number("basalt_round", "a double precision, digits double precision", "basalt_round_digits(a, basalt_digits(digits))")
        + number("basalt_ceil", "a double precision", "ceil(a) + 0::float8")
        + number("basalt_floor", "a double precision", "floor(a) + 0::float8")
        + number("basalt_abs", "a double precision", "abs(a)")
        + routine("basalt_bits", "a double precision", "text", "encode(float8send(a + 0::float8), 'hex')")
        + routine("basalt_text", "a double precision", "text",
                  "CASE WHEN a = trunc(a) AND abs(a) < 9e18::float8 THEN CAST(CAST(a AS bigint) AS text) "
                  "ELSE CAST(CAST(a AS numeric) AS text) END");
}

QByteArray dateRoutines()
{
    const QByteArray sum = "basalt_milliseconds(a) + trunc(n) * unit";
    const QByteArray now = "basalt_months(a AT TIME ZONE 'UTC')";
    // Within its limits by itself: the planner computes a part that is constant even where CASE would not come to it.
    const QByteArray months =
        "CAST(least(greatest(" + now + " + trunc(n) * unit, 12::float8), 119999::float8) - " + now + " AS integer)";
    return number("basalt_milliseconds", "a timestamptz", "CAST(round(extract(epoch FROM a) * 1000) AS float8)")
        + number("basalt_date_diff", "a timestamptz, b timestamptz, unit double precision",
                 "trunc((basalt_milliseconds(a) - basalt_milliseconds(b)) / unit) + 0::float8")
        + routine("basalt_date_add", "a timestamptz, n double precision, unit double precision", "timestamptz",
                  "CASE WHEN abs(n) > 1e15::float8 THEN NULL WHEN " + sum
                      + " BETWEEN -62135596800000::float8 AND 253402300799999::float8 THEN CAST(to_timestamp((" + sum
                      + ") / 1000) AS timestamptz(3)) END")
        + number("basalt_months", "a timestamp", "CAST(extract(year FROM a) * 12 + extract(month FROM a) - 1 AS float8)")
        + number("basalt_whole_months", "a timestamp, b timestamp",
                 "basalt_months(a) - basalt_months(b) + CASE "
                 "WHEN basalt_months(a) > basalt_months(b) AND a - date_trunc('month', a) < b - date_trunc('month', b) THEN -1 "
                 "WHEN basalt_months(a) < basalt_months(b) AND a - date_trunc('month', a) > b - date_trunc('month', b) THEN 1 "
                 "ELSE 0 END")
        + number("basalt_month_diff", "a timestamptz, b timestamptz, unit double precision",
                 "trunc(basalt_whole_months(a AT TIME ZONE 'UTC', b AT TIME ZONE 'UTC') / unit) + 0::float8")
        + routine("basalt_month_add", "a timestamptz, n double precision, unit double precision", "timestamptz",
                  "CASE WHEN abs(n) > 1e15::float8 THEN NULL WHEN " + now
                      + " + trunc(n) * unit BETWEEN 12 AND 119999 THEN (a AT TIME ZONE 'UTC' + make_interval(months => "
                      + months + ")) AT TIME ZONE 'UTC' END");
}

} // namespace

QByteArray scalarRoutines()
{
    return textRoutines() + numberRoutines() + dateRoutines();
}

} // namespace basalt::db
