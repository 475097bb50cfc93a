// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/schemadiff.h"
#include "collections/tabledefinition.h"
#include "db/connection.h"

#include <QHash>

#include <utility>

namespace basalt::collections {

/** Where the values of a field go whose storage changes: a new column, or a new table of values. */
struct NewStorage
{
    QByteArray name; ///< of the column or of the table
    bool isTable = false;
};

/**
 * The statements of one change, in the order in which they run. Between prepare() and alter() the values are converted into
 * the new storage, which is there under a name that no field can have; between alter() and indexes() new required fields get
 * their values. Table and foreign keys stay as they are as far as the database can alter them: SQLite cannot change the
 * foreign keys of a table, so there, and only then, rebuild() copies it (https://sqlite.org/lang_altertable.html, section 7).
 */
class TableAlteration
{
public:
    /**
     * `schema` has the collections that `diff` refers to. Asks the database for the names of its foreign keys and, on SQLite,
     * for triggers and indexes that somebody made by hand.
     */
    [[nodiscard]] static Result<TableAlteration> plan(const SchemaDiff &diff, const schema::SchemaSnapshot &schema,
                                                      db::Connection &connection);

    [[nodiscard]] const QList<QByteArray> &prepare() const { return m_prepare; }
    [[nodiscard]] const QList<QByteArray> &alter() const { return m_alter; }
    [[nodiscard]] const QList<QByteArray> &rebuild() const { return m_rebuild; }
    [[nodiscard]] const QList<QByteArray> &indexes() const { return m_indexes; }
    /** Whether the change copies the table on SQLite, which wants ForeignKeys::CheckedAtEnd. */
    [[nodiscard]] static bool copiesTable(const SchemaDiff &diff);
    /** By id of the field. */
    [[nodiscard]] const QHash<QByteArray, NewStorage> &storages() const { return m_storages; }

    /** SQLite: what a rebuild of the table would lose, as the statements that make it again. Basalt's own indexes are not in it. */
    [[nodiscard]] static Result<QList<QByteArray>> handMade(db::Connection &connection, const QByteArray &table);

private:
    using Renames = QList<std::pair<QByteArray, QByteArray>>;
    using Sql = std::function<QByteArray(const QByteArray &from, const QByteArray &to)>;

    TableAlteration(const SchemaDiff &diff, const schema::SchemaSnapshot &schema, const db::Dialect &dialect);

    [[nodiscard]] Result<void> readForeignKeys(db::Connection &connection);
    void makeStorages();
    [[nodiscard]] Result<void> planIndexes();
    void changeSearch();
    void dropOld();
    void castInPlace();
    void renameColumns();
    void changeJunctions();
    void remakeJunction(const FieldChange &change);
    void changeForeignKeys();
    void addFields();
    void planRebuild();

    [[nodiscard]] bool isSqlite() const { return m_dialect.engine() == db::Engine::Sqlite; }
    [[nodiscard]] QByteArray alterTable() const;
    [[nodiscard]] QByteArray temporary(const char *purpose);
    void renameAll(const Renames &renames, const Sql &sql);

    const SchemaDiff &m_diff;
    const db::Dialect &m_dialect;
    TableDefinition m_old;
    TableDefinition m_new;
    bool m_rebuilds = false;
    int m_temporaries = 0;
    QHash<QByteArray, QByteArray> m_foreignKeys; ///< PostgreSQL: names of constraints by column
    QHash<QByteArray, NewStorage> m_storages;
    QList<QByteArray> m_prepare;
    QList<QByteArray> m_alter;
    QList<QByteArray> m_rebuild;
    QList<QByteArray> m_indexes;
};

} // namespace basalt::collections
