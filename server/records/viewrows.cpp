// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/viewrows.h"

#include "records/rowselection.h"
#include "rules/aggregatetypes.h"
#include "rules/sqlcompiler.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

Error hidden()
{
    return Error::of(Code::CollectionLocked, u"What this view is made of is hidden from you."_s);
}

/** Columns of the record itself that a condition names, and perhaps others. */
void collectColumns(const rules::Node &node, QList<int> &columns)
{
    if (node.steps.empty() && node.kind == rules::NodeKind::Column)
        columns.append(node.column);
    else if (!node.steps.empty())
        columns.append(node.steps.front().column);
    for (const rules::NodePtr &child : node.children)
        collectColumns(*child, columns);
}

/** Whether the value depends on which other records the caller may view. */
bool isLimited(const rules::Node &node)
{
    return std::ranges::any_of(node.steps, [](const rules::Step &step) { return step.only != nullptr; })
        || std::ranges::any_of(node.children, [](const rules::NodePtr &child) { return isLimited(*child); });
}

QByteArray quotedName(QByteArrayView name)
{
    return db::Dialect::quoteIdentifier(name);
}

/** No field has a blank in its name. */
QByteArray fullName(size_t index)
{
    return "full " + QByteArray::number(index);
}

QByteArray valueSql(rules::SqlCompiler &compiler, const rules::ViewColumn &column)
{
    const rules::Node &value = *column.value;
    const bool isStored = value.kind == rules::NodeKind::Column && value.steps.empty() && !value.computed;
    return isStored ? compiler.path(value) : compiler.value(value, column.type);
}

/** What is made of the values `of` of all records of a group. */
QByteArray aggregateSql(const db::Dialect &dialect, const QByteArray &function, const rules::ViewColumn &column,
                        const QByteArray &of)
{
    if (!column.value)
        return "count(*)";
    if (function == "count")
        return "count(" + of + ')';
    return dialect.aggregate(rules::aggregateOf(function), of, rules::columnTypeOf(column.type));
}

/** A value by which records are grouped, as text: equal values have the same, on both databases. */
QByteArray keyText(const db::Dialect &dialect, const QByteArray &value, rules::ValueType type)
{
    QByteArray text = type == rules::ValueType::Number ? "basalt_bits(" + value + ')' : rules::textOf(dialect, value, type);
    // 1.5 and 1.50 are one value.
    if (type == rules::ValueType::Decimal)
        text = "CASE WHEN " + text + " LIKE '%.%' THEN rtrim(rtrim(" + text + ", '0'), '.') ELSE " + text + " END";
    return "CASE WHEN " + value + " IS NULL THEN 'n' ELSE CAST(length(" + text + ") AS TEXT) || ':' || " + text + " END";
}

} // namespace

Result<std::shared_ptr<const ViewRows>> ViewRows::create(schema::CollectionPtr view, Source source, const rules::Reach &reach,
                                                         const Grant &own)
{
    if (view->fields().empty())
        return hidden(); // it does not follow from its source any more, which is in the log
    auto made = std::shared_ptr<ViewRows>(new ViewRows);
    made->m_view = std::move(view);
    made->m_source = std::move(source);
    const Source &from = made->m_source;
    BASALT_TRY_VOID(made->readShown(listSubject(*from.collection, *from.schema, from.list.grant, {reach})));
    if (own.rule)
        BASALT_TRY_VOID(made->readFull(own.rule->condition));
    return std::shared_ptr<const ViewRows>(std::move(made));
}

Result<void> ViewRows::readShown(const rules::Subject &subject)
{
    const schema::ViewSelect &select = *m_view->select;
    const rules::ViewCheck check(select, subject);
    auto filter = check.filter();
    if (!filter)
        return hidden();
    m_filter = std::move(*filter);
    m_columns.resize(select.fields.size());
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (auto column = check.column(i))
            m_columns[i].shown = std::move(*column);
        else if (select.isGrouped && !field(i).isAggregate())
            return hidden();
    }
    const rules::MayName mayName = [this](const schema::Field &named) { return shows(m_view->columnIndex(named.name)); };
    auto having = rules::ViewCheck::having(*m_view, *m_source.schema, mayName);
    if (!having)
        return hidden();
    m_having = std::move(*having);
    return {};
}

/** What the rule names and the caller does not know as it is. Groups are those that the caller sees. */
Result<void> ViewRows::readFull(const rules::Condition &rule)
{
    QList<int> named;
    collectColumns(*rule, named);
    const rules::Subject subject{*m_source.collection, *m_source.schema};
    const rules::ViewCheck check(*m_view->select, subject);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        Column &column = m_columns[i];
        const bool isKey = m_view->isGroupedView() && !field(i).isAggregate();
        const bool isKnown = column.shown && !(column.shown->value && isLimited(*column.shown->value));
        if (isKey || isKnown || !named.contains(schema::kSystemColumnCount + int(i)))
            continue;
        auto full = check.column(i);
        if (!full)
            return hidden();
        column.full = std::move(*full);
        if (column.full->list >= 0)
            continue; // its values stand where they are
        if (!m_ruled)
            m_ruled = *m_view;
        m_ruled->columns[schema::kSystemColumnCount + i].column = fullName(i);
    }
    return {};
}

bool ViewRows::shows(int column) const
{
    if (column < schema::kSystemColumnCount)
        return column >= 0;
    return m_columns[size_t(column - schema::kSystemColumnCount)].shown.has_value();
}

bool ViewRows::changesWithTime(int column) const
{
    if (column < schema::kSystemColumnCount)
        return false;
    const auto &shown = m_columns[size_t(column - schema::kSystemColumnCount)].shown;
    return shown && shown->value && rules::usesVariables(*shown->value);
}

const QByteArray &ViewRows::nameOf(size_t index) const
{
    return m_view->columns[schema::kSystemColumnCount + index].column;
}

QByteArray ViewRows::table(const db::Dialect &dialect, const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    return m_view->isGroupedView() ? groups(dialect, variables, binds) : records(dialect, variables, binds);
}

/** The records that the rows are made of, as `r`. */
QByteArray ViewRows::sourceRows(rules::SqlCompiler &compiler, const db::Dialect &dialect, const rules::Variables &variables,
                                std::vector<db::Value> &binds) const
{
    QByteArray rows = grantedRows(*m_source.collection, dialect, m_source.list.grant, variables, binds);
    if (m_filter)
        rows += " AND " + compiler.compile(*m_filter);
    return rows;
}

/** A row for each record. */
QByteArray ViewRows::records(const db::Dialect &dialect, const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    const schema::Collection &source = *m_source.collection;
    rules::SqlCompiler compiler(source, dialect, "r", variables, binds);
    const QByteArray rows = sourceRows(compiler, dialect, variables, binds);
    QByteArray columns;
    for (int i = 0; i < schema::kSystemColumnCount; ++i)
        columns += (i == 0 ? "r." : ", r.") + quotedName(source.columns[size_t(i)].column);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        const Column &column = m_columns[i];
        if (column.shown && column.shown->value)
            columns += ", " + valueSql(compiler, *column.shown) + " AS " + quotedName(nameOf(i));
        if (column.full && column.full->value)
            columns += ", " + valueSql(compiler, *column.full) + " AS " + quotedName(fullName(i));
    }
    return "(SELECT " + columns + rows + ')';
}

/** A row for each group: `v` are the values of records, `g` the groups. */
QByteArray ViewRows::groups(const db::Dialect &dialect, const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    rules::SqlCompiler compiler(*m_source.collection, dialect, "r", variables, binds);
    const QByteArray rows = sourceRows(compiler, dialect, variables, binds);
    QByteArray values = "r.\"account_id\"";
    QByteArray columns = "v.\"account_id\"";
    QByteArray keys = " GROUP BY v.\"account_id\"";
    int count = 0;
    const auto add = [&](size_t i, const rules::ViewColumn &column, const QByteArray &as) {
        // Names of PostgreSQL are short, and fields may have long ones.
        const QByteArray number = "\"v" + QByteArray::number(++count) + '"';
        const QByteArray value = "v." + number;
        if (column.value)
            values += ", " + valueSql(compiler, column) + " AS " + number;
        QByteArray made = value;
        if (field(i).isAggregate()) {
            made = aggregateSql(dialect, field(i).aggregate, column, value);
        } else if (column.type == rules::ValueType::Decimal) {
            // 1.5 and 1.50 are one group, and its name must not depend on which comes first.
            keys += ", " + dialect.bindCast(value, db::ColumnType::Decimal);
            made = dialect.aggregate(db::Aggregate::Maximum, value, db::ColumnType::Decimal);
        } else {
            keys += ", " + value;
        }
        columns += ", " + made + " AS " + quotedName(as);
    };
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].shown)
            add(i, *m_columns[i].shown, nameOf(i));
        if (m_columns[i].full)
            add(i, *m_columns[i].full, fullName(i));
    }
    QByteArray sql = "(SELECT " + groupId(dialect) + " AS \"id\", g.* FROM (SELECT " + columns + " FROM (SELECT " + values
        + rows + ") AS v" + keys + ") AS g";
    if (m_having)
        sql += " WHERE " + rules::SqlCompiler(*m_view, dialect, "g", variables, binds).compile(*m_having);
    return sql + ')';
}

/** Of the account and what the group has in common: the same as long as the group is there, on both databases. */
QByteArray ViewRows::groupId(const db::Dialect &dialect) const
{
    QByteArray text = "g.\"account_id\"";
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (!field(i).isAggregate())
            text += " || " + keyText(dialect, "g." + quotedName(nameOf(i)), m_columns[i].shown->type);
    }
    return dialect.bindCast(QByteArray("basalt_derived_id(" + text + ')'), db::ColumnType::Id);
}

} // namespace basalt::records
