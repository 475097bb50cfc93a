// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/blackliststore.h"

#include "auth/sqltext.h"

#include <array>

namespace basalt::auth {

Result<QList<BlacklistEntry>> BlacklistStore::readAll(const QByteArray &rest, std::span<const db::Value> binds)
{
    const QByteArray sql = "SELECT b.id, b.kind, b.provider_code, b.value, b.value_folded, b.reason, b.note, b.user_id, "
                           "b.created_at, b.created_by FROM blacklist b"
        + rest;
    BASALT_TRY(auto rows, m_connection.query(sql, binds));
    QList<BlacklistEntry> entries;
    while (true) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return entries;
        BlacklistEntry entry;
        entry.id = rows.string(0);
        entry.kind = rows.string(1);
        entry.provider = rows.string(2);
        entry.value = rows.string(3);
        entry.folded = rows.string(4);
        entry.reason = rows.string(5);
        entry.note = rows.string(6);
        entry.userId = rows.string(7);
        entry.createdAt = rows.timestamp(8);
        entry.createdBy = rows.string(9);
        entries.append(std::move(entry));
    }
}

Result<std::optional<BlacklistEntry>> BlacklistStore::find(const QByteArray &id)
{
    BASALT_TRY(const auto found, readAll(" WHERE b.id = $1", std::array{db::Value(id)}));
    return found.isEmpty() ? std::optional<BlacklistEntry>() : std::optional(found.first());
}

Result<std::optional<BlacklistEntry>> BlacklistStore::findValue(const QByteArray &kind, const QByteArray &provider,
                                                                const QByteArray &folded)
{
    BASALT_TRY(const auto found,
               readAll(" WHERE b.kind = $1 AND b.provider_code = $2 AND b.value_folded = $3",
                       std::array{db::Value(kind), db::Value(provider), db::Value(folded)}));
    return found.isEmpty() ? std::optional<BlacklistEntry>() : std::optional(found.first());
}

Result<Page<BlacklistEntry>> BlacklistStore::list(const BlacklistQuery &query)
{
    const db::Dialect &dialect = m_connection.dialect();
    WhereBuilder where("1 = 1");
    if (!query.kind.isNull())
        where.add("b.kind = " + where.bind(query.kind));
    if (!query.reason.isNull())
        where.add("b.reason = " + where.bind(query.reason));
    if (!query.search.isNull()) {
        const QByteArray pattern = where.bind(likeContains(query.search));
        where.add('(' + dialect.likeFolded("b.value", pattern) + " OR " + dialect.likeFolded("b.note", pattern) + ')');
    }
    Page<BlacklistEntry> page;
    {
        const QByteArray sql = "SELECT COUNT(*) FROM blacklist b" + where.sql();
        BASALT_TRY(auto rows, m_connection.query(sql, where.binds()));
        BASALT_TRY_VOID(rows.next());
        page.total = rows.integer(0);
    }
    const QByteArray limit = where.bind(query.limit);
    const QByteArray offset = where.bind(query.offset);
    BASALT_TRY(
        page.items,
        readAll(where.sql() + " ORDER BY b.created_at DESC, b.id DESC LIMIT " + limit + " OFFSET " + offset, where.binds()));
    return page;
}

Result<bool> BlacklistStore::insert(const BlacklistEntry &entry)
{
    BASALT_TRY(
        const qint64 made,
        m_connection.execute("INSERT INTO blacklist (id, kind, provider_code, value, value_folded, reason, note, user_id, "
                             "created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) "
                             "ON CONFLICT (kind, provider_code, value_folded) DO NOTHING",
                             {entry.id, entry.kind, entry.provider, entry.value, entry.folded, entry.reason, entry.note,
                              db::textOrNull(entry.userId), entry.createdAt, db::textOrNull(entry.createdBy)}));
    return made > 0;
}

Result<void> BlacklistStore::remove(const QByteArray &id)
{
    BASALT_TRY_VOID(m_connection.execute("DELETE FROM blacklist WHERE id = $1", {id}));
    return {};
}

} // namespace basalt::auth
