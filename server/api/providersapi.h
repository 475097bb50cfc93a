// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/providerservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/providers`: who may vouch for users of this installation. */
class ProvidersApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit ProvidersApi(auth::ProviderService &providers) : m_providers(providers) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void ensure(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void enable(const http::RequestPtr &request, http::Reply reply);
    void disable(const http::RequestPtr &request, http::Reply reply);
    void change(const http::RequestPtr &request, http::Reply reply, auth::ProviderPatch patch);

    auth::ProviderService &m_providers;
};

} // namespace basalt::api
