// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/newusers.h"
#include "access/usertargets.h"
#include "auth/passwordreset.h"
#include "auth/userservice.h"
#include "http/idempotency.h"
#include "http/route.h"

namespace basalt::api {

/**
 * `/users`, for superadmins: of all accounts, or of the one that X-Account-ID chooses; then users of others do not exist. In
 * part for who runs an account: he sees its users, changes some of what they are, and makes those that stand for programs.
 */
class UsersApi final : public http::Api
{
public:
    /** All outlive the API. */
    UsersApi(auth::UserService &users, access::NewUsers &newUsers, const access::UserTargets &targets,
             auth::PasswordReset &reset, const http::IdempotencyKeys &keys);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    /** The user that the request names, as one whom only superadmins change. */
    [[nodiscard]] auth::UserTarget forSuperadmins(const http::Request &request) const;
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void setPassword(const http::RequestPtr &request, http::Reply reply);
    void verify(const http::RequestPtr &request, http::Reply reply);

    auth::UserService &m_users;
    access::NewUsers &m_newUsers;
    const access::UserTargets &m_targets;
    auth::PasswordReset &m_reset;
    const http::IdempotencyKeys &m_keys;
};

} // namespace basalt::api
