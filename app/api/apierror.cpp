// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "apierror.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct ErrorTexts
{
    Q_DECLARE_TR_FUNCTIONS(ApiError)
};

ApiError::Kind kindOfStatus(int status)
{
    switch (status) {
    case 400:
    case 413:
    case 422: return ApiError::Kind::Invalid;
    case 401: return ApiError::Kind::Unauthenticated;
    case 403: return ApiError::Kind::Forbidden;
    case 404: return ApiError::Kind::NotFound;
    case 409: return ApiError::Kind::Conflict;
    case 412: return ApiError::Kind::Stale;
    case 429: return ApiError::Kind::RateLimited;
    default: return status >= 500 ? ApiError::Kind::Server : ApiError::Kind::Protocol;
    }
}

/** What the network layer says, in words that tell the reader what to do about it. */
void describeNetworkError(const QNetworkReply &reply, ApiError &error)
{
    const QString host = reply.url().host() + (reply.url().port() > 0 ? u":%1"_s.arg(reply.url().port()) : QString());
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        error.kind = ApiError::Kind::Offline;
        error.title = ErrorTexts::tr("Nothing is listening there");
        error.message = ErrorTexts::tr("%1 refused the connection. Is the server running, and is the port right?").arg(host);
        return;
    case QNetworkReply::ProxyConnectionRefusedError:
        // Since Qt 6.8; before, the proxy's refusal is the server's.
        error.kind = ApiError::Kind::Offline;
        error.title = ErrorTexts::tr("Nothing is listening there");
        error.message = ErrorTexts::tr("The proxy on the way to %1 refused the connection. Is it running?").arg(host);
        return;
    case QNetworkReply::HostNotFoundError:
        error.kind = ApiError::Kind::Offline;
        error.title = ErrorTexts::tr("Unknown server name");
        error.message =
            ErrorTexts::tr("The name %1 could not be found. Check the spelling and your network.").arg(reply.url().host());
        return;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        error.kind = ApiError::Kind::Timeout;
        error.title = ErrorTexts::tr("No answer in time");
        error.message =
            ErrorTexts::tr("%1 did not answer in time. A firewall may drop the connection, or the server is busy.").arg(host);
        return;
    case QNetworkReply::SslHandshakeFailedError:
        error.kind = ApiError::Kind::Tls;
        error.title = ErrorTexts::tr("The certificate cannot be trusted");
        error.message = ErrorTexts::tr("No secure connection to %1: %2").arg(host, reply.errorString());
        return;
    case QNetworkReply::RemoteHostClosedError:
        error.kind = ApiError::Kind::Offline;
        error.title = ErrorTexts::tr("The connection broke");
        error.message =
            ErrorTexts::tr("%1 closed the connection before it answered. A server that speaks https answers http this way.")
                .arg(host);
        return;
    default:
        error.kind = ApiError::Kind::Offline;
        error.title = ErrorTexts::tr("No connection");
        error.message = ErrorTexts::tr("%1 cannot be reached: %2").arg(host, reply.errorString());
        return;
    }
}

void readProblem(const QJsonObject &problem, ApiError &error)
{
    error.code = problem.value("code"_L1).toInt();
    error.index = problem.value("index"_L1).toInt(-1);
    error.title = problem.value("title"_L1).toString();
    error.message = problem.value("detail"_L1).toString();
    if (error.message.isEmpty())
        error.message = problem.value("message"_L1).toString(problem.value("error"_L1).toString());
    error.challenge = problem.value("challenge"_L1).toString();
    if (error.correlationId.isEmpty())
        error.correlationId = problem.value("correlation_id"_L1).toString();
    const QJsonArray fields = problem.value("details"_L1).toArray();
    // A field may be wrong in several ways; permissions that are missing are one each.
    for (const QJsonValue &entry : fields) {
        QString &message = error.fields[entry["field"_L1].toString()];
        message += (message.isEmpty() ? u""_s : u", "_s) + entry["message"_L1].toString();
    }
}

} // namespace

ApiError ApiError::fromReply(QNetworkReply &reply, const QByteArray &body)
{
    ApiError error;
    error.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    error.correlationId = QString::fromLatin1(reply.rawHeader("X-Correlation-ID"));
    if (error.status == 0) {
        describeNetworkError(reply, error);
        return error;
    }
    if (error.status >= 200 && error.status <= 299) {
        error.kind = Kind::Offline;
        error.title = ErrorTexts::tr("The answer broke off");
        error.message = ErrorTexts::tr("%1 did not send all of it. What was asked for may have changed meanwhile; the log of "
                                       "the server has the reason.")
                            .arg(reply.url().host());
        return error;
    }
    error.kind = kindOfStatus(error.status);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        readProblem(document.object(), error);
    if (error.title.isEmpty())
        error.title = ErrorTexts::tr("The server answered %1").arg(error.status);
    if (error.message.isEmpty())
        error.message = ErrorTexts::tr("No reason was given.");
    return error;
}

ApiError ApiError::fromProblem(const QJsonObject &problem, const QString &title)
{
    ApiError error;
    error.kind = Kind::Invalid;
    readProblem(problem, error);
    error.title = title;
    return error;
}

ApiError ApiError::protocol(const QString &message)
{
    ApiError error;
    error.kind = Kind::Protocol;
    error.title = ErrorTexts::tr("This is not a Basalt server");
    error.message = message;
    return error;
}

QString ApiError::details() const
{
    QStringList lines;
    if (status > 0)
        lines += u"HTTP %1"_s.arg(status) + (code > 0 ? u" · %1"_s.arg(code) : QString());
    lines += title;
    lines += message;
    for (auto it = fields.cbegin(); it != fields.cend(); ++it)
        lines += it.key() + u": "_s + it.value();
    if (!correlationId.isEmpty())
        lines += correlationId;
    return lines.join(u'\n');
}

} // namespace basalt::app
