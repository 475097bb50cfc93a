// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/usertargets.h"
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
    IdentitiesApi(auth::IdentityService &identities, const access::UserTargets &targets)
        : m_identities(identities)
        , m_targets(targets)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void listOwn(const http::RequestPtr &request, http::Reply reply);
    void list(const http::RequestPtr &request, http::Reply reply);
    void enable(const http::RequestPtr &request, http::Reply reply);
    void disable(const http::RequestPtr &request, http::Reply reply);
    void verify(const http::RequestPtr &request, http::Reply reply);
    /** The user that the request names, as one whom those change who hold `users.update`. */
    [[nodiscard]] auth::UserTarget forAdmins(const http::Request &request) const;
    void change(const http::RequestPtr &request, http::Reply reply, auth::IdentityChange change, auth::UserTarget target);
    void listUsers(const http::RequestPtr &request, http::Reply reply);

    auth::IdentityService &m_identities;
    const access::UserTargets &m_targets;
};

} // namespace basalt::api
