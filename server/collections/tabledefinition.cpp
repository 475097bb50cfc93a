// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/tabledefinition.h"

#include "collections/indexcondition.h"
#include "collections/nametext.h"
#include "collections/searchtable.h"
#include "schema/names.h"

namespace basalt::collections {

namespace {

QByteArrayView actionSql(schema::OnDelete action)
{
    switch (action) {
    case schema::OnDelete::Cascade: return "CASCADE";
    case schema::OnDelete::SetNull: return "SET NULL";
    case schema::OnDelete::Restrict: break;
    }
    return "RESTRICT";
}

} // namespace

Result<QList<QByteArray>> TableDefinition::create() const
{
    QList<QByteArray> statements{createTable(m_collection.tableName)};
    BASALT_TRY(const auto all, indexes());
    for (const TableIndex &index : all)
        statements += index.sql;
    for (const schema::Field &field : m_collection.fields()) {
        if (field.hasJunction())
            statements += {createJunction(field, field.junction), createJunctionIndex(field)};
    }
    if (const SearchTable search(m_collection, m_dialect); search.isNeeded())
        statements += search.create();
    return statements;
}

QByteArray TableDefinition::createTable(QByteArrayView name) const
{
    const QByteArray id = m_dialect.columnType(db::ColumnType::Id);
    const QByteArray text = m_dialect.columnType(db::ColumnType::Text);
    const QByteArray instant = m_dialect.columnType(db::ColumnType::Timestamp);
    QByteArray sql = "CREATE TABLE " + quoted(name) + " (\n    \"id\" " + id + " NOT NULL PRIMARY KEY,\n    \"account_id\" "
        + id + " NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,\n    \"created_at\" " + instant
        + " NOT NULL,\n    \"created_by\" " + text + " NOT NULL,\n    \"updated_at\" " + instant
        + " NOT NULL,\n    \"updated_by\" " + text + " NOT NULL,\n    \"version\" "
        + m_dialect.columnType(db::ColumnType::Integer) + " NOT NULL";
    for (const schema::Field &field : m_collection.fields()) {
        if (field.hasColumn())
            sql += ",\n    " + columnSql(field);
    }
    return sql + "\n)";
}

QList<QByteArray> TableDefinition::drop() const
{
    QList<QByteArray> statements;
    if (const SearchTable search(m_collection, m_dialect); search.isNeeded())
        statements += search.drop();
    for (const schema::Field &field : m_collection.fields()) {
        if (field.hasJunction())
            statements += "DROP TABLE " + quoted(field.junction);
        else if (field.isReference() && field.targetId == m_collection.id)
            // SQLite deletes row by row before it drops, and a restricting reference inside the table would stop it.
            statements += "UPDATE " + quoted(m_collection.tableName) + " SET " + quoted(field.column) + " = NULL";
    }
    statements += "DROP TABLE " + quoted(m_collection.tableName);
    return statements;
}

QByteArray TableDefinition::columnSql(const schema::Field &field) const
{
    QByteArray sql = quoted(field.column) + ' ' + m_dialect.columnType(schema::columnType(field.type));
    if (field.isReference())
        sql += ' ' + referenceSql(field);
    return sql;
}

QByteArray TableDefinition::referenceSql(const schema::Field &field) const
{
    return references(field) + actionSql(*field.onDelete).toByteArray();
}

QByteArray TableDefinition::references(const schema::Field &field) const
{
    const auto target = m_schema.byId(field.targetId);
    const QByteArray &targetTable = field.targetId == m_collection.id ? m_collection.tableName : target->tableName;
    return "REFERENCES " + quoted(targetTable) + " (\"id\") ON DELETE ";
}

QByteArray TableDefinition::createJunction(const schema::Field &field, QByteArrayView name) const
{
    QByteArray value = "\"value\" " + m_dialect.columnType(schema::columnType(field.type)) + " NOT NULL";
    // The list loses an entry whose record goes, whatever happens to the record that lists it; only restrict forbids.
    if (field.isReference())
        value += ' ' + references(field) + (field.onDelete == schema::OnDelete::Restrict ? "RESTRICT" : "CASCADE");
    return "CREATE TABLE " + quoted(name) + " (\n    \"record_id\" " + m_dialect.columnType(db::ColumnType::Id)
        + " NOT NULL REFERENCES " + quoted(m_collection.tableName) + " (\"id\") ON DELETE CASCADE,\n    \"position\" "
        + m_dialect.columnType(db::ColumnType::Integer) + " NOT NULL,\n    " + value
        + ",\n    PRIMARY KEY (\"record_id\", \"value\")\n)";
}

QByteArray TableDefinition::junctionIndexName(const schema::Field &field)
{
    return schema::indexName(field.junction, "value");
}

QByteArray TableDefinition::createJunctionIndex(const schema::Field &field)
{
    return "CREATE INDEX " + quoted(junctionIndexName(field)) + " ON " + quoted(field.junction) + " (\"value\", \"record_id\")";
}

Result<std::vector<TableIndex>> TableDefinition::indexes() const
{
    // These serve what nearly every list asks for: newest first, of the account or of one owner in it.
    std::vector<TableIndex> all{systemIndex("created_at", "\"account_id\", \"created_at\", \"id\""),
                                systemIndex("created_by", "\"account_id\", \"created_by\", \"created_at\", \"id\"")};
    for (const schema::Field &field : m_collection.fields()) {
        if (field.unique)
            all.push_back(fieldIndex(field, true));
        if (field.isReference() && field.hasColumn())
            all.push_back(fieldIndex(field, false));
    }
    for (const schema::Index &index : m_collection.indexes) {
        BASALT_TRY(auto own, ownIndex(index));
        all.push_back(std::move(own));
    }
    return all;
}

TableIndex TableDefinition::systemIndex(QByteArrayView what, QByteArrayView columns) const
{
    TableIndex index;
    index.key = "system/" + what.toByteArray();
    index.name = schema::indexName(m_collection.tableName, what);
    finish(index, columns.toByteArray());
    return index;
}

TableIndex TableDefinition::fieldIndex(const schema::Field &field, bool unique) const
{
    TableIndex index;
    index.key = (unique ? "unique/" : "reference/") + field.id;
    index.name = schema::indexName(m_collection.tableName, unique ? QByteArray(field.column + "_unique") : field.column);
    index.fields = {field.id};
    index.columns = {field.column};
    index.unique = unique;
    const QByteArray column = quoted(field.column);
    finish(index, unique ? QByteArray("\"account_id\", " + column) : column);
    return index;
}

Result<TableIndex> TableDefinition::ownIndex(const schema::Index &own) const
{
    TableIndex index;
    index.key = "own/" + schema::foldName(own.name);
    index.name = schema::ownIndexName(m_collection.tableName, own.name);
    index.unique = own.unique;
    QByteArray columns = "\"account_id\"";
    for (const QByteArray &name : own.fields) {
        const schema::Field &field = *m_collection.field(name);
        index.fields += field.system ? field.name : field.id;
        index.columns += field.column;
        columns += ", " + quoted(field.column);
    }
    if (!own.where.isNull()) {
        BASALT_TRY(auto condition, indexCondition(m_collection, own.where, m_dialect));
        index.where = std::move(condition.sql);
        index.whereFields = std::move(condition.fields);
    }
    finish(index, columns);
    return index;
}

void TableDefinition::finish(TableIndex &index, const QByteArray &columns) const
{
    index.sql = (index.unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quoted(index.name) + " ON "
        + quoted(m_collection.tableName) + " (" + columns + ')';
    if (!index.where.isNull())
        index.sql += " WHERE " + index.where;
}

} // namespace basalt::collections
