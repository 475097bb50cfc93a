// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/accountrecords.h"

#include "db/dialect.h"

#include <algorithm>
#include <vector>

namespace basalt::collections {

namespace {

using Erased = auth::AccountEraser::Erased;

QByteArray identifier(const QByteArray &name)
{
    return db::Dialect::quoteIdentifier(name);
}

/** The collections in which the account has records. */
Result<std::vector<schema::CollectionPtr>> withRecords(db::Connection &connection, const schema::SchemaSnapshot &schema,
                                                       const QByteArray &accountId)
{
    std::vector<schema::CollectionPtr> found;
    for (const schema::CollectionPtr &collection : schema.collections()) {
        if (collection->isView())
            continue;
        const QByteArray sql = "SELECT 1 FROM " + identifier(collection->tableName) + " WHERE \"account_id\" = $1 LIMIT 1";
        BASALT_TRY(auto rows, connection.query(sql, {accountId}));
        BASALT_TRY(const bool any, rows.next());
        if (any)
            found.push_back(collection);
    }
    return found;
}

/** References that keep records of these collections: from one of them, and restricting. */
std::vector<schema::IncomingReference> holds(const schema::SchemaSnapshot &schema,
                                             const std::vector<schema::CollectionPtr> &among, const schema::Collection &target)
{
    std::vector<schema::IncomingReference> restricting;
    for (const schema::IncomingReference &reference : schema.referencesTo(target.id)) {
        const schema::Field &field = reference.from->columns[size_t(reference.column)];
        const bool isAmong = std::ranges::any_of(
            among, [&reference](const schema::CollectionPtr &collection) { return collection->id == reference.from->id; });
        if (isAmong && field.onDelete == schema::OnDelete::Restrict)
            restricting.push_back(reference);
    }
    return restricting;
}

Result<qint64> eraseFrom(db::Connection &connection, const schema::Collection &collection, const QByteArray &accountId,
                         qint64 atMost)
{
    const QByteArray table = identifier(collection.tableName);
    const QByteArray sql = "DELETE FROM " + table + " WHERE \"id\" IN (SELECT \"id\" FROM " + table
        + " WHERE \"account_id\" = $1 ORDER BY \"created_at\", \"id\" LIMIT $2)";
    return connection.execute(sql, {accountId, atMost});
}

/** Lets go of what a restricting field of these records refers to. */
Result<qint64> release(db::Connection &connection, const schema::IncomingReference &reference, const QByteArray &accountId,
                       qint64 atMost)
{
    const schema::Field &field = reference.from->columns[size_t(reference.column)];
    const QByteArray table = identifier(reference.from->tableName);
    if (field.hasJunction()) {
        const QByteArray junction = identifier(field.junction);
        const QByteArray sql = "DELETE FROM " + junction + " WHERE \"record_id\" IN (SELECT j.\"record_id\" FROM " + junction
            + " j JOIN " + table + " r ON r.\"id\" = j.\"record_id\" WHERE r.\"account_id\" = $1 LIMIT $2)";
        return connection.execute(sql, {accountId, atMost});
    }
    const QByteArray column = identifier(field.column);
    const QByteArray sql = "UPDATE " + table + " SET " + column + " = NULL WHERE \"id\" IN (SELECT \"id\" FROM " + table
        + " WHERE \"account_id\" = $1 AND " + column + " IS NOT NULL LIMIT $2)";
    return connection.execute(sql, {accountId, atMost});
}

} // namespace

Result<std::optional<Erased>> AccountRecords::eraseSome(db::Connection &connection, const QByteArray &accountId, qint64 atMost)
{
    const auto schema = m_registry.current();
    BASALT_TRY(const auto left, withRecords(connection, *schema, accountId));
    if (left.empty())
        return std::optional<Erased>();
    // What nothing holds goes first, so that most records go without being changed before.
    for (const schema::CollectionPtr &collection : left) {
        if (!holds(*schema, left, *collection).empty())
            continue;
        BASALT_TRY(const qint64 rows, eraseFrom(connection, *collection, accountId, atMost));
        return std::optional(Erased{collection->tableName, collection->name, rows});
    }
    // The rest hold each other or themselves.
    for (const schema::CollectionPtr &collection : left) {
        for (const schema::IncomingReference &reference : holds(*schema, left, *collection)) {
            BASALT_TRY(const qint64 rows, release(connection, reference, accountId, atMost));
            if (rows > 0)
                return std::optional(Erased{reference.from->tableName, reference.from->name, rows});
        }
    }
    BASALT_TRY(const qint64 rows, eraseFrom(connection, *left.front(), accountId, atMost));
    return std::optional(Erased{left.front()->tableName, left.front()->name, rows});
}

} // namespace basalt::collections
