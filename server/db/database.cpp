// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/database.h"

#include "db/postgresconnection.h"
#include "db/postgresdatabase.h"
#include "db/sqliteconnection.h"
#include "db/sqlitedatabase.h"

namespace basalt::db {

Session::Session() : m_mailbox(std::make_unique<core::Mailbox>()) { }

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options, AuditSink &sink)
{
    if (options.engine == Engine::Postgres)
        return PostgresDatabase::open(options, sink);
    return SqliteDatabase::open(options, sink);
}

Result<std::unique_ptr<Connection>> openAlone(const DatabaseOptions &options)
{
    if (options.engine == Engine::Postgres) {
        BASALT_TRY(auto connection, PostgresConnection::open(options.postgresUrl, options.statementTimeoutMs));
        return connection;
    }
    BASALT_TRY(auto connection, SqliteConnection::open(options.sqlitePath, SqliteConnection::Access::ReadWrite));
    return connection;
}

} // namespace basalt::db
