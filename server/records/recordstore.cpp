// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/recordstore.h"

#include "collections/searchtable.h"
#include "records/projection.h"
#include "rules/sqlcompiler.h"

namespace basalt::records {

namespace {

QByteArray quoted(QByteArrayView name)
{
    return db::Dialect::quoteIdentifier(name);
}

QByteArray placeholder(size_t number)
{
    return '$' + QByteArray::number(number);
}

Projection storedOf(const schema::Collection &collection, const db::Dialect &dialect)
{
    return {collection, dialect, [](const schema::Field &field) { return !field.isComputed(); },
            [](const schema::Field &) { return false; }};
}

} // namespace

Result<std::optional<StoredRecord>> RecordStore::findForUpdate(const schema::Collection &collection, const QByteArray &id,
                                                               const QByteArray &accountId)
{
    return findForUpdate(collection, storedOf(collection, m_connection.dialect()), id, accountId);
}

Result<std::optional<StoredRecord>> RecordStore::findForUpdate(const schema::Collection &collection, const Projection &stored,
                                                               const QByteArray &id, const QByteArray &accountId)
{
    std::vector<StoredRecord> found;
    const QByteArrayView lock = m_connection.dialect().rowLock();
    if (accountId.isNull()) {
        BASALT_TRY(found, select(collection, stored, "r.\"id\" = $1" + lock, {id}));
    } else {
        BASALT_TRY(found, select(collection, stored, "r.\"id\" = $1 AND r.\"account_id\" = $2" + lock, {id, accountId}));
    }
    if (found.empty())
        return std::optional<StoredRecord>();
    return std::optional(std::move(found.front()));
}

Result<std::optional<StoredRecord>> RecordStore::find(const schema::Collection &collection, const QByteArray &id)
{
    BASALT_TRY(auto found, select(collection, storedOf(collection, m_connection.dialect()), "r.\"id\" = $1", {id}));
    if (found.empty())
        return std::optional<StoredRecord>();
    return std::optional(std::move(found.front()));
}

Result<std::vector<schema::RecordValues>> RecordStore::findReferring(const schema::Collection &collection, int column,
                                                                     const QByteArray &targetId, qint64 limit)
{
    const schema::Field &field = collection.columns[size_t(column)];
    QByteArray condition = "r." + quoted(field.column) + " = $1";
    if (field.hasJunction())
        condition = "r.\"id\" IN (SELECT m.\"record_id\" FROM " + quoted(field.junction) + " AS m WHERE m.\"value\" = $1)";
    BASALT_TRY(auto found,
               select(collection, storedOf(collection, m_connection.dialect()),
                      condition + " ORDER BY r.\"id\" LIMIT $2" + m_connection.dialect().rowLock(), {targetId, limit}));
    std::vector<schema::RecordValues> records;
    records.reserve(found.size());
    for (StoredRecord &record : found)
        records.push_back(std::move(record.values));
    return records;
}

Result<std::vector<StoredRecord>> RecordStore::select(const schema::Collection &collection, const Projection &stored,
                                                      const QByteArray &where, std::initializer_list<db::Value> binds)
{
    const QByteArray sql = "SELECT " + stored.selectList() + " FROM " + quoted(collection.tableName) + " AS r WHERE " + where;
    std::vector<StoredRecord> found;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        found.push_back({stored.readValues(rows), stored.readAccountName(rows)});
    }
}

Result<bool> RecordStore::exists(const schema::Collection &collection, const QByteArray &id, const QByteArray &accountId)
{
    const QByteArray sql = "SELECT 1 FROM " + quoted(collection.tableName) + " WHERE \"id\" = $1 AND \"account_id\" = $2";
    BASALT_TRY(auto rows, m_connection.query(sql, {id, accountId}));
    return rows.next();
}

Result<bool> RecordStore::satisfies(const schema::Collection &collection, const QByteArray &id, const rules::Node &condition,
                                    const rules::Variables &variables)
{
    std::vector<db::Value> binds{id};
    rules::SqlCompiler compiler(collection, m_connection.dialect(), "r", variables, binds);
    const QByteArray sql =
        "SELECT 1 FROM " + quoted(collection.tableName) + " AS r WHERE r.\"id\" = $1 AND " + compiler.compile(condition);
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    return rows.next();
}

Result<std::optional<QByteArray>> RecordStore::findId(const schema::Collection &collection, int column,
                                                      const schema::FieldValue &value, const QByteArray &accountId)
{
    const QByteArray sql = "SELECT \"id\" FROM " + quoted(collection.tableName) + " WHERE \"account_id\" = $1 AND "
        + quoted(collection.columns[size_t(column)].column) + " = $2";
    const std::vector<db::Value> binds{accountId, schema::toDatabase(value)};
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(rows.string(0)) : std::nullopt;
}

QByteArray RecordStore::insertStatement(const schema::Collection &collection)
{
    QByteArray columns;
    QByteArray placeholders;
    size_t count = 0;
    for (const schema::Field &field : collection.columns) {
        if (!field.hasColumn())
            continue;
        const QByteArrayView separator = count == 0 ? "" : ", ";
        columns += separator.toByteArray() + quoted(field.column);
        placeholders += separator.toByteArray() + placeholder(++count);
    }
    return "INSERT INTO " + quoted(collection.tableName) + " (" + columns + ") VALUES (" + placeholders + ')';
}

Result<void> RecordStore::insert(const schema::Collection &collection, const schema::RecordValues &values,
                                 const QByteArray &statement)
{
    std::vector<db::Value> binds;
    binds.reserve(values.size());
    for (size_t i = 0; i < values.size(); ++i) {
        if (collection.columns[i].hasColumn())
            binds.push_back(schema::toDatabase(values[i]));
    }
    BASALT_TRY_VOID(m_connection.execute(statement, binds));
    for (size_t i = schema::kSystemColumnCount; i < values.size(); ++i) {
        if (collection.columns[i].hasJunction())
            BASALT_TRY_VOID(writeList(collection.columns[i], textOf(values, schema::kId), values[i]));
    }
    return writeSearch(collection, values, nullptr);
}

Result<void> RecordStore::update(const schema::Collection &collection, const schema::RecordValues &values,
                                 const std::vector<size_t> &changed)
{
    QByteArray assignments;
    std::vector<db::Value> binds{textOf(values, schema::kId)};
    const auto assign = [&](size_t column) {
        binds.push_back(schema::toDatabase(values[column]));
        assignments +=
            (assignments.isEmpty() ? "" : ", ") + quoted(collection.columns[column].column) + " = " + placeholder(binds.size());
    };
    for (const schema::SystemColumn column : {schema::kUpdatedAt, schema::kUpdatedBy, schema::kVersion})
        assign(static_cast<size_t>(column));
    for (const size_t column : changed) {
        if (collection.columns[column].hasColumn())
            assign(column);
    }
    const QByteArray sql = "UPDATE " + quoted(collection.tableName) + " SET " + assignments + " WHERE \"id\" = $1";
    BASALT_TRY_VOID(m_connection.execute(sql, binds));
    for (const size_t column : changed) {
        const schema::Field &field = collection.columns[column];
        if (!field.hasJunction())
            continue;
        const QByteArray clear = "DELETE FROM " + quoted(field.junction) + " WHERE \"record_id\" = $1";
        BASALT_TRY_VOID(m_connection.execute(clear, {textOf(values, schema::kId)}));
        BASALT_TRY_VOID(writeList(field, textOf(values, schema::kId), values[column]));
    }
    return writeSearch(collection, values, &changed);
}

/** What the record is found by, if anything of that is among the changed columns; null: all are. */
Result<void> RecordStore::writeSearch(const schema::Collection &collection, const schema::RecordValues &values,
                                      const std::vector<size_t> *changed)
{
    const collections::SearchTable search(collection, m_connection.dialect());
    const auto isChanged = [changed](int column) {
        return !changed || std::ranges::find(*changed, size_t(column)) != changed->end();
    };
    if (std::ranges::none_of(search.columns(), isChanged))
        return {};
    return search.write(m_connection, textOf(values, schema::kId), schema::searchText(collection, search.columns(), values));
}

Result<void> RecordStore::remove(const schema::Collection &collection, const QByteArray &id)
{
    // What refers to the record itself must not keep it, and SQLite looks before it has let go of that by itself.
    for (const schema::Field &field : collection.fields()) {
        if (field.hasColumn() || field.targetId != collection.id || field.onDelete != schema::OnDelete::Restrict)
            continue;
        const QByteArray own = "DELETE FROM " + quoted(field.junction) + " WHERE \"record_id\" = $1";
        BASALT_TRY_VOID(m_connection.execute(own, {id}));
    }
    const QByteArray sql = "DELETE FROM " + quoted(collection.tableName) + " WHERE \"id\" = $1";
    BASALT_TRY_VOID(m_connection.execute(sql, {id}));
    return {};
}

Result<void> RecordStore::writeList(const schema::Field &field, const QByteArray &recordId, const schema::FieldValue &value)
{
    const auto *list = std::get_if<QList<QByteArray>>(&value);
    if (!list)
        return {};
    const QByteArray sql =
        "INSERT INTO " + quoted(field.junction) + " (\"record_id\", \"position\", \"value\") VALUES ($1, $2, $3)";
    qint64 position = 0;
    for (const QByteArray &element : *list)
        BASALT_TRY_VOID(m_connection.execute(sql, {recordId, position++, element}));
    return {};
}

} // namespace basalt::records
