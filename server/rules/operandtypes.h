// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"

namespace basalt::rules {

[[nodiscard]] bool isNumeric(ValueType type);

/** For messages: `a text`, `a number` … */
[[nodiscard]] QString typeText(ValueType type);
[[nodiscard]] QString operatorText(CompareOp op);
/** For messages: the operand as it was written, with its type if it is a field. */
[[nodiscard]] QString describe(const Node &operand);

/** The type a literal has by itself, where nothing it is compared with tells. */
[[nodiscard]] ValueType ownType(const Node &literal);
/** Gives a literal the type of what it is compared with and its value the canonical form, or says that it is none. */
[[nodiscard]] Checked<void> convertLiteral(Node &literal, ValueType type);

/** Brings both operands to types that compare with each other. */
[[nodiscard]] Checked<void> unify(Node &left, Node &right);

} // namespace basalt::rules
