// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"
#include "http/response.h"

namespace basalt::http {

/** True if the client wants no body back from a write (`Prefer: return=minimal`, RFC 7240). */
[[nodiscard]] bool prefersMinimal(const Request &request);

/** Takes the body out of the answer to a write and says so: 204, or still 201 with its Location. */
void makeMinimal(Response &response);

} // namespace basalt::http
