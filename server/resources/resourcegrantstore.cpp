// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcegrantstore.h"

#include "auth/sqltext.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::resources {

namespace {

constexpr char kGrantColumns[] =
    "SELECT x.id, x.account_id, x.type_id, t.code, x.resource, x.user_id, u.email, x.group_id, g.code, x.flag, x.role_id, "
    "r.code, x.is_deny, x.granted_by, x.created_at";
constexpr char kGrantTables[] =
    " FROM resource_grants x JOIN resource_types t ON t.id = x.type_id LEFT JOIN users u ON u.id = x.user_id "
    "LEFT JOIN groups g ON g.id = x.group_id LEFT JOIN resource_roles r ON r.id = x.role_id";

ResourceGrant readGrant(const db::Rows &rows)
{
    return {.id = rows.string(0),
            .accountId = rows.string(1),
            .typeId = rows.string(2),
            .typeCode = rows.string(3),
            .resource = rows.string(4),
            .userId = rows.string(5),
            .userEmail = rows.string(6),
            .groupId = rows.string(7),
            .groupCode = rows.string(8),
            .flag = rows.string(9),
            .roleId = rows.string(10),
            .roleCode = rows.string(11),
            .isDeny = rows.boolean(12),
            .grantedBy = rows.string(13),
            .createdAt = rows.timestamp(14)};
}

} // namespace

Result<QList<ResourceGrant>> ResourceGrantStore::read(const QByteArray &rest, std::span<const db::Value> binds)
{
    QList<ResourceGrant> grants;
    const QByteArray sql = QByteArray(kGrantColumns) + kGrantTables + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return grants;
        grants.append(readGrant(rows));
    }
}

Result<std::optional<ResourceGrant>> ResourceGrantStore::find(const QByteArray &id, const QByteArray &accountId)
{
    auth::WhereBuilder where("1 = 1");
    where.add("x.id = " + where.bind(id));
    if (!accountId.isNull())
        where.add("x.account_id = " + where.bind(accountId));
    BASALT_TRY(auto grants, read(where.sql(), where.binds()));
    return grants.isEmpty() ? std::nullopt : std::optional(std::move(grants.first()));
}

Result<auth::Page<ResourceGrant>> ResourceGrantStore::list(const GrantQuery &query)
{
    auth::WhereBuilder where("1 = 1");
    const auto equals = [&where](const char *column, const QByteArray &value) {
        if (!value.isNull())
            where.add(column + (" = " + where.bind(value)));
    };
    equals("x.account_id", query.accountId);
    equals("t.code", query.typeCode);
    equals("x.resource", query.resource);
    equals("x.user_id", query.userId);
    equals("x.group_id", query.groupId);
    auth::Page<ResourceGrant> page;
    {
        const QByteArray sql = QByteArray("SELECT COUNT(*)") + kGrantTables + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray limit = where.bind(query.limit);
    const QByteArray offset = where.bind(query.offset);
    const QByteArray rest = where.sql() + " ORDER BY x.id DESC LIMIT " + limit + " OFFSET " + offset;
    BASALT_TRY(page.items, read(rest, where.binds()));
    return page;
}

Result<QList<ResourceGrant>> ResourceGrantStore::about(const QByteArray &accountId, const QByteArray &typeId,
                                                       const ResourceName &resource, bool isWhole)
{
    auth::WhereBuilder where("1 = 1");
    where.add("x.account_id = " + where.bind(accountId));
    where.add("x.type_id = " + where.bind(typeId));
    if (!isWhole) {
        where.add("x.resource = " + where.bind(resource.text()));
    } else if (resource.isPath()) {
        // What is below stands in one range of the index: '0' follows '/'.
        const QByteArray path = where.bind(resource.text());
        where.add("(x.resource = " + path + " OR (x.resource > " + path + " || '/' AND x.resource < " + path + " || '0'))");
    } else {
        where.add("x.resource > '{' AND x.resource < '|'");
        // As far as a pattern can tell: one that says the same in other letters is left out below.
        const QJsonObject key = resource.key();
        for (auto member = key.begin(); member != key.end(); ++member) {
            const QByteArray json = QJsonDocument(QJsonObject{{member.key(), member.value()}}).toJson(QJsonDocument::Compact);
            where.add("x.resource LIKE " + where.bind(auth::likeContains(json.mid(1).chopped(1))) + " ESCAPE '\\'");
        }
    }
    const QByteArray limit = where.bind(kMaxAtOnce + 1);
    BASALT_TRY(auto grants, read(where.sql() + " ORDER BY x.id LIMIT " + limit, where.binds()));
    if (grants.size() > kMaxAtOnce)
        return Error::of(Code::BodyTooLarge, u"These are too many lines to be changed at once; name fewer of them."_s);
    if (isWhole)
        grants.removeIf([&](const ResourceGrant &grant) { return !resource.covers(ResourceName::fromText(grant.resource)); });
    return grants;
}

Result<void> ResourceGrantStore::insert(const ResourceGrant &grant)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO resource_grants (id, account_id, type_id, resource, user_id, group_id, flag, "
                             "role_id, is_deny, granted_by, "
                             "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                             {grant.id, grant.accountId, grant.typeId, grant.resource, db::textOrNull(grant.userId),
                              db::textOrNull(grant.groupId), db::textOrNull(grant.flag), db::textOrNull(grant.roleId),
                              grant.isDeny, db::textOrNull(grant.grantedBy), grant.createdAt}));
    return {};
}

Result<void> ResourceGrantStore::setDeny(const QByteArray &id, bool isDeny, const QByteArray &grantedBy)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE resource_grants SET is_deny = $2, granted_by = $3 WHERE id = $1",
                                         {id, isDeny, db::textOrNull(grantedBy)}));
    return {};
}

Result<void> ResourceGrantStore::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM resource_grants WHERE id = $1", {id}));
    return {};
}

Result<qint64> ResourceGrantStore::removeGiven(const QByteArray &userId)
{
    return m_connection.execute("DELETE FROM resource_grants WHERE user_id = $1 AND NOT is_deny", {userId});
}

} // namespace basalt::resources
