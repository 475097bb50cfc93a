// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/database.h"

#include <functional>

namespace basalt::db {

/**
 * What shares the transaction of a write that somebody else defines: it runs before the write and, with its result, after it;
 * if either fails, nothing of the write remains. Runs again when the write does, on the writing thread.
 */
template <class T>
struct WriteCompanion
{
    std::function<Result<void>(WriteContext &)> before;
    std::function<Result<void>(WriteContext &, const T &)> after;
};

/** The write with its companion, which may be empty. */
template <class T>
[[nodiscard]] WriteWork<T> accompanied(WriteCompanion<T> companion, WriteWork<T> work)
{
    if (!companion.before)
        return work;
    return [companion = std::move(companion), work = std::move(work)](WriteContext &context) mutable -> Result<T> {
        BASALT_TRY_VOID(companion.before(context));
        auto result = work(context);
        if (result)
            BASALT_TRY_VOID(companion.after(context, *result));
        return result;
    };
}

} // namespace basalt::db
