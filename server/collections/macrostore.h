// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "schema/macro.h"

namespace basalt::collections {

/** The table `macros`, and nothing else knows it. Stateless. */
class MacroStore
{
public:
    [[nodiscard]] static Result<schema::MacroTable> loadAll(db::Connection &connection);
    /** Returns the number of the row. */
    [[nodiscard]] static Result<qint64> insert(db::Connection &connection, const schema::Macro &macro);
    [[nodiscard]] static Result<void> update(db::Connection &connection, const schema::Macro &macro);
    [[nodiscard]] static Result<void> remove(db::Connection &connection, qint64 id);
};

} // namespace basalt::collections
