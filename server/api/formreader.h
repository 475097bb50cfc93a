// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"

namespace basalt::api {

/** Whether the body says that it is an HTML form (`application/x-www-form-urlencoded`). */
[[nodiscard]] bool isForm(const http::Request &request);

/**
 * A form as the members of a body, all of them texts; the first of several of one name counts. Code::BadRequest for what is no
 * UTF-8 or holds broken escapes.
 */
[[nodiscard]] Result<BodyReader> readForm(const http::Request &request);

} // namespace basalt::api
