// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "resources/resourcetypeservice.h"

namespace basalt::api {

/** `/resource-types` and `/resource-flags`: what kinds of things applications keep access lists of. */
class ResourceTypesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit ResourceTypesApi(resources::ResourceTypeService &types) : m_types(types) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void flags(const http::RequestPtr &request, http::Reply reply);
    void addFlag(const http::RequestPtr &request, http::Reply reply);

    resources::ResourceTypeService &m_types;
};

} // namespace basalt::api
