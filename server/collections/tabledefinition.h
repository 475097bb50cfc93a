// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "schema/schemasnapshot.h"

#include <QByteArray>
#include <QList>

namespace basalt::collections {

/**
 * The statements that make, extend and drop the tables of a collection. Columns of fields may all be null in the database:
 * `required` is checked on every way to a record, and can so be changed without rewriting the table. Keys, references and
 * uniqueness are the database's.
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

    /** Table, indexes and the tables of many-valued fields. */
    [[nodiscard]] QList<QByteArray> create() const;
    /** What adds the columns from position `first` on. */
    [[nodiscard]] QList<QByteArray> addColumns(size_t first) const;
    [[nodiscard]] QList<QByteArray> drop() const;

private:
    [[nodiscard]] QByteArray columnSql(const schema::Field &field) const;
    [[nodiscard]] QByteArray references(const schema::Field &field) const;
    [[nodiscard]] QList<QByteArray> companions(const schema::Field &field) const;
    [[nodiscard]] QList<QByteArray> junction(const schema::Field &field) const;
    [[nodiscard]] QByteArray index(QByteArrayView what, QByteArrayView columns, bool unique) const;
    [[nodiscard]] QByteArray table() const;

    const schema::Collection &m_collection;
    const schema::SchemaSnapshot &m_schema;
    const db::Dialect &m_dialect;
};

} // namespace basalt::collections
