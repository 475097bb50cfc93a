// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/backuptrialsapi.h"

#include "api/bodyreader.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using backup::BackupTrial;
using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kBackupTrialSchema(
    R"({"type":"object","properties":{"backup":{"type":"string"},"kind":{"type":"string","enum":["verify","restore"]},)"
    R"("state":{"type":"string","enum":["running","complete","failed"]},"started_at":{"type":"string"},"bytes_done":)"
    R"({"type":"integer"},"bytes_total":{"type":"integer"},"folder":{"type":["string","null"]},"audit":{"type":)"
    R"(["object","null"],"properties":{"holds":{"type":"boolean"},"chains":{"type":"integer"},"entries":)"
    R"({"type":"integer"},"fault":{"type":["string","null"]}}},"error":{"type":["object","null"]}}})");

QByteArrayView kindName(BackupTrial::Kind kind)
{
    return kind == BackupTrial::Kind::Verify ? "verify" : "restore";
}

QByteArrayView stateName(BackupTrial::State state)
{
    switch (state) {
    case BackupTrial::State::Running: return "running";
    case BackupTrial::State::Complete: return "complete";
    case BackupTrial::State::Failed: break;
    }
    return "failed";
}

/** The first thing about a restored trail that is not as it was backed up; null if it holds. */
QString faultOf(const backup::RestoreReport &report)
{
    if (const auto &broken = report.audit.firstBreak) {
        return u"The audit trail of account %1 does not hold at entry %2: %3"_s.arg(QString::fromUtf8(broken->accountId))
            .arg(broken->sequence)
            .arg(broken->explanation);
    }
    return report.chainFault;
}

void writeAudit(JsonWriter &out, const backup::RestoreReport &report)
{
    out.beginObject().flag("holds", report.holds()).member("chains", qint64(report.audit.chains));
    out.member("entries", qint64(report.audit.entries)).key("fault");
    if (report.holds())
        out.null();
    else
        out.string(faultOf(report));
    out.endObject();
}

QByteArray trialJson(const BackupTrial &trial)
{
    JsonWriter out;
    out.beginObject().member("backup", trial.backup).member("kind", kindName(trial.kind));
    out.member("state", stateName(trial.state));
    out.member("started_at", QByteArrayView(core::formatTimestamp(trial.startedMs)));
    out.member("bytes_done", trial.bytesDone).member("bytes_total", trial.bytesTotal).key("folder");
    if (trial.folder.isEmpty())
        out.null();
    else
        out.string(trial.folder);
    out.key("audit");
    if (trial.report)
        writeAudit(out, *trial.report);
    else
        out.null();
    out.key("error");
    if (trial.error) {
        out.beginObject().member("code", qint64(trial.error->code)).member("message", trial.error->message).endObject();
    } else {
        out.null();
    }
    out.endObject();
    return out.take();
}

QString backupNamed(const http::Request &request)
{
    return QString::fromUtf8(request.pathParameter("name"));
}

/** There is nothing to say in a body; whoever says something, a folder perhaps, expects what does not happen. */
std::optional<Error> bodyProblem(const http::Request &request)
{
    const auto body = BodyReader::read(request, BodyReader::Empty::Allowed);
    if (!body)
        return body.error();
    QList<FieldError> faults;
    const QStringList members = body->json().keys();
    for (const QString &member : members)
        faults.append({member, u"There is nothing to choose here."_s, u"unknown_field"_s});
    if (faults.isEmpty())
        return std::nullopt;
    return Error::invalid(faults);
}

} // namespace

std::vector<http::Route> BackupTrialsApi::routes()
{
    using enum http::Access;
    using Kind = BackupTrial::Kind;
    const auto begins = [this](Kind kind) {
        return [this, kind](const RequestPtr &request, Reply reply) { begin(kind, request, std::move(reply)); };
    };
    const auto tells = [this](Kind kind) {
        return [this, kind](const RequestPtr &request, Reply reply) { tell(kind, request, std::move(reply)); };
    };
    return {
        {Method::Post,
         "/api/v1/admin/backups/{name}/verify",
         Superadmin,
         begins(Kind::Verify),
         {"backups", "Begin to hold every part of a backup against its checksum", {}, kBackupTrialSchema, {}, 202}},
        {Method::Get,
         "/api/v1/admin/backups/{name}/verify",
         Superadmin,
         tells(Kind::Verify),
         {"backups", "How far the last verification of a backup is, or what it found", {}, kBackupTrialSchema}},
        {Method::Post,
         "/api/v1/admin/backups/{name}/restore",
         Superadmin,
         begins(Kind::Restore),
         {"backups",
          "Begin to restore a backup to a fresh folder in the server's data folder",
          {},
          kBackupTrialSchema,
          {},
          202}},
        {Method::Get,
         "/api/v1/admin/backups/{name}/restore",
         Superadmin,
         tells(Kind::Restore),
         {"backups",
          "How far the last restore of a backup is, where it went, and whether its trail holds",
          {},
          kBackupTrialSchema}},
    };
}

void BackupTrialsApi::begin(BackupTrial::Kind kind, const RequestPtr &request, Reply reply)
{
    if (const auto problem = bodyProblem(*request))
        return reply.fail(*problem);
    m_pool.run<BackupTrial>(
        request->session->mailbox(),
        [this, kind, name = backupNamed(*request), actor = http::auditActor(*request)]() -> Result<BackupTrial> {
            BASALT_TRY(const QString path, m_store.path(name));
            return m_trials.start(kind, name, path, actor);
        },
        [name = backupNamed(*request), kind, reply = std::move(reply)](Result<BackupTrial> begun) mutable {
            if (!begun)
                return reply.fail(begun.error());
            Response response = Response::json(202, trialJson(*begun));
            const QByteArray segment = name.toUtf8().toPercentEncoding();
            response.headers.set("Location", QByteArray("/api/v1/admin/backups/" + segment + '/' + kindName(kind)));
            reply.send(std::move(response));
        });
}

void BackupTrialsApi::tell(BackupTrial::Kind kind, const RequestPtr &request, Reply reply) const
{
    const auto last = m_trials.last(kind, backupNamed(*request));
    if (last)
        reply.send(Response::json(200, trialJson(*last)));
    else
        reply.fail(last.error());
}

} // namespace basalt::api
