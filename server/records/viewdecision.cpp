// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/viewdecision.h"

#include "core/ids.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

using rules::Rule;

Result<void> ViewDecision::find(const QList<QByteArray> &ids)
{
    m_ids = ids;
    if (std::ranges::all_of(ids, core::isId)) {
        BASALT_TRY(m_owners, rowsOf(m_request.grant, m_request.variables));
    }
    if (!std::ranges::all_of(ids, [this](const QByteArray &id) { return m_owners.contains(id); }))
        return Error::invalid(u"record_id"_s, u"There is no such record."_s, u"not_found"_s);
    return {};
}

Result<std::vector<Decision>> ViewDecision::of(const auth::Principal &caller) const
{
    if (const auto early = RuleDecision::beforeRecord(m_rule, !caller.isAnonymous()); early && !early->result)
        return std::vector<Decision>(size_t(m_ids.size()), *early);
    const QList<QByteArray> owners = m_owners.values();
    Owners found;
    Owners known; // whatever the rule says
    for (const QByteArray &account : QSet<QByteArray>(owners.begin(), owners.end())) {
        auth::Principal sender = caller;
        if (caller.isAnonymous())
            sender.chosenAccountId = account; // their requests have to name one
        else if (caller.accountId != account)
            continue;
        BASALT_TRY(const Owners under, rowsUnder(m_rule, sender));
        found.insert(under);
        if (m_rule.kind == Rule::Kind::Expression) {
            Rule open;
            open.kind = Rule::Kind::Open;
            BASALT_TRY(const Owners rows, rowsUnder(open, sender));
            known.insert(rows);
        }
    }
    std::vector<Decision> decisions;
    for (const QByteArray &id : m_ids) {
        if (!caller.isAnonymous() && m_owners.value(id) != caller.accountId)
            decisions.push_back({false, "other_account"});
        else if (found.contains(id))
            decisions.push_back({true, m_rule.kind == Rule::Kind::Open ? "open" : "condition"});
        else
            decisions.push_back({false, known.contains(id) ? "condition" : "source"});
    }
    return decisions;
}

/** None where the caller has no access at all. */
Result<ViewDecision::Owners> ViewDecision::rowsUnder(const Rule &rule, const auth::Principal &caller) const
{
    rules::CollectionRules rules;
    rules[static_cast<size_t>(m_operation)] = rule;
    auto grant = grantOf(caller, rules);
    if (!grant) {
        if (grant.error().code == Code::CollectionLocked || grant.error().code == Code::Unauthenticated)
            return Owners();
        return std::move(grant).error();
    }
    return rowsOf(*grant, variablesOf(caller, m_request.variables.now));
}

Result<ViewDecision::Owners> ViewDecision::rowsOf(const Grant &grant, const rules::Variables &variables) const
{
    SqlStatement statement;
    const QByteArray from = grantedRows(*m_request.collection, m_connection.dialect(), grant, variables, statement.binds);
    statement.sql = R"(SELECT r."id", r."account_id")" + from + R"( AND r."id" IN ()";
    for (const QByteArray &id : m_ids) {
        statement.sql += id == m_ids.front() ? "" : ", ";
        statement.sql += statement.bind(id);
    }
    statement.sql += ')';
    BASALT_TRY(auto rows, m_connection.query(statement.sql, statement.binds));
    Owners owners;
    for (;;) {
        BASALT_TRY(const bool more, rows.next());
        if (!more)
            return owners;
        owners.insert(rows.string(0), rows.string(1));
    }
}

} // namespace basalt::records
