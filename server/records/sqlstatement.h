// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/value.h"

#include <QByteArray>

#include <vector>

namespace basalt::records {

/** A statement with what is bound to it. */
struct SqlStatement
{
    QByteArray sql;
    std::vector<db::Value> binds;

    /** Appends a value; returns its placeholder. */
    [[nodiscard]] QByteArray bind(db::Value value)
    {
        binds.push_back(std::move(value));
        return '$' + QByteArray::number(binds.size());
    }
};

} // namespace basalt::records
