// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "resources/resourceroleservice.h"

namespace basalt::api {

/** `/resource-roles`: bundles of flags of one resource type. */
class ResourceRolesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit ResourceRolesApi(resources::ResourceRoleService &roles) : m_roles(roles) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void ensure(const http::RequestPtr &request, http::Reply reply);

    resources::ResourceRoleService &m_roles;
};

} // namespace basalt::api
