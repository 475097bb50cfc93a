// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "resources/resourceaccessservice.h"
#include "resources/resourcegrantservice.h"

namespace basalt::api {

/** `/resource-access`: who was let in to which things, and what somebody may do with them. */
class ResourceAccessApi final : public http::Api
{
public:
    /** The services outlive the API. */
    ResourceAccessApi(resources::ResourceGrantService &grants, const resources::ResourceAccessService &access)
        : m_grants(grants)
        , m_access(access)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void grant(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void revoke(const http::RequestPtr &request, http::Reply reply);
    void check(const http::RequestPtr &request, http::Reply reply);
    void filter(const http::RequestPtr &request, http::Reply reply);
    void matrix(const http::RequestPtr &request, http::Reply reply);
    void reached(const http::RequestPtr &request, http::Reply reply);

    resources::ResourceGrantService &m_grants;
    const resources::ResourceAccessService &m_access;
};

} // namespace basalt::api
