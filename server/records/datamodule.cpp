// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/datamodule.h"

namespace basalt::records {

Result<QList<QByteArray>> RecordUsage::collectionsOf(db::Connection &connection, const QByteArray &accountId)
{
    QList<QByteArray> names;
    const auto schema = m_registry.current();
    for (const auto &collection : schema->collections()) {
        if (collection->isView())
            continue;
        const QByteArray sql =
            "SELECT 1 FROM " + db::Dialect::quoteIdentifier(collection->tableName) + " WHERE \"account_id\" = $1 LIMIT 1";
        BASALT_TRY(auto rows, connection.query(sql, {accountId}));
        BASALT_TRY(const bool found, rows.next());
        if (found)
            names.append(collection->name);
    }
    return names;
}

} // namespace basalt::records
