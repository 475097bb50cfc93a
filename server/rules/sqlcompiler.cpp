// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/sqlcompiler.h"

#include "rules/evaluator.h"

namespace basalt::rules {

namespace {

/** A condition that both databases take for true, false or unknown. */
QByteArray constantCondition(Truth truth)
{
    switch (truth) {
    case Truth::True: return "(1 = 1)";
    case Truth::False: return "(1 = 0)";
    case Truth::Unknown: break;
    }
    return "(NULL = 1)";
}

QByteArrayView operatorSql(CompareOp op)
{
    switch (op) {
    case CompareOp::Equal: return " = ";
    case CompareOp::NotEqual: return " <> ";
    case CompareOp::Less: return " < ";
    case CompareOp::LessEqual: return " <= ";
    case CompareOp::Greater: return " > ";
    default: return " >= ";
    }
}

} // namespace

QByteArray SqlCompiler::compile(const Node &node)
{
    switch (node.kind) {
    case NodeKind::And: return compileAll(node, " AND ");
    case NodeKind::Or: return compileAll(node, " OR ");
    case NodeKind::Not: return "(NOT " + compile(*node.children[0]) + ')';
    case NodeKind::Compare: return compileCompare(node);
    case NodeKind::In: return compileIn(node);
    case NodeKind::IsNull: return compileIsNull(node);
    case NodeKind::Literal:
    case NodeKind::Column:
    case NodeKind::Variable: break;
    }
    Q_ASSERT_X(false, "SqlCompiler", "an operand is no condition; the type check rewrites it");
    return constantCondition(Truth::Unknown);
}

QByteArray SqlCompiler::compileAll(const Node &node, QByteArrayView connective)
{
    QByteArray sql("(");
    for (const NodePtr &child : node.children) {
        if (sql.size() > 1)
            sql += connective;
        sql += compile(*child);
    }
    return sql + ')';
}

QByteArray SqlCompiler::compileCompare(const Node &node)
{
    const Node &left = *node.children[0];
    const Node &right = *node.children[1];
    // What does not depend on the row is decided here: the databases would need to be told the types of two binds.
    if (left.kind != NodeKind::Column && right.kind != NodeKind::Column) {
        static const schema::RecordValues kNoRecord;
        return constantCondition(Evaluator(kNoRecord, m_variables).evaluate(node));
    }
    if (node.op == CompareOp::Like || node.op == CompareOp::NotLike)
        return compileLike(node);
    if (node.op == CompareOp::AnyEqual)
        return compileAnyEqual(node);
    const ValueType type = commonType(left.type, right.type);
    const QByteArray leftSql = operand(left, type);
    return '(' + leftSql + operatorSql(node.op).toByteArray() + operand(right, type) + ')';
}

QByteArray SqlCompiler::compileLike(const Node &node)
{
    const Node &right = *node.children[1];
    const schema::FieldValue value = constant(right);
    if (schema::isNull(value))
        return constantCondition(Truth::Unknown);
    const QByteArray like = m_dialect.likeFolded(column(*node.children[0]), bind(likePattern(right, value)));
    return node.op == CompareOp::Like ? like : QByteArray("(NOT " + like + ')');
}

QByteArray SqlCompiler::compileAnyEqual(const Node &node)
{
    const QByteArray value = bind(constant(*node.children[1]));
    return "EXISTS (" + junction(*node.children[0]) + " AND m.\"value\" = " + value + ')';
}

QByteArray SqlCompiler::compileIn(const Node &node)
{
    const Node &left = *node.children[0];
    if (left.kind != NodeKind::Column) {
        static const schema::RecordValues kNoRecord;
        return constantCondition(Evaluator(kNoRecord, m_variables).evaluate(node));
    }
    const ValueType type = commonType(left.type, node.children[1]->type);
    QByteArray sql = '(' + operand(left, type) + (node.negated ? " NOT IN (" : " IN (");
    for (size_t i = 1; i < node.children.size(); ++i) {
        if (i > 1)
            sql += ", ";
        sql += operand(*node.children[i], type);
    }
    return sql + "))";
}

QByteArray SqlCompiler::compileIsNull(const Node &node)
{
    const Node &tested = *node.children[0];
    if (tested.kind == NodeKind::Variable)
        return constantCondition(truthOf(schema::isNull(constant(tested)) != node.negated));
    if (tested.type == ValueType::List)
        return (node.negated ? "EXISTS (" : "NOT EXISTS (") + junction(tested) + ')';
    return '(' + column(tested) + (node.negated ? " IS NOT NULL)" : " IS NULL)");
}

QByteArray SqlCompiler::operand(const Node &node, ValueType type)
{
    if (node.kind == NodeKind::Column) {
        const QByteArray sql = column(node);
        if (type == ValueType::Number && node.type != ValueType::Number)
            return "CAST(" + sql + " AS DOUBLE PRECISION)";
        if (type == ValueType::Decimal && node.type != ValueType::Decimal)
            return m_dialect.bindCast(QByteArray("CAST(" + sql + " AS TEXT)"), db::ColumnType::Decimal);
        return sql;
    }
    return bind(constant(node));
}

QByteArray SqlCompiler::column(const Node &node) const
{
    const schema::Field &field = m_collection.columns[size_t(node.column)];
    return m_alias.toByteArray() + '.' + db::Dialect::quoteIdentifier(field.column);
}

/** The rows of a many-valued field, as the start of a subquery. */
QByteArray SqlCompiler::junction(const Node &node) const
{
    const schema::Field &field = m_collection.columns[size_t(node.column)];
    return "SELECT 1 FROM " + db::Dialect::quoteIdentifier(field.junction)
        + " AS m WHERE m.\"record_id\" = " + m_alias.toByteArray() + ".\"id\"";
}

schema::FieldValue SqlCompiler::constant(const Node &node) const
{
    return node.kind == NodeKind::Variable ? m_variables.value(node.variable, node.type) : node.value;
}

QByteArray SqlCompiler::bind(const schema::FieldValue &value)
{
    m_binds.push_back(schema::toDatabase(value));
    return '$' + QByteArray::number(m_binds.size());
}

} // namespace basalt::rules
