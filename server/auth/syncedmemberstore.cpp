// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/syncedmemberstore.h"

#include <algorithm>
#include <vector>

namespace basalt::auth {

namespace {

constexpr qsizetype kChunk = 200; ///< of the texts of one statement

/** Binds the chunk that begins at `from`. Always as many places, the last text repeated, so that one statement serves all. */
QByteArray bindChunk(std::vector<db::Value> &binds, const QList<QByteArray> &texts, qsizetype from)
{
    QByteArray places;
    for (qsizetype i = from; i < from + kChunk; ++i) {
        binds.emplace_back(texts[std::min(i, texts.size() - 1)]);
        places += (places.isEmpty() ? "$" : ", $") + QByteArray::number(qsizetype(binds.size()));
    }
    return places;
}

QByteArray absentRows()
{
    return "FROM synced_members s WHERE s.group_id = $1 AND s.provider_code = $2 AND NOT EXISTS "
           "(SELECT 1 FROM group_members g WHERE g.group_id = $1 AND g.user_id = s.user_id)";
}

} // namespace

Result<QSet<QByteArray>> SyncedMemberStore::usersAmong(const QByteArray &accountId, const QList<QByteArray> &ids)
{
    QSet<QByteArray> found;
    for (qsizetype from = 0; from < ids.size(); from += kChunk) {
        std::vector<db::Value> binds{accountId};
        const QByteArray sql = "SELECT id FROM users WHERE account_id = $1 AND id IN (" + bindChunk(binds, ids, from) + ')';
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            found.insert(rows.string(0));
        }
    }
    return found;
}

Result<QHash<QByteArray, QByteArray>> SyncedMemberStore::usersBySubject(const QByteArray &accountId, const QByteArray &provider,
                                                                        const QList<QByteArray> &subjects)
{
    QHash<QByteArray, QByteArray> bySubject;
    QHash<QByteArray, QByteArray> byObject;
    for (qsizetype from = 0; from < subjects.size(); from += kChunk) {
        std::vector<db::Value> binds{accountId, provider};
        const QByteArray places = bindChunk(binds, subjects, from);
        const QByteArray sql = "SELECT user_id, subject, object_id FROM user_identities "
                               "WHERE account_id = $1 AND provider_code = $2 AND (subject IN ("
            + places + ") OR object_id IN (" + places + "))";
        BASALT_TRY(auto rows, m_connection.query(sql, binds));
        while (true) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            bySubject.insert(rows.string(1), rows.string(0));
            if (const QByteArray object = rows.string(2); !object.isNull())
                byObject.insert(object, rows.string(0));
        }
    }
    byObject.insert(bySubject);
    return byObject;
}

Result<QSet<QByteArray>> SyncedMemberStore::members(const MemberList &list)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT user_id FROM synced_members WHERE group_id = $1 AND provider_code = $2",
                                  {list.groupId, list.provider}));
    QSet<QByteArray> users;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return users;
        users.insert(rows.string(0));
    }
}

Result<void> SyncedMemberStore::add(const MemberList &list, const QList<QByteArray> &users, const QByteArray &now)
{
    for (qsizetype from = 0; from < users.size(); from += kChunk) {
        std::vector<db::Value> binds{list.groupId, list.provider, now};
        const QByteArray sql = "INSERT INTO synced_members (group_id, provider_code, user_id, created_at) "
                               "SELECT $1, $2, u.id, $3 FROM users u WHERE u.id IN ("
            + bindChunk(binds, users, from) + ')';
        BASALT_TRY_VOID(m_connection.execute(sql, binds));
    }
    return {};
}

Result<void> SyncedMemberStore::remove(const MemberList &list, const QList<QByteArray> &users)
{
    for (qsizetype from = 0; from < users.size(); from += kChunk) {
        std::vector<db::Value> binds{list.groupId, list.provider};
        const QByteArray sql = "DELETE FROM synced_members WHERE group_id = $1 AND provider_code = $2 AND user_id IN ("
            + bindChunk(binds, users, from) + ')';
        BASALT_TRY_VOID(m_connection.execute(sql, binds));
    }
    return {};
}

Result<QList<QByteArray>> SyncedMemberStore::absent(const MemberList &list)
{
    const QByteArray sql = "SELECT s.user_id " + absentRows() + " ORDER BY s.user_id";
    BASALT_TRY(auto rows, m_connection.query(sql, {list.groupId, list.provider}));
    QList<QByteArray> users;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return users;
        users.append(rows.string(0));
    }
}

Result<qint64> SyncedMemberStore::addAbsent(const MemberList &list, const QByteArray &now)
{
    const QByteArray sql =
        "INSERT INTO group_members (group_id, user_id, source, created_at) SELECT $1, s.user_id, 'synced', $3 " + absentRows();
    return m_connection.execute(sql, {list.groupId, list.provider, now});
}

Result<void> SyncedMemberStore::clearGroup(const QByteArray &groupId)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM synced_members WHERE group_id = $1", {groupId}));
    return {};
}

Result<void> SyncedMemberStore::clearProvider(const QByteArray &provider)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM synced_members WHERE provider_code = $1", {provider}));
    return {};
}

} // namespace basalt::auth
