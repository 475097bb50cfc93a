// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "collections/ruleuses.h"
#include "rules/viewcheck.h"

#include <vector>

namespace basalt::collections {

/**
 * Views whose texts name what a change renames, with the new names in them: every name along a path is known for what it
 * means, so all of them are rewritten. Adds to `uses` whatever names a touched field; dropped ones block.
 */
[[nodiscard]] std::vector<schema::Collection> carryViews(const schema::Collection &current, const schema::Collection &target,
                                                         const schema::SchemaSnapshot &schema, QList<RuleUse> &uses);

/** Adds views that were understood in `before` and are not any more. */
void addBrokenViews(const QList<rules::ViewFault> &faults, const schema::SchemaSnapshot &before, QList<RuleUse> &uses);

/** Conditions of a view, with the places where they stand: `sales.select.filter`, `sales.select.having`. */
[[nodiscard]] QList<std::pair<QByteArray, QByteArray>> conditionsOf(const schema::Collection &view);

} // namespace basalt::collections
