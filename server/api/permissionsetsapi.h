// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/permissionsetservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/permission-sets`: the sets of the caller's account; a superadmin names an account, chooses one, or sees all. */
class PermissionSetsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit PermissionSetsApi(access::PermissionSetService &sets);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void copy(const http::RequestPtr &request, http::Reply reply);
    void compare(const http::RequestPtr &request, http::Reply reply);
    void ensure(const http::RequestPtr &request, http::Reply reply);

    access::PermissionSetService &m_sets;
};

} // namespace basalt::api
