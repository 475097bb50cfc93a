// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "jobs/jobservice.h"

namespace basalt::api {

/** `/admin/jobs`: what the server does by itself, for superadmins. */
class JobsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit JobsApi(const jobs::JobService &jobs) : m_jobs(jobs) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void stats(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void retry(const http::RequestPtr &request, http::Reply reply);
    void cancel(const http::RequestPtr &request, http::Reply reply);

    const jobs::JobService &m_jobs;
};

} // namespace basalt::api
