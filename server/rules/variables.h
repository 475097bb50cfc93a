// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::rules {

/** What a rule can know besides the record: who asks, and when. A plain value made once per request. */
struct Variables
{
    QByteArray authId; ///< null for a caller who is not signed in, and then the others are as well
    QByteArray authEmail;
    QByteArray authRole;
    QByteArray authAccountId;
    QByteArray now; ///< the same instant for the whole request, as core/timestamp.h writes it

    /** The value as `type`, null where there is none. The type check has seen that it is one of the variable's types. */
    [[nodiscard]] schema::FieldValue value(VariableId id, ValueType type) const;
};

/** The variable of that name, with its `@`. */
[[nodiscard]] std::optional<VariableId> parseVariable(QByteArrayView name);

} // namespace basalt::rules
