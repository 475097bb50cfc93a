// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"

#include <QSet>

#include <optional>

namespace basalt::rules {

/** A variable that finds its value by a name in the request: `@request.headers.x_device`, `@request.query.mode` … */
struct RequestPart
{
    VariableId id = VariableId::Header;
    QByteArray name; ///< of a header folded
};

/**
 * The part of the request that the variable names; nothing for other variables. A fault for what holds credentials: a rule
 * that compares them would tell them, one guess at a time, and would end up in the trail.
 */
[[nodiscard]] Checked<std::optional<RequestPart>> parseRequestPart(const Node &variable);

/** The names after `@request.query.` in a checked condition, those of its macros among them. */
[[nodiscard]] QSet<QByteArray> queryParametersOf(const Node &condition);

} // namespace basalt::rules
