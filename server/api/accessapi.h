// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accessservice.h"
#include "access/assignmentservice.h"
#include "http/route.h"

namespace basalt::api {

/** Who was given what (`/assignments`) and what comes of it (`/access/check`, `/users/{id}/permissions`). */
class AccessApi final : public http::Api
{
public:
    /** Both outlive the API. */
    AccessApi(access::AssignmentService &assignments, const access::AccessService &access);

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);
    void check(const http::RequestPtr &request, http::Reply reply);
    void ofUser(const http::RequestPtr &request, http::Reply reply);

    access::AssignmentService &m_assignments;
    const access::AccessService &m_access;
};

} // namespace basalt::api
