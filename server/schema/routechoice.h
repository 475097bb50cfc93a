// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArrayView>
#include <QJsonValue>

#include <array>
#include <bitset>

namespace basalt::core {
class JsonWriter;
}

namespace basalt::schema {

/** What can be asked of a collection's records by a route of its own. */
enum class RecordRoute { List, Get, Create, Update, Delete, Aggregate, Batch, Export, Import };

/** Which of its routes a collection has: all of them, if nothing else is said. `"*"` or an array of names on the wire. */
class RouteChoice
{
public:
    static constexpr std::array<QByteArrayView, 9> kNames{"list",      "get",   "create", "update", "delete",
                                                          "aggregate", "batch", "export", "import"};

    /** Null is all. The fault goes to the caller with `routes` as the field. */
    [[nodiscard]] static Result<RouteChoice> parse(const QJsonValue &value);

    [[nodiscard]] bool has(RecordRoute route) const { return m_chosen.test(static_cast<size_t>(route)); }
    void write(core::JsonWriter &out) const;
    /** `*` or the JSON text of the array. */
    [[nodiscard]] QByteArray text() const;

    friend bool operator==(const RouteChoice &, const RouteChoice &) = default;

private:
    std::bitset<kNames.size()> m_chosen = std::bitset<kNames.size()>().set();
};

} // namespace basalt::schema
