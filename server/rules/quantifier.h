// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"

namespace basalt::rules {

/** The path to many values inside an operand, null if there is none. Counts are one value. */
[[nodiscard]] const Node *findMany(const Node &operand);

/** `:each` behind the path to many values, on the operand itself or inside `:lower`. */
[[nodiscard]] bool isForAll(const Node &operand);

/** Makes the list that a variable holds the rows of a path, of one column each. */
void makeConstantRows(Node &variable);

/** The same with every claim in the operand: what `?` asks for are all of its values. */
void makeClaimsRows(Node &operand);

/**
 * Puts Exists nodes around a comparison whose operands are paths to many values, ForAll where they are written with `:each`:
 * one for each step to many rows, so that what is left compares one row. The left operand's are the outer ones:
 * `a:each ?= b` is that every value of a is one of b's.
 */
void quantify(NodePtr &condition);

/** That a path to many rows leads to any. */
[[nodiscard]] NodePtr existsAny(Node column);

/**
 * Joins the Exists of an AND or OR that take the same steps to records, so that they speak of the same one. For OR that changes
 * nothing but the work. Values are not joined: `marks ?= 'a' && marks ?= 'b'` looks for both. The list itself goes if one
 * condition is left.
 */
void groupRows(NodePtr &list);

} // namespace basalt::rules
