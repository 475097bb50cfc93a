// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/datafolder.h"

#include "core/clock.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

namespace {

Error unusable(const QString &path, const QString &why)
{
    return Error::of(Code::ConfigurationInvalid, u"data_dir: %1 %2"_s.arg(path, why));
}

} // namespace

Result<std::unique_ptr<db::DataFolderLock>> takeDataFolder(const QString &path, const QString &purpose)
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
    return db::DataFolderLock::acquire(path, purpose.toUtf8(), core::SystemClock());
}

} // namespace basalt::composition
