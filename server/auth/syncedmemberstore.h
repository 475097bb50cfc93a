// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/connection.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

namespace basalt::auth {

/** A list of who is in a group. */
struct MemberList
{
    QByteArray groupId;
    QByteArray provider; ///< whose members it names; empty: it names users by their ids
};

/**
 * The SQL of `synced_members`, and of finding those whom a list names. How it goes together with mappings is said by
 * ReportedMemberStore. Lives as long as one job of its connection.
 */
class SyncedMemberStore
{
public:
    explicit SyncedMemberStore(db::Connection &connection) : m_connection(connection) { }

    /** Those of the ids that are users of the account. */
    [[nodiscard]] Result<QSet<QByteArray>> usersAmong(const QByteArray &accountId, const QList<QByteArray> &ids);
    /** Users of the account by what the provider calls them, be it the subject or the object id; the subject goes first. */
    [[nodiscard]] Result<QHash<QByteArray, QByteArray>> usersBySubject(const QByteArray &accountId, const QByteArray &provider,
                                                                       const QList<QByteArray> &subjects);

    [[nodiscard]] Result<QSet<QByteArray>> members(const MemberList &list);
    [[nodiscard]] Result<void> add(const MemberList &list, const QList<QByteArray> &users, const QByteArray &now);
    [[nodiscard]] Result<void> remove(const MemberList &list, const QList<QByteArray> &users);
    /** Who stands in the list and is no member of the group. */
    [[nodiscard]] Result<QList<QByteArray>> absent(const MemberList &list);
    /** Makes these members; what other lists and mappings said earlier stays as it is. How many were made. */
    [[nodiscard]] Result<qint64> addAbsent(const MemberList &list, const QByteArray &now);
    /** All lists of the group. */
    [[nodiscard]] Result<void> clearGroup(const QByteArray &groupId);
    /** The provider's lists of all groups, in every account. */
    [[nodiscard]] Result<void> clearProvider(const QByteArray &provider);

private:
    db::Connection &m_connection;
};

} // namespace basalt::auth
