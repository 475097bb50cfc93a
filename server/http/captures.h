// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <utility>
#include <vector>

namespace basalt::http {

/** The `{name}` captures of a route with what they took, in the path's order: so few that looking through them beats a hash. */
class Captures
{
public:
    void reserve(size_t count) { m_pairs.reserve(count); }
    void insert(QByteArray name, QByteArray value) { m_pairs.emplace_back(std::move(name), std::move(value)); }

    /** Null if there is no such capture. */
    [[nodiscard]] QByteArray value(QByteArrayView name) const
    {
        const auto found = find(name);
        return found == m_pairs.cend() ? QByteArray() : found->second;
    }
    [[nodiscard]] bool contains(QByteArrayView name) const { return find(name) != m_pairs.cend(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_pairs.size()); }

private:
    using Pair = std::pair<QByteArray, QByteArray>;
    [[nodiscard]] std::vector<Pair>::const_iterator find(QByteArrayView name) const
    {
        return std::find_if(m_pairs.cbegin(), m_pairs.cend(), [name](const Pair &pair) { return pair.first == name; });
    }

    std::vector<Pair> m_pairs;
};

} // namespace basalt::http
