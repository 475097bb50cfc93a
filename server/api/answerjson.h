// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"
#include "http/reply.h"

namespace basalt::api {

/** Answers with the finished JSON of a read, or with what went wrong. */
[[nodiscard]] inline db::Completion<QByteArray> answerJson(http::Reply reply)
{
    return [reply = std::move(reply)](Result<QByteArray> json) mutable {
        if (json)
            reply.send(http::Response::json(200, std::move(*json)));
        else
            reply.fail(json.error());
    };
}

} // namespace basalt::api
