// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/quantifier.h"

#include <algorithm>
#include <iterator>

namespace basalt::rules {

namespace {

/** Rows are numbered from the outermost: the first quantifier makes row 1. */
void quantify(NodePtr &condition, Node &many, NodeKind kind, int row)
{
    const auto last = std::ranges::find_if(many.steps, &Step::leadsToMany);
    if (last == many.steps.end())
        return;
    auto outer = std::make_unique<Node>();
    outer->kind = kind;
    outer->position = many.position;
    outer->length = many.length;
    outer->row = many.row;
    std::move(many.steps.begin(), last + 1, std::back_inserter(outer->steps));
    many.steps.erase(many.steps.begin(), last + 1);
    many.row = row;
    quantify(condition, many, kind, row + 1);
    outer->children.push_back(std::move(condition));
    condition = std::move(outer);
}

int manySteps(const Node &operand)
{
    const Node *many = findMany(operand);
    return many ? int(std::ranges::count_if(many->steps, &Step::leadsToMany)) : 0;
}

bool canJoin(const Node &a, const Node &b)
{
    return a.kind == NodeKind::Exists && b.kind == NodeKind::Exists && !a.children.empty() && !b.children.empty()
        && a.row == b.row && !a.steps.back().leadsToValues() && std::ranges::equal(a.steps, b.steps, &Step::sameAs);
}

} // namespace

const Node *findMany(const Node &operand)
{
    if (operand.kind == NodeKind::Column && std::ranges::any_of(operand.steps, &Step::leadsToMany))
        return &operand;
    for (const NodePtr &child : operand.children) {
        if (const Node *found = findMany(*child))
            return found;
    }
    return nullptr;
}

bool isForAll(const Node &operand)
{
    const Node *many = findMany(operand);
    return many && many->modifier == "each";
}

void makeConstantRows(Node &variable)
{
    Step step;
    step.kind = Step::Kind::Constants;
    step.variable = variable.variable;
    step.name = variable.name;
    step.column = variable.column;
    variable.kind = NodeKind::Column;
    variable.steps.push_back(std::move(step));
    variable.column = 0;
    variable.type = ValueType::Text;
}

void makeClaimsRows(Node &operand)
{
    if (operand.kind == NodeKind::Variable && operand.variable == VariableId::AuthContext)
        makeConstantRows(operand);
    for (const NodePtr &child : operand.children)
        makeClaimsRows(*child);
}

void quantify(NodePtr &condition)
{
    const Node &compared = *condition;
    int row = 1;
    for (const NodePtr &operand : compared.children)
        row += manySteps(*operand);
    for (size_t i = compared.children.size(); i-- > 0;) {
        const Node &operand = *compared.children[i];
        row -= manySteps(operand);
        if (const Node *many = findMany(operand)) {
            const NodeKind kind = isForAll(operand) ? NodeKind::ForAll : NodeKind::Exists;
            quantify(condition, const_cast<Node &>(*many), kind, row); // ours: it stands in `condition`
        }
    }
}

NodePtr existsAny(Node column)
{
    auto node = std::make_unique<Node>();
    node->kind = NodeKind::Exists;
    node->position = column.position;
    node->length = column.length;
    node->row = column.row;
    node->steps = std::move(column.steps);
    return node;
}

void groupRows(NodePtr &list)
{
    std::vector<NodePtr> joined;
    for (NodePtr &child : list->children) {
        const auto same = std::ranges::find_if(joined, [&](const NodePtr &other) { return canJoin(*other, *child); });
        if (same == joined.end()) {
            joined.push_back(std::move(child));
            continue;
        }
        NodePtr &inner = (*same)->children[0];
        if (inner->kind != list->kind) {
            auto both = std::make_unique<Node>();
            both->kind = list->kind;
            both->position = inner->position;
            both->children.push_back(std::move(inner));
            inner = std::move(both);
        }
        inner->children.push_back(std::move(child->children[0]));
    }
    list->children = std::move(joined);
    for (NodePtr &child : list->children) {
        if (child->kind == NodeKind::Exists && !child->children.empty() && child->children[0]->kind == list->kind)
            groupRows(child->children[0]);
    }
    if (list->children.size() == 1) {
        NodePtr only = std::move(list->children[0]);
        list = std::move(only);
    }
}

} // namespace basalt::rules
