// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "composition/worker.h"

#include "api/collectiondocumentapi.h"
#include "api/metaapi.h"
#include "http/denialrecorder.h"

namespace basalt::composition {

Worker::Worker(std::unique_ptr<db::Session> session) : m_session(std::move(session)) { }

Result<std::unique_ptr<http::WorkerHandler>> Worker::create(Services &services)
{
    BASALT_TRY(auto session, services.database->openSession());
    auto worker = std::unique_ptr<Worker>(new Worker(std::move(session)));
    BASALT_TRY_VOID(worker->build(services));
    return worker;
}

Result<void> Worker::build(Services &services)
{
    m_apis = services.makeApis(*m_session);
    std::vector<http::Route> routes;
    for (const auto &api : m_apis) {
        for (http::Route &route : api->routes())
            routes.push_back(std::move(route));
    }
    auto document = std::make_unique<api::CollectionDocumentApi>(services.data.collections, routes);
    for (http::Route &route : document->routes())
        routes.push_back(std::move(route));
    m_apis.push_back(std::move(document));
    auto meta = std::make_unique<api::MetaApi>(services.config.settings.text(core::Setting::AppName).toUtf8(), routes);
    for (http::Route &route : meta->routes())
        routes.push_back(std::move(route));
    m_apis.push_back(std::move(meta));

    BASALT_TRY(auto router, http::Router::create(std::move(routes)));
    auto denials = std::make_shared<http::DenialRecorder>(*m_session, services.denialThrottle, services.clock);
    m_pipeline = std::make_unique<http::Pipeline>(http::PipelineParts{services.config.pipeline, services.clock,
                                                                      services.auth->authenticator, m_session.get(),
                                                                      std::move(denials), services.workPool.get()},
                                                  std::move(router));
    return {};
}

void Worker::handle(http::Request &&request, http::Reply reply)
{
    m_pipeline->handle(std::move(request), std::move(reply));
}

void Worker::handleUpgrade(http::Request &&request, http::Reply refuse, AcceptUpgrade accept)
{
    m_pipeline->handleUpgrade(std::move(request), std::move(refuse), std::move(accept));
}

} // namespace basalt::composition
