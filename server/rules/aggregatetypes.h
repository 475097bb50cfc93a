// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "schema/fieldtype.h"

namespace basalt::rules {

/** `sum`, `avg`, `min` or `max`. */
[[nodiscard]] db::Aggregate aggregateOf(QByteArrayView name);
/** Whether the function means something for values of that type. */
[[nodiscard]] bool takes(db::Aggregate function, schema::FieldType type);
/** How what comes out compares. The sum of integers is a decimal: it may have more digits than they. */
[[nodiscard]] schema::FieldType aggregateType(db::Aggregate function, schema::FieldType type);

} // namespace basalt::rules
