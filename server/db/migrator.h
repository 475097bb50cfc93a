// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "db/connection.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace basalt::db {

/** One step of the system schema. */
struct Migration
{
    int version = 0;
    QByteArray name;
    QByteArray sql;

    /** SHA-256 of the text, as the history keeps it. */
    [[nodiscard]] QByteArray checksum() const;
};

/** A row of the history table `schema_migrations`. */
struct AppliedMigration
{
    int version = 0;
    QByteArray name;
    QByteArray checksum;
    QByteArray appliedAt;
    QByteArray programVersion; ///< of the program that applied it
};

/** What has been done to a database and what is still to do. */
struct MigrationStatus
{
    std::vector<AppliedMigration> applied; ///< by version
    std::vector<Migration> pending;        ///< by version
};

/** What migrate() did. */
struct MigrationReport
{
    int from = 0; ///< version before, 0 for an empty database
    int to = 0;
    int applied = 0; ///< by this call; another process may have done the rest
    QString copy;    ///< of the SQLite file as it was before; empty if none was needed
};

/**
 * Brings the system schema up to the program's version. Each migration and its history row are one transaction under a lock
 * (a write transaction on SQLite, an advisory lock on PostgreSQL), so that several starting at once migrate once, and one
 * that is killed leaves nothing behind. Before the first migration of a database that is not empty, an SQLite file is copied.
 *
 * Errors: Code::DatabaseNewer naming both versions; Code::DatabaseError if an applied migration differs from the program's.
 */
class Migrator
{
public:
    /** `migrations` rise by version from 1 without gaps. */
    Migrator(std::vector<Migration> migrations, QByteArray programVersion, const core::Clock &clock);

    /** With the migrations and the version of this build. */
    [[nodiscard]] static Result<Migrator> builtIn(Engine engine, const core::Clock &clock);

    /** The schema version that this program brings a database to. */
    [[nodiscard]] int newestVersion() const { return static_cast<int>(m_migrations.size()); }

    [[nodiscard]] Result<MigrationStatus> status(Connection &connection) const;
    [[nodiscard]] Result<MigrationReport> migrate(Connection &connection) const;

private:
    [[nodiscard]] Result<std::vector<AppliedMigration>> history(Connection &connection) const;
    [[nodiscard]] Result<void> verify(const std::vector<AppliedMigration> &applied) const;
    [[nodiscard]] Result<bool> applyNext(Connection &connection, MigrationReport &report) const;
    [[nodiscard]] Result<void> ensureRoutines(Connection &connection) const;
    [[nodiscard]] Result<void> apply(Connection &connection, const Migration &migration) const;

    std::vector<Migration> m_migrations;
    QByteArray m_programVersion;
    const core::Clock *m_clock;
};

} // namespace basalt::db
