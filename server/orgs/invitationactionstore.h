// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "db/connection.h"
#include "orgs/invitationaction.h"

#include <optional>

namespace basalt::orgs {

/** Which actions to list, the oldest first; what is null does not matter. */
struct ActionQuery
{
    QByteArray accountId;
    QByteArray invitationId;
    QByteArray type;
    QByteArray status;
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of `invitation_actions`. Lives as long as one job of its connection. */
class InvitationActionStore
{
public:
    explicit InvitationActionStore(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<void> insert(const InvitationAction &action);
    /** All of an invitation, in the order in which they are done. */
    [[nodiscard]] Result<QList<InvitationAction>> ofInvitation(const QByteArray &invitationId);
    /** Of that account; null: of any. */
    [[nodiscard]] Result<std::optional<InvitationAction>> find(const QByteArray &id, const QByteArray &accountId);
    [[nodiscard]] Result<auth::Page<InvitationAction>> list(const ActionQuery &query);

    /** Status, payload, result, error and instants. */
    [[nodiscard]] Result<void> update(const InvitationAction &action);

private:
    [[nodiscard]] Result<QList<InvitationAction>> read(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

/** The compact JSON of a payload. */
[[nodiscard]] QByteArray payloadText(const QJsonObject &payload);

} // namespace basalt::orgs
