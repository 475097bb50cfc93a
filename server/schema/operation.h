// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <array>

namespace basalt::schema {

enum class Operation { List, View, Create, Update, Delete };
inline constexpr std::array kOperations{Operation::List, Operation::View, Operation::Create, Operation::Update,
                                        Operation::Delete};

/** `list`, `view`, `create`, `update`, `delete`. */
[[nodiscard]] QByteArrayView operationName(Operation operation);

} // namespace basalt::schema
