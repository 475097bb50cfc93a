// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "core/workpool.h"
#include "http/headers.h"
#include "http/reply.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace basalt::http {

/** Which answers are compressed, and where. */
struct CompressionOptions
{
    bool enabled = true;
    qint64 minBytes = 1024;         ///< smaller ones are not worth it
    qint64 workerBytes = 64 * 1024; ///< larger ones go to the work pool: they would hold up the worker
    int level = 1;
};

/** True if the client takes gzip and does not like the plain bytes better (RFC 9110 section 12.5.3). */
[[nodiscard]] bool prefersGzip(const Headers &request);

/** RFC 1952. Nothing if memory runs out. */
[[nodiscard]] Result<QByteArray> gzip(QByteArrayView bytes, int level);

/** True for what gets smaller: text and JSON that is not encoded already. */
[[nodiscard]] bool isCompressible(const Response &response, const CompressionOptions &options);

/** Where big answers are compressed. */
struct CompressionPool
{
    core::WorkPool *pool = nullptr; ///< null: everything on the calling thread
    core::Mailbox *home = nullptr;
};

/**
 * Compresses whole answers on their way to the client and says in `Vary` that it might have. A strong entity tag gets the
 * suffix `-gzip`, for the bytes are others; a weak one stays. Streams pass through: an event must not wait in a compressor.
 *
 * What compression gives away (BREACH): who can watch the length of an encrypted answer and put guesses of their own into it
 * learns what else is in it. Browsers send no credentials here by themselves, so no foreign page can make somebody's browser
 * ask again and again; what remains are answers with tokens, and their routes are marked as not to be compressed.
 */
class CompressingTarget final : public ReplyTarget
{
public:
    /** `request` are the header fields of the request, which are asked only when there is something to compress. */
    CompressingTarget(std::unique_ptr<ReplyTarget> target, const CompressionOptions &options, CompressionPool pool,
                      std::shared_ptr<const Headers> request);

    void send(Response response) override;
    [[nodiscard]] std::unique_ptr<Stream> stream(Response head) override;
    [[nodiscard]] bool isConnected() const override;

private:
    std::unique_ptr<ReplyTarget> m_target;
    const CompressionOptions m_options;
    const CompressionPool m_pool;
    const std::shared_ptr<const Headers> m_request;
};

} // namespace basalt::http
