// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/loadgenerator.h"

#include "bench/clientsocket.h"

#include <QString>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <sys/epoll.h>
#include <unistd.h>

namespace basalt::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Connection
{
    ClientSocket socket;
    Clock::time_point due; ///< when its request was to be sent
    bool busy = false;
};

/** One run: the event loop and what it counts. */
class Run final
{
public:
    explicit Run(const LoadSpec &spec)
        : m_spec(spec)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_connections(std::size_t(spec.connections))
    {
        m_latencies.reserve(1'000'000);
    }
    ~Run() { ::close(m_epoll); }
    Q_DISABLE_COPY_MOVE(Run)

    LoadResult run();

private:
    void open(std::size_t index);
    void send(std::size_t index, Clock::time_point due);
    void receive(std::size_t index, Clock::time_point now);
    void finish(std::size_t index, Clock::time_point now);
    void sendDue(Clock::time_point now);
    [[nodiscard]] int timeoutMs(Clock::time_point now) const;
    [[nodiscard]] bool paced() const { return m_spec.requestsPerSecond > 0; }
    [[nodiscard]] LoadResult summary(double seconds);

    const LoadSpec &m_spec;
    int m_epoll;
    std::vector<Connection> m_connections;
    std::deque<std::size_t> m_free; ///< paced runs: connections that wait for their turn
    std::size_t m_nextRequest = 0;
    Clock::time_point m_nextDue;
    Clock::time_point m_measureFrom;
    std::vector<float> m_latencies;
    LoadResult m_result;
};

void Run::open(std::size_t index)
{
    Connection &connection = m_connections[index];
    connection.socket = ClientSocket::connectTo(m_spec.port);
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket.descriptor(), &event);
}

void Run::send(std::size_t index, Clock::time_point due)
{
    Connection &connection = m_connections[index];
    connection.due = due;
    connection.busy = true;
    if (m_spec.newConnections)
        open(index); // assigning closes the one before, and takes it out of epoll
    const QByteArray &request = m_spec.requests[m_nextRequest];
    m_nextRequest = (m_nextRequest + 1) % m_spec.requests.size();
    connection.socket.send(request);
}

void Run::finish(std::size_t index, Clock::time_point now)
{
    Connection &connection = m_connections[index];
    connection.busy = false;
    if (now >= m_measureFrom) {
        if (connection.socket.status() == m_spec.expectedStatus) {
            m_latencies.push_back(std::chrono::duration<float, std::micro>(now - connection.due).count());
            m_result.bodyBytes = connection.socket.body().size();
        } else {
            ++m_result.failures;
        }
    }
    if (paced())
        m_free.push_back(index);
    else
        send(index, now);
}

void Run::receive(std::size_t index, Clock::time_point now)
{
    Connection &connection = m_connections[index];
    switch (connection.socket.receive()) {
    case ClientSocket::State::Waiting: return;
    case ClientSocket::State::Complete: finish(index, now); return;
    case ClientSocket::State::Closed: break;
    }
    m_result.failures += connection.busy ? 1 : 0;
    open(index); // closing took the old descriptor out of epoll
    if (paced())
        m_free.push_back(index);
    else
        send(index, now);
}

void Run::sendDue(Clock::time_point now)
{
    const auto interval =
        std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(1 / m_spec.requestsPerSecond));
    // A request that no connection was free for keeps its due time: its waiting counts.
    while (m_nextDue <= now && !m_free.empty()) {
        const std::size_t index = m_free.front();
        m_free.pop_front();
        send(index, m_nextDue);
        m_nextDue += interval;
    }
}

int Run::timeoutMs(Clock::time_point now) const
{
    constexpr int longest = 100;
    if (!paced() || m_free.empty())
        return longest;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(m_nextDue - now).count();
    return int(std::clamp<qint64>(wait, 0, longest));
}

LoadResult Run::run()
{
    for (std::size_t i = 0; i < m_connections.size(); ++i)
        open(i);
    const auto start = Clock::now();
    m_measureFrom = start + m_spec.warmUp;
    m_nextDue = start;
    const auto end = m_measureFrom + m_spec.duration;
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        if (paced())
            m_free.push_back(i);
        else
            send(i, start);
    }
    std::array<epoll_event, 256> events{};
    for (auto now = start; now < end; now = Clock::now()) {
        if (paced())
            sendDue(now);
        const int count = epoll_wait(m_epoll, events.data(), int(events.size()), timeoutMs(now));
        const auto woken = Clock::now();
        for (int i = 0; i < count; ++i)
            receive(std::size_t(events[std::size_t(i)].data.u64), woken);
        if (m_spec.maxRequests > 0 && qint64(m_latencies.size()) >= m_spec.maxRequests)
            break;
    }
    return summary(std::chrono::duration<double>(Clock::now() - m_measureFrom).count());
}

LoadResult Run::summary(double seconds)
{
    LoadResult result = m_result;
    result.answers = qint64(m_latencies.size());
    result.seconds = seconds;
    result.perSecond = double(result.answers) / seconds;
    std::sort(m_latencies.begin(), m_latencies.end());
    const auto at = [&](double share) {
        return m_latencies.empty() ? 0.0 : double(m_latencies[std::size_t(double(m_latencies.size() - 1) * share)]);
    };
    result.p50 = at(0.50);
    result.p95 = at(0.95);
    result.p99 = at(0.99);
    result.p999 = at(0.999);
    result.worst = at(1.0);
    return result;
}

} // namespace

LoadResult runLoad(const LoadSpec &spec)
{
    return Run(spec).run();
}

IdleConnections::IdleConnections(quint16 port, int count, const QByteArray &request)
{
    for (int i = 0; i < count; ++i) {
        ClientSocket socket = ClientSocket::connectTo(port);
        socket.setBlocking(true);
        socket.send(request);
        while (socket.receive() == ClientSocket::State::Waiting) { }
        m_sockets.push_back(socket.release());
    }
}

IdleConnections::~IdleConnections()
{
    for (const int socket : m_sockets)
        ::close(socket);
}

QByteArray makeRequest(const QByteArray &method, quint16 port, const QByteArray &target, const QByteArray &token,
                       const QByteArray &body)
{
    QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        request += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    return request + "\r\n" + body;
}

Answer ask(quint16 port, const QByteArray &request)
{
    ClientSocket socket = ClientSocket::connectTo(port);
    socket.setBlocking(true);
    socket.send(request);
    ClientSocket::State state = ClientSocket::State::Waiting;
    while (state == ClientSocket::State::Waiting)
        state = socket.receive();
    return state == ClientSocket::State::Complete ? Answer{socket.status(), socket.body()} : Answer{};
}

} // namespace basalt::bench
