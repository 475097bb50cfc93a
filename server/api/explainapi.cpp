// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/explainapi.h"

#include "api/accessjson.h"
#include "api/explanationjson.h"
#include "api/handling.h"
#include "api/operationname.h"
#include "api/untilsettled.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView
    kExplainSchema(R"({"type":"object","properties":{"user_id":{"type":["string","null"]},"permission":{"type":"string"},)"
                   R"("collection":{"type":"string"},"operation":{"enum":["list","view","create","update","delete"]},)"
                   R"("record_id":{"type":"string"},"data":{"type":"object"},"rule":{"type":["string","null"]}}})");
constexpr QByteArrayView kExplanationSchema(
    R"({"type":"object","properties":{"allowed":{"type":["boolean","null"]},"decided_by":{"enum":["status","account",)"
    R"("superadmin","access_list","owner","permissions","fields","rule","source"]},"user":{"type":["object","null"]},)"
    R"("permission":{"type":"string"},"steps":{"type":"array","items":{"type":"object","properties":{)"
    R"("step":{"type":"string"},"outcome":{"enum":["passes","allows","refuses","depends"]},)"
    R"("reason":{"type":["string","null"]}}}},"sources":{"type":"array","items":{"type":"object"}},)"
    R"("looked_at":{"type":"array","items":{"type":"object"}},"access_list":{"type":["object","null"]},)"
    R"("rule":{"type":["object","null"]},)"
    R"("sql":{"type":["object","null"]},"fields":{"type":["object","null"]},"records":{"type":["object","null"]},)"
    R"("records_in_account":{"type":["object","null"]},"remedies":{"type":"array","items":{"type":"object"}},)"
    R"("milliseconds":{"type":"number"}}})");

constexpr QByteArrayView kChangeSchema(
    R"({"type":"object","properties":{"collection":{"type":"string"},"operation":{"enum":["list","view","update","delete"]},)"
    R"("rule":{"type":["string","null"]},"permission_set_id":{"type":"string","description":"in place of a rule"},)"
    R"("permissions":{"type":"array","items":{"type":"string"}},"add":{"type":"array","items":{"type":"string"}},)"
    R"("remove":{"type":"array","items":{"type":"string"}},"is_assignable":{"type":"boolean"}}})");
constexpr QByteArrayView kDifferenceSchema(
    R"({"type":"object","properties":{"users_looked_at":{"type":"integer"},"is_complete":{"type":"boolean"},)"
    R"("gaining":{"type":"integer"},"losing":{"type":"integer"},"gains":{"type":"array","items":{"type":"object"}},)"
    R"("losses":{"type":"array","items":{"type":"object"}},"records":{"type":"object"},)"
    R"("permissions":{"type":"array","items":{"type":"object"},"description":"of a permission set"},)"
    R"("anonymous":{"enum":["gains","loses",null]}}})");

/** Nothing but of a text that is there. */
QByteArray bytes(const std::optional<QString> &text)
{
    return text ? text->toUtf8() : QByteArray();
}

schema::Operation readOperation(BodyReader &body)
{
    const auto operation = operationNamed(body.requiredText("operation"_L1));
    if (!operation && body.has("operation"_L1))
        body.complain("operation"_L1, u"This is no operation of records."_s, "invalid_value"_L1);
    return operation.value_or(schema::Operation::List);
}

/** Null locks, an empty text opens. */
QByteArray readRule(BodyReader &body)
{
    constexpr qsizetype kMaxRule = 100'000; // the language has a limit of its own and says more
    const auto rule = body.text("rule"_L1, kMaxRule);
    return rule ? (rule->isEmpty() ? QByteArray("") : rule->toUtf8()) : QByteArray();
}

explain::RecordQuestion readRecordQuestion(BodyReader &body)
{
    explain::RecordQuestion question;
    question.userId = bytes(body.text("user_id"_L1));
    if (!body.has("user_id"_L1))
        body.complain("user_id"_L1, u"Name a user, or send null for somebody who is not signed in."_s, "required"_L1);
    question.collection = body.requiredText("collection"_L1).toUtf8();
    question.operation = readOperation(body);
    question.recordId = bytes(body.text("record_id"_L1));
    if (body.object("data"_L1))
        question.data = body.json().value("data"_L1).toObject();
    if (body.has("rule"_L1))
        question.rule = readRule(body);
    return question;
}

auto answer(Reply reply)
{
    return answerJson<explain::Explanation>(std::move(reply), 200, writeExplanation);
}

} // namespace

std::vector<http::Route> ExplainApi::routes()
{
    const auto to = handlersOf(this);
    return {
        {Method::Post,
         "/api/v1/access/explain",
         http::Access::User,
         to(&ExplainApi::explain),
         {"access", "Tell why somebody may or may not do something, and what would change it", kExplainSchema,
          kExplanationSchema}},
        {Method::Post,
         "/api/v1/access/diff",
         http::Access::User,
         to(&ExplainApi::diff),
         {"access", "Tell who gains and who loses what by another rule or permission set, as everything is now", kChangeSchema,
          kDifferenceSchema}},
    };
}

void ExplainApi::explain(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    if (!body->has("permission"_L1)) {
        auto question = readRecordQuestion(*body);
        if (isRefused(*body, reply))
            return;
        untilSettled<explain::Explanation>(
            [this, request, question = std::move(question)](auto done) {
                m_explainer.explain(*request->session, request->principal, question, std::move(done));
            },
            answer(std::move(reply)));
        return;
    }
    explain::PermissionQuestion question;
    question.permission = body->requiredText("permission"_L1).toUtf8();
    question.userId = bytes(body->text("user_id"_L1));
    if (body->has("user_id"_L1) && body->isNull("user_id"_L1))
        body->complain("user_id"_L1, u"Who is not signed in holds nothing."_s, "invalid_value"_L1);
    if (question.userId.isNull())
        question.userId = request->principal.userId;
    if (body->has("collection"_L1))
        body->complain("permission"_L1, u"Ask about a permission or about a collection."_s, "conflicting_parameters"_L1);
    if (isRefused(*body, reply))
        return;
    m_explainer.explain(*request->session, request->principal, std::move(question), answer(std::move(reply)));
}

void ExplainApi::diff(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    if (body->has("permission_set_id"_L1))
        return diffOfSet(request, *body, std::move(reply));
    // Rules are the operator's.
    if (!request->principal.superadmin)
        return reply.fail(Error::of(Code::SuperadminRequired));
    explain::RuleChange change;
    change.collection = body->requiredText("collection"_L1).toUtf8();
    change.operation = readOperation(*body);
    change.rule = readRule(*body);
    if (!body->has("rule"_L1))
        body->complain("rule"_L1, u"This is required; null locks."_s, "required"_L1);
    if (isRefused(*body, reply))
        return;
    untilSettled<explain::Difference>(
        [this, request, change = std::move(change)](auto done) {
            m_diff.compare(*request->session, request->principal, change, std::move(done));
        },
        answerJson<explain::Difference>(std::move(reply), 200, writeDifference));
}

void ExplainApi::diffOfSet(const RequestPtr &request, BodyReader &body, Reply reply)
{
    explain::SetChange change;
    change.setId = body.requiredText("permission_set_id"_L1).toUtf8();
    change.permissions = body.texts("permissions"_L1, kMaxPermissions);
    change.added = body.texts("add"_L1, kMaxPermissions).value_or(QList<QByteArray>());
    change.removed = body.texts("remove"_L1, kMaxPermissions).value_or(QList<QByteArray>());
    change.isAssignable = body.flag("is_assignable"_L1);
    for (const auto other : {"collection"_L1, "operation"_L1, "rule"_L1}) {
        if (body.has(other))
            body.complain(other, u"Ask about a rule or about a permission set."_s, "conflicting_parameters"_L1);
    }
    if (isRefused(body, reply))
        return;
    m_setDiff.compare(*request->session, request->principal, std::move(change),
                      answerJson<explain::SetDifference>(std::move(reply), 200, writeSetDifference));
}

} // namespace basalt::api
