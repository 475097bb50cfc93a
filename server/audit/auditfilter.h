// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace basalt::audit {

/** Ids from the first entry of a span of time to the last, both included; entries of another time lie between only if the
 *  clock was set back. */
struct AuditIdRange
{
    qint64 first = 1;
    qint64 last = 0;
    qint64 entries = 0; ///< how many of that time there are

    /** Whether every id between is an entry of that time. */
    [[nodiscard]] bool isDense() const { return entries == last - first + 1; }
};

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
    QList<qint64> events{};           ///< any of these; none: every. Has no index: it is looked for among what the others find
    std::optional<qint64> fromMs{};   ///< at or after this instant
    std::optional<qint64> toMs{};     ///< at or before this instant
    std::optional<qint64> beforeId{}; ///< only entries written before this one: for reading on where a page ended
    std::optional<qint64> afterId{};
    std::optional<qint64> beforeSequence{}; ///< the same of one account's chain; its index knows no ids
    std::optional<qint64> afterSequence{};
    /** Where the entries of that time are; AuditReader::narrowed() fills it. */
    std::optional<AuditIdRange> range{};
    qint64 skip = 0;
    qint64 limit = 50;
    bool isCounted = true; ///< whether the total is asked for; counting costs more than a page
    Sort sort = Sort::OccurredAt;
    Qt::SortOrder order = Qt::DescendingOrder;

    /** `occurred_at`, `id`, `account_id`, `table_name`, `record_id`, `user_id`, `operation`, `event`; nothing for others. */
    [[nodiscard]] static std::optional<Sort> sortNamed(QByteArrayView name);
};

} // namespace basalt::audit
