// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/fault.h"
#include "schema/macro.h"

#include <QByteArray>

#include <vector>

namespace basalt::rules {

/** A part of a rule that is true or false by itself, in the words of the rule. */
struct Clause
{
    enum class Kind {
        All,    ///< true if all parts are
        Any,    ///< true if one of the parts is
        Not,    ///< true if its one part is false
        Single, ///< has no parts: a comparison, a macro
    };

    Kind kind = Kind::Single;
    QByteArray text; ///< a condition that can be parsed by itself
    std::vector<Clause> parts;
};

/** The clauses of a rule's text, which is not empty. */
[[nodiscard]] Checked<Clause> readClauses(QByteArrayView source, const schema::MacroTable &macros);

} // namespace basalt::rules
