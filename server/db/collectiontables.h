// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace basalt::db {

/**
 * True for a statement about the tables of collections. Those come and go while others read and write them: where one of
 * them is missing, the statement was written for a schema that has just changed. Any other missing table is a mistake.
 */
[[nodiscard]] inline bool namesCollectionTable(QByteArrayView sql)
{
    return sql.contains("\"col_") || sql.contains("\"jct_") || sql.contains("\"fts_");
}

} // namespace basalt::db
