// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/route.h"
#include "orgs/invitationtemplateservice.h"

namespace basalt::api {

/** `/invitation-templates`: what invitations are made from. */
class InvitationTemplatesApi final : public http::Api
{
public:
    /** Outlives the API. */
    explicit InvitationTemplatesApi(orgs::InvitationTemplateService &templates) : m_templates(templates) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void ensure(const http::RequestPtr &request, http::Reply reply);
    void get(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    orgs::InvitationTemplateService &m_templates;
};

} // namespace basalt::api
