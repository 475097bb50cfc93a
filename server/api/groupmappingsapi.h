// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/groupmappingservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/groups/{id}/mappings`: what sign-in providers have to report for somebody to be a member of a group. */
class GroupMappingsApi final : public http::Api
{
public:
    /** Outlives the API. */
    explicit GroupMappingsApi(access::GroupMappingService &mappings) : m_mappings(mappings) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void add(const http::RequestPtr &request, http::Reply reply);
    void ensure(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    access::GroupMappingService &m_mappings;
};

} // namespace basalt::api
