// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "composition/services.h"
#include "db/database.h"
#include "http/pipeline.h"

#include <memory>
#include <vector>

namespace basalt::composition {

/**
 * What one worker of the transport runs: its own database session, its own API objects, its own pipeline. Made, used and
 * destroyed on the worker's thread; the services outlive it.
 */
class Worker final : public http::WorkerHandler
{
public:
    [[nodiscard]] static Result<std::unique_ptr<http::WorkerHandler>> create(Services &services);

    void handle(http::Request &&request, http::Reply reply) override;
    void handleUpgrade(http::Request &&request, http::Reply refuse, AcceptUpgrade accept) override;

private:
    explicit Worker(std::unique_ptr<db::Session> session);
    [[nodiscard]] Result<void> build(Services &services);

    // In this order: handlers refer to the session, the pipeline to the handlers.
    std::unique_ptr<db::Session> m_session;
    std::vector<std::unique_ptr<http::Api>> m_apis;
    std::unique_ptr<http::Pipeline> m_pipeline;
};

} // namespace basalt::composition
