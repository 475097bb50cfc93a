// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "overview/overviewservice.h"

namespace basalt::api {

/** `/dashboard/stats`: the figures of the start page, for superadmins. */
class DashboardApi final : public http::Api
{
public:
    explicit DashboardApi(const overview::OverviewService &overview);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void stats(const http::RequestPtr &request, http::Reply reply) const;

    const overview::OverviewService &m_overview;
};

} // namespace basalt::api
