// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/mfapolicyservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/mfa-policies`: of whom a second factor is required. */
class MfaPolicyApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit MfaPolicyApi(auth::MfaPolicyService &policies) : m_policies(policies) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    auth::MfaPolicyService &m_policies;
};

} // namespace basalt::api
