// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/schemaguard.h"

#include "collections/collectionstore.h"

namespace basalt::collections {

namespace {

constexpr QByteArrayView kVersion("COALESCE((SELECT value FROM installation WHERE key = 'schema_version'), '0')");

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

Result<qint64> versionBy(db::Connection &connection, const QByteArray &sql)
{
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.text(0).toLongLong() : 0;
}

} // namespace

Result<void> SchemaGuard::holdForWrite(db::Connection &connection, const schema::Collection &collection) const
{
    if (isSqlite(connection)) {
        // One writer thread, on which the schema changes as well.
        return m_registry->current()->version() == m_schema->version() ? Result<void>() : moved();
    }
    // The table was missing a moment ago, and the transaction went with it: this one asks without naming the table.
    if (m_registry->isSuspect()) {
        BASALT_TRY(const qint64 version, CollectionStore::schemaVersion(connection));
        BASALT_TRY_VOID(compare(connection, version));
    }
    // The statement names the table, so it waits for a change that runs and is waited for by the next one; its snapshot is
    // taken when the lock is held. The version it reads is the one that the rest of the transaction works with.
    const QByteArray table = db::Dialect::quoteIdentifier(collection.tableName);
    const QByteArray sql =
        "SELECT " + kVersion.toByteArray() + ", (SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT 0) AS t)";
    const auto version = versionBy(connection, sql);
    if (!version) {
        m_registry->setSuspect(true);
        return version.error();
    }
    return compare(connection, *version);
}

Result<void> SchemaGuard::confirm(db::Connection &connection, bool isSure) const
{
    if (isSqlite(connection)) {
        const bool rested = m_epoch % 2 == 0 && m_registry->epoch() == m_epoch;
        if (rested)
            return {};
    } else if (isSure) {
        return {};
    }
    // Versions only rise: if it is the same afterwards, it was the same all the time.
    BASALT_TRY(const qint64 version, CollectionStore::schemaVersion(connection));
    return compare(connection, version);
}

/** What is newer is taken over; that it cannot be read is no failure of the request, which is refused anyway. */
Result<void> SchemaGuard::compare(db::Connection &connection, qint64 version) const
{
    if (version == m_schema->version())
        return {};
    if (auto newer = CollectionStore::loadAll(connection)) {
        m_registry->replace(std::move(*newer));
        m_registry->setSuspect(false);
    }
    return moved();
}

QByteArray SchemaGuard::condition(qint64 schemaVersion, const db::Dialect &dialect, std::vector<db::Value> &binds)
{
    if (dialect.engine() == db::Engine::Sqlite)
        return {};
    binds.emplace_back(QByteArray::number(schemaVersion));
    return " AND " + kVersion.toByteArray() + " = $" + QByteArray::number(binds.size());
}

} // namespace basalt::collections
