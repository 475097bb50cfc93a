// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/forwarded.h"

namespace basalt::http {

namespace {

bool isTrusted(const TrustedProxies &proxies, const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    const QHostAddress plain = isIpv4 ? QHostAddress(ipv4) : address;
    return std::any_of(proxies.cbegin(), proxies.cend(), [&plain](const auto &network) { return plain.isInSubnet(network); });
}

} // namespace

void applyForwarded(const TrustedProxies &proxies, Request &request)
{
    if (proxies.isEmpty() || !isTrusted(proxies, request.peerAddress))
        return;
    const QByteArray protocol = request.headers.value("X-Forwarded-Proto").trimmed();
    if (!protocol.isEmpty())
        request.secure = protocol.compare("https", Qt::CaseInsensitive) == 0;
    const QList<QByteArray> hops = request.headers.joined("X-Forwarded-For").split(',');
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QHostAddress address(QString::fromLatin1(hop->trimmed()));
        if (address.isNull())
            return; // what a client wrote before this cannot be told from what a proxy wrote
        request.peerAddress = address;
        request.peerPort = 0;
        if (!isTrusted(proxies, address))
            return;
    }
}

} // namespace basalt::http
