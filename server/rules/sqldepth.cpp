// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/sqldepth.h"

namespace basalt::rules {

bool nestsTooDeep(db::Connection &connection, const QByteArray &expression)
{
    if (connection.dialect().engine() != db::Engine::Sqlite)
        return false;
    // Names are looked up only after the whole statement was read, so it needs no tables; EXPLAIN, so that none of it runs.
    // The SELECTs around it are the room that the statements need in which the text will stand.
    const QByteArray statement = "EXPLAIN SELECT (SELECT (SELECT 1 WHERE (((" + expression + ")))))";
    const auto read = connection.executeScript(statement);
    return !read && read.error().code == Code::QueryTooDeep;
}

} // namespace basalt::rules
