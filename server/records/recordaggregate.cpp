// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The aggregates of RecordService.

#include "records/recordservice.h"

#include "records/answerroom.h"
#include "records/readsettled.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

/** Everything an aggregate needs where its statements run, which may be another thread. */
struct AggregateJob
{
    std::shared_ptr<const RecordRequest> request; ///< holds what the query refers to
    std::shared_ptr<const AggregateInput> input;
    AggregateQuery query;
    SqlStatement page;
    TotalJob total;
    qint64 maxBytes;
};

Result<QByteArray> runAggregate(db::Connection &connection, const AggregateJob &job)
{
    QByteArray out("{\"results\":[");
    const AnswerRoom room(job.maxBytes);
    qint64 count = 0;
    {
        BASALT_TRY(auto rows, connection.query(job.page.sql, job.page.binds));
        for (;; ++count) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
            if (count > 0)
                out += ',';
            job.query.write(out, rows);
            // As with lists, the first one is always there.
            if (count > 0 && room.isFull(out.size()))
                return room.fault(u"limit"_s);
        }
    }
    std::optional<qint64> total = job.input->skip + count;
    const bool isLast = count < job.input->limit && (count > 0 || job.input->skip == 0);
    if (!isLast) {
        BASALT_TRY(total, readTotal(connection, job.total));
    }
    // Where nothing is grouped there is a row even if no record was found.
    const bool isSure = job.query.isGrouped() && count > 0 && total.value_or(0) > 0;
    BASALT_TRY_VOID(job.request->guard.confirm(connection, isSure));
    return QByteArray(out + "],\"total_groups\":" + totalJson(total) + '}');
}

} // namespace

void RecordService::aggregate(db::Session &session, const auth::Principal &caller, const QByteArray &collection,
                              const AggregateInput &input, db::Completion<QByteArray> done) const
{
    auto request = prepare(caller, collection, schema::Operation::List);
    if (!request)
        return done(std::move(request).error());
    const RecordRequest &prepared = **request;
    auto kept = std::make_shared<const AggregateInput>(input);
    auto query = AggregateQuery::create(*prepared.collection, *prepared.schema, m_dialect, prepared.grant, *kept,
                                        scopeOf(caller, prepared.schema));
    if (!query)
        return done(std::move(query).error());
    auto page = query->page(prepared.variables);
    TotalJob total{TotalKind::Exact, query->count(prepared.variables), 0, {}};
    session.read<QByteArray>(
        [job = AggregateJob{*request, std::move(kept), std::move(*query), std::move(page), std::move(total),
                            m_options.maxAnswerBytes}](db::Connection &connection) {
            return settled(connection, *job.request, runAggregate(connection, job));
        },
        std::move(done));
}

} // namespace basalt::records
