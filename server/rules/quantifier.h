// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"

namespace basalt::rules {

/** The path to many values inside an operand, null if there is none. Counts are one value. */
[[nodiscard]] const Node *findMany(const Node &operand);

/** Makes the list that a variable holds the rows of a path, of one column each. */
void makeConstantRows(Node &variable);

/**
 * If the first operand of a comparison is a path to many values, puts Exists or ForAll nodes around the comparison, one for
 * each step to many rows, so that what is left compares one row.
 */
void quantify(NodePtr &condition, NodeKind kind);

/** That a path to many rows leads to any. */
[[nodiscard]] NodePtr existsAny(Node column);

/**
 * Joins the Exists of an AND or OR that take the same steps, so that they speak of the same row. For OR that changes nothing
 * but the work. The list itself goes if one condition is left.
 */
void groupRows(NodePtr &list);

} // namespace basalt::rules
