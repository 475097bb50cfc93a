// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/preference.h"

namespace basalt::http {

bool prefersMinimal(const Request &request)
{
    for (const QByteArray &element : request.headers.joined("Prefer").split(',')) {
        QByteArray preference = element.split(';').constFirst().trimmed().toLower();
        preference.replace(" ", "").replace("\t", "").replace("\"", "");
        // The first one counts where a client contradicts itself.
        if (preference.startsWith("return="))
            return preference == "return=minimal";
    }
    return false;
}

void makeMinimal(Response &response)
{
    if (response.status == 200)
        response.status = 204;
    response.body.clear();
    response.headers.remove("Content-Type");
    response.headers.set("Preference-Applied", "return=minimal");
}

} // namespace basalt::http
