// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "core/result.h"
#include "db/connection.h"
#include "orgs/invitation.h"

#include <optional>

namespace basalt::orgs {

/** Which invitations to list, newest first. */
struct InvitationQuery
{
    QByteArray accountId;   ///< null: of all accounts
    QByteArray emailFolded; ///< to this address; null: to all
    /** As Invitation::status, but `accepted` are all whom somebody has accepted, and `expired` also those nothing has swept; null: all. */
    QByteArray status;
    QByteArray search; ///< in the address; null: all
    QByteArray now;
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of `invitations`. Lives as long as one job of its connection. */
class InvitationStore
{
public:
    explicit InvitationStore(db::Connection &connection) : m_connection(connection) { }

    /** With its groups. `accountId` null: in whatever account that is not deleted. */
    [[nodiscard]] Result<std::optional<Invitation>> find(const QByteArray &id, const QByteArray &accountId);
    [[nodiscard]] Result<std::optional<Invitation>> findByToken(const QByteArray &tokenHash);
    /** The open one for an address, be its time over. */
    [[nodiscard]] Result<std::optional<Invitation>> pendingFor(const QByteArray &accountId, const QByteArray &emailFolded);
    [[nodiscard]] Result<auth::Page<Invitation>> list(const InvitationQuery &query);

    [[nodiscard]] Result<void> insert(const Invitation &invitation, const QByteArray &tokenHash);
    /** Nobody else changes it until the transaction ends. */
    [[nodiscard]] Result<void> hold(const QByteArray &id);
    /** Pending, with another secret and another end; the secret before is of no use any more. */
    [[nodiscard]] Result<void> renew(const Invitation &invitation, const QByteArray &tokenHash);
    /** Of one that nobody has answered, pending or expired; false: somebody has. */
    [[nodiscard]] Result<bool> answer(const QByteArray &id, const QByteArray &status, const QByteArray &userId,
                                      const QByteArray &now);
    /** Of one that was accepted. */
    [[nodiscard]] Result<void> setStatus(const QByteArray &id, const QByteArray &status);
    /** Ids and accounts of up to `atMost` pending ones whose time is over. */
    struct Overdue
    {
        QByteArray id;
        QByteArray accountId;
    };
    [[nodiscard]] Result<QList<Overdue>> overdue(const QByteArray &now, qint64 atMost);

private:
    [[nodiscard]] Result<std::optional<Invitation>> findWhere(const QByteArray &condition, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::orgs
