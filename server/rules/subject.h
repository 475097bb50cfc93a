// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"
#include "rules/textlimits.h"

#include <QString>

#include <functional>
#include <optional>

namespace basalt::rules {

/** Whether a rule or filter may name a column. What it may not name looks exactly like what does not exist. */
using MayName = std::function<bool(const schema::Field &)>;

/** What a path may know of another collection: which of its fields, and which of its records. */
struct Reachable
{
    MayName mayName;
    Condition only; ///< null: every record
};

/** Asked for each collection that a path enters; nothing for one that looks as if it were not there. */
using Reach = std::function<std::optional<Reachable>(const schema::Collection &)>;

/** What a caller who filters may reach from a collection, and how much their filter may say. */
struct FilterScope
{
    Reach reach;
    TextLimits limits = {};
};

/** What a rule or filter is about: the names it may use and the variables there are. All members outlive the check. */
struct Subject
{
    const schema::Collection &collection;
    const schema::SchemaSnapshot &schema; ///< may lack `collection`, while that is being made or changed
    Purpose purpose = Purpose::Rule;
    bool hasData = false; ///< rules for creating and updating: `@request.data`
    bool hasOld = false;  ///< rules for updating: `@old`, `:changed`
    MayName mayName = [](const schema::Field &) { return true; };
    Reach reach = [](const schema::Collection &) {
        return std::optional(Reachable{[](const schema::Field &) { return true; }, {}});
    };
    QString owner = QStringLiteral("this collection"); ///< for messages: whose fields are expected
    TextLimits limits = {};
};

} // namespace basalt::rules
