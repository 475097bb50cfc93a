// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/remoteserver.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace basalt::cli {

namespace {

constexpr int kTimeoutMs = 60'000;

Code codeOf(int number)
{
    const auto table = core::codeTable();
    const auto row = std::find_if(table.begin(), table.end(),
                                  [number](const core::CodeInfo &info) { return static_cast<int>(info.code) == number; });
    return row == table.end() ? Code::Unavailable : row->code;
}

/** Problem details as the error they were. */
Error errorOf(const QNetworkReply &reply, const QJsonObject &problem)
{
    if (problem.isEmpty())
        return Error::of(Code::Unavailable, u"%1: %2"_s.arg(reply.url().toString(), reply.errorString()));
    Error error = Error::of(codeOf(problem.value(u"code"_s).toInt()), problem.value(u"message"_s).toString());
    for (const QJsonValue value : problem.value(u"details"_s).toArray()) {
        const QJsonObject fault = value.toObject();
        error.fields.append(
            {fault.value(u"field"_s).toString(), fault.value(u"message"_s).toString(), fault.value(u"code"_s).toString()});
    }
    return error;
}

} // namespace

Result<void> RemoteServer::signIn(const QString &email, const QString &password)
{
    BASALT_TRY(const QJsonObject answer,
               call("POST", u"/auth/login"_s, {{u"account"_s, u"system"_s}, {u"email"_s, email}, {u"password"_s, password}}));
    m_token = answer.value(u"token"_s).toString().toLatin1();
    return {};
}

Result<QJsonObject> RemoteServer::call(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    return send(method, path, "application/json", QJsonDocument(body).toJson(QJsonDocument::Compact));
}

Result<QJsonObject> RemoteServer::send(const QByteArray &method, const QString &path, const QByteArray &contentType,
                                       const QByteArray &body)
{
    QNetworkRequest asked = request(path);
    const bool hasBody = method != "GET" && method != "DELETE";
    if (hasBody)
        asked.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(asked, method, hasBody ? body : QByteArray()));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QJsonObject answer = QJsonDocument::fromJson(reply->readAll()).object();
    if (reply->error() != QNetworkReply::NoError)
        return errorOf(*reply, answer);
    return answer;
}

Result<void> RemoteServer::download(const QString &path, const Sink &sink)
{
    constexpr qint64 kMaxWaiting = 1024 * 1024;
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request(path)));
    reply->setReadBufferSize(kMaxWaiting);
    QEventLoop loop;
    bool isWritten = true;
    const auto isGood = [&reply] { return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200; };
    const auto take = [&] {
        // What is no success is a problem to be told, not the file.
        if (!isGood() || !isWritten)
            return;
        isWritten = sink(reply->readAll());
        if (!isWritten)
            reply->abort();
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, take);
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    take();
    if (!isWritten)
        return Error::of(Code::StorageFull, u"The file cannot be written."_s);
    if (reply->error() != QNetworkReply::NoError) {
        return errorOf(*reply, isGood() ? QJsonObject() : QJsonDocument::fromJson(reply->readAll()).object());
    }
    return {};
}

QNetworkRequest RemoteServer::request(const QString &path) const
{
    QNetworkRequest request(QUrl(m_url.toString(QUrl::StripTrailingSlash) + u"/api/v1"_s + path));
    request.setHeader(QNetworkRequest::UserAgentHeader, u"basalt"_s);
    request.setTransferTimeout(kTimeoutMs);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    if (!m_account.isEmpty())
        request.setRawHeader("X-Account-ID", m_account);
    return request;
}

} // namespace basalt::cli
