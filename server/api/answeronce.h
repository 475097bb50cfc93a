// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "api/untilsettled.h"
#include "db/writecompanion.h"
#include "http/idempotency.h"
#include "http/reply.h"
#include "http/request.h"

#include <functional>
#include <memory>

namespace basalt::api {

/** A POST that may come with an Idempotency-Key. */
template <class T>
struct KeyedPost
{
    /** The answer to a success; also called on the writing thread. */
    std::function<http::Response(const T &)> encode;
    std::function<void(http::Reply &, const Error &)> fail = [](http::Reply &reply, const Error &error) { reply.fail(error); };
    /** Calls the service, which runs the companion in the write's transaction; again if the schema moves under it. */
    std::function<void(db::WriteCompanion<T>, db::Completion<T>)> perform;
};

/**
 * Carries the request out, or repeats the answer it had when it came before (`Idempotent-Replayed: true`). A request without
 * a key is carried out each time. `keys` outlives the answer.
 */
template <class T>
void answerOnce(const http::IdempotencyKeys &keys, const http::RequestPtr &request, http::Reply reply, KeyedPost<T> post)
{
    auto key = keys.read(*request);
    if (!key)
        return reply.fail(key.error());
    const auto finish = [](KeyedPost<T> job, db::WriteCompanion<T> companion, http::Reply answer) {
        // Before the job moves into the completion.
        std::function<void(db::Completion<T>)> perform = [work = job.perform, companion = std::move(companion)](
                                                             db::Completion<T> done) { work(companion, std::move(done)); };
        untilSettled<T>(std::move(perform), [job = std::move(job), answer = std::move(answer)](Result<T> result) mutable {
            if (result)
                answer.send(job.encode(*result));
            else
                job.fail(answer, result.error());
        });
    };
    if (!*key)
        return finish(std::move(post), {}, std::move(reply));
    request->session->read<std::optional<http::Response>>(
        [&keys, key = **key](db::Connection &connection) { return keys.find(connection, key); },
        [&keys, key = **key, finish, post = std::move(post),
         reply = std::move(reply)](Result<std::optional<http::Response>> known) mutable {
            if (!known)
                return reply.fail(known.error());
            if (*known) {
                (*known)->headers.set("Idempotent-Replayed", "true");
                return reply.send(std::move(**known));
            }
            db::WriteCompanion<T> companion;
            companion.before = [&keys, key](db::WriteContext &context) { return keys.claim(context, key); };
            companion.after = [&keys, key, encode = post.encode](db::WriteContext &context, const T &result) {
                return keys.keep(context, key, encode(result));
            };
            finish(std::move(post), std::move(companion), std::move(reply));
        });
}

} // namespace basalt::api
