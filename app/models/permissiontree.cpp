// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permissiontree.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kMaxOpenAtFirst = 120;

/** By segment: `a.b` stands before `a-b`, as the tree has it. */
QString orderKey(const QString &code)
{
    return QString(code).replace(u'.', QChar(1));
}

} // namespace

void PermissionTree::setNodes(const QJsonArray &items)
{
    m_nodes.clear();
    for (const QJsonValue &item : items) {
        PermissionNode node;
        node.code = item["code"_L1].toString();
        node.parent = item["parent"_L1].toString();
        node.title = item["title"_L1].toString();
        node.description = item["description"_L1].toString();
        node.source = item["source"_L1].toString();
        node.depth = int(node.code.count(u'.'));
        node.isAssignable = item["is_assignable"_L1].toBool(true);
        node.hasChildren = item["has_children"_L1].toBool();
        m_nodes += node;
    }
    std::sort(m_nodes.begin(), m_nodes.end(), [](const PermissionNode &left, const PermissionNode &right) {
        return orderKey(left.code) < orderKey(right.code);
    });
    // Many collections would bury everything else.
    if (!m_begun && m_nodes.size() > kMaxOpenAtFirst) {
        for (const PermissionNode &node : std::as_const(m_nodes)) {
            if (node.hasChildren && node.depth > 0)
                m_collapsed.insert(node.code);
        }
    }
    m_begun = m_begun || !m_nodes.isEmpty();
}

const PermissionNode *PermissionTree::find(const QString &code) const
{
    const auto found =
        std::find_if(m_nodes.cbegin(), m_nodes.cend(), [&code](const PermissionNode &node) { return node.code == code; });
    return found == m_nodes.cend() ? nullptr : &*found;
}

void PermissionTree::setFilter(const QString &text)
{
    m_filter = text.trimmed();
}

void PermissionTree::setExpanded(const QString &code, bool expanded)
{
    if (expanded)
        m_collapsed.remove(code);
    else
        m_collapsed.insert(code);
}

bool PermissionTree::matches(const PermissionNode &node) const
{
    return node.code.contains(m_filter, Qt::CaseInsensitive) || node.title.contains(m_filter, Qt::CaseInsensitive)
        || node.description.contains(m_filter, Qt::CaseInsensitive);
}

QList<PermissionNode> PermissionTree::shown() const
{
    QList<PermissionNode> visible;
    if (m_filter.isEmpty()) {
        for (const PermissionNode &node : m_nodes) {
            const QList<QString> parents = above(node.code);
            if (std::none_of(parents.cbegin(), parents.cend(),
                             [this](const QString &code) { return m_collapsed.contains(code); }))
                visible += node;
        }
        return visible;
    }
    QSet<QString> wanted;
    for (const PermissionNode &node : m_nodes) {
        if (!matches(node))
            continue;
        wanted.insert(node.code);
        for (const QString &code : above(node.code))
            wanted.insert(code);
    }
    std::copy_if(m_nodes.cbegin(), m_nodes.cend(), std::back_inserter(visible),
                 [&wanted](const PermissionNode &node) { return wanted.contains(node.code); });
    return visible;
}

QList<QString> PermissionTree::above(const QString &code)
{
    QList<QString> codes;
    for (qsizetype dot = code.indexOf(u'.'); dot >= 0; dot = code.indexOf(u'.', dot + 1))
        codes += code.left(dot);
    return codes;
}

} // namespace basalt::app
