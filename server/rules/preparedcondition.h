// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/dialect.h"
#include "db/value.h"
#include "rules/sqlcompiler.h"
#include "rules/typecheck.h"
#include "rules/variables.h"
#include "schema/collection.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace basalt::rules {

/**
 * A condition as SQL that is written once: the text is the same for every caller, only what is bound to it differs. Most rules
 * are like that. Immutable.
 */
class PreparedCondition
{
public:
    /** Placeholders go on counting from here: the account of the rows is bound before. */
    static constexpr size_t kBindsBefore = 1;

    /** Null if the text depends on the values of variables. The alias of the rows is `r`; the dialect is used only now. */
    [[nodiscard]] static std::shared_ptr<const PreparedCondition>
    prepare(const Condition &condition, const schema::Collection &collection, const db::Dialect &dialect);

    [[nodiscard]] const QByteArray &sql() const { return m_sql; }
    /** Appends the values, in the order of the placeholders. */
    void bind(const Variables &variables, std::vector<db::Value> &binds) const;

private:
    PreparedCondition() = default;

    Condition m_condition; ///< keeps the nodes
    QByteArray m_sql;
    std::vector<SqlCompiler::Constant> m_values; ///< each gives the value of one placeholder
};

} // namespace basalt::rules
