// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "audit/auditrow.h"
#include "db/connection.h"

#include <QByteArrayView>

#include <functional>
#include <optional>
#include <vector>

namespace basalt::audit {

/** Which entries to list, and how. A null text means any. */
struct AuditFilter
{
    /** What lists can be sorted by; entries that are equal there come in the order of writing. */
    enum class Sort {
        OccurredAt, ///< the order of writing, which is that of time unless the clock was set back
        AccountId,
        TableName,
        RecordId,
        UserId,
        Operation,
        Event,
    };

    QByteArray accountId{};
    QByteArray tableName{};
    QByteArray recordId{};
    QByteArray userId{};
    QByteArray operation{};
    QByteArray correlationId{};
    std::optional<qint64> fromMs{};   ///< at or after this instant
    std::optional<qint64> toMs{};     ///< at or before this instant
    std::optional<qint64> beforeId{}; ///< only entries written before this one: for reading on where a page ended
    std::optional<qint64> afterId{};
    qint64 skip = 0;
    qint64 limit = 50;
    Sort sort = Sort::OccurredAt;
    Qt::SortOrder order = Qt::DescendingOrder;

    /** `occurred_at`, `id`, `account_id`, `table_name`, `record_id`, `user_id`, `operation`, `event`; nothing for others. */
    [[nodiscard]] static std::optional<Sort> sortNamed(QByteArrayView name);
};

/** One page of entries and how many there are in all. */
struct AuditPage
{
    std::vector<AuditRow> rows;
    qint64 total = 0;
};

/** Reads the audit trail. Makes no decision about who may: that has been made before. */
class AuditReader
{
public:
    /** Lives no longer than the connection. */
    explicit AuditReader(db::Connection &connection) : m_connection(connection) { }

    [[nodiscard]] Result<AuditPage> list(const AuditFilter &filter);
    /** One after the other without keeping them: exports. `skip` and `limit` count too. An error of `take` ends it. */
    [[nodiscard]] Result<void> forEach(const AuditFilter &filter, const std::function<Result<void>(const AuditRow &)> &take);
    /** Code::AuditEntryNotFound if there is none. */
    [[nodiscard]] Result<AuditRow> byId(qint64 id);
    [[nodiscard]] Result<AuditRow> bySequence(const QByteArray &accountId, qint64 sequence);

private:
    db::Connection &m_connection;
};

} // namespace basalt::audit
