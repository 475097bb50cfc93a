// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/ruletrial.h"

#include "auth/userstore.h"
#include "core/ids.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "records/newrecord.h"
#include "records/recordstore.h"
#include "rules/evaluator.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

struct Decision
{
    bool result = false;
    QByteArrayView reason;
};

/** One trial inside its job. */
class Trial
{
public:
    Trial(db::Connection &connection, const RecordRequest &request, const rules::Rule &rule, const RuleTrialInput &input)
        : m_connection(connection)
        , m_request(request)
        , m_rule(rule)
        , m_input(input)
        , m_variables(request.variables)
    { }

    Result<Decision> decide()
    {
        if (m_rule.kind == rules::Rule::Kind::Locked)
            return Decision{false, "locked"};
        if (m_input.userId.isNull()) {
            if (m_rule.kind == rules::Rule::Kind::Expression)
                return Decision{false, "not_signed_in"};
            return Decision{true, "open"};
        }
        BASALT_TRY_VOID(readUser());
        if (m_input.recordId.isNull())
            return decideNew();
        BASALT_TRY_VOID(readRecord());
        if (textOf(m_record, schema::kAccountId) != m_variables.authAccountId)
            return Decision{false, "other_account"};
        if (m_rule.kind == rules::Rule::Kind::Open)
            return Decision{true, "open"};
        return decideStored();
    }

private:
    Result<void> readUser()
    {
        std::optional<auth::User> user;
        if (core::isId(m_input.userId)) {
            BASALT_TRY(user, auth::UserStore(m_connection).find(m_input.userId));
        }
        if (!user)
            return Error::invalid(u"user_id"_s, u"There is no such user."_s, u"not_found"_s);
        m_variables.authId = user->id;
        m_variables.authEmail = user->email;
        m_variables.authRole = user->roleName;
        m_variables.authAccountId = user->accountId;
        BASALT_TRY(m_variables.authGroups, auth::UserStore(m_connection).groupsOf(user->id));
        return {};
    }

    Result<void> readRecord()
    {
        std::optional<StoredRecord> stored;
        if (core::isId(m_input.recordId)) {
            BASALT_TRY(stored, RecordStore(m_connection).find(*m_request.collection, m_input.recordId));
        }
        if (!stored)
            return Error::invalid(u"record_id"_s, u"There is no such record."_s, u"not_found"_s);
        m_record = std::move(stored->values);
        return {};
    }

    Result<RecordInput> readData(WriteMode mode)
    {
        BASALT_TRY(auto input, readInput(*m_input.data, *m_request.collection, m_request.grant, mode));
        m_variables.data = std::make_shared<const std::vector<std::optional<schema::FieldValue>>>(input.values);
        return input;
    }

    Result<Decision> decideNew()
    {
        BASALT_TRY(const RecordInput sent, readData(WriteMode::Create));
        RecordRequest request = m_request;
        request.variables = m_variables;
        request.author = m_variables.authId;
        BASALT_TRY(m_record, newRecord(request, sent));
        m_record[schema::kAccountId] = m_variables.authAccountId;
        if (m_rule.kind == rules::Rule::Kind::Open)
            return Decision{true, "open"};
        BASALT_TRY(const bool holds, holdsInMemory());
        return Decision{holds, "condition"};
    }

    Result<Decision> decideStored()
    {
        m_variables.old = std::make_shared<const schema::RecordValues>(m_record);
        std::optional<RecordInput> sent;
        if (m_input.data) {
            BASALT_TRY(sent, readData(WriteMode::Patch));
        }
        BASALT_TRY(
            const bool before,
            RecordStore(m_connection).satisfies(*m_request.collection, m_input.recordId, *m_rule.condition, m_variables));
        if (!before || !sent)
            return Decision{before, "condition"};
        for (size_t i = 0; i < sent->values.size(); ++i) {
            if (sent->values[i])
                m_record[i] = *sent->values[i];
        }
        BASALT_TRY(const bool after, holdsInMemory());
        return Decision{after, "condition_after_change"};
    }

    Result<bool> holdsInMemory() const
    {
        if (!rules::isLocal(*m_rule.condition)) {
            return Error::invalid(u"data"_s, u"A rule that reads other records is tried with a stored record only."_s,
                                  u"not_testable"_s);
        }
        return rules::Evaluator(m_record, m_variables).evaluate(*m_rule.condition) == rules::Truth::True;
    }

    db::Connection &m_connection;
    const RecordRequest &m_request;
    const rules::Rule &m_rule;
    const RuleTrialInput &m_input;
    rules::Variables m_variables;
    schema::RecordValues m_record;
};

/** What a trial needs of each operation. */
std::optional<Error> mistakeIn(const RuleTrialInput &input)
{
    const Operation operation = *input.draft.operation;
    const bool takesData = operation == Operation::Create || operation == Operation::Update;
    if (input.data && !takesData)
        return Error::invalid(u"data"_s, u"Nothing is sent for this operation."_s, u"unknown_field"_s);
    if (input.recordId.isNull() && !(operation == Operation::Create && input.data))
        return Error::invalid(u"record_id"_s, u"This is required."_s, u"required"_s);
    if (!input.recordId.isNull() && operation == Operation::Create && input.data)
        return Error::invalid(u"record_id"_s, u"Send either a record or the data of a new one."_s, u"conflicting_parameters"_s);
    return std::nullopt;
}

/** Without one in the trial: the method that clients send for it. */
QByteArray methodOf(Operation operation)
{
    switch (operation) {
    case Operation::Create: return "POST";
    case Operation::Update: return "PATCH";
    case Operation::Delete: return "DELETE";
    default: return "GET";
    }
}

/** The members of an object, all of them texts. */
Result<QList<core::RequestFacts::Field>> readTexts(const QString &place, const QJsonValue &object)
{
    QList<core::RequestFacts::Field> fields;
    if (!object.isObject() && !object.isUndefined())
        return Error::invalid(place, u"This must be an object of texts."_s, u"invalid_type"_s);
    const QJsonObject members = object.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (!it.value().isString())
            return Error::invalid(place + u'.' + it.key(), u"This must be a text."_s, u"invalid_type"_s);
        fields.append({it.key().toUtf8(), it.value().toString().toUtf8()});
    }
    return fields;
}

/** What the request would bring along, and the caller's token. */
Result<void> readSurroundings(const RuleTrialInput &input, rules::Variables &variables)
{
    const QJsonObject sent = input.request.value_or(QJsonObject());
    const QJsonValue method = sent.value(u"method"_s);
    if (!method.isUndefined() && !method.isString())
        return Error::invalid(u"request.method"_s, u"This must be a text."_s, u"invalid_type"_s);
    auto facts =
        std::make_shared<core::RequestFacts>(method.isString() ? method.toString().toUtf8() : methodOf(*input.draft.operation));
    BASALT_TRY(const auto headers, readTexts(u"request.headers"_s, sent.value(u"headers"_s)));
    for (const auto &header : headers)
        facts->addHeader(header);
    BASALT_TRY(const auto parameters, readTexts(u"request.query"_s, sent.value(u"query"_s)));
    for (const auto &parameter : parameters)
        facts->addParameter(parameter);
    variables.request = std::move(facts);
    BASALT_TRY(const auto claims, readTexts(u"context"_s, QJsonValue(input.context.value_or(QJsonObject()))));
    for (const auto &[name, value] : claims)
        variables.authContext.insert(name, value);
    return {};
}

Result<schema::CollectionPtr> find(const schema::SchemaSnapshot &schema, const auth::Principal &caller, const QByteArray &name)
{
    if (!caller.superadmin)
        return Error::of(Code::SuperadminRequired);
    auto collection = schema.byName(name);
    if (!collection)
        return Error::of(Code::CollectionNotFound);
    return collection;
}

} // namespace

Result<QByteArray> RuleTrial::validate(const auth::Principal &caller, const RuleDraft &draft) const
{
    const auto schema = m_registry.current();
    BASALT_TRY(const auto collection, find(*schema, caller, draft.collection));
    std::optional<Error> fault;
    if (draft.operation) {
        if (auto rule = rules::Rule::parse(draft.text, *collection, *schema, *draft.operation); !rule)
            fault = std::move(rule).error();
    } else if (!draft.text.isEmpty()) {
        const rules::Subject about{*collection, *schema, rules::Purpose::Filter};
        if (auto filter = rules::parseCondition(draft.text, about, u"filter"_s); !filter)
            fault = std::move(filter).error();
    }
    core::JsonWriter json(128);
    json.beginObject().flag("valid", !fault);
    if (fault) {
        json.key("errors").beginArray();
        for (const FieldError &error : fault->fields) {
            json.beginObject().member("field", error.field.toUtf8()).member("message", error.message.toUtf8());
            json.member("code", error.code.toUtf8()).endObject();
        }
        json.endArray();
    }
    return json.endObject().take();
}

void RuleTrial::test(db::Session &session, const auth::Principal &caller, RuleTrialInput input,
                     db::Completion<QByteArray> done) const
{
    RecordRequest request(m_registry);
    auto collection = find(*request.schema, caller, input.draft.collection);
    if (!collection)
        return done(std::move(collection).error());
    request.collection = std::move(*collection);
    if (request.collection->isView()) {
        return done(Error::invalid(
            u"collection"_s, u"Rules of a view are tried by reading it; only their text can be checked."_s, u"not_testable"_s));
    }
    if (auto mistake = mistakeIn(input))
        return done(std::move(*mistake));
    auto rule = rules::Rule::parse(input.draft.text, *request.collection, *request.schema, *input.draft.operation);
    if (!rule)
        return done(std::move(rule).error());
    request.grant.seesEverything = true;
    request.variables.now = core::formatTimestamp(m_clock.nowMs());
    if (auto unread = readSurroundings(input, request.variables); !unread)
        return done(std::move(unread).error());
    // As a read, with a read's limits: whatever the rule costs, no write waits for it.
    session.read<QByteArray>(
        [request = std::move(request), rule = std::move(*rule),
         input = std::move(input)](db::Connection &connection) -> Result<QByteArray> {
            const auto decision = Trial(connection, request, rule, input).decide();
            BASALT_TRY_VOID(request.guard.confirm(connection, false));
            if (!decision)
                return decision.error();
            core::JsonWriter json(64);
            return json.beginObject().flag("result", decision->result).member("reason", decision->reason).endObject().take();
        },
        std::move(done));
}

} // namespace basalt::records
