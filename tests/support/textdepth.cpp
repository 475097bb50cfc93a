// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/textdepth.h"

#include <QByteArray>

#include <sqlite3.h>

namespace basalt::test {

bool followsDeepTexts(db::Engine engine)
{
    if (engine == db::Engine::Postgres)
        return true;
    static const bool isFollowed = [] {
        sqlite3 *database = nullptr;
        sqlite3_stmt *statement = nullptr;
        const QByteArray nested = "SELECT " + QByteArray(500, '(') + '1' + QByteArray(500, ')');
        const bool isRead = sqlite3_open(":memory:", &database) == SQLITE_OK
            && sqlite3_prepare_v2(database, nested.constData(), -1, &statement, nullptr) == SQLITE_OK;
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return isRead;
    }();
    return isFollowed;
}

} // namespace basalt::test
