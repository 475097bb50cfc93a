// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/migrator.h"

#include "core/crypto.h"
#include "core/timestamp.h"
#include "core/version.h"
#include "db/foreignkeyswitch.h"
#include "db/postgresroutines.h"
#include "db/transaction.h"

#include <QDir>
#include <QFile>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

/** Any number will do, if all versions of Basalt use the same. */
constexpr QByteArrayView kPostgresLock("SELECT pg_advisory_xact_lock(7299110831)");

constexpr QByteArrayView kSqliteHistory("CREATE TABLE IF NOT EXISTS schema_migrations ("
                                        "version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
                                        "applied_at TEXT NOT NULL, program_version TEXT NOT NULL)");
constexpr QByteArrayView kPostgresHistory("CREATE TABLE IF NOT EXISTS schema_migrations ("
                                          "version bigint PRIMARY KEY, name text NOT NULL, checksum text NOT NULL, "
                                          "applied_at timestamptz(3) NOT NULL, program_version text NOT NULL)");

bool isSqlite(const Connection &connection)
{
    return connection.dialect().engine() == Engine::Sqlite;
}

/** On PostgreSQL by reading the catalogue: to_regclass() could still answer from before the lock was ours. */
Result<bool> hasHistory(Connection &connection)
{
    BASALT_TRY(auto rows,
               connection.query(isSqlite(connection)
                                    ? "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"
                                    : "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND "
                                      "tablename = 'schema_migrations'"));
    return rows.next();
}

/** Keeps other migrators out until the transaction ends; a long migration is no runaway statement. */
Result<void> lock(Connection &connection)
{
    if (isSqlite(connection))
        return {}; // BEGIN IMMEDIATE has done it
    BASALT_TRY_VOID(connection.executeScript("SET LOCAL statement_timeout = 0"));
    return connection.executeScript(kPostgresLock);
}

QString versionText(int version, const QByteArray &programVersion)
{
    return u"%1 (Basalt %2)"_s.arg(QString::number(version), QString::fromUtf8(programVersion));
}

} // namespace

QByteArray Migration::checksum() const
{
    return core::sha256Hex(sql);
}

Migrator::Migrator(std::vector<Migration> migrations, QByteArray programVersion, const core::Clock &clock)
    : m_migrations(std::move(migrations))
    , m_programVersion(std::move(programVersion))
    , m_clock(&clock)
{ }

Result<Migrator> Migrator::builtIn(Engine engine, const core::Clock &clock)
{
    const QDir folder(u":/basalt/db/migrations/"_s + (engine == Engine::Sqlite ? u"sqlite"_s : u"postgres"_s));
    std::vector<Migration> migrations;
    const QStringList names = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        const int version = name.left(4).toInt();
        if (!file.open(QIODevice::ReadOnly) || version != static_cast<int>(migrations.size()) + 1)
            return Error::internal(u"migration %1 cannot be read or is out of order"_s.arg(name));
        migrations.push_back({version, name.mid(5).chopped(4).toUtf8(), file.readAll()});
    }
    if (migrations.empty())
        return Error::internal(u"this build holds no migrations"_s);
    return Migrator(std::move(migrations), QByteArray(core::kVersion.data(), core::kVersion.size()), clock);
}

Result<std::vector<AppliedMigration>> Migrator::history(Connection &connection) const
{
    std::vector<AppliedMigration> applied;
    BASALT_TRY(const bool exists, hasHistory(connection));
    if (!exists)
        return applied;
    BASALT_TRY(auto rows,
               connection.query("SELECT version, name, checksum, applied_at, program_version "
                                "FROM schema_migrations ORDER BY version"));
    while (true) {
        BASALT_TRY(const bool row, rows.next());
        if (!row)
            return applied;
        applied.push_back(
            {static_cast<int>(rows.integer(0)), rows.string(1), rows.string(2), rows.timestamp(3), rows.string(4)});
    }
}

Result<void> Migrator::verify(const std::vector<AppliedMigration> &applied) const
{
    const int known = static_cast<int>(m_migrations.size());
    if (!applied.empty() && applied.back().version > known) {
        const AppliedMigration &newest = applied.back();
        return Error::of(Code::DatabaseNewer,
                         u"The database is at schema version %1, this program knows version %2. Use the newer program, or a "
                         "copy of the database from before."_s.arg(versionText(newest.version, newest.programVersion),
                                                                   versionText(known, m_programVersion)));
    }
    for (size_t i = 0; i < applied.size(); ++i) {
        if (applied[i].version != static_cast<int>(i) + 1)
            return Error::logged(Code::DatabaseError, u"migration %1 is missing from the history"_s.arg(i + 1));
        if (applied[i].checksum != m_migrations[i].checksum())
            return Error::logged(Code::DatabaseError,
                                 u"migration %1 (%2) was applied with another text than this "
                                 "program's"_s.arg(QString::number(applied[i].version), QString::fromUtf8(applied[i].name)));
    }
    return {};
}

Result<MigrationStatus> Migrator::status(Connection &connection) const
{
    MigrationStatus status;
    BASALT_TRY(status.applied, history(connection));
    BASALT_TRY_VOID(verify(status.applied));
    const auto pending = std::span(m_migrations).subspan(status.applied.size());
    status.pending.assign(pending.begin(), pending.end());
    return status;
}

Result<MigrationReport> Migrator::migrate(Connection &connection) const
{
    MigrationReport report;
    BASALT_TRY(const auto before, status(connection));
    report.from = static_cast<int>(before.applied.size());
    report.to = report.from;
    while (report.to < static_cast<int>(m_migrations.size())) {
        BASALT_TRY(const bool applied, applyNext(connection, report));
        report.applied += applied ? 1 : 0;
    }
    BASALT_TRY_VOID(ensureRoutines(connection));
    return report;
}

/** Functions that follow the program rather than the schema version. */
Result<void> Migrator::ensureRoutines(Connection &connection) const
{
    if (isSqlite(connection))
        return {}; // registered on every connection
    BASALT_TRY(auto transaction, Transaction::begin(connection));
    BASALT_TRY_VOID(lock(connection));
    BASALT_TRY_VOID(ensurePostgresRoutines(connection));
    return transaction.commit();
}

/** Applies the one migration that is next, unless another process has. */
Result<bool> Migrator::applyNext(Connection &connection, MigrationReport &report) const
{
    ForeignKeySwitch foreignKeys(connection);
    BASALT_TRY_VOID(foreignKeys.off());
    BASALT_TRY(auto transaction, Transaction::begin(connection));
    BASALT_TRY_VOID(lock(connection));
    BASALT_TRY(const auto applied, history(connection));
    BASALT_TRY_VOID(verify(applied));
    report.to = static_cast<int>(applied.size());
    if (applied.size() == m_migrations.size())
        return false;
    // A database that was empty a moment ago has nothing to keep.
    if (report.from > 0 && report.copy.isEmpty()) {
        const QByteArray label = "before-v" + QByteArray::number(applied.size() + 1) + ".backup";
        BASALT_TRY(report.copy, connection.copyBeside(label));
    }
    BASALT_TRY_VOID(apply(connection, m_migrations[applied.size()]));
    BASALT_TRY_VOID(foreignKeys.check());
    BASALT_TRY_VOID(transaction.commit());
    ++report.to;
    return true;
}

Result<void> Migrator::apply(Connection &connection, const Migration &migration) const
{
    BASALT_TRY_VOID(connection.executeScript(isSqlite(connection) ? kSqliteHistory : kPostgresHistory));
    BASALT_TRY_VOID(connection.executeScript(migration.sql));
    connection.clearStatementCache();
    BASALT_TRY_VOID(connection.execute("INSERT INTO schema_migrations (version, name, checksum, applied_at, program_version) "
                                       "VALUES ($1, $2, $3, $4, $5)",
                                       {qint64(migration.version), migration.name, migration.checksum(),
                                        core::formatTimestamp(m_clock->nowMs()), m_programVersion}));
    return {};
}

} // namespace basalt::db
