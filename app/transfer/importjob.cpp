// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importjob.h"

#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

constexpr qint64 kPartBytes = 1024LL * 1024;
constexpr qint64 kSmallestPart = 1024; ///< the least that a server may be set to take at once
constexpr int kLookMs = 250;
constexpr int kRetryMs = 2000; ///< before something that failed is tried again
constexpr int kPartPatienceMs = 120'000;

/** Options as the parts of a form: a mapping of many columns is too long for an address. */
QByteArray formOf(const QMap<QString, QString> &options, const QByteArray &boundary)
{
    QByteArray form;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        form +=
            QByteArray("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + option.key().toUtf8() + "\"\r\n\r\n");
        form += option->toUtf8() + "\r\n";
    }
    return form + "--" + boundary + "--\r\n";
}

} // namespace

ImportJob::ImportJob(ApiClient &client, const QString &collection, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_collection(collection)
    , m_account(client.account())
{
    m_timer.setSingleShot(true);
}

void ImportJob::request(ApiRequest request, ApiHandler handler)
{
    request.account = m_account;
    m_client.send(request, this, std::move(handler));
}

QString ImportJob::pathOf(const QString &rest) const
{
    return ApiRequest::pathOf({u"records"_s, m_collection, u"import"_s, m_id}) + rest;
}

/** Also an expired session: the user signs in again. */
bool ImportJob::isPassing(const ApiError &error)
{
    return error.isOffline() || error.kind == ApiError::Kind::Server || error.kind == ApiError::Kind::RateLimited
        || error.kind == ApiError::Kind::Unauthenticated;
}

void ImportJob::start(const QString &path, const QMap<QString, QString> &options)
{
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::ReadOnly))
        return failAt(m_file.errorString());
    m_size = m_file.size();
    m_modified = QFileInfo(path).lastModified();
    m_partBytes = kPartBytes;
    QMap<QString, QString> form = options;
    form.insert(u"upload"_s, u"parts"_s);
    const QByteArray boundary = "basalt-" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    ApiRequest announcement;
    announcement.method = "POST";
    announcement.path = ApiRequest::pathOf({u"records"_s, m_collection, u"import"_s});
    announcement.content = formOf(form, boundary);
    announcement.headers = {{"Content-Type", QByteArray("multipart/form-data; boundary=" + boundary)}};
    request(announcement, [this](const ApiResult &result) { announced(result); });
}

void ImportJob::announced(const ApiResult &result)
{
    if (!result)
        return fail(result.error());
    m_id = result->object().value("id"_L1).toString();
    m_phase = Phase::Sending;
    if (m_isCancelled)
        endUnwritten();
    else
        sendPart();
}

void ImportJob::sendPart()
{
    if (m_sent >= m_size)
        return allSent();
    const QByteArray part = m_file.seek(m_sent) ? m_file.read(std::min(m_partBytes, m_size - m_sent)) : QByteArray();
    if (part.isEmpty())
        return failAt(m_file.error() == QFileDevice::NoError ? tr("It became shorter while it was sent.")
                                                             : m_file.errorString());
    ApiRequest upload = ApiRequest::upload(pathOf(u"/content"_s), QUrlQuery{{u"offset"_s, QString::number(m_sent)}}, part);
    upload.timeoutMs = kPartPatienceMs;
    request(upload, [this, size = part.size()](const ApiResult &result) { partSent(size, result); });
}

/** Half of an old file and half of a new one are no file: nothing of it is imported. */
void ImportJob::allSent()
{
    const QFileInfo now(m_file.fileName());
    if (m_sent == m_size && now.size() == m_size && now.lastModified() == m_modified)
        run();
    else
        failAt(tr("It was changed while it was sent."));
}

void ImportJob::partSent(qint64 size, const ApiResult &result)
{
    if (m_phase == Phase::Over)
        return;
    if (result) {
        m_conflict = {};
        m_sent += size;
        Q_EMIT sent(m_sent);
        if (m_phase != Phase::Over) // who was told may have cancelled
            sendPart();
        return;
    }
    constexpr int kTooLarge = 413;
    if (result.error().status == kTooLarge && m_partBytes > kSmallestPart) {
        m_partBytes /= 2;
        return sendPart();
    }
    // A part that arrived although its answer did not: the server expects the next one.
    if (result.error().kind == ApiError::Kind::Conflict && !m_conflict.isSet()) {
        m_conflict = result.error();
        return findPlace();
    }
    retry(result.error(), &ImportJob::findPlace);
}

void ImportJob::findPlace()
{
    request(ApiRequest::get(pathOf({})), [this](const ApiResult &result) {
        if (m_phase == Phase::Over)
            return;
        if (!result)
            return retry(result.error(), &ImportJob::findPlace);
        if (result->object().value("state"_L1) != "receiving"_L1)
            return looked(result);
        m_sent = result->object().value("received_bytes"_L1).toInteger();
        Q_EMIT sent(m_sent);
        if (m_phase != Phase::Over)
            sendPart();
    });
}

void ImportJob::run()
{
    m_phase = Phase::Starting;
    m_file.close();
    ApiRequest start;
    start.method = "POST";
    start.path = pathOf(u"/start"_s);
    request(start, [this](const ApiResult &result) {
        // Started already, and only the answer was lost.
        const bool isStarted = result || result.error().kind == ApiError::Kind::Conflict;
        if (m_phase == Phase::Over)
            return;
        if (!isStarted)
            return retry(result.error(), &ImportJob::run);
        m_phase = Phase::Running;
        m_conflict = result ? ApiError() : result.error();
        look();
    });
}

void ImportJob::look()
{
    request(ApiRequest::get(pathOf({})), [this](const ApiResult &result) { looked(result); });
}

void ImportJob::looked(const ApiResult &result)
{
    if (m_phase == Phase::Over)
        return;
    if (!result)
        return retry(result.error(), &ImportJob::look);
    m_isHeldUp = false;
    const QJsonObject status = result->object();
    const QString state = status.value("state"_L1).toString();
    if (state == "receiving"_L1 && m_conflict.isSet())
        return fail(m_conflict); // it did not begin, for that reason
    if (state != "running"_L1 && state != "receiving"_L1) {
        m_phase = Phase::Over;
        Q_EMIT ended(status);
        return;
    }
    Q_EMIT progressed(status);
    if (m_phase != Phase::Over)
        later(kLookMs, &ImportJob::look);
}

void ImportJob::retry(const ApiError &reason, void (ImportJob::*step)())
{
    const bool isGone = reason.kind == ApiError::Kind::NotFound;
    if (isGone && m_isCancelled)
        return endUnwritten();
    if (isGone) {
        ApiError forgotten = reason;
        forgotten.message = m_phase == Phase::Sending
            ? tr("The server has forgotten this import; it was restarted perhaps. Nothing was written.")
            : tr("The server has forgotten this import; it was restarted perhaps. Its audit trail says how far the import "
                 "came.");
        return fail(forgotten);
    }
    if (!isPassing(reason))
        return fail(reason);
    m_isHeldUp = true;
    Q_EMIT heldUp(reason);
    later(kRetryMs, step);
}

void ImportJob::later(int ms, void (ImportJob::*step)())
{
    m_timer.disconnect(this);
    connect(&m_timer, &QTimer::timeout, this, step);
    m_timer.start(ms);
}

void ImportJob::cancel()
{
    // Nobody answers, and nobody wants to wait any more.
    if (std::exchange(m_isCancelled, true) && m_isHeldUp && m_phase != Phase::Over) {
        ApiError unknown;
        unknown.kind = ApiError::Kind::Offline;
        unknown.title = tr("Nobody knows how the import ended");
        unknown.message = tr("The server does not answer. Its audit trail says how far the import came.");
        return fail(unknown);
    }
    if (m_phase == Phase::Announcing || m_phase == Phase::Over)
        return;
    if (m_phase == Phase::Sending)
        return endUnwritten();
    // Its last state tells what was written before it ended.
    request(ApiRequest::remove(pathOf({})), [](const ApiResult &) {});
}

/** The file is not there yet: nothing happened, and nothing will. */
void ImportJob::endUnwritten()
{
    m_phase = Phase::Over;
    m_timer.stop();
    m_file.close();
    m_client.send(ApiRequest::remove(pathOf({})), &m_client, [](const ApiResult &) {});
    Q_EMIT ended({{u"state"_s, u"cancelled"_s}});
}

/** Something about the file on this side. */
void ImportJob::failAt(const QString &problem)
{
    ApiError error;
    error.kind = ApiError::Kind::NotFound;
    error.title = tr("The file cannot be read");
    error.message = problem;
    error.fields.insert(u"file"_s, problem);
    fail(error);
}

void ImportJob::fail(const ApiError &reason)
{
    m_phase = Phase::Over;
    m_timer.stop();
    m_file.close();
    if (!m_id.isEmpty())
        m_client.send(ApiRequest::remove(pathOf({})), &m_client, [](const ApiResult &) {});
    Q_EMIT failed(reason);
}

} // namespace basalt::app
