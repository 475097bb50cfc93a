// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/route.h"
#include "orgs/invitationanswers.h"
#include "orgs/invitationservice.h"

namespace basalt::api {

/** `/invitations`: inviting people, and what they do with their link. */
class InvitationsApi final : public http::Api
{
public:
    /** Both outlive the API. */
    InvitationsApi(orgs::InvitationService &invitations, orgs::InvitationAnswers &answers);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void renew(const http::RequestPtr &request, http::Reply reply);
    void revoke(const http::RequestPtr &request, http::Reply reply);
    void view(const http::RequestPtr &request, http::Reply reply);
    void accept(const http::RequestPtr &request, http::Reply reply);
    void reject(const http::RequestPtr &request, http::Reply reply);
    void listOwn(const http::RequestPtr &request, http::Reply reply);
    void acceptOwn(const http::RequestPtr &request, http::Reply reply);
    void rejectOwn(const http::RequestPtr &request, http::Reply reply);

    orgs::InvitationService &m_invitations;
    orgs::InvitationAnswers &m_answers;
};

} // namespace basalt::api
