// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/authenticator.h"
#include "core/clock.h"
#include "core/workpool.h"
#include "http/contentcoding.h"
#include "http/cors.h"
#include "http/denials.h"
#include "http/forwarded.h"
#include "http/router.h"
#include "http/securityheaders.h"
#include "http/transport/transport.h"

#include <memory>
#include <span>

namespace basalt::db {
class Session;
}

namespace basalt::http {

/** What the settings decide about every request. Shared by all workers, immutable. */
struct PipelineOptions
{
    CorsOptions cors;
    SecurityHeaderOptions securityHeaders;
    TrustedProxies trustedProxies;
    CompressionOptions compression;
    bool accessLog = true;
};

/** What a pipeline works with; everything outlives it. */
struct PipelineParts
{
    std::shared_ptr<const PipelineOptions> options;
    const core::Clock &clock;
    auth::Authenticator &authenticator;
    db::Session *session;               ///< of the worker; null only where no route and no authenticator uses it
    std::shared_ptr<DenialLog> denials; ///< of the worker
    core::WorkPool *pool = nullptr;     ///< compresses big answers; null: they are compressed where they are made
};

/**
 * Every request from the transport to its handler, as one list of steps (see pipeline.cpp). One per worker, made, used and
 * destroyed on its thread.
 */
class Pipeline final : public WorkerHandler
{
public:
    Pipeline(PipelineParts parts, Router router);
    ~Pipeline() override;

    void handle(Request &&request, Reply reply) override;
    void handleUpgrade(Request &&request, Reply refuse, AcceptUpgrade accept) override;

    struct Exchange;
    struct Step
    {
        const char *name;
        bool (Pipeline::*run)(Exchange &); ///< false: the request is answered or handed on, the list ends here
    };
    /** The steps in their order. */
    [[nodiscard]] static std::span<const Step> steps();

private:
    struct Flow;

    void run(Exchange exchange, size_t from);
    [[nodiscard]] std::shared_ptr<Flow> makeFlow(Request &&request) const;

    bool nameRequest(Exchange &exchange);
    bool findClient(Exchange &exchange);
    bool prepareAnswer(Exchange &exchange);
    bool answerPreflight(Exchange &exchange);
    bool decodeAddress(Exchange &exchange);
    bool findRoute(Exchange &exchange);
    bool answerOptions(Exchange &exchange);
    bool limitBody(Exchange &exchange);
    bool checkOrigin(Exchange &exchange);
    bool authenticate(Exchange &exchange);
    bool checkAccess(Exchange &exchange);
    bool callHandler(Exchange &exchange);

    [[nodiscard]] static std::shared_ptr<const core::RequestFacts> factsOf(const Request &request);
    void compressAnswer(Exchange &exchange) const;
    static void finishAnswer(Flow &flow, Response &response);
    /** Answers with `error`; always false, so that a step can return it. */
    bool refuse(Exchange &exchange, const Error &error);

    PipelineParts m_parts;
    Router m_router;
};

} // namespace basalt::http
