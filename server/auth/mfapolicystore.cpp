// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/mfapolicystore.h"

#include "auth/sqltext.h"

namespace basalt::auth {

namespace {

constexpr char kPolicyColumns[] =
    "SELECT p.id, p.account_id, p.group_id, p.user_id, p.is_required, p.created_at, p.created_by FROM mfa_policies p";

MfaPolicy readPolicy(const db::Rows &rows)
{
    return {rows.string(0), rows.string(1), rows.string(2), rows.string(3), rows.boolean(4), rows.timestamp(5), rows.string(6)};
}

Result<std::optional<MfaPolicy>> onePolicy(db::Rows rows)
{
    BASALT_TRY(const bool found, rows.next());
    return found ? std::optional(readPolicy(rows)) : std::nullopt;
}

/** The condition that a policy is of a scope; empty for an unknown one. */
QByteArray scopeCondition(const QByteArray &scope)
{
    if (scope == "user")
        return "p.user_id IS NOT NULL";
    if (scope == "group")
        return "p.group_id IS NOT NULL";
    if (scope == "account")
        return "p.account_id IS NOT NULL AND p.user_id IS NULL AND p.group_id IS NULL";
    return scope == "global" ? "p.account_id IS NULL" : QByteArray();
}

} // namespace

QByteArray scopeOf(const MfaPolicy &policy)
{
    if (!policy.userId.isNull())
        return "user";
    if (!policy.groupId.isNull())
        return "group";
    return policy.accountId.isNull() ? "global" : "account";
}

Result<MfaPolicyPage> MfaPolicyStore::list(const MfaPolicyQuery &query)
{
    WhereBuilder where("1 = 1");
    if (!query.accountId.isNull())
        where.add("p.account_id = " + where.bind(query.accountId));
    if (!query.groupId.isNull())
        where.add("p.group_id = " + where.bind(query.groupId));
    if (!query.userId.isNull())
        where.add("p.user_id = " + where.bind(query.userId));
    if (const QByteArray condition = scopeCondition(query.scope); !condition.isEmpty())
        where.add(condition);
    MfaPolicyPage page;
    {
        BASALT_TRY(auto counted,
                   m_connection.query(QByteArray("SELECT COUNT(*) FROM mfa_policies p" + where.sql()), where.binds()));
        BASALT_TRY_VOID(counted.next());
        page.total = counted.integer(0);
    }
    const QByteArray limit = where.bind(query.limit);
    const QByteArray offset = where.bind(query.offset);
    BASALT_TRY(auto rows,
               m_connection.query(QByteArray(kPolicyColumns + where.sql() + " ORDER BY p.created_at, p.id LIMIT " + limit
                                             + " OFFSET " + offset),
                                  where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readPolicy(rows));
    }
}

Result<std::optional<MfaPolicy>> MfaPolicyStore::find(const QByteArray &id, const QByteArray &accountId)
{
    WhereBuilder where("1 = 1");
    where.add("p.id = " + where.bind(id));
    if (!accountId.isNull())
        where.add("p.account_id = " + where.bind(accountId));
    BASALT_TRY(auto rows, m_connection.query(QByteArray(kPolicyColumns + where.sql()), where.binds()));
    return onePolicy(std::move(rows));
}

Result<std::optional<MfaPolicy>> MfaPolicyStore::findSame(const MfaPolicy &policy)
{
    WhereBuilder where(scopeCondition(scopeOf(policy)));
    if (!policy.userId.isNull())
        where.add("p.user_id = " + where.bind(policy.userId));
    else if (!policy.groupId.isNull())
        where.add("p.group_id = " + where.bind(policy.groupId));
    else if (!policy.accountId.isNull())
        where.add("p.account_id = " + where.bind(policy.accountId));
    BASALT_TRY(auto rows, m_connection.query(QByteArray(kPolicyColumns + where.sql()), where.binds()));
    return onePolicy(std::move(rows));
}

Result<void> MfaPolicyStore::insert(const MfaPolicy &policy)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO mfa_policies (id, account_id, group_id, user_id, is_required, created_at, created_by) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        {policy.id, db::textOrNull(policy.accountId), db::textOrNull(policy.groupId), db::textOrNull(policy.userId),
         policy.isRequired, policy.createdAt, db::textOrNull(policy.createdBy)}));
    return {};
}

Result<void> MfaPolicyStore::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM mfa_policies WHERE id = $1", {id}));
    return {};
}

Result<QByteArray> MfaPolicyStore::accountOfGroup(const QByteArray &groupId)
{
    BASALT_TRY(auto rows, m_connection.query("SELECT account_id FROM groups WHERE id = $1", {groupId}));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray();
}

} // namespace basalt::auth
