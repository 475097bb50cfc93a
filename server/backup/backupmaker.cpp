// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupmaker.h"

#include "backup/backupwriter.h"
#include "backup/postgrestools.h"
#include "core/crypto.h"
#include "core/timestamp.h"
#include "core/version.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

/** What has to be true of a copy before anybody relies on it: pages that fit together. */
Result<void> checkSqlite(const QString &path)
{
    db::DatabaseOptions options;
    options.sqlitePath = path;
    BASALT_TRY(const auto copy, db::Snapshot::take(options));
    BASALT_TRY(auto rows, copy->connection().query("PRAGMA quick_check(1)"));
    BASALT_TRY_VOID(rows.next());
    if (rows.text(0) == "ok")
        return {};
    Error error = Error::of(Code::BackupFailed, u"The database is damaged; its backup was not kept."_s);
    error.detail = QString::fromUtf8(rows.string(0));
    return error;
}

} // namespace

QByteArray BackupSource::fingerprint() const
{
    constexpr qsizetype kDigits = 16;
    const QByteArray place = QSysInfo::machineUniqueId() + '\n' + QFileInfo(dataFolder).absoluteFilePath().toUtf8();
    return core::sha256Hex(place).left(kDigits);
}

QString newBackupName(const core::Clock &clock)
{
    constexpr qsizetype kSecondsLength = 19; // 2026-11-21T07:30:00
    constexpr qsizetype kRandomBytes = 3;
    QByteArray time = core::formatTimestamp(clock.nowMs()).left(kSecondsLength);
    time.replace("-", "").replace(":", "");
    return QString::fromLatin1("basalt-" + time + "Z-" + core::randomBytes(kRandomBytes).toHex() + ".tar");
}

Result<BackupManifest> BackupMaker::make(const QString &path, BackupOrigin origin, BackupProgress &progress) const
{
    const QFileInfo target(path);
    if (target.exists())
        return Error::of(Code::Conflict, u"%1 exists already."_s.arg(path));
    BASALT_TRY(const auto staging, StagingFolder::create(target.absolutePath(), m_clock));
    BackupManifest manifest;
    manifest.origin = origin;
    manifest.server = m_source.fingerprint();
    manifest.engine = m_source.database.engine;
    manifest.basaltVersion = QByteArray(core::kVersion.data(), core::kVersion.size());
    BASALT_TRY(const QString database, copyDatabase(manifest, *staging, progress));

    BASALT_TRY(const auto writer, BackupWriter::create(staging->file(u"archive"_s)));
    // Written once, whole, at the first start: whenever it is read, it is right.
    const QString secrets = m_source.dataFolder + u"/secrets"_s;
    if (QFileInfo::exists(secrets))
        BASALT_TRY_VOID(writer->addPart(manifest, kSecretsPart, secrets, progress.reporter()));
    const bool isSqlite = manifest.engine == db::Engine::Sqlite;
    BASALT_TRY_VOID(writer->addPart(manifest, isSqlite ? kSqlitePart : kPostgresPart, database, progress.reporter()));
    if (progress.cancelled)
        return Error::of(Code::Cancelled);
    BASALT_TRY_VOID(writer->commit(manifest, target.absoluteFilePath()));
    return manifest;
}

Result<QString> BackupMaker::copyDatabase(BackupManifest &manifest, const StagingFolder &staging,
                                          BackupProgress &progress) const
{
    BASALT_TRY(auto snapshot, db::Snapshot::take(m_source.database));
    manifest.createdAt = core::formatTimestamp(m_clock.nowMs());
    manifest.engineVersion = snapshot->connection().serverVersion();
    BASALT_TRY(manifest.schemaVersion, readSchemaVersion(snapshot->connection()));
    if (manifest.schemaVersion == 0)
        return Error::of(Code::BackupFailed, u"The database holds nothing of Basalt's yet; `basalt init-db` makes it."_s);
    BASALT_TRY(manifest.chains, readChainHeads(snapshot->connection()));
    const QString path = staging.file(u"database"_s);
    if (manifest.engine == db::Engine::Sqlite)
        BASALT_TRY_VOID(copySqlite(std::move(snapshot), path, progress));
    else
        BASALT_TRY_VOID(dumpPostgres(*snapshot, manifest, path, progress));
    return path;
}

Result<void> BackupMaker::copySqlite(std::unique_ptr<db::Snapshot> snapshot, const QString &path,
                                     BackupProgress &progress) const
{
    BASALT_TRY_VOID(snapshot->copySqlite(path, progress.reporter()));
    snapshot.reset(); // from here on the WAL can be reset again
    return checkSqlite(path);
}

Result<void> BackupMaker::dumpPostgres(db::Snapshot &snapshot, BackupManifest &manifest, const QString &path,
                                       BackupProgress &progress) const
{
    BASALT_TRY(const auto tools, PostgresTools::find(postgresMajor(manifest.engineVersion)));
    manifest.tool = tools.version();
    BASALT_TRY(const QByteArray name, snapshot.exportPostgres());
    return tools.dump(m_source.database.postgresUrl, name, path, progress.reporter());
}

} // namespace basalt::backup
