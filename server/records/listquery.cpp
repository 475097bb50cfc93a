// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/listquery.h"

#include "records/viewrows.h"
#include "rules/pathresolver.h"
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
                                    const rules::FilterScope &scope)
{
    const rules::Subject subject = listSubject(collection, schema, grant, scope);
    BASALT_TRY(auto rows, RowSelection::create(subject, dialect, grant, input.filter, input.search));
    ListQuery query(collection, dialect, grant, input, std::move(rows));
    BASALT_TRY_VOID(query.readSort(subject));
    return query;
}

ListQuery::Statement ListQuery::page(const Projection &projection, const rules::Variables &variables) const
{
    Statement statement;
    const QByteArray rows = sortableRows(variables, statement.binds);
    statement.sql = "SELECT " + projection.selectList(variables, statement.binds) + rows + orderBy();
    statement.binds.emplace_back(m_input.limit);
    statement.sql += " LIMIT $" + QByteArray::number(statement.binds.size());
    statement.binds.emplace_back(m_input.skip);
    statement.sql += " OFFSET $" + QByteArray::number(statement.binds.size());
    return statement;
}

QByteArray ListQuery::cursorList() const
{
    const QByteArray list = m_collection.id + '\n' + keyset().shape() + '\n' + m_input.filter;
    return m_input.search.isEmpty() ? list : list + '\0' + m_input.search;
}

ListQuery::Statement ListQuery::cursorBase(const Projection &projection, const rules::Variables &variables) const
{
    Statement statement;
    const QByteArray rows = sortableRows(variables, statement.binds);
    statement.sql = "SELECT " + projection.selectList(variables, statement.binds) + keyset().selectList() + rows;
    return statement;
}

TotalJob ListQuery::total(const rules::Variables &variables, qint64 bound) const
{
    TotalJob job;
    job.kind = m_input.total;
    job.bound = bound;
    if (job.kind == TotalKind::Exact) {
        job.count.sql = "SELECT count(*)" + m_rows.fromWhere(variables, job.count.binds);
    } else if (job.kind == TotalKind::Estimated) {
        job.count.sql = "SELECT count(*) FROM (SELECT 1" + m_rows.fromWhere(variables, job.count.binds) + " LIMIT ";
        job.count.sql += job.count.bind(bound + 1) + ") AS bounded";
        // Statistics are of the whole table: of every account, whatever rule and filter say.
        if (m_grant.accountId.isNull() && !m_grant.rule && !m_grant.view && !m_rows.hasFilter())
            job.tableName = m_collection.tableName;
    }
    return job;
}

Result<void> ListQuery::readSort(const rules::Subject &subject)
{
    const QList<QByteArray> names = splitNames(m_input.sort);
    if (names.size() > kMaxSortKeys)
        return Error::invalid(u"sort"_s, u"At most %1 fields."_s.arg(kMaxSortKeys), u"too_many_values"_s);
    for (QByteArray name : names) {
        auto order = Qt::AscendingOrder;
        if (name.startsWith('-') || name.startsWith('+')) {
            order = name.startsWith('-') ? Qt::DescendingOrder : Qt::AscendingOrder;
            name = name.sliced(1);
        }
        BASALT_TRY(auto key, readSortKey(name, order, subject));
        m_sort.push_back(std::move(key));
    }
    if (m_sort.empty() && m_collection.isGroupedView())
        m_sort.push_back(columnKey(m_collection, schema::kId, Qt::AscendingOrder));
    else if (m_sort.empty())
        m_sort.push_back(columnKey(m_collection, schema::kCreatedAt, Qt::DescendingOrder));
    return {};
}

Result<void> ListQuery::checkCursor() const
{
    for (const SortKey &key : m_sort) {
        const bool isTimed =
            key.path ? rules::usesVariables(*key.path) : m_grant.view && m_grant.view->changesWithTime(key.column);
        if (isTimed) {
            const QByteArray &name = key.path ? key.path->text : m_collection.columns[size_t(key.column)].name;
            return Error::invalid(u"sort"_s,
                                  u"\"%1\" changes with the time, so a place in this order is none later; page by skip."_s.arg(
                                      QString::fromUtf8(name)),
                                  u"not_sortable"_s);
        }
    }
    return {};
}

/** A field, or `author.company.name` through references to one record each. */
Result<SortKey> ListQuery::readSortKey(const QByteArray &name, Qt::SortOrder order, const rules::Subject &subject) const
{
    rules::Node node;
    node.kind = rules::NodeKind::Column;
    node.text = name;
    if (name.startsWith('@') || !rules::PathResolver(subject).resolve(node))
        return unknownField(u"sort"_s, name);
    const bool isOne = std::ranges::none_of(node.steps, &rules::Step::leadsToMany);
    if (!isOne || node.type == rules::ValueType::Json) {
        return Error::invalid(u"sort"_s, u"Records cannot be sorted by \"%1\"."_s.arg(QString::fromUtf8(name)),
                              u"not_sortable"_s);
    }
    if (node.steps.empty() && !node.computed)
        return columnKey(m_collection, node.column, order);
    SortKey key{node.column, order, {}, node.steps.empty() ? schema::CollectionPtr() : node.steps.back().target, {}};
    // No field has a blank in its name.
    key.expression = "r." + db::Dialect::quoteIdentifier(QByteArray("sort " + QByteArray::number(m_sort.size())));
    key.path = std::make_shared<const rules::Node>(std::move(node));
    return key;
}

/** The same rows, with what paths of the sort lead to as further columns. */
QByteArray ListQuery::sortableRows(const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    QByteArray values;
    for (const SortKey &key : m_sort) {
        if (key.path) {
            rules::SqlCompiler compiler(m_collection, m_dialect, "r", variables, binds);
            values += ", " + compiler.path(*key.path) + " AS " + key.expression.sliced(2);
        }
    }
    if (values.isEmpty())
        return m_rows.fromWhere(variables, binds);
    return " FROM (SELECT r.*" + values + m_rows.fromWhere(variables, binds) + ") AS r WHERE 1 = 1";
}

/** Ends with the id, so that rows with equal keys do not change places between two pages. */
QByteArray ListQuery::orderBy() const
{
    QByteArray sql(" ORDER BY ");
    for (const SortKey &key : m_sort)
        sql += orderTerm(key) + ", ";
    return sql + orderTerm(columnKey(m_collection, schema::kId, m_sort.back().order));
}

QByteArray ListQuery::orderTerm(const SortKey &key) const
{
    const schema::Field &field = (key.pathTarget ? *key.pathTarget : m_collection).columns[size_t(key.column)];
    // System columns are never null. Saying nothing about nulls lets PostgreSQL read their indexes in either direction.
    if (field.system && !key.path)
        return key.expression + (key.order == Qt::AscendingOrder ? " ASC" : " DESC");
    return m_dialect.orderBy(key.expression, schema::columnType(field.type), key.order);
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
