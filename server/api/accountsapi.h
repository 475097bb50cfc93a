// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/accountservice.h"
#include "auth/userservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/accounts`, for superadmins. Wherever an account is named, its id, code or slug will do. */
class AccountsApi final : public http::Api
{
public:
    AccountsApi(auth::AccountService &accounts, auth::UserService &users);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void replace(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void restore(const http::RequestPtr &request, http::Reply reply);
    void purge(const http::RequestPtr &request, http::Reply reply);
    void users(const http::RequestPtr &request, http::Reply reply);

    auth::AccountService &m_accounts;
    auth::UserService &m_users;
};

} // namespace basalt::api
