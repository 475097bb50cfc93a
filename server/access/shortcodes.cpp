// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/shortcodes.h"

#include <QList>

#include <algorithm>

namespace basalt::access {

namespace {

constexpr qsizetype kFewestDigits = 2;
constexpr qsizetype kMostDigits = 6;

QByteArray joined(const QByteArray &parent, qint64 number)
{
    const QByteArray own = QByteArray::number(number).rightJustified(kFewestDigits, '0');
    return parent.isEmpty() ? own : parent + '.' + own;
}

} // namespace

bool ShortCodes::isBelow(const QByteArray &parent, const QByteArray &code)
{
    const qsizetype prefix = parent.isEmpty() ? 0 : parent.size() + 1;
    const QByteArray own = code.sliced(std::min(prefix, code.size()));
    const bool isNumber = std::ranges::all_of(own, [](char c) { return c >= '0' && c <= '9'; });
    // In its one form, or 4.2 and 04.02 would be two.
    return isNumber && own.size() <= kMostDigits && own.toLongLong() > 0 && joined(parent, own.toLongLong()) == code;
}

Result<QByteArray> ShortCodes::take(const QByteArray &parent)
{
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT COALESCE(MAX(number), 0) + 1 FROM permission_short_codes WHERE parent = $1", {parent}));
    BASALT_TRY_VOID(rows.next());
    const qint64 number = rows.integer(0);
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO permission_short_codes (parent, number) VALUES ($1, $2)", {parent, number}));
    return joined(parent, number);
}

Result<bool> ShortCodes::claim(const QByteArray &parent, const QByteArray &code)
{
    const qint64 number = code.sliced(code.lastIndexOf('.') + 1).toLongLong();
    BASALT_TRY(const qint64 made,
               m_connection.execute("INSERT INTO permission_short_codes (parent, number) VALUES ($1, $2) "
                                    "ON CONFLICT (parent, number) DO NOTHING",
                                    {parent, number}));
    return made == 1;
}

Result<QByteArray> ShortCodes::of(const QByteArray &permissionId)
{
    if (permissionId.isEmpty())
        return QByteArray();
    BASALT_TRY(auto rows, m_connection.query("SELECT short_code FROM permissions WHERE id = $1", {permissionId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

Result<qint64> ShortCodes::giveToNew()
{
    struct Node
    {
        QByteArray id;
        QByteArray parentId;
    };
    QList<Node> nodes;
    {
        // By code, parents come before what is below them.
        BASALT_TRY(auto rows,
                   m_connection.query("SELECT id, parent_id FROM permissions WHERE short_code IS NULL ORDER BY code", {}));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            nodes.append({rows.string(0), rows.string(1)});
        }
    }
    for (const Node &node : std::as_const(nodes)) {
        BASALT_TRY(const QByteArray parent, of(node.parentId));
        BASALT_TRY(const QByteArray code, take(parent));
        BASALT_TRY_VOID(m_connection.execute("UPDATE permissions SET short_code = $2 WHERE id = $1", {node.id, code}));
    }
    return nodes.size();
}

} // namespace basalt::access
