// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"

namespace basalt::api {

/**
 * The page behind the setup link: a form that makes the first superadmin, for those who run the server without the desktop
 * app. The token stands in the link's fragment, which browsers keep to themselves.
 */
class SetupPage final : public http::Api
{
public:
    [[nodiscard]] std::vector<http::Route> routes() override;
};

} // namespace basalt::api
