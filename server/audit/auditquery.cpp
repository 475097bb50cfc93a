// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditquery.h"

#include "core/timestamp.h"

#include <algorithm>
#include <array>

namespace basalt::audit {

namespace {

using Index = AuditQuery::Index;
using Sort = AuditFilter::Sort;

/** Beyond as many entries it no longer matters which filter names fewer. */
constexpr qint64 kMostCounted = 10'000;

struct IndexColumn
{
    Index index;
    QByteArrayView column;
};

constexpr std::array<IndexColumn, 6> kColumns{{{Index::Correlation, "correlation_id"},
                                               {Index::Record, "record_id"},
                                               {Index::User, "actor_id"},
                                               {Index::Table, "table_name"},
                                               {Index::Operation, "operation"},
                                               {Index::Account, "account_id"}}};

/** WHERE with its binds. */
struct Condition
{
    AuditStatement statement;

    void add(QByteArrayView comparison, db::Value value)
    {
        statement.binds.push_back(std::move(value));
        statement.sql += statement.sql.isEmpty() ? " WHERE " : " AND ";
        statement.sql += comparison;
        statement.sql += '$';
        statement.sql += QByteArray::number(statement.binds.size());
    }

    void addAnyOf(QByteArrayView column, const QList<qint64> &values)
    {
        if (values.isEmpty())
            return;
        add(QByteArray(column + " IN ("), values.first());
        for (const qint64 value : values.sliced(1)) {
            statement.binds.emplace_back(value);
            statement.sql += ", $" + QByteArray::number(statement.binds.size());
        }
        statement.sql += ')';
    }
};

void addTime(Condition &condition, const AuditFilter &filter, QByteArrayView column)
{
    if (filter.fromMs)
        condition.add(QByteArray(column + " >= "), core::formatTimestamp(*filter.fromMs));
    if (filter.toMs)
        condition.add(QByteArray(column + " <= "), core::formatTimestamp(*filter.toMs));
}

} // namespace

const QByteArray &AuditQuery::wanted(Index index) const
{
    static const QByteArray s_none;
    switch (index) {
    case Index::Correlation: return m_filter.correlationId;
    case Index::Record: return m_filter.recordId;
    case Index::User: return m_filter.userId;
    case Index::Table: return m_filter.tableName;
    case Index::Operation: return m_filter.operation;
    case Index::Account: return m_filter.accountId;
    case Index::None: break;
    }
    return s_none;
}

Result<AuditQuery> AuditQuery::prepare(db::Connection &connection, const AuditFilter &filter)
{
    AuditQuery query(filter, connection.dialect());
    std::vector<IndexColumn> candidates;
    std::ranges::copy_if(kColumns, std::back_inserter(candidates),
                         [&query](const IndexColumn &column) { return !query.wanted(column.index).isNull(); });
    if (candidates.empty())
        return query;
    query.m_index = candidates.front().index;
    if (candidates.size() == 1 || connection.dialect().engine() == db::Engine::Postgres)
        return query;
    qint64 fewest = kMostCounted;
    for (const IndexColumn &candidate : candidates) {
        if (candidate.index == Index::Correlation)
            continue;
        BASALT_TRY(auto rows,
                   connection.query(QByteArray("SELECT count(*) FROM (SELECT 1 FROM audit_entries WHERE " + candidate.column
                                               + " = $1 LIMIT $2)"),
                                    {query.wanted(candidate.index), kMostCounted}));
        BASALT_TRY_VOID(rows.next());
        if (rows.integer(0) < fewest) {
            fewest = rows.integer(0);
            query.m_index = candidate.index;
        }
    }
    return query;
}

AuditStatement AuditQuery::range(const AuditFilter &filter)
{
    Condition condition;
    addTime(condition, filter, "occurred_at");
    condition.statement.sql.prepend("SELECT count(*), min(id), max(id) FROM audit_entries");
    return condition.statement;
}

AuditStatement AuditQuery::condition() const
{
    const bool isSqlite = m_dialect->engine() == db::Engine::Sqlite;
    Condition condition;
    for (const IndexColumn &column : kColumns) {
        if (wanted(column.index).isNull())
            continue;
        if (isSqlite && column.index == Index::Correlation && m_index == Index::Correlation) {
            condition.add("e.id IN (SELECT id FROM audit_entries WHERE correlation_id = ", wanted(column.index));
            condition.statement.sql += ')';
            continue;
        }
        // A plus keeps SQLite from taking the index of that column.
        const QByteArrayView name = isSqlite && column.index != m_index ? "+e." : "e.";
        condition.add(QByteArray(name + column.column + " = "), wanted(column.index));
    }
    condition.addAnyOf("e.event", m_filter.events);
    if (m_filter.range) {
        condition.add("e.id >= ", m_filter.range->first);
        condition.add("e.id <= ", m_filter.range->last);
    }
    if (!m_filter.range || !m_filter.range->isDense())
        addTime(condition, m_filter, isSqlite ? "+e.occurred_at" : "e.occurred_at");
    if (m_filter.beforeId)
        condition.add("e.id < ", *m_filter.beforeId);
    if (m_filter.afterId)
        condition.add("e.id > ", *m_filter.afterId);
    if (m_filter.beforeSequence)
        condition.add("e.sequence < ", *m_filter.beforeSequence);
    if (m_filter.afterSequence)
        condition.add("e.sequence > ", *m_filter.afterSequence);
    return condition.statement;
}

QByteArray AuditQuery::order() const
{
    // Within an account the sequence rises as the id does, and its index finds an account's newest entries at once.
    const QByteArray direction = m_filter.order == Qt::AscendingOrder ? " ASC" : " DESC";
    const QByteArray written = (m_index == Index::Account ? "e.sequence" : "e.id") + direction;
    QByteArrayView column;
    switch (m_filter.sort) {
    case Sort::OccurredAt: return " ORDER BY " + written;
    case Sort::AccountId: column = "e.account_id"; break;
    case Sort::TableName: column = "e.table_name"; break;
    case Sort::RecordId: column = "e.record_id"; break;
    case Sort::UserId: column = "e.actor_id"; break;
    case Sort::Operation: column = "e.operation"; break;
    case Sort::Event: return " ORDER BY e.event" + direction + ", " + written;
    }
    return " ORDER BY " + m_dialect->orderBy(column, db::ColumnType::Text, m_filter.order) + ", " + written;
}

AuditStatement AuditQuery::page() const
{
    AuditStatement page = condition();
    page.sql = kSelect + page.sql + order();
    page.binds.emplace_back(m_filter.limit);
    page.sql += " LIMIT $" + QByteArray::number(page.binds.size());
    page.binds.emplace_back(m_filter.skip);
    page.sql += " OFFSET $" + QByteArray::number(page.binds.size());
    return page;
}

AuditStatement AuditQuery::total() const
{
    const bool wholeChains = !hasNamedFilter() && !m_filter.range && !isCursored();
    if (!wholeChains) {
        AuditStatement total = condition();
        total.sql.prepend("SELECT count(*) FROM audit_entries e");
        return total;
    }
    const QByteArray sum = "SELECT CAST(coalesce(sum(sequence), 0) AS bigint) FROM audit_heads";
    if (m_filter.accountId.isNull())
        return {sum, {}};
    return {sum + " WHERE account_id = $1", {m_filter.accountId}};
}

std::optional<qint64> AuditQuery::knownTotal() const
{
    if (!m_filter.range || isCursored())
        return std::nullopt;
    const bool isTimeAlone = !hasNamedFilter() && m_filter.accountId.isNull();
    return isTimeAlone || m_filter.range->entries == 0 ? std::optional(m_filter.range->entries) : std::nullopt;
}

/** Whether anything but the account is filtered by name. */
bool AuditQuery::hasNamedFilter() const
{
    return !m_filter.events.isEmpty() || std::ranges::any_of(kColumns, [this](const IndexColumn &column) {
        return column.index != Index::Account && !wanted(column.index).isNull();
    });
}

} // namespace basalt::audit
