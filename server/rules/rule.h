// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rules/ast.h"
#include "rules/fault.h"
#include "rules/preparedcondition.h"
#include "rules/typecheck.h"

#include <memory>

namespace basalt::rules {

/** Parses and checks a text that is not empty. `field` names the input in faults: `filter`, `list_rule` … */
[[nodiscard]] Result<Condition> parseCondition(QByteArrayView source, const Subject &subject, const QString &field);

/** One of the five rules of a collection. */
struct Rule
{
    enum class Kind {
        Locked,     ///< null: superadmins only
        Open,       ///< "": everybody
        Expression, ///< who is signed in, for records that satisfy it
    };

    Kind kind = Kind::Locked;
    QByteArray text;
    /** What the audit trail says of who was let in by it: `view_rule: ` and the text, `""` if that is empty. */
    QByteArray basis = {};
    Condition condition = {};
    std::shared_ptr<const PreparedCondition> prepared = {}; ///< set by the rule book where the condition allows it

    /**
     * Reads a rule: a null text locks, an empty one opens. White space alone is a fault, because nobody opens a collection by a
     * stray blank on purpose.
     */
    [[nodiscard]] static Result<Rule> parse(const QByteArray &text, const schema::Collection &collection,
                                            const schema::SchemaSnapshot &schema, schema::Operation operation);
};

} // namespace basalt::rules
