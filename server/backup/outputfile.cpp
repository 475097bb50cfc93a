// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/outputfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::backup {

namespace {

constexpr mode_t kOwnerOnlyFile = 0600;

Error systemError(const QString &path)
{
    const int code = errno;
    const bool isFull = code == ENOSPC || code == EDQUOT || code == EFBIG;
    return Error::logged(isFull ? Code::StorageFull : Code::BackupFailed,
                         u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(code))));
}

/** A new name lasts only once its folder is on disk. */
Result<void> syncFolderOf(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const int file = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0)
        return systemError(folder);
    const bool synced = ::fsync(file) == 0 || errno == EINVAL; // some file systems have no sync for folders
    Result<void> result;
    if (!synced)
        result = systemError(folder);
    ::close(file);
    return result;
}

} // namespace

Result<std::unique_ptr<OutputFile>> OutputFile::create(const QString &temporaryPath)
{
    const int file =
        ::open(QFile::encodeName(temporaryPath).constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnlyFile);
    if (file < 0)
        return systemError(temporaryPath);
    return std::unique_ptr<OutputFile>(new OutputFile(file, temporaryPath));
}

OutputFile::~OutputFile()
{
    if (m_file >= 0)
        ::close(m_file);
    if (!m_path.isEmpty())
        ::unlink(QFile::encodeName(m_path).constData());
}

Result<void> OutputFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_file, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return systemError(m_path);
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> OutputFile::commit(const QString &path)
{
    if (::fsync(m_file) != 0)
        return systemError(m_path);
    const int closed = ::close(std::exchange(m_file, -1));
    if (closed != 0)
        return systemError(m_path);
    BASALT_TRY_VOID(renameDurably(m_path, path));
    m_path.clear();
    return {};
}

Result<void> renameDurably(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(to);
    return syncFolderOf(to);
}

} // namespace basalt::backup
