// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/connection.h"
#include "orgs/invitationtemplate.h"

namespace basalt::orgs {

/** The SQL of `invitation_templates`. A null account is that of those of every account. Lives as long as one job of its connection. */
class InvitationTemplateStore
{
public:
    explicit InvitationTemplateStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<std::optional<InvitationTemplate>> find(const QByteArray &id);
    [[nodiscard]] Result<std::optional<InvitationTemplate>> findCode(const QByteArray &accountId, const QByteArray &code);
    /** Those of the account, by their codes. */
    [[nodiscard]] Result<QList<InvitationTemplate>> ofAccount(const QByteArray &accountId);

    /** False: the code is taken. */
    [[nodiscard]] Result<bool> insert(const InvitationTemplate &made, const QByteArray &actorId);
    [[nodiscard]] Result<void> update(const InvitationTemplate &changed, const QByteArray &actorId);
    [[nodiscard]] Result<void> remove(const QByteArray &id);

private:
    [[nodiscard]] Result<QList<InvitationTemplate>> read(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::orgs
