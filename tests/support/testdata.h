// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFileInfo>
#include <QString>

namespace basalt::test {

/**
 * Path of a file of the large test data, which is no part of the source tree: in the folder that BASALT_TEST_DATA
 * names, else in `../shared/data` beside the tree. Empty when it is not there; a test then skips with "not found,
 * skipped".
 */
inline QString testDataPath(const QString &fileName)
{
    QString folder = qEnvironmentVariable("BASALT_TEST_DATA");
    if (folder.isEmpty())
        folder = QStringLiteral(BASALT_SOURCE_DIR "/../shared/data");
    const QFileInfo file(folder + QLatin1Char('/') + fileName);
    return file.isFile() ? file.absoluteFilePath() : QString();
}

} // namespace basalt::test
