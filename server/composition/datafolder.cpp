// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/datafolder.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace basalt::composition {

Result<void> prepareDataFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (!folder.exists()) {
        if (!QDir().mkpath(path))
            return Error::of(Code::ConfigurationInvalid, u"The data folder %1 cannot be made."_s.arg(path));
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    } else if (!folder.isDir()) {
        return Error::of(Code::ConfigurationInvalid, u"The data folder %1 is no folder."_s.arg(path));
    }
    if (!QFileInfo(path).isWritable())
        return Error::of(Code::ConfigurationInvalid, u"The data folder %1 cannot be written to."_s.arg(path));
    return {};
}

} // namespace basalt::composition
