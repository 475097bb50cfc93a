// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"
#include "rules/token.h"

#include <functional>
#include <vector>

namespace basalt::rules {

/** Makes a node that counts towards the limit of nodes and stands where the macro does. */
using MakeNode = std::function<Checked<NodePtr>(NodeKind)>;

/** Whether expandMacro() knows the name, with its `@`. */
[[nodiscard]] bool isBuiltInMacro(const QByteArray &name);

/**
 * What a macro stands for, as if it were written out:
 *
 * | macro                            | stands for |
 * |----------------------------------|------------|
 * | `@owns_record()`, `@is_creator()` | `created_by = @request.auth.id` |
 * | `@owns_record(field)`            | `field = @request.auth.id` |
 * | `@has_role('x')`                 | `@request.auth.role = 'x'` |
 * | `@has_group('x')`                | `@request.auth.groups ?= 'x'` |
 * | `@has_permission('x')`           | `@request.auth.permissions ?= 'x'` |
 * | `@in_time_range('09:00','17:00')` | the time of day, UTC, from the first until before the second; over midnight too |
 * | `@is_public()`                   | `true` |
 */
[[nodiscard]] Checked<NodePtr> expandMacro(const Token &name, std::vector<NodePtr> arguments, const MakeNode &make);

} // namespace basalt::rules
