// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/securityheaders.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::http {

void addSecurityHeaders(const SecurityHeaderOptions &options, const Request &request, Response &response)
{
    if (!options.enabled)
        return;
    const auto setDefault = [&response](const QByteArray &name, const QByteArray &value) {
        if (!value.isEmpty() && !response.headers.contains(name))
            response.headers.addShared({name, value});
    };
    // Literals: the same static texts in every answer.
    setDefault("X-Content-Type-Options"_ba, "nosniff"_ba);
    setDefault("X-Frame-Options"_ba, "DENY"_ba);
    setDefault("Referrer-Policy"_ba, "no-referrer"_ba);
    setDefault("Content-Security-Policy"_ba, options.contentSecurityPolicy);
    setDefault("Permissions-Policy"_ba, options.permissionsPolicy);
    if (request.secure && options.hstsMaxAgeSeconds > 0)
        setDefault("Strict-Transport-Security"_ba, "max-age=" + QByteArray::number(options.hstsMaxAgeSeconds));
}

} // namespace basalt::http
