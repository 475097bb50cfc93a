// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/blacklistservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/blacklist`: who is not made a user of this installation any more. */
class BlacklistApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit BlacklistApi(auth::BlacklistService &blacklist) : m_blacklist(blacklist) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    auth::BlacklistService &m_blacklist;
};

} // namespace basalt::api
