// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/auditevent.h"
#include "db/connection.h"
#include "records/keyset.h"
#include "records/recordchange.h"
#include "records/recordwriter.h"

#include <memory>
#include <optional>
#include <vector>

namespace basalt::records {

/**
 * All records that a list would show a caller, page by page: the same rules, account, field lists and masks, by the same
 * code. Each page is one state of the data and begins behind the last record of the one before it, so nothing is held open
 * between two pages, however many there are. Immutable; shared with the jobs that read.
 */
class RecordExport
{
public:
    struct Column
    {
        QByteArray name;
        std::optional<schema::FieldType> type; ///< nothing: the name of the account
    };
    struct Page
    {
        std::vector<QByteArray> records; ///< each as a JSON object whose members are the columns, in their order
        std::optional<ListPlace> after;  ///< where the next page begins
        bool isLast = false;
    };
    struct PageSize
    {
        qint64 records = 1000;
        qint64 bytes = 1024 * 1024; ///< beyond which a page ends
    };

    RecordExport(std::shared_ptr<const RecordRequest> request, RecordView view, Keyset keyset, SqlStatement base,
                 const QList<QByteArray> &chosen);
    Q_DISABLE_COPY_MOVE(RecordExport)

    [[nodiscard]] const std::vector<Column> &columns() const { return m_columns; }
    /** Positions among the columns of those that were asked for, in that order; empty for all. */
    [[nodiscard]] const std::vector<size_t> &chosen() const { return m_chosen; }

    /** Code::SchemaMoved if the schema is not what the export was understood with. */
    [[nodiscard]] Result<Page> read(db::Connection &connection, const std::optional<ListPlace> &from,
                                    const PageSize &size) const;

    /** What the trail says of the export, without its options. */
    [[nodiscard]] db::AuditEvent event(db::AuditActor actor) const;

private:
    const std::shared_ptr<const RecordRequest> m_request; ///< holds the collection that the others refer to
    const RecordView m_view;
    const Keyset m_keyset;
    const SqlStatement m_base;
    std::vector<Column> m_columns;
    std::vector<size_t> m_chosen;
};

} // namespace basalt::records
