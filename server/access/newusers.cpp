// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/newusers.h"

namespace basalt::access {

namespace {

Result<QList<QByteArray>> givenToNewUsers(db::Connection &connection, const QByteArray &accountId, qint64 roleId)
{
    BASALT_TRY(auto rows,
               connection.query("WITH given(permission_id, set_id) AS ("
                                "SELECT NULL, s.id FROM permission_sets s WHERE s.account_id = $1 AND s.role_id = $2 "
                                "UNION ALL SELECT a.permission_id, a.set_id FROM permission_assignments a "
                                "JOIN groups g ON g.id = a.group_id WHERE g.account_id = $1 AND g.is_default = $3) "
                                "SELECT p.code FROM given JOIN permissions p ON p.id = given.permission_id "
                                "UNION SELECT p.code FROM given JOIN permission_set_entries e ON e.set_id = given.set_id "
                                "JOIN permissions p ON p.id = e.permission_id ORDER BY 1",
                                {accountId, roleId, true}));
    QList<QByteArray> codes;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return codes;
        codes.append(rows.string(0));
    }
}

} // namespace

Result<void> mayGiveNewUsers(db::Connection &connection, const AccessChange &access, const QByteArray &accountId, qint64 roleId)
{
    BASALT_TRY(const auto codes, givenToNewUsers(connection, accountId, roleId));
    return access.mayGive(codes);
}

Result<void> admitNewUser(db::WriteContext &context, const AccessParts &parts, const Asker &asker,
                          const auth::DraftedUser &draft)
{
    if (asker.caller.superadmin)
        return {};
    if (draft.user.type == auth::kPersonType)
        return Error::of(Code::SuperadminRequired);
    BASALT_TRY(const QByteArray accountId, accountMeant(context.connection(), asker.caller, draft.account));
    BASALT_TRY(const auto access, AccessChange::begin(context, parts, asker, accountId, "users.create"));
    return mayGiveNewUsers(context.connection(), access, accountId, draft.user.roleId);
}

void NewUsers::create(db::Session &session, Asker asker, const auth::NewUser &input, db::WriteCompanion<auth::User> companion,
                      db::Completion<auth::User> done)
{
    const db::AuditActor actor = asker.actor;
    auto admit = [parts = m_parts, asker = std::move(asker)](db::WriteContext &context, const auth::DraftedUser &draft) {
        return admitNewUser(context, parts, asker, draft);
    };
    m_users.create(session, input, {actor, std::move(admit)}, std::move(companion), std::move(done));
}

} // namespace basalt::access
