// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schema/collection.h"

#include <QString>

#include <optional>

namespace basalt::api {

/** `list`, `view`, `create`, `update`, `delete`; nothing for anything else. */
[[nodiscard]] inline std::optional<schema::Operation> operationNamed(const QString &name)
{
    using enum schema::Operation;
    for (const schema::Operation operation : {List, View, Create, Update, Delete}) {
        if (name.toUtf8() == schema::operationName(operation))
            return operation;
    }
    return std::nullopt;
}

} // namespace basalt::api
