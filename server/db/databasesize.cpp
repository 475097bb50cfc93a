// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/databasesize.h"

namespace basalt::db {

Result<qint64> databaseBytes(Connection &connection)
{
    const QByteArrayView sql = connection.dialect().engine() == Engine::Sqlite
        ? QByteArrayView("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()")
        : QByteArrayView("SELECT pg_database_size(current_database())");
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.integer(0) : 0;
}

} // namespace basalt::db
