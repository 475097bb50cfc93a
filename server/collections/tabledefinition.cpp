// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/tabledefinition.h"

#include "schema/names.h"

namespace basalt::collections {

namespace {

QByteArray quoted(QByteArrayView name)
{
    return db::Dialect::quoteIdentifier(name);
}

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

QList<QByteArray> TableDefinition::create() const
{
    const QByteArray id = m_dialect.columnType(db::ColumnType::Id);
    const QByteArray text = m_dialect.columnType(db::ColumnType::Text);
    const QByteArray instant = m_dialect.columnType(db::ColumnType::Timestamp);
    QByteArray sql = "CREATE TABLE " + table() + " (\n    \"id\" " + id + " NOT NULL PRIMARY KEY,\n    \"account_id\" " + id
        + " NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,\n    \"created_at\" " + instant
        + " NOT NULL,\n    \"created_by\" " + text + " NOT NULL,\n    \"updated_at\" " + instant
        + " NOT NULL,\n    \"updated_by\" " + text + " NOT NULL,\n    \"version\" "
        + m_dialect.columnType(db::ColumnType::Integer) + " NOT NULL";
    for (const schema::Field &field : m_collection.fields()) {
        if (field.hasColumn())
            sql += ",\n    " + columnSql(field);
    }
    // The indexes serve what nearly every list asks for: newest first, of the account or of one owner in it.
    QList<QByteArray> statements{sql + "\n)", index("created_at", "\"account_id\", \"created_at\", \"id\"", false),
                                 index("created_by", "\"account_id\", \"created_by\", \"created_at\", \"id\"", false)};
    for (const schema::Field &field : m_collection.fields())
        statements += companions(field);
    return statements;
}

QList<QByteArray> TableDefinition::addColumns(size_t first) const
{
    QList<QByteArray> statements;
    for (const schema::Field &field : std::span(m_collection.columns).subspan(first)) {
        if (field.hasColumn())
            statements += "ALTER TABLE " + table() + " ADD COLUMN " + columnSql(field);
        statements += companions(field);
    }
    return statements;
}

QList<QByteArray> TableDefinition::drop() const
{
    QList<QByteArray> statements;
    for (const schema::Field &field : m_collection.fields()) {
        if (!field.hasColumn())
            statements += "DROP TABLE " + quoted(field.junction);
        else if (field.isReference() && field.targetId == m_collection.id)
            // SQLite deletes row by row before it drops, and a restricting reference inside the table would stop it.
            statements += "UPDATE " + table() + " SET " + quoted(field.column) + " = NULL";
    }
    statements += "DROP TABLE " + table();
    return statements;
}

QByteArray TableDefinition::columnSql(const schema::Field &field) const
{
    QByteArray sql = quoted(field.column) + ' ' + m_dialect.columnType(schema::columnType(field.type));
    if (field.isReference())
        sql += references(field) + actionSql(*field.onDelete).toByteArray();
    return sql;
}

QByteArray TableDefinition::references(const schema::Field &field) const
{
    const auto target = m_schema.byId(field.targetId);
    const QByteArray &targetTable = field.targetId == m_collection.id ? m_collection.tableName : target->tableName;
    return " REFERENCES " + quoted(targetTable) + " (\"id\") ON DELETE ";
}

/** Indexes and tables that belong to a field. */
QList<QByteArray> TableDefinition::companions(const schema::Field &field) const
{
    if (!field.hasColumn())
        return junction(field);
    QList<QByteArray> statements;
    const QByteArray column = quoted(field.column);
    if (field.unique)
        statements += index(QByteArray(field.column + "_unique"), QByteArray("\"account_id\", " + column), true);
    if (field.isReference())
        statements += index(field.column, column, false);
    return statements;
}

QList<QByteArray> TableDefinition::junction(const schema::Field &field) const
{
    QByteArray value = "\"value\" " + m_dialect.columnType(schema::columnType(field.type)) + " NOT NULL";
    // The list loses an entry whose record goes, whatever happens to the record that lists it; only restrict forbids.
    if (field.isReference())
        value += references(field) + (field.onDelete == schema::OnDelete::Restrict ? "RESTRICT" : "CASCADE");
    const QByteArray name = quoted(field.junction);
    return {
        "CREATE TABLE " + name + " (\n    \"record_id\" " + m_dialect.columnType(db::ColumnType::Id) + " NOT NULL REFERENCES "
            + table() + " (\"id\") ON DELETE CASCADE,\n    \"position\" " + m_dialect.columnType(db::ColumnType::Integer)
            + " NOT NULL,\n    " + value + ",\n    PRIMARY KEY (\"record_id\", \"value\")\n)",
        "CREATE INDEX " + quoted(schema::indexName(field.junction, "value")) + " ON " + name + " (\"value\", \"record_id\")"};
}

QByteArray TableDefinition::index(QByteArrayView what, QByteArrayView columns, bool unique) const
{
    return (unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ") + quoted(schema::indexName(m_collection.tableName, what))
        + " ON " + table() + " (" + columns.toByteArray() + ')';
}

QByteArray TableDefinition::table() const
{
    return quoted(m_collection.tableName);
}

} // namespace basalt::collections
