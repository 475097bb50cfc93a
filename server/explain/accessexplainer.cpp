// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/accessexplainer.h"

#include "core/timestamp.h"
#include "explain/recordtrace.h"
#include "records/readsettled.h"
#include "records/requestmethod.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::explain {

namespace {

using schema::Operation;

/** What a question of each operation has. */
std::optional<Error> mistakeIn(const RecordQuestion &question, const schema::Collection &collection)
{
    const bool isCreate = question.operation == Operation::Create;
    const bool reads = question.operation == Operation::List || question.operation == Operation::View;
    if (collection.isView() && !reads)
        return Error::invalid(u"operation"_s, u"A view is only read."_s, u"invalid_value"_s);
    if (question.data && !isCreate && question.operation != Operation::Update)
        return Error::invalid(u"data"_s, u"Nothing is sent for this operation."_s, u"unknown_field"_s);
    if (isCreate && !question.recordId.isNull())
        return Error::invalid(u"record_id"_s, u"A record that is yet to be made has no id."_s, u"conflicting_parameters"_s);
    if (question.data && !isCreate && question.recordId.isNull())
        return Error::invalid(u"record_id"_s, u"Say which record would be changed."_s, u"required"_s);
    return std::nullopt;
}

} // namespace

void AccessExplainer::explain(db::Session &session, const auth::Principal &asker, PermissionQuestion question,
                              db::Completion<Explanation> done) const
{
    if (question.userId != asker.userId) {
        if (const auto allowed = access::demand(asker, "users.read"); !allowed)
            return done(allowed.error());
    }
    session.read<Explanation>(
        [asker, question = std::move(question),
         now = core::formatTimestamp(m_clock.nowMs())](db::Connection &connection) -> Result<Explanation> {
            DecisionTrace trace(connection, now);
            BASALT_TRY(const bool isThere, trace.begin(question.userId));
            const QByteArray sight = access::sightOf(asker);
            const bool isInSight = sight.isNull() || trace.user().accountId == sight || question.userId == asker.userId;
            if (!isThere || !isInSight)
                return Error::of(Code::UserNotFound);
            trace.explanation().permission = question.permission;
            if (trace.status()) {
                if (!trace.user().holds(question.permission))
                    trace.explanation().remedies.clear(); // he would still not hold it
                return std::move(trace.explanation());
            }
            if (trace.superadmin() || trace.owner(question.permission))
                return std::move(trace.explanation());
            BASALT_TRY(const bool isHeld, trace.permissions(question.permission));
            if (!isHeld) {
                trace.explanation().steps.back().outcome = Step::Outcome::Refuses;
                trace.explanation().allowed = false;
                trace.explanation().decidedBy = "permissions";
                BASALT_TRY_VOID(trace.addWaysTo(question.permission,
                                                {.permissions = asker.holds("permissions.read"),
                                                 .sets = asker.holds("permission_sets.read"),
                                                 .groups = asker.holds("groups.read")}));
            }
            return std::move(trace.explanation());
        },
        std::move(done));
}

void AccessExplainer::explain(db::Session &session, const auth::Principal &asker, RecordQuestion question,
                              db::Completion<Explanation> done) const
{
    if (!asker.superadmin)
        return done(Error::of(Code::SuperadminRequired));
    auto request = std::make_shared<records::RecordRequest>(m_registry);
    request->collection = request->schema->byName(question.collection);
    if (!request->collection)
        return done(Error::of(Code::CollectionNotFound));
    const schema::Collection &collection = *request->collection;
    if (auto mistake = mistakeIn(question, collection))
        return done(std::move(*mistake));
    auto rules = std::make_shared<rules::CollectionRules>(*m_rules.rulesOf(collection, request->schema));
    if (question.rule) {
        auto draft = rules::Rule::parse(*question.rule, collection, *request->schema, question.operation);
        if (!draft)
            return done(std::move(draft).error());
        (*rules)[size_t(question.operation)] = std::move(*draft);
    }
    auto grant = m_grants.grantOf(asker, request->schema, request->collection, *rules, question.operation);
    if (!grant)
        return done(std::move(grant).error());
    request->grant = std::move(*grant);
    request->variables.now = core::formatTimestamp(m_clock.nowMs());
    request->variables.request = std::make_shared<core::RequestFacts>(records::methodOf(question.operation));
    session.read<Explanation>(
        [grants = m_grants, prepared = PreparedQuestion{std::move(question), std::move(request), std::move(rules)}](
            db::Connection &connection) -> Result<Explanation> {
            BASALT_TRY(auto explanation,
                       records::settled(connection, *prepared.request, RecordTrace(connection, prepared, grants).run()));
            BASALT_TRY_VOID(prepared.request->guard.confirm(connection, false));
            return explanation;
        },
        std::move(done));
}

} // namespace basalt::explain
