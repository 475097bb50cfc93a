// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/rowselection.h"

#include "collections/schemaguard.h"
#include "collections/searchtable.h"
#include "core/bytes.h"
#include "records/viewrows.h"
#include "rules/preparedcondition.h"
#include "rules/sqlcompiler.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

Result<RowSelection> RowSelection::create(const rules::Subject &subject, const db::Dialect &dialect, const Grant &grant,
                                          const QByteArray &filter, const QByteArray &search)
{
    RowSelection selection(subject.collection, dialect, grant);
    if (!filter.isEmpty()) {
        BASALT_TRY(selection.m_filter, rules::parseCondition(filter, subject, u"filter"_s));
    }
    if (!search.isEmpty())
        BASALT_TRY_VOID(selection.readSearch(subject, search));
    return selection;
}

Result<void> RowSelection::readSearch(const rules::Subject &subject, const QByteArray &search)
{
    constexpr qsizetype kMaxWords = 16;
    const collections::SearchTable table(m_collection, m_dialect);
    std::vector<int> fields;
    std::ranges::copy_if(table.columns(), std::back_inserter(fields),
                         [&](int column) { return subject.mayName(m_collection.columns[size_t(column)]); });
    if (fields.empty())
        return Error::invalid(u"search"_s, u"There is no field in this collection to be searched."_s, u"not_searchable"_s);
    const QList<QByteArray> words = schema::searchWords(search);
    if (words.isEmpty())
        return Error::invalid(u"search"_s, u"A search needs at least one letter or digit."_s, u"no_words"_s);
    if (words.size() > kMaxWords)
        return Error::invalid(u"search"_s, u"At most %1 words."_s.arg(kMaxWords), u"too_many_values"_s);
    m_match = table.match(words, fields);
    return {};
}

QByteArray RowSelection::fromWhere(const rules::Variables &variables, std::vector<db::Value> &binds) const
{
    QByteArray sql = grantedRows(m_collection, m_dialect, m_grant, variables, binds);
    if (m_filter)
        sql += " AND " + rules::SqlCompiler(m_collection, m_dialect, "r", variables, binds).compile(*m_filter);
    if (!m_match.isNull()) {
        binds.emplace_back(m_match);
        const collections::SearchTable table(m_collection, m_dialect);
        sql += " AND " + table.condition("r", QByteArray('$' + QByteArray::number(binds.size())));
    }
    return sql;
}

rules::Subject listSubject(const schema::Collection &collection, const schema::SchemaSnapshot &schema, const Grant &grant,
                           const rules::FilterScope &scope)
{
    rules::Subject subject{collection, schema, rules::Purpose::Filter};
    subject.mayName = [&collection, &grant](const schema::Field &field) {
        return maySee(grant, collection, schema::Operation::List, field) && !isMasked(grant, field);
    };
    subject.reach = scope.reach;
    subject.limits = scope.limits;
    return subject;
}

QByteArray grantedRows(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant,
                       const rules::Variables &variables, std::vector<db::Value> &binds)
{
    const QByteArray table =
        grant.view ? grant.view->table(dialect, variables, binds) : db::Dialect::quoteIdentifier(collection.tableName);
    constexpr qsizetype kUsualBytes = 512;
    QByteArray sql;
    sql.reserve(kUsualBytes);
    core::appendParts(sql, " FROM ", table, " AS r WHERE ");
    if (grant.accountId.isNull()) {
        core::appendParts(sql, "1 = 1");
    } else {
        binds.emplace_back(grant.accountId);
        core::appendParts(sql, "r.\"account_id\" = $", core::Decimal(qint64(binds.size())));
    }
    if (!grant.view && grant.rule && grant.rule->prepared && binds.size() == rules::PreparedCondition::kBindsBefore) {
        core::appendParts(sql, " AND ", grant.rule->prepared->sql());
        grant.rule->prepared->bind(variables, binds);
    } else if (grant.rule) {
        const schema::Collection &ruled = grant.view ? grant.view->ruled() : collection;
        sql += " AND " + rules::SqlCompiler(ruled, dialect, "r", variables, binds).compile(*grant.rule->condition);
    }
    if (!grant.view) // what is inside of one says of which schema it is
        sql += collections::SchemaGuard::condition(grant.schemaVersion, dialect, binds);
    return sql;
}

} // namespace basalt::records
