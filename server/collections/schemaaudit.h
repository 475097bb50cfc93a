// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/auditevent.h"
#include "schema/collection.h"

namespace basalt::collections {

/**
 * What is different, under the names of the API, as the trail keeps it: `name`, `schema.<field>` (for a renamed field its old
 * name), `indexes`, rules and field lists. A collection without an id stands for none.
 */
[[nodiscard]] QList<db::AuditChange> schemaDifferences(const schema::Collection &before, const schema::Collection &after);

} // namespace basalt::collections
