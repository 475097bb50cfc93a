// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/usertargets.h"
#include "auth/emailverification.h"
#include "auth/passwordreset.h"
#include "http/route.h"

namespace basalt::api {

/** Links by mail: verifying e-mail addresses and resetting forgotten passwords. */
class VerificationApi final : public http::Api
{
public:
    /** All outlive the API. */
    VerificationApi(auth::EmailVerification &verification, auth::PasswordReset &reset, const access::UserTargets &targets);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void sendVerification(const http::RequestPtr &request, http::Reply reply);
    void resendVerification(const http::RequestPtr &request, http::Reply reply);
    void resendFor(const http::RequestPtr &request, http::Reply reply);
    void verifyEmail(const http::RequestPtr &request, http::Reply reply);
    void forgotPassword(const http::RequestPtr &request, http::Reply reply);
    void resetPassword(const http::RequestPtr &request, http::Reply reply);
    void checkResetToken(const http::RequestPtr &request, http::Reply reply);

    auth::EmailVerification &m_verification;
    auth::PasswordReset &m_reset;
    const access::UserTargets &m_targets;
};

} // namespace basalt::api
