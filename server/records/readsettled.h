// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordchange.h"

namespace basalt::records {

/** A fault that was met while reading means nothing if the schema was changed under the reader. */
template <class T>
[[nodiscard]] Result<T> settled(db::Connection &connection, const RecordRequest &request, Result<T> read)
{
    if (!read && read.error().code != Code::SchemaMoved)
        BASALT_TRY_VOID(request.guard.confirm(connection, false));
    return read;
}

} // namespace basalt::records
