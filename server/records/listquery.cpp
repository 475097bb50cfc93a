// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/listquery.h"

#include "rules/sqlcompiler.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

constexpr qsizetype kMaxSortKeys = 8;

Error unknownField(const QString &parameter, const QByteArray &name)
{
    return Error::invalid(parameter, u"There is no field \"%1\"."_s.arg(QString::fromUtf8(name)), u"unknown_field"_s);
}

} // namespace

Result<ListQuery> ListQuery::create(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                    const db::Dialect &dialect, const Grant &grant, const ListInput &input,
                                    const rules::Reach &reach)
{
    ListQuery query(collection, dialect, grant, input);
    BASALT_TRY_VOID(query.readSort());
    BASALT_TRY_VOID(query.readFilter(schema, reach));
    return query;
}

ListQuery::Statement ListQuery::page(const Projection &projection, const rules::Variables &variables) const
{
    Statement statement;
    statement.sql = "SELECT " + projection.selectList() + fromWhere(variables, statement.binds) + orderBy();
    statement.binds.emplace_back(m_input.limit);
    statement.sql += " LIMIT $" + QByteArray::number(statement.binds.size());
    statement.binds.emplace_back(m_input.skip);
    statement.sql += " OFFSET $" + QByteArray::number(statement.binds.size());
    return statement;
}

ListQuery::Statement ListQuery::count(const rules::Variables &variables) const
{
    Statement statement;
    statement.sql = "SELECT count(*)" + fromWhere(variables, statement.binds);
    return statement;
}

Result<void> ListQuery::readSort()
{
    const QList<QByteArray> names = splitNames(m_input.sort);
    if (names.size() > kMaxSortKeys)
        return Error::invalid(u"sort"_s, u"At most %1 fields."_s.arg(kMaxSortKeys), u"too_many_values"_s);
    for (QByteArray name : names) {
        SortKey key;
        if (name.startsWith('-') || name.startsWith('+')) {
            key.order = name.startsWith('-') ? Qt::DescendingOrder : Qt::AscendingOrder;
            name = name.sliced(1);
        }
        key.column = m_collection.columnIndex(name);
        if (key.column < 0 || !mayName(m_collection.columns[size_t(key.column)]))
            return unknownField(u"sort"_s, name);
        const schema::Field &field = m_collection.columns[size_t(key.column)];
        if (field.multiple || field.type == schema::FieldType::Json) {
            return Error::invalid(u"sort"_s, u"Records cannot be sorted by \"%1\"."_s.arg(QString::fromUtf8(name)),
                                  u"not_sortable"_s);
        }
        m_sort.push_back(key);
    }
    if (m_sort.empty())
        m_sort.push_back({schema::kCreatedAt, Qt::DescendingOrder});
    return {};
}

Result<void> ListQuery::readFilter(const schema::SchemaSnapshot &schema, const rules::Reach &reach)
{
    if (m_input.filter.isEmpty())
        return {};
    rules::Subject subject{m_collection, schema, rules::Purpose::Filter};
    subject.mayName = [this](const schema::Field &field) { return mayName(field); };
    subject.reach = reach;
    BASALT_TRY(m_filter, rules::parseCondition(m_input.filter, subject, u"filter"_s));
    return {};
}

/** What a caller does not see, or sees masked, must not be found out by asking for it either. */
bool ListQuery::mayName(const schema::Field &field) const
{
    return maySee(m_grant, m_collection, schema::Operation::List, field) && !isMasked(m_grant, field);
}

QByteArray ListQuery::fromWhere(const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    QByteArray sql = grantedRows(m_collection, m_dialect, m_grant, variables, binds);
    if (m_filter)
        sql += " AND " + rules::SqlCompiler(m_collection, m_dialect, "r", variables, binds).compile(*m_filter);
    return sql;
}

/** Ends with the id, so that rows with equal keys do not change places between two pages. */
QByteArray ListQuery::orderBy() const
{
    QByteArray sql(" ORDER BY ");
    for (const SortKey &key : m_sort)
        sql += orderTerm(key) + ", ";
    return sql + orderTerm({schema::kId, m_sort.back().order});
}

QByteArray ListQuery::orderTerm(const SortKey &key) const
{
    const schema::Field &field = m_collection.columns[size_t(key.column)];
    const QByteArray name = "r." + db::Dialect::quoteIdentifier(field.column);
    // System columns are never null. Saying nothing about nulls lets PostgreSQL read their indexes in either direction.
    if (field.system)
        return name + (key.order == Qt::AscendingOrder ? " ASC" : " DESC");
    return m_dialect.orderBy(name, schema::columnType(field.type), key.order);
}

QByteArray grantedRows(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant,
                       const rules::Variables &variables, std::vector<db::Value> &binds)
{
    QByteArray sql = " FROM " + db::Dialect::quoteIdentifier(collection.tableName) + " AS r WHERE ";
    if (grant.accountId.isNull()) {
        sql += "1 = 1";
    } else {
        binds.emplace_back(grant.accountId);
        sql += "r.\"account_id\" = $" + QByteArray::number(binds.size());
    }
    if (grant.rule)
        sql += " AND " + rules::SqlCompiler(collection, dialect, "r", variables, binds).compile(*grant.rule->condition);
    return sql;
}

QList<QByteArray> splitNames(const QByteArray &text)
{
    QList<QByteArray> names;
    for (const QByteArray &part : text.split(',')) {
        const QByteArray name = part.trimmed();
        if (!name.isEmpty())
            names.append(name);
    }
    return names;
}

Result<void> checkFieldNames(const FieldPicks &picks, const schema::Collection &collection, const Grant &grant,
                             schema::Operation operation)
{
    for (const QByteArray &name : picks.names()) {
        const schema::Field *field = collection.field(name);
        const bool known =
            name == "account_name" || (field ? maySee(grant, collection, operation, *field) : name.contains("_via_"));
        if (!known)
            return unknownField(u"fields"_s, name);
    }
    return {};
}

} // namespace basalt::records
