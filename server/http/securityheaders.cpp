// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/securityheaders.h"

namespace basalt::http {

void addSecurityHeaders(const SecurityHeaderOptions &options, const Request &request, Response &response)
{
    if (!options.enabled)
        return;
    const auto setDefault = [&response](QByteArrayView name, QByteArrayView value) {
        if (!value.isEmpty() && !response.headers.contains(name))
            response.headers.add(name, value);
    };
    setDefault("X-Content-Type-Options", "nosniff");
    setDefault("X-Frame-Options", "DENY");
    setDefault("Referrer-Policy", "no-referrer");
    setDefault("Content-Security-Policy", options.contentSecurityPolicy);
    setDefault("Permissions-Policy", options.permissionsPolicy);
    if (request.secure && options.hstsMaxAgeSeconds > 0)
        setDefault("Strict-Transport-Security", QByteArray("max-age=" + QByteArray::number(options.hstsMaxAgeSeconds)));
}

} // namespace basalt::http
