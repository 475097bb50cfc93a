// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/roleservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/roles`, for superadmins: the roles of the installation with the small numbers that clients know. */
class RolesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit RolesApi(access::RoleService &roles);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    access::RoleService &m_roles;
};

} // namespace basalt::api
