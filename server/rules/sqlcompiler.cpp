// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rules/sqlcompiler.h"

#include "rules/computation.h"
#include "rules/pathresolver.h"

#include <algorithm>
#include <iterator>

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

QByteArrayView functionSql(ArithmeticOp op)
{
    switch (op) {
    case ArithmeticOp::Add: return "basalt_add(";
    case ArithmeticOp::Subtract: return "basalt_subtract(";
    case ArithmeticOp::Multiply: return "basalt_multiply(";
    case ArithmeticOp::Divide: return "basalt_divide(";
    case ArithmeticOp::Remainder: break;
    }
    return "basalt_remainder(";
}

QByteArray quoted(const QByteArray &alias, const schema::Field &field)
{
    return alias + '.' + db::Dialect::quoteIdentifier(field.column);
}

/** Whether a condition or operand is about that row. */
bool isAbout(const Node &node, int row)
{
    const bool isOfRow = node.kind == NodeKind::Column || node.kind == NodeKind::Count;
    return (isOfRow && node.row == row)
        || std::ranges::any_of(node.children, [&](const NodePtr &child) { return isAbout(*child, row); });
}

/** What the condition compares with the value of that row for being equal; null if it is another condition. */
const Node *equalToRow(const Node &condition, int row)
{
    if (condition.kind != NodeKind::Compare || condition.op != CompareOp::Equal)
        return nullptr;
    const auto isValue = [&](const Node &operand) { return operand.kind == NodeKind::Column && operand.row == row; };
    const Node &left = *condition.children[0];
    const Node &right = *condition.children[1];
    if (isValue(right) && !isAbout(left, row))
        return &left;
    return isValue(left) && !isAbout(right, row) ? &right : nullptr;
}

const schema::RecordValues kNoRecord;

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
    case NodeKind::Exists:
    case NodeKind::ForAll: return compileQuantified(node);
    case NodeKind::Listed: return compileListed(node);
    default: break;
    }
    Q_ASSERT_X(false, "SqlCompiler", "an operand is no condition; the type check rewrites it");
    return constantCondition(Truth::Unknown);
}

QByteArray SqlCompiler::path(const Node &column)
{
    return this->column(column);
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
    if (isConstant(left) && isConstant(right))
        return constantCondition(deciding().evaluate(node));
    if (node.op == CompareOp::Like || node.op == CompareOp::NotLike)
        return compileLike(node);
    const ValueType type = commonType(left.type, right.type);
    const QByteArray leftSql = operand(left, type);
    return '(' + leftSql + operatorSql(node.op).toByteArray() + operand(right, type) + ')';
}

QByteArray SqlCompiler::compileLike(const Node &node)
{
    const Node &right = *node.children[1];
    const schema::FieldValue value = deciding().valueOf(right);
    if (schema::isNull(value))
        return constantCondition(Truth::Unknown);
    const QByteArray text = expression(*node.children[0]);
    const QByteArray like = m_dialect.likeFolded(text, bind(likePattern(right, value)));
    return node.op == CompareOp::Like ? like : QByteArray("(NOT " + like + ')');
}

QByteArray SqlCompiler::compileIn(const Node &node)
{
    const Node &left = *node.children[0];
    if (isConstant(left))
        return constantCondition(deciding().evaluate(node));
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
    if (isConstant(tested))
        return constantCondition(truthOf(schema::isNull(deciding().valueOf(tested)) != node.negated));
    return '(' + expression(tested) + (node.negated ? " IS NOT NULL)" : " IS NULL)");
}

QByteArray SqlCompiler::compileQuantified(const Node &node)
{
    if (node.steps.back().kind == Step::Kind::Constants)
        return compileConstants(node);
    Source rows = source(node);
    QByteArray condition;
    if (!node.children.empty()) {
        m_rows.push_back(rows.row);
        condition = " AND " + compile(*node.children[0]);
        m_rows.pop_back();
    }
    if (node.kind == NodeKind::Exists)
        return "EXISTS (SELECT 1" + rows.sql + condition + ')';
    return "NOT EXISTS (SELECT 1" + rows.sql + " AND (" + condition.sliced(5) + " IS NOT TRUE))";
}

/**
 * Lines of access lists as resources::AccessList reads them: of the account of who asks, about the record itself, his own or
 * those of groups that are active, with their flag or with a role that has it. Denied is only ever a user.
 */
QByteArray SqlCompiler::compileListed(const Node &node)
{
    const QByteArray account = bind(m_variables.authAccountId);
    const QByteArray user = bind(m_variables.authId);
    const QByteArray flag = bind(node.text);
    const QByteArray yes = bind(true);
    const QByteArray of = "SELECT 1 FROM resource_grants x WHERE x.account_id = " + account + " AND x.type_id = "
        + bind(node.name) + R"( AND x.resource = '{"record":"' || )" + m_rows.front().alias + R"(."id" || '"}')";
    const QByteArray denied =
        "EXISTS (" + of + " AND x.is_deny = " + yes + " AND x.user_id = " + user + " AND x.flag = " + flag + ')';
    if (node.negated)
        return "(NOT " + denied + ')';
    const QByteArray given = "EXISTS (" + of + " AND x.is_deny = " + bind(false) + " AND (x.user_id = " + user
        + " OR x.group_id IN (SELECT g.id FROM group_members m JOIN groups g ON g.id = m.group_id WHERE m.user_id = " + user
        + " AND g.account_id = " + account + " AND g.is_active = " + yes + ")) AND (x.flag = " + flag
        + " OR EXISTS (SELECT 1 FROM resource_roles l JOIN resource_role_flags f ON f.role_id = l.id WHERE l.id = x.role_id "
          "AND l.type_id = x.type_id AND l.is_active = "
        + yes + " AND f.flag = " + flag + ")))";
    return "(NOT " + denied + " AND " + (node.computed ? '(' + given + " OR " + compile(*node.computed) + ')' : given) + ')';
}

/** The rows are known here, so the condition is written once for each of them that does not decide by itself. */
QByteArray SqlCompiler::compileConstants(const Node &node)
{
    m_isReusable = false;
    const bool exists = node.kind == NodeKind::Exists;
    const schema::FieldValue value = m_variables.list(node.steps.back());
    const auto *list = std::get_if<QList<QByteArray>>(&value);
    if (!list || list->isEmpty() || node.children.empty())
        return constantCondition(truthOf(exists == (list && !list->isEmpty())));
    const Node &condition = *node.children[0];
    const Node *sought = exists ? equalToRow(condition, int(m_rows.size())) : nullptr;
    if (sought && !isConstant(*sought))
        return isAmong(*sought, *list);
    QByteArray sql;
    for (const QByteArray &element : *list) {
        const schema::RecordValues row{schema::FieldValue(element)};
        m_rows.push_back({nullptr, {}, &row});
        const bool isKnown = isDecided(condition);
        if (!isKnown)
            sql += (sql.isEmpty() ? "((" : exists ? " OR (" : " AND (") + compile(condition) + " IS TRUE)";
        const bool decides = isKnown && (constants().evaluate(condition) == Truth::True) == exists;
        m_rows.pop_back();
        if (decides)
            return constantCondition(truthOf(exists));
    }
    return sql.isEmpty() ? constantCondition(truthOf(!exists)) : sql + ')';
}

/** True or false, never unknown, and of a column in a form that its index serves. */
QByteArray SqlCompiler::isAmong(const Node &sought, const QList<QByteArray> &values)
{
    const bool isPlain = sought.kind == NodeKind::Column && sought.steps.empty() && !sought.computed;
    const QByteArray sql = operand(sought, sought.type);
    QByteArray list;
    for (const QByteArray &value : values)
        list += (list.isEmpty() ? "" : ", ") + bind(value);
    const QByteArray among = sql + " IN (" + list + ')';
    if (isPlain)
        return '(' + sql + " IS NOT NULL AND " + among + ')';
    return "((" + among + ") IS TRUE)";
}

QByteArray SqlCompiler::operand(const Node &node, ValueType type)
{
    if (isConstant(node))
        return bindConstant(node, type);
    QByteArray sql = expression(node);
    if (type == ValueType::DateTime && node.type == ValueType::Date)
        return startOfDay(sql);
    if (type == ValueType::Number && node.type != ValueType::Number)
        return "CAST(" + sql + " AS DOUBLE PRECISION)";
    if (type == ValueType::Decimal && node.type != ValueType::Decimal)
        return m_dialect.bindCast(QByteArray("CAST(" + sql + " AS TEXT)"), db::ColumnType::Decimal);
    return sql;
}

QByteArray SqlCompiler::expression(const Node &node)
{
    switch (node.kind) {
    case NodeKind::Column: return column(node);
    case NodeKind::Arithmetic: return arithmetic(node);
    case NodeKind::Lower: return db::Dialect::folded(operand(*node.children[0], ValueType::Text));
    // PostgreSQL counts in 32 bits, and would refuse a larger number beside it.
    case NodeKind::Length: return "CAST(length(" + operand(*node.children[0], ValueType::Text) + ") AS BIGINT)";
    case NodeKind::Call: return call(node);
    case NodeKind::Truth: return compile(*node.children[0]);
    case NodeKind::Count: return "(SELECT count(*)" + source(node).sql + ')';
    default: return bindConstant(node, node.type);
    }
}

QByteArray SqlCompiler::arithmetic(const Node &node)
{
    const QByteArray left = operand(*node.children[0], ValueType::Number);
    return functionSql(node.arithmetic) + left + ", " + operand(*node.children[1], ValueType::Number) + ')';
}

QByteArray SqlCompiler::column(const Node &node)
{
    const Row &row = m_rows[size_t(node.row)];
    if (row.constant)
        return bind((*row.constant)[size_t(node.column)]);
    if (!row.collection)
        return row.alias + ".\"value\"";
    if (node.steps.empty() && node.computed)
        return computed(*node.computed, node.type, row);
    if (node.steps.empty())
        return quoted(row.alias, row.collection->columns[size_t(node.column)]);
    const schema::Field &reference = row.collection->columns[size_t(node.steps[0].column)];
    const QByteArray sql = follow(node.steps, quoted(row.alias, reference), node);
    // The way of comparing does not come out of a subquery.
    return node.type == ValueType::Decimal ? m_dialect.bindCast(sql, db::ColumnType::Decimal) : sql;
}

/** A column of the record at the end of the references, the first of which is given. */
QByteArray SqlCompiler::follow(std::span<const Step> steps, const QByteArray &reference, const Node &node)
{
    const Step &step = steps.front();
    const QByteArray alias = newAlias();
    QByteArray value;
    if (steps.size() > 1)
        value = follow(steps.subspan(1), quoted(alias, step.target->columns[size_t(steps[1].column)]), node);
    else if (node.kind != NodeKind::Column)
        value = alias + ".\"id\"";
    else if (node.computed)
        value = computed(*node.computed, node.type, {step.target.get(), alias, nullptr});
    else
        value = quoted(alias, step.target->columns[size_t(node.column)]);
    return "(SELECT " + value + " FROM " + db::Dialect::quoteIdentifier(step.target->tableName) + " AS " + alias + " WHERE "
        + alias + ".\"id\" = " + reference + visible(step, alias) + ')';
}

/** Of the record that references lead to; `node` is what is wanted of its relations. */
QByteArray SqlCompiler::rowId(const Node &node, std::span<const Step> references)
{
    const Row &from = m_rows[size_t(node.row)];
    if (references.empty())
        return from.alias + ".\"id\"";
    return follow(references, quoted(from.alias, from.collection->columns[size_t(references[0].column)]), node);
}

SqlCompiler::Source SqlCompiler::source(const Node &node)
{
    const Step &step = node.steps.back();
    const auto references = std::span(node.steps).first(node.steps.size() - 1);
    const schema::Collection &from = references.empty() ? *m_rows[size_t(node.row)].collection : *references.back().target;
    const QByteArray alias = newAlias();
    const auto table = [](const QByteArray &name, const QByteArray &as) -> QByteArray {
        return db::Dialect::quoteIdentifier(name) + " AS " + as;
    };
    Source made{{step.target.get(), alias, nullptr}, {}};
    if (step.kind == Step::Kind::Collection) {
        made.sql = " FROM " + table(step.target->tableName, alias) + " WHERE 1 = 1" + visible(step, alias);
        return made;
    }
    const schema::Field &field = (step.kind == Step::Kind::Back ? *step.target : from).columns[size_t(step.column)];
    const QByteArray id = rowId(node, references);
    if (step.kind == Step::Kind::Items) {
        made.sql = " FROM " + table(field.junction, alias) + " WHERE " + alias + ".\"record_id\" = " + id;
        return made;
    }
    if (field.hasColumn()) {
        made.sql = " FROM " + table(step.target->tableName, alias) + " WHERE " + quoted(alias, field) + " = " + id
            + visible(step, alias);
        return made;
    }
    const QByteArray junction = newAlias();
    const bool back = step.kind == Step::Kind::Back;
    made.sql = " FROM " + table(field.junction, junction) + " JOIN " + table(step.target->tableName, alias) + " ON " + alias
        + ".\"id\" = " + junction + (back ? ".\"record_id\"" : ".\"value\"") + " WHERE " + junction
        + (back ? ".\"value\"" : ".\"record_id\"") + " = " + id + visible(step, alias);
    return made;
}

/** Of the record's account, and what the caller may know of. */
QByteArray SqlCompiler::visible(const Step &step, const QByteArray &alias)
{
    QByteArray sql = " AND " + alias + ".\"account_id\" = " + m_rows.front().alias + ".\"account_id\"";
    if (step.only) {
        m_isReusable = false;
        SqlCompiler compiler(*step.target, m_dialect, alias, m_variables, m_binds);
        compiler.m_aliases = m_aliases;
        sql += " AND " + compiler.compile(*step.only);
    }
    return sql;
}

QByteArray SqlCompiler::computed(const schema::Field &field)
{
    const ValueType type = valueTypeOf(field);
    if (const Condition expression = expressionOf(field))
        return computed(*expression, type, m_rows.front());
    return m_dialect.bindCast("NULL", columnTypeOf(type));
}

/** An expression over the columns of that row alone. Its type is said, because it may be a bind. */
QByteArray SqlCompiler::computed(const Node &expression, ValueType type, Row of)
{
    std::vector<Row> rows{std::move(of)};
    std::swap(m_rows, rows);
    QByteArray sql = typed(expression, type);
    std::swap(m_rows, rows);
    return sql;
}

bool SqlCompiler::isConstant(const Node &node) const
{
    if (node.kind == NodeKind::Column)
        return m_rows[size_t(node.row)].constant != nullptr;
    if (node.kind == NodeKind::Count)
        return node.steps.back().kind == Step::Kind::Constants;
    return std::ranges::all_of(node.children, [this](const NodePtr &child) { return isConstant(*child); });
}

/** Whether a condition is known, whatever is in the database. Rows that it adds itself are of lists in the request then. */
bool SqlCompiler::isDecided(const Node &node) const
{
    switch (node.kind) {
    case NodeKind::Listed: return false;
    case NodeKind::Exists:
    case NodeKind::ForAll:
        return node.steps.back().kind == Step::Kind::Constants
            && std::ranges::all_of(node.children, [this](const NodePtr &child) { return isDecided(*child); });
    case NodeKind::Column: return size_t(node.row) >= m_rows.size() || isConstant(node);
    case NodeKind::Count: return isConstant(node);
    default: return std::ranges::all_of(node.children, [this](const NodePtr &child) { return isDecided(*child); });
    }
}

/** For what isConstant(): knows the constant rows only. */
Evaluator SqlCompiler::constants() const
{
    std::vector<const schema::RecordValues *> rows;
    std::ranges::transform(m_rows, std::back_inserter(rows),
                           [](const Row &row) { return row.constant ? row.constant : &kNoRecord; });
    return Evaluator(std::move(rows), m_variables);
}

/** The same where the text that is written depends on the values. */
Evaluator SqlCompiler::deciding()
{
    m_isReusable = false;
    return constants();
}

QByteArray SqlCompiler::bindConstant(const Node &node, ValueType type)
{
    if (m_values)
        m_values->push_back({&node, type});
    return bind(constants().valueAs(node, type));
}

QByteArray SqlCompiler::bind(const schema::FieldValue &value)
{
    m_binds.push_back(schema::toDatabase(value));
    return '$' + QByteArray::number(m_binds.size());
}

} // namespace basalt::rules
