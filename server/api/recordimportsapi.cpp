// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/recordimportsapi.h"

#include "api/chosenroutes.h"
#include "api/multipartform.h"
#include "http/requestactor.h"
#include "transfer/recordimporter.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;
using transfer::RecordImportJobs;

constexpr QByteArrayView kFileSchema(R"({"type":"string","format":"binary"})");
constexpr QByteArrayView kStatusSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"collection":{"type":"string"},"state":{"enum":["receiving",)"
    R"("running","done","failed","cancelled"]},"mode":{"enum":["create","upsert"]},"dry_run":{"type":"boolean"},"on_error":)"
    R"({"enum":["stop","skip"]},"received_bytes":{"type":"integer"},"bytes_done":{"type":"integer"},"rows_done":)"
    R"({"type":"integer"},"created":{"type":"integer"},"updated":{"type":"integer"},"refused":{"type":"integer"},"next_row":)"
    R"({"type":["integer","null"]},"errors":{"type":"array","items":{"type":"object","properties":{"row":{"type":"integer"},)"
    R"("line":{"type":"integer"},"column":{"type":["string","null"]},"code":{"type":"string"},"message":{"type":"string"}}}},)"
    R"("error":{"type":["object","null"]}}})");
constexpr QByteArrayView
    kImportParameters("format,separator,decimal,encoding,header,formula_guard,mapping,mode,key,dry_run,on_error,"
                      "from_row,source,upload");

/** What came with a request: options, and the file or its first part. */
struct Upload
{
    QHash<QByteArray, QByteArray> options;
    std::optional<transfer::TableFormat> format;
    QByteArray file;
};

void guessFormat(Upload &upload, const QByteArray &fileName, const QByteArray &mediaType)
{
    upload.format = transfer::formatOfFile(fileName);
    if (!upload.format)
        upload.format = transfer::formatOfMediaType(mediaType);
}

Result<Upload> readUpload(const http::Request &request)
{
    Upload upload;
    for (const auto &[name, value] : request.queryParameters)
        upload.options.insert(name, value);
    const QByteArray contentType = request.headers.value("Content-Type");
    if (!isMultipartForm(contentType)) {
        upload.file = request.body;
        guessFormat(upload, upload.options.value("source"), contentType);
        return upload;
    }
    BASALT_TRY(const QList<FormPart> parts, readMultipartForm(contentType, request.body));
    bool hasFile = false;
    for (const FormPart &part : parts) {
        if (part.name != "file") {
            upload.options.insert(part.name, part.body);
            continue;
        }
        if (hasFile)
            return Error::invalid(u"file"_s, u"One file at a time."_s, u"repeated"_s);
        hasFile = true;
        upload.file = part.body;
        guessFormat(upload, part.fileName, part.contentType);
        if (!upload.options.contains("source"))
            upload.options.insert("source", part.fileName);
    }
    return upload;
}

} // namespace

std::vector<http::Route> RecordImportsApi::routes()
{
    const QByteArray all = "/api/v1/records/{collection}/import";
    const QByteArray one = all + "/{import}";
    return onlyChosen(
        m_records,
        {
            {Method::Post,
             all,
             Access::User,
             checked(&RecordImportsApi::begin),
             {"records", "Import a file of records, or begin to send one part by part", kFileSchema, kStatusSchema,
              kImportParameters, 202}},
            {Method::Get,
             one,
             Access::User,
             checked(&RecordImportsApi::status),
             {"records", "How far an import is, and what it met", {}, kStatusSchema}},
            {Method::Put,
             one + "/content",
             Access::User,
             checked(&RecordImportsApi::append),
             {"records", "Send the part of the file that begins at offset", kFileSchema, kStatusSchema, "offset"}},
            {Method::Post,
             one + "/start",
             Access::User,
             checked(&RecordImportsApi::start),
             {"records", "Read the file that was sent", {}, kStatusSchema, {}, 202}},
            {Method::Delete,
             one,
             Access::User,
             checked(&RecordImportsApi::cancel),
             {"records", "Stop or forget an import", {}, {}, {}, 204}},
        });
}

/** The handler behind the question whether the caller may make records here at all. */
std::function<void(http::RequestPtr, http::Reply)> RecordImportsApi::checked(Handler handler)
{
    return [this, handler](const RequestPtr &request, Reply reply) {
        if (const auto allowed = m_records.checkImport(request->principal, request->pathParameter("collection"), {}); !allowed)
            return reply.fail(allowed.error());
        (this->*handler)(request, std::move(reply));
    };
}

void RecordImportsApi::begin(const RequestPtr &request, Reply reply)
{
    auto upload = readUpload(*request);
    if (!upload)
        return reply.fail(upload.error());
    transfer::OptionReader options(upload->options);
    const bool inParts = options.choice("upload", {"whole", "parts"}) == 1;
    auto settings = transfer::ImportSettings::read(options, upload->format);
    if (!settings)
        return reply.fail(settings.error());
    if (inParts != upload->file.isEmpty()) {
        return reply.fail(
            Error::of(Code::BadRequest,
                      inParts ? u"With upload=parts the file comes by PUT."_s : u"The request needs a file as its body."_s));
    }
    const QByteArray collection = request->pathParameter("collection");
    if (const auto allowed = m_records.checkImport(request->principal, collection, settings->key); !allowed)
        return reply.fail(allowed.error());
    const auto id = m_jobs.begin(request->principal, collection, std::move(*settings),
                                 inParts ? RecordImportJobs::Arrival::InParts : RecordImportJobs::Arrival::Whole);
    if (!id)
        return reply.fail(id.error());
    if (!inParts) {
        auto begun = m_jobs.append(request->principal, collection, *id, 0, upload->file);
        if (begun)
            begun = run(request, *id);
        if (!begun) {
            // Already a failure; that there is nothing to forget is no other one.
            static_cast<void>(m_jobs.cancel(request->principal, collection, *id));
            return reply.fail(begun.error());
        }
    }
    answer(request, std::move(reply), 202, *id);
}

void RecordImportsApi::append(const RequestPtr &request, Reply reply)
{
    bool isNumber = false;
    const qint64 offset = request->queryParameter("offset").toLongLong(&isNumber);
    if (!isNumber || offset < 0)
        return reply.fail(Error::invalid(u"offset"_s, u"Expected the number of bytes sent before."_s, u"invalid_offset"_s));
    const QByteArray id = request->pathParameter("import");
    if (auto taken = m_jobs.append(request->principal, request->pathParameter("collection"), id, offset, request->body); !taken)
        return reply.fail(taken.error());
    answer(request, std::move(reply), 200, id);
}

void RecordImportsApi::start(const RequestPtr &request, Reply reply)
{
    const QByteArray id = request->pathParameter("import");
    if (const auto begun = run(request, id); !begun)
        return reply.fail(begun.error());
    answer(request, std::move(reply), 202, id);
}

void RecordImportsApi::status(const RequestPtr &request, Reply reply)
{
    answer(request, std::move(reply), 200, request->pathParameter("import"));
}

void RecordImportsApi::cancel(const RequestPtr &request, Reply reply)
{
    const auto cancelled =
        m_jobs.cancel(request->principal, request->pathParameter("collection"), request->pathParameter("import"));
    if (cancelled)
        reply.send(Response::noContent());
    else
        reply.fail(cancelled.error());
}

Result<void> RecordImportsApi::run(const RequestPtr &request, const QByteArray &id)
{
    const QByteArray collection = request->pathParameter("collection");
    BASALT_TRY(auto started, m_jobs.start(request->principal, collection, id));
    transfer::ImportOrder order;
    order.caller = request->principal;
    order.actor = http::auditActor(*request);
    order.actor.origin = "import";
    order.collection = collection;
    order.id = id;
    order.file = std::move(started.file);
    order.settings = std::move(started.settings);
    const transfer::ImportParts parts{*request->session, m_pool, m_records, m_registry};
    transfer::RecordImporter::start(parts, std::move(order), std::move(started.report), [this, id] { m_jobs.finished(id); });
    return {};
}

void RecordImportsApi::answer(const RequestPtr &request, Reply reply, int status, const QByteArray &id) const
{
    const QByteArray collection = request->pathParameter("collection");
    const auto json = m_jobs.status(request->principal, collection, id);
    if (!json)
        return reply.fail(json.error());
    Response response = Response::json(status, QJsonDocument(*json).toJson(QJsonDocument::Compact));
    if (status == 202)
        response.headers.set("Location", QByteArray("/api/v1/records/" + collection + "/import/" + id));
    response.headers.set("Cache-Control", "no-store");
    reply.send(std::move(response));
}

} // namespace basalt::api
