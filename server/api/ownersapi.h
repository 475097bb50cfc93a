// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/ownerservice.h"
#include "http/reply.h"
#include "http/route.h"

namespace basalt::api {

/** `/accounts/{account}/owners`: who owns an account. */
class OwnersApi final : public http::Api
{
public:
    explicit OwnersApi(auth::OwnerService &owners);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void add(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void transfer(const http::RequestPtr &request, http::Reply reply);

    auth::OwnerService &m_owners;
};

} // namespace basalt::api
