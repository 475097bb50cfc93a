// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/preparedcondition.h"

namespace basalt::rules {

std::shared_ptr<const PreparedCondition>
PreparedCondition::prepare(const Condition &condition, const schema::Collection &collection, const db::Dialect &dialect)
{
    const Variables nobody = Variables::ofNobody();
    std::vector<db::Value> binds(kBindsBefore);
    SqlCompiler compiler(collection, dialect, "r", nobody, binds);
    std::vector<SqlCompiler::Constant> values;
    compiler.noteValues(&values);
    auto prepared = std::shared_ptr<PreparedCondition>(new PreparedCondition);
    prepared->m_sql = compiler.compile(*condition);
    if (values.size() != binds.size() - kBindsBefore || !compiler.isReusable())
        return nullptr;
    prepared->m_condition = condition;
    prepared->m_values = std::move(values);
    return prepared;
}

void PreparedCondition::bind(const Variables &variables, std::vector<db::Value> &binds) const
{
    static const schema::RecordValues kNoRecord; // no value here is of a row
    const Evaluator evaluator(kNoRecord, variables);
    for (const SqlCompiler::Constant &constant : m_values)
        binds.push_back(schema::toDatabase(evaluator.valueAs(*constant.node, constant.type)));
}

} // namespace basalt::rules
