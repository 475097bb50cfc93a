// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/personalqueryengines.h"
#include "db/postgresarray.h"
#include "db/postgresconnection.h"
#include "db/tablesight.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

using Kind = SqlWord::Kind;

/** What the catalogue tells about the schema and the load, and not about values or passwords. */
constexpr std::array<QByteArrayView, 18> kShownOfCatalogue{
    "pg_class",     "pg_attribute", "pg_namespace",   "pg_type",     "pg_index", "pg_indexes",          "pg_constraint",
    "pg_tables",    "pg_views",     "pg_proc",        "pg_database", "pg_locks", "pg_stat_user_tables", "pg_stat_user_indexes",
    "pg_collation", "pg_extension", "pg_description", "pg_am",
};

constexpr std::array<QByteArrayView, 6> kShownOfInformationSchema{
    "tables", "columns", "views", "table_constraints", "key_column_usage", "referential_constraints",
};

/** Of the server's own functions, those that tell of the schema and of sizes; some are volatile and yet they only tell. */
constexpr std::array<QByteArrayView, 16> kHarmlessFunctions{
    "random",
    "clock_timestamp",
    "timeofday",
    "gen_random_uuid",
    "pg_relation_size",
    "pg_table_size",
    "pg_total_relation_size",
    "pg_indexes_size",
    "pg_database_size",
    "pg_size_pretty",
    "pg_typeof",
    "pg_column_size",
    "pg_get_indexdef",
    "pg_get_constraintdef",
    "pg_get_expr",
    "pg_table_is_visible",
};

template <size_t N>
bool isOneOf(QByteArrayView name, const std::array<QByteArrayView, N> &names)
{
    return std::ranges::find(names, name) != names.end();
}

/** Not volatile, and yet they read other tables, files, settings or what others are doing. */
bool isRefusedFunction(const QByteArray &name)
{
    // table_to_xml() and its like read any table they are told.
    return name.startsWith("pg_") || name == "current_setting" || name.contains("_to_xml");
}

/** One question on its way through a connection. */
class Inquiry
{
public:
    Inquiry(PostgresConnection &connection, const PersonalQuery &query, const std::vector<SqlWord> &words)
        : m_connection(connection)
        , m_query(query)
        , m_words(words)
    { }

    SqlChecked<PersonalAnswer> answer()
    {
        if (auto begun = begin(); !begun)
            return broken(begun.error());
        for (const auto step : {&Inquiry::checkSchemas, &Inquiry::checkTables, &Inquiry::checkFunctions}) {
            const auto checked = (this->*step)();
            if (!checked)
                return broken(checked.error());
            if (m_refusal)
                return tl::make_unexpected(*m_refusal);
        }
        if (auto understood = understand(); !understood)
            return tl::make_unexpected(understood.error());
        const auto around = makeAround();
        if (!around)
            return broken(around.error());
        const QByteArray limit = QByteArray::number(m_query.maxRows + 1);
        const QByteArray sql = *around + "SELECT * FROM (\n" + m_query.sql + "\n) AS statement ";
        if (m_query.explain)
            return takeAnswer(m_connection, "EXPLAIN " + sql, m_query);
        return takeAnswer(m_connection, sql + rowBound() + " LIMIT " + limit, m_query);
    }

private:
    /** Fails at a row that is larger than the whole answer may be, before it comes into the server's memory. */
    [[nodiscard]] QByteArray rowBound() const
    {
        const QByteArray length("octet_length(statement::text)");
        return "WHERE CASE WHEN " + length + " > " + QByteArray::number(2 * m_query.maxBytes) + " THEN CAST('a row of ' || "
            + length + " || ' bytes is too large' AS boolean) ELSE true END";
    }

    static tl::unexpected<SqlFault> broken(const Error &error)
    {
        return tl::make_unexpected(SqlFault{SqlFault::Kind::Broken, -1, error.detail});
    }

    Result<void> begin()
    {
        BASALT_TRY_VOID(m_connection.controlTransaction("BEGIN READ ONLY"));
        const QByteArray confine = "SET LOCAL statement_timeout = " + QByteArray::number(m_query.timeoutMs)
            + "; SET LOCAL lock_timeout = 2000; SET LOCAL work_mem = '16MB'; SET LOCAL max_parallel_workers_per_gather = 0";
        return m_connection.executeScript(confine);
    }

    void refuse(const SqlWord &word, const QString &reason)
    {
        if (!m_refusal)
            m_refusal = SqlFault{SqlFault::Kind::Refused, word.position, reason};
    }

    /** The names in the statement that `pick` picks, as an array for `= ANY`. */
    template <class Pick>
    [[nodiscard]] Value namesOf(Pick pick) const
    {
        PostgresArray names;
        for (size_t i = 0; i < m_words.size(); ++i) {
            if (m_words[i].kind == Kind::Name && pick(i))
                names.add(m_words[i].text);
        }
        return names.value();
    }

    [[nodiscard]] bool isFollowedBy(size_t index, QByteArrayView symbol) const
    {
        return index + 1 < m_words.size() && m_words[index + 1].is(symbol);
    }

    template <class Use>
    Result<void> ask(QByteArrayView sql, const Value &names, Use use)
    {
        BASALT_TRY(auto rows, m_connection.query(sql, {names}));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                return {};
            use(rows);
        }
    }

    /** A table is named without its schema, so that it is the one that is shown. */
    Result<void> checkSchemas()
    {
        QSet<QByteArray> schemas;
        BASALT_TRY_VOID(ask("SELECT nspname::text FROM pg_namespace WHERE nspname = ANY($1::text[])",
                            namesOf([this](size_t i) { return isFollowedBy(i, "."); }),
                            [&](const Rows &rows) { schemas.insert(rows.string(0)); }));
        for (size_t i = 0; i < m_words.size(); ++i) {
            const SqlWord &word = m_words[i];
            const bool isSchema =
                schemas.contains(word.text) || word.text.startsWith("pg_temp") || word.text.startsWith("pg_toast");
            if (word.kind != Kind::Name || !isFollowedBy(i, ".") || !isSchema || word.text == "pg_catalog")
                continue;
            const bool isShown = word.text == "information_schema" && i + 2 < m_words.size()
                && isOneOf(m_words[i + 2].text, kShownOfInformationSchema);
            if (!isShown)
                refuse(word, u"Tables are named without a schema here."_s);
        }
        return {};
    }

    Result<void> checkTables()
    {
        QSet<QByteArray> hidden;
        BASALT_TRY_VOID(
            ask("SELECT c.relname::text, n.nspname = 'pg_catalog' FROM pg_class c "
                "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p', 'S', 't') "
                "AND n.nspname = ANY(current_schemas(true)) AND c.relname = ANY($1::text[])",
                namesOf([](size_t) { return true; }), [&](const Rows &rows) {
                    const QByteArray name = rows.string(0);
                    const bool shown = rows.boolean(1) ? isOneOf(name, kShownOfCatalogue) : sightOf(name) != TableSight::Hidden;
                    if (!shown)
                        hidden.insert(name);
                }));
        for (const SqlWord &word : m_words) {
            if (word.kind == Kind::Name && hidden.contains(word.text))
                refuse(word, u"The table \"%1\" is not shown here."_s.arg(QString::fromUtf8(word.text)));
        }
        return {};
    }

    Result<void> checkFunctions()
    {
        QSet<QByteArray> refused;
        BASALT_TRY_VOID(
            ask("SELECT p.proname::text, bool_or(p.provolatile = 'v'), bool_or(n.nspname = 'pg_catalog') FROM pg_proc p "
                "JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proname = ANY($1::text[]) GROUP BY p.proname",
                namesOf([](size_t) { return true; }), [&](const Rows &rows) {
                    const QByteArray name = rows.string(0);
                    const bool isKnown = rows.boolean(2) || name.startsWith("basalt_");
                    const bool isSuspect = rows.boolean(1) || !isKnown || isRefusedFunction(name);
                    if (isSuspect && !isOneOf(name, kHarmlessFunctions))
                        refused.insert(name);
                }));
        for (size_t i = 0; i < m_words.size(); ++i) {
            const bool isCall = isFollowedBy(i, "(") || (i > 0 && m_words[i - 1].is("."));
            if (m_words[i].kind == Kind::Name && isCall && refused.contains(m_words[i].text))
                refuse(m_words[i], u"The function \"%1\" is not allowed here."_s.arg(QString::fromUtf8(m_words[i].text)));
        }
        return {};
    }

    /** Prepares the statement by itself: it is whole, alone, and its faults have their place. */
    SqlChecked<void> understand()
    {
        const PostgresResult result(PQprepare(m_connection.handle(), "personal", m_query.sql.constData(), 0, nullptr));
        if (PQresultStatus(result.get()) == PGRES_COMMAND_OK)
            return {};
        const QByteArray state = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
        const QByteArray text = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
        if (state.isEmpty())
            return tl::make_unexpected(
                SqlFault{SqlFault::Kind::Broken, -1, QString::fromUtf8(PQerrorMessage(m_connection.handle()))});
        const qsizetype character = QByteArray(PQresultErrorField(result.get(), PG_DIAG_STATEMENT_POSITION)).toLongLong();
        const qsizetype position =
            character > 0 ? QString::fromUtf8(m_query.sql).left(character - 1).toUtf8().size() : qsizetype(-1);
        return tl::make_unexpected(SqlFault{SqlFault::Kind::Failed, position, QString::fromUtf8(text)});
    }

    /** `WITH "users" AS (…) `: what is shown of tables that are shown in part. */
    Result<QByteArray> makeAround()
    {
        QByteArray around;
        for (const QByteArrayView table : partlyShownTables()) {
            const QByteArray name = table.toByteArray();
            QByteArray columns;
            QByteArray schema;
            BASALT_TRY_VOID(ask("SELECT column_name::text, table_schema::text FROM information_schema.columns "
                                "WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
                                name, [&](const Rows &rows) {
                                    const auto hidden = hiddenColumns(table);
                                    if (std::ranges::find(hidden, rows.text(0)) != hidden.end())
                                        return;
                                    columns += (columns.isEmpty() ? "" : ", ") + Dialect::quoteIdentifier(rows.string(0));
                                    schema = Dialect::quoteIdentifier(rows.string(1));
                                }));
            around += (around.isEmpty() ? "WITH " : ", ") + Dialect::quoteIdentifier(name) + " AS (SELECT " + columns + " FROM "
                + schema + '.' + Dialect::quoteIdentifier(name) + ')';
        }
        return QByteArray(around + ' ');
    }

    PostgresConnection &m_connection;
    const PersonalQuery &m_query;
    const std::vector<SqlWord> &m_words;
    std::optional<SqlFault> m_refusal;
};

} // namespace

SqlChecked<PersonalAnswer> answerOnPostgres(const DatabaseOptions &options, const PersonalQuery &query,
                                            const std::vector<SqlWord> &words)
{
    auto connection = PostgresConnection::open(options.postgresUrl, query.timeoutMs);
    if (!connection)
        return tl::make_unexpected(SqlFault{SqlFault::Kind::Broken, -1, connection.error().detail});
    return Inquiry(**connection, query, words).answer();
}

} // namespace basalt::db
