// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/ruledecision.h"

#include "access/effectivepermissions.h"
#include "auth/sessionstore.h"
#include "core/ids.h"
#include "records/newrecord.h"
#include "records/recordstore.h"
#include "rules/evaluator.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

Result<auth::Principal> RuleDecision::callerOf(db::Connection &connection, const QByteArray &userId,
                                               const rules::Variables &surroundings)
{
    auth::Principal caller;
    caller.request = surroundings.request;
    if (userId.isNull())
        return caller;
    std::optional<auth::CallerState> state;
    if (core::isId(userId)) {
        BASALT_TRY(state, auth::SessionStore(connection).user(userId));
    }
    if (!state)
        return Error::invalid(u"user_id"_s, u"There is no such user."_s, u"not_found"_s);
    auth::Principal &user = state->principal;
    user.method = auth::Principal::Method::Password;
    user.superadmin = false;
    user.context = surroundings.authContext;
    user.request = surroundings.request;
    BASALT_TRY_VOID(access::completeCaller(connection, user, surroundings.now));
    return std::move(user);
}

std::optional<Decision> RuleDecision::beforeRecord(const rules::Rule &rule, bool isSignedIn)
{
    if (rule.kind == rules::Rule::Kind::Locked)
        return Decision{false, "locked"};
    if (isSignedIn)
        return std::nullopt;
    if (rule.kind == rules::Rule::Kind::Expression)
        return Decision{false, "not_signed_in"};
    return Decision{true, "open"};
}

Result<RecordInput> RuleDecision::readData(const QJsonObject &data, WriteMode mode)
{
    BASALT_TRY(auto input, readInput(data, *m_request.collection, m_request.grant, mode));
    m_variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(input.values);
    return input;
}

Result<schema::RecordValues> RuleDecision::recordOf(const QJsonObject &data)
{
    BASALT_TRY(const RecordInput sent, readData(data, WriteMode::Create));
    RecordRequest request = m_request;
    request.variables = m_variables;
    request.author = m_variables.authId;
    BASALT_TRY(auto record, newRecord(request, sent));
    record[schema::kAccountId] = m_variables.authAccountId;
    return record;
}

Result<Decision> RuleDecision::ofNew(const QJsonObject &data)
{
    BASALT_TRY(const auto record, recordOf(data));
    if (m_rule.kind == rules::Rule::Kind::Open)
        return Decision{true, "open"};
    BASALT_TRY(const bool holds, holdsInMemory(record));
    return Decision{holds, "condition"};
}

Result<Decision> RuleDecision::ofStored(const schema::RecordValues &record, const std::optional<QJsonObject> &change)
{
    if (textOf(record, schema::kAccountId) != m_variables.authAccountId)
        return Decision{false, "other_account"};
    if (m_rule.kind == rules::Rule::Kind::Open)
        return Decision{true, "open"};
    m_variables.old = std::make_shared<const schema::RecordValues>(record);
    std::optional<RecordInput> sent;
    if (change) {
        BASALT_TRY(sent, readData(*change, WriteMode::Patch));
    }
    const QByteArray &id = textOf(record, schema::kId);
    BASALT_TRY(const bool before,
               RecordStore(m_connection).satisfies(*m_request.collection, id, *m_rule.condition, m_variables));
    if (!before || !sent)
        return Decision{before, "condition"};
    schema::RecordValues changed = record;
    for (size_t i = 0; i < sent->values.size(); ++i) {
        if (sent->values[i])
            changed[i] = *sent->values[i];
    }
    BASALT_TRY(const bool after, holdsInMemory(changed));
    m_afterChange = std::move(changed);
    return Decision{after, "condition_after_change"};
}

Result<bool> RuleDecision::holdsInMemory(const schema::RecordValues &record) const
{
    if (!rules::isLocal(*m_rule.condition)) {
        return Error::invalid(u"data"_s, u"A rule that reads other records is tried with a stored record only."_s,
                              u"not_testable"_s);
    }
    return rules::Evaluator(record, m_variables).evaluate(*m_rule.condition) == rules::Truth::True;
}

} // namespace basalt::records
