// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/searchtable.h"

#include "collections/nametext.h"

namespace basalt::collections {

namespace {

QByteArray digitsOf(const QByteArray &id)
{
    return QByteArray(id).replace('-', QByteArrayView());
}

/** What FTS5 asks for to forget a row that it keeps no copy of. */
QByteArray forget(const QByteArray &index)
{
    return "INSERT INTO " + index + " (" + index + ", rowid, words) VALUES ('delete', old.docid, old.words); ";
}

QByteArray learn(const QByteArray &index)
{
    return "INSERT INTO " + index + " (rowid, words) VALUES (new.docid, new.words); ";
}

} // namespace

SearchTable::SearchTable(const schema::Collection &collection, const db::Dialect &dialect)
    : m_collection(collection)
    , m_dialect(dialect)
    , m_columns(schema::searchableColumns(collection))
{
    if (m_columns.empty())
        return;
    const QByteArray digits = digitsOf(collection.id);
    m_table = quoted(QByteArray("fts_" + digits));
    m_index = quoted(QByteArray("ftx_" + digits));
}

QList<QByteArray> SearchTable::create() const
{
    const QByteArray id = "\"record_id\" " + m_dialect.columnType(db::ColumnType::Id) + " NOT NULL ";
    const QByteArray follows = " REFERENCES " + quoted(m_collection.tableName) + " (\"id\") ON DELETE CASCADE";
    if (!isSqlite()) {
        return {"CREATE TABLE " + m_table + " (\n    " + id + "PRIMARY KEY" + follows + ",\n    \"words\" tsvector NOT NULL\n)",
                "CREATE INDEX " + m_index + " ON " + m_table + " USING gin (\"words\")"};
    }
    const QByteArray content = m_table.sliced(1).chopped(1);
    const auto trigger = [&](const char *suffix, const char *event, const QByteArray &body) -> QByteArray {
        return "CREATE TRIGGER " + quoted(QByteArray(content + suffix)) + " AFTER " + event + " ON " + m_table + " BEGIN "
            + body + "END";
    };
    return {"CREATE TABLE " + m_table + " (\n    \"docid\" INTEGER PRIMARY KEY,\n    " + id + "UNIQUE" + follows
                + ",\n    \"words\" TEXT NOT NULL\n)",
            // Terms are ASCII letters, digits and `_`, and any characters beyond ASCII: this tokenizer leaves them whole.
            "CREATE VIRTUAL TABLE " + m_index + " USING fts5(words, content='" + content
                + "', content_rowid='docid', detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\")",
            trigger("_added", "INSERT", learn(m_index)), trigger("_gone", "DELETE", forget(m_index)),
            trigger("_changed", "UPDATE", QByteArray(forget(m_index) + learn(m_index)))};
}

QList<QByteArray> SearchTable::drop() const
{
    if (isSqlite())
        return {"DROP TABLE " + m_table, "DROP TABLE " + m_index};
    return {QByteArray("DROP TABLE " + m_table)};
}

Result<void> SearchTable::write(db::Connection &connection, const QByteArray &recordId, const QByteArray &terms) const
{
    const QByteArray words = isSqlite() ? QByteArray("$2") : QByteArray("array_to_tsvector(string_to_array($2, ' '))");
    const QByteArray sql = "INSERT INTO " + m_table + " (\"record_id\", \"words\") VALUES ($1, " + words
        + ") ON CONFLICT (\"record_id\") DO UPDATE SET \"words\" = excluded.\"words\"";
    BASALT_TRY_VOID(connection.execute(sql, {recordId, terms}));
    return {};
}

Result<void> SearchTable::fill(db::Connection &connection) const
{
    BASALT_TRY_VOID(connection.execute(QByteArray("DELETE FROM " + m_table)));
    QByteArray lastId("");
    while (!lastId.isNull()) {
        BASALT_TRY(lastId, fillFrom(connection, lastId));
    }
    connection.clearStatementCache();
    return {};
}

/** Some records behind that id; returns the last of them, null at the end. */
Result<QByteArray> SearchTable::fillFrom(db::Connection &connection, const QByteArray &lastId) const
{
    constexpr qint64 kAtOnce = 500;
    QByteArray sql = "SELECT \"id\"";
    for (const int column : m_columns)
        sql += ", " + quoted(m_collection.columns[size_t(column)].column);
    sql += " FROM " + quoted(m_collection.tableName) + " WHERE \"id\" > $1 ORDER BY \"id\" LIMIT $2";
    std::vector<std::pair<QByteArray, QByteArray>> found;
    {
        BASALT_TRY(auto rows, connection.query(sql, {lastId, kAtOnce}));
        for (;;) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            schema::RecordValues record(m_collection.columns.size());
            for (size_t i = 0; i < m_columns.size(); ++i) {
                if (!rows.isNull(int(i) + 1))
                    record[size_t(m_columns[i])] = rows.string(int(i) + 1);
            }
            found.emplace_back(rows.string(0), schema::searchText(m_collection, m_columns, record));
        }
    }
    for (const auto &[id, terms] : found)
        BASALT_TRY_VOID(write(connection, id, terms));
    return found.size() < kAtOnce ? QByteArray() : found.back().first;
}

QByteArray SearchTable::match(const QList<QByteArray> &words, const std::vector<int> &fields) const
{
    const char *const quote = isSqlite() ? "\"" : "'";
    const char *const prefix = isSqlite() ? " *" : ":*";
    QByteArray all;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QByteArray any;
        for (const int field : fields) {
            any += (any.isEmpty() ? "" : isSqlite() ? " OR " : " | ");
            any += quote + schema::searchTerm(m_collection.columns[size_t(field)], words[i]) + quote;
            if (i + 1 == words.size())
                any += prefix;
        }
        all += (all.isEmpty() ? "(" : isSqlite() ? " AND (" : " & (") + any + ')';
    }
    return all;
}

QByteArray SearchTable::condition(QByteArrayView alias, QByteArrayView placeholder) const
{
    const QByteArray head = alias.toByteArray() + ".\"id\" IN (SELECT s.\"record_id\" FROM " + m_table + " AS s WHERE ";
    if (isSqlite())
        return head + "s.\"docid\" IN (SELECT rowid FROM " + m_index + " WHERE " + m_index + " MATCH " + placeholder + "))";
    return head + "s.\"words\" @@ CAST(" + placeholder + " AS tsquery))";
}

bool searchesDiffer(const schema::Collection &before, const schema::Collection &after)
{
    const auto idsOf = [](const schema::Collection &collection) {
        QSet<QByteArray> ids;
        for (const int column : schema::searchableColumns(collection))
            ids.insert(collection.columns[size_t(column)].id);
        return ids;
    };
    return idsOf(before) != idsOf(after);
}

} // namespace basalt::collections
