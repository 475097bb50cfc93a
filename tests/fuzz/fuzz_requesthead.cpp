// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/chunkdecoder.h"
#include "http/transport/requesthead.h"
#include "http/transport/transport.h"
#include "http/urlparts.h"

#include <cstdint>
#include <cstdlib>

using namespace basalt::http;

namespace {

constexpr int kMaxHead = 4096;
constexpr int kMaxLine = 2048;

struct Scanned
{
    HeadScanner::Status status = HeadScanner::Status::NeedsMore;
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const Scanned &) const = default;
};

/** With a first piece of that size. */
Scanned scan(QByteArrayView bytes, qsizetype first)
{
    HeadScanner scanner(kMaxHead, kMaxLine);
    auto status = scanner.scan(bytes.first(first));
    if (status == HeadScanner::Status::NeedsMore)
        status = scanner.scan(bytes);
    if (status != HeadScanner::Status::Complete)
        return {status, 0, 0};
    return {status, scanner.headBegin(), scanner.headEnd()};
}

struct Decoded
{
    ChunkDecoder::Status status = ChunkDecoder::Status::NeedsMore;
    QByteArray body;
    qsizetype used = 0;
};

Decoded decode(QByteArrayView bytes, qsizetype first)
{
    ChunkDecoder decoder(1000);
    Decoded decoded;
    decoded.status = decoder.feed(bytes.first(first), decoded.body, decoded.used);
    if (decoded.status == ChunkDecoder::Status::NeedsMore) {
        qsizetype used = 0;
        decoded.status = decoder.feed(bytes.sliced(first), decoded.body, used);
        decoded.used += used;
    }
    return decoded;
}

void checkBody(QByteArrayView bytes)
{
    const Decoded whole = decode(bytes, bytes.size());
    const Decoded cut = decode(bytes, bytes.size() / 2);
    const bool complete = whole.status == ChunkDecoder::Status::Complete;
    if (whole.status != cut.status || (complete && (whole.body != cut.body || whole.used != cut.used)))
        std::abort();
}

} // namespace

/** Any bytes as what comes on a connection: the same in one piece and in two, and what is accepted is well formed. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const TransportOptions options;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Scanned whole = scan(bytes, bytes.size());
    if (whole != scan(bytes, bytes.size() / 2) || whole != scan(bytes, std::min<qsizetype>(bytes.size(), 3)))
        std::abort();
    checkBody(bytes);
    if (whole.status != HeadScanner::Status::Complete)
        return 0;
    const auto head = parseRequestHead(bytes.sliced(whole.begin, whole.end - whole.begin), options);
    if (!head)
        return 0;
    const Request &request = head->request;
    if (!request.path.startsWith('/') || head->contentLength < 0)
        std::abort();
    (void)splitPath(request.path);
    (void)splitQuery(request.query);
    checkBody(bytes.sliced(whole.end));
    return 0;
}
