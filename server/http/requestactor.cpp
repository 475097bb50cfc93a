// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/requestactor.h"

#include "core/bytes.h"

namespace basalt::http {

namespace {

QByteArray methodText(auth::Principal::Method method)
{
    switch (method) {
    case auth::Principal::Method::Anonymous: return "anonymous";
    case auth::Principal::Method::Password: return "password";
    case auth::Principal::Method::ApiKey: return "api_key";
    case auth::Principal::Method::Setup: return "setup";
    case auth::Principal::Method::ViewAs: return "view_as";
    case auth::Principal::Method::Embedded: break;
    }
    return "embedded";
}

/** An address as people write it: IPv4 that came in over an IPv6 socket is shown as IPv4. */
QByteArray addressText(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (!isIpv4)
        return address.toString().toUtf8();
    QByteArray text;
    core::appendParts(text, core::Decimal(ipv4 >> 24), ".", core::Decimal(ipv4 >> 16 & 0xff), ".",
                      core::Decimal(ipv4 >> 8 & 0xff), ".", core::Decimal(ipv4 & 0xff));
    return text;
}

/**
 * Free text of a header for the trail. Headers may hold any bytes, and cutting may halve a character; PostgreSQL takes
 * neither, and with the entry it would refuse what the entry is about.
 */
QByteArray headerText(const Request &request, QByteArrayView name, qsizetype maxLength)
{
    QString text = QString::fromUtf8(request.headers.value(name).left(maxLength * 4)).left(maxLength);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.toUtf8();
}

} // namespace

db::AuditActor auditActor(const Request &request)
{
    constexpr qsizetype kMaxUserAgent = 256;
    constexpr qsizetype kMaxReason = 1000;
    db::AuditActor actor;
    // Who views as a user does it himself, in the user's place.
    const auth::Principal &who = request.principal.viewer ? *request.principal.viewer : request.principal;
    actor.userId = who.userId;
    actor.displayName = who.displayName;
    actor.email = who.email;
    actor.role = who.role;
    if (request.principal.viewer)
        actor.actingAsId = request.principal.userId;
    actor.authMethod = methodText(request.principal.method);
    actor.sessionId = request.principal.sessionId;
    actor.origin = "http";
    actor.clientIp = addressText(request.peerAddress);
    actor.userAgent = headerText(request, "User-Agent", kMaxUserAgent);
    actor.correlationId = request.correlationId;
    actor.reason = headerText(request, "X-Change-Reason", kMaxReason);
    return actor;
}

} // namespace basalt::http
