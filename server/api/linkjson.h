// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/linkissuer.h"
#include "core/jsonwriter.h"
#include "http/reply.h"

namespace basalt::api {

/** JSON Schema of the answer to a superadmin who has a link sent. */
inline constexpr QByteArrayView
    kLinkSchema(R"({"type":"object","properties":{"message":{"type":"string"},"verification_url":{"type":"string"},)"
                R"("reset_url":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}})");

/** What became of a link; `name` is the member that holds it where there is no mail server to send it by. */
inline void sendIssuedLink(http::Reply &reply, const Result<auth::IssuedLink> &issued, QByteArrayView sent, QByteArrayView name)
{
    if (!issued) {
        reply.fail(issued.error());
        return;
    }
    core::JsonWriter out;
    out.beginObject();
    if (issued->way == auth::IssuedLink::Way::Shown) {
        out.member("message", QByteArrayView("No mail server is set up: hand this link on yourself"));
        out.member(name, issued->link);
    } else {
        out.member("message", sent);
    }
    out.member("expires_at", issued->expiresAt).endObject();
    http::Response response = http::Response::json(200, out.take());
    // What holds tokens must not be kept by anything on its way.
    response.headers.set("Cache-Control", "no-store");
    reply.send(std::move(response));
}

} // namespace basalt::api
