// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/request.h"
#include "http/response.h"

#include <QByteArray>

namespace basalt::http {

/** What every answer tells browsers to refuse. */
struct SecurityHeaderOptions
{
    bool enabled = true;
    QByteArray contentSecurityPolicy;
    QByteArray permissionsPolicy;
    qint64 hstsMaxAgeSeconds = 0; ///< > 0: Strict-Transport-Security on answers over TLS
};

/** Adds the headers that the answer does not set itself: a page with scripts of its own brings its own policy. */
void addSecurityHeaders(const SecurityHeaderOptions &options, const Request &request, Response &response);

} // namespace basalt::http
