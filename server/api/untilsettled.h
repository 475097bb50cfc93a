// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"

#include <functional>

namespace basalt::api {

/**
 * Performs a request, and understands it anew when the schema was changed under it (Code::SchemaMoved: nothing has happened
 * yet). After `tries` the caller is told to do so.
 */
template <class T>
void untilSettled(std::function<void(db::Completion<T>)> perform, db::Completion<T> done, int tries = 4)
{
    const auto now = perform;
    now([perform = std::move(perform), done = std::move(done), tries](Result<T> result) mutable {
        if (!result && result.error().code == Code::SchemaMoved && tries > 1)
            return untilSettled<T>(std::move(perform), std::move(done), tries - 1);
        done(std::move(result));
    });
}

} // namespace basalt::api
