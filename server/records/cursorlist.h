// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/cursor.h"
#include "records/keyset.h"
#include "records/listtotal.h"
#include "records/recordchange.h"
#include "records/recordwriter.h"

#include <memory>
#include <optional>
#include <vector>

namespace basalt::records {

/** Everything that one page by cursor needs where its statements run, which may be another thread. */
struct CursorListJob
{
    std::shared_ptr<const RecordRequest> request; ///< holds the collection that the others refer to
    RecordView view;
    Keyset keyset;
    std::vector<SqlStatement> statements;
    std::optional<ListPlace> from; ///< nothing: an end of the list
    bool backwards = false;
    qint64 limit = 0;
    TotalJob total;
    QByteArray list; ///< what cursors are sealed with
    const CursorCodec &cursors;
};

/** The envelope `{items, next_cursor, prev_cursor, has_more, total}`. `has_more` looks in the direction that was read. */
[[nodiscard]] Result<QByteArray> runCursorList(db::Connection &connection, const CursorListJob &job);

} // namespace basalt::records
