// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/identityservice.h"
#include "http/route.h"

namespace basalt::api {

/**
 * What sign-in providers call users: the caller's own identities, other users' for who may see users, and who is at a
 * provider.
 */
class IdentitiesApi final : public http::Api
{
public:
    /** Outlives the API. */
    explicit IdentitiesApi(auth::IdentityService &identities) : m_identities(identities) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void listOwn(const http::RequestPtr &request, http::Reply reply);
    void list(const http::RequestPtr &request, http::Reply reply);
    void enable(const http::RequestPtr &request, http::Reply reply);
    void disable(const http::RequestPtr &request, http::Reply reply);
    void verify(const http::RequestPtr &request, http::Reply reply);
    void change(const http::RequestPtr &request, http::Reply reply, auth::IdentityChange change);
    void listUsers(const http::RequestPtr &request, http::Reply reply);

    auth::IdentityService &m_identities;
};

} // namespace basalt::api
