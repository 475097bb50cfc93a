// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/datafolderlock.h"

#include "core/jsonwriter.h"
#include "core/timestamp.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::db {

namespace {

constexpr mode_t kOwnerOnly = 0600;

Error fileError(const QString &path)
{
    const int code = errno;
    return Error::logged(code == ENOSPC || code == EDQUOT ? Code::StorageFull : Code::Internal,
                         u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(code))));
}

/** Who holds the lock, as the file tells. The holder writes right after locking, so a look in between finds nothing yet. */
QString holderText(int file)
{
    std::array<char, 1024> bytes;
    const ssize_t size = ::pread(file, bytes.data(), bytes.size(), 0);
    const QJsonObject holder = QJsonDocument::fromJson(QByteArray(bytes.data(), std::max<ssize_t>(size, 0))).object();
    if (holder.isEmpty())
        return u"another process"_s;
    return u"process %1 (%2) since %3"_s.arg(QString::number(holder["pid"_L1].toInteger()), holder["program"_L1].toString(),
                                             holder["since"_L1].toString());
}

Result<void> writeHolder(int file, const QString &path, const QByteArray &program, const core::Clock &clock)
{
    core::JsonWriter json;
    json.beginObject().member("pid", qint64(::getpid())).member("program", QByteArrayView(program));
    json.member("since", QByteArrayView(core::formatTimestamp(clock.nowMs()))).endObject();
    const QByteArray text = json.take() + '\n';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, text.constData(), static_cast<size_t>(text.size()), 0) != text.size())
        return fileError(path);
    return {};
}

} // namespace

Result<std::unique_ptr<DataFolderLock>> DataFolderLock::acquire(const QString &folder, const QByteArray &program,
                                                                const core::Clock &clock)
{
    const QString path = QDir(folder).filePath(u"basalt.lock"_s);
    // Closed on exec: a helper process must not keep the folder locked after this one has gone.
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file < 0)
        return fileError(path);
    auto lock = std::unique_ptr<DataFolderLock>(new DataFolderLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fileError(path);
        return Error::of(Code::DataFolderLocked, u"The data folder %1 is in use by %2."_s.arg(folder, holderText(file)));
    }
    BASALT_TRY_VOID(writeHolder(file, path, program, clock));
    return lock;
}

DataFolderLock::~DataFolderLock()
{
    // Emptied only by its holder; closing unlocks. The file stays: removing it would let two processes lock two files.
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0 && ::ftruncate(m_file, 0) != 0) { } // the text is a courtesy
    ::close(m_file);
}

} // namespace basalt::db
