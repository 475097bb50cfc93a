// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"
#include "http/response.h"

#include <QByteArray>

namespace basalt::http {

/**
 * The target as it may stand in a log: values of query parameters that carry secrets are `***`, and of long targets only
 * the beginning is kept. `pathInstead` stands for the path where that carries a secret itself; null otherwise.
 */
[[nodiscard]] QByteArray loggableTarget(const Request &request, const QByteArray &pathInstead);

/** Writes the one line of a request. */
void logAccess(const Request &request, const Response &response, const QByteArray &target, qint64 durationNs);

} // namespace basalt::http
