// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditreader.h"

#include "core/timestamp.h"

#include <array>

namespace basalt::audit {

namespace {

using Sort = AuditFilter::Sort;

constexpr QByteArrayView kSelect("SELECT e.id, e.account_id, e.sequence, e.occurred_at, e.event, e.operation, e.body, "
                                 "e.entry_hash, v.personal FROM audit_entries e LEFT JOIN audit_values v "
                                 "ON v.account_id = e.account_id AND v.sequence = e.sequence");

/** WHERE with its binds. */
struct Condition
{
    QByteArray sql;
    std::vector<db::Value> binds;

    void add(QByteArrayView comparison, db::Value value)
    {
        binds.push_back(std::move(value));
        sql += sql.isEmpty() ? " WHERE " : " AND ";
        sql += comparison;
        sql += '$';
        sql += QByteArray::number(binds.size());
    }
    void addText(QByteArrayView comparison, const QByteArray &text)
    {
        if (!text.isNull())
            add(comparison, text);
    }
};

Condition conditionOf(const AuditFilter &filter)
{
    Condition condition;
    condition.addText("e.account_id = ", filter.accountId);
    condition.addText("e.table_name = ", filter.tableName);
    condition.addText("e.record_id = ", filter.recordId);
    condition.addText("e.actor_id = ", filter.userId);
    condition.addText("e.operation = ", filter.operation);
    condition.addText("e.correlation_id = ", filter.correlationId);
    if (filter.beforeId)
        condition.add("e.id < ", *filter.beforeId);
    if (filter.afterId)
        condition.add("e.id > ", *filter.afterId);
    if (filter.fromMs)
        condition.add("e.occurred_at >= ", core::formatTimestamp(*filter.fromMs));
    if (filter.toMs)
        condition.add("e.occurred_at <= ", core::formatTimestamp(*filter.toMs));
    return condition;
}

QByteArray orderOf(const AuditFilter &filter, const db::Dialect &dialect)
{
    // Within an account the sequence rises as the id does, and its index finds an account's newest entries at once.
    const bool bySequence = !filter.accountId.isNull() && filter.recordId.isNull() && filter.userId.isNull();
    const QByteArray direction = filter.order == Qt::AscendingOrder ? " ASC" : " DESC";
    const QByteArray written = (bySequence ? "e.sequence" : "e.id") + direction;
    QByteArrayView column;
    switch (filter.sort) {
    case Sort::OccurredAt: return " ORDER BY " + written;
    case Sort::AccountId: column = "e.account_id"; break;
    case Sort::TableName: column = "e.table_name"; break;
    case Sort::RecordId: column = "e.record_id"; break;
    case Sort::UserId: column = "e.actor_id"; break;
    case Sort::Operation: column = "e.operation"; break;
    case Sort::Event: return " ORDER BY e.event" + direction + ", " + written;
    }
    return " ORDER BY " + dialect.orderBy(column, db::ColumnType::Text, filter.order) + ", " + written;
}

Result<AuditRow> rowOf(db::Rows &rows)
{
    AuditRow row;
    row.id = rows.integer(0);
    row.accountId = rows.string(1);
    row.sequence = rows.integer(2);
    row.occurredAt = rows.timestamp(3);
    row.event = static_cast<int>(rows.integer(4));
    row.operation = rows.string(5);
    row.body = rows.string(6);
    row.entryHash = rows.string(7);
    // Without its values an entry is still shown; the verifier tells that they are missing.
    row.personal = rows.isNull(8) ? QByteArray("{}") : rows.string(8);
    BASALT_TRY_VOID(decodeRow(row));
    return row;
}

Result<AuditRow> theOne(Result<db::Rows> rows)
{
    if (!rows)
        return std::move(rows).error();
    BASALT_TRY(const bool found, rows->next());
    if (!found)
        return Error::of(Code::AuditEntryNotFound);
    return rowOf(*rows);
}

} // namespace

std::optional<AuditFilter::Sort> AuditFilter::sortNamed(QByteArrayView name)
{
    static constexpr std::array<std::pair<QByteArrayView, Sort>, 8> kNames{{{"occurred_at", Sort::OccurredAt},
                                                                            {"id", Sort::OccurredAt},
                                                                            {"account_id", Sort::AccountId},
                                                                            {"table_name", Sort::TableName},
                                                                            {"record_id", Sort::RecordId},
                                                                            {"user_id", Sort::UserId},
                                                                            {"operation", Sort::Operation},
                                                                            {"event", Sort::Event}}};
    const auto found = std::ranges::find(kNames, name, &std::pair<QByteArrayView, Sort>::first);
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

Result<AuditPage> AuditReader::list(const AuditFilter &filter)
{
    AuditPage page;
    BASALT_TRY_VOID(forEach(filter, [&page](const AuditRow &row) -> Result<void> {
        page.rows.push_back(row);
        return {};
    }));
    const Condition condition = conditionOf(filter);
    BASALT_TRY(auto rows,
               m_connection.query(QByteArray("SELECT count(*) FROM audit_entries e" + condition.sql), condition.binds));
    BASALT_TRY_VOID(rows.next());
    page.total = rows.integer(0);
    return page;
}

Result<void> AuditReader::forEach(const AuditFilter &filter, const std::function<Result<void>(const AuditRow &)> &take)
{
    Condition condition = conditionOf(filter);
    QByteArray sql = kSelect + condition.sql + orderOf(filter, m_connection.dialect());
    condition.binds.emplace_back(filter.limit);
    sql += " LIMIT $" + QByteArray::number(condition.binds.size());
    condition.binds.emplace_back(filter.skip);
    sql += " OFFSET $" + QByteArray::number(condition.binds.size());
    BASALT_TRY(auto rows, m_connection.query(sql, condition.binds));
    while (true) {
        BASALT_TRY(const bool found, rows.next());
        if (!found)
            return {};
        BASALT_TRY(const AuditRow row, rowOf(rows));
        BASALT_TRY_VOID(take(row));
    }
}

Result<AuditRow> AuditReader::byId(qint64 id)
{
    return theOne(m_connection.query(QByteArray(kSelect + QByteArrayView(" WHERE e.id = $1")), {id}));
}

Result<AuditRow> AuditReader::bySequence(const QByteArray &accountId, qint64 sequence)
{
    return theOne(m_connection.query(QByteArray(kSelect + QByteArrayView(" WHERE e.account_id = $1 AND e.sequence = $2")),
                                     {accountId, sequence}));
}

} // namespace basalt::audit
