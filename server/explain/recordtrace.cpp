// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/recordtrace.h"

#include "access/collectionpermissions.h"
#include "auth/accountstore.h"
#include "core/ids.h"
#include "db/queryplan.h"
#include "explain/clausefinder.h"
#include "explain/ruleneeds.h"
#include "records/recordinput.h"
#include "records/recordstore.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"
#include "records/viewdecision.h"
#include "resources/recordtypes.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::explain {

namespace {

using records::Decision;
using records::Grant;
using records::RuleDecision;
using rules::Rule;
using schema::Operation;

} // namespace

RecordTrace::RecordTrace(db::Connection &connection, const PreparedQuestion &question, const records::GrantBook &grants)
    : m_connection(connection)
    , m_question(question)
    , m_grants(grants)
    , m_trace(connection, question.request->variables.now)
    , m_permission(access::recordPermission(collection().name, schema::operationName(question.asked.operation)))
    , m_request(*question.request)
{ }

Result<Explanation> RecordTrace::run()
{
    BASALT_TRY_VOID(begin());
    BASALT_TRY_VOID(findRecord());
    m_timer.start();
    BASALT_TRY_VOID(decide());
    Explanation &explanation = m_trace.explanation();
    explanation.milliseconds = double(m_timer.nsecsElapsed()) / 1e6;
    explanation.permission = m_permission;
    if (explanation.decidedBy != "status" && explanation.decidedBy != "account")
        BASALT_TRY_VOID(describeReach());
    if (explanation.allowed == false)
        BASALT_TRY_VOID(addRemedies());
    return std::move(explanation);
}

Result<void> RecordTrace::begin()
{
    const QByteArray &userId = m_question.asked.userId;
    if (!userId.isNull()) {
        BASALT_TRY(const bool isThere, m_trace.begin(userId));
        if (!isThere)
            return Error::invalid(u"user_id"_s, u"There is no such user."_s, u"not_found"_s);
        if (m_ignoresStatus)
            m_trace.ignoreStatus();
    }
    m_trace.setRequest(m_question.request->variables.request);
    return {};
}

/** Whose the record is, and what is in it; rows of views are only looked for. */
Result<void> RecordTrace::findRecord()
{
    const RecordQuestion &asked = m_question.asked;
    const records::RecordRequest &request = *m_question.request;
    if (namesRecord()) {
        if (core::isId(asked.recordId)) {
            records::SqlStatement statement;
            const QByteArray rows =
                records::grantedRows(collection(), m_connection.dialect(), request.grant, request.variables, statement.binds);
            statement.sql = "SELECT r.\"account_id\"" + rows + " AND r.\"id\" = ";
            statement.sql += statement.bind(asked.recordId);
            BASALT_TRY(auto found, m_connection.query(statement.sql, statement.binds));
            BASALT_TRY(const bool isThere, found.next());
            if (isThere)
                m_recordAccount = found.string(0);
        }
        if (m_recordAccount.isNull())
            return Error::invalid(u"record_id"_s, u"There is no such record."_s, u"not_found"_s);
        if (!collection().isView()) {
            BASALT_TRY(auto stored, records::RecordStore(m_connection).find(collection(), asked.recordId));
            if (stored)
                m_record = std::move(stored->values);
        }
    }
    if (m_trace.user().isAnonymous()) {
        const QByteArray account = namesRecord() ? m_recordAccount : request.grant.accountId;
        if (account.isNull()) {
            return Error::invalid(u"user_id"_s, u"Who is not signed in names an account: choose one with X-Account-ID."_s,
                                  u"account_required"_s);
        }
        m_trace.beginNobody(account);
    }
    m_variables = records::variablesOf(m_trace.user(), request.variables.now);
    return readGrant();
}

/** By what right the user would come, and whether what he sends is his to send. */
Result<void> RecordTrace::readGrant()
{
    const RecordQuestion &asked = m_question.asked;
    auto granted = m_grants.grantOf(m_trace.user(), m_request.schema, m_request.collection, *m_question.rules, asked.operation);
    if (!granted) {
        m_refusal = granted.error();
        return {};
    }
    m_request.grant = std::move(*granted);
    if (!asked.data)
        return {};
    const auto mode = asked.operation == Operation::Create ? records::WriteMode::Create : records::WriteMode::Patch;
    const auto input = records::readInput(*asked.data, collection(), m_request.grant, mode);
    m_isDataRefused = !input && input.error().code == Code::FieldNotAllowed;
    if (!input && !m_isDataRefused)
        return input.error();
    return {};
}

/** Requests that send what they may not are refused before any record is looked at. */
bool RecordTrace::refusesData()
{
    return m_isDataRefused && m_trace.decide("fields", false, "field_not_allowed");
}

/** There is no way into a view for whoever may list nothing of what it is made from. */
bool RecordTrace::refusesSource()
{
    return collection().isView() && m_refusal && m_refusal->code == Code::CollectionLocked
        && m_trace.decide("source", false, "locked");
}

/** Of the account that somebody names who is not signed in. */
Result<bool> RecordTrace::isAccountActive() const
{
    BASALT_TRY(const auto account,
               auth::AccountStore(m_connection).find({auth::AccountSelector::Kind::Id, m_trace.user().chosenAccountId}));
    return account && account->status == "active";
}

/** Whether access lists name records of the collection to the user: if not, nobody looks into them. */
bool RecordTrace::isListed() const
{
    const auth::Principal &user = m_trace.user();
    return !m_ignoresLists && !user.superadmin && m_question.asked.operation != Operation::Create && user.permissions
        && user.permissions->isListed(collection().id);
}

Result<resources::ListDecision> RecordTrace::askList() const
{
    const auth::Principal &user = m_trace.user();
    const resources::ResourceName record = resources::recordName(m_question.asked.recordId);
    BASALT_TRY(const auto chain, resources::typeChain(m_connection, resources::recordType(collection().name)));
    BASALT_TRY(const auto list, resources::AccessList::load(m_connection, {user.accountId, user.userId}, chain, {record}));
    return list.decide(record, records::listFlag(m_question.asked.operation));
}

/** What lists say of the record comes before everything that lets in. */
Result<bool> RecordTrace::isDenied()
{
    BASALT_TRY(const auto decision, askList());
    if (decision.by == resources::ListDecision::By::Nothing) {
        m_trace.add("access_list", Step::Outcome::Passes, "not_named");
        return false;
    }
    const resources::HeldAccess &line = decision.decisive;
    m_trace.explanation().list = ListFinding{line.grantId, line.isDeny, line.flag, line.groupId, line.groupCode, line.roleCode};
    m_isGiven = decision.isAllowed();
    if (!m_isGiven)
        return m_trace.decide("access_list", false, "denied");
    m_trace.add("access_list", Step::Outcome::Passes, "given");
    return false;
}

Result<void> RecordTrace::decide()
{
    BASALT_TRY_VOID(takeSteps());
    // Without a record that is asked about, each is as lists say of it.
    const Explanation &explanation = m_trace.explanation();
    const bool isLetIn = explanation.allowed == true || explanation.decidedBy == "rule";
    if (isListed() && !namesRecord() && isLetIn) {
        m_trace.add("access_list", Step::Outcome::Depends, "records");
        m_trace.explanation().allowed.reset();
        m_trace.explanation().decidedBy = "access_list";
    }
    return {};
}

Result<void> RecordTrace::takeSteps()
{
    if (m_trace.status())
        return {};
    const auth::Principal &user = m_trace.user();
    const bool isElsewhere = namesRecord() && !user.isAnonymous() && m_recordAccount != user.accountId;
    if (isElsewhere && !user.superadmin) {
        m_trace.decide("account", false, "other_account");
        return {};
    }
    if (user.isAnonymous()) {
        BASALT_TRY(const bool isActive, isAccountActive());
        if (!isActive) {
            m_trace.decide("account", false, "account_not_active");
            return {};
        }
    }
    m_trace.add("account", Step::Outcome::Passes,
                user.isAnonymous() ? "named_account"
                    : isElsewhere  ? "any_account"
                                   : "own_account");
    if (m_trace.superadmin())
        return {};
    if (isListed() && namesRecord()) {
        BASALT_TRY(const bool isRefused, isDenied());
        if (isRefused)
            return {};
    }
    if (m_trace.owner(m_permission))
        return {};
    BASALT_TRY(const bool isHeld, m_trace.permissions(m_permission));
    if (!isHeld && m_isGiven) {
        if (!refusesData())
            m_trace.decide("access_list", true, "given");
        return {};
    }
    if (!isHeld)
        return askRule();
    if (refusesData() || refusesSource())
        return {};
    // Of a view the permission covers what the user may list in its source.
    if (collection().isView() && namesRecord()) {
        BASALT_TRY(const bool isReached, reachesRow());
        if (!isReached)
            m_trace.decide("source", false, "not_listed");
    }
    return {};
}

/** Whether the user's own request would find the row of a view. */
Result<bool> RecordTrace::reachesRow() const
{
    records::SqlStatement statement;
    const QByteArray rows =
        records::grantedRows(collection(), m_connection.dialect(), m_request.grant, m_variables, statement.binds);
    statement.sql = "SELECT 1" + rows + " AND r.\"id\" = " + statement.bind(m_question.asked.recordId);
    BASALT_TRY(auto found, m_connection.query(statement.sql, statement.binds));
    return found.next();
}

Result<void> RecordTrace::askRule()
{
    RuleFinding finding{rule().kind, rule().text, m_question.asked.rule.has_value(), {}};
    m_trace.explanation().rule = std::move(finding);
    const auto early = RuleDecision::beforeRecord(rule(), !m_trace.user().isAnonymous());
    if (!(early && !early->result) && (refusesData() || refusesSource()))
        return {};
    if (early && !(collection().isView() && early->result)) {
        m_trace.decide("rule", early->result, early->reason.toByteArray());
        return {};
    }
    const bool lacksData = m_question.asked.operation == Operation::Update && !m_question.asked.data && asksForData(rule());
    if (namesRecord() && lacksData) {
        m_trace.add("rule", Step::Outcome::Depends, "data");
        m_trace.explanation().decidedBy = "rule";
        return {};
    }
    if (namesRecord() || m_question.asked.data)
        return askRuleOfRecord();
    const bool isOpen = rule().kind == Rule::Kind::Open;
    if (isOpen && !collection().isView()) {
        m_trace.decide("rule", true, "open");
        return {};
    }
    m_trace.add("rule", Step::Outcome::Depends, isOpen ? "source" : "condition");
    m_trace.explanation().decidedBy = "rule";
    return {};
}

Result<void> RecordTrace::askRuleOfRecord()
{
    const RecordQuestion &asked = m_question.asked;
    const records::RecordRequest &request = *m_question.request;
    Decision decision;
    if (collection().isView()) {
        records::ViewDecision view(m_connection, request, m_grants, rule(), asked.operation);
        BASALT_TRY_VOID(view.find({asked.recordId}));
        BASALT_TRY(const auto decisions, view.of(m_trace.user()));
        decision = decisions.front();
    } else {
        RuleDecision ruled(m_connection, m_request, rule(), m_variables);
        if (asked.operation == Operation::Create) {
            BASALT_TRY(m_record, ruled.recordOf(*asked.data));
            BASALT_TRY(decision, ruled.ofNew(*asked.data));
        } else if (m_record) {
            BASALT_TRY(decision, ruled.ofStored(*m_record, asked.data));
        }
        m_variables = ruled.variables();
        if (ruled.afterChange() && !decision.result)
            m_record = ruled.afterChange(); // what the rule refused
    }
    m_trace.decide(decision.reason == "source" ? "source" : "rule", decision.result, decision.reason.toByteArray());
    if (rule().kind == Rule::Kind::Expression)
        BASALT_TRY_VOID(describeClauses());
    return {};
}

Result<void> RecordTrace::describeClauses()
{
    ClauseFinder finder(m_connection, *m_question.request, m_question.asked.operation, m_variables);
    const bool isInMemory = m_question.asked.operation == Operation::Create
        || m_trace.explanation().steps.back().reason == "condition_after_change";
    if (isInMemory && m_record)
        finder.about(*m_record);
    else
        finder.about(m_question.asked.recordId);
    BASALT_TRY(m_trace.explanation().rule->clauses, finder.find(rule().text));
    return {};
}

/** What the user's request would do and show, as far as he gets that far. */
Result<void> RecordTrace::describeReach()
{
    if (m_refusal || m_isDataRefused)
        return {};
    const Grant *granted = &m_request.grant;
    Explanation &explanation = m_trace.explanation();
    if (explanation.allowed != false)
        describeFields(*granted);
    if (m_question.asked.operation == Operation::Create)
        return {};
    records::SqlStatement statement;
    const QByteArray rows = records::grantedRows(collection(), m_connection.dialect(), *granted, m_variables, statement.binds);
    statement.sql = "SELECT r.\"id\"" + rows;
    if (namesRecord())
        statement.sql += " AND r.\"id\" = " + statement.bind(m_question.asked.recordId);
    BASALT_TRY(auto plan, db::explain(m_connection, statement.sql, statement.binds));
    explanation.sql = SqlFinding{std::move(statement.sql), std::move(plan)};
    if (namesRecord())
        return {};
    BASALT_TRY(explanation.reached, count(*granted));
    Grant all = m_question.request->grant;
    all.accountId = granted->accountId;
    BASALT_TRY(explanation.inAccount, count(all));
    return {};
}

Result<BoundedCount> RecordTrace::count(const Grant &grant) const
{
    records::SqlStatement statement;
    const QByteArray rows = records::grantedRows(collection(), m_connection.dialect(), grant, m_variables, statement.binds);
    statement.sql =
        "SELECT COUNT(*) FROM (SELECT 1" + rows + " LIMIT " + QByteArray::number(BoundedCount::kBound + 1) + ") AS c";
    BASALT_TRY(auto counted, m_connection.query(statement.sql, statement.binds));
    BASALT_TRY_VOID(counted.next());
    return BoundedCount{counted.integer(0)};
}

void RecordTrace::describeFields(const Grant &grant)
{
    FieldsFinding fields;
    for (const schema::Field &field : collection().columns) {
        if (field.absent)
            continue;
        if (!records::maySee(grant, collection(), m_question.asked.operation, field)) {
            fields.hidden.append(field.name);
            continue;
        }
        auto sets = records::setsShowing(grant, collection(), m_question.asked.operation, field);
        if (!sets.isEmpty())
            fields.shownBySets.emplace_back(field.name, std::move(sets));
        if (records::isMasked(grant, field))
            fields.masked.append(field.name);
        else
            fields.visible.append(field.name);
    }
    m_trace.explanation().fields = std::move(fields);
}

} // namespace basalt::explain
