// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/postgrestools.h"

#include "backup/childprogram.h"
#include "db/postgresurl.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

/** Folders that hold both programs: those of versions from `major` on, the oldest first, then what PATH has. */
QStringList candidates(int major, const PostgresToolPlaces &places)
{
    const QDir versions(places.versions);
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.removeIf([major](const QString &name) { return name.toInt() < major; });
    std::ranges::sort(names, {}, [](const QString &name) { return name.toInt(); });
    QStringList folders;
    for (const QString &name : std::as_const(names))
        folders.append(versions.filePath(name + u"/bin"_s));
    if (const QString dump = QStandardPaths::findExecutable(u"pg_dump"_s, places.path); !dump.isEmpty())
        folders.append(QFileInfo(dump).absolutePath());
    folders.removeIf([](const QString &folder) {
        return !QFileInfo(folder + u"/pg_dump"_s).isExecutable() || !QFileInfo(folder + u"/pg_restore"_s).isExecutable();
    });
    return folders;
}

} // namespace

int postgresMajor(const QByteArray &version)
{
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto begin = std::find_if(version.begin(), version.end(), isDigit);
    const auto end = std::find_if_not(begin, version.end(), isDigit);
    return QByteArray(begin, end - begin).toInt();
}

Result<PostgresTools> PostgresTools::find(int major, const PostgresToolPlaces &places)
{
    for (const QString &folder : candidates(major, places)) {
        const auto version = runProgram({folder + u"/pg_dump"_s, {u"--version"_s}}, [] { return true; });
        if (!version)
            continue;
        const int found = postgresMajor(*version);
        if (found >= major)
            return PostgresTools(folder, found, version->trimmed());
    }
    return Error::of(Code::BackupFailed,
                     u"pg_dump and pg_restore of PostgreSQL %1 or newer are not installed (looked in %2 and PATH); on Debian: "
                     "apt install postgresql-client"_s.arg(QString::number(major), places.versions));
}

Result<void> PostgresTools::run(const QString &program, const QByteArray &url, const QStringList &arguments,
                                const std::function<bool()> &proceed) const
{
    BASALT_TRY(const auto parsed, db::PostgresUrl::parse(url));
    if (parsed.hasKeyPassword) {
        return Error::of(Code::ConfigurationInvalid,
                         u"database_url: with sslpassword no backup can be made, because PostgreSQL's programs take it on the "
                         "command line only; keep the key's file without a password."_s);
    }
    ChildProgram child{m_folder + u'/' + program, {u"--no-password"_s, u"--dbname"_s, parsed.conninfo}};
    if (!parsed.password.isEmpty())
        child.environment.insert(u"PGPASSWORD"_s, parsed.password);
    child.arguments += arguments;
    BASALT_TRY_VOID(runProgram(child, proceed));
    return {};
}

Result<void> PostgresTools::dump(const QByteArray &url, const QByteArray &snapshot, const QString &file,
                                 const db::CopyProgress &proceed) const
{
    const QStringList arguments{u"--format=custom"_s, u"--snapshot"_s, QString::fromLatin1(snapshot), u"--file"_s, file};
    // How much it will be after compression nobody knows.
    return run(u"pg_dump"_s, url, arguments, [&] { return proceed(QFileInfo(file).size(), 0); });
}

Result<void> PostgresTools::restore(const QByteArray &url, const QString &file, const db::CopyProgress &proceed) const
{
    // Roles need not exist at the new place: everything belongs to whoever restores.
    const QStringList arguments{u"--single-transaction"_s, u"--exit-on-error"_s, u"--no-owner"_s, u"--no-privileges"_s, file};
    return run(u"pg_restore"_s, url, arguments, [&] { return proceed(0, 0); });
}

} // namespace basalt::backup
