// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditreader.h"

namespace basalt::audit {

namespace {

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

Result<AuditPage> AuditReader::list(const AuditFilter &filter)
{
    AuditPage page;
    BASALT_TRY(const AuditFilter narrow, narrowed(filter));
    BASALT_TRY(const AuditQuery query, AuditQuery::prepare(m_connection, narrow));
    BASALT_TRY_VOID(walk(query.page(), [&page](const AuditRow &row) -> Result<void> {
        page.rows.push_back(row);
        return {};
    }));
    if (!filter.isCounted)
        return page;
    if (const auto known = query.knownTotal()) {
        page.total = *known;
        return page;
    }
    const AuditStatement total = query.total();
    BASALT_TRY(auto rows, m_connection.query(total.sql, total.binds));
    BASALT_TRY_VOID(rows.next());
    page.total = rows.integer(0);
    return page;
}

Result<AuditFilter> AuditReader::narrowed(AuditFilter filter)
{
    if (filter.range || !(filter.fromMs || filter.toMs))
        return filter;
    const AuditStatement span = AuditQuery::range(filter);
    BASALT_TRY(auto rows, m_connection.query(span.sql, span.binds));
    BASALT_TRY_VOID(rows.next());
    AuditIdRange range;
    range.entries = rows.integer(0);
    if (range.entries > 0) {
        range.first = rows.integer(1);
        range.last = rows.integer(2);
    }
    filter.range = range;
    return filter;
}

Result<void> AuditReader::forEach(const AuditFilter &filter, const Take &take)
{
    BASALT_TRY(const AuditFilter narrow, narrowed(filter));
    BASALT_TRY(const AuditQuery query, AuditQuery::prepare(m_connection, narrow));
    return walk(query.page(), take);
}

Result<void> AuditReader::walk(const AuditStatement &statement, const Take &take)
{
    BASALT_TRY(auto rows, m_connection.query(statement.sql, statement.binds));
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
    return theOne(m_connection.query(QByteArray(AuditQuery::kSelect + QByteArrayView(" WHERE e.id = $1")), {id}));
}

Result<AuditRow> AuditReader::bySequence(const QByteArray &accountId, qint64 sequence)
{
    return theOne(
        m_connection.query(QByteArray(AuditQuery::kSelect + QByteArrayView(" WHERE e.account_id = $1 AND e.sequence = $2")),
                           {accountId, sequence}));
}

} // namespace basalt::audit
