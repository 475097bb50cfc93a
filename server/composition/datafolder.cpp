// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/datafolder.h"

#include "core/clock.h"
#include "core/timestamp.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {

constexpr mode_t kOwnerOnly = 0600;

Error unusable(const QString &path, const QString &why)
{
    return Error::of(Code::ConfigurationInvalid, u"data_dir: %1 %2"_s.arg(path, why));
}

Result<void> prepareFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (!folder.exists()) {
        if (!QDir().mkpath(path))
            return unusable(path, u"cannot be made"_s);
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    } else if (!folder.isDir()) {
        return unusable(path, u"is no folder"_s);
    }
    if (!QFileInfo(path).isWritable())
        return unusable(path, u"cannot be written to"_s);
    return {};
}

QString holderOf(int descriptor)
{
    char text[512];
    const ssize_t count = ::pread(descriptor, text, sizeof text, 0);
    const QString holder = QString::fromUtf8(text, static_cast<int>(std::max<ssize_t>(count, 0))).trimmed();
    return holder.isEmpty() ? u"another process"_s : holder;
}

void writeHolder(int descriptor, const QString &purpose)
{
    const QByteArray holder = u"%1, process %2 on %3, since %4\n"_s
                                  .arg(purpose)
                                  .arg(QCoreApplication::applicationPid())
                                  .arg(QSysInfo::machineHostName(),
                                       QString::fromLatin1(core::formatTimestamp(core::SystemClock().nowMs())))
                                  .toUtf8();
    // The lock holds without the text; it only helps whoever is refused.
    [[maybe_unused]] const int cut = ::ftruncate(descriptor, 0);
    [[maybe_unused]] const ssize_t written = ::pwrite(descriptor, holder.constData(), static_cast<size_t>(holder.size()), 0);
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::take(const QString &path, const QString &purpose)
{
    BASALT_TRY_VOID(prepareFolder(path));
    const QByteArray lockPath = QFile::encodeName(path + "/lock"_L1);
    const int descriptor = ::open(lockPath.constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (descriptor < 0)
        return unusable(path, u"cannot be locked: "_s + QString::fromLocal8Bit(std::strerror(errno)));
    auto folder = std::unique_ptr<DataFolder>(new DataFolder(descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return unusable(path, u"cannot be locked: "_s + QString::fromLocal8Bit(std::strerror(errno)));
        return Error::of(Code::DataFolderLocked, u"The data folder %1 is in use by %2."_s.arg(path, holderOf(descriptor)));
    }
    writeHolder(descriptor, purpose);
    return folder;
}

DataFolder::~DataFolder()
{
    ::close(m_lockDescriptor);
}

} // namespace basalt::composition
