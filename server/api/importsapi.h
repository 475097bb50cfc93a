// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/workpool.h"
#include "http/route.h"
#include "importer/importjobs.h"
#include "importer/importservice.h"

namespace basalt::api {

/**
 * `/imports`, for superadmins: begin, send the document in parts, start, ask how far it is. Parsing and inference run
 * in the work pool, loading on the writer.
 */
class ImportsApi final : public http::Api
{
public:
    /** All outlive this. */
    ImportsApi(importer::ImportJobs &jobs, const importer::ImportService &service, core::WorkPool &pool)
        : m_jobs(jobs)
        , m_service(service)
        , m_pool(pool)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void begin(const http::RequestPtr &request, http::Reply reply);
    void append(const http::RequestPtr &request, http::Reply reply);
    void start(const http::RequestPtr &request, http::Reply reply);
    void importData(const http::RequestPtr &request, http::Reply reply);
    void status(const http::RequestPtr &request, http::Reply reply);
    void cancel(const http::RequestPtr &request, http::Reply reply);

    [[nodiscard]] Result<void> run(const http::RequestPtr &request, const QByteArray &id);

    importer::ImportJobs &m_jobs;
    const importer::ImportService &m_service;
    core::WorkPool &m_pool;
};

} // namespace basalt::api
