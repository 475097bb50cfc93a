// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "db/datafolderlock.h"

#include <QString>

#include <memory>

namespace basalt::backup {

/**
 * A hidden folder beside the backup that is being made, for its unfinished files; removed with this object. Locked for as long
 * as its process lives, so that what a killed process left can be told from what another one is working on.
 */
class StagingFolder
{
public:
    /** In `folder`, which is made, for its owner only, if it does not exist. Removes what killed processes left there. */
    [[nodiscard]] static Result<std::unique_ptr<StagingFolder>> create(const QString &folder, const core::Clock &clock);
    ~StagingFolder();
    Q_DISABLE_COPY_MOVE(StagingFolder)

    [[nodiscard]] QString file(const QString &name) const { return m_path + u'/' + name; }

private:
    StagingFolder(QString path, std::unique_ptr<db::DataFolderLock> lock) : m_path(std::move(path)), m_lock(std::move(lock)) { }

    QString m_path;
    std::unique_ptr<db::DataFolderLock> m_lock;
};

} // namespace basalt::backup
