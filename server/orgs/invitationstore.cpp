// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationstore.h"

#include "auth/sqltext.h"

#include <array>

namespace basalt::orgs {

namespace {

constexpr char kInvitationColumns[] =
    "SELECT i.id, i.account_id, a.account_code, a.name, i.email, i.email_folded, i.role_id, r.name, i.as_owner, i.message, "
    "i.locale, i.status, i.delivery, i.invited_by, u.display_name, u.email, i.created_at, i.sent_at, i.expires_at, "
    "i.answered_at, i.user_id";
constexpr char kInvitationTables[] =
    " FROM invitations i JOIN accounts a ON a.id = i.account_id AND a.status <> 'deleted' JOIN roles r ON r.id = i.role_id "
    "LEFT JOIN users u ON u.id = i.invited_by";

Invitation readInvitation(const db::Rows &rows)
{
    Invitation invitation;
    invitation.id = rows.string(0);
    invitation.accountId = rows.string(1);
    invitation.accountCode = rows.string(2);
    invitation.accountName = rows.string(3);
    invitation.email = rows.string(4);
    invitation.emailFolded = rows.string(5);
    invitation.roleId = rows.integer(6);
    invitation.roleName = rows.string(7);
    invitation.asOwner = rows.boolean(8);
    invitation.message = rows.string(9);
    invitation.locale = rows.string(10);
    invitation.status = rows.string(11);
    invitation.isMailed = rows.text(12) == "mail";
    invitation.invitedBy = rows.string(13);
    invitation.inviterName = rows.string(14).isEmpty() ? rows.string(15) : rows.string(14);
    invitation.createdAt = rows.timestamp(16);
    invitation.sentAt = rows.timestamp(17);
    invitation.expiresAt = rows.timestamp(18);
    invitation.answeredAt = rows.timestamp(19);
    invitation.userId = rows.string(20);
    return invitation;
}

} // namespace

Result<std::optional<Invitation>> InvitationStore::findWhere(const QByteArray &condition, std::span<const db::Value> binds)
{
    std::optional<Invitation> found;
    {
        const QByteArray sql = QByteArray(kInvitationColumns) + kInvitationTables + " WHERE " + condition;
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        BASALT_TRY(const bool any, rows.next());
        if (!any)
            return found;
        found = readInvitation(rows);
    }
    BASALT_TRY(
        auto rows,
        m_connection.query("SELECT group_id FROM invitation_groups WHERE invitation_id = $1 ORDER BY group_id", {found->id}));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        found->groups.append(rows.string(0));
    }
}

Result<std::optional<Invitation>> InvitationStore::find(const QByteArray &id, const QByteArray &accountId)
{
    if (accountId.isNull())
        return findWhere("i.id = $1", std::array{db::Value(id)});
    return findWhere("i.id = $1 AND i.account_id = $2", std::array{db::Value(id), db::Value(accountId)});
}

Result<std::optional<Invitation>> InvitationStore::findByToken(const QByteArray &tokenHash)
{
    return findWhere("i.token_hash = $1", std::array{db::Value(tokenHash)});
}

Result<std::optional<Invitation>> InvitationStore::pendingFor(const QByteArray &accountId, const QByteArray &emailFolded)
{
    return findWhere("i.account_id = $1 AND i.email_folded = $2 AND i.status = 'pending'",
                     std::array{db::Value(accountId), db::Value(emailFolded)});
}

Result<auth::Page<Invitation>> InvitationStore::list(const InvitationQuery &query)
{
    auth::WhereBuilder where("1 = 1");
    if (!query.accountId.isNull())
        where.add("i.account_id = " + where.bind(query.accountId));
    if (!query.emailFolded.isNull())
        where.add("i.email_folded = " + where.bind(query.emailFolded));
    if (query.status == "expired") {
        where.add("(i.status = 'expired' OR (i.status = 'pending' AND i.expires_at <= " + where.bind(query.now) + "))");
    } else if (query.status == "accepted") {
        where.add("i.user_id IS NOT NULL");
    } else if (query.status == "pending") {
        where.add("i.status = 'pending' AND i.expires_at > " + where.bind(query.now));
    } else if (!query.status.isNull()) {
        where.add("i.status = " + where.bind(query.status));
    }
    if (!query.search.isNull())
        where.add(m_connection.dialect().likeFolded("i.email", where.bind(auth::likeContains(query.search))));
    auth::Page<Invitation> page;
    {
        const QByteArray sql = QByteArray("SELECT COUNT(*)") + kInvitationTables + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray sql = QByteArray(kInvitationColumns) + kInvitationTables + where.sql()
        + " ORDER BY i.created_at DESC, i.id DESC LIMIT " + where.bind(query.limit) + " OFFSET " + where.bind(query.offset);
    BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return page;
        page.items.append(readInvitation(rows));
    }
}

Result<void> InvitationStore::insert(const Invitation &invitation, const QByteArray &tokenHash)
{
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO invitations (id, account_id, email, email_folded, role_id, as_owner, message, locale, token_hash, "
        "delivery, "
        "invited_by, created_at, sent_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {invitation.id, invitation.accountId, invitation.email, invitation.emailFolded, invitation.roleId, invitation.asOwner,
         invitation.message, db::textOrNull(invitation.locale), tokenHash, QByteArray(invitation.isMailed ? "mail" : "shown"),
         invitation.invitedBy, invitation.createdAt, invitation.sentAt, invitation.expiresAt}));
    for (const QByteArray &group : invitation.groups) {
        BASALT_TRY_VOID(m_connection.execute("INSERT INTO invitation_groups (invitation_id, group_id) VALUES ($1, $2)",
                                             {invitation.id, group}));
    }
    return {};
}

Result<void> InvitationStore::renew(const Invitation &invitation, const QByteArray &tokenHash)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE invitations SET status = 'pending', answered_at = NULL, token_hash = $2, delivery = $3, sent_at = $4, "
        "expires_at = $5, invited_by = $6 WHERE id = $1",
        {invitation.id, tokenHash, QByteArray(invitation.isMailed ? "mail" : "shown"), invitation.sentAt, invitation.expiresAt,
         invitation.invitedBy}));
    return {};
}

Result<bool> InvitationStore::answer(const QByteArray &id, const QByteArray &status, const QByteArray &userId,
                                     const QByteArray &now)
{
    BASALT_TRY(const qint64 changed,
               m_connection.execute("UPDATE invitations SET status = $2, user_id = $3, answered_at = $4 "
                                    "WHERE id = $1 AND status IN ('pending', 'expired')",
                                    {id, status, db::textOrNull(userId), now}));
    return changed == 1;
}

Result<void> InvitationStore::hold(const QByteArray &id)
{
    const QByteArray sql = "SELECT 1 FROM invitations WHERE id = $1" + m_connection.dialect().rowLock().toByteArray();
    BASALT_TRY(auto rows, m_connection.query(sql, {id}));
    BASALT_TRY_VOID(rows.next());
    return {};
}

Result<void> InvitationStore::setStatus(const QByteArray &id, const QByteArray &status)
{
    BASALT_TRY_VOID(m_connection.execute("UPDATE invitations SET status = $2 WHERE id = $1", {id, status}));
    return {};
}

Result<QList<InvitationStore::Overdue>> InvitationStore::overdue(const QByteArray &now, qint64 atMost)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT i.id, i.account_id FROM invitations i JOIN accounts a ON a.id = i.account_id "
                                  "AND a.status <> 'deleted' WHERE i.status = 'pending' AND i.expires_at <= $1 "
                                  "ORDER BY i.expires_at LIMIT $2",
                                  {now, atMost}));
    QList<Overdue> found;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return found;
        found.append({rows.string(0), rows.string(1)});
    }
}

} // namespace basalt::orgs
