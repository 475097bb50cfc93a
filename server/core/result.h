// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"

#include <tl/expected.hpp>

#include <utility>

namespace basalt {

/**
 * A value or an Error. Derived from tl::expected only to be [[nodiscard]], which the packaged version is not; the spelling
 * stays in this header, so that std::expected can take its place.
 */
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
public:
    using tl::expected<T, Error>::expected;
    Result(Error error) // NOLINT(google-explicit-constructor): `return Error::of(…)` reads as it should
        : tl::expected<T, Error>(tl::unexpect, std::move(error))
    { }
};

template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error>
{
public:
    using tl::expected<void, Error>::expected;
    Result(Error error) // NOLINT(google-explicit-constructor)
        : tl::expected<void, Error>(tl::unexpect, std::move(error))
    { }
};

} // namespace basalt

#define BASALT_CONCAT_(a, b) a##b
#define BASALT_CONCAT(a, b) BASALT_CONCAT_(a, b)

/** `BASALT_TRY(const auto rows, load());` declares `rows` or returns the error. Two statements: use it in a block. */
#define BASALT_TRY(declaration, expression)                                                                                    \
    auto BASALT_CONCAT(tryResult_, __LINE__) = (expression);                                                                   \
    if (!BASALT_CONCAT(tryResult_, __LINE__)) [[unlikely]]                                                                     \
        return std::move(BASALT_CONCAT(tryResult_, __LINE__)).error();                                                         \
    declaration = std::move(*BASALT_CONCAT(tryResult_, __LINE__))

/** Returns the error of an expression whose value is not needed. */
#define BASALT_TRY_VOID(expression)                                                                                            \
    do {                                                                                                                       \
        if (auto tryResult = (expression); !tryResult) [[unlikely]]                                                            \
            return std::move(tryResult).error();                                                                               \
    } while (false)
