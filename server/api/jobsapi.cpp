// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/jobsapi.h"

#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using jobs::JobStatus;

constexpr qint64 kMaxListed = 200;
constexpr qint64 kMaxOffset = 1'000'000'000;
/** There is one queue; clients of other servers ask for it by this name. */
constexpr QByteArrayView kQueue("default");
/** By JobStatus. */
constexpr std::array<QByteArrayView, 6> kStatuses{"pending", "retrying", "running", "completed", "failed", "dead"};

constexpr QByteArrayView kJobSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"queue":{"const":"default"},"handler":{"type":"string"},)"
    R"("payload":{"type":"object","description":"without secrets"},)"
    R"("status":{"enum":["pending","retrying","running","completed","failed","dead"]},"priority":{"const":0},)"
    R"("run_at":{"type":["string","null"]},"started_at":{"type":["string","null"]},"completed_at":{"type":["string","null"]},)"
    R"("failed_at":{"type":["string","null"]},"error_message":{"type":["string","null"]},"attempt_number":{"type":"integer"},)"
    R"("max_retries":{"type":"integer"},"retry_delay_seconds":{"type":"integer"},"created_at":{"type":"string"},)"
    R"("created_by":{"type":"null"},"account_id":{"type":"null"}}})");
constexpr QByteArrayView kJobsSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},)"
    R"("limit":{"type":"integer"},"offset":{"type":"integer"}}})");
constexpr QByteArrayView kJobStatsSchema(
    R"({"type":"object","properties":{"pending":{"type":"integer"},"retrying":{"type":"integer"},"running":{"type":"integer"},)"
    R"("completed":{"type":"integer"},"failed":{"type":"integer"},"dead":{"type":"integer"},)"
    R"("avg_duration_seconds":{"type":"number"},"failure_rate":{"type":"number"}}})");

void writeJob(JsonWriter &out, const jobs::JobRow &row, const jobs::JobOptions &options)
{
    const bool waits = row.status == JobStatus::Pending || row.status == JobStatus::Retrying;
    const bool isCompleted = row.status == JobStatus::Completed;
    out.beginObject().member("id", row.job.id).member("queue", kQueue).member("handler", row.job.kind);
    out.key("payload").raw(row.job.payload).member("status", kStatuses[size_t(row.status)]).member("priority", qint64(0));
    writeTextOrNull(out, "run_at", waits ? row.dueAt : QByteArray());
    writeTextOrNull(out, "started_at", row.startedAt);
    writeTextOrNull(out, "completed_at", isCompleted ? row.finishedAt : QByteArray());
    writeTextOrNull(out, "failed_at", isCompleted ? QByteArray() : row.finishedAt);
    writeTextOrNull(out, "error_message", row.error);
    out.member("attempt_number", row.job.attempts).member("max_retries", options.attempts);
    out.member("retry_delay_seconds", qint64(options.firstPause.count())).member("created_at", row.createdAt);
    out.key("created_by").null().key("account_id").null().endObject();
}

} // namespace

std::vector<http::Route> JobsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/admin/jobs",
         Superadmin,
         to(&JobsApi::list),
         {"jobs", "List jobs, newest first", {}, kJobsSchema, "status,queue,handler,limit,offset"}},
        {Method::Get,
         "/api/v1/admin/jobs/stats",
         Superadmin,
         to(&JobsApi::stats),
         {"jobs", "How many jobs stand how, and how they end", {}, kJobStatsSchema}},
        {Method::Get, "/api/v1/admin/jobs/{id}", Superadmin, to(&JobsApi::get), {"jobs", "Show a job", {}, kJobSchema}},
        {Method::Post,
         "/api/v1/admin/jobs/{id}/retry",
         Superadmin,
         to(&JobsApi::retry),
         {"jobs", "Run a job again that failed, or at once one that waits for its next attempt", {}, kJobSchema}},
        {Method::Delete,
         "/api/v1/admin/jobs/{id}",
         Superadmin,
         to(&JobsApi::cancel),
         {"jobs", "Cancel a job that waits", {}, {}, {}, 204}},
    };
}

void JobsApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto problem = unknownParameters(*request, {"status", "queue", "handler", "limit", "offset"}))
        return reply.fail(*problem);
    QueryReader query(*request);
    jobs::JobQuery wanted;
    const auto &s = kStatuses;
    if (const auto status = query.choice("status"_L1, {s[0], s[1], s[2], s[3], s[4], s[5]}))
        wanted.status = JobStatus(*status);
    (void)query.choice("queue"_L1, {kQueue});
    wanted.kind = query.text("handler"_L1).value_or(QByteArray());
    wanted.limit = query.integer("limit"_L1, 1, kMaxListed).value_or(wanted.limit);
    wanted.offset = query.integer("offset"_L1, 0, kMaxOffset).value_or(0);
    if (isRefused(query, reply))
        return;
    m_jobs.list(*request->session, wanted,
                answerJson<jobs::JobPage>(std::move(reply), 200, [this, wanted](JsonWriter &out, const jobs::JobPage &page) {
                    out.beginObject().key("items").beginArray();
                    for (const jobs::JobRow &row : page.items)
                        writeJob(out, row, m_jobs.options());
                    out.endArray().member("total", page.total).member("limit", wanted.limit);
                    out.member("offset", wanted.offset).endObject();
                }));
}

void JobsApi::stats(const RequestPtr &request, Reply reply)
{
    m_jobs.stats(*request->session,
                 answerJson<jobs::JobStats>(std::move(reply), 200, [](JsonWriter &out, const jobs::JobStats &stats) {
                     out.beginObject();
                     for (size_t i = 0; i < kStatuses.size(); ++i)
                         out.member(kStatuses[i], stats.of(JobStatus(i)));
                     out.key("avg_duration_seconds").real(stats.averageSeconds);
                     out.key("failure_rate").real(stats.failureRate()).endObject();
                 }));
}

void JobsApi::get(const RequestPtr &request, Reply reply)
{
    m_jobs.get(*request->session, request->pathParameter("id"),
               answerJson<jobs::JobRow>(std::move(reply), 200, [this](JsonWriter &out, const jobs::JobRow &row) {
                   writeJob(out, row, m_jobs.options());
               }));
}

void JobsApi::retry(const RequestPtr &request, Reply reply)
{
    m_jobs.retry(*request->session, request->pathParameter("id"), http::auditActor(*request),
                 answerJson<jobs::JobRow>(std::move(reply), 200, [this](JsonWriter &out, const jobs::JobRow &row) {
                     writeJob(out, row, m_jobs.options());
                 }));
}

void JobsApi::cancel(const RequestPtr &request, Reply reply)
{
    m_jobs.cancel(*request->session, request->pathParameter("id"), http::auditActor(*request), answerNothing(std::move(reply)));
}

} // namespace basalt::api
