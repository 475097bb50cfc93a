// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemaguard.h"

#include "collections/collectionstore.h"

namespace basalt::collections {

namespace {

bool isSqlite(const db::Connection &connection)
{
    return connection.dialect().engine() == db::Engine::Sqlite;
}

Error moved()
{
    Error error = Error::of(Code::SchemaMoved);
    error.retryAfterSeconds = 1;
    return error;
}

Result<qint64> versionBy(db::Connection &connection, const QByteArray &sql, const QByteArray &id)
{
    BASALT_TRY(auto rows, connection.query(sql, {id}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.integer(0) : 0;
}

/** What is newer is taken over; that it cannot be read is no failure of the request, which is refused anyway. */
Error takeOver(db::Connection &connection, schema::SchemaRegistry &registry)
{
    if (auto newer = CollectionStore::loadAll(connection))
        registry.replace(std::move(*newer));
    return moved();
}

} // namespace

Result<void> SchemaGuard::holdForWrite(db::Connection &connection, schema::SchemaRegistry &registry,
                                       const schema::Collection &collection)
{
    if (isSqlite(connection)) {
        // One writer thread, on which the schema changes as well.
        const auto current = registry.current()->byId(collection.id);
        if (!current)
            return Error::of(Code::CollectionNotFound);
        if (current->version != collection.version)
            return moved();
        return {};
    }
    // The statement names the table, so it waits for a change that runs and is waited for by the next one; its snapshot is
    // taken when the lock is held. The version it reads is the one that the rest of the transaction works with.
    const QByteArray table = db::Dialect::quoteIdentifier(collection.tableName);
    const QByteArray sql = "SELECT c.version FROM collections AS c WHERE c.id = $1 AND (SELECT count(*) FROM (SELECT 1 FROM "
        + table + " LIMIT 0) AS t) = 0";
    const auto version = versionBy(connection, sql, collection.id);
    if (!version)
        return version.error().code == Code::DatabaseError ? moved() : version.error(); // the table is gone or renamed
    if (*version == collection.version)
        return {};
    Error error = takeOver(connection, registry);
    return *version == 0 ? Error::of(Code::CollectionNotFound) : error;
}

Result<void> SchemaGuard::holdAllForWrite(db::Connection &connection, schema::SchemaRegistry &registry,
                                          const schema::SchemaSnapshot &schema)
{
    if (isSqlite(connection))
        return registry.current()->version() == schema.version() ? Result<void>() : moved();
    BASALT_TRY(const qint64 version, CollectionStore::schemaVersion(connection));
    if (version == schema.version())
        return {};
    return takeOver(connection, registry);
}

Result<void> SchemaGuard::confirm(db::Connection &connection, const schema::Collection &collection, bool found) const
{
    if (isSqlite(connection)) {
        const bool rested = m_epoch % 2 == 0 && m_registry->epoch() == m_epoch;
        if (rested)
            return {};
    } else if (found) {
        return {};
    }
    BASALT_TRY(const qint64 version, CollectionStore::versionOf(connection, collection.id));
    // Versions only rise: if it is the same afterwards, it was the same all the time.
    if (version == collection.version)
        return {};
    return takeOver(connection, *m_registry);
}

QByteArray SchemaGuard::condition(const schema::Collection &collection, const db::Dialect &dialect,
                                  std::vector<db::Value> &binds)
{
    if (dialect.engine() == db::Engine::Sqlite)
        return {};
    binds.emplace_back(collection.id);
    binds.emplace_back(collection.version);
    return " AND (SELECT c.version FROM collections AS c WHERE c.id = $" + QByteArray::number(binds.size() - 1) + ") = $"
        + QByteArray::number(binds.size());
}

} // namespace basalt::collections
