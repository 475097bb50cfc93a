// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schema/operation.h"

namespace basalt::schema {

QByteArrayView operationName(Operation operation)
{
    static constexpr std::array<QByteArrayView, 5> kNames{"list", "view", "create", "update", "delete"};
    return kNames[static_cast<size_t>(operation)];
}

} // namespace basalt::schema
