// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/usertargets.h"
#include "auth/mfaservice.h"
#include "auth/mfasignin.h"
#include "http/route.h"

namespace basalt::api {

/** `/auth/mfa`: the caller's own second factor, and the second half of signing in. */
class MfaApi final : public http::Api
{
public:
    /** The services outlive the API. */
    MfaApi(auth::MfaService &factors, auth::MfaSignIn &signIn, const access::UserTargets &targets)
        : m_factors(factors)
        , m_signIn(signIn)
        , m_targets(targets)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void status(const http::RequestPtr &request, http::Reply reply);
    void statusOf(const http::RequestPtr &request, http::Reply reply);
    void enroll(const http::RequestPtr &request, http::Reply reply);
    void confirm(const http::RequestPtr &request, http::Reply reply);
    void disable(const http::RequestPtr &request, http::Reply reply);
    void renewRecoveryCodes(const http::RequestPtr &request, http::Reply reply);
    void verify(const http::RequestPtr &request, http::Reply reply);
    void removeOf(const http::RequestPtr &request, http::Reply reply);

    auth::MfaService &m_factors;
    auth::MfaSignIn &m_signIn;
    const access::UserTargets &m_targets;
};

} // namespace basalt::api
