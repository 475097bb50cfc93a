// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/ruletrial.h"

#include "core/ids.h"
#include "core/jsonwriter.h"
#include "core/timestamp.h"
#include "db/queryplan.h"
#include "records/listquery.h"
#include "records/readsettled.h"
#include "records/recordstore.h"
#include "records/requestmethod.h"
#include "records/ruledecision.h"
#include "records/viewdecision.h"
#include "rules/sqlcompiler.h"
#include "rules/sqldepth.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

namespace {

using schema::Operation;

constexpr qsizetype kMaxClaimValues = 100;

Result<schema::RecordValues> readRecord(db::Connection &connection, const schema::Collection &collection, const QByteArray &id)
{
    std::optional<StoredRecord> stored;
    if (core::isId(id)) {
        BASALT_TRY(stored, RecordStore(connection).find(collection, id));
    }
    if (!stored)
        return Error::invalid(u"record_id"_s, u"There is no such record."_s, u"not_found"_s);
    return std::move(stored->values);
}

/** One trial inside its job. */
Result<Decision> decideOne(db::Connection &connection, const RecordRequest &request, const rules::Rule &rule,
                           const RuleTrialInput &input)
{
    if (const auto early = RuleDecision::beforeRecord(rule, !input.userId.isNull()))
        return *early;
    BASALT_TRY(const auto caller, RuleDecision::callerOf(connection, input.userId, request.variables));
    RuleDecision decision(connection, request, rule, variablesOf(caller, request.variables.now));
    if (input.recordId.isNull())
        return decision.ofNew(*input.data);
    BASALT_TRY(const auto record, readRecord(connection, *request.collection, input.recordId));
    return decision.ofStored(record, input.data);
}

/** The same of a row of a view. */
Result<Decision> decideRow(db::Connection &connection, const RecordRequest &request, const GrantBook &grants,
                           const rules::Rule &rule, const RuleTrialInput &input)
{
    ViewDecision decision(connection, request, grants, rule, *input.draft.operation);
    BASALT_TRY_VOID(decision.find({input.recordId}));
    BASALT_TRY(const auto caller, RuleDecision::callerOf(connection, input.userId, request.variables));
    BASALT_TRY(const auto decisions, decision.of(caller));
    return decisions.front();
}

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

/** One text, or an array of them. */
Result<QList<QByteArray>> readClaim(const QString &place, const QJsonValue &value)
{
    const QJsonArray values = value.isArray() ? value.toArray() : QJsonArray{value};
    if (values.size() > kMaxClaimValues)
        return Error::invalid(place, u"At most %1 values."_s.arg(kMaxClaimValues), u"too_many"_s);
    QList<QByteArray> texts;
    for (const QJsonValue &each : values) {
        if (!each.isString())
            return Error::invalid(place, u"This must be a text or an array of texts."_s, u"invalid_type"_s);
        texts.append(each.toString().toUtf8());
    }
    return texts;
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
    const QJsonObject claims = input.context.value_or(QJsonObject());
    for (auto claim = claims.begin(); claim != claims.end(); ++claim) {
        BASALT_TRY(auto values, readClaim(u"context."_s + claim.key(), claim.value()));
        variables.authContext.insert(claim.key().toUtf8(), std::move(values));
    }
    return {};
}

/** The fields of a record as a client would send them to make another one like it. */
QJsonObject asData(const schema::Collection &collection, const db::Dialect &dialect, const schema::RecordValues &record)
{
    const Projection sent(
        collection, dialect,
        [&collection](const schema::Field &field) {
            return !field.isComputed() && collection.columnIndex(field.name) >= schema::kSystemColumnCount;
        },
        [](const schema::Field &) { return false; });
    QByteArray json;
    sent.write(json, record, {});
    return QJsonDocument::fromJson(json).object();
}

void writeCell(core::JsonWriter &json, const Result<Decision> &decided)
{
    json.beginObject().key("result");
    if (decided)
        json.boolean(decided->result).member("reason", decided->reason);
    else // such a record could not be made, or the rule reads others
        json.null().member("reason", "not_testable").member("message", decided.error().fields.value(0).message);
    json.endObject();
}

/** Every user with every row of a view. */
Result<QByteArray> decideAllRows(db::Connection &connection, const RecordRequest &request, const GrantBook &grants,
                                 const rules::Rule &rule, const RuleTableInput &input)
{
    ViewDecision decision(connection, request, grants, rule, *input.draft.operation);
    BASALT_TRY_VOID(decision.find(input.recordIds));
    core::JsonWriter json(64 * (1 + input.userIds.size() * input.recordIds.size()));
    json.beginObject().key("rows").beginArray();
    for (const QByteArray &userId : input.userIds) {
        BASALT_TRY(const auto caller, RuleDecision::callerOf(connection, userId, request.variables));
        BASALT_TRY(const auto decisions, decision.of(caller));
        json.beginArray();
        for (const Decision &each : decisions)
            writeCell(json, each);
        json.endArray();
    }
    return json.endArray().endObject().take();
}

/** Every user with every record; for creating, with a new record like it. */
Result<QByteArray> decideAll(db::Connection &connection, const RecordRequest &request, const rules::Rule &rule,
                             const RuleTableInput &input)
{
    const bool isCreate = input.draft.operation == Operation::Create;
    std::vector<schema::RecordValues> records;
    std::vector<QJsonObject> sent; // for creating
    for (const QByteArray &id : input.recordIds) {
        BASALT_TRY(auto record, readRecord(connection, *request.collection, id));
        if (isCreate)
            sent.push_back(asData(*request.collection, connection.dialect(), record));
        records.push_back(std::move(record));
    }
    core::JsonWriter json(64 * (1 + input.userIds.size() * input.recordIds.size()));
    json.beginObject().key("rows").beginArray();
    for (const QByteArray &userId : input.userIds) {
        BASALT_TRY(const auto caller, RuleDecision::callerOf(connection, userId, request.variables));
        const rules::Variables variables = variablesOf(caller, request.variables.now);
        const auto early = RuleDecision::beforeRecord(rule, !userId.isNull());
        json.beginArray();
        for (size_t i = 0; i < records.size(); ++i) {
            RuleDecision decision(connection, request, rule, variables);
            const Result<Decision> decided = early ? *early
                : isCreate                         ? decision.ofNew(sent[i])
                                                   : decision.ofStored(records[i], std::nullopt);
            if (!decided && decided.error().code != Code::ValidationFailed)
                return decided.error();
            writeCell(json, decided);
        }
        json.endArray();
    }
    return json.endArray().endObject().take();
}

/** What the database says of a statement, and how long it takes on what is there today. */
Result<void> writePlan(core::JsonWriter &json, db::Connection &connection, QByteArrayView purpose,
                       const SqlStatement &statement)
{
    BASALT_TRY(const auto steps, db::explain(connection, statement.sql, statement.binds));
    qint64 count = 0;
    QElapsedTimer timer;
    timer.start();
    {
        BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
        for (;; ++count) {
            BASALT_TRY(const bool more, rows.next());
            if (!more)
                break;
        }
    }
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    json.beginObject().member("purpose", purpose).member("sql", statement.sql).key("steps").beginArray();
    for (const QByteArray &step : steps)
        json.string(step);
    json.endArray().member("rows", count);
    json.key("milliseconds").real(milliseconds).endObject();
    return {};
}

/** Of the newest record; where there is none, one that is not there. */
Result<QByteArray> anyId(db::Connection &connection, const RecordRequest &request)
{
    SqlStatement statement;
    const QByteArray from =
        grantedRows(*request.collection, connection.dialect(), request.grant, request.variables, statement.binds);
    statement.sql = "SELECT r.\"id\"" + from + " ORDER BY r.\"id\" DESC LIMIT 1";
    BASALT_TRY(auto rows, connection.query(statement.sql, statement.binds));
    BASALT_TRY(const bool found, rows.next());
    return found ? rows.string(0) : QByteArray("00000000-0000-7000-8000-000000000000");
}

/** The statements that requests under this rule cause: a page and its total of lists, else that of one record. */
Result<QByteArray> planOf(db::Connection &connection, const RecordRequest &request, const GrantBook &grants,
                          const rules::Rule &rule, Operation operation, const QByteArray &userId)
{
    BASALT_TRY(const auto caller, RuleDecision::callerOf(connection, userId, request.variables));
    const rules::Variables variables = variablesOf(caller, request.variables.now);
    const schema::Collection &collection = *request.collection;
    const db::Dialect &dialect = connection.dialect();
    core::JsonWriter json(1024);
    json.beginObject().key("statements").beginArray();
    rules::CollectionRules rules;
    rules[static_cast<size_t>(operation)] = rule;
    const auto granted = grants.grantOf(caller, request.schema, request.collection, rules, operation);
    const bool isAsked = granted && !RuleDecision::beforeRecord(rule, true);
    Grant grant = granted.value_or(Grant());
    grant.seesEverything = !collection.isView(); // all fields are read
    if (isAsked && operation == Operation::List) {
        const ListInput input;
        BASALT_TRY(const auto list, ListQuery::create(collection, *request.schema, dialect, grant, input, {}));
        const Projection whole(
            collection, dialect, [&](const schema::Field &field) { return maySee(grant, collection, operation, field); },
            [](const schema::Field &) { return false; });
        BASALT_TRY_VOID(writePlan(json, connection, "page", list.page(whole, variables)));
        BASALT_TRY_VOID(writePlan(json, connection, "total", list.total(variables, 0).count));
    } else if (isAsked && !(operation == Operation::Create && (!grant.rule || rules::isLocal(*rule.condition)))) {
        SqlStatement statement;
        const QByteArray rows = grantedRows(collection, dialect, grant, variables, statement.binds);
        BASALT_TRY(auto id, anyId(connection, request));
        statement.sql = "SELECT r.\"id\"" + rows + " AND r.\"id\" = ";
        statement.sql += statement.bind(std::move(id));
        BASALT_TRY_VOID(writePlan(json, connection, "record", statement));
    }
    return json.endArray().endObject().take();
}

/** How faults of a draft name it. */
QString placeOf(const RuleDraft &draft)
{
    return draft.operation ? QString::fromUtf8(schema::operationName(*draft.operation)) + u"_rule"_s : u"filter"_s;
}

/** Null where the draft asks nothing of a record. */
Result<rules::Condition> parseDraft(const RuleDraft &draft, const schema::Collection &collection,
                                    const schema::SchemaSnapshot &schema, const rules::TextLimits &filterLimits)
{
    if (draft.operation) {
        BASALT_TRY(auto rule, rules::Rule::parse(draft.text, collection, schema, *draft.operation));
        return std::move(rule.condition);
    }
    if (draft.text.isEmpty())
        return rules::Condition();
    rules::Subject about{collection, schema, rules::Purpose::Filter};
    about.limits = filterLimits;
    return rules::parseCondition(draft.text, about, placeOf(draft));
}

/** What is told of a draft with these faults. */
QByteArray validity(const QList<FieldError> &faults)
{
    core::JsonWriter json(128);
    json.beginObject().flag("valid", faults.isEmpty());
    if (!faults.isEmpty()) {
        json.key("errors").beginArray();
        for (const FieldError &fault : faults) {
            json.beginObject().member("field", fault.field.toUtf8()).member("message", fault.message.toUtf8());
            json.member("code", fault.code.toUtf8()).endObject();
        }
        json.endArray();
    }
    return json.endObject().take();
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

void RuleTrial::validate(db::Session &session, const auth::Principal &caller, const RuleDraft &draft,
                         db::Completion<QByteArray> done) const
{
    const auto schema = m_registry.current();
    auto found = find(*schema, caller, draft.collection);
    if (!found)
        return done(std::move(found).error());
    const schema::CollectionPtr collection = std::move(*found);
    auto condition = parseDraft(draft, *collection, *schema, m_filterLimits);
    if (!condition)
        return done(validity(condition.error().fields));
    if (!*condition)
        return done(validity({}));
    session.read<QByteArray>(
        [schema, collection, condition = std::move(*condition),
         place = placeOf(draft)](db::Connection &connection) -> Result<QByteArray> {
            const rules::Variables nobody = rules::Variables::ofNobody();
            std::vector<db::Value> binds;
            rules::SqlCompiler compiler(*collection, connection.dialect(), "r", nobody, binds);
            if (rules::nestsTooDeep(connection, compiler.compile(*condition)))
                return validity({{place, Error::of(Code::QueryTooDeep).message, u"too_deep"_s}});
            return validity({});
        },
        std::move(done));
}

Result<RuleTrial::Prepared> RuleTrial::prepare(const auth::Principal &caller, const RuleDraft &draft) const
{
    auto request = std::make_shared<RecordRequest>(m_registry);
    BASALT_TRY(request->collection, find(*request->schema, caller, draft.collection));
    const bool reads = draft.operation == Operation::List || draft.operation == Operation::View;
    if (request->collection->isView() && !reads)
        return Error::invalid(u"operation"_s, u"A view is only read."_s, u"invalid_value"_s);
    BASALT_TRY(auto rule, rules::Rule::parse(draft.text, *request->collection, *request->schema, *draft.operation));
    auth::Principal everywhere = caller;
    everywhere.chosenAccountId = QByteArray();
    BASALT_TRY(request->grant, m_grants.grantOf(everywhere, request->schema, request->collection, {}, *draft.operation));
    request->variables.now = core::formatTimestamp(m_clock.nowMs());
    request->variables.request = std::make_shared<core::RequestFacts>(methodOf(*draft.operation));
    return Prepared{std::move(request), std::make_shared<const rules::Rule>(std::move(rule))};
}

void RuleTrial::test(db::Session &session, const auth::Principal &caller, RuleTrialInput input,
                     db::Completion<QByteArray> done) const
{
    auto prepared = prepare(caller, input.draft);
    if (!prepared)
        return done(std::move(prepared).error());
    if (auto mistake = mistakeIn(input))
        return done(std::move(*mistake));
    if (auto unread = readSurroundings(input, prepared->request->variables); !unread)
        return done(std::move(unread).error());
    // As a read, with a read's limits: whatever the rule costs, no write waits for it.
    session.read<QByteArray>(
        [grants = m_grants, prepared = std::move(*prepared),
         input = std::move(input)](db::Connection &connection) -> Result<QByteArray> {
            const RecordRequest &request = *prepared.request;
            auto decided = request.collection->isView() ? decideRow(connection, request, grants, *prepared.rule, input)
                                                        : decideOne(connection, request, *prepared.rule, input);
            BASALT_TRY(const auto decision, settled(connection, request, std::move(decided)));
            BASALT_TRY_VOID(request.guard.confirm(connection, false));
            core::JsonWriter json(64);
            return json.beginObject().flag("result", decision.result).member("reason", decision.reason).endObject().take();
        },
        std::move(done));
}

void RuleTrial::table(db::Session &session, const auth::Principal &caller, RuleTableInput input,
                      db::Completion<QByteArray> done) const
{
    auto prepared = prepare(caller, input.draft);
    if (!prepared)
        return done(std::move(prepared).error());
    session.read<QByteArray>(
        [grants = m_grants, prepared = std::move(*prepared),
         input = std::move(input)](db::Connection &connection) -> Result<QByteArray> {
            const RecordRequest &request = *prepared.request;
            auto decided = request.collection->isView() ? decideAllRows(connection, request, grants, *prepared.rule, input)
                                                        : decideAll(connection, request, *prepared.rule, input);
            BASALT_TRY(auto json, settled(connection, request, std::move(decided)));
            BASALT_TRY_VOID(request.guard.confirm(connection, false));
            return json;
        },
        std::move(done));
}

void RuleTrial::plan(db::Session &session, const auth::Principal &caller, RuleDraft draft, QByteArray userId,
                     db::Completion<QByteArray> done) const
{
    auto prepared = prepare(caller, draft);
    if (!prepared)
        return done(std::move(prepared).error());
    session.read<QByteArray>(
        [grants = m_grants, prepared = std::move(*prepared), operation = *draft.operation,
         userId = std::move(userId)](db::Connection &connection) -> Result<QByteArray> {
            const RecordRequest &request = *prepared.request;
            BASALT_TRY(auto json,
                       settled(connection, request, planOf(connection, request, grants, *prepared.rule, operation, userId)));
            BASALT_TRY_VOID(request.guard.confirm(connection, false));
            return json;
        },
        std::move(done));
}

} // namespace basalt::records
