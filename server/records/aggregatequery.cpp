// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/aggregatequery.h"

#include "core/jsonwriter.h"
#include "records/aggregatehaving.h"
#include "records/listquery.h"
#include "rules/aggregatetypes.h"
#include "rules/pathresolver.h"
#include "rules/sqlcompiler.h"
#include "schema/aggregatelimits.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::FieldType;

Error refused(const QString &parameter, const QString &what, const QString &code)
{
    return Error::invalid(parameter, what, code);
}

Error notMade(const QByteArray &text)
{
    return refused(u"functions"_s,
                   u"\"%1\" is none of count(), count(field), sum(field), avg(field), min(field) and max(field)."_s.arg(
                       QString::fromUtf8(text)),
                   u"unknown_function"_s);
}

} // namespace

Result<AggregateQuery> AggregateQuery::create(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                              const db::Dialect &dialect, const Grant &grant, const AggregateInput &input,
                                              const rules::FilterScope &scope)
{
    const rules::Subject subject = listSubject(collection, schema, grant, scope);
    BASALT_TRY(auto rows, RowSelection::create(subject, dialect, grant, input.filter, input.search));
    AggregateQuery query(collection, dialect, input, std::move(rows));
    BASALT_TRY_VOID(query.readGroups(subject));
    BASALT_TRY_VOID(query.readFunctions(subject));
    BASALT_TRY_VOID(query.readSort());
    BASALT_TRY_VOID(query.readHaving(schema, scope.limits));
    return query;
}

/** What is read of each record for a field, or for a path through references to one record each. */
Result<const rules::Node *> AggregateQuery::operand(const QByteArray &path, const QString &parameter,
                                                    const rules::Subject &subject)
{
    if (const auto known = m_operandOf.constFind(path); known != m_operandOf.constEnd())
        return static_cast<const rules::Node *>(m_operands[*known].get());
    auto node = std::make_unique<rules::Node>();
    node->kind = rules::NodeKind::Column;
    node->text = path;
    const QString shown = QString::fromUtf8(path);
    if (path.startsWith('@') || !rules::PathResolver(subject).resolve(*node))
        return refused(parameter, u"There is no field \"%1\"."_s.arg(shown), u"unknown_field"_s);
    if (std::ranges::any_of(node->steps, &rules::Step::leadsToMany))
        return refused(parameter, u"\"%1\" has many values in one record."_s.arg(shown), u"not_groupable"_s);
    m_operandOf.insert(path, m_operands.size());
    m_operands.push_back(std::move(node));
    return static_cast<const rules::Node *>(m_operands.back().get());
}

QByteArray AggregateQuery::operandName(const QByteArray &path) const
{
    return "v.\"v" + QByteArray::number(m_operandOf.value(path)) + '"';
}

Result<void> AggregateQuery::readGroups(const rules::Subject &subject)
{
    const QString parameter = u"group_by"_s;
    const QList<QByteArray> paths = splitNames(m_input.groupBy);
    if (paths.size() > schema::kMaxGroupFields)
        return refused(parameter, u"At most %1 fields."_s.arg(schema::kMaxGroupFields), u"too_many_values"_s);
    for (const QByteArray &path : paths) {
        BASALT_TRY(const rules::Node *node, operand(path, parameter, subject));
        const FieldType type = node->field->type;
        if (type == FieldType::Json) {
            return refused(parameter, u"Records cannot be grouped by \"%1\"."_s.arg(QString::fromUtf8(path)),
                           u"not_groupable"_s);
        }
        AggregateColumn column{path, operandName(path), true, false, {}};
        const db::ColumnType columnType = schema::columnType(type);
        column.grouping = column.expression;
        if (columnType == db::ColumnType::Decimal) {
            // 1.5 and 1.50 are one group, and its name must not depend on which comes first.
            column.grouping = m_dialect.bindCast(column.expression, columnType);
            column.expression = m_dialect.aggregate(db::Aggregate::Maximum, column.expression, columnType);
        }
        BASALT_TRY_VOID(addColumn(std::move(column), type, parameter));
    }
    return {};
}

Result<void> AggregateQuery::readFunctions(const rules::Subject &subject)
{
    const QList<QByteArray> functions = splitNames(m_input.functions);
    if (functions.isEmpty())
        return refused(u"functions"_s, u"Name at least one function, such as count()."_s, u"required_missing"_s);
    if (functions.size() > schema::kMaxAggregates)
        return refused(u"functions"_s, u"At most %1 functions."_s.arg(schema::kMaxAggregates), u"too_many_values"_s);
    for (const QByteArray &function : functions)
        BASALT_TRY_VOID(readFunction(function, subject));
    return {};
}

Result<void> AggregateQuery::readFunction(const QByteArray &text, const rules::Subject &subject)
{
    const QString parameter = u"functions"_s;
    const qsizetype open = text.indexOf('(');
    if (open < 0 || !text.endsWith(')'))
        return notMade(text);
    const QByteArray name = text.first(open).trimmed();
    const QByteArray path = text.sliced(open + 1).chopped(1).trimmed();
    if (!isAggregateFunction(name) || (path.isEmpty() && name != "count"))
        return notMade(text);
    AggregateColumn column{aggregateKey(name, path), "count(*)", false, false, {}};
    if (path.isEmpty())
        return addColumn(std::move(column), FieldType::Integer, parameter);
    BASALT_TRY(const rules::Node *node, operand(path, parameter, subject));
    const FieldType type = node->field->type;
    if (name == "count") {
        column.expression = "count(" + operandName(path) + ')';
        return addColumn(std::move(column), FieldType::Integer, parameter);
    }
    const db::Aggregate function = rules::aggregateOf(name);
    if (!rules::takes(function, type)) {
        return refused(parameter,
                       u"%1() does not take \"%2\", which is of type %3."_s.arg(
                           QString::fromUtf8(name), QString::fromUtf8(path), QString::fromUtf8(schema::fieldTypeName(type))),
                       u"not_aggregatable"_s);
    }
    const db::ColumnType columnType = schema::columnType(type);
    const db::ColumnType resultType = db::Dialect::aggregateType(function, columnType);
    column.expression = m_dialect.aggregate(function, operandName(path), columnType);
    column.isWholeNumber = resultType == db::ColumnType::Decimal && columnType == db::ColumnType::Integer;
    return addColumn(std::move(column), rules::aggregateType(function, type), parameter);
}

Result<void> AggregateQuery::addColumn(AggregateColumn column, FieldType type, const QString &parameter)
{
    if (std::ranges::find(m_columns, column.key, &AggregateColumn::key) != m_columns.end()) {
        return refused(parameter, u"Two results would be called \"%1\"."_s.arg(QString::fromUtf8(column.key)),
                       u"duplicate_name"_s);
    }
    // Names with dots are paths in a filter.
    schema::Field field;
    field.name = QByteArray(column.key).replace('.', '_');
    for (char mark = 'a'; m_results.columnIndex(field.name) >= 0 && mark <= 'z'; ++mark)
        field.name[0] = mark;
    field.type = type;
    m_results.append(std::move(field));
    m_columns.push_back(std::move(column));
    return {};
}

Result<void> AggregateQuery::readSort()
{
    QList<QByteArray> names = splitNames(m_input.sort);
    if (names.size() > schema::kMaxGroupFields)
        return refused(u"sort"_s, u"At most %1 results."_s.arg(schema::kMaxGroupFields), u"too_many_values"_s);
    for (QByteArray name : names) {
        const auto order = name.startsWith('-') ? Qt::DescendingOrder : Qt::AscendingOrder;
        if (name.startsWith('-') || name.startsWith('+'))
            name = name.sliced(1);
        const auto column = std::ranges::find(m_columns, name, &AggregateColumn::key);
        if (column == m_columns.end()) {
            return refused(u"sort"_s, u"There is no result \"%1\"."_s.arg(QString::fromUtf8(name)), u"unknown_field"_s);
        }
        m_sort.push_back({size_t(column - m_columns.begin()), order});
    }
    // Always to the end, so that groups do not change places between two pages.
    for (size_t i = 0; i < m_columns.size() && m_columns[i].isKey; ++i) {
        if (std::ranges::find(m_sort, i, &SortTerm::column) == m_sort.end())
            m_sort.push_back({i, Qt::AscendingOrder});
    }
    return {};
}

Result<void> AggregateQuery::readHaving(const schema::SchemaSnapshot &schema, const rules::TextLimits &limits)
{
    if (m_input.having.isEmpty())
        return {};
    rules::Subject subject{m_results, schema, rules::Purpose::Filter};
    subject.reach = [](const schema::Collection &) { return std::nullopt; };
    subject.owner = u"the results"_s;
    subject.limits = limits;
    const QByteArray having = havingOverResults(m_input.having, [this](const QByteArray &key) {
        const auto column = std::ranges::find(m_columns, key, &AggregateColumn::key);
        return column == m_columns.end() ? QByteArray() : m_results.columns[size_t(column - m_columns.begin())].name;
    });
    BASALT_TRY(m_having, rules::parseCondition(having, subject, u"having"_s));
    return {};
}

/** ` FROM (…) AS g …`: a row for each group that is wanted. */
QByteArray AggregateQuery::groups(const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    QByteArray columns;
    QByteArray keys;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const AggregateColumn &column = m_columns[i];
        columns +=
            (i == 0 ? "" : ", ") + column.expression + " AS " + db::Dialect::quoteIdentifier(m_results.columns[i].column);
        if (column.isKey)
            keys += (keys.isEmpty() ? " GROUP BY " : ", ") + column.grouping;
    }
    QByteArray operands;
    for (size_t i = 0; i < m_operands.size(); ++i) {
        rules::SqlCompiler compiler(m_collection, m_dialect, "r", variables, binds);
        operands += (i == 0 ? "" : ", ") + compiler.path(*m_operands[i]) + " AS \"v" + QByteArray::number(i) + '"';
    }
    if (operands.isEmpty())
        operands = "1 AS \"v0\"";
    QByteArray sql = " FROM (SELECT " + columns + " FROM (SELECT " + operands + m_rows.fromWhere(variables, binds) + ") AS v"
        + keys + ") AS g";
    if (m_having)
        sql += " WHERE " + rules::SqlCompiler(m_results, m_dialect, "g", variables, binds).compile(*m_having);
    return sql;
}

QByteArray AggregateQuery::resultName(size_t column) const
{
    return "g." + db::Dialect::quoteIdentifier(m_results.columns[column].column);
}

QByteArray AggregateQuery::orderBy() const
{
    QByteArray sql;
    for (const SortTerm &term : m_sort) {
        const db::ColumnType type = schema::columnType(m_results.columns[term.column].type);
        sql += (sql.isEmpty() ? " ORDER BY " : ", ") + m_dialect.orderBy(resultName(term.column), type, term.order);
    }
    return sql;
}

SqlStatement AggregateQuery::page(const rules::Variables &variables) const
{
    SqlStatement statement;
    QByteArray columns;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const db::ColumnType type = schema::columnType(m_results.columns[i].type);
        columns += (i == 0 ? "" : ", ") + m_dialect.readExpression(resultName(i), type);
    }
    statement.sql = "SELECT " + columns + groups(variables, statement.binds) + orderBy();
    statement.sql += " LIMIT " + statement.bind(m_input.limit);
    statement.sql += " OFFSET " + statement.bind(m_input.skip);
    return statement;
}

SqlStatement AggregateQuery::count(const rules::Variables &variables) const
{
    SqlStatement statement;
    statement.sql = "SELECT count(*)" + groups(variables, statement.binds);
    return statement;
}

void AggregateQuery::write(QByteArray &out, const db::Rows &rows) const
{
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const int index = int(i);
        out += i == 0 ? '{' : ',';
        core::appendJsonString(out, m_columns[i].key);
        out += ':';
        if (rows.isNull(index)) {
            out += "null";
            continue;
        }
        switch (m_results.columns[i].type) {
        case FieldType::Number: core::appendJsonNumber(out, rows.real(index)); break;
        case FieldType::Integer: out += QByteArray::number(rows.integer(index)); break;
        case FieldType::Boolean: out += rows.boolean(index) ? "true" : "false"; break;
        case FieldType::DateTime: core::appendJsonString(out, rows.timestamp(index)); break;
        default:
            if (m_columns[i].isWholeNumber)
                out += rows.text(index);
            else
                core::appendJsonString(out, rows.text(index));
        }
    }
    out += '}';
}

} // namespace basalt::records
