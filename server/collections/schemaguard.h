// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/schemaregistry.h"

namespace basalt::collections {

/**
 * Whether a collection still is in the database what it was when a request was understood. Somebody may change it between the
 * two, on PostgreSQL even another server that this one has not heard of yet. Without asking, a statement made for the old
 * shape might fail, or worse, read a column that means something else by now.
 *
 * Writes ask inside their transaction, before they touch records. Reads ask afterwards, and only where something can have
 * happened: SQLite has one server, whose registry tells by its epoch; on PostgreSQL the statement itself says condition(), so
 * that it finds nothing if the collection has changed, and only who finds nothing (or fails) asks.
 *
 * Who is out of date reads the schema anew on the spot and fails with Code::SchemaMoved.
 */
class SchemaGuard
{
public:
    /** To be made before the snapshot is taken from the registry, which outlives the guard. */
    explicit SchemaGuard(schema::SchemaRegistry &registry) : m_registry(&registry), m_epoch(registry.epoch()) { }

    /** Inside a write, before anything else; from then on the collection stays as it is until the transaction ends. */
    [[nodiscard]] static Result<void> holdForWrite(db::Connection &connection, schema::SchemaRegistry &registry,
                                                   const schema::Collection &collection);

    /** The same for all collections: for deleting, which follows references from collections that may be new. */
    [[nodiscard]] static Result<void> holdAllForWrite(db::Connection &connection, schema::SchemaRegistry &registry,
                                                      const schema::SchemaSnapshot &schema);

    /** After a read: `found` is false if it came back without a row or with an error. */
    [[nodiscard]] Result<void> confirm(db::Connection &connection, const schema::Collection &collection, bool found) const;

    /** PostgreSQL: ` AND …`, false where the collection is not of this version; nothing on SQLite. */
    [[nodiscard]] static QByteArray condition(const schema::Collection &collection, const db::Dialect &dialect,
                                              std::vector<db::Value> &binds);

private:
    schema::SchemaRegistry *m_registry;
    quint64 m_epoch;
};

} // namespace basalt::collections
