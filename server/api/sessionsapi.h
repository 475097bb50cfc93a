// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/usertargets.h"
#include "auth/sessionservice.h"
#include "http/route.h"

namespace basalt::api {

/** Open sessions: `/auth/me/sessions` for everybody's own, `/users/{id}/sessions` for those who may change users. */
class SessionsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    SessionsApi(auth::SessionService &sessions, const access::UserTargets &targets) : m_sessions(sessions), m_targets(targets)
    { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    /** Whose sessions the request is about; the caller's own, or another's, if he may ask for it. */
    using Whose = Result<auth::UserTarget> (SessionsApi::*)(const http::Request &) const;
    using Handler = void (SessionsApi::*)(const http::RequestPtr &, http::Reply, const auth::UserTarget &);

    [[nodiscard]] std::function<void(http::RequestPtr, http::Reply)> to(Handler handler, Whose whose);
    [[nodiscard]] Result<auth::UserTarget> own(const http::Request &request) const;
    [[nodiscard]] Result<auth::UserTarget> named(const http::Request &request) const;
    void list(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);
    void end(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);
    void endAll(const http::RequestPtr &request, http::Reply reply, const auth::UserTarget &target);

    auth::SessionService &m_sessions;
    const access::UserTargets &m_targets;
};

} // namespace basalt::api
