// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/grantways.h"

#include <vector>

namespace basalt::access {

namespace {

/** ` IN ($n, …)`; nothing is in an empty list. */
QByteArray among(const QList<QByteArray> &values, std::vector<db::Value> &binds)
{
    if (values.isEmpty())
        return " IN (NULL)";
    QByteArray sql = " IN (";
    for (const QByteArray &value : values) {
        binds.emplace_back(value);
        sql += (sql.endsWith('(') ? "$" : ", $") + QByteArray::number(binds.size());
    }
    return sql + ')';
}

/** `a.b.c`, `a.b` and `a`: whoever holds one of them holds the first. */
QList<QByteArray> withAncestors(const QByteArray &code)
{
    QList<QByteArray> codes{code};
    for (qsizetype end = code.lastIndexOf('.'); end > 0; end = code.lastIndexOf('.', end - 1))
        codes.append(code.first(end));
    return codes;
}

/** Rows of id, code and name. */
Result<void> readWays(db::Rows rows, GrantWay::Kind kind, QList<GrantWay> &ways)
{
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        ways.append({kind, rows.string(0), rows.string(1), rows.string(2)});
    }
}

} // namespace

Result<QList<GrantWay>> waysTo(db::Connection &connection, const QByteArray &accountId, const QByteArray &permission,
                               const QByteArray &now)
{
    QList<GrantWay> ways;
    BASALT_TRY(const auto known, permissionsAmong(connection, {permission}));
    if (known.isEmpty())
        return ways;
    std::vector<db::Value> binds{accountId, true};
    const QByteArray codes = among(withAncestors(permission), binds);
    const QByteArray giving = "FROM permission_set_entries e JOIN permissions p ON p.id = e.permission_id "
                              "AND p.is_assignable = $2 AND p.code"
        + codes + " JOIN permission_sets s ON s.id = e.set_id AND s.account_id = $1 AND s.is_assignable = $2 ";
    const QByteArray setsSql =
        "SELECT DISTINCT s.id, s.code, s.name " + giving + "WHERE s.role_id IS NULL ORDER BY s.name, s.id LIMIT 20";
    BASALT_TRY(auto sets, connection.query(setsSql, binds));
    BASALT_TRY_VOID(readWays(std::move(sets), GrantWay::Kind::Set, ways));
    const QByteArray rolesSql = "SELECT DISTINCT CAST(r.id AS TEXT), r.name AS code, r.name AS name " + giving
        + "JOIN roles r ON r.id = s.role_id ORDER BY name LIMIT 20";
    BASALT_TRY(auto roles, connection.query(rolesSql, binds));
    BASALT_TRY_VOID(readWays(std::move(roles), GrantWay::Kind::Role, ways));
    binds.emplace_back(now);
    const QByteArray groupsSql = "SELECT g.id, g.code, g.name FROM groups g WHERE g.account_id = $1 AND g.is_active = $2 AND "
                                 "g.is_assignable = $2 AND g.kind <> 'external' AND "
                                 "EXISTS (SELECT 1 FROM permission_assignments a WHERE a.group_id = g.id AND a.account_id = $1 "
                                 "AND (a.ends_at IS NULL OR a.ends_at > $"
        + QByteArray::number(binds.size()) + ") AND (a.set_id IN (SELECT s.id " + giving
        + ") OR a.permission_id IN (SELECT p.id FROM permissions p WHERE p.is_assignable = $2 AND p.code" + codes
        + "))) ORDER BY g.name, g.id LIMIT 20";
    BASALT_TRY(auto groups, connection.query(groupsSql, binds));
    BASALT_TRY_VOID(readWays(std::move(groups), GrantWay::Kind::Group, ways));
    return ways;
}

Result<QList<GrantWay>> groupsAmong(db::Connection &connection, const QByteArray &accountId, const QList<QByteArray> &codes)
{
    std::vector<db::Value> binds{accountId, true};
    const QByteArray sql = "SELECT id, code, name FROM groups WHERE account_id = $1 AND is_active = $2 AND is_assignable = $2 "
                           "AND kind <> 'external' AND code"
        + among(codes, binds) + " ORDER BY name, id";
    BASALT_TRY(auto rows, connection.query(sql, binds));
    QList<GrantWay> ways;
    BASALT_TRY_VOID(readWays(std::move(rows), GrantWay::Kind::Group, ways));
    return ways;
}

Result<QList<GrantWay>> rolesAmong(db::Connection &connection, const QList<QByteArray> &names)
{
    std::vector<db::Value> binds;
    const QByteArray sql = "SELECT CAST(id AS TEXT), name, name FROM roles WHERE name" + among(names, binds) + " ORDER BY 2";
    BASALT_TRY(auto rows, connection.query(sql, binds));
    QList<GrantWay> ways;
    BASALT_TRY_VOID(readWays(std::move(rows), GrantWay::Kind::Role, ways));
    return ways;
}

Result<QList<QByteArray>> permissionsAmong(db::Connection &connection, const QList<QByteArray> &codes)
{
    std::vector<db::Value> binds{true};
    const QByteArray sql =
        "SELECT code FROM permissions WHERE is_assignable = $1 AND code" + among(codes, binds) + " ORDER BY code";
    BASALT_TRY(auto rows, connection.query(sql, binds));
    QList<QByteArray> known;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return known;
        known.append(rows.string(0));
    }
}

Result<bool> isGivenAnywhere(db::Connection &connection, const QByteArray &permission)
{
    std::vector<db::Value> binds;
    const QByteArray sql = "SELECT 1 FROM permissions p WHERE p.code" + among(withAncestors(permission), binds)
        + " AND (EXISTS (SELECT 1 FROM permission_set_entries e WHERE e.permission_id = p.id) OR "
          "EXISTS (SELECT 1 FROM permission_assignments a WHERE a.permission_id = p.id)) LIMIT 1";
    BASALT_TRY(auto rows, connection.query(sql, binds));
    return rows.next();
}

} // namespace basalt::access
