// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/importsapi.h"

#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "http/requestactor.h"
#include "importer/demodata.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;
using importer::ImportRequest;

constexpr QByteArrayView kBeginSchema(
    R"({"type":"object","properties":{"account":{"type":"string","description":"id, code or slug; default: the only )"
    R"(ordinary account, else the system account"},"relations":{"type":"array","items":{"type":"string"},"description":)"
    R"("Array.Field=Array"},"source":{"type":"string"},"demo":{"type":"boolean"}}})");
constexpr QByteArrayView kImportStatusSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"state":{"type":"string","enum":["receiving","running",)"
    R"("done","failed"]},"received_bytes":{"type":"integer"},"rows_done":{"type":"integer"},"rows_total":{"type":)"
    R"("integer"},"summary":{"type":["object","null"]},"error":{"type":["object","null"]}}})");

constexpr QByteArrayView
    kDocumentSchema(R"({"type":"object","additionalProperties":{"type":"array","items":{"type":"object"}}})");

/** Adds what the members of `relations` say; a mistake is a complaint of the body. */
void readRelations(BodyReader &body, const http::Request &request, std::vector<importer::RelationOption> &relations)
{
    if (!body.has("relations"_L1) || body.isNull("relations"_L1))
        return;
    const QJsonValue value = QJsonDocument::fromJson(request.body).object().value("relations"_L1);
    const QJsonArray array = value.toArray();
    bool good = value.isArray();
    for (const QJsonValue item : array) {
        auto relation = importer::RelationOption::parse(item.toString());
        if (relation)
            relations.push_back(std::move(*relation));
        good = good && relation.has_value();
    }
    if (!good)
        body.complain("relations"_L1, u"Expected texts of the form Array.Field=Array."_s, "invalid_option"_L1);
}

/** The options of a document that is the body: in the query. */
Result<importer::ImportOptions> readQueryOptions(const http::Request &request)
{
    if (auto unknown = unknownParameters(request, {"account", "relations", "source"}))
        return std::move(*unknown);
    const QueryReader query(request);
    importer::ImportOptions options;
    options.source = QString::fromUtf8(query.text("source"_L1).value_or(QByteArray()));
    if (const auto account = query.text("account"_L1))
        options.account = *account;
    else if (!request.principal.chosenAccountId.isNull())
        options.account = request.principal.chosenAccountId;
    const QByteArray relations = query.text("relations"_L1).value_or(QByteArray());
    for (const QByteArray &text : relations.split(',')) {
        if (text.isEmpty())
            continue;
        auto relation = importer::RelationOption::parse(QString::fromUtf8(text));
        if (!relation)
            return Error::invalid(u"relations"_s, u"Expected Array.Field=Array, several with commas between."_s,
                                  u"invalid_option"_s);
        options.relations.push_back(std::move(*relation));
    }
    return options;
}

/** Reads and understands a document: slow, for the work pool. */
Result<ImportRequest> prepare(const importer::ImportJobs::Started &started)
{
    ImportRequest request;
    QByteArray json;
    std::vector<importer::RelationOption> relations = started.options.relations;
    if (started.options.demo) {
        json = importer::demoDocument();
        relations = importer::demoRelations();
    } else {
        QFile file(started.file);
        if (!file.open(QIODevice::ReadOnly))
            return Error::internal(u"cannot read %1: %2"_s.arg(started.file, file.errorString()));
        json = file.readAll();
    }
    BASALT_TRY(request.document, importer::readDocument(json));
    BASALT_TRY(request.plan, importer::inferPlan(request.document, relations));
    if (started.options.demo)
        importer::refineDemoPlan(request.plan);
    request.account = started.options.account;
    request.source = started.options.source;
    request.progress = started.progress;
    return request;
}

void sendStatus(Reply &reply, int status, const Result<QJsonObject> &result)
{
    if (!result) {
        reply.fail(result.error());
        return;
    }
    reply.send(Response::json(status, QJsonDocument(*result).toJson(QJsonDocument::Compact)));
}

} // namespace

std::vector<http::Route> ImportsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Post,
         "/api/v1/imports",
         Superadmin,
         to(&ImportsApi::begin),
         {"imports", "Begin an import", kBeginSchema, kImportStatusSchema, {}, 201}},
        {Method::Put,
         "/api/v1/imports/{id}/content",
         Superadmin,
         to(&ImportsApi::append),
         {"imports", "Send the part of the document that begins at offset", {}, kImportStatusSchema, "offset"}},
        {Method::Post,
         "/api/v1/imports/{id}/start",
         Superadmin,
         to(&ImportsApi::start),
         {"imports", "Load the document that was sent", {}, kImportStatusSchema, {}, 202}},
        {Method::Get,
         "/api/v1/imports/{id}",
         Superadmin,
         to(&ImportsApi::status),
         {"imports", "How far an import is", {}, kImportStatusSchema}},
        {Method::Delete,
         "/api/v1/imports/{id}",
         Superadmin,
         to(&ImportsApi::cancel),
         {"imports", "Cancel or forget an import", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/collections/import-data",
         Superadmin,
         to(&ImportsApi::importData),
         {"imports", "Make collections of a document and load it, in one request", kDocumentSchema, kImportStatusSchema,
          "account,relations,source", 202}},
    };
}

void ImportsApi::begin(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    importer::ImportOptions options;
    if (const auto account = body->text("account"_L1))
        options.account = account->toUtf8();
    options.source = body->text("source"_L1).value_or(QString());
    options.demo = body->flag("demo"_L1).value_or(false);
    readRelations(*body, *request, options.relations);
    if (isRefused(*body, reply))
        return;
    if (options.account.isNull() && !request->principal.chosenAccountId.isNull())
        options.account = request->principal.chosenAccountId;
    const auto id = m_jobs.begin(std::move(options));
    sendStatus(reply, 201, id ? m_jobs.status(*id) : Result<QJsonObject>(id.error()));
}

void ImportsApi::append(const RequestPtr &request, Reply reply)
{
    bool isNumber = false;
    const qint64 offset = request->queryParameter("offset").toLongLong(&isNumber);
    if (!isNumber || offset < 0) {
        reply.fail(Error::invalid(u"offset"_s, u"Expected the number of bytes sent before."_s, u"invalid_offset"_s));
        return;
    }
    const QByteArray id = request->pathParameter("id");
    const auto size = m_jobs.append(id, offset, request->body);
    sendStatus(reply, 200, size ? m_jobs.status(id) : Result<QJsonObject>(size.error()));
}

void ImportsApi::start(const RequestPtr &request, Reply reply)
{
    const QByteArray id = request->pathParameter("id");
    if (const auto begun = run(request, id); !begun)
        return reply.fail(begun.error());
    sendStatus(reply, 202, m_jobs.status(id));
}

void ImportsApi::importData(const RequestPtr &request, Reply reply)
{
    auto options = readQueryOptions(*request);
    if (!options)
        return reply.fail(options.error());
    if (request->body.isEmpty())
        return reply.fail(Error::of(Code::BadRequest, u"The request needs a JSON document as its body."_s));
    const auto id = m_jobs.begin(std::move(*options));
    if (!id)
        return reply.fail(id.error());
    Result<void> begun;
    if (const auto taken = m_jobs.append(*id, 0, request->body); taken)
        begun = run(request, *id);
    else
        begun = taken.error();
    if (!begun) {
        // Already a failure; that there is nothing to forget is no other one.
        static_cast<void>(m_jobs.cancel(*id));
        return reply.fail(begun.error());
    }
    sendStatus(reply, 202, m_jobs.status(*id));
}

Result<void> ImportsApi::run(const RequestPtr &request, const QByteArray &id)
{
    BASALT_TRY(auto started, m_jobs.start(id));
    db::AuditActor actor = http::auditActor(*request);
    actor.origin = "import";
    db::Session &session = *request->session;
    m_pool.run<ImportRequest>(
        session.mailbox(), [started = std::move(started)] { return prepare(started); },
        [this, id, actor = std::move(actor), &session](Result<ImportRequest> prepared) {
            if (!prepared) {
                m_jobs.finish(id, std::move(prepared).error());
                return;
            }
            prepared->actor = actor;
            prepared->allowedBy = "superadmin";
            m_service.run(session, std::move(*prepared),
                          [this, id](Result<importer::ImportSummary> outcome) { m_jobs.finish(id, std::move(outcome)); });
        });
    return {};
}

void ImportsApi::status(const RequestPtr &request, Reply reply)
{
    sendStatus(reply, 200, m_jobs.status(request->pathParameter("id")));
}

void ImportsApi::cancel(const RequestPtr &request, Reply reply)
{
    if (const auto cancelled = m_jobs.cancel(request->pathParameter("id")); !cancelled) {
        reply.fail(cancelled.error());
        return;
    }
    reply.send(Response::noContent());
}

} // namespace basalt::api
