// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::db {

/*
 * Functions of expressions, each with one meaning in memory, in SQLite (which calls these) and in PostgreSQL (which has the same
 * as routines). Nothing, null, comes in where a result is optional and there is none: it would be no number or no instant any
 * more. Zero is never negative.
 */

/** Without the blanks, tabs and line ends around it. */
[[nodiscard]] QByteArray trimmed(QByteArrayView utf8);
/** `count` characters, or all, from the one at `first`, which counts from 1; what lies outside of the text is not there. */
[[nodiscard]] QByteArray substring(QByteArrayView utf8, double first, std::optional<double> count = {});

/** To a whole number, halves away from zero. */
[[nodiscard]] double rounded(double value);
/**
 * To so many digits behind the point, or before it if negative, as somebody rounds who reads the number: from its first 15
 * digits, so that 1.005 becomes 1.01. At most 15 digits either way.
 */
[[nodiscard]] std::optional<double> rounded(double value, double digits);
[[nodiscard]] double ceiling(double value);
[[nodiscard]] double wholeBelow(double value);
[[nodiscard]] double magnitude(double value);
/** Without an exponent; whole numbers in full, others with at most 15 digits. */
[[nodiscard]] QByteArray numberText(double value);

/** What instants are apart by. One of the two is 0. */
struct DateUnit
{
    qint64 milliseconds = 0;
    int months = 0;
};
/** `seconds`, `minutes`, `hours`, `days`, `weeks`, `months` or `years`; also without the s. Nothing for anything else. */
[[nodiscard]] std::optional<DateUnit> dateUnit(QByteArrayView name);
/** Whole units from `earlier` to `later`, negative if it is not; both as core/timestamp.h writes them. */
[[nodiscard]] double dateDifference(QByteArrayView later, QByteArrayView earlier, const DateUnit &unit);
/** Whole units later. A month later is the same day, or the last one of a shorter month. Nothing outside of the years 1-9999. */
[[nodiscard]] std::optional<QByteArray> dateSum(QByteArrayView instant, double count, const DateUnit &unit);

/** The bits of a number, as hexadecimal digits. Those of zero do not tell whether it is negative. */
[[nodiscard]] QByteArray numberBits(double value);
/** An id that follows from the text: the same text has the same one everywhere. */
[[nodiscard]] QByteArray derivedId(QByteArrayView text);

/** The same as functions in SQL of PostgreSQL. */
[[nodiscard]] QByteArray scalarRoutines();

} // namespace basalt::db
