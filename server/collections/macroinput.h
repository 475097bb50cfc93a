// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "schema/macro.h"

#include <QJsonObject>

#include <optional>

namespace basalt::collections {

/**
 * A macro as the body of a request describes it: `name`, `description`, `parameters` and one of `expression` and `sql_query`.
 * For a change, what the body does not give stays as it is in `current`. Whether the expression is understood, and whether the
 * name is free, depends on the other macros: see MacroService.
 */
[[nodiscard]] Result<schema::Macro> readMacro(const QJsonObject &body, const std::optional<schema::Macro> &current);

} // namespace basalt::collections
