// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QList>
#include <QSet>
#include <QString>

namespace basalt::app {

/** One node of the tree of permissions. */
struct PermissionNode
{
    QString code;
    QString parent; ///< empty: a root
    QString title;
    QString description;
    QString source; ///< `system`, `collection` or `custom`
    int depth = 0;
    bool isAssignable = true; ///< else a folder, which nobody holds
    bool hasChildren = false;
};

/** The tree of permissions in its order, and which of its nodes are to be seen. A plain value. */
class PermissionTree
{
public:
    void setNodes(const QJsonArray &items);
    [[nodiscard]] int count() const { return int(m_nodes.size()); }
    /** Null for a code that no node has. */
    [[nodiscard]] const PermissionNode *find(const QString &code) const;

    /** Shows the nodes whose code, title or description has the text, with all above them; empty: everything that is open. */
    void setFilter(const QString &text);
    void setExpanded(const QString &code, bool expanded);
    [[nodiscard]] bool isExpanded(const QString &code) const { return !m_filter.isEmpty() || !m_collapsed.contains(code); }

    /** Those to be seen, in the tree's order. */
    [[nodiscard]] QList<PermissionNode> shown() const;
    /** `records`, `records.items` for `records.items.list`. */
    [[nodiscard]] static QList<QString> above(const QString &code);

private:
    [[nodiscard]] bool matches(const PermissionNode &node) const;

    QList<PermissionNode> m_nodes;
    QSet<QString> m_collapsed;
    QString m_filter;
    bool m_begun = false; ///< the first nodes decide what begins collapsed
};

} // namespace basalt::app
