// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "explain/accessexplainer.h"
#include "explain/decisiontrace.h"
#include "records/recordchange.h"
#include "records/ruledecision.h"
#include "resources/accesslist.h"

#include <QElapsedTimer>

namespace basalt::explain {

/** What of a question about records is known before the database is asked. */
struct PreparedQuestion
{
    RecordQuestion asked;
    std::shared_ptr<records::RecordRequest> request;     ///< a superadmin's, of all accounts
    std::shared_ptr<const rules::CollectionRules> rules; ///< with the one that is asked about in its place
};

/**
 * The decision about records, step for step. Lives inside a job that reads; the arguments outlive it.
 */
class RecordTrace
{
public:
    RecordTrace(db::Connection &connection, const PreparedQuestion &question, const records::GrantBook &grants);

    [[nodiscard]] Result<Explanation> run();
    /** Goes on as if the user might come in. */
    void ignoreStatus() { m_ignoresStatus = true; }
    /** As if nothing was denied or given by access lists. */
    void ignoreLists() { m_ignoresLists = true; }

private:
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> findRecord();
    [[nodiscard]] Result<void> decide();
    [[nodiscard]] Result<void> takeSteps();
    [[nodiscard]] Result<bool> reachesRow() const;
    [[nodiscard]] Result<void> readGrant();
    [[nodiscard]] bool refusesData();
    [[nodiscard]] bool refusesSource();
    [[nodiscard]] Result<bool> isAccountActive() const;
    [[nodiscard]] bool isListed() const;
    [[nodiscard]] Result<resources::ListDecision> askList() const;
    [[nodiscard]] Result<bool> isDenied();
    [[nodiscard]] Result<void> askRule();
    [[nodiscard]] Result<void> askRuleOfRecord();
    [[nodiscard]] Result<void> describeClauses();
    [[nodiscard]] Result<void> describeReach();
    [[nodiscard]] Result<BoundedCount> count(const records::Grant &grant) const;
    void describeFields(const records::Grant &grant);

    [[nodiscard]] Result<bool> wouldBeAllowed(void (RecordTrace::*ignore)()) const;
    [[nodiscard]] Result<void> addRemedies();
    [[nodiscard]] Result<void> addHoldings();
    [[nodiscard]] Result<void> addFieldChanges();
    [[nodiscard]] Result<void> addIfEnough(Remedy remedy, const rules::Variables &changed);
    [[nodiscard]] Result<bool> holdsWith(const rules::Variables &variables) const;
    [[nodiscard]] Result<BoundedCount> gained(const rules::Variables &changed) const;

    [[nodiscard]] const rules::Rule &rule() const { return (*m_question.rules)[size_t(m_question.asked.operation)]; }
    [[nodiscard]] const schema::Collection &collection() const { return *m_question.request->collection; }
    [[nodiscard]] bool namesRecord() const { return !m_question.asked.recordId.isNull(); }

    db::Connection &m_connection;
    const PreparedQuestion &m_question;
    const records::GrantBook &m_grants;
    DecisionTrace m_trace;
    QByteArray m_permission;          ///< that does without the rule
    rules::Variables m_variables;     ///< of the user's request
    records::RecordRequest m_request; ///< the user's own, as far as he gets
    std::optional<Error> m_refusal;   ///< why he gets no grant
    bool m_isDataRefused = false;
    bool m_ignoresStatus = false;
    bool m_ignoresLists = false;
    bool m_isGiven = false; ///< by an access list
    QElapsedTimer m_timer;
    QByteArray m_recordAccount;
    std::optional<schema::RecordValues> m_record; ///< as stored, or as it would be made; none of views
};

} // namespace basalt::explain
