// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/importtask.h"

#include "cli/progressline.h"
#include "cli/recordcaller.h"
#include "cli/remoteserver.h"
#include "composition/maintenance.h"
#include "importer/demodata.h"
#include "importer/importservice.h"

#include <CLI/CLI.hpp>

#include <QEventLoop>
#include <QJsonArray>
#include <QThread>
#include <QTimer>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

Result<importer::ImportRequest> prepare(const ImportTask &task)
{
    importer::ImportRequest request;
    BASALT_TRY(request.document, importer::readDocument(task.document));
    BASALT_TRY(request.plan, importer::inferPlan(request.document, task.relations));
    if (task.demo)
        importer::refineDemoPlan(request.plan);
    request.source = task.source;
    request.actor.authMethod = "cli";
    request.actor.origin = "cli";
    request.allowedBy = "command line";
    return request;
}

/** What a server says of an import that failed. */
Error failureOf(const QJsonObject &status)
{
    const QJsonObject problem = status.value(u"error"_s).toObject();
    Error error = Error::of(Code::ValidationFailed, problem.value(u"message"_s).toString());
    for (const QJsonValue value : problem.value(u"details"_s).toArray()) {
        const QJsonObject fault = value.toObject();
        error.fields.append(
            {fault.value(u"field"_s).toString(), fault.value(u"message"_s).toString(), fault.value(u"code"_s).toString()});
    }
    return error;
}

} // namespace

void ImportTaskOptions::declare(CLI::App &parser)
{
    parser.add_option("--account", account,
                      "Account that the records belong to: id, code or slug (default: the only ordinary one, else the system "
                      "account)");
    access.declare(parser);
}

ExitCode ImportTask::run(CommandContext &context, const ImportTaskOptions &options) const
{
    const auto summary = hereOrThrough<importer::ImportSummary>(
        context, options.access, [&](const composition::ServerConfig &config) { return importHere(context, options, config); },
        [&](const QString &url) { return importThrough(context, options, url); });
    if (!summary)
        return context.fail(summary.error());
    context.print(summary->toText());
    return ExitCode::Ok;
}

Result<importer::ImportSummary> ImportTask::importHere(CommandContext &context, const ImportTaskOptions &options,
                                                       composition::ServerConfig config) const
{
    BASALT_TRY(const auto maintenance, composition::Maintenance::begin(std::move(config), u"basalt import"_s));
    BASALT_TRY(importer::ImportRequest request, prepare(*this));
    if (!options.account.empty())
        request.account = QByteArray::fromStdString(options.account);
    composition::Services &services = maintenance->services();
    BASALT_TRY(const auto session, services.database->openSession());

    QEventLoop loop;
    ProgressLine line(context.out());
    const auto progress = request.progress;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] { line.show(progress->rowsDone, progress->rowsTotal); });
    look.start(ProgressLine::kLookMs);
    std::optional<Result<importer::ImportSummary>> outcome;
    services.imports.run(*session, std::move(request), [&](Result<importer::ImportSummary> result) {
        outcome = std::move(result);
        loop.quit();
    });
    if (!outcome) // a loop forgets the end that came before it
        loop.exec();
    line.show(progress->rowsDone, progress->rowsTotal);
    return std::move(*outcome);
}

Result<importer::ImportSummary> ImportTask::importThrough(CommandContext &context, const ImportTaskOptions &options,
                                                          const QString &url) const
{
    RemoteServer server{QUrl(url)};
    BASALT_TRY_VOID(signIn(server, context, options.access));

    QJsonArray relationTexts;
    for (const importer::RelationOption &relation : relations)
        relationTexts.append(QString(relation.table + u'.' + relation.column + u'=' + relation.target));
    QJsonObject begin{{u"source"_s, source}, {u"demo"_s, demo}};
    if (!demo)
        begin.insert(u"relations"_s, relationTexts);
    if (!options.account.empty())
        begin.insert(u"account"_s, QString::fromStdString(options.account));
    BASALT_TRY(QJsonObject status, server.call("POST", u"/imports"_s, begin));
    const QString path = u"/imports/"_s + status.value(u"id"_s).toString();
    if (!demo)
        BASALT_TRY_VOID(sendDocument(server, path));
    BASALT_TRY(status, server.call("POST", QString(path + u"/start"_s)));

    ProgressLine line(context.out());
    while (status.value(u"state"_s) == u"running"_s) {
        QThread::msleep(ProgressLine::kLookMs);
        BASALT_TRY(status, server.call("GET", path));
        line.show(status.value(u"rows_done"_s).toInteger(), status.value(u"rows_total"_s).toInteger());
    }
    if (status.value(u"state"_s) != u"done"_s)
        return failureOf(status);
    return importer::ImportSummary::fromJson(status.value(u"summary"_s).toObject());
}

Result<void> ImportTask::sendDocument(RemoteServer &server, const QString &path) const
{
    for (qsizetype offset = 0; offset < document.size(); offset += RemoteServer::kPart) {
        const QString target = path + u"/content?offset="_s + QString::number(offset);
        BASALT_TRY_VOID(server.send("PUT", target, "application/octet-stream", document.mid(offset, RemoteServer::kPart)));
    }
    return {};
}

} // namespace basalt::cli
