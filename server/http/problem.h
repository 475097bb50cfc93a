// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "http/response.h"

#include <QByteArray>

namespace basalt::http {

/**
 * The one error body of the product: `application/problem+json` (RFC 9457) with `type title status detail`, and for clients
 * that know the older forms also `error`, `message`, `code`, `name` and `details[] {field, message, code}`. The pipeline
 * fills in `instance` and `correlation_id` by completeProblem().
 *
 * Sets WWW-Authenticate on 401 and Retry-After where the error has one.
 */
[[nodiscard]] Response problemResponse(const Error &error);

/** Writes `correlation_id` and `instance` (the path) into a problem body; leaves every other body alone. */
void completeProblem(Response &response, QByteArrayView correlationId, QByteArrayView instance);

} // namespace basalt::http
