// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <tl/expected.hpp>

#include <span>
#include <vector>

namespace basalt::db {

/** One word of an SQL statement that a person wrote. */
struct SqlWord
{
    enum class Kind {
        Name, ///< of something, or a keyword; without its quotes, else in small letters
        Text, ///< `'…'` or `$tag$…$tag$`
        Number,
        Parameter, ///< `$1`
        Symbol,    ///< one character
    };

    Kind kind = Kind::Symbol;
    QByteArray text;
    qsizetype position = 0; ///< offset in bytes
    qsizetype length = 0;

    [[nodiscard]] bool is(QByteArrayView symbol) const { return kind == Kind::Symbol && text == symbol; }
    [[nodiscard]] qsizetype end() const { return position + length; }
};

/** Why a statement is not run: where, and what for. Both are for whoever wrote it. */
struct SqlFault
{
    enum class Kind {
        Refused, ///< it may not
        Failed,  ///< the database does not understand it, or it went wrong
        TimedOut,
        Broken, ///< the database itself failed; `reason` is for the log
    };

    Kind kind = Kind::Refused;
    qsizetype position = -1; ///< offset in bytes; -1: nowhere in particular
    QString reason;
};

template <class T>
using SqlChecked = tl::expected<T, SqlFault>;

[[nodiscard]] inline tl::unexpected<SqlFault> sqlRefusal(qsizetype position, QString reason)
{
    return tl::make_unexpected(SqlFault{SqlFault::Kind::Refused, position, std::move(reason)});
}

/**
 * Cuts a statement into words as PostgreSQL does, which is the stricter of the two: what both understand is cut alike. Refuses
 * what would make a word mean something else than it says: escapes in texts (`E''`) and in names (`U&""`).
 */
[[nodiscard]] SqlChecked<std::vector<SqlWord>> splitSql(QByteArrayView sql);

/**
 * The statement with blanks in the place of its comments, everything else where it was. What a database is given holds none, so
 * that it need not agree where one ends.
 */
[[nodiscard]] QByteArray withoutComments(QByteArrayView sql, std::span<const SqlWord> words);

} // namespace basalt::db
