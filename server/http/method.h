// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <array>
#include <optional>
#include <utility>

namespace basalt::http {

/** The methods that the server knows (RFC 9110 section 9, RFC 5789). Any other is answered 501. */
enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

inline constexpr std::array kMethods{
    std::pair{Method::Get, QByteArrayView("GET")},         std::pair{Method::Head, QByteArrayView("HEAD")},
    std::pair{Method::Post, QByteArrayView("POST")},       std::pair{Method::Put, QByteArrayView("PUT")},
    std::pair{Method::Patch, QByteArrayView("PATCH")},     std::pair{Method::Delete, QByteArrayView("DELETE")},
    std::pair{Method::Options, QByteArrayView("OPTIONS")},
};

/** Methods are case-sensitive: `get` is none. */
[[nodiscard]] inline std::optional<Method> parseMethod(QByteArrayView text)
{
    for (const auto &[method, name] : kMethods) {
        if (name == text)
            return method;
    }
    return std::nullopt;
}

[[nodiscard]] inline QByteArrayView methodName(Method method)
{
    return kMethods[static_cast<size_t>(method)].second;
}

} // namespace basalt::http
