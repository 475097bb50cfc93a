// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "schema/schemasnapshot.h"

#include <QHash>
#include <QList>

#include <optional>

namespace basalt::collections {

/** Rules (`posts.list_rule`), and conditions of views (`sales.select.filter`), that a macro is part of, directly or through others, by its name. */
[[nodiscard]] QHash<QByteArray, QList<QByteArray>> macroUses(const schema::SchemaSnapshot &schema);

/** The same collections with other macros. */
[[nodiscard]] schema::SnapshotPtr schemaWithMacros(const schema::SchemaSnapshot &schema, schema::MacroTable macros);

/**
 * Code::SchemaChangeRefused naming every rule and every other macro that was understood before and would not be any more;
 * nothing if all are.
 */
[[nodiscard]] std::optional<Error> brokenByMacros(const schema::SchemaSnapshot &before, const schema::SchemaSnapshot &after);

} // namespace basalt::collections
