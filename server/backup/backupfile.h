// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "backup/backupmanifest.h"
#include "core/result.h"
#include "db/copyprogress.h"

#include <QFile>
#include <QString>

#include <memory>
#include <vector>

namespace basalt::backup {

/**
 * A finished backup, opened for reading. Nothing in it is believed: sizes are held against the file, names are looked up and
 * never become paths. Errors are Code::BackupDamaged and name the part. One thread.
 */
class BackupFile
{
public:
    /** Finds the members and reads the manifest; the parts are not looked at. */
    [[nodiscard]] static Result<std::unique_ptr<BackupFile>> open(const QString &path);
    Q_DISABLE_COPY_MOVE(BackupFile)

    [[nodiscard]] const BackupManifest &manifest() const { return m_manifest; }
    [[nodiscard]] qint64 size() const { return m_file.size(); }

    /** Holds every part against its checksum. */
    [[nodiscard]] Result<void> verify(const db::CopyProgress &proceed);
    /** Writes a part to a new file, readable by its owner only and synced to disk, and holds it against its checksum. */
    [[nodiscard]] Result<void> extract(QByteArrayView part, const QString &path, const db::CopyProgress &proceed);

private:
    struct Member
    {
        QByteArray name;
        qint64 offset = 0;
        qint64 size = 0;
    };
    using Sink = std::function<Result<void>(const QByteArray &bytes)>;

    explicit BackupFile(const QString &path) : m_file(path) { }
    [[nodiscard]] Result<void> scan();
    [[nodiscard]] Result<bool> scanMember(qint64 offset);
    [[nodiscard]] Result<void> readManifest();
    [[nodiscard]] Result<void> compareMembers() const;
    [[nodiscard]] Result<QByteArray> readText(QByteArrayView name, qint64 largest);
    [[nodiscard]] Result<void> readPart(const BackupPart &part, const Sink &sink);
    [[nodiscard]] const Member *member(QByteArrayView name) const;

    QFile m_file;
    std::vector<Member> m_members;
    BackupManifest m_manifest;
};

} // namespace basalt::backup
