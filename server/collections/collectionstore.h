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
    QByteArray operation; ///< `create`, `add_fields`, `drop`
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

    [[nodiscard]] static Result<void> insert(db::Connection &connection, const schema::Collection &collection);
    [[nodiscard]] static Result<void> update(db::Connection &connection, const schema::Collection &collection);
    [[nodiscard]] static Result<void> remove(db::Connection &connection, const QByteArray &id);

    /** Returns the number of the row. */
    [[nodiscard]] static Result<qint64> addHistory(db::Connection &connection, const schema::Collection &collection,
                                                   const SchemaChange &change);

    /** Records of all accounts. */
    [[nodiscard]] static Result<qint64> countRecords(db::Connection &connection, const schema::Collection &collection);
};

} // namespace basalt::collections
