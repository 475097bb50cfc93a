// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/groupownerservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/groups/{id}/owners`: who looks after the members of a group. */
class GroupOwnersApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit GroupOwnersApi(access::GroupOwnerService &owners);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void add(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    access::GroupOwnerService &m_owners;
};

} // namespace basalt::api
