// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/httptransport.h"

#include "http/transport/descriptorlimit.h"
#include "http/transport/tlsconfiguration.h"

namespace basalt::http {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMaxWorkers = 256;

Result<void> checkOptions(const TransportOptions &options)
{
    using namespace std::chrono_literals;
    if (options.workers < 1 || options.workers > kMaxWorkers)
        return Error::of(Code::ConfigurationInvalid, u"The number of workers must be between 1 and %1."_s.arg(kMaxWorkers));
    if (options.maxHeaderBytes < 1024 || options.maxHeaderLineBytes < 256 || options.maxBodyBytes < 0
        || options.maxConnections < 1)
        return Error::of(Code::ConfigurationInvalid, u"A limit of the HTTP listener is too small."_s);
    if (options.headerTimeout <= 0ms || options.bodyTimeout <= 0ms || options.idleTimeout <= 0ms)
        return Error::of(Code::ConfigurationInvalid, u"A timeout of the HTTP listener is not positive."_s);
    return {};
}

} // namespace

HttpTransport::HttpTransport(const TransportOptions &options, WorkerFactory factory)
    : m_shared{options}
    , m_factory(std::move(factory))
    , m_acceptor(m_shared)
{ }

HttpTransport::~HttpTransport()
{
    stop(std::chrono::milliseconds::zero());
}

Result<void> HttpTransport::launch()
{
    BASALT_TRY_VOID(checkOptions(m_shared.options));
    if (!m_shared.options.tlsCertificatePath.isEmpty() || !m_shared.options.tlsPrivateKeyPath.isEmpty()) {
        BASALT_TRY(m_shared.tls, loadTlsConfiguration(m_shared.options.tlsCertificatePath, m_shared.options.tlsPrivateKeyPath));
    }
    raiseDescriptorLimit(m_shared.options.maxConnections);
    BASALT_TRY_VOID(m_acceptor.listen());
    std::vector<Worker *> workers;
    for (int i = 0; i < m_shared.options.workers; ++i) {
        auto thread = std::make_unique<WorkerThread>(m_shared, m_acceptor.duplicateListener(), m_factory, i);
        BASALT_TRY_VOID(thread->launch());
        workers.push_back(&thread->worker());
        m_threads.push_back(std::move(thread));
    }
    m_acceptor.serve(std::move(workers));
    return {};
}

void HttpTransport::stop(std::chrono::milliseconds grace)
{
    m_acceptor.stop();
    for (const auto &thread : m_threads) {
        Worker *const worker = &thread->worker();
        worker->post([worker, grace] { worker->drain(grace); });
    }
    for (const auto &thread : m_threads)
        thread->join();
    m_threads.clear();
}

Result<std::unique_ptr<Transport>> Transport::start(const TransportOptions &options, WorkerFactory factory)
{
    auto transport = std::make_unique<HttpTransport>(options, std::move(factory));
    BASALT_TRY_VOID(transport->launch());
    return transport;
}

} // namespace basalt::http
