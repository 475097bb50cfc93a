// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/personservice.h"
#include "http/reply.h"
#include "http/route.h"
#include "orgs/orgservice.h"

namespace basalt::api {

/** `/orgs`: the organisations of whoever is signed in, and their members. */
class OrgsApi final : public http::Api
{
public:
    OrgsApi(orgs::OrgService &orgs, auth::PersonService &people);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void rename(const http::RequestPtr &request, http::Reply reply);
    void members(const http::RequestPtr &request, http::Reply reply);
    void add(const http::RequestPtr &request, http::Reply reply);
    void change(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    orgs::OrgService &m_orgs;
    auth::PersonService &m_people;
};

} // namespace basalt::api
