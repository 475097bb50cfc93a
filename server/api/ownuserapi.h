// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/userservice.h"
#include "http/route.h"

namespace basalt::api {

/** What users change of themselves, below `/auth/me`. */
class OwnUserApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit OwnUserApi(auth::UserService &users) : m_users(users) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void update(const http::RequestPtr &request, http::Reply reply);
    void changePassword(const http::RequestPtr &request, http::Reply reply);

    auth::UserService &m_users;
};

} // namespace basalt::api
