// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/copyprogress.h"
#include "db/database.h"
#include "db/transaction.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace basalt::db {

/**
 * One moment of a database, held still for reading while others go on writing: a connection of its own in a read transaction.
 * Whatever was committed before take() is in it, nothing that is committed later.
 *
 * It is sound beside a server that uses the data folder, from its own process or another one. The folder's lock decides who may
 * serve and change settings there; the database file has SQLite's own locks, which hold between processes, and in WAL mode a
 * reader neither waits for writers nor holds them up. All it costs is that the WAL cannot be reset past this moment and grows
 * by what is written meanwhile. On PostgreSQL it is a REPEATABLE READ transaction.
 *
 * The file must never be read in another way within a process that has it open: closing any other descriptor of it would drop
 * that process's POSIX locks.
 *
 * Lives on one thread.
 */
class Snapshot
{
public:
    /** Code::Unavailable if there is no database at that place. */
    [[nodiscard]] static Result<std::unique_ptr<Snapshot>> take(const DatabaseOptions &options);
    Q_DISABLE_COPY_MOVE(Snapshot)

    /** For reading what the snapshot holds. */
    [[nodiscard]] Connection &connection() { return *m_connection; }

    /** SQLite: writes all of it to a new file, synced to disk, by SQLite's online backup. */
    [[nodiscard]] Result<void> copySqlite(const QString &path, const CopyProgress &proceed);
    /** PostgreSQL: the name under which other connections, those of pg_dump, see the same moment while this object lives. */
    [[nodiscard]] Result<QByteArray> exportPostgres();

private:
    Snapshot() = default;

    std::unique_ptr<Connection> m_connection;
    std::optional<Transaction> m_transaction;
};

} // namespace basalt::db
