// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"
#include "http/response.h"

#include <QByteArray>
#include <QList>

namespace basalt::http {

/** Which pages of other origins may use the API from a browser. Closed by default. */
struct CorsOptions
{
    QList<QByteArray> origins; ///< `https://app.example.org`; a single `*`: any origin (never together with credentials)
    bool allowCredentials = false;
    QByteArray methods; ///< value of Access-Control-Allow-Methods
    QByteArray headers; ///< value of Access-Control-Allow-Headers
};

[[nodiscard]] bool originAllowed(const CorsOptions &options, QByteArrayView origin);

/** True if a browser asks whether it may send the real request (Fetch standard, CORS-preflight). */
[[nodiscard]] bool isPreflight(const Request &request);

/** The answer to a preflight: 204 with what is allowed, or 403. */
[[nodiscard]] Response preflightResponse(const CorsOptions &options, const Request &request);

/** The headers that let the page read an answer; only Vary for an origin that is not allowed. */
void addCorsHeaders(const CorsOptions &options, const Request &request, Response &response);

} // namespace basalt::http
