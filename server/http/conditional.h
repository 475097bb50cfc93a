// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"
#include "http/response.h"

#include <QByteArray>

namespace basalt::http {

/** A short text that is the same for the same bytes only, on every node and after every restart. */
[[nodiscard]] QByteArray fingerprint(QByteArrayView body);
/** A weak entity tag of these bytes. */
[[nodiscard]] QByteArray weakTag(QByteArrayView body);

/**
 * Turns a successful answer to GET or HEAD into 304 where the client has it already (If-None-Match, RFC 9110 section 13.1.2):
 * tags compare weakly, and a `-gzip` that compression appended does not count. A header that cannot be understood asks for
 * nothing.
 */
void answerConditionally(const Request &request, Response &response);

} // namespace basalt::http
