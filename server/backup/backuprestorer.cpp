// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backuprestorer.h"

#include "backup/outputfile.h"
#include "db/datafolderlock.h"
#include "db/migrator.h"
#include "db/snapshot.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr auto kUnfinished = ".restoring"_L1;
constexpr auto kLockFile = "basalt.lock"_L1;

Error refused(const QString &reason)
{
    return Error::of(Code::RestoreRefused, reason);
}

bool isEmptyFolder(const QString &path)
{
    // lost+found is what a file system of its own comes with.
    QStringList names = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    names.removeAll(u"lost+found"_s);
    return names.isEmpty();
}

/** The first chain that differs from what the backup recorded; empty if none does. */
QString differenceOf(const std::vector<ChainHead> &expected, const std::vector<ChainHead> &actual)
{
    const auto [wanted, found] = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
    if (wanted == expected.end() && found == actual.end())
        return {};
    const ChainHead &head = wanted == expected.end() ? *found : *wanted;
    return u"The chain of account %1 is not the one that was backed up."_s.arg(QString::fromUtf8(head.accountId));
}

/** Files of a restore that is not finished; removed with this object unless all is well. */
class Leftovers
{
public:
    Leftovers(QString folder, bool isNew) : m_folder(std::move(folder)), m_isNew(isNew) { }
    ~Leftovers()
    {
        for (const QString &path : std::as_const(m_paths))
            QFile::remove(path);
        if (m_isNew && !m_paths.isEmpty()) {
            QFile::remove(m_folder + u'/' + kLockFile);
            QDir().rmdir(m_folder);
        }
    }
    Q_DISABLE_COPY_MOVE(Leftovers)

    void watch(const QString &path) { m_paths.append(path); }
    void keepAll() { m_paths.clear(); }

private:
    QString m_folder;
    bool m_isNew;
    QStringList m_paths;
};

} // namespace

Result<RestoreReport> BackupRestorer::restore(const QString &file, BackupProgress &progress) const
{
    BASALT_TRY(const auto backup, BackupFile::open(file));
    BASALT_TRY_VOID(checkBackup(backup->manifest()));
    BASALT_TRY_VOID(checkPlace());
    BASALT_TRY_VOID(backup->verify(progress.reporter()));

    const QString &folder = m_target.dataFolder;
    const bool isNew = !QFileInfo::exists(folder);
    if (isNew && !QDir().mkpath(folder))
        return refused(u"The folder %1 cannot be made."_s.arg(folder));
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    Leftovers leftovers(folder, isNew);
    leftovers.watch(folder + u'/' + QString::fromLatin1(kSecretsPart) + kUnfinished);
    leftovers.watch(m_target.database.sqlitePath + kUnfinished);
    // No server starts here meanwhile.
    BASALT_TRY(const auto lock, db::DataFolderLock::acquire(folder, "basalt backup restore", m_clock));
    BASALT_TRY(auto report, fill(*backup, progress));
    leftovers.keepAll();
    return report;
}

Result<void> BackupRestorer::checkBackup(const BackupManifest &manifest) const
{
    if (manifest.engine != m_target.database.engine) {
        return refused(manifest.engine == db::Engine::Sqlite
                           ? u"This is a backup of an SQLite database, but the settings name PostgreSQL (database_url)."_s
                           : u"This is a backup of a PostgreSQL database: name an empty one with --database-url."_s);
    }
    BASALT_TRY(const auto migrator, db::Migrator::builtIn(manifest.engine, m_clock));
    if (manifest.schemaVersion > migrator.newestVersion()) {
        return Error::of(
            Code::DatabaseNewer,
            u"The backup has schema version %1 (Basalt %2), this program knows version %3. Use the newer program."_s
                .arg(manifest.schemaVersion)
                .arg(QString::fromUtf8(manifest.basaltVersion))
                .arg(migrator.newestVersion()));
    }
    return {};
}

Result<void> BackupRestorer::checkPlace() const
{
    const QFileInfo folder(m_target.dataFolder);
    if (folder.exists() && !folder.isDir())
        return refused(u"%1 is no folder."_s.arg(m_target.dataFolder));
    if (folder.exists() && !isEmptyFolder(m_target.dataFolder))
        return refused(u"The folder %1 is not empty; a backup is restored to a fresh folder only."_s.arg(m_target.dataFolder));
    if (m_target.database.engine == db::Engine::Postgres)
        return checkPostgresIsEmpty();
    if (QFileInfo::exists(m_target.database.sqlitePath))
        return refused(u"The database %1 exists already."_s.arg(m_target.database.sqlitePath));
    return {};
}

Result<void> BackupRestorer::checkPostgresIsEmpty() const
{
    BASALT_TRY(const auto look, db::Snapshot::take(m_target.database));
    BASALT_TRY(auto rows,
               look->connection().query("SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c "
                                        "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                                        "WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS "
                                        "(SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') "
                                        "ORDER BY 1 LIMIT 1")); // what extensions brought along does not count
    BASALT_TRY(const bool found, rows.next());
    if (found) {
        return refused(u"The database is not empty, it has %1 for one; a backup is restored to an empty database only."_s.arg(
            QString::fromUtf8(rows.string(0))));
    }
    return {};
}

Result<RestoreReport> BackupRestorer::fill(BackupFile &backup, BackupProgress &progress) const
{
    RestoreReport report;
    report.manifest = backup.manifest();
    const QString secrets = m_target.dataFolder + u'/' + QString::fromLatin1(kSecretsPart);
    const bool hasSecrets = report.manifest.part(kSecretsPart);
    if (hasSecrets)
        BASALT_TRY_VOID(backup.extract(kSecretsPart, secrets + kUnfinished, progress.reporter()));
    if (report.manifest.engine == db::Engine::Sqlite)
        BASALT_TRY_VOID(restoreSqlite(backup, report, progress));
    else
        BASALT_TRY_VOID(restorePostgres(backup, report, progress));
    if (hasSecrets)
        BASALT_TRY_VOID(renameDurably(secrets + kUnfinished, secrets));
    // Last: without a database the folder is no installation, and a new one is told from a half restored one by its secrets.
    if (report.manifest.engine == db::Engine::Sqlite)
        BASALT_TRY_VOID(renameDurably(m_target.database.sqlitePath + kUnfinished, m_target.database.sqlitePath));
    return report;
}

Result<void> BackupRestorer::restoreSqlite(BackupFile &backup, RestoreReport &report, BackupProgress &progress) const
{
    db::DatabaseOptions unfinished = m_target.database;
    unfinished.sqlitePath += kUnfinished;
    BASALT_TRY_VOID(backup.extract(kSqlitePart, unfinished.sqlitePath, progress.reporter()));
    return verify(unfinished, report, progress);
}

Result<void> BackupRestorer::restorePostgres(BackupFile &backup, RestoreReport &report, BackupProgress &progress) const
{
    BASALT_TRY(const auto empty, db::Snapshot::take(m_target.database));
    const int server = postgresMajor(empty->connection().serverVersion());
    // The program must know the server's dialect and the file's format.
    BASALT_TRY(const auto tools, PostgresTools::find(std::max(server, postgresMajor(report.manifest.tool))));
    const QString dump = m_target.dataFolder + u'/' + QString::fromLatin1(kPostgresPart) + kUnfinished;
    BASALT_TRY_VOID(backup.extract(kPostgresPart, dump, progress.reporter()));
    const auto loaded = tools.restore(m_target.database.postgresUrl, dump, progress.reporter());
    QFile::remove(dump);
    if (!loaded)
        return loaded.error();
    return verify(m_target.database, report, progress);
}

/** Through a connection of its own, which takes whatever time a long trail needs, unless the work is to stop. */
Result<void> BackupRestorer::verify(const db::DatabaseOptions &database, RestoreReport &report, const BackupProgress &progress)
{
    db::DatabaseOptions patient = database;
    patient.statementTimeoutMs = 0;
    BASALT_TRY(const auto restored, db::Snapshot::take(patient));
    BASALT_TRY(const auto heads, readChainHeads(restored->connection()));
    report.chainFault = differenceOf(report.manifest.chains, heads);
    // The verifier begins a transaction of its own; inside this one it is a savepoint.
    audit::AuditVerifier verifier(restored->connection());
    verifier.progress = [&progress](qint64) { return !progress.cancelled; };
    BASALT_TRY(report.audit, verifier.verify());
    return {};
}

} // namespace basalt::backup
