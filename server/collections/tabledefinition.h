// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/dialect.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace basalt::collections {

/** An index of a collection's own table. */
struct TableIndex
{
    QByteArray key;                ///< what it is there for: the same before and after a change that only renames
    QByteArray name;               ///< physical
    QByteArray sql;                ///< CREATE INDEX …
    QList<QByteArray> fields;      ///< ids of the fields it is over
    QList<QByteArray> columns;     ///< physical names of the same
    QByteArray where;              ///< SQL; null: all rows
    QList<QByteArray> whereFields; ///< ids of the fields that it names
    bool unique = false;
};

/**
 * The statements that make and drop the tables of a collection. Columns of fields may all be null in the database: `required`
 * is checked on every way to a record, and can so be changed without rewriting the table. Keys, references and uniqueness are
 * the database's.
 *
 * The tables of a collection have one shape whatever its history: after any change they are what create() would have made, but
 * for the order of columns.
 */
class TableDefinition
{
public:
    /** `schema` holds every collection that a field refers to, but need not hold `collection` itself. */
    TableDefinition(const schema::Collection &collection, const schema::SchemaSnapshot &schema, const db::Dialect &dialect)
        : m_collection(collection)
        , m_schema(schema)
        , m_dialect(dialect)
    { }

    /** Table, indexes, the tables of many-valued fields and those of search. */
    [[nodiscard]] Result<QList<QByteArray>> create() const;
    [[nodiscard]] QList<QByteArray> drop() const;

    // The parts of create(), for changes.

    /** CREATE TABLE under another name. */
    [[nodiscard]] QByteArray createTable(QByteArrayView name) const;
    [[nodiscard]] Result<std::vector<TableIndex>> indexes() const;
    /** The table of a many-valued field, under that name, without its index. */
    [[nodiscard]] QByteArray createJunction(const schema::Field &field, QByteArrayView name) const;
    [[nodiscard]] static QByteArray junctionIndexName(const schema::Field &field);
    [[nodiscard]] static QByteArray createJunctionIndex(const schema::Field &field);
    /** Name, type and reference, as in CREATE TABLE and ADD COLUMN. */
    [[nodiscard]] QByteArray columnSql(const schema::Field &field) const;
    /** `REFERENCES … ON DELETE …` of a field that has a column. */
    [[nodiscard]] QByteArray referenceSql(const schema::Field &field) const;

private:
    [[nodiscard]] QByteArray references(const schema::Field &field) const;
    [[nodiscard]] TableIndex systemIndex(QByteArrayView what, QByteArrayView columns) const;
    [[nodiscard]] TableIndex fieldIndex(const schema::Field &field, bool unique) const;
    [[nodiscard]] Result<TableIndex> ownIndex(const schema::Index &index) const;
    void finish(TableIndex &index, const QByteArray &columns) const;

    const schema::Collection &m_collection;
    const schema::SchemaSnapshot &m_schema;
    const db::Dialect &m_dialect;
};

} // namespace basalt::collections
