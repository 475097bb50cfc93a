// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/stagingfolder.h"

#include "core/crypto.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr auto kPrefix = ".basalt-backup-"_L1;
constexpr qsizetype kSuffixBytes = 6;
constexpr mode_t kOwnerOnlyFolder = 0700;

/** Code::StorageFull or Code::BackupFailed, saying why in the system's words. */
Result<void> makeFolder(const QString &path)
{
    if (::mkdir(QFile::encodeName(path).constData(), kOwnerOnlyFolder) == 0)
        return {};
    const int code = errno;
    Error error = Error::of(code == ENOSPC || code == EDQUOT ? Code::StorageFull : Code::BackupFailed,
                            u"The folder %1 cannot be made."_s.arg(path));
    error.detail = QString::fromLocal8Bit(std::strerror(code));
    return error;
}

void removeAbandoned(const QString &folder, const core::Clock &clock)
{
    const QDir parent(folder);
    const QStringList names = parent.entryList({kPrefix + u"*"_s}, QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        const QString path = parent.filePath(name);
        if (const auto lock = db::DataFolderLock::acquire(path, "clearing up", clock))
            QDir(path).removeRecursively();
    }
}

} // namespace

Result<std::unique_ptr<StagingFolder>> StagingFolder::create(const QString &folder, const core::Clock &clock)
{
    if (!QDir(folder).exists()) {
        QDir().mkpath(QFileInfo(folder).absolutePath());
        BASALT_TRY_VOID(makeFolder(folder));
    }
    removeAbandoned(folder, clock);
    const QString path = folder + u'/' + kPrefix + QString::fromLatin1(core::randomBytes(kSuffixBytes).toHex());
    BASALT_TRY_VOID(makeFolder(path));
    auto lock = db::DataFolderLock::acquire(path, "basalt backup", clock);
    if (!lock) {
        QDir(path).removeRecursively();
        return std::move(lock).error();
    }
    return std::unique_ptr<StagingFolder>(new StagingFolder(path, std::move(*lock)));
}

StagingFolder::~StagingFolder()
{
    QDir(m_path).removeRecursively();
}

} // namespace basalt::backup
