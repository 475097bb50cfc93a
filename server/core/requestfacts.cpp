// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/requestfacts.h"

#include <algorithm>
#include <array>

namespace basalt::core {

namespace {

char folded(char c)
{
    if (c == '-')
        return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/** Names are compared without copying them: this runs for every field of every request. */
bool sameFolded(QByteArrayView name, QByteArrayView other)
{
    return name.size() == other.size()
        && std::equal(name.begin(), name.end(), other.begin(), [](char a, char b) { return folded(a) == folded(b); });
}

template <size_t N>
bool isOneOf(QByteArrayView name, const std::array<QByteArrayView, N> &names)
{
    return std::ranges::any_of(names, [name](QByteArrayView other) { return sameFolded(name, other); });
}

/** What both databases take for a text; anything else counts as not sent. */
QByteArray textOrNull(const QByteArray &value)
{
    const bool isText = value.size() <= RequestFacts::kMaxValue && !value.contains('\0') && QByteArrayView(value).isValidUtf8();
    return !isText ? QByteArray() : value.isNull() ? QByteArray("") : value;
}

} // namespace

void RequestFacts::addHeader(const Field &field)
{
    if (m_headers.size() < kMaxFields && !isSecretHeader(field.first))
        m_headers.push_back(field);
}

void RequestFacts::addParameter(const Field &field)
{
    if (m_parameters.size() < kMaxFields && !isSecretParameter(field.first))
        m_parameters.push_back(field);
}

QByteArray RequestFacts::header(QByteArrayView folded) const
{
    QByteArray joined;
    for (const auto &[name, value] : m_headers) {
        if (sameFolded(name, folded))
            joined = joined.isNull() ? QByteArray("") + value : QByteArray(joined + ", " + value);
    }
    return joined.isNull() ? joined : textOrNull(joined);
}

QByteArray RequestFacts::parameter(QByteArrayView name) const
{
    const auto found = std::ranges::find(m_parameters, name, &Field::first);
    return found == m_parameters.end() ? QByteArray() : textOrNull(found->second);
}

QByteArray RequestFacts::foldHeader(QByteArrayView name)
{
    QByteArray made = name.toByteArray();
    std::ranges::transform(made, made.begin(), folded);
    return made;
}

bool RequestFacts::isSecretHeader(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 8> kSecret{
        "authorization", "proxy_authorization", "cookie",       "set_cookie",
        "x_api_key",     "x_auth_token",        "x_csrf_token", "sec_websocket_protocol",
    };
    return isOneOf(name, kSecret);
}

bool RequestFacts::isSecretParameter(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 5> kSecret{"token", "access_token", "refresh_token", "api_key", "password"};
    return isOneOf(name, kSecret);
}

} // namespace basalt::core
