// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/recordaccess.h"
#include "rules/rule.h"

namespace basalt::records {

/**
 * Which records of a collection a read is about: those that the caller may list and that satisfy the filter and match the search. Whoever shows
 * records, counts or adds them asks here, so that nothing can be found out by one way of asking that another one hides.
 */
class RowSelection
{
public:
    /** The arguments outlive the selection. A filter that cannot be understood is Code::FilterInvalid. An
     * empty filter or search is none; a search looks into the searchable fields that the subject may name. */
    [[nodiscard]] static Result<RowSelection> create(const rules::Subject &subject, const db::Dialect &dialect,
                                                     const Grant &grant, const QByteArray &filter, const QByteArray &search);

    /** `FROM … WHERE …`; the table's alias is `r`. */
    [[nodiscard]] QByteArray fromWhere(const rules::Variables &variables, std::vector<db::Value> &binds) const;
    /** True if nothing but the account, or not even that, keeps records out. */
    [[nodiscard]] bool hasFilter() const { return m_filter != nullptr || !m_match.isNull(); }

private:
    [[nodiscard]] Result<void> readSearch(const rules::Subject &subject, const QByteArray &search);

    RowSelection(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant)
        : m_collection(collection)
        , m_dialect(dialect)
        , m_grant(grant)
    { }

    const schema::Collection &m_collection;
    const db::Dialect &m_dialect;
    const Grant &m_grant;
    rules::Condition m_filter;
    QByteArray m_match; ///< what is searched for, as the database wants it; null: nothing
};

/** What a caller who lists records may name of them: neither what they do not see nor what they see masked. */
[[nodiscard]] rules::Subject listSubject(const schema::Collection &collection, const schema::SchemaSnapshot &schema,
                                         const Grant &grant, const rules::FilterScope &scope);

/** `FROM … WHERE …` of the rows that a grant covers; the alias of the table, or of what a view has in its place, is `r`. */
[[nodiscard]] QByteArray grantedRows(const schema::Collection &collection, const db::Dialect &dialect, const Grant &grant,
                                     const rules::Variables &variables, std::vector<db::Value> &binds);

} // namespace basalt::records
