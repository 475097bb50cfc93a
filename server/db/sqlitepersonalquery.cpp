// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsonwriter.h"
#include "db/personalqueryengines.h"
#include "db/sqliteconnection.h"
#include "db/tablesight.h"

#include <QSet>
#include <QStringBuilder>

#include <algorithm>
#include <array>
#include <cstring>

#include <sqlite3.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

/** What the authorizer has refused, for the answer: SQLite itself only says "not authorized". */
struct Refusal
{
    QString reason;
    QSet<QByteArray> tables; ///< that there are; other names may be those of common table expressions
};

template <size_t N>
bool isOneOf(const char *name, const std::array<QByteArrayView, N> &names)
{
    return name && std::ranges::find(names, QByteArrayView(name)) != names.end();
}

/** Functions in the place of tables that tell of the schema and nothing else. */
constexpr std::array<QByteArrayView, 9> kTableFunctions{
    "json_each",         "json_tree",         "pragma_table_info",  "pragma_table_list",       "pragma_table_xinfo",
    "pragma_index_list", "pragma_index_info", "pragma_index_xinfo", "pragma_foreign_key_list",
};

/** Tables of SQLite's own that tell of the schema and nothing else, and functions in the place of tables. */
bool isHarmlessTable(const char *table)
{
    static constexpr std::array<QByteArrayView, 3> kHarmless{"sqlite_master", "sqlite_schema", "sqlite_sequence"};
    return isOneOf(table, kHarmless) || isOneOf(table, kTableFunctions);
}

bool isHarmlessPragma(const char *pragma)
{
    static constexpr std::array<QByteArrayView, 7> kHarmless{
        "table_info", "table_list", "table_xinfo", "index_list", "index_info", "index_xinfo", "foreign_key_list",
    };
    return isOneOf(pragma, kHarmless);
}

bool isRefusedFunction(const char *function)
{
    static constexpr std::array<QByteArrayView, 6> kRefused{
        "load_extension", "fts3_tokenizer", "readfile", "writefile", "edit", "sqlite_offset",
    };
    return isOneOf(function, kRefused);
}

int authorizeRead(Refusal &refusal, const char *table, const char *column)
{
    const QByteArray name = QByteArray(table).toLower(); // as it was written
    const TableSight sight = sightOf(name);
    // For what is only counted there is no column, and common table expressions are asked about as well.
    if (*column == '\0' && !refusal.tables.contains(name))
        return SQLITE_OK;
    if (sight == TableSight::Hidden && !isHarmlessTable(table)) {
        refusal.reason = u"The table \"%1\" is not shown here."_s.arg(QString::fromUtf8(name));
        return SQLITE_DENY;
    }
    const auto hidden = hiddenColumns(name);
    const bool isHidden = std::ranges::find(hidden, QByteArrayView(column)) != hidden.end();
    return isHidden ? SQLITE_IGNORE : SQLITE_OK; // ignored: the column is null
}

/** Called while the statement is understood, for each thing it would do. */
int authorize(void *context, int action, const char *first, const char *second, const char *, const char *)
{
    Refusal &refusal = *static_cast<Refusal *>(context);
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_READ: return authorizeRead(refusal, first ? first : "", second ? second : "");
    case SQLITE_FUNCTION:
        if (!isRefusedFunction(second))
            return SQLITE_OK;
        refusal.reason = u"The function \"%1\" is not allowed here."_s.arg(QString::fromUtf8(second));
        return SQLITE_DENY;
    case SQLITE_PRAGMA:
        if (isHarmlessPragma(first))
            return SQLITE_OK;
        refusal.reason = u"This pragma is not allowed here."_s;
        return SQLITE_DENY;
    default: refusal.reason = u"Only reading is allowed here."_s; return SQLITE_DENY;
    }
}

/**
 * The first mention of such a function declares its table in the schema of the connection, which the authorizer would take
 * for CREATE TABLE: so they are mentioned before there is one.
 */
void declareTableFunctions(sqlite3 *database)
{
    for (const QByteArrayView function : kTableFunctions) {
        sqlite3_stmt *statement = nullptr;
        const QByteArray sql = "SELECT 1 FROM " + function.toByteArray();
        sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr);
        sqlite3_finalize(statement);
    }
}

/** Understands the statement without running it, for a fault with its place; the number of its columns. */
SqlChecked<int> check(sqlite3 *database, const QByteArray &sql, const Refusal &refusal)
{
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v2(database, sql.constData(), static_cast<int>(sql.size()), &statement, nullptr);
    const bool readOnly = statement && sqlite3_stmt_readonly(statement) != 0;
    SqlChecked<int> outcome(sqlite3_column_count(statement));
    if (!refusal.reason.isEmpty())
        outcome = sqlRefusal(sqlite3_error_offset(database), refusal.reason);
    else if (code != SQLITE_OK)
        outcome = tl::make_unexpected(
            SqlFault{SqlFault::Kind::Failed, sqlite3_error_offset(database), QString::fromUtf8(sqlite3_errmsg(database))});
    else if (!readOnly)
        outcome = sqlRefusal(0, u"Only reading is allowed here."_s);
    sqlite3_finalize(statement);
    return outcome;
}

Result<void> readTables(Connection &connection, QSet<QByteArray> &tables)
{
    BASALT_TRY(auto rows, connection.query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        tables.insert(rows.string(0).toLower());
    }
}

/** Sorting and grouping of any size goes to the disk, not into the server's memory. */
Result<void> confine(SqliteConnection &connection, const PersonalQuery &query)
{
    BASALT_TRY_VOID(connection.executeScript("PRAGMA temp_store=FILE; PRAGMA cache_size=-8192"));
    sqlite3_limit(connection.handle(), SQLITE_LIMIT_ATTACHED, 0);
    connection.setTimeBudget(std::chrono::milliseconds(query.timeoutMs));
    return {};
}

/** One row is in memory as a whole: the more values may stand beside each other, the shorter each of them. */
void boundValues(sqlite3 *database, const PersonalQuery &query, int columns)
{
    constexpr qint64 kRowBytes = 64 << 20;
    constexpr qint64 kLeast = 64 << 10;
    const qint64 values = std::max<qint64>(columns, query.sql.count(',') + 1);
    const qint64 largest = std::clamp<qint64>(query.maxBytes, 1 << 20, 32 << 20);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(std::clamp(kRowBytes / values, kLeast, largest)));
}

} // namespace

SqlChecked<PersonalAnswer> answerOnSqlite(const DatabaseOptions &options, const PersonalQuery &query)
{
    const auto broken = [](const Error &error) {
        return tl::make_unexpected(SqlFault{SqlFault::Kind::Broken, -1, error.detail});
    };
    Refusal refusal;
    auto connection = SqliteConnection::open(options.sqlitePath, SqliteConnection::Access::ReadOnly);
    if (!connection)
        return broken(connection.error());
    if (const auto confined = confine(**connection, query); !confined)
        return broken(confined.error());
    if (const auto read = readTables(**connection, refusal.tables); !read)
        return broken(read.error());
    declareTableFunctions((*connection)->handle());
    sqlite3_set_authorizer((*connection)->handle(), authorize, &refusal);
    const auto columns = check((*connection)->handle(), query.sql, refusal);
    if (!columns)
        return tl::make_unexpected(columns.error());
    boundValues((*connection)->handle(), query, *columns);
    auto answer = takeAnswer(**connection, query.explain ? "EXPLAIN QUERY PLAN " + query.sql : query.sql, query);
    sqlite3_set_authorizer((*connection)->handle(), nullptr, nullptr);
    return answer;
}

} // namespace basalt::db
