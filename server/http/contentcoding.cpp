// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/contentcoding.h"

#include <QList>

#include <zlib.h>

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

namespace {

/** `0.5` of `gzip;q=0.5`; 1 where nothing is said, 0 for what cannot be understood. */
double quality(const QList<QByteArray> &parts)
{
    for (const QByteArray &part : parts.sliced(1)) {
        const QByteArray parameter = part.trimmed().toLower();
        if (!parameter.startsWith("q="))
            continue;
        bool ok = false;
        const double value = parameter.sliced(2).trimmed().toDouble(&ok);
        return ok && value >= 0 && value <= 1 ? value : 0;
    }
    return 1;
}

/** Replaces the body by its compressed form, where that is smaller. */
void applyGzip(Response &response, const Result<QByteArray> &compressed)
{
    if (!compressed || compressed->size() >= response.body.size())
        return;
    response.body = *compressed;
    response.headers.set("Content-Encoding", "gzip");
    const QByteArray tag = response.headers.value("ETag");
    if (tag.startsWith('"'))
        response.headers.set("ETag", QByteArray(tag.chopped(1) + "-gzip\""));
}

} // namespace

bool prefersGzip(const Headers &request)
{
    if (!request.contains("Accept-Encoding"))
        return false;
    double named = -1;
    double any = -1;
    double identity = -1;
    for (const QByteArray &element : request.joined("Accept-Encoding").split(',')) {
        const QList<QByteArray> parts = element.split(';');
        const QByteArray coding = parts.first().trimmed().toLower();
        if (coding == "gzip" || coding == "x-gzip")
            named = std::max(named, quality(parts));
        else if (coding == "*")
            any = quality(parts);
        else if (coding == "identity")
            identity = quality(parts);
    }
    const double wanted = named >= 0 ? named : any;
    return wanted > 0 && wanted >= identity;
}

Result<QByteArray> gzip(QByteArrayView bytes, int level)
{
    constexpr int kWindowBits = 15 + 16; // 16: the frame of gzip instead of zlib's
    constexpr int kMemoryLevel = 8;
    z_stream stream{};
    if (bytes.size() > std::numeric_limits<int>::max()
        || deflateInit2(&stream, level, Z_DEFLATED, kWindowBits, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        return Error::internal(u"gzip could not be started"_s);
    QByteArray out(qsizetype(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    // zlib takes a pointer to bytes that it does not change.
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    if (status != Z_STREAM_END)
        return Error::internal(u"gzip failed"_s);
    return out;
}

bool isCompressible(const Response &response, const CompressionOptions &options)
{
    if (response.body.size() < options.minBytes || response.headers.contains("Content-Encoding"))
        return false;
    const QByteArray type = response.headers.value("Content-Type").split(';').constFirst().trimmed().toLower();
    return type.startsWith("text/") || type == "application/json" || type.endsWith("+json") || type == "application/javascript"
        || type.endsWith("+xml");
}

CompressingTarget::CompressingTarget(std::unique_ptr<ReplyTarget> target, const CompressionOptions &options,
                                     CompressionPool pool, std::shared_ptr<const Headers> request)
    : m_target(std::move(target))
    , m_options(options)
    , m_pool(pool)
    , m_request(std::move(request))
{ }

void CompressingTarget::send(Response response)
{
    if (!isCompressible(response, m_options))
        return m_target->send(std::move(response));
    response.headers.add("Vary", "Accept-Encoding");
    if (!prefersGzip(*m_request))
        return m_target->send(std::move(response));
    if (!m_pool.pool || response.body.size() <= m_options.workerBytes) {
        applyGzip(response, gzip(response.body, m_options.level));
        return m_target->send(std::move(response));
    }
    const QByteArray body = response.body;
    // A pool that is too busy says so at once, and the answer goes out as it is.
    m_pool.pool->run<QByteArray>(
        *m_pool.home, [body, level = m_options.level] { return gzip(body, level); },
        [target = std::move(m_target), response = std::move(response)](Result<QByteArray> compressed) mutable {
            applyGzip(response, compressed);
            target->send(std::move(response));
        });
}

std::unique_ptr<Stream> CompressingTarget::stream(Response head)
{
    return m_target->stream(std::move(head));
}

bool CompressingTarget::isConnected() const
{
    return m_target && m_target->isConnected();
}

} // namespace basalt::http
