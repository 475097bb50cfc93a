// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/cursorlist.h"

#include "db/transaction.h"

#include <utility>

namespace basalt::records {

namespace {

/** Where a page begins and ends, in the order of the list. */
struct Page
{
    std::optional<ListPlace> before; ///< where a page that goes back from here begins; nothing in an empty list
    std::optional<ListPlace> after;
    bool hasMore = false;
};

Result<void> readRows(db::Connection &connection, const CursorListJob &job, const SqlStatement &statement, RecordWriter &writer,
                      Page &page)
{
    BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
    while (!page.hasMore) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return {};
        if (writer.count() == job.limit) {
            page.hasMore = true;
            break;
        }
        BASALT_TRY_VOID(writer.add(rows));
        page.after = ListPlace{job.keyset.read(rows)};
        if (!page.before)
            page.before = page.after;
    }
    return {};
}

Result<Page> readPage(db::Connection &connection, const CursorListJob &job, RecordWriter &writer)
{
    // One state of the data: a row that changes sides between two statements would come twice.
    std::optional<db::Transaction> snapshot;
    if (job.statements.size() > 1) {
        BASALT_TRY(auto begun, db::Transaction::begin(connection, db::TransactionMode::Read));
        snapshot.emplace(std::move(begun));
    }
    Page page;
    for (const SqlStatement &statement : job.statements)
        BASALT_TRY_VOID(readRows(connection, job, statement, writer, page));
    if (snapshot)
        BASALT_TRY_VOID(snapshot->commit());
    if (writer.count() == 0 && job.from) {
        // Nothing there, for now: one way goes on from the same place, the other comes back to it.
        page.before = page.after = job.from;
        page.before->isIncluded = !job.from->isIncluded;
    }
    if (job.backwards)
        std::swap(page.before, page.after);
    BASALT_TRY_VOID(writer.finish(connection));
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
    constexpr qsizetype kBytesPerRow = 512;
    QByteArray out;
    out.reserve(job.limit * kBytesPerRow);
    out += "{\"items\":[";
    RecordWriter writer(job.view, out, job.backwards ? RecordWriter::Order::Reversed : RecordWriter::Order::AsRead);
    BASALT_TRY(const Page page, readPage(connection, job, writer));
    BASALT_TRY(const QByteArray next, cursorJson(job, page.after));
    BASALT_TRY(const QByteArray previous, cursorJson(job, page.before));
    // A list that fits one page needs no counting.
    const bool isWhole = !job.from && !page.hasMore && job.total.kind != TotalKind::None;
    std::optional<qint64> total = writer.count();
    if (!isWhole) {
        BASALT_TRY(total, readTotal(connection, job.total));
    }
    // Several statements are one state of the data, but the tables may have changed before the first of them began.
    const bool isSure = writer.count() > 0 && job.statements.size() == 1 && !job.view.hasRelated() && total.value_or(1) > 0;
    BASALT_TRY_VOID(job.request->guard.confirm(connection, isSure));
    out += "],\"next_cursor\":" + next + ",\"prev_cursor\":" + previous + ",\"has_more\":" + (page.hasMore ? "true" : "false")
        + ",\"total\":" + totalJson(total) + '}';
    return out;
}

} // namespace basalt::records
