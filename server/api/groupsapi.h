// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/groupservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/groups`: the groups of the caller's account; a superadmin names an account, chooses one, or sees all. */
class GroupsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit GroupsApi(access::GroupService &groups);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void addMember(const http::RequestPtr &request, http::Reply reply);
    void removeMember(const http::RequestPtr &request, http::Reply reply);

    access::GroupService &m_groups;
};

} // namespace basalt::api
