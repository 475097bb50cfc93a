// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/scalars.h"
#include "rules/functions.h"
#include "rules/sqlcompiler.h"

namespace basalt::rules {

namespace {

QByteArray sqliteText(const QByteArray &value, ValueType type)
{
    switch (type) {
    case ValueType::Boolean: return "CASE " + value + " WHEN 1 THEN 'true' WHEN 0 THEN 'false' END";
    case ValueType::Integer: return "CAST(" + value + " AS TEXT)";
    case ValueType::Number: return "basalt_text(" + value + ')';
    default: return value;
    }
}

QByteArray postgresText(const QByteArray &value, ValueType type)
{
    switch (type) {
    case ValueType::Number: return "basalt_text(" + value + ')';
    case ValueType::Date: return "to_char(" + value + ", 'YYYY-MM-DD')";
    case ValueType::DateTime: return "to_char(" + value + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
    default: return "CAST(" + value + " AS text)";
    }
}

} // namespace

QByteArray textOf(const db::Dialect &dialect, const QByteArray &value, ValueType type)
{
    return dialect.engine() == db::Engine::Sqlite ? sqliteText(value, type) : postgresText(value, type);
}

db::ColumnType columnTypeOf(ValueType type)
{
    switch (type) {
    case ValueType::Number: return db::ColumnType::Real;
    case ValueType::Integer: return db::ColumnType::Integer;
    case ValueType::Decimal: return db::ColumnType::Decimal;
    case ValueType::Boolean: return db::ColumnType::Boolean;
    case ValueType::DateTime: return db::ColumnType::Timestamp;
    case ValueType::Date: return db::ColumnType::Date;
    case ValueType::Json: return db::ColumnType::Json;
    default: return db::ColumnType::Text;
    }
}

/** An operand whose type the databases are told, so that it may stand where nothing else tells them. */
QByteArray SqlCompiler::typed(const Node &node, ValueType type)
{
    return m_dialect.bindCast(operand(node, type), columnTypeOf(type));
}

QByteArray SqlCompiler::call(const Node &node)
{
    switch (node.function) {
    case Function::If:
    case Function::Coalesce:
    case Function::NullIf: return choice(node);
    case Function::Concat: return joined(node);
    case Function::DateDiff:
    case Function::DateAdd: return dateCall(node);
    default: break;
    }
    const FunctionInfo &info = infoOf(node.function);
    QByteArray arguments;
    for (size_t i = 0; i < node.children.size(); ++i) {
        const ValueType type = info.arguments[std::min(i, info.arguments.size() - 1)];
        arguments += (i == 0 ? "" : ", ") + typed(*node.children[i], type);
    }
    return "basalt_" + info.name.toByteArray() + '(' + arguments + ')';
}

/** One of the arguments, all of them brought to one type. */
QByteArray SqlCompiler::choice(const Node &node)
{
    const auto argument = [&](size_t i) { return typed(*node.children[i], node.type); };
    QByteArray sql;
    if (node.function == Function::If) {
        const QByteArray condition = compile(*node.children[0]);
        const QByteArray then = argument(1);
        sql = "CASE WHEN " + condition + " THEN " + then + " ELSE " + argument(2) + " END";
    } else {
        // Of one argument SQLite knows no coalesce().
        for (size_t i = 0; i < node.children.size(); ++i)
            sql += (i == 0 ? "" : ", ") + argument(i);
        sql =
            (node.function == Function::NullIf ? "nullif(" : "coalesce(") + sql + (node.children.size() == 1 ? ", NULL)" : ")");
    }
    // The way of comparing does not come out of it.
    return m_dialect.bindCast(sql, columnTypeOf(node.type));
}

QByteArray SqlCompiler::joined(const Node &node)
{
    QByteArray sql;
    for (const NodePtr &child : node.children)
        sql += (sql.isEmpty() ? "(" : " || ") + ("coalesce(" + text(*child)) + ", '')";
    return sql + ')';
}

/** As textOfValue() writes it. */
QByteArray SqlCompiler::text(const Node &node)
{
    if (isConstant(node))
        return m_dialect.bindCast(bindConstant(node, ValueType::Text), db::ColumnType::Text);
    return textOf(m_dialect, operand(node, node.type), node.type);
}

/** When a day begins. */
QByteArray SqlCompiler::startOfDay(const QByteArray &day) const
{
    if (m_dialect.engine() == db::Engine::Sqlite)
        return '(' + day + " || 'T00:00:00.000Z')";
    return "(CAST(" + day + " AS timestamp) AT TIME ZONE 'UTC')";
}

QByteArray SqlCompiler::dateCall(const Node &node)
{
    const bool adds = node.function == Function::DateAdd;
    const db::DateUnit unit = db::dateUnit(node.children[2]->text).value_or(db::DateUnit{1, 0});
    const QByteArray first = typed(*node.children[0], ValueType::DateTime);
    const QByteArray second = typed(*node.children[1], adds ? ValueType::Number : ValueType::DateTime);
    // The unit is of a table: no value of anybody's.
    return (unit.months > 0 ? "basalt_month_" : "basalt_date_") + QByteArray(adds ? "add(" : "diff(") + first + ", " + second
        + ", " + QByteArray::number(unit.months > 0 ? unit.months : unit.milliseconds) + ')';
}

} // namespace basalt::rules
