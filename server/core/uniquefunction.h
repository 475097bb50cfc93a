// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace basalt::core {

/**
 * A callable that is moved, never copied, so that it may own what it works on. Stands in for std::move_only_function, which
 * GCC 12 has not; calling an empty one is a programming error.
 */
template <class Signature>
class UniqueFunction;

template <class R, class... Args>
class UniqueFunction<R(Args...)>
{
public:
    UniqueFunction() = default;
    template <class F, class = std::enable_if_t<!std::is_same_v<std::decay_t<F>, UniqueFunction>>>
    UniqueFunction(F &&callable) // NOLINT(google-explicit-constructor)
        : m_target(std::make_unique<Target<std::decay_t<F>>>(std::forward<F>(callable)))
    { }

    R operator()(Args... args) { return m_target->call(std::forward<Args>(args)...); }
    explicit operator bool() const { return m_target != nullptr; }

private:
    struct Base
    {
        Base() = default;
        Base(const Base &) = delete;
        Base &operator=(const Base &) = delete;
        virtual ~Base() = default;
        virtual R call(Args &&...args) = 0;
    };
    template <class F>
    struct Target final : Base
    {
        explicit Target(const F &callable) : function(callable) { }
        explicit Target(F &&callable) : function(std::move(callable)) { }
        R call(Args &&...args) override { return function(std::forward<Args>(args)...); }
        F function;
    };

    std::unique_ptr<Base> m_target;
};

} // namespace basalt::core
