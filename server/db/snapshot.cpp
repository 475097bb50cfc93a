// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/snapshot.h"

#include "db/postgresconnection.h"
#include "db/sqliteconnection.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

Result<std::unique_ptr<Connection>> openReader(const DatabaseOptions &options)
{
    if (options.engine == Engine::Postgres) {
        BASALT_TRY(auto postgres, PostgresConnection::open(options.postgresUrl, options.statementTimeoutMs));
        return std::unique_ptr<Connection>(std::move(postgres));
    }
    // SQLite would make an empty file.
    if (!QFileInfo::exists(options.sqlitePath))
        return Error::of(Code::Unavailable, u"There is no database at %1."_s.arg(options.sqlitePath));
    BASALT_TRY(auto sqlite, SqliteConnection::open(options.sqlitePath, SqliteConnection::Access::ReadOnly));
    return std::unique_ptr<Connection>(std::move(sqlite));
}

} // namespace

Result<std::unique_ptr<Snapshot>> Snapshot::take(const DatabaseOptions &options)
{
    auto snapshot = std::unique_ptr<Snapshot>(new Snapshot);
    BASALT_TRY(snapshot->m_connection, openReader(options));
    BASALT_TRY(auto transaction, Transaction::begin(*snapshot->m_connection, TransactionMode::Read));
    snapshot->m_transaction.emplace(std::move(transaction));
    // Both databases fix the moment at the first read, not at BEGIN.
    BASALT_TRY(auto rows,
               snapshot->m_connection->query(options.engine == Engine::Sqlite ? "SELECT count(*) FROM sqlite_schema"
                                                                              : "SELECT count(*) FROM pg_catalog.pg_class"));
    BASALT_TRY_VOID(rows.next());
    return snapshot;
}

Result<void> Snapshot::copySqlite(const QString &path, const CopyProgress &proceed)
{
    auto *sqlite = dynamic_cast<SqliteConnection *>(m_connection.get());
    if (!sqlite)
        return Error::internal(u"only SQLite is copied page by page"_s);
    return sqlite->copyTo(path, proceed);
}

Result<QByteArray> Snapshot::exportPostgres()
{
    BASALT_TRY(auto rows, m_connection->query("SELECT pg_export_snapshot()"));
    BASALT_TRY_VOID(rows.next());
    return rows.string(0);
}

} // namespace basalt::db
