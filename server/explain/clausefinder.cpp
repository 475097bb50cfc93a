// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/clausefinder.h"

#include "records/rowselection.h"
#include "records/viewrows.h"
#include "rules/functions.h"
#include "rules/rule.h"
#include "rules/sqlcompiler.h"

#include <algorithm>

namespace basalt::explain {

namespace {

using rules::Node;
using rules::NodeKind;

/** Fields of the record itself, or of what it refers to, and variables: each once. */
void collectOperands(const Node &node, std::vector<const Node *> &operands)
{
    const bool isField =
        node.kind == NodeKind::Column && node.row == 0 && std::ranges::none_of(node.steps, &rules::Step::leadsToMany);
    if (isField || node.kind == NodeKind::Variable) {
        const auto isSame = [&](const Node *other) { return other->text == node.text; };
        if (std::ranges::none_of(operands, isSame))
            operands.push_back(&node);
        return;
    }
    for (const rules::NodePtr &child : node.children)
        collectOperands(*child, operands);
}

} // namespace

Result<ClauseFinding> ClauseFinder::find(const QByteArray &rule) const
{
    const auto clauses = rules::readClauses(rule, m_request.schema->macros());
    if (!clauses)
        return rules::toError(clauses.error(), rule, rules::Purpose::Rule, QStringLiteral("rule"));
    return find(*clauses);
}

Result<ClauseFinding> ClauseFinder::find(const rules::Clause &clause) const
{
    ClauseFinding finding;
    finding.kind = clause.kind;
    finding.text = clause.text;
    BASALT_TRY(const auto rule, rules::Rule::parse(clause.text, *m_request.collection, *m_request.schema, m_operation));
    if (m_record)
        evaluate(rule.condition, finding);
    else
        BASALT_TRY_VOID(ask(rule.condition, finding));
    for (const rules::Clause &part : clause.parts) {
        BASALT_TRY(auto found, find(part));
        finding.parts.push_back(std::move(found));
    }
    return finding;
}

Result<void> ClauseFinder::ask(const rules::Condition &condition, ClauseFinding &finding) const
{
    const auto &view = m_request.grant.view;
    const schema::Collection &collection = view ? view->ruled() : *m_request.collection;
    const db::Dialect &dialect = m_connection.dialect();
    records::SqlStatement statement;
    const QByteArray rows = records::grantedRows(*m_request.collection, dialect, m_request.grant, m_variables, statement.binds);
    rules::SqlCompiler compiler(collection, dialect, "r", m_variables, statement.binds);
    std::vector<const Node *> operands;
    if (finding.kind == rules::Clause::Kind::Single)
        collectOperands(*condition, operands);
    QByteArray selected = compiler.compile(*condition);
    for (const Node *operand : operands)
        selected += ", " + rules::textOf(dialect, compiler.value(*operand, operand->type), operand->type);
    statement.sql = "SELECT " + selected + rows + " AND r.\"id\" = ";
    statement.sql += statement.bind(m_recordId);
    BASALT_TRY(auto answer, m_connection.query(statement.sql, statement.binds));
    BASALT_TRY(const bool isThere, answer.next());
    if (!isThere)
        return {}; // gone, or the schema has changed: whoever asked finds out
    if (!answer.isNull(0))
        finding.truth = rules::truthOf(answer.boolean(0));
    for (size_t i = 0; i < operands.size(); ++i)
        finding.values.append({operands[i]->text, false, {answer.string(int(i) + 1)}});
    addLists(*condition, finding);
    return {};
}

void ClauseFinder::evaluate(const rules::Condition &condition, ClauseFinding &finding) const
{
    if (!rules::isLocal(*condition))
        return;
    const rules::Evaluator evaluator(*m_record, m_variables);
    finding.truth = evaluator.evaluate(*condition);
    if (finding.kind != rules::Clause::Kind::Single)
        return;
    std::vector<const Node *> operands;
    collectOperands(*condition, operands);
    for (const Node *operand : operands) {
        const auto value = evaluator.valueOf(*operand);
        finding.values.append({operand->text, false, {schema::isNull(value) ? QByteArray() : rules::textOfValue(value)}});
    }
    addLists(*condition, finding);
}

/** What the caller is in and holds, where a single part asks for it. */
void ClauseFinder::addLists(const Node &node, ClauseFinding &finding) const
{
    if (finding.kind != rules::Clause::Kind::Single)
        return;
    for (const rules::Step &step : node.steps) {
        if (step.kind != rules::Step::Kind::Constants)
            continue;
        if (step.variable == rules::VariableId::AuthGroups)
            finding.values.append({"@request.auth.groups", true, m_variables.authGroups});
        if (step.variable == rules::VariableId::AuthPermissions)
            finding.values.append({"@request.auth.permissions", true, m_variables.authPermissions});
        if (step.variable == rules::VariableId::AuthContext)
            finding.values.append(
                {QByteArray("@request.auth.context." + step.name), true, m_variables.authContext.value(step.name)});
    }
    for (const rules::NodePtr &child : node.children)
        addLists(*child, finding);
}

} // namespace basalt::explain
