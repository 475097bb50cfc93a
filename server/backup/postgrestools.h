// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/copyprogress.h"

#include <QByteArray>
#include <QString>

namespace basalt::backup {

/** Where PostgreSQL's own programs are looked for. */
struct PostgresToolPlaces
{
    /** Debian's and its kin's folder of versions: `<versions>/15/bin`. */
    QString versions = QStringLiteral("/usr/lib/postgresql");
    /** Folders as in PATH; a null list means PATH itself. */
    QStringList path{};
};

/**
 * pg_dump and pg_restore of one version. They know how to write a whole database down so that newer servers understand it;
 * nothing of that is done again here. Passwords travel in the environment.
 */
class PostgresTools
{
public:
    /**
     * Of version `major` or, if that is not installed, the nearest newer one: pg_dump refuses servers newer than itself.
     * Code::BackupFailed telling what to install.
     */
    [[nodiscard]] static Result<PostgresTools> find(int major, const PostgresToolPlaces &places = {});

    [[nodiscard]] int major() const { return m_major; }
    /** For instance `pg_dump (PostgreSQL) 15.12`. */
    [[nodiscard]] QByteArray version() const { return m_version; }

    /** Writes the database of `url` as `snapshot` shows it to a new file in pg_dump's custom format. */
    [[nodiscard]] Result<void> dump(const QByteArray &url, const QByteArray &snapshot, const QString &file,
                                    const db::CopyProgress &proceed) const;
    /** Loads such a file into the empty database of `url`, all or nothing. */
    [[nodiscard]] Result<void> restore(const QByteArray &url, const QString &file, const db::CopyProgress &proceed) const;

private:
    PostgresTools(QString folder, int major, QByteArray version)
        : m_folder(std::move(folder))
        , m_major(major)
        , m_version(std::move(version))
    { }

    [[nodiscard]] Result<void> run(const QString &program, const QByteArray &url, const QStringList &arguments,
                                   const std::function<bool()> &proceed) const;

    QString m_folder;
    int m_major;
    QByteArray m_version;
};

/** The first number of a version: 15 of `15.12 (Debian …)` and of `pg_dump (PostgreSQL) 15.12`; 0 if there is none. */
[[nodiscard]] int postgresMajor(const QByteArray &version);

} // namespace basalt::backup
