// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/permissionservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/permissions`: the tree of permissions, read with `permissions.read`, changed by superadmins. */
class PermissionsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit PermissionsApi(access::PermissionService &permissions);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    access::PermissionService &m_permissions;
};

} // namespace basalt::api
