// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"

#include <QByteArray>
#include <QList>

#include <bit>
#include <vector>

namespace basalt::resources {

/** The most texts that inList() takes. */
inline constexpr qsizetype kMaxListed = 1024;

/**
 * `($5, $6 …)` for a list of 1 to kMaxListed texts, which are added to `binds`. The last stands there several times, so that
 * lists of all lengths make few different statements.
 */
[[nodiscard]] inline QByteArray inList(std::vector<db::Value> &binds, const QList<QByteArray> &texts)
{
    QByteArray sql = "(";
    const auto places = qsizetype(std::bit_ceil(size_t(texts.size())));
    for (qsizetype i = 0; i < places; ++i) {
        binds.emplace_back(texts[std::min(i, texts.size() - 1)]);
        sql += (i > 0 ? ", $" : "$") + QByteArray::number(qsizetype(binds.size()));
    }
    return sql + ')';
}

} // namespace basalt::resources
