// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/rule.h"

#include <algorithm>
#include <initializer_list>

namespace basalt::explain {

/** Whether the condition asks for one of these variables. */
[[nodiscard]] inline bool asksFor(const rules::Node &node, std::initializer_list<rules::VariableId> variables)
{
    const auto isOne = [&](rules::VariableId id) { return std::ranges::find(variables, id) != variables.end(); };
    if (node.kind == rules::NodeKind::Variable && isOne(node.variable))
        return true;
    const auto isConstant = [&](const rules::Step &step) {
        return step.kind == rules::Step::Kind::Constants && isOne(step.variable);
    };
    return std::ranges::any_of(node.steps, isConstant)
        || std::ranges::any_of(node.children, [&](const rules::NodePtr &child) { return asksFor(*child, variables); });
}

[[nodiscard]] inline bool asksForPermissions(const rules::Rule &rule)
{
    return rule.condition && asksFor(*rule.condition, {rules::VariableId::AuthPermissions});
}

/** Whether it is about what is sent, and says nothing without that. */
[[nodiscard]] inline bool asksForData(const rules::Rule &rule)
{
    using enum rules::VariableId;
    return rule.condition && asksFor(*rule.condition, {Data, DataIsSet, DataChanges});
}

} // namespace basalt::explain
