// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/schemasnapshot.h"

namespace basalt::collections {

/** One row of the history of a collection's table. */
struct SchemaChange
{
    QByteArray operation; ///< `create`, `change`, `drop`
    QList<QByteArray> statements;
    QByteArray at;
    QByteArray by;
};

/** The tables `collections` and `collection_history`, and nothing else knows them. Stateless. */
class CollectionStore
{
public:
    [[nodiscard]] static Result<schema::SnapshotPtr> loadAll(db::Connection &connection);

    /** Until the transaction ends nobody else changes the schema; needed where several nodes share a database. */
    [[nodiscard]] static Result<void> lockSchema(db::Connection &connection);

    /** Nobody else reads or writes records of the collection until the transaction ends. */
    [[nodiscard]] static Result<void> lockTable(db::Connection &connection, const schema::Collection &collection);

    /** The number of the schema as a whole; see schema::SchemaSnapshot::version(). */
    [[nodiscard]] static Result<qint64> schemaVersion(db::Connection &connection);
    /** Every change of a collection raises it in its transaction, under lockSchema(). */
    [[nodiscard]] static Result<qint64> raiseSchemaVersion(db::Connection &connection);
    /** Of one collection; 0 if it is gone. */
    [[nodiscard]] static Result<qint64> versionOf(db::Connection &connection, const QByteArray &id);

    [[nodiscard]] static Result<void> insert(db::Connection &connection, const schema::Collection &collection);
    [[nodiscard]] static Result<void> update(db::Connection &connection, const schema::Collection &collection);
    [[nodiscard]] static Result<void> remove(db::Connection &connection, const QByteArray &id);

    /** Returns the number of the row. */
    [[nodiscard]] static Result<qint64> addHistory(db::Connection &connection, const schema::Collection &collection,
                                                   const SchemaChange &change);

    /** The number of the newest row, 0 before the first. */
    [[nodiscard]] static Result<qint64> lastHistory(db::Connection &connection);
    /** The numbers of the rows after `id`. */
    [[nodiscard]] static Result<QList<qint64>> historySince(db::Connection &connection, qint64 id);

    /** Records of all accounts; a view has none of its own. */
    [[nodiscard]] static Result<qint64> countRecords(db::Connection &connection, const schema::Collection &collection);
};

} // namespace basalt::collections
