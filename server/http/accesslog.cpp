// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/accesslog.h"

#include "core/logging.h"

namespace basalt::http {

namespace {

constexpr qsizetype kMaxTarget = 512;

/** True for `token`, `refresh_token`, `apiKey`, `new_password` …: better one too many than one too few. */
bool isSecretName(QByteArrayView encodedName)
{
    const QByteArray name = QByteArray::fromPercentEncoding(encodedName.toByteArray()).toLower();
    for (const QByteArrayView part :
         {"token", "password", "secret", "key", "code", "state", "signature", "credential", "auth"}) {
        if (name.contains(part))
            return true;
    }
    return false;
}

QByteArray maskedQuery(QByteArrayView query)
{
    QByteArrayList parts;
    for (const QByteArray &part : query.toByteArray().split('&')) {
        const qsizetype equals = part.indexOf('=');
        parts.append(equals >= 0 && isSecretName(part.first(equals)) ? part.first(equals) + "=***" : part);
    }
    return parts.join('&');
}

/** `12.34`; a division is faster than what floating point takes. */
QByteArray milliseconds(qint64 durationNs)
{
    const qint64 hundredths = (durationNs + 5'000) / 10'000;
    QByteArray text = QByteArray::number(hundredths / 100) + '.';
    text += static_cast<char>('0' + hundredths / 10 % 10);
    text += static_cast<char>('0' + hundredths % 10);
    return text;
}

/** The address as text, which is the same for one request after the other. */
const QByteArray &peerText(const QHostAddress &address)
{
    thread_local QHostAddress last;
    thread_local QByteArray text = last.toString().toLatin1();
    if (address != last) {
        last = address;
        text = address.toString().toLatin1();
    }
    return text;
}

} // namespace

QByteArray loggableTarget(const Request &request, const QByteArray &pathInstead)
{
    QByteArray target = pathInstead.isNull() ? request.path : pathInstead;
    if (!request.query.isEmpty())
        target += '?' + maskedQuery(request.query);
    if (target.size() > kMaxTarget)
        target = target.first(kMaxTarget) + "...";
    return target;
}

void logAccess(const Request &request, const Response &response, const QByteArray &target, qint64 durationNs)
{
    if (!core::isLogged(core::LogLevel::Info))
        return;
    core::logInfo("request",
                  {{"method", methodName(request.method).toByteArray()},
                   {"target", target},
                   {"status", QByteArray::number(response.status)},
                   {"ms", milliseconds(durationNs)},
                   {"bytes", QByteArray::number(response.body.size())},
                   {"ip", peerText(request.peerAddress)},
                   {"user", request.principal.userId.isNull() ? QByteArray("-") : request.principal.userId},
                   {"cid", request.correlationId}});
}

} // namespace basalt::http
