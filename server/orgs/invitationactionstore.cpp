// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationactionstore.h"

#include "auth/sqltext.h"

#include <QJsonDocument>

#include <array>

namespace basalt::orgs {

namespace {

constexpr char kActionColumns[] =
    "SELECT x.id, x.invitation_id, x.account_id, x.type, x.phase, x.condition, x.sequence, x.is_required, x.status, x.payload, "
    "x.result, x.error, x.created_at, x.started_at, x.ended_at";
/** What is of a deleted account is not there. */
constexpr char kActionTables[] = " FROM invitation_actions x JOIN accounts a ON a.id = x.account_id AND a.status <> 'deleted'";

InvitationAction readAction(const db::Rows &rows)
{
    InvitationAction action;
    action.id = rows.string(0);
    action.invitationId = rows.string(1);
    action.accountId = rows.string(2);
    action.type = rows.string(3);
    action.phase = rows.string(4);
    action.condition = rows.string(5);
    action.sequence = rows.integer(6);
    action.isRequired = rows.boolean(7);
    action.status = rows.string(8);
    action.payload = QJsonDocument::fromJson(rows.string(9)).object();
    action.result = rows.string(10);
    action.error = rows.string(11);
    action.createdAt = rows.timestamp(12);
    action.startedAt = rows.timestamp(13);
    action.endedAt = rows.timestamp(14);
    return action;
}

} // namespace

QByteArray payloadText(const QJsonObject &payload)
{
    return QJsonDocument(payload).toJson(QJsonDocument::Compact);
}

Result<QList<InvitationAction>> InvitationActionStore::read(const QByteArray &rest, std::span<const db::Value> binds)
{
    const QByteArray sql = QByteArray(kActionColumns) + kActionTables + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<InvitationAction> actions;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return actions;
        actions.append(readAction(rows));
    }
}

Result<void> InvitationActionStore::insert(const InvitationAction &action)
{
    BASALT_TRY_VOID(
        m_connection.execute("INSERT INTO invitation_actions (id, invitation_id, account_id, type, phase, condition, sequence, "
                             "is_required, payload, "
                             "created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                             {action.id, action.invitationId, action.accountId, action.type, action.phase, action.condition,
                              action.sequence, action.isRequired, payloadText(action.payload), action.createdAt}));
    return {};
}

Result<QList<InvitationAction>> InvitationActionStore::ofInvitation(const QByteArray &invitationId)
{
    return read(" WHERE x.invitation_id = $1 ORDER BY x.sequence, x.id", std::array{db::Value(invitationId)});
}

Result<std::optional<InvitationAction>> InvitationActionStore::find(const QByteArray &id, const QByteArray &accountId)
{
    auth::WhereBuilder where("1 = 1");
    where.add("x.id = " + where.bind(id));
    if (!accountId.isNull())
        where.add("x.account_id = " + where.bind(accountId));
    BASALT_TRY(const auto found, read(where.sql(), where.binds()));
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

Result<auth::Page<InvitationAction>> InvitationActionStore::list(const ActionQuery &query)
{
    auth::WhereBuilder where("1 = 1");
    const auto filter = [&where](const char *column, const QByteArray &value) {
        if (!value.isNull())
            where.add(column + QByteArray(" = ") + where.bind(value));
    };
    filter("x.account_id", query.accountId);
    filter("x.invitation_id", query.invitationId);
    filter("x.type", query.type);
    filter("x.status", query.status);
    auth::Page<InvitationAction> page;
    {
        const QByteArray sql = QByteArray("SELECT COUNT(*)") + kActionTables + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    // In the order of the SQL text: the binds grow with it.
    const QByteArray limit = where.bind(query.limit);
    const QByteArray offset = where.bind(query.offset);
    BASALT_TRY(
        page.items,
        read(where.sql() + " ORDER BY x.created_at, x.sequence, x.id LIMIT " + limit + " OFFSET " + offset, where.binds()));
    return page;
}

Result<void> InvitationActionStore::update(const InvitationAction &action)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE invitation_actions SET status = $2, payload = $3, result = $4, error = $5, started_at = $6, ended_at = $7 "
        "WHERE id = $1",
        {action.id, action.status, payloadText(action.payload), db::textOrNull(action.result), db::textOrNull(action.error),
         db::textOrNull(action.startedAt), db::textOrNull(action.endedAt)}));
    return {};
}

} // namespace basalt::orgs
