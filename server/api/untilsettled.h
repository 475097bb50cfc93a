// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"

#include <memory>

namespace basalt::api {

namespace detail {

template <class T, class Perform>
struct Attempt
{
    Perform perform;
    db::Completion<T> done;
    int triesLeft;
};

template <class T, class Perform>
void tryToSettle(std::shared_ptr<Attempt<T, Perform>> attempt)
{
    Attempt<T, Perform> &current = *attempt;
    current.perform([attempt = std::move(attempt)](Result<T> result) mutable {
        if (!result && result.error().code == Code::SchemaMoved && --attempt->triesLeft > 0)
            return tryToSettle(std::move(attempt));
        attempt->done(std::move(result));
    });
}

} // namespace detail

/**
 * Performs a request, and understands it anew when the schema was changed under it (Code::SchemaMoved: nothing has happened
 * yet). After `tries` the caller is told to do so. `perform` takes a db::Completion<T>.
 */
template <class T, class Perform>
void untilSettled(Perform perform, db::Completion<T> done, int tries = 4)
{
    using Attempt = detail::Attempt<T, Perform>;
    detail::tryToSettle(std::make_shared<Attempt>(Attempt{std::move(perform), std::move(done), tries}));
}

} // namespace basalt::api
