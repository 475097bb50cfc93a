// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/sessionservice.h"
#include "http/route.h"

namespace basalt::api {

/** Open sessions: `/auth/me/sessions` for everybody's own, `/users/{id}/sessions` for those who may change users. */
class SessionsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit SessionsApi(auth::SessionService &sessions) : m_sessions(sessions) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);
    void end(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);
    void endAll(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);

    auth::SessionService &m_sessions;
};

} // namespace basalt::api
