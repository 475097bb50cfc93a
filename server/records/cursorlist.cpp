// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/cursorlist.h"

#include "db/transaction.h"

#include <algorithm>

namespace basalt::records {

namespace {

/** The rows of one page in the order of the list, and where it begins and ends. */
struct Page
{
    std::vector<QByteArray> items;
    std::optional<ListPlace> before; ///< where a page that goes back from here begins; nothing in an empty list
    std::optional<ListPlace> after;
    bool hasMore = false;
};

Result<void> readRows(db::Connection &connection, const CursorListJob &job, const SqlStatement &statement, Page &page)
{
    BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
    while (!page.hasMore) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        if (qint64(page.items.size()) == job.limit) {
            page.hasMore = true;
            break;
        }
        QByteArray &item = page.items.emplace_back();
        job.projection.write(item, rows);
        page.after = ListPlace{job.keyset.read(rows)};
        if (!page.before)
            page.before = page.after;
    }
    return {};
}

Result<Page> readPage(db::Connection &connection, const CursorListJob &job)
{
    // One state of the data: a row that changes sides between two statements would come twice.
    std::optional<db::Transaction> snapshot;
    if (job.statements.size() > 1) {
        BASALT_TRY(auto begun, db::Transaction::begin(connection, db::TransactionMode::Read));
        snapshot.emplace(std::move(begun));
    }
    Page page;
    for (const SqlStatement &statement : job.statements)
        BASALT_TRY_VOID(readRows(connection, job, statement, page));
    if (snapshot)
        BASALT_TRY_VOID(snapshot->commit());
    if (page.items.empty() && job.from) {
        // Nothing there, for now: one way goes on from the same place, the other comes back to it.
        page.before = page.after = job.from;
        page.before->isIncluded = !job.from->isIncluded;
    }
    if (job.backwards) {
        std::ranges::reverse(page.items);
        std::swap(page.before, page.after);
    }
    return page;
}

Result<QByteArray> cursorJson(const CursorListJob &job, const std::optional<ListPlace> &place)
{
    if (!place)
        return QByteArray("null");
    BASALT_TRY(const QByteArray cursor, job.cursors.encode(*place, job.keyset, job.list));
    return QByteArray('"' + cursor + '"');
}

} // namespace

Result<QByteArray> runCursorList(db::Connection &connection, const CursorListJob &job)
{
    BASALT_TRY(const Page page, readPage(connection, job));
    qsizetype size = 256;
    for (const QByteArray &item : page.items)
        size += item.size() + 1;
    QByteArray out;
    out.reserve(size);
    out += "{\"items\":[";
    for (const QByteArray &item : page.items) {
        if (!out.endsWith('['))
            out += ',';
        out += item;
    }
    BASALT_TRY(const QByteArray next, cursorJson(job, page.after));
    BASALT_TRY(const QByteArray previous, cursorJson(job, page.before));
    // A list that fits one page needs no counting.
    const bool isWhole = !job.from && !page.hasMore && job.total.kind != TotalKind::None;
    std::optional<qint64> total = qint64(page.items.size());
    if (!isWhole) {
        BASALT_TRY(total, readTotal(connection, job.total));
    }
    out += "],\"next_cursor\":" + next + ",\"prev_cursor\":" + previous + ",\"has_more\":" + (page.hasMore ? "true" : "false")
        + ",\"total\":" + totalJson(total) + '}';
    return out;
}

} // namespace basalt::records
