// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "orgs/invitationtemplatestore.h"

#include <array>

namespace basalt::orgs {

namespace {

constexpr char kTemplateColumns[] = "SELECT x.id, x.account_id, x.code, x.title, x.message, x.actions, x.is_active, x.source, "
                                    "x.created_at, x.updated_at FROM invitation_templates x ";

InvitationTemplate readTemplate(const db::Rows &rows)
{
    InvitationTemplate found;
    found.id = rows.string(0);
    found.accountId = rows.string(1);
    found.code = rows.string(2);
    found.title = rows.string(3);
    found.message = rows.string(4);
    found.actions = actionsFrom(rows.string(5));
    found.isActive = rows.boolean(6);
    found.source = rows.string(7);
    found.createdAt = rows.timestamp(8);
    found.updatedAt = rows.timestamp(9);
    return found;
}

std::optional<InvitationTemplate> first(const QList<InvitationTemplate> &found)
{
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

} // namespace

Result<QList<InvitationTemplate>> InvitationTemplateStore::read(const QByteArray &rest, std::span<const db::Value> binds)
{
    const QByteArray sql = kTemplateColumns + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<InvitationTemplate> templates;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return templates;
        templates.append(readTemplate(rows));
    }
}

Result<std::optional<InvitationTemplate>> InvitationTemplateStore::find(const QByteArray &id)
{
    BASALT_TRY(const auto found, read("WHERE x.id = $1", std::array{db::Value(id)}));
    return first(found);
}

Result<std::optional<InvitationTemplate>> InvitationTemplateStore::findCode(const QByteArray &accountId, const QByteArray &code)
{
    const QByteArray account = accountId.isNull() ? QByteArray("") : accountId;
    BASALT_TRY(const auto found,
               read("WHERE COALESCE(x.account_id, '') = $1 AND x.code = $2", std::array{db::Value(account), db::Value(code)}));
    return first(found);
}

Result<QList<InvitationTemplate>> InvitationTemplateStore::ofAccount(const QByteArray &accountId)
{
    const QByteArray account = accountId.isNull() ? QByteArray("") : accountId;
    return read("WHERE COALESCE(x.account_id, '') = $1 ORDER BY x.code", std::array{db::Value(account)});
}

Result<bool> InvitationTemplateStore::insert(const InvitationTemplate &made, const QByteArray &actorId)
{
    BASALT_TRY(const auto same, findCode(made.accountId, made.code));
    if (same)
        return false;
    BASALT_TRY_VOID(m_connection.execute(
        "INSERT INTO invitation_templates (id, account_id, code, title, message, actions, is_active, source, created_at, "
        "updated_at, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {made.id, db::textOrNull(made.accountId), made.code, made.title, made.message, actionsText(made.actions), made.isActive,
         db::textOrNull(made.source), made.createdAt, made.updatedAt, db::textOrNull(actorId)}));
    return true;
}

Result<void> InvitationTemplateStore::update(const InvitationTemplate &changed, const QByteArray &actorId)
{
    BASALT_TRY_VOID(m_connection.execute(
        "UPDATE invitation_templates SET title = $2, message = $3, actions = $4, is_active = $5, source = $6, updated_at = $7, "
        "updated_by = $8 WHERE id = $1",
        {changed.id, changed.title, changed.message, actionsText(changed.actions), changed.isActive,
         db::textOrNull(changed.source), changed.updatedAt, db::textOrNull(actorId)}));
    return {};
}

Result<void> InvitationTemplateStore::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM invitation_templates WHERE id = $1", {id}));
    return {};
}

} // namespace basalt::orgs
