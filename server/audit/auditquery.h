// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditfilter.h"
#include "db/connection.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace basalt::audit {

/** One statement with its binds. */
struct AuditStatement
{
    QByteArray sql;
    std::vector<db::Value> binds;
};

/**
 * The statements that answer one list of the trail. Each goes along one index, in the order of writing: PostgreSQL chooses it
 * by its statistics; SQLite, which keeps none of this table, is told the filter that names the fewest entries.
 */
class AuditQuery
{
public:
    /** Everything of an entry. */
    static constexpr QByteArrayView kSelect{"SELECT e.id, e.account_id, e.sequence, e.occurred_at, e.event, e.operation, "
                                            "e.body, e.entry_hash, v.personal FROM audit_entries e LEFT JOIN audit_values v "
                                            "ON v.account_id = e.account_id AND v.sequence = e.sequence"};

    /** The filters that have an index, those that usually name the fewest entries first. */
    enum class Index { Correlation, Record, User, Table, Operation, Account, None };

    /** `filter` has been narrowed (AuditReader::narrowed()). Asks the database which index is the shortest, in bounded time. */
    [[nodiscard]] static Result<AuditQuery> prepare(db::Connection &connection, const AuditFilter &filter);
    /** How many entries there are in the filter's time, the lowest of their ids and the highest. */
    [[nodiscard]] static AuditStatement range(const AuditFilter &filter);

    [[nodiscard]] Index index() const { return m_index; }
    [[nodiscard]] AuditStatement page() const;
    /** How many entries match. For a whole chain it is read off its head: no entry ever goes. */
    [[nodiscard]] AuditStatement total() const;
    /** The total, where it is known without asking. */
    [[nodiscard]] std::optional<qint64> knownTotal() const;

private:
    AuditQuery(const AuditFilter &filter, const db::Dialect &dialect) : m_filter(filter), m_dialect(&dialect) { }

    [[nodiscard]] AuditStatement condition() const;
    [[nodiscard]] QByteArray order() const;
    [[nodiscard]] const QByteArray &wanted(Index index) const;
    [[nodiscard]] bool hasNamedFilter() const;
    [[nodiscard]] bool isCursored() const
    {
        return m_filter.beforeId || m_filter.afterId || m_filter.beforeSequence || m_filter.afterSequence;
    }

    AuditFilter m_filter;
    const db::Dialect *m_dialect; // one of two, which live as long as the program
    Index m_index = Index::None;
};

} // namespace basalt::audit
