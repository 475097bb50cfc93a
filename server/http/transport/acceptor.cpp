// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/acceptor.h"

#include "core/logging.h"

#include <QTimer>

#include <chrono>

#include <fcntl.h>

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kBacklog = 1024;
/** Connections above the limit that are told so at one time; any more are just closed. */
constexpr int kMaxRefusals = 128;
/** After the system had no descriptor left for us. */
constexpr auto kAcceptPause = 100ms;

Result<QHostAddress> bindAddress(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(host);
    if (!address.isNull())
        return address;
    return Error::of(Code::ConfigurationInvalid, u"The host to listen on is not an address: "_s + host);
}

} // namespace

/** Hands on what it accepts and keeps nothing. */
class Acceptor::Listener final : public QTcpServer
{
public:
    explicit Listener(Acceptor &acceptor) : m_acceptor(acceptor) { }

protected:
    void incomingConnection(qintptr handle) override { m_acceptor.hand(UniqueDescriptor(static_cast<int>(handle))); }

private:
    Acceptor &m_acceptor;
};

Acceptor::Acceptor(TransportShared &shared) : m_shared(shared)
{
    setObjectName(u"http-accept"_s);
}

Acceptor::~Acceptor()
{
    stop();
}

Result<void> Acceptor::listen()
{
    const TransportOptions &options = m_shared.options;
    BASALT_TRY(const QHostAddress wanted, bindAddress(options.host));
    QTcpServer server;
    server.setListenBacklogSize(kBacklog);
    if (!server.listen(wanted, options.port)) {
        Error error =
            Error::of(Code::ConfigurationInvalid, u"Cannot listen on %1, port %2."_s.arg(wanted.toString()).arg(options.port));
        error.detail = server.errorString();
        return error;
    }
    m_address = server.serverAddress();
    m_port = server.serverPort();
    // The server object stays in this thread and ends here; the socket goes on with its other descriptor.
    m_listening = UniqueDescriptor(::fcntl(static_cast<int>(server.socketDescriptor()), F_DUPFD_CLOEXEC, 0));
    if (!m_listening.isValid())
        return Error::logged(Code::Unavailable, u"the system has no descriptor left"_s);
    return {};
}

UniqueDescriptor Acceptor::duplicateListener() const
{
    return UniqueDescriptor(::fcntl(m_listening.get(), F_DUPFD_CLOEXEC, 0));
}

void Acceptor::serve(std::vector<Worker *> workers)
{
    m_workers = std::move(workers);
    start();
}

void Acceptor::stop()
{
    quit();
    join();
    m_listening.reset();
}

void Acceptor::work()
{
    Listener listener(*this);
    if (!listener.setSocketDescriptor(m_listening.get())) {
        core::logError("the accept thread cannot use the listening socket");
        return;
    }
    [[maybe_unused]] const int handedOver = m_listening.release();
    QTimer pause;
    pause.setSingleShot(true);
    pause.setInterval(kAcceptPause);
    QObject::connect(&pause, &QTimer::timeout, &listener, [&listener] { listener.resumeAccepting(); });
    QObject::connect(&listener, &QTcpServer::acceptError, &listener, [&listener, &pause] {
        core::logWarning("a connection could not be accepted", {{"reason", listener.errorString().toUtf8()}});
        pause.start();
    });
    exec();
}

void Acceptor::hand(UniqueDescriptor descriptor)
{
    const int count = m_shared.connections.fetch_add(1) + 1;
    if (count > m_shared.options.maxConnections + kMaxRefusals) {
        m_shared.connections.fetch_sub(1);
        return;
    }
    const auto admission = count > m_shared.options.maxConnections ? Worker::Admission::Refuse : Worker::Admission::Serve;
    Worker *const worker = m_workers[m_next++ % m_workers.size()];
    worker->post([worker, admission, taken = std::move(descriptor)]() mutable { worker->adopt(std::move(taken), admission); });
}

} // namespace basalt::http

#include "moc_acceptor.cpp"
