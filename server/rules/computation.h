// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/fault.h"
#include "rules/variables.h"

namespace basalt::rules {

/** A computed field whose expression is none. */
struct ComputedFault
{
    int column = 0;   ///< position in Collection::columns
    FieldError error; ///< of the field `expression`; the text names the position
};

/**
 * Parses and checks the expressions of the computed fields, which then have their Field::computation; needed once for each
 * collection that was put together. A field with a fault stays without: nothing can name it, and it is null wherever it is shown.
 */
[[nodiscard]] std::vector<ComputedFault> resolveComputed(schema::Collection &collection);

/** The checked expression, an operand of the field's type over the columns of its collection; null if there is none. */
[[nodiscard]] Condition expressionOf(const schema::Field &field);

[[nodiscard]] bool hasComputed(const schema::Collection &collection);
/** Whether a computed field changes while the record stays as it is. */
[[nodiscard]] bool usesClock(const schema::Collection &collection);
/** Gives the computed fields of a record in memory the values that SQL computes for its row. */
void compute(const schema::Collection &collection, schema::RecordValues &record, const Variables &variables);

} // namespace basalt::rules
