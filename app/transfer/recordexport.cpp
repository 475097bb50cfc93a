// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordexport.h"

#include "apiclient.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr int kPatienceMs = 120'000; ///< a sort that no index serves reads the table before the first row comes

} // namespace

RecordExport::RecordExport(const QString &collection, ApiClient &client, QObject *parent)
    : LongWork(collection, parent)
    , m_client(client)
{ }

RecordExport::~RecordExport() = default;

void RecordExport::start(const QString &path, const QVariantMap &options)
{
    if (isRunning())
        return;
    setError({});
    if (!openFile(QDir::cleanPath(path)))
        return;
    m_end = EndMark();
    m_counter = RowCounter(options.value(u"format"_s).toString(), options.value(u"encoding"_s).toString(),
                           options.value(u"header"_s).toString() != "false"_L1);
    m_account = m_client.account();
    m_call = std::make_unique<QObject>();
    beginPart(ProgressMeter::Unit::Rows, 0);
    setRunning(true);
    ask(options);
    askHowMany(options);
}

bool RecordExport::openFile(const QString &path)
{
    m_path = path;
    if (QDir::isRelativePath(m_path)) {
        setError(problemOf(tr("Say in which folder: the path begins at the root.")));
        return false;
    }
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    m_file = std::make_unique<QSaveFile>(m_path);
    if (m_file->open(QIODevice::WriteOnly))
        return true;
    setError(problemOf(m_file->errorString()));
    m_file.reset();
    return false;
}

void RecordExport::ask(const QVariantMap &options)
{
    QUrlQuery query{{u"end_mark"_s, m_end.text()}};
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        if (const QString value = option->toString(); !value.isEmpty())
            query.addQueryItem(option.key(), value);
    }
    ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"records"_s, collection(), u"export"_s}), query);
    request.timeoutMs = kPatienceMs;
    request.account = m_account;
    m_client.receive(
        request, m_call.get(), [this](const QByteArray &piece) { return write(piece); },
        [this](const ApiResult &result) { finish(result ? ApiError() : result.error()); });
}

/** For the bar; without the answer it shows that nobody knows. */
void RecordExport::askHowMany(const QVariantMap &options)
{
    QUrlQuery query{{u"limit"_s, u"1"_s}, {u"total"_s, u"exact"_s}};
    if (const QString filter = options.value(u"filter"_s).toString(); !filter.isEmpty())
        query.addQueryItem(u"filter"_s, filter);
    ApiRequest request = ApiRequest::get(ApiRequest::pathOf({u"records"_s, collection()}), query);
    request.account = m_account;
    m_client.send(request, m_call.get(), [this](const ApiResult &result) {
        if (result)
            setTotal(result->object().value("total"_L1).toInteger());
    });
}

bool RecordExport::write(const QByteArray &piece)
{
    const QByteArray rows = m_end.take(piece);
    if (m_file->write(rows) != rows.size())
        return false;
    m_counter.take(rows);
    setDone(m_counter.rows());
    return true;
}

void RecordExport::finish(const ApiError &error)
{
    const auto done = [this](const ApiError &why) {
        m_file.reset();
        m_call.release()->deleteLater(); // this is called for it
        setError(why);
        setRunning(false);
    };
    // What the disk says comes first: that the answer was cut follows from it.
    if (m_file->error() != QFileDevice::NoError)
        return done(problemOf(m_file->errorString()));
    if (error.isSet())
        return done(error);
    // A connection that ends early is not always reported as one.
    if (!m_end.hasCome()) {
        ApiError cut;
        cut.kind = ApiError::Kind::Offline;
        cut.title = tr("The answer broke off");
        cut.message = tr("The server did not send the whole file.");
        return done(cut);
    }
    if (!m_file->commit())
        return done(problemOf(m_file->errorString()));
    done({});
    Q_EMIT exported(m_path, double(m_counter.rows()));
}

void RecordExport::cancel()
{
    if (!isRunning())
        return;
    m_call.reset();
    m_file.reset(); // without commit() nothing of it stays
    setRunning(false);
}

void RecordExport::setError(const ApiError &error)
{
    if (m_error == error)
        return;
    m_error = error;
    Q_EMIT errorChanged();
}

ApiError RecordExport::problemOf(const QString &reason) const
{
    ApiError error;
    error.kind = ApiError::Kind::Protocol;
    error.title = tr("The file could not be written");
    error.message = m_path + u": "_s + reason;
    error.fields.insert(u"path"_s, reason);
    return error;
}

} // namespace basalt::app
