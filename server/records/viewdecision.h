// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "records/grantbook.h"
#include "records/ruledecision.h"

#include <QHash>
#include <QList>

#include <vector>

namespace basalt::records {

/**
 * A rule of a view that is tried with users: whether their own requests would find its rows, which are made of what they may
 * list in the source. Lives inside a job that reads; the arguments outlive it.
 */
class ViewDecision
{
public:
    /** `request` is a superadmin's, who sees all rows; `operation` is List or View. */
    ViewDecision(db::Connection &connection, const RecordRequest &request, const GrantBook &grants, const rules::Rule &rule,
                 schema::Operation operation)
        : m_connection(connection)
        , m_request(request)
        , m_grants(grants)
        , m_rule(rule)
        , m_operation(operation)
    { }

    /** Looks up whose the rows are. One that is not there is Code::ValidationFailed naming `record_id`. */
    [[nodiscard]] Result<void> find(const QList<QByteArray> &ids);
    /** Of one caller and each of the rows, in their order. */
    [[nodiscard]] Result<std::vector<Decision>> of(const auth::Principal &caller) const;
    /** By what right the caller reads under the rule; Code::CollectionLocked if the source keeps it from them. */
    [[nodiscard]] Result<Grant> grantOf(const auth::Principal &caller, const rules::CollectionRules &rules) const
    {
        return m_grants.grantOf(caller, m_request.schema, m_request.collection, rules, m_operation);
    }

private:
    using Owners = QHash<QByteArray, QByteArray>; ///< ids of accounts by that of their row

    [[nodiscard]] Result<Owners> rowsOf(const Grant &grant, const rules::Variables &variables) const;
    [[nodiscard]] Result<Owners> rowsUnder(const rules::Rule &rule, const auth::Principal &caller) const;

    db::Connection &m_connection;
    const RecordRequest &m_request;
    const GrantBook &m_grants;
    const rules::Rule &m_rule;
    const schema::Operation m_operation;
    QList<QByteArray> m_ids;
    Owners m_owners;
};

} // namespace basalt::records
