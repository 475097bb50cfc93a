// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/scripthandler.h"

#include <algorithm>

namespace basalt::test {

namespace {

constexpr qsizetype kBlock = 64 * 1024;
constexpr qint64 kExportBound = 256 * 1024;

template <class T>
void forget(std::vector<std::shared_ptr<T>> &list, const T *gone)
{
    std::erase_if(list, [gone](const auto &item) { return item.get() == gone; });
}

} // namespace

/** A stream whose blocks are made as the client takes them. */
struct ScriptHandler::Export
{
    std::unique_ptr<http::Stream> stream;
    int blocksLeft = 0;
};

ScriptHandler::ScriptHandler(ScriptProbe &probe) : m_probe(probe)
{
    ++m_probe.made;
}

ScriptHandler::~ScriptHandler()
{
    ++m_probe.destroyed;
}

http::WorkerFactory ScriptHandler::factory(ScriptProbe &probe)
{
    return [&probe](int) -> Result<std::unique_ptr<http::WorkerHandler>> { return std::make_unique<ScriptHandler>(probe); };
}

http::Response echo(const http::Request &request)
{
    QByteArray text = http::methodName(request.method).toByteArray() + ' ' + request.target + '\n';
    for (const auto &[name, value] : request.headers)
        text += name + '=' + value + '\n';
    text += '\n' + request.body;
    http::Response response = http::Response::text(200, "text/plain", text);
    response.headers.set("X-Path", request.path);
    response.headers.set("X-Query", request.query);
    response.headers.set("X-Body-Size", QByteArray::number(request.body.size()));
    response.headers.set("X-Peer",
                         QByteArray(request.peerAddress.toString().toUtf8() + ' ' + QByteArray::number(request.peerPort)));
    response.headers.set("X-Secure", request.secure ? "yes" : "no");
    return response;
}

void ScriptHandler::handle(http::Request &&request, http::Reply reply)
{
    ++m_probe.requests;
    if (request.path == "/hold") {
        m_held.push_back(std::move(reply));
        ++m_probe.held;
    } else if (request.path == "/release") {
        release();
        reply.send(http::Response::text(200, "text/plain", "released"));
    } else if (request.path == "/drop") {
        const http::Reply dropped = std::move(reply);
    } else if (request.path == "/later") {
        auto shared = std::make_shared<http::Reply>(std::move(reply));
        QTimer::singleShot(request.query.toInt(), &m_context, [shared, request] { shared->send(echo(request)); });
    } else if (request.path == "/until") {
        answerWhenGo(std::make_shared<http::Reply>(std::move(reply)), request);
    } else if (request.path == "/big") {
        reply.send(http::Response::text(200, "text/plain", QByteArray(request.query.toInt(), 'x')));
    } else if (request.path == "/inject") {
        http::Response response = http::Response::noContent();
        response.headers.set("X-Evil", QByteArray("a\r\nSet-Cookie: stolen=1"));
        response.headers.add("X-Evil\r\nSet-Cookie", "stolen=2");
        response.headers.add("Content-Length", "77");
        response.headers.set("X-Good", request.query);
        reply.send(std::move(response));
    } else if (request.path == "/events") {
        startEvents(std::move(reply));
    } else if (request.path == "/emit") {
        for (const auto &stream : std::vector(m_events))
            stream->write(QByteArray("data: " + request.query + "\n\n"));
        reply.send(http::Response::noContent());
    } else if (request.path == "/export") {
        startExport(request.query.toInt(), std::move(reply));
    } else if (request.path == "/broken") {
        const auto stream = reply.stream(http::Response::text(200, "text/plain", {}));
        stream->write("half of it");
        stream->abort();
        stream->write("never seen");
    } else {
        reply.send(echo(request));
    }
}

void ScriptHandler::release()
{
    for (http::Reply &reply : std::exchange(m_held, {})) {
        if (!reply.isConnected())
            ++m_probe.repliesFoundGone;
        reply.send(http::Response::text(200, "text/plain", "held"));
    }
}

void ScriptHandler::answerWhenGo(const std::shared_ptr<http::Reply> &reply, const http::Request &request)
{
    if (m_probe.isGo) {
        reply->send(echo(request));
        return;
    }
    QTimer::singleShot(1, &m_context, [this, reply, request] { answerWhenGo(reply, request); });
}

void ScriptHandler::startEvents(http::Reply reply)
{
    http::Response head;
    head.headers.set("Content-Type", "text/event-stream");
    std::shared_ptr<http::Stream> stream = reply.stream(std::move(head));
    stream->write(": hello\n\n");
    m_events.push_back(stream);
    stream->onClosed([this, gone = stream.get()] {
        ++m_probe.streamsClosed;
        forget(m_events, gone);
    });
}

void ScriptHandler::startExport(int blocks, http::Reply reply)
{
    http::Response head;
    head.headers.set("Content-Type", "application/octet-stream");
    auto job = std::make_shared<Export>();
    job->stream = reply.stream(std::move(head));
    job->blocksLeft = blocks;
    m_exports.push_back(job);
    const auto pump = [this, raw = job.get()] {
        while (raw->blocksLeft > 0 && raw->stream->waitingBytes() < kExportBound) {
            if (!raw->stream->write(QByteArray(kBlock, static_cast<char>('a' + raw->blocksLeft % 26))))
                return;
            --raw->blocksLeft;
            m_probe.mostWaiting = std::max(m_probe.mostWaiting.load(), raw->stream->waitingBytes());
        }
        if (raw->blocksLeft == 0)
            forget(m_exports, raw);
    };
    job->stream->onClosed([this, raw = job.get()] {
        ++m_probe.streamsClosed;
        forget(m_exports, raw);
    });
    job->stream->onDrained([this, pump] {
        ++m_probe.streamsDrained;
        pump();
    });
    job.reset();
    pump();
}

void ScriptHandler::handleUpgrade(http::Request &&request, http::Reply refuse, AcceptUpgrade accept)
{
    if (request.path == "/ws/deny") {
        refuse.fail(Error::of(Code::Unauthenticated));
        return;
    }
    if (request.path == "/ws/wait") {
        auto held = std::make_shared<std::pair<http::Reply, AcceptUpgrade>>(std::move(refuse), std::move(accept));
        QTimer::singleShot(0, &m_context, [this, held] {
            held->second([this](std::unique_ptr<http::WebSocket> socket) { opened(std::move(socket)); });
        });
        return;
    }
    accept([this](std::unique_ptr<http::WebSocket> socket) { opened(std::move(socket)); });
}

void ScriptHandler::opened(std::unique_ptr<http::WebSocket> socket)
{
    ++m_probe.socketsOpened;
    std::shared_ptr<http::WebSocket> shared = std::move(socket);
    m_sockets.push_back(shared);
    shared->onText([this, raw = shared.get()](const QByteArray &text) {
        if (text == "close")
            raw->close(4001, "as told");
        else if (text == "forget")
            forget(m_sockets, raw);
        else
            raw->sendText(QByteArray("echo " + text));
    });
    shared->onClosed([this, raw = shared.get()] {
        ++m_probe.socketsClosed;
        forget(m_sockets, raw);
    });
}

} // namespace basalt::test
