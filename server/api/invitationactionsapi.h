// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/route.h"
#include "orgs/invitationactionservice.h"

namespace basalt::api {

/** `/invitation-actions`: what is done along with invitations, for who manages them and for programs that do it. */
class InvitationActionsApi final : public http::Api
{
public:
    /** Outlives the API. */
    explicit InvitationActionsApi(orgs::InvitationActionService &actions) : m_actions(actions) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void complete(const http::RequestPtr &request, http::Reply reply);
    void fail(const http::RequestPtr &request, http::Reply reply);
    void report(const http::RequestPtr &request, http::Reply reply, orgs::ActionReport report);

    orgs::InvitationActionService &m_actions;
};

} // namespace basalt::api
