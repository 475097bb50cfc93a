// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QString>

#include <memory>

namespace basalt::composition {

/**
 * The folder that holds one installation, taken by this process: made for its owner only if it does not exist, and locked
 * until this object goes. The system releases the lock of a process that dies, so none is ever left behind.
 */
class DataFolder
{
public:
    /**
     * Code::ConfigurationInvalid if the folder cannot be used, Code::DataFolderLocked naming the process that has it.
     * `purpose` is what that process would be called, for instance `basalt serve`.
     */
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> take(const QString &path, const QString &purpose);
    ~DataFolder();
    Q_DISABLE_COPY_MOVE(DataFolder)

private:
    explicit DataFolder(int lockDescriptor)
        : m_lockDescriptor(lockDescriptor)
    {
    }

    int m_lockDescriptor;
};

} // namespace basalt::composition
