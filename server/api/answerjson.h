// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "http/reply.h"

namespace basalt::api {

/** Answers with finished JSON, or with what went wrong. */
[[nodiscard]] inline db::Completion<QByteArray> answerJson(http::Reply reply, int status = 200)
{
    return [reply = std::move(reply), status](Result<QByteArray> json) mutable {
        if (json)
            reply.send(http::Response::json(status, std::move(*json)));
        else
            reply.fail(json.error());
    };
}

} // namespace basalt::api
