// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordexportapi.h"

#include "api/chosenroutes.h"
#include "api/queryreader.h"
#include "api/recordexportstream.h"
#include "api/requestchecks.h"
#include "api/untilsettled.h"
#include "http/requestactor.h"
#include "transfer/optionreader.h"
#include "transfer/recordexporter.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Reply;
using http::RequestPtr;
using transfer::RecordExporter;

constexpr QByteArrayView
    kExportParameters("format,filter,sort,fields,separator,decimal,encoding,bom,header,formula_guard,end_mark");

/** An export that has begun: what it is, and its first piece, after which nothing but a broken connection can tell of faults. */
struct Begun
{
    std::shared_ptr<const RecordExporter> exporter;
    RecordExporter::Piece first;
    QByteArray endMark;
};

struct ExportInput
{
    records::ListInput list;
    transfer::TableOptions table;
    QByteArray endMark;
};

/** What a client may choose to see behind the last row: plain characters, so that it is the same bytes in every encoding. */
bool isEndMark(const QByteArray &mark)
{
    constexpr qsizetype kLongest = 64;
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return mark.size() <= kLongest && std::ranges::all_of(mark, isPlain);
}

Result<ExportInput> readInput(const http::Request &request, const records::RecordService &records)
{
    const std::initializer_list<QByteArrayView> known{"format",   "filter", "sort",   "fields",        "separator", "decimal",
                                                      "encoding", "bom",    "header", "formula_guard", "end_mark"};
    const QByteArray collection = request.pathParameter("collection");
    if (auto unknown = unknownParameters(request, known, records.parametersOfRule(collection, schema::Operation::List)))
        return std::move(*unknown);
    QHash<QByteArray, QByteArray> values;
    for (const auto &[name, value] : request.queryParameters) {
        // The others are the rule's.
        if (std::ranges::find(known, QByteArrayView(name)) != known.end() && !values.contains(name))
            values.insert(name, value);
    }
    transfer::OptionReader options(std::move(values));
    ExportInput input;
    input.table = readTableOptions(options, transfer::TableFormat::Csv);
    if (input.table.format != transfer::TableFormat::Csv && input.table.byteOrderMark)
        options.complain("bom", u"Only CSV has this option."_s, u"conflicting_parameters"_s);
    input.list.sort = options.text("sort");
    input.list.fields = options.text("fields");
    input.list.filter = options.text("filter");
    input.endMark = options.text("end_mark");
    if (!isEndMark(input.endMark))
        options.complain("end_mark", u"This must be up to 64 letters, digits, hyphens and underscores."_s, u"invalid_value"_s);
    if (auto problem = options.problem())
        return std::move(*problem);
    return input;
}

/** Who took a copy of what. */
db::AuditEvent exportEvent(const http::Request &request, const RecordExporter &exporter)
{
    db::AuditEvent event = exporter.source().event(http::auditActor(request));
    event.changes.append({"format", QJsonValue::Undefined, QString::fromLatin1(formatName(exporter.format()))});
    for (const char *name : {"filter", "sort", "fields"}) {
        const QByteArray value = request.queryParameter(name);
        if (!value.isEmpty())
            event.changes.append({name, QJsonValue::Undefined, QString::fromUtf8(value)});
    }
    return event;
}

http::Response head(const QByteArray &collection, const RecordExporter &exporter)
{
    http::Response response = http::Response::text(200, exporter.mediaType(), {});
    // The collection was found, so its name is letters, digits and underscores.
    const QByteArray file = collection + '.' + formatName(exporter.format());
    response.headers.set("Content-Disposition", QByteArray("attachment; filename=\"" + file + '"'));
    response.headers.set("Cache-Control", "no-store");
    response.headers.add("Vary", "Authorization, X-API-Key, X-Account-ID");
    return response;
}

void send(const RequestPtr &request, Reply reply, Begun begun)
{
    auto stream = reply.stream(head(request->pathParameter("collection"), *begun.exporter));
    if (request->method == http::Method::Head)
        return;
    RecordExportStream::start(*request->session, std::move(begun.exporter), std::move(stream), std::move(begun.first),
                              std::move(begun.endMark));
}

} // namespace

std::vector<http::Route> RecordExportApi::routes()
{
    return onlyChosen(m_service,
                      {
                          {http::Method::Get,
                           "/api/v1/records/{collection}/export",
                           http::Access::Anyone,
                           [this](const RequestPtr &request, Reply reply) { exportAll(request, std::move(reply)); },
                           {"records", "All records that a list would show, as a file", {}, {}, kExportParameters}},
                      });
}

void RecordExportApi::exportAll(const RequestPtr &request, Reply reply)
{
    auto input = readInput(*request, m_service);
    if (!input)
        return reply.fail(input.error());
    untilSettled<Begun>(
        [this, request, input = std::move(*input)](db::Completion<Begun> done) {
            auto source = m_service.prepareExport(request->principal, request->pathParameter("collection"), input.list);
            if (!source)
                return done(std::move(source).error());
            records::RecordExport::PageSize size;
            size.records = m_pageRecords;
            auto exporter = std::make_shared<const RecordExporter>(std::move(*source), input.table, size);
            request->session->readApart<RecordExporter::Piece>(
                [exporter](db::Connection &connection) { return exporter->read(connection, {}); },
                [exporter, endMark = input.endMark, done = std::move(done)](Result<RecordExporter::Piece> piece) mutable {
                    done(piece ? Result<Begun>(Begun{exporter, std::move(*piece), endMark}) : std::move(piece).error());
                });
        },
        [request, reply = std::move(reply)](Result<Begun> begun) mutable {
            if (!begun)
                return reply.fail(begun.error());
            db::AuditEvent event = exportEvent(*request, *begun->exporter);
            const QByteArray accountId = event.accountId;
            request->session->write<void>(
                accountId,
                [event = std::move(event)](db::WriteContext &context) -> Result<void> {
                    context.audit(event);
                    return {};
                },
                [request, reply = std::move(reply), begun = std::move(*begun)](Result<void> noted) mutable {
                    if (noted)
                        send(request, std::move(reply), std::move(begun));
                    else
                        reply.fail(noted.error());
                });
        });
}

} // namespace basalt::api
