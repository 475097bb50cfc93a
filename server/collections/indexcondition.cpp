// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "collections/indexcondition.h"

#include "rules/rule.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::collections {

namespace {

using rules::Node;
using rules::NodeKind;

Result<rules::Condition> parsed(const schema::Collection &collection, const QByteArray &where, const QString &field)
{
    // Without other collections: an index knows only its own table.
    static const schema::SchemaSnapshot kNoOthers;
    rules::Subject subject{collection, kNoOthers};
    subject.purpose = rules::Purpose::Filter;
    return rules::parseCondition(where, subject, field);
}

bool isIndexable(const schema::Field &field)
{
    return !field.multiple && !field.isComputed() && field.type != schema::FieldType::Json
        && field.type != schema::FieldType::DateTime && field.type != schema::FieldType::Decimal;
}

bool isPlainComparison(const Node &node)
{
    using rules::CompareOp;
    return node.op != CompareOp::Like && node.op != CompareOp::NotLike
        && std::ranges::count(node.children, NodeKind::Column, [](const rules::NodePtr &child) { return child->kind; }) == 1;
}

/** Everything that is not known to be the same on both databases is no part of an index. */
bool isKeepable(const schema::Collection &collection, const Node &node)
{
    switch (node.kind) {
    case NodeKind::Compare:
        if (!isPlainComparison(node))
            return false;
        break;
    case NodeKind::Column:
        return node.row == 0 && node.steps.empty() && node.column >= 0 && isIndexable(collection.columns[size_t(node.column)]);
    case NodeKind::And:
    case NodeKind::Or:
    case NodeKind::Not:
    case NodeKind::In:
    case NodeKind::IsNull:
    case NodeKind::Literal: break;
    default: return false;
    }
    return std::ranges::all_of(node.children, [&](const rules::NodePtr &child) { return isKeepable(collection, *child); });
}

QByteArray literal(const schema::FieldValue &value, const db::Dialect &dialect)
{
    if (const auto *boolean = std::get_if<bool>(&value)) {
        if (dialect.engine() == db::Engine::Sqlite)
            return *boolean ? "1" : "0";
        return *boolean ? "true" : "false";
    }
    if (const auto *integer = std::get_if<qint64>(&value))
        return QByteArray::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return QByteArray::number(*real, 'g', QLocale::FloatingPointShortest);
    if (const auto *text = std::get_if<QByteArray>(&value))
        return '\'' + QByteArray(*text).replace('\'', "''") + '\'';
    return "NULL";
}

QByteArrayView symbol(rules::CompareOp op)
{
    static constexpr std::array<QByteArrayView, 6> kSymbols{"=", "<>", "<", "<=", ">", ">="};
    return kSymbols[static_cast<size_t>(op)];
}

/** Writes a condition that isKeepable(). Every composite stands in parentheses. */
class ConditionWriter
{
public:
    ConditionWriter(const schema::Collection &collection, const db::Dialect &dialect)
        : m_collection(collection)
        , m_dialect(dialect)
    { }

    [[nodiscard]] QByteArray write(const Node &node) const
    {
        switch (node.kind) {
        case NodeKind::And: return all(node, " AND ");
        case NodeKind::Or: return all(node, " OR ");
        case NodeKind::Not: return "(NOT " + write(*node.children[0]) + ')';
        case NodeKind::Compare:
            return '(' + write(*node.children[0]) + ' ' + symbol(node.op).toByteArray() + ' ' + write(*node.children[1]) + ')';
        case NodeKind::In: {
            QByteArray list;
            for (size_t i = 1; i < node.children.size(); ++i)
                list += (i == 1 ? "" : ", ") + write(*node.children[i]);
            return '(' + write(*node.children[0]) + (node.negated ? " NOT IN (" : " IN (") + list + "))";
        }
        case NodeKind::IsNull: return '(' + write(*node.children[0]) + (node.negated ? " IS NOT NULL)" : " IS NULL)");
        case NodeKind::Column: return db::Dialect::quoteIdentifier(m_collection.columns[size_t(node.column)].column);
        default: break;
        }
        return literal(node.value, m_dialect);
    }

private:
    [[nodiscard]] QByteArray all(const Node &node, QByteArrayView connective) const
    {
        QByteArray sql;
        for (const rules::NodePtr &child : node.children)
            sql += (sql.isEmpty() ? QByteArray() : connective.toByteArray()) + write(*child);
        return '(' + sql + ')';
    }

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
};

void collectFields(const schema::Collection &collection, const Node &node, QList<QByteArray> &ids)
{
    if (node.kind == NodeKind::Column)
        ids.append(collection.columns[size_t(node.column)].id);
    for (const rules::NodePtr &child : node.children)
        collectFields(collection, *child, ids);
}

} // namespace

Result<void> checkIndexCondition(const schema::Collection &collection, const QByteArray &where, const QString &field)
{
    BASALT_TRY(const auto condition, parsed(collection, where, field));
    if (isKeepable(collection, *condition))
        return {};
    return Error::invalid(field,
                          u"The condition of an index compares fields of one value with literals by = != < <= > >=, IN and "
                          "IS NULL, and not decimals, instants, JSON or what is computed."_s,
                          u"invalid_index"_s);
}

Result<IndexCondition> indexCondition(const schema::Collection &collection, const QByteArray &where, const db::Dialect &dialect)
{
    BASALT_TRY(const auto condition, parsed(collection, where, u"where"_s));
    if (!isKeepable(collection, *condition))
        return Error::internal(u"the condition of an index on %1 is none"_s.arg(QString::fromUtf8(collection.name)));
    IndexCondition made;
    made.sql = ConditionWriter(collection, dialect).write(*condition);
    collectFields(collection, *condition, made.fields);
    return made;
}

} // namespace basalt::collections
