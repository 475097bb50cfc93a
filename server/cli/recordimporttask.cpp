// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/recordimporttask.h"

#include "cli/progressline.h"
#include "cli/recordcaller.h"
#include "cli/remoteserver.h"
#include "composition/maintenance.h"
#include "transfer/recordimporter.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

transfer::ImportSettings::Limits limitsOf(const core::Config &settings)
{
    using core::Setting;
    transfer::ImportSettings::Limits limits;
    limits.rowBytes = settings.number(Setting::ImportRowBytes);
    limits.batchRows = static_cast<size_t>(settings.number(Setting::ImportBatchRecords));
    limits.namedFaults = static_cast<size_t>(settings.number(Setting::ImportErrors));
    return limits;
}

} // namespace

ExitCode RecordImportTask::run(CommandContext &context)
{
    if (auto good = complete(); !good)
        return context.fail(good.error());
    const auto report = hereOrThrough<QJsonObject>(
        context, access, [&](const composition::ServerConfig &config) { return importHere(context, config); },
        [&](const QString &url) { return importThrough(context, url); });
    return report ? tell(context, *report) : context.fail(report.error());
}

/** Options that follow from the others, and those of the file. */
Result<void> RecordImportTask::complete()
{
    if (!QFileInfo(file).isReadable() || QFileInfo(file).isDir())
        return Error::of(Code::ConfigurationInvalid, u"%1 cannot be read."_s.arg(file));
    const QByteArray name = QFileInfo(file).fileName().toUtf8();
    options.insert("source", name);
    if (const auto format = transfer::formatOfFile(name); format && !options.contains("format"))
        options.insert("format", transfer::formatName(*format));
    if (options.contains("key"))
        options.insert("mode", "upsert");
    QJsonObject mapping;
    for (const std::string &text : mappings) {
        const QString pair = QString::fromStdString(text);
        const qsizetype sign = pair.lastIndexOf(u'=');
        if (sign <= 0)
            return Error::invalid(u"--map"_s, u"Expected Column=field, or Column= to pass it over."_s, u"invalid_mapping"_s);
        const QString field = pair.sliced(sign + 1);
        mapping.insert(pair.first(sign), field.isEmpty() ? QJsonValue() : QJsonValue(field));
    }
    if (!mapping.isEmpty())
        options.insert("mapping", QJsonDocument(mapping).toJson(QJsonDocument::Compact));
    return {};
}

Result<QJsonObject> RecordImportTask::importHere(CommandContext &context, const composition::ServerConfig &config) const
{
    transfer::OptionReader reader(options);
    transfer::ImportOrder order;
    BASALT_TRY(order.settings, transfer::ImportSettings::read(reader, {}));
    order.settings.limits = limitsOf(config.settings);
    BASALT_TRY(const auto maintenance, composition::Maintenance::begin(config, u"basalt import"_s));
    composition::Services &services = maintenance->services();
    {
        BASALT_TRY(const auto connection, services.database->openConnection());
        QByteArray owner = QByteArray::fromStdString(account);
        if (owner.isEmpty()) {
            BASALT_TRY(owner, defaultAccount(*connection));
        }
        BASALT_TRY(order.caller, commandLineCaller(*connection, owner));
    }
    order.actor.authMethod = "cli";
    order.actor.origin = "cli";
    order.collection = QByteArray::fromStdString(collection);
    order.file = file;
    BASALT_TRY_VOID(services.data.records.checkImport(order.caller, order.collection, order.settings.key));
    BASALT_TRY(const auto session, services.database->openSession());

    auto report = std::make_shared<transfer::ImportReport>(order.settings.limits.namedFaults);
    report->setSize(QFileInfo(file).size());
    bool isOver = false;
    QEventLoop loop;
    ProgressLine line(context.out());
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        const auto [done, all] = report->progress();
        line.show(done, all);
    });
    look.start(ProgressLine::kLookMs);
    transfer::RecordImporter::start({*session, *services.workPool, services.data.records, services.data.registry},
                                    std::move(order), report, [&] {
                                        isOver = true;
                                        loop.quit();
                                    });
    if (!isOver) // a loop forgets the end that came before it
        loop.exec();
    const auto [done, all] = report->progress();
    line.show(done, all);
    return report->toJson();
}

Result<QJsonObject> RecordImportTask::importThrough(CommandContext &context, const QString &url) const
{
    RemoteServer server{QUrl(url)};
    BASALT_TRY_VOID(signIn(server, context, access));
    QByteArray owner = QByteArray::fromStdString(account);
    if (owner.isEmpty()) {
        BASALT_TRY(owner, defaultAccount(server));
    }
    server.setAccount(owner);
    const QString all =
        u"/records/"_s + QString::fromLatin1(QByteArray::fromStdString(collection).toPercentEncoding()) + u"/import"_s;
    const QString beginning = all + u"?upload=parts&"_s + queryOf(options);
    BASALT_TRY(QJsonObject report, server.send("POST", beginning, "application/octet-stream", {}));
    const QString path = all + u'/' + report.value(u"id"_s).toString();
    BASALT_TRY_VOID(send(server, path));
    BASALT_TRY(report, server.call("POST", QString(path + u"/start"_s)));
    ProgressLine line(context.out());
    while (report.value(u"state"_s) == u"running"_s) {
        QThread::msleep(ProgressLine::kLookMs);
        BASALT_TRY(report, server.call("GET", path));
        line.show(report.value(u"bytes_done"_s).toInteger(), report.value(u"received_bytes"_s).toInteger());
    }
    return report;
}

Result<void> RecordImportTask::send(RemoteServer &server, const QString &path) const
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return Error::of(Code::ConfigurationInvalid, u"%1 cannot be read: %2"_s.arg(file, source.errorString()));
    for (qint64 offset = 0; !source.atEnd();) {
        const QByteArray part = source.read(RemoteServer::kPart);
        const QString target = path + u"/content?offset="_s + QString::number(offset);
        BASALT_TRY_VOID(server.send("PUT", target, "application/octet-stream", part));
        offset += part.size();
    }
    return {};
}

ExitCode RecordImportTask::tell(CommandContext &context, const QJsonObject &report) const
{
    const bool isTrial = options.value("dry_run") == "true";
    const qint64 refused = report.value(u"refused"_s).toInteger();
    context.print(u"%1 %2 rows of %3: %4 created, %5 updated, %6 refused."_s.arg(isTrial ? u"Tried"_s : u"Imported"_s)
                      .arg(report.value(u"rows_done"_s).toInteger())
                      .arg(QFileInfo(file).fileName())
                      .arg(report.value(u"created"_s).toInteger())
                      .arg(report.value(u"updated"_s).toInteger())
                      .arg(refused));
    for (const QJsonValue fault : report.value(u"errors"_s).toArray()) {
        const QString column = fault[u"column"_s].toString();
        context.print(u"  row %1 (line %2)%3: %4"_s.arg(fault[u"row"_s].toInteger())
                          .arg(fault[u"line"_s].toInteger())
                          .arg(column.isEmpty() ? QString() : QString(u", "_s + column))
                          .arg(fault[u"message"_s].toString()));
    }
    if (report.value(u"state"_s) == u"done"_s)
        return isTrial && refused > 0 ? ExitCode::Failed : ExitCode::Ok;
    const QJsonObject problem = report.value(u"error"_s).toObject();
    Error error = Error::of(Code::ValidationFailed, problem.value(u"message"_s).toString());
    for (const QJsonValue fault : problem.value(u"details"_s).toArray())
        error.fields.append({fault[u"field"_s].toString(), fault[u"message"_s].toString(), fault[u"code"_s].toString()});
    context.print(u"Nothing from row %1 on was written."_s.arg(report.value(u"next_row"_s).toInteger()));
    return context.fail(error);
}

} // namespace basalt::cli
