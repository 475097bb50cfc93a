// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "records/recordservice.h"

#include <optional>
#include <vector>

namespace basalt::api {

/**
 * Routes of records behind the question whether their collection has chosen them. One that it has not is not there, for
 * superadmins neither: 405 while the path has others, else 404. Each row has to stand in the table of all of them; the service
 * outlives the routes.
 */
[[nodiscard]] std::vector<http::Route> onlyChosen(const records::RecordService &service, std::vector<http::Route> routes);

/** What a collection has to have chosen so that the route is there; nothing for routes that are not of records. */
[[nodiscard]] std::optional<schema::RecordRoute> recordRouteOf(http::Method method, const QByteArray &path);

} // namespace basalt::api
