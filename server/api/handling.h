// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/bodyreader.h"
#include "core/jsonwriter.h"
#include "db/database.h"
#include "http/reply.h"
#include "http/route.h"

#include <optional>
#include <utility>

namespace basalt::api {

/** What every handler of a request does alike. */

/** Makes members of `api` into handlers of its routes, which live no longer than it. */
template <class Self>
[[nodiscard]] auto handlersOf(Self *api)
{
    return [api](void (Self::*handler)(const http::RequestPtr &, http::Reply)) {
        return
            [api, handler](const http::RequestPtr &request, http::Reply reply) { (api->*handler)(request, std::move(reply)); };
    };
}

/** The body, read; nothing if it cannot be, which is answered then. */
[[nodiscard]] inline std::optional<BodyReader> readBody(const http::Request &request, http::Reply &reply,
                                                        BodyReader::Empty empty = BodyReader::Empty::Refused)
{
    auto body = BodyReader::read(request, empty);
    if (body)
        return std::move(*body);
    reply.fail(body.error());
    return std::nullopt;
}

/** Whether a BodyReader or QueryReader has found mistakes, which are answered then. */
template <class Reader>
[[nodiscard]] bool isRefused(const Reader &reader, http::Reply &reply)
{
    const auto problem = reader.problem();
    if (problem)
        reply.fail(*problem);
    return problem.has_value();
}

/** Answers with the JSON that `write` makes of the result, or with what went wrong. */
template <class T, class Write>
[[nodiscard]] db::Completion<T> answerJson(http::Reply reply, int status, Write write)
{
    return [reply = std::move(reply), status, write = std::move(write)](Result<T> result) mutable {
        if (!result) {
            reply.fail(result.error());
            return;
        }
        core::JsonWriter out;
        write(out, *result);
        reply.send(http::Response::json(status, out.take()));
    };
}

/** Answers 204, or with what went wrong. */
[[nodiscard]] inline db::Completion<void> answerNothing(http::Reply reply)
{
    return [reply = std::move(reply)](Result<void> result) mutable {
        if (result)
            reply.send(http::Response::noContent());
        else
            reply.fail(result.error());
    };
}

} // namespace basalt::api
