// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/uniquefunction.h"
#include "http/response.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace basalt::http {

/**
 * A long answer that grows while it is sent: server-sent events, exports. Made by Reply::stream(), used on the worker's
 * thread only. Ending or destroying it ends the answer; when the client has gone, write() does nothing.
 */
class Stream
{
public:
    Stream() = default;
    virtual ~Stream() = default;
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    /** Queues bytes of the body. False once the client has gone. */
    virtual bool write(QByteArrayView bytes) = 0;
    /** Bytes that wait to be sent; a producer stops above its bound and goes on from onDrained. */
    [[nodiscard]] virtual qint64 waitingBytes() const = 0;
    /** Called on the worker's thread each time that bytes had to wait and now all are handed to the system. */
    virtual void onDrained(core::UniqueFunction<void()> callback) = 0;
    /**
     * Called once when the client has gone or the server stops, never from within write(); at once if that has happened already. An event stream ends as
     * soon as the server stops, any other stream has until the end of the grace.
     */
    virtual void onClosed(core::UniqueFunction<void()> callback) = 0;
    /** Breaks the connection off, so that nobody takes what has been sent for the whole. The stream has then ended. */
    virtual void abort() = 0;
};

/** What a transport supplies for one request. Used on the worker's thread only. */
class ReplyTarget
{
public:
    ReplyTarget() = default;
    virtual ~ReplyTarget() = default;
    ReplyTarget(const ReplyTarget &) = delete;
    ReplyTarget &operator=(const ReplyTarget &) = delete;

    virtual void send(Response response) = 0;
    [[nodiscard]] virtual std::unique_ptr<Stream> stream(Response head) = 0;
    /** False once the client has gone: work that only serves the answer may stop. */
    [[nodiscard]] virtual bool isConnected() const = 0;
};

/**
 * The right and the duty to answer one request, exactly once, on the worker's thread. Move-only. A reply that is destroyed
 * unanswered answers 500, so a forgotten request never hangs its client.
 */
class [[nodiscard]] Reply
{
public:
    using Decorator = core::UniqueFunction<void(Response &)>;

    explicit Reply(std::unique_ptr<ReplyTarget> target);
    Reply(Reply &&) noexcept;
    Reply &operator=(Reply &&) noexcept;
    Reply(const Reply &) = delete;
    Reply &operator=(const Reply &) = delete;
    ~Reply();

    void send(Response response);
    /** Problem details (RFC 9457) for `error`; see http/problem.h. */
    void fail(const Error &error);
    [[nodiscard]] std::unique_ptr<Stream> stream(Response head);
    [[nodiscard]] bool isConnected() const;

    /** Puts something between this reply and what it answers to. */
    template <class Wrap>
    void wrap(Wrap wrap)
    {
        m_target = wrap(std::move(m_target));
    }

    /** Runs over the answer's head before it is sent, last added first: headers of the pipeline, the access log. */
    void decorate(Decorator decorator) { m_decorators.push_back(std::move(decorator)); }

private:
    void applyDecorators(Response &response);

    std::unique_ptr<ReplyTarget> m_target;
    std::vector<Decorator> m_decorators;
};

} // namespace basalt::http
