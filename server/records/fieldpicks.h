// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

#include <memory>

namespace basalt::records {

/**
 * The `fields` parameter as a tree: `title,author.name` picks `title` and `author`, and of an expanded author the name.
 * Copies share their parts.
 */
class FieldPicks
{
public:
    /** Everything. */
    FieldPicks() = default;

    /** A null text picks everything. */
    [[nodiscard]] static FieldPicks parse(const QByteArray &fields);

    [[nodiscard]] bool picksAll() const { return m_all; }
    [[nodiscard]] bool picks(const QByteArray &name) const { return m_all || m_nested.contains(name); }
    /** What is picked of the relation of that name. */
    [[nodiscard]] FieldPicks of(const QByteArray &name) const;
    /** The names of this level, in their order. Empty if everything is picked. */
    [[nodiscard]] const QList<QByteArray> &names() const { return m_names; }
    /** Names of which only parts are picked. */
    [[nodiscard]] QList<QByteArray> partial() const;

private:
    void add(const QList<QByteArray> &path);

    bool m_all = true;
    QList<QByteArray> m_names;
    QHash<QByteArray, std::shared_ptr<FieldPicks>> m_nested;
};

} // namespace basalt::records
