// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/viewas.h"
#include "http/route.h"

namespace basalt::api {

/** Superadmins look at everything as a user does (`/access/impersonate`). */
class ViewAsApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit ViewAsApi(auth::ViewAs &viewAs) : m_viewAs(viewAs) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void begin(const http::RequestPtr &request, http::Reply reply);

    auth::ViewAs &m_viewAs;
};

} // namespace basalt::api
