// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QtGlobal>

namespace basalt::db {

enum class Engine { Sqlite, Postgres };

/** The kinds of column that collections and system tables are made of. */
enum class ColumnType {
    Text, ///< UTF-8, compared by bytes
    Id,   ///< UUID text of 36 characters
    Boolean,
    Integer,   ///< 64 bits
    Real,      ///< IEEE 754 double
    Decimal,   ///< exact; text on the wire, compared by value
    Timestamp, ///< instant, milliseconds
    Date,
    Json,
    Blob,
};

/** What is made of all values of a group; null where there are none but nulls. */
enum class Aggregate { Sum, Average, Minimum, Maximum };

/** Digits that an average of decimals has behind the point beyond those of its most precise value. */
inline constexpr int kAverageMorePlaces = 6;

/**
 * What differs between the databases, as values and SQL fragments. Stateless; shared by all threads.
 *
 * SQL of this project writes binds as `$1`, `$2` … on both databases, quotes every identifier that comes from a user's
 * schema with quoteIdentifier(), and never contains a value.
 */
class Dialect
{
public:
    Dialect() = default;
    virtual ~Dialect() = default;
    Q_DISABLE_COPY_MOVE(Dialect)

    [[nodiscard]] virtual Engine engine() const = 0;
    [[nodiscard]] virtual QByteArrayView name() const = 0; ///< `SQLite`, `PostgreSQL`
    [[nodiscard]] virtual QByteArray columnType(ColumnType type) const = 0;
    /** Type name to cast a bind to where the database cannot infer it, as in `CAST($1 AS …)`. */
    [[nodiscard]] virtual QByteArray bindCast(QByteArrayView placeholder, ColumnType type) const = 0;
    /** An expression that reads `column` as it goes onto the wire (decimals and JSON as text). */
    [[nodiscard]] virtual QByteArray readExpression(QByteArrayView column, ColumnType type) const = 0;
    /**
     * `expression` compared with a pattern in SQL's LIKE form, folded by Unicode simple case folding; `\` escapes, and a
     * pattern does not end in a lone one.
     */
    [[nodiscard]] virtual QByteArray likeFolded(QByteArrayView expression, QByteArrayView patternPlaceholder) const = 0;
    /** ORDER BY term with nulls first ascending, last descending; text by bytes. */
    [[nodiscard]] virtual QByteArray orderBy(QByteArrayView expression, ColumnType type, Qt::SortOrder order) const = 0;

    /** `expression` folded by Unicode simple case folding, the same on both databases. */
    [[nodiscard]] static QByteArray folded(QByteArrayView expression);
    /**
     * An aggregate of a column or expression of that type, the same on both databases to the last digit: Integer and Decimal
     * are exact, Real is added without rounding and rounded once. Decimals have the places of the most precise value of the
     * group. aggregateType() says what comes out; expressions of it compare as that type.
     */
    [[nodiscard]] virtual QByteArray aggregate(Aggregate function, QByteArrayView expression, ColumnType type) const = 0;
    [[nodiscard]] static ColumnType aggregateType(Aggregate function, ColumnType type);

    /** Ends a SELECT whose rows a write decides on: ` FOR UPDATE`, or nothing where there is one writer anyway. */
    [[nodiscard]] virtual QByteArrayView rowLock() const = 0;

    /** `"name"` with embedded quotes doubled; NUL never gets here (names are checked before). */
    [[nodiscard]] static QByteArray quoteIdentifier(QByteArrayView name);
};

/** The one dialect object of an engine. */
[[nodiscard]] const Dialect &dialectOf(Engine engine);

} // namespace basalt::db
