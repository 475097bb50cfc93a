// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/page.h"
#include "db/connection.h"
#include "resources/resource.h"
#include "resources/resourcename.h"

#include <optional>

namespace basalt::resources {

/** Which lines are meant; what is null does not matter. */
struct GrantQuery
{
    QByteArray accountId;
    QByteArray typeCode;
    QByteArray resource; ///< ResourceName::text()
    QByteArray userId;
    QByteArray groupId;
    qint64 offset = 0;
    qint64 limit = 100;
};

/** The SQL of access lists. Lives as long as one job of its connection. */
class ResourceGrantStore
{
public:
    /** How many lines are read about a resource, to be changed or taken back together. */
    static constexpr qint64 kMaxAtOnce = 10'000;

    explicit ResourceGrantStore(db::Connection &connection) : m_connection(connection) { }

    /** By id; `accountId` null: in whatever account. */
    [[nodiscard]] Result<std::optional<ResourceGrant>> find(const QByteArray &id, const QByteArray &accountId);
    /** Newest first. */
    [[nodiscard]] Result<auth::Page<ResourceGrant>> list(const GrantQuery &query);
    /** The lines of one account and type about exactly this resource, or, if `isWhole`, about everything that it covers; Code::BodyTooLarge for more than kMaxAtOnce. */
    [[nodiscard]] Result<QList<ResourceGrant>> about(const QByteArray &accountId, const QByteArray &typeId,
                                                     const ResourceName &resource, bool isWhole);
    [[nodiscard]] Result<void> insert(const ResourceGrant &grant);
    /** Lets in or keeps out. */
    [[nodiscard]] Result<void> setDeny(const QByteArray &id, bool isDeny, const QByteArray &grantedBy);
    [[nodiscard]] Result<void> remove(const QByteArray &id);
    /** All that the user himself was given; what he is denied stays. How many lines that were. */
    [[nodiscard]] Result<qint64> removeGiven(const QByteArray &userId);

private:
    [[nodiscard]] Result<QList<ResourceGrant>> read(const QByteArray &rest, std::span<const db::Value> binds);

    db::Connection &m_connection;
};

} // namespace basalt::resources
