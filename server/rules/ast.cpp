// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/ast.h"

#include <algorithm>

namespace basalt::rules {

Condition listed(const QByteArray &collectionId, const QByteArray &flag, Unlisted unlisted, Condition condition)
{
    auto node = std::make_shared<Node>();
    node->kind = NodeKind::Listed;
    node->name = collectionId;
    node->text = flag;
    node->negated = unlisted == Unlisted::Allowed;
    node->computed = std::move(condition);
    return node;
}

bool usesVariables(const Node &node)
{
    return node.kind == NodeKind::Variable || node.kind == NodeKind::Listed || (node.computed && usesVariables(*node.computed))
        || std::ranges::any_of(node.children, [](const NodePtr &child) { return usesVariables(*child); });
}

bool isLocal(const Node &node)
{
    return node.kind != NodeKind::Listed && std::ranges::all_of(node.steps, &Step::leadsToValues)
        && std::ranges::all_of(node.children, [](const NodePtr &child) { return isLocal(*child); });
}

} // namespace basalt::rules
