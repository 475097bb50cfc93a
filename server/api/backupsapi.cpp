// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/backupsapi.h"

#include "api/answerjson.h"
#include "api/backupdownload.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/requestchecks.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using backup::BackupAttempt;
using backup::BackupEntry;
using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kBackupSchema(
    R"({"type":"object","properties":{"name":{"type":"string"},"state":{"type":"string","enum":["running","complete",)"
    R"("failed","damaged"]},"origin":{"type":["string","null"],"enum":["command","api","schedule",null]},"created_at":)"
    R"({"type":["string","null"]},"size":{"type":"integer"},"bytes_done":{"type":"integer"},"bytes_total":)"
    R"({"type":"integer"},"engine":{"type":["string","null"]},"engine_version":{"type":["string","null"]},)"
    R"("basalt_version":{"type":["string","null"]},"schema_version":{"type":["integer","null"]},"accounts":)"
    R"({"type":["integer","null"]},"parts":{"type":"array","items":{"type":"object"}},"error":{"type":["object","null"]}}})");
constexpr QByteArrayView kBackupListSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},)"
    R"("folder":{"type":"string"}}})");

/** Every backup has the same members, so that clients need not ask which are there. */
void writeError(JsonWriter &out, Code code, const QString &message)
{
    out.key("error").beginObject().member("code", qint64(code)).member("message", message).endObject();
}

void writeAttempt(JsonWriter &out, const BackupAttempt &attempt)
{
    out.beginObject().member("name", attempt.name).member("state", attempt.error ? u"failed" : u"running");
    out.member("origin", QByteArrayView(backup::originName(attempt.origin)));
    out.member("created_at", QByteArrayView(core::formatTimestamp(attempt.startedMs))).member("size", qint64(0));
    out.member("bytes_done", attempt.bytesDone).member("bytes_total", attempt.bytesTotal);
    for (const char *name : {"engine", "engine_version", "basalt_version", "schema_version", "accounts"})
        out.key(name).null();
    out.key("parts").beginArray().endArray();
    if (attempt.error)
        writeError(out, attempt.error->code, attempt.error->message);
    else
        out.key("error").null();
    out.endObject();
}

void writeDamaged(JsonWriter &out, const BackupEntry &entry)
{
    out.beginObject().member("name", entry.name).member("state", u"damaged").key("origin").null().key("created_at").null();
    out.member("size", entry.size).member("bytes_done", qint64(0)).member("bytes_total", qint64(0));
    for (const char *name : {"engine", "engine_version", "basalt_version", "schema_version", "accounts"})
        out.key(name).null();
    out.key("parts").beginArray().endArray();
    writeError(out, Code::BackupDamaged, entry.fault);
    out.endObject();
}

void writeEntry(JsonWriter &out, const BackupEntry &entry)
{
    if (!entry.manifest)
        return writeDamaged(out, entry);
    const backup::BackupManifest &manifest = *entry.manifest;
    out.beginObject().member("name", entry.name).member("state", u"complete");
    out.member("origin", QByteArrayView(backup::originName(manifest.origin)));
    out.member("created_at", QByteArrayView(manifest.createdAt)).member("size", entry.size);
    out.member("bytes_done", entry.size).member("bytes_total", entry.size);
    out.member("engine", QByteArrayView(backup::engineName(manifest.engine)));
    out.member("engine_version", QByteArrayView(manifest.engineVersion));
    out.member("basalt_version", QByteArrayView(manifest.basaltVersion));
    out.member("schema_version", qint64(manifest.schemaVersion)).member("accounts", qint64(manifest.chains.size()));
    out.key("parts").beginArray();
    for (const backup::BackupPart &part : manifest.parts) {
        out.beginObject().member("name", QByteArrayView(part.name)).member("size", part.size);
        out.member("sha256", QByteArrayView(part.sha256)).endObject();
    }
    out.endArray().key("error").null().endObject();
}

QByteArray attemptJson(const BackupAttempt &attempt)
{
    JsonWriter out;
    writeAttempt(out, attempt);
    return out.take();
}

/** What is being made, then what could not be made, then what is there. */
QByteArray backupListJson(const backup::BackupService &service)
{
    // Asked before the folder is read: what gets finished between the two is in the folder then.
    const auto running = service.running();
    const auto failures = service.failures();
    const std::vector<BackupEntry> entries = service.store().list();
    JsonWriter out(4096);
    qint64 total = 0;
    out.beginObject().key("items").beginArray();
    const bool isThere = running
        && std::any_of(entries.begin(), entries.end(), [&](const BackupEntry &entry) { return entry.name == running->name; });
    if (running && !isThere) {
        writeAttempt(out, *running);
        ++total;
    }
    for (const BackupAttempt &failed : failures)
        writeAttempt(out, failed);
    for (const BackupEntry &entry : entries)
        writeEntry(out, entry);
    total += static_cast<qint64>(failures.size() + entries.size());
    out.endArray().member("total", total).member("folder", service.store().folder()).endObject();
    return out.take();
}

Result<QByteArray> oneJson(const backup::BackupService &service, const QString &name)
{
    // In the order in which they follow each other, so that none is missed in between.
    if (const auto running = service.running(); running && running->name == name)
        return attemptJson(*running);
    for (const BackupAttempt &failed : service.failures()) {
        if (failed.name == name)
            return attemptJson(failed);
    }
    BASALT_TRY(const BackupEntry entry, service.store().find(name));
    JsonWriter out;
    writeEntry(out, entry);
    return out.take();
}

QString nameOf(const http::Request &request)
{
    return QString::fromUtf8(request.pathParameter("name"));
}

/** What somebody did with a backup stands in the trail before it is done. */
void recordThen(const RequestPtr &request, Code event, const QByteArray &operation, Reply reply,
                core::UniqueFunction<void(Reply)> then)
{
    request->session->write<void>(
        request->principal.accountId,
        [request, event, operation](db::WriteContext &context) -> Result<void> {
            context.audit(backup::backupEvent(event, operation, nameOf(*request), http::auditActor(*request)));
            return {};
        },
        [reply = std::move(reply), then = std::move(then)](Result<void> written) mutable {
            if (written)
                then(std::move(reply));
            else
                reply.fail(written.error());
        });
}

} // namespace

std::vector<http::Route> BackupsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/admin/backups",
         Superadmin,
         to(&BackupsApi::list),
         {"backups", "Backups that are there, are being made or have failed", {}, kBackupListSchema}},
        {Method::Post,
         "/api/v1/admin/backups",
         Superadmin,
         to(&BackupsApi::create),
         {"backups", "Begin a backup", {}, kBackupSchema, {}, 202}},
        {Method::Get,
         "/api/v1/admin/backups/{name}",
         Superadmin,
         to(&BackupsApi::get),
         {"backups", "One backup, or how far it is", {}, kBackupSchema}},
        {Method::Get,
         "/api/v1/admin/backups/{name}/download",
         Superadmin,
         to(&BackupsApi::download),
         {"backups", "The file itself; it holds everything, the installation's secrets included"}},
        {Method::Delete,
         "/api/v1/admin/backups/{name}",
         Superadmin,
         to(&BackupsApi::remove),
         {"backups", "Remove a backup, or stop the one that is being made", {}, {}, {}, 204}},
    };
}

void BackupsApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {}))
        return reply.fail(*unknown);
    m_pool.run<QByteArray>(
        request->session->mailbox(), [this]() -> Result<QByteArray> { return backupListJson(m_service); },
        answerJson(std::move(reply)));
}

void BackupsApi::create(const RequestPtr &request, Reply reply)
{
    if (const auto body = BodyReader::read(*request, BodyReader::Empty::Allowed); !body)
        return reply.fail(body.error());
    const auto begun = m_service.start(backup::BackupOrigin::Api, http::auditActor(*request));
    if (!begun)
        return reply.fail(begun.error());
    Response response = Response::json(202, attemptJson(*begun));
    response.headers.set("Location", QByteArray("/api/v1/admin/backups/" + begun->name.toUtf8()));
    reply.send(std::move(response));
}

void BackupsApi::get(const RequestPtr &request, Reply reply)
{
    m_pool.run<QByteArray>(
        request->session->mailbox(), [this, name = nameOf(*request)] { return oneJson(m_service, name); },
        answerJson(std::move(reply)));
}

void BackupsApi::download(const RequestPtr &request, Reply reply)
{
    using File = std::shared_ptr<QFile>;
    m_pool.run<File>(
        request->session->mailbox(),
        [this, name = nameOf(*request)]() -> Result<File> {
            BASALT_TRY(const QString path, m_service.store().path(name));
            auto file = std::make_shared<QFile>(path);
            if (!file->open(QIODevice::ReadOnly))
                return Error::logged(Code::BackupNotFound, file->errorString());
            return file;
        },
        [this, request, reply = std::move(reply)](Result<File> file) mutable {
            if (!file)
                return reply.fail(file.error());
            recordThen(request, Code::BackupDownloaded, "EXPORT", std::move(reply),
                       [this, request, opened = std::move(*file)](Reply answer) {
                           BackupDownload::start(*request->session, m_pool, opened, nameOf(*request), std::move(answer));
                       });
        });
}

void BackupsApi::remove(const RequestPtr &request, Reply reply)
{
    if (m_service.cancel(nameOf(*request)))
        return reply.send(Response::noContent());
    const auto removeNow = [this, request](Reply answer) {
        m_pool.run<QByteArray>(
            request->session->mailbox(),
            [this, name = nameOf(*request)]() -> Result<QByteArray> {
                BASALT_TRY_VOID(m_service.store().remove(name));
                return QByteArray();
            },
            [answer = std::move(answer)](Result<QByteArray> gone) mutable {
                if (gone)
                    answer.send(Response::noContent());
                else
                    answer.fail(gone.error());
            });
    };
    m_pool.run<QString>(
        request->session->mailbox(), [this, name = nameOf(*request)] { return m_service.store().path(name); },
        [request, removeNow, reply = std::move(reply)](Result<QString> path) mutable {
            if (path)
                recordThen(request, Code::BackupDeleted, "DELETE", std::move(reply), removeNow);
            else
                reply.fail(path.error());
        });
}

} // namespace basalt::api
