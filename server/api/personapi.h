// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/personservice.h"
#include "http/reply.h"
#include "http/route.h"

namespace basalt::api {

/** `/auth/switch` and `/auth/link`: one person in several accounts. */
class PersonApi final : public http::Api
{
public:
    explicit PersonApi(auth::PersonService &people);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void switchTo(const http::RequestPtr &request, http::Reply reply);
    void link(const http::RequestPtr &request, http::Reply reply);
    void unlink(const http::RequestPtr &request, http::Reply reply);

    auth::PersonService &m_people;
};

} // namespace basalt::api
