// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What would change the decision.

#include "explain/recordtrace.h"

#include "explain/ruleneeds.h"
#include "records/rowselection.h"
#include "records/sqlstatement.h"
#include "rules/evaluator.h"
#include "rules/sqlcompiler.h"
#include "schema/valuedecoder.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::explain {

namespace {

using records::Decision;
using records::Grant;
using records::RuleDecision;
using rules::Node;
using rules::NodeKind;
using rules::Rule;
using schema::Operation;

/** Every text that the rule compares something with: names of groups, roles and permissions are among them. */
void collectTexts(const Node &node, QList<QByteArray> &texts)
{
    if (node.kind == NodeKind::Literal && std::holds_alternative<QByteArray>(node.value)) {
        const auto &text = std::get<QByteArray>(node.value);
        if (!texts.contains(text))
            texts.append(text);
    }
    for (const rules::NodePtr &child : node.children)
        collectTexts(*child, texts);
}

/** A field of the record that the rule wants to be equal to something that does not depend on the record. */
struct WantedValue
{
    int column = -1;
    schema::FieldValue value;
};

void collectWanted(const Node &node, const rules::Variables &variables, std::vector<WantedValue> &wanted)
{
    if (node.kind == NodeKind::Compare && node.op == rules::CompareOp::Equal) {
        for (const size_t side : {size_t{0}, size_t{1}}) {
            const Node &field = *node.children[side];
            const Node &other = *node.children[1 - side];
            const bool isOwnField = field.kind == NodeKind::Column && field.row == 0 && field.steps.empty() && !field.computed
                && field.column >= schema::kSystemColumnCount;
            const bool isFixed = other.kind == NodeKind::Literal || other.kind == NodeKind::Variable;
            if (isOwnField && isFixed) {
                static const schema::RecordValues kNoRecord;
                wanted.push_back({field.column, rules::Evaluator(kNoRecord, variables).valueOf(other)});
            }
        }
    }
    for (const rules::NodePtr &child : node.children)
        collectWanted(*child, variables, wanted);
}

} // namespace

Result<void> RecordTrace::addRemedies()
{
    Explanation &explanation = m_trace.explanation();
    if (explanation.decidedBy == "status" && !explanation.remedies.empty()) {
        BASALT_TRY(const bool isEnough, wouldBeAllowed(&RecordTrace::ignoreStatus));
        if (!isEnough)
            explanation.remedies.clear();
        return {};
    }
    if (explanation.decidedBy == "access_list") {
        BASALT_TRY(const bool isEnough, wouldBeAllowed(&RecordTrace::ignoreLists));
        if (isEnough)
            explanation.remedies.push_back(
                {.kind = Remedy::Kind::RemoveDenial, .id = explanation.list->grantId, .code = explanation.list->flag});
        return {};
    }
    if (explanation.decidedBy != "rule" || m_trace.user().isAnonymous())
        return {};
    // What a view keeps from somebody in its source is not given by a permission on the view.
    if (!collection().isView())
        BASALT_TRY_VOID(m_trace.addWaysTo(m_permission, {}));
    const bool isAfterChange = explanation.steps.back().reason == "condition_after_change";
    if (collection().isView() || rule().kind != Rule::Kind::Expression || !m_record || isAfterChange)
        return {};
    BASALT_TRY_VOID(addHoldings());
    return addFieldChanges();
}

/** Whether nothing but what is ignored keeps the user out. */
Result<bool> RecordTrace::wouldBeAllowed(void (RecordTrace::*ignore)()) const
{
    RecordTrace other(m_connection, m_question, m_grants);
    (other.*ignore)();
    BASALT_TRY(const Explanation explanation, other.run());
    return explanation.allowed == true;
}

/** Groups, roles and permissions that the rule names and the user lacks. */
Result<void> RecordTrace::addHoldings()
{
    QList<QByteArray> texts;
    collectTexts(*rule().condition, texts);
    constexpr qsizetype kMostTexts = 20;
    texts = texts.first(std::min(texts.size(), kMostTexts));
    const QByteArray &account = m_trace.user().accountId;
    // Groups and roles bring permissions along: where the rule asks for those, trying the name alone would tell nothing.
    const bool isByName = !asksForPermissions(rule());
    BASALT_TRY(const auto groups, access::groupsAmong(m_connection, account, isByName ? texts : QList<QByteArray>()));
    for (const access::GrantWay &group : groups) {
        rules::Variables changed = m_variables;
        changed.authGroups.append(group.code);
        BASALT_TRY_VOID(
            addIfEnough({.kind = Remedy::Kind::AddToGroup, .id = group.id, .code = group.code, .name = group.name}, changed));
    }
    BASALT_TRY(const auto roles, access::rolesAmong(m_connection, isByName ? texts : QList<QByteArray>()));
    for (const access::GrantWay &role : roles) {
        rules::Variables changed = m_variables;
        changed.authRole = role.code;
        BASALT_TRY_VOID(
            addIfEnough({.kind = Remedy::Kind::GiveRole, .id = role.id, .code = role.code, .name = role.name}, changed));
    }
    BASALT_TRY(const auto permissions, access::permissionsAmong(m_connection, texts));
    for (const QByteArray &permission : permissions) {
        rules::Variables changed = m_variables;
        changed.authPermissions.append(permission);
        BASALT_TRY_VOID(addIfEnough({.kind = Remedy::Kind::AssignPermission, .code = permission}, changed));
    }
    return {};
}

Result<void> RecordTrace::addIfEnough(Remedy remedy, const rules::Variables &changed)
{
    auto &remedies = m_trace.explanation().remedies;
    const auto isSame = [&](const Remedy &other) { return other.kind == remedy.kind && other.code == remedy.code; };
    const auto known = std::ranges::find_if(remedies, isSame);
    constexpr qint64 kPatienceMs = 1000; // a person is waiting
    if (known != remedies.end() || m_timer.hasExpired(kPatienceMs))
        return {};
    const auto holds = holdsWith(changed);
    if (!holds && holds.error().code == Code::ValidationFailed)
        return {}; // cannot be tried
    if (!holds)
        return holds.error();
    if (!*holds)
        return {};
    if (m_question.asked.operation != Operation::Create) {
        BASALT_TRY(remedy.otherRecords, gained(changed));
    }
    remedies.push_back(std::move(remedy));
    return {};
}

Result<bool> RecordTrace::holdsWith(const rules::Variables &variables) const
{
    const RecordQuestion &asked = m_question.asked;
    RuleDecision ruled(m_connection, m_request, rule(), variables);
    BASALT_TRY(const Decision decision,
               asked.operation == Operation::Create ? ruled.ofNew(*asked.data) : ruled.ofStored(*m_record, asked.data));
    return decision.result;
}

/** The other records that the rule lets through with these variables and not with the user's own. */
Result<BoundedCount> RecordTrace::gained(const rules::Variables &changed) const
{
    records::SqlStatement statement;
    Grant grant = m_question.request->grant;
    grant.accountId = m_trace.user().accountId;
    const db::Dialect &dialect = m_connection.dialect();
    const QByteArray rows = records::grantedRows(collection(), dialect, grant, m_variables, statement.binds);
    const QByteArray after =
        rules::SqlCompiler(collection(), dialect, "r", changed, statement.binds).compile(*rule().condition);
    const QByteArray before =
        rules::SqlCompiler(collection(), dialect, "r", m_variables, statement.binds).compile(*rule().condition);
    statement.sql = "SELECT COUNT(*) FROM (SELECT 1" + rows + " AND " + after + " AND NOT COALESCE(" + before
        + ", FALSE) AND r.\"id\" <> " + statement.bind(m_question.asked.recordId);
    statement.sql += " LIMIT " + QByteArray::number(BoundedCount::kBound + 1) + ") AS c";
    BASALT_TRY(auto counted, m_connection.query(statement.sql, statement.binds));
    BASALT_TRY_VOID(counted.next());
    return BoundedCount{counted.integer(0)};
}

/** Values of the record itself that the rule asks for; tried in memory, so only where the record alone decides. */
Result<void> RecordTrace::addFieldChanges()
{
    if (!rules::isLocal(*rule().condition) || m_question.asked.data)
        return {};
    std::vector<WantedValue> wanted;
    collectWanted(*rule().condition, m_variables, wanted);
    for (const WantedValue &each : wanted) {
        const schema::Field &field = collection().columns[size_t(each.column)];
        schema::RecordValues changed = *m_record;
        if (schema::isNull(each.value) || changed[size_t(each.column)] == each.value)
            continue;
        // What another record may have already, or has to exist elsewhere, is not tried.
        if (field.unique || field.isReference() || !schema::decodeValue(field, schema::toJson(field, each.value)))
            continue;
        changed[size_t(each.column)] = each.value;
        if (rules::Evaluator(changed, m_variables).evaluate(*rule().condition) != rules::Truth::True)
            continue;
        const QByteArray text = schema::toJson(field, each.value).toVariant().toString().toUtf8();
        auto &remedies = m_trace.explanation().remedies;
        if (std::ranges::none_of(remedies, [&](const Remedy &other) {
                return other.kind == Remedy::Kind::ChangeField && other.code == field.name && other.value == text;
            }))
            remedies.push_back({.kind = Remedy::Kind::ChangeField, .code = field.name, .value = text});
    }
    return {};
}

} // namespace basalt::explain
