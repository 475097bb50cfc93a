// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/auditapi.h"

#include "api/answerjson.h"
#include "api/auditjson.h"
#include "api/requestchecks.h"
#include "auth/accountstore.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "http/requestactor.h"
#include "texts/eventmessages.h"
#include "texts/languagetext.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using audit::AuditFilter;
using audit::AuditReader;
using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qint64 kDefaultLimit = 50;
constexpr qint64 kMaxEntries = 500;
constexpr qint64 kMaxSkippedEntries = 1'000'000'000'000;

constexpr QByteArrayView
    kFilterNames("account_id,table_name,record_id,user_id,operation,event,correlation_id,from_date,to_date");
constexpr QByteArrayView
    kListNames("account_id,table_name,record_id,user_id,operation,event,correlation_id,from_date,to_date,skip,"
               "limit,sort_by,sort_order,total");
constexpr QByteArrayView
    kExportNames("account_id,table_name,record_id,user_id,operation,event,correlation_id,from_date,to_date,"
                 "format,sort_order");
constexpr QByteArrayView kRowSchema(
    R"({"type":"object","properties":{"id":{"type":"integer"},"account_id":{"type":"string"},"sequence":{"type":"integer"},)"
    R"("operation":{"type":"string"},"event":{"type":"integer"},"event_name":{"type":["string","null"]},)"
    R"("message":{"type":["string","null"],"description":"in the language asked for"},"occurred_at":{"type":"string"},)"
    R"("changes":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"before":{},"after":{}}}},)"
    R"("entry_hash":{"type":"string"},"previous_hash":{"type":"string"}}})");
constexpr QByteArrayView kEntriesSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":["integer","null"]},)"
    R"("skip":{"type":"integer"},"limit":{"type":"integer"},"audit_logging_enabled":{"type":"boolean"}}})");

QList<QByteArray> languagesAsked(const http::Request &request)
{
    return texts::acceptedLanguages(request.headers.value("Accept-Language"));
}

/** What a request asks for, before the account that it names is looked up. */
struct AuditQuery
{
    AuditFilter filter;
    QByteArray account; ///< id, code or slug; null: all
};

/** Numbers of events, separated by commas. */
Result<QList<qint64>> eventNumbers(const QByteArray &list)
{
    constexpr qsizetype kMaxEvents = 50;
    QList<qint64> numbers;
    if (list.isNull())
        return numbers;
    for (const QByteArray &part : list.split(',')) {
        bool isNumber = false;
        numbers.append(part.trimmed().toLongLong(&isNumber));
        if (!isNumber || numbers.last() < 1 || numbers.size() > kMaxEvents)
            return Error::invalid(u"event"_s, u"Expected up to %1 numbers of events, separated by commas."_s.arg(kMaxEvents),
                                  u"invalid_number"_s);
    }
    return numbers;
}

enum class DayEnd { First, Last };

/** A date alone stands for its first or its last instant. */
Result<std::optional<qint64>> instant(const http::Request &request, const QByteArray &name, DayEnd end)
{
    QByteArray text = request.queryParameter(name);
    if (text.isEmpty())
        return std::optional<qint64>();
    if (core::isDate(text))
        text += end == DayEnd::First ? "T00:00:00.000Z" : "T23:59:59.999Z";
    const auto parsed = core::parseTimestamp(text);
    if (!parsed) {
        return Error::invalid(QString::fromUtf8(name), u"Expected a date or a date and time."_s, u"invalid_datetime_format"_s);
    }
    return parsed;
}

/** Reads the filters that the list and the export share. */
Result<AuditQuery> readFilter(const http::Request &request)
{
    const auto text = [&request](const char *name) {
        const QByteArray value = request.queryParameter(name);
        return value.isEmpty() ? QByteArray() : value;
    };
    for (const auto &[name, value] : request.queryParameters) {
        if (!value.isValidUtf8() || value.contains('\0'))
            return Error::invalid(QString::fromUtf8(name), u"The value is not UTF-8 text."_s, u"invalid_character"_s);
    }
    AuditQuery query;
    query.account = text("account_id");
    if (query.account.isNull())
        query.account = request.principal.chosenAccountId;
    AuditFilter &filter = query.filter;
    filter.tableName = text("table_name");
    filter.recordId = text("record_id");
    filter.userId = text("user_id");
    filter.operation = text("operation").toUpper();
    if (filter.operation.isEmpty())
        filter.operation = QByteArray();
    filter.correlationId = text("correlation_id");
    BASALT_TRY(filter.events, eventNumbers(text("event")));
    BASALT_TRY(filter.fromMs, instant(request, "from_date", DayEnd::First));
    BASALT_TRY(filter.toMs, instant(request, "to_date", DayEnd::Last));
    return query;
}

Result<AuditQuery> readList(const http::Request &request)
{
    if (auto unknown =
            unknownParameters(request,
                              {"account_id", "table_name", "record_id", "user_id", "operation", "event", "correlation_id",
                               "from_date", "to_date", "skip", "limit", "sort_by", "sort_order", "total"}))
        return std::move(*unknown);
    BASALT_TRY(AuditQuery query, readFilter(request));
    QueryReader reader(request);
    query.filter.skip = reader.integer("skip"_L1, 0, kMaxSkippedEntries).value_or(0);
    query.filter.limit = reader.integer("limit"_L1, 1, kMaxEntries).value_or(kDefaultLimit);
    if (const auto direction = reader.choice("sort_order"_L1, {"asc", "desc"}))
        query.filter.order = *direction == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    query.filter.isCounted = reader.choice("total"_L1, {"exact", "none"}).value_or(0) == 0;
    if (auto problem = reader.problem())
        return std::move(*problem);
    if (const auto name = reader.text("sort_by"_L1)) {
        const auto sort = AuditFilter::sortNamed(*name);
        if (!sort)
            return Error::invalid(u"sort_by"_s, u"Entries cannot be sorted by this."_s, u"unknown_field"_s);
        query.filter.sort = *sort;
    }
    return query;
}

/** Puts the id of the account that was named into the filter. An account that has been deleted still has its trail. */
Result<AuditFilter> resolved(db::Connection &connection, const AuditQuery &query)
{
    AuditFilter filter = query.filter;
    if (query.account.isNull())
        return filter;
    const auto selector = auth::AccountSelector::parse(query.account);
    BASALT_TRY(const auto account, auth::AccountStore(connection).find(selector));
    if (!account && selector.kind != auth::AccountSelector::Kind::Id)
        return Error::of(Code::AccountNotFound);
    filter.accountId = account ? account->id : selector.value;
    return filter;
}

Result<QByteArray> listJson(db::Connection &connection, const AuditQuery &query, const QList<QByteArray> &languages)
{
    BASALT_TRY(const AuditFilter filter, resolved(connection, query));
    BASALT_TRY(const audit::AuditPage page, AuditReader(connection).list(filter));
    BASALT_TRY(const auto messages, texts::EventMessages::loadFor(connection, page.rows, languages));
    core::JsonWriter out(16 * 1024);
    out.beginObject().key("items").beginArray();
    for (const audit::AuditRow &row : page.rows)
        writeAuditRow(out, row, messages);
    out.endArray().key("total");
    if (filter.isCounted)
        out.integer(page.total);
    else
        out.null();
    out.member("skip", filter.skip).member("limit", filter.limit);
    out.flag("audit_logging_enabled", true).endObject();
    return out.take();
}

/** Who took a copy of what: stands in the trail of the account that was exported, or the system's. */
db::AuditEvent exportEvent(const http::Request &request, const AuditFilter &filter, AuditExportFormat format)
{
    db::AuditEvent event;
    event.event = Code::AuditExported;
    event.operation = "EXPORT";
    event.accountId = filter.accountId.isNull() ? core::kSystemAccountId.toByteArray() : filter.accountId;
    event.actor = http::auditActor(request);
    event.table = "audit_entries";
    event.changes.append({"format", QJsonValue::Undefined, format == AuditExportFormat::Csv ? u"csv"_s : u"json"_s});
    for (const QByteArray &name : kFilterNames.toByteArray().split(',')) {
        const QByteArray value = request.queryParameter(name);
        if (!value.isEmpty())
            event.changes.append({name, QJsonValue::Undefined, QString::fromUtf8(value)});
    }
    event.allowedBy = "superadmin";
    return event;
}

} // namespace

std::vector<http::Route> AuditApi::routes()
{
    const http::RouteDoc listDoc{
        "audit", "Entries of the audit trail, newest first", {}, kEntriesSchema, kListNames, 200, "Accept-Language"};
    return {
        {Method::Get, "/api/v1/audit-logs", Access::Superadmin, &AuditApi::list, listDoc},
        // Clients exist that know only the form with the slash, and lose their headers over a redirect.
        {Method::Get, "/api/v1/audit-logs/", Access::Superadmin, &AuditApi::list, listDoc},
        {Method::Get,
         "/api/v1/audit-logs/export",
         Access::Superadmin,
         &AuditApi::exportAll,
         {"audit", "The audit trail as a file", {}, {}, kExportNames, 200, "Accept-Language"}},
        {Method::Get,
         "/api/v1/audit-logs/{id}",
         Access::Superadmin,
         &AuditApi::get,
         {"audit", "One entry of the audit trail", {}, kRowSchema, {}, 200, "Accept-Language"}},
    };
}

void AuditApi::list(const RequestPtr &request, Reply reply)
{
    auto query = readList(*request);
    if (!query)
        return reply.fail(query.error());
    request->session->read<QByteArray>([query = std::move(*query), languages = languagesAsked(*request)](
                                           db::Connection &connection) { return listJson(connection, query, languages); },
                                       answerJson(std::move(reply)));
}

void AuditApi::get(const RequestPtr &request, Reply reply)
{
    bool isNumber = false;
    const qint64 id = request->pathParameter("id").toLongLong(&isNumber);
    if (!isNumber)
        return reply.fail(Error::of(Code::AuditEntryNotFound));
    request->session->read<QByteArray>(
        [id, languages = languagesAsked(*request)](db::Connection &connection) -> Result<QByteArray> {
            BASALT_TRY(const audit::AuditRow row, AuditReader(connection).byId(id));
            BASALT_TRY(const auto messages, texts::EventMessages::loadFor(connection, {row}, languages));
            core::JsonWriter out(1024);
            writeAuditRow(out, row, messages);
            return out.take();
        },
        answerJson(std::move(reply)));
}

void AuditApi::exportAll(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request,
                                               {"account_id", "table_name", "record_id", "user_id", "operation", "event",
                                                "correlation_id", "from_date", "to_date", "format", "sort_order"}))
        return reply.fail(*unknown);
    auto query = readFilter(*request);
    if (!query)
        return reply.fail(query.error());
    QueryReader reader(*request);
    const auto format =
        reader.choice("format"_L1, {"csv", "json"}).value_or(0) == 0 ? AuditExportFormat::Csv : AuditExportFormat::Json;
    if (const auto direction = reader.choice("sort_order"_L1, {"asc", "desc"}))
        query->filter.order = *direction == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (const auto problem = reader.problem())
        return reply.fail(*problem);
    // First the entry that tells of the export, then the export: it is in the file that it tells of.
    request->session->write<AuditFilter>(
        request->principal.accountId,
        [request, query = std::move(*query), format](db::WriteContext &context) -> Result<AuditFilter> {
            BASALT_TRY(AuditFilter filter, resolved(context.connection(), query));
            context.audit(exportEvent(*request, filter, format));
            return filter;
        },
        [request, format, reply = std::move(reply)](Result<AuditFilter> filter) mutable {
            if (filter)
                AuditExport::start(*request->session, std::move(*filter), format, languagesAsked(*request), std::move(reply));
            else
                reply.fail(filter.error());
        });
}

} // namespace basalt::api
