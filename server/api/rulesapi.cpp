// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/rulesapi.h"

#include "api/bodyreader.h"
#include "api/operationname.h"
#include "api/untilsettled.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Access;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kDraftSchema(
    R"({"type":"object","required":["collection","rule"],"properties":{"collection":{"type":"string"},"rule":{"type":)"
    R"(["string","null"]},"operation":{"type":"string","enum":["list","view","create","update","delete","filter"]}}})");
constexpr QByteArrayView kTrialSchema(
    R"({"type":"object","required":["collection","rule","operation"],"properties":{"collection":{"type":"string"},"rule":)"
    R"({"type":["string","null"]},"operation":{"type":"string","enum":["list","view","create","update","delete"]},)"
    R"("record_id":{"type":"string"},"user_id":{"type":"string"},"data":{"type":"object"},"context":{"type":"object",)"
    R"("additionalProperties":{"oneOf":[{"type":"string"},{"type":"array","maxItems":100,"items":{"type":"string"}}]}},)"
    R"("request":{"type":"object","properties":{"method":{"type":"string"},"headers":{"type":"object"},)"
    R"("query":{"type":"object"}}}}})");
constexpr QByteArrayView kTableSchema(
    R"({"type":"object","required":["collection","rule","operation","user_ids","record_ids"],"properties":{"collection":)"
    R"({"type":"string"},"rule":{"type":["string","null"]},"operation":{"type":"string","enum":["list","view","create",)"
    R"("update","delete"]},"user_ids":{"type":"array","maxItems":20,"items":{"type":["string","null"]}},"record_ids":)"
    R"({"type":"array","maxItems":20,"items":{"type":"string"}}}})");
constexpr QByteArrayView kRowsSchema(
    R"({"type":"object","required":["rows"],"properties":{"rows":{"type":"array","items":{"type":"array","items":)"
    R"({"type":"object","required":["result","reason"],"properties":{"result":{"type":["boolean","null"]},"reason":)"
    R"({"type":"string","enum":["locked","open","not_signed_in","other_account","source","condition","not_testable"]},)"
    R"("message":{"type":"string"}}}}}}})");
constexpr QByteArrayView kPlanDraftSchema(
    R"({"type":"object","required":["collection","rule","operation","user_id"],"properties":{"collection":)"
    R"({"type":"string"},"rule":{"type":["string","null"]},"operation":{"type":"string","enum":["list","view","create",)"
    R"("update","delete"]},"user_id":{"type":"string"}}})");
constexpr QByteArrayView kRulePlanSchema(
    R"({"type":"object","required":["statements"],"properties":{"statements":{"type":"array","items":{"type":"object",)"
    R"("properties":{"purpose":{"type":"string","enum":["page","total","record"]},"sql":{"type":"string"},"steps":)"
    R"({"type":"array","items":{"type":"string"}},"rows":{"type":"integer"},)"
    R"("milliseconds":{"type":"number"}}}}}})");
constexpr QByteArrayView kValiditySchema(
    R"({"type":"object","required":["valid"],"properties":{"valid":{"type":"boolean"},"errors":{"type":"array","items":)"
    R"({"type":"object"}}}})");
constexpr QByteArrayView kDecisionSchema(
    R"({"type":"object","required":["result","reason"],"properties":{"result":{"type":"boolean"},"reason":{"type":"string",)"
    R"("enum":["locked","open","not_signed_in","other_account","source","condition",)"
    R"("condition_after_change"]}}})");

/** `filter` stands for no operation where it is allowed. */
records::RuleDraft readDraft(BodyReader &body, bool mayBeFilter)
{
    constexpr qsizetype kMaxRule = 100'000; // the language has a limit of its own and says more
    records::RuleDraft draft;
    draft.collection = body.requiredText("collection"_L1).toUtf8();
    const QString operation = body.text("operation"_L1).value_or(mayBeFilter ? u"filter"_s : QString());
    draft.operation = operationNamed(operation);
    if (!draft.operation && !(mayBeFilter && operation == u"filter"_s))
        body.complain("operation"_L1, u"This is no operation of records."_s, "invalid_value"_L1);
    if (!body.has("rule"_L1))
        body.complain("rule"_L1, u"This is required."_s, "required"_L1);
    else if (const auto text = body.text("rule"_L1, kMaxRule))
        draft.text = text->isEmpty() ? QByteArray("") : text->toUtf8();
    return draft;
}

/** Ids as texts; where somebody who is not signed in is meant, null. */
QList<QByteArray> readIds(BodyReader &body, QLatin1StringView name, bool mayBeNull)
{
    constexpr qsizetype kMaxIds = 20;
    const QJsonValue value = body.json().value(name);
    const QJsonArray array = value.toArray();
    if (!value.isArray() || array.isEmpty()) {
        body.complain(name, u"This must be a list of at least one id."_s, "invalid_type"_L1);
        return {};
    }
    if (array.size() > kMaxIds)
        body.complain(name, u"At most %1 at once."_s.arg(kMaxIds), "too_many_values"_L1);
    QList<QByteArray> ids;
    for (const QJsonValue &id : array) {
        if (id.isNull() && mayBeNull) {
            ids.append(QByteArray());
        } else if (id.toString().isEmpty()) {
            body.complain(name, u"This must be a list of ids."_s, "invalid_type"_L1);
            return {};
        } else {
            ids.append(id.toString().toUtf8());
        }
    }
    return ids;
}

/** Sends what the trial makes. */
auto answerWith(Reply reply)
{
    return [reply = std::move(reply)](Result<QByteArray> answer) mutable {
        if (answer)
            reply.send(Response::json(200, std::move(*answer)));
        else
            reply.fail(answer.error());
    };
}

} // namespace

std::vector<http::Route> RulesApi::routes()
{
    const auto bind = [this](auto handler) {
        return [this, handler](const RequestPtr &request, Reply reply) { (this->*handler)(request, std::move(reply)); };
    };
    return {
        {Method::Post,
         "/api/v1/rules/validate",
         Access::Superadmin,
         bind(&RulesApi::validate),
         {"rules", "Whether a rule or filter is right for a collection", kDraftSchema, kValiditySchema}},
        {Method::Post,
         "/api/v1/rules/test",
         Access::Superadmin,
         bind(&RulesApi::test),
         {"rules", "What a rule decides for a user and a record; nothing is written", kTrialSchema, kDecisionSchema}},
        {Method::Post,
         "/api/v1/rules/table",
         Access::Superadmin,
         bind(&RulesApi::table),
         {"rules", "What a rule decides for several users and several records", kTableSchema, kRowsSchema}},
        {Method::Post,
         "/api/v1/rules/plan",
         Access::Superadmin,
         bind(&RulesApi::plan),
         {"rules", "How the database goes about the requests of a user under a rule, and how long it takes", kPlanDraftSchema,
          kRulePlanSchema}},
    };
}

void RulesApi::validate(const RequestPtr &request, Reply reply)
{
    auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    const records::RuleDraft draft = readDraft(*body, true);
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    m_trial.validate(*request->session, request->principal, draft, answerWith(std::move(reply)));
}

void RulesApi::test(const RequestPtr &request, Reply reply)
{
    auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    records::RuleTrialInput input;
    input.draft = readDraft(*body, false);
    if (const auto user = body->text("user_id"_L1))
        input.userId = user->toUtf8();
    if (const auto record = body->text("record_id"_L1))
        input.recordId = record->toUtf8();
    const auto readObject = [&body](QLatin1StringView name, std::optional<QJsonObject> &object) {
        if (body->object(name))
            object = body->json().value(name).toObject();
    };
    readObject("data"_L1, input.data);
    readObject("request"_L1, input.request);
    readObject("context"_L1, input.context);
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    untilSettled<QByteArray>([this, request, input = std::move(input)](
                                 auto done) { m_trial.test(*request->session, request->principal, input, std::move(done)); },
                             answerWith(std::move(reply)));
}

void RulesApi::table(const RequestPtr &request, Reply reply)
{
    auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    records::RuleTableInput input;
    input.draft = readDraft(*body, false);
    input.userIds = readIds(*body, "user_ids"_L1, true);
    input.recordIds = readIds(*body, "record_ids"_L1, false);
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    untilSettled<QByteArray>([this, request, input = std::move(input)](
                                 auto done) { m_trial.table(*request->session, request->principal, input, std::move(done)); },
                             answerWith(std::move(reply)));
}

void RulesApi::plan(const RequestPtr &request, Reply reply)
{
    auto body = BodyReader::read(*request);
    if (!body)
        return reply.fail(body.error());
    const records::RuleDraft draft = readDraft(*body, false);
    const QByteArray userId = body->requiredText("user_id"_L1).toUtf8();
    if (const auto problem = body->problem())
        return reply.fail(*problem);
    untilSettled<QByteArray>(
        [this, request, draft, userId](auto done) {
            m_trial.plan(*request->session, request->principal, draft, userId, std::move(done));
        },
        answerWith(std::move(reply)));
}

} // namespace basalt::api
