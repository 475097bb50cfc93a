// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/dashboardapi.h"

#include "api/answerjson.h"
#include "api/auditjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "core/jsonwriter.h"
#include "texts/eventmessages.h"
#include "texts/languagetext.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using overview::Overview;

constexpr QByteArrayView kDashboardStatsSchema(
    R"({"type":"object","properties":{"total_accounts":{"type":"integer"},"total_users":{"type":"integer"},)"
    R"("total_collections":{"type":"integer"},"total_records":{"type":"integer"},"new_accounts_7d":{"type":"integer"},)"
    R"("new_users_7d":{"type":"integer"},"range":{"type":"string"},"new_accounts":{"type":"integer"},)"
    R"("new_users":{"type":"integer"},"recent_registrations":{"type":"array","items":{"type":"object"}},)"
    R"("system_health":{"type":"object"},"active_sessions":{"type":"integer"},)"
    R"("public_collections_count":{"type":"integer"},"recent_audit_logs":{"type":"array","items":{"type":"object"}}}})");

constexpr int kRanges[]{7, 30, 90};

void writeRegistrations(JsonWriter &out, const QList<auth::User> &users)
{
    out.key("recent_registrations").beginArray();
    for (const auth::User &user : users) {
        out.beginObject().member("id", user.id).member("email", user.email).member("account_id", user.accountId);
        out.member("account_code", user.accountCode).member("account_name", user.accountName);
        out.member("created_at", user.createdAt).endObject();
    }
    out.endArray();
}

void writeHealth(JsonWriter &out, const Overview &overview)
{
    constexpr double kBytesPerMegabyte = 1024.0 * 1024.0;
    out.key("system_health").beginObject().member("database_status", QByteArrayView("connected"));
    out.member("database", overview.databaseName).key("storage_usage_mb");
    out.real(static_cast<double>(overview.databaseBytes) / kBytesPerMegabyte).endObject();
}

QByteArray statsJson(const Overview &overview, const texts::EventMessages &messages)
{
    JsonWriter out(16 * 1024);
    out.beginObject().member("total_accounts", overview.accounts).member("total_users", overview.users);
    out.member("total_collections", overview.collections).member("total_records", overview.records);
    out.member("new_accounts_7d", overview.newAccountsWeek).member("new_users_7d", overview.newUsersWeek);
    out.member("range", QByteArray::number(overview.rangeDays).append('d'));
    out.member("new_accounts", overview.newAccountsInRange).member("new_users", overview.newUsersInRange);
    writeRegistrations(out, overview.recentUsers);
    writeHealth(out, overview);
    out.member("active_sessions", overview.activeSessions);
    out.member("public_collections_count", overview.publicCollections);
    out.key("recent_audit_logs").beginArray();
    for (const audit::AuditRow &row : overview.recentEntries)
        writeAuditRow(out, row, messages);
    out.endArray().endObject();
    return out.take();
}

} // namespace

DashboardApi::DashboardApi(const overview::OverviewService &overview) : m_overview(overview) { }

std::vector<http::Route> DashboardApi::routes()
{
    return {
        {Method::Get,
         "/api/v1/dashboard/stats",
         http::Access::Superadmin,
         [this](const RequestPtr &request, Reply reply) { stats(request, std::move(reply)); },
         {.tag = "dashboard",
          .summary = "Figures of the installation",
          .responseSchema = kDashboardStatsSchema,
          .query = "range"}},
    };
}

void DashboardApi::stats(const RequestPtr &request, Reply reply) const
{
    QueryReader query(*request);
    const int range = kRanges[query.choice("range"_L1, {"7d", "30d", "90d"}).value_or(0)];
    if (isRefused(query, reply))
        return;
    m_overview.read(*request->session, range, [request, reply = std::move(reply)](Result<Overview> overview) mutable {
        if (!overview)
            return reply.fail(overview.error());
        request->session->read<QByteArray>(
            [overview = std::move(*overview), languages = texts::acceptedLanguages(request->headers.value("Accept-Language"))](
                db::Connection &connection) -> Result<QByteArray> {
                BASALT_TRY(const auto messages, texts::EventMessages::loadFor(connection, overview.recentEntries, languages));
                return statsJson(overview, messages);
            },
            answerJson(std::move(reply)));
    });
}

} // namespace basalt::api
