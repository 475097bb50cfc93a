// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/responsewriter.h"

#include "core/bytes.h"
#include "core/clock.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isOurs(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 7> kOurs{
        "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Date", "Server", "Trailer"};
    return std::any_of(kOurs.begin(), kOurs.end(), [name](QByteArrayView ours) { return sameText(name, ours); });
}

/** Statuses whose answers have no body, whatever the headers say (RFC 9110 section 6.4.1). */
bool isBodyless(int status)
{
    return status == 204 || status == 304;
}

} // namespace

QByteArray ResponseWriter::write(const Response &response, const ResponseFraming &framing)
{
    using Body = ResponseFraming::Body;
    const bool sendsBody = framing.body == Body::Whole && !isBodyless(response.status);
    QByteArray out;
    out.reserve(768 + (sendsBody ? response.body.size() : 0));
    core::appendParts(out, "HTTP/1.1 ", core::Decimal(response.status), " ", reasonPhrase(response.status), "\r\n");
    for (const auto &[name, value] : response.headers) {
        if (!isOurs(name))
            core::appendParts(out, name, ": ", value, "\r\n");
    }
    core::appendParts(out, "Server: basalt\r\nDate: ", date());
    if (framing.body == Body::Chunked && !isBodyless(response.status))
        core::appendParts(out, "\r\nTransfer-Encoding: chunked");
    else if (framing.body != Body::UntilClose && framing.body != Body::Chunked && !isBodyless(response.status))
        core::appendParts(out, "\r\nContent-Length: ", core::Decimal(response.body.size()));
    if (!framing.keepAlive)
        core::appendParts(out, "\r\nConnection: close");
    else if (!framing.isHttp11)
        core::appendParts(out, "\r\nConnection: keep-alive");
    core::appendParts(out, "\r\n\r\n", sendsBody ? QByteArrayView(response.body) : QByteArrayView());
    return out;
}

const QByteArray &ResponseWriter::date()
{
    const qint64 second = core::SystemClock().nowMs() / 1000;
    if (second != m_dateSecond) {
        m_dateSecond = second;
        const QDateTime moment = QDateTime::fromSecsSinceEpoch(second, QTimeZone::utc());
        m_date = QLocale::c().toString(moment, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
    }
    return m_date;
}

QByteArray encodeChunk(QByteArrayView bytes)
{
    QByteArray chunk;
    chunk.reserve(bytes.size() + 20);
    chunk += QByteArray::number(bytes.size(), 16);
    chunk += "\r\n";
    chunk += bytes;
    chunk += "\r\n";
    return chunk;
}

} // namespace basalt::http
