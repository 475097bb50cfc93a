// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"

namespace basalt::api {

/**
 * The pages behind the links in mails: `/verify-email` and `/reset-password`. The token stands in the link's fragment, which
 * browsers keep to themselves; nothing happens before somebody presses the button, so programs that look at links in mails use
 * none up.
 */
class LinkPages final : public http::Api
{
public:
    [[nodiscard]] std::vector<http::Route> routes() override;
};

} // namespace basalt::api
