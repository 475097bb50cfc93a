// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/invitationactionsapi.h"

#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/invitationactionjson.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr qsizetype kMaxActionResult = 4000; ///< bytes of JSON

constexpr QByteArrayView kActionSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"invitation_id":{"type":"string"},"account_id":{"type":"string"},)"
    R"("type":{"type":"string"},"executor":{"enum":["database","backend","external"]},"phase":{"type":"string"},)"
    R"("condition":{"type":"string"},"sequence":{"type":"integer"},"is_required":{"type":"boolean"},)"
    R"("status":{"enum":["pending","processing","completed","failed","skipped"]},"payload":{"type":"object"},)"
    R"("result":{"type":["object","null"]},"error":{"type":["string","null"]},"created_at":{"type":"string"},)"
    R"("started_at":{"type":["string","null"]},"ended_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kActionsSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"}}})");
constexpr QByteArrayView kActionDoneSchema(R"({"type":"object","properties":{"result":{"type":"object"}}})");
constexpr QByteArrayView
    kNotDoneSchema(R"({"type":"object","required":["reason"],"properties":{"reason":{"type":"string","maxLength":1000}}})");

} // namespace

std::vector<http::Route> InvitationActionsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/invitation-actions",
         User,
         to(&InvitationActionsApi::list),
         {"invitations",
          "List what is done along with invitations, the oldest first",
          {},
          kActionsSchema,
          "invitation_id,status,type,account_id,page,page_size"}},
        {Method::Post,
         "/api/v1/invitation-actions/{action}/complete",
         User,
         to(&InvitationActionsApi::complete),
         {"invitations", "Report that an action in the application's hands is done", kActionDoneSchema, kActionSchema}},
        {Method::Post,
         "/api/v1/invitation-actions/{action}/fail",
         User,
         to(&InvitationActionsApi::fail),
         {"invitations", "Report that an action in the application's hands did not succeed", kNotDoneSchema, kActionSchema}},
    };
}

void InvitationActionsApi::list(const RequestPtr &request, Reply reply)
{
    constexpr QByteArrayView kStatuses[]{"pending", "processing", "completed", "failed", "skipped"};
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    const auto status = query.choice("status"_L1, {"pending", "processing", "completed", "failed", "skipped"});
    if (isRefused(query, reply))
        return;
    orgs::ActionQuery actions;
    actions.offset = window.offset();
    actions.limit = window.size;
    actions.invitationId = query.text("invitation_id"_L1).value_or(QByteArray());
    actions.type = query.text("type"_L1).value_or(QByteArray());
    if (status)
        actions.status = kStatuses[*status].toByteArray();
    m_actions.list(*request->session, request->principal, query.text("account_id"_L1).value_or(QByteArray()),
                   std::move(actions),
                   answerJson<auth::Page<orgs::InvitationAction>>(
                       std::move(reply), 200, [](JsonWriter &out, const auth::Page<orgs::InvitationAction> &page) {
                           out.beginObject().key("items").beginArray();
                           for (const orgs::InvitationAction &action : page.items)
                               writeAction(out, action);
                           out.endArray().member("total", page.total).endObject();
                       }));
}

void InvitationActionsApi::complete(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    orgs::ActionReport done;
    done.isDone = true;
    const auto result = body->object("result"_L1);
    if (result && result->size() > kMaxActionResult)
        body->complain("result"_L1, u"At most %1 bytes."_s.arg(kMaxActionResult), "too_long"_L1);
    if (isRefused(*body, reply))
        return;
    if (result)
        done.result = QJsonDocument::fromJson(*result).object();
    report(request, std::move(reply), std::move(done));
}

void InvitationActionsApi::fail(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    orgs::ActionReport failed;
    failed.reason = body->requiredText("reason"_L1, orgs::kMaxReason);
    if (isRefused(*body, reply))
        return;
    report(request, std::move(reply), std::move(failed));
}

void InvitationActionsApi::report(const RequestPtr &request, Reply reply, orgs::ActionReport report)
{
    m_actions.report(*request->session, {request->principal, http::auditActor(*request)}, request->pathParameter("action"),
                     std::move(report), answerJson<orgs::InvitationAction>(std::move(reply), 200, writeAction));
}

} // namespace basalt::api
