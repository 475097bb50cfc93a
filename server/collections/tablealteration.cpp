// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/tablealteration.h"

#include "collections/nametext.h"
#include "collections/searchtable.h"
#include "schema/names.h"

#include <QSet>

#include <algorithm>

namespace basalt::collections {

namespace {

using Storage = FieldChange::Storage;

bool hasForeignKey(const schema::Field *field)
{
    return field && field->isReference() && field->hasColumn();
}

/** An expression that gives the same text or number as schema::convertValue() on both databases. */
QByteArray castSql(const schema::Field &from, const schema::Field &to, const db::Dialect &dialect)
{
    const QByteArray column = quoted(from.column);
    if (dialect.engine() == db::Engine::Sqlite)
        return from.type == schema::FieldType::Integer ? "CAST(" + column + " AS TEXT)" : column;
    return column + (to.type == schema::FieldType::Decimal ? "::numeric" : "::text");
}

} // namespace

TableAlteration::TableAlteration(const SchemaDiff &diff, const schema::SchemaSnapshot &schema, const db::Dialect &dialect)
    : m_diff(diff)
    , m_dialect(dialect)
    , m_old(diff.before(), schema, dialect)
    , m_new(diff.after(), schema, dialect)
{ }

Result<TableAlteration> TableAlteration::plan(const SchemaDiff &diff, const schema::SchemaSnapshot &schema,
                                              db::Connection &connection)
{
    TableAlteration plan(diff, schema, connection.dialect());
    BASALT_TRY_VOID(plan.readForeignKeys(connection));
    plan.m_rebuilds = plan.isSqlite() && copiesTable(diff);
    if (diff.before().tableName != diff.after().tableName)
        plan.m_prepare += "ALTER TABLE " + quoted(diff.before().tableName) + " RENAME TO " + quoted(diff.after().tableName);
    plan.makeStorages();
    BASALT_TRY_VOID(plan.planIndexes());
    plan.changeSearch();
    plan.dropOld();
    plan.castInPlace();
    plan.renameColumns();
    plan.changeJunctions();
    plan.changeForeignKeys();
    plan.addFields();
    if (plan.m_rebuilds)
        plan.planRebuild();
    return plan;
}

/** SQLite can neither add a foreign key to a column, nor change it, nor drop a column that has one. */
bool TableAlteration::copiesTable(const SchemaDiff &diff)
{
    return std::ranges::any_of(diff.fields(), [](const FieldChange &change) {
        const bool had = hasForeignKey(change.before);
        const bool has = hasForeignKey(change.after);
        if (change.isKept())
            return (had || has) && change.storage != Storage::Same;
        return had;
    });
}

Result<void> TableAlteration::readForeignKeys(db::Connection &connection)
{
    if (isSqlite())
        return {};
    BASALT_TRY(auto rows,
               connection.query("SELECT a.attname::text, c.conname::text FROM pg_catalog.pg_constraint AS c "
                                "JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] "
                                "WHERE c.contype = 'f' AND c.conrelid = to_regclass($1)",
                                {quoted(m_diff.before().tableName)}));
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        m_foreignKeys.insert(rows.string(0), rows.string(1));
    }
}

Result<QList<QByteArray>> TableAlteration::handMade(db::Connection &connection, const QByteArray &table)
{
    // Basalt's own begin with idx_ and are made again by their definition.
    BASALT_TRY(auto rows,
               connection.query("SELECT sql FROM sqlite_schema WHERE tbl_name = $1 COLLATE NOCASE AND sql IS NOT NULL AND "
                                "type IN ('index', 'trigger') AND name NOT LIKE 'idx\\_%' ESCAPE '\\' ORDER BY rowid",
                                {table}));
    QList<QByteArray> statements;
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return statements;
        statements += rows.string(0);
    }
}

QByteArray TableAlteration::alterTable() const
{
    return "ALTER TABLE " + quoted(m_diff.after().tableName) + ' ';
}

/** A name that no field and no table of a collection can have: those begin with a letter. */
QByteArray TableAlteration::temporary(const char *purpose)
{
    return QByteArray("_") + purpose + '_' + QByteArray::number(++m_temporaries);
}

void TableAlteration::makeStorages()
{
    for (const FieldChange &change : m_diff.fields()) {
        if (change.storage != Storage::New || (change.isPlainCast() && !isSqlite()))
            continue;
        const NewStorage storage{temporary("new"), change.after->hasJunction()};
        m_storages.insert(change.after->id, storage);
        if (storage.isTable) {
            m_prepare += m_new.createJunction(*change.after, storage.name);
            continue;
        }
        m_prepare += alterTable() + "ADD COLUMN " + quoted(storage.name) + ' '
            + m_dialect.columnType(schema::columnType(change.after->type));
        if (change.isPlainCast())
            m_prepare += "UPDATE " + quoted(m_diff.after().tableName) + " SET " + quoted(storage.name) + " = "
                + castSql(*change.before, *change.after, m_dialect);
    }
}

Result<void> TableAlteration::planIndexes()
{
    BASALT_TRY(const auto before, m_old.indexes());
    BASALT_TRY(const auto after, m_new.indexes());
    const auto isKept = [this](const TableIndex &was, const TableIndex &is) {
        const auto moved = [this](const QByteArray &id) {
            const FieldChange *change = m_diff.field(id);
            return change && change->storage == Storage::New;
        };
        return !m_rebuilds && was.unique == is.unique && was.fields == is.fields && was.where == is.where
            && std::ranges::none_of(is.fields + is.whereFields, moved);
    };
    Renames renames;
    QSet<QByteArray> kept;
    for (const TableIndex &was : before) {
        const auto is = std::ranges::find(after, was.key, &TableIndex::key);
        const bool same = is != after.end() && isKept(was, *is);
        if (same && (was.name == is->name || !isSqlite())) {
            kept.insert(was.key);
            if (was.name != is->name)
                renames.append({was.name, is->name});
        } else {
            m_alter += "DROP INDEX " + quoted(was.name);
        }
    }
    renameAll(renames, [](const QByteArray &from, const QByteArray &to) -> QByteArray {
        return "ALTER INDEX " + quoted(from) + " RENAME TO " + quoted(to);
    });
    for (const TableIndex &is : after) {
        if (!kept.contains(is.key))
            m_indexes += is.sql;
    }
    return {};
}

/** Columns and tables of values whose field is dropped or has moved to new storage. */
/** Made anew with other fields; who runs the change fills it. */
void TableAlteration::changeSearch()
{
    if (!searchesDiffer(m_diff.before(), m_diff.after()))
        return;
    if (const SearchTable old(m_diff.before(), m_dialect); old.isNeeded())
        m_alter += old.drop();
    if (const SearchTable made(m_diff.after(), m_dialect); made.isNeeded())
        m_indexes += made.create();
}

void TableAlteration::dropOld()
{
    for (const FieldChange &change : m_diff.fields()) {
        const bool moved = change.after && m_storages.contains(change.after->id);
        if (!change.before || (change.after && !moved) || change.isComputed())
            continue;
        if (change.before->hasJunction())
            m_alter += "DROP TABLE " + quoted(change.before->junction);
        else if (m_rebuilds && hasForeignKey(change.before))
            m_alter += alterTable() + "RENAME COLUMN " + quoted(change.before->column) + " TO " + quoted(temporary("old"));
        else
            m_alter += alterTable() + "DROP COLUMN " + quoted(change.before->column);
    }
}

void TableAlteration::castInPlace()
{
    if (isSqlite())
        return;
    for (const FieldChange &change : m_diff.fields()) {
        if (change.storage == Storage::New && change.isPlainCast()) {
            m_alter += alterTable() + "ALTER COLUMN " + quoted(change.before->column) + " TYPE "
                + m_dialect.columnType(schema::columnType(change.after->type)) + " USING "
                + castSql(*change.before, *change.after, m_dialect);
        }
    }
}

/** Renames at once what may trade places: a name that is still taken is reached by way of a temporary one. */
void TableAlteration::renameAll(const Renames &renames, const Sql &sql)
{
    QSet<QByteArray> taken;
    for (const auto &[from, to] : renames)
        taken.insert(schema::foldName(from));
    Renames second;
    for (const auto &[from, to] : renames) {
        const QByteArray folded = schema::foldName(to);
        if (!taken.contains(folded) || folded == schema::foldName(from)) {
            m_alter += sql(from, to);
            continue;
        }
        const QByteArray between = temporary("mv");
        m_alter += sql(from, between);
        second.append({between, to});
    }
    for (const auto &[from, to] : second)
        m_alter += sql(from, to);
}

void TableAlteration::renameColumns()
{
    Renames renames;
    for (const FieldChange &change : m_diff.fields()) {
        if (!change.isKept() || !change.after->hasColumn())
            continue;
        const auto storage = m_storages.constFind(change.after->id);
        const QByteArray &from = storage != m_storages.constEnd() ? storage->name : change.before->column;
        if (from != change.after->column)
            renames.append({from, change.after->column});
    }
    renameAll(renames, [this](const QByteArray &from, const QByteArray &to) -> QByteArray {
        return alterTable() + "RENAME COLUMN " + quoted(from) + " TO " + quoted(to);
    });
}

void TableAlteration::changeJunctions()
{
    Renames tables;
    Renames indexes;
    for (const FieldChange &change : m_diff.fields()) {
        if (!change.isKept() || !change.after->hasJunction())
            continue;
        const auto storage = m_storages.constFind(change.after->id);
        if (storage != m_storages.constEnd()) {
            tables.append({storage->name, change.after->junction});
            m_indexes += TableDefinition::createJunctionIndex(*change.after);
            continue;
        }
        if (change.before->junction == change.after->junction)
            continue;
        tables.append({change.before->junction, change.after->junction});
        const QByteArray was = TableDefinition::junctionIndexName(*change.before);
        if (isSqlite()) {
            m_alter += "DROP INDEX " + quoted(was);
            m_indexes += TableDefinition::createJunctionIndex(*change.after);
        } else {
            indexes.append({was, TableDefinition::junctionIndexName(*change.after)});
        }
    }
    renameAll(tables, [](const QByteArray &from, const QByteArray &to) -> QByteArray {
        return "ALTER TABLE " + quoted(from) + " RENAME TO " + quoted(to);
    });
    renameAll(indexes, [](const QByteArray &from, const QByteArray &to) -> QByteArray {
        return "ALTER INDEX " + quoted(from) + " RENAME TO " + quoted(to);
    });
    for (const FieldChange &change : m_diff.fields()) {
        if (change.isKept() && change.after->hasJunction() && change.storage == Storage::ForeignKey)
            remakeJunction(change);
    }
}

/** Its values refer to something else, or in another way, from now on. It bears its new name already. */
void TableAlteration::remakeJunction(const FieldChange &change)
{
    const QByteArray between = temporary("mv");
    const QByteArray table = quoted(change.after->junction);
    const QByteArray indexSql = TableDefinition::createJunctionIndex(*change.after);
    if (!m_indexes.contains(indexSql)) {
        m_alter += "DROP INDEX " + quoted(TableDefinition::junctionIndexName(*change.after));
        m_indexes += indexSql;
    }
    m_alter += "ALTER TABLE " + table + " RENAME TO " + quoted(between);
    m_alter += m_new.createJunction(*change.after, change.after->junction);
    m_alter += "INSERT INTO " + table
        + " (\"record_id\", \"position\", \"value\") SELECT \"record_id\", \"position\", \"value\" FROM " + quoted(between);
    m_alter += "DROP TABLE " + quoted(between);
}

/** PostgreSQL: in place. On SQLite the new table has them from the start. */
void TableAlteration::changeForeignKeys()
{
    if (isSqlite())
        return;
    for (const FieldChange &change : m_diff.fields()) {
        if (!change.isKept() || change.storage == Storage::Same)
            continue;
        // A column that was dropped took its key along.
        if (hasForeignKey(change.before) && !m_storages.contains(change.after->id))
            m_alter += alterTable() + "DROP CONSTRAINT " + quoted(m_foreignKeys.value(change.before->column));
        if (hasForeignKey(change.after))
            m_alter +=
                alterTable() + "ADD FOREIGN KEY (" + quoted(change.after->column) + ") " + m_new.referenceSql(*change.after);
    }
}

void TableAlteration::addFields()
{
    for (const FieldChange &change : m_diff.fields()) {
        if (change.before || change.isComputed())
            continue;
        if (change.after->hasJunction()) {
            m_alter += m_new.createJunction(*change.after, change.after->junction);
            m_indexes += TableDefinition::createJunctionIndex(*change.after);
        } else if (!m_rebuilds) {
            m_alter += alterTable() + "ADD COLUMN " + m_new.columnSql(*change.after);
        }
    }
}

void TableAlteration::planRebuild()
{
    const QByteArray table = quoted(m_diff.after().tableName);
    const QByteArray copy = temporary("new");
    QByteArray columns;
    for (const schema::Field &field : m_diff.after().columns) {
        const FieldChange *change = field.system ? nullptr : m_diff.field(field.id);
        if (field.hasColumn() && (!change || change->isKept()))
            columns += (columns.isEmpty() ? "" : ", ") + quoted(field.column);
    }
    m_rebuild = {m_new.createTable(copy),
                 "INSERT INTO " + quoted(copy) + " (" + columns + ") SELECT " + columns + " FROM " + table,
                 "DROP TABLE " + table, "ALTER TABLE " + quoted(copy) + " RENAME TO " + table};
}

} // namespace basalt::collections
