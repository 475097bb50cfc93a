// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/schemaregistry.h"

#include <vector>

namespace basalt::collections {

/**
 * Whether the schema that a request was understood with still is the database's. Somebody may change it between the two, on
 * PostgreSQL even another server that this one has not heard of yet. Without asking, a statement made for the old shape might
 * fail, or worse, read a column that means something else by now. The schema as a whole is asked for, not one collection:
 * rules and expanded relations speak of others.
 *
 * Writes ask inside their transaction, before they touch records. Reads ask afterwards, and only where something can have
 * happened: SQLite has one server, whose registry tells by its epoch; on PostgreSQL the statement itself says condition(), so
 * that it finds nothing if the schema has changed, and only who finds nothing (or fails) asks.
 *
 * Who is out of date reads the schema anew on the spot and fails with Code::SchemaMoved: nothing has happened, and the request
 * is to be understood anew.
 */
class SchemaGuard
{
public:
    /** Takes the snapshot that the request goes by. The registry outlives the guard. */
    explicit SchemaGuard(schema::SchemaRegistry &registry)
        : m_registry(&registry)
        , m_epoch(registry.epoch())
        , m_schema(registry.current())
    { }

    [[nodiscard]] const schema::SnapshotPtr &schema() const { return m_schema; }

    /** Inside a write, before anything else; from then on the table of the collection stays as it is until the end. */
    [[nodiscard]] Result<void> holdForWrite(db::Connection &connection, const schema::Collection &collection) const;

    /**
     * After a read. `isSure` says that each of its statements had condition() and came back with rows; a fault, an empty list
     * and related records, of which there may rightly be none, leave it open.
     */
    [[nodiscard]] Result<void> confirm(db::Connection &connection, bool isSure) const;

    /** PostgreSQL: ` AND …`, false where the schema is not of this version; nothing on SQLite. */
    [[nodiscard]] static QByteArray condition(qint64 schemaVersion, const db::Dialect &dialect, std::vector<db::Value> &binds);

private:
    [[nodiscard]] Result<void> compare(db::Connection &connection, qint64 version) const;

    schema::SchemaRegistry *m_registry;
    quint64 m_epoch; ///< before the snapshot was taken
    schema::SnapshotPtr m_schema;
};

} // namespace basalt::collections
