// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/database.h"

#include "db/postgresdatabase.h"
#include "db/sqlitedatabase.h"

namespace basalt::db {

Session::Session() : m_mailbox(std::make_unique<core::Mailbox>()) { }

Result<std::unique_ptr<Database>> Database::open(const DatabaseOptions &options, AuditSink &sink)
{
    if (options.engine == Engine::Postgres)
        return PostgresDatabase::open(options, sink);
    return SqliteDatabase::open(options, sink);
}

} // namespace basalt::db
