// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/fault.h"
#include "schema/macro.h"

#include <QByteArray>

namespace basalt::rules {

/** A macro of one's own may use others, to this depth. */
inline constexpr int kMaxMacroDepth = 3;

/** Where a macro stands in a text; one inside of another stands where the outer one does. */
struct Expansion
{
    QByteArray macro;
    qsizetype position = 0;
};

/** Whether `@name(` means one of the language's own macros, or `@name` one of its variables. */
[[nodiscard]] bool isBuiltInName(const QByteArray &name);

/**
 * Whether the text of a macro is a condition in which every `@name` is a parameter, a variable or a macro that exists, and which
 * never leads back to itself. What its names mean is seen where it is used: the collection decides that. Positions are in the
 * macro's own text.
 */
[[nodiscard]] Checked<void> checkMacro(const schema::Macro &macro, const schema::MacroTable &macros);

} // namespace basalt::rules
