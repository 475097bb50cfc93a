// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/accessdiff.h"

#include "core/timestamp.h"
#include "explain/rulecomparison.h"
#include "explain/ruleneeds.h"
#include "records/readsettled.h"
#include "records/requestmethod.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::explain {

void AccessDiff::compare(db::Session &session, const auth::Principal &asker, RuleChange change,
                         db::Completion<Difference> done) const
{
    if (!asker.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    PreparedComparison prepared;
    prepared.operation = change.operation;
    prepared.accountId = asker.chosenAccountId;
    prepared.request = std::make_shared<records::RecordRequest>(m_registry);
    records::RecordRequest &request = *prepared.request;
    request.collection = request.schema->byName(change.collection);
    if (!request.collection)
        return done(Error::of(Code::CollectionNotFound));
    const bool reads = change.operation == schema::Operation::List || change.operation == schema::Operation::View;
    if (change.operation == schema::Operation::Create || (request.collection->isView() && !reads)) {
        return done(
            Error::invalid(u"operation"_s, u"There are no records that this could be compared with."_s, u"invalid_value"_s));
    }
    auto rule = rules::Rule::parse(change.rule, *request.collection, *request.schema, change.operation);
    if (!rule)
        return done(std::move(rule).error());
    prepared.before = m_rules.rulesOf(*request.collection, request.schema);
    if (asksForData(*rule) || asksForData((*prepared.before)[size_t(change.operation)])) {
        return done(Error::invalid(u"rule"_s, u"A rule that asks for what is sent cannot be compared: nothing is sent."_s,
                                   u"not_testable"_s));
    }
    auto after = std::make_shared<rules::CollectionRules>(*prepared.before);
    (*after)[size_t(change.operation)] = std::move(*rule);
    prepared.after = std::move(after);
    request.variables.now = core::formatTimestamp(m_clock.nowMs());
    request.variables.request = std::make_shared<core::RequestFacts>(records::methodOf(change.operation));
    session.read<Difference>(
        [grants = m_grants, prepared = std::move(prepared)](db::Connection &connection) -> Result<Difference> {
            BASALT_TRY(auto difference,
                       records::settled(connection, *prepared.request, RuleComparison(connection, prepared, grants).run()));
            BASALT_TRY_VOID(prepared.request->guard.confirm(connection, false));
            return difference;
        },
        std::move(done));
}

} // namespace basalt::explain
