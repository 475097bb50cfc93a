// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/registrationservice.h"
#include "auth/setupservice.h"
#include "auth/signinservice.h"
#include "http/route.h"

namespace basalt::api {

/** `/auth`: registering, signing in and out, refreshing, the first set-up. */
class AuthApi final : public http::Api
{
public:
    AuthApi(auth::SignInService &signIn, auth::RegistrationService &registration, auth::SetupService &setup);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void registerUser(const http::RequestPtr &request, http::Reply reply);
    void signUp(const http::RequestPtr &request, http::Reply reply);
    void signInByForm(const http::RequestPtr &request, http::Reply reply);
    void signIn(const http::RequestPtr &request, http::Reply reply);
    void refresh(const http::RequestPtr &request, http::Reply reply);
    void signOut(const http::RequestPtr &request, http::Reply reply);
    void me(const http::RequestPtr &request, http::Reply reply);
    void setUp(const http::RequestPtr &request, http::Reply reply);
    void signEmbeddedIn(const http::RequestPtr &request, http::Reply reply);

    auth::SignInService &m_signIn;
    auth::RegistrationService &m_registration;
    auth::SetupService &m_setup;
};

} // namespace basalt::api
