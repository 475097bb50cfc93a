// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/invitationsapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/invitationactionjson.h"
#include "api/invitationjson.h"
#include "api/queryreader.h"
#include "http/requestactor.h"
#include "mail/mailtemplates.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxInvitedGroups = 100; ///< that are read; how many are taken the service says

constexpr QByteArrayView kNewInvitationSchema(
    R"({"type":"object","required":["email"],"properties":{"email":{"type":"string","format":"email"},)"
    R"("role_id":{"type":"integer"},"role":{"type":"string"},"groups":{"type":"array","items":{"type":"string"}},)"
    R"("message":{"type":"string","maxLength":1000},"actions":{"type":"array","maxItems":20,"items":{"type":"object",)"
    R"("required":["type"],"properties":{"type":{"type":"string"},"phase":{"enum":["on_create","on_accept","on_reject",)"
    R"("on_expired"]},"condition":{"type":"string"},"sequence":{"type":"integer"},"is_required":{"type":"boolean"},)"
    R"("payload":{"type":"object"}}}},"template":{"type":"string"},"overrides":{"type":"object"},"account_id":{"type":"string","description":"id, code or slug"}}})");
constexpr QByteArrayView kInvitationSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_id":{"type":"string"},"email":{"type":"string"},)"
    R"("role":{"type":"string"},"status":{"enum":["pending","accepted","processing",)"
    R"("completed","failed","rejected","revoked","expired"]},"actions":{"type":"array","items":{"type":"object"}},)"
    R"("expires_at":{"type":"string","format":"date-time"},"email_sent":{"type":"boolean"},)"
    R"("token":{"type":["string","null"]},"invitation_url":{"type":["string","null"]}}})");
constexpr QByteArrayView kInvitationsSchema(
    R"({"type":"object","properties":{"invitations":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"}}})");
constexpr QByteArrayView
    kSeenSchema(R"({"type":"object","properties":{"email":{"type":"string"},"account_name":{"type":"string"},)"
                R"("invited_by_name":{"type":"string"},"message":{"type":"string"},"status":{"type":"string"},)"
                R"("expires_at":{"type":"string","format":"date-time"},"is_valid":{"type":"boolean"}}})");
constexpr QByteArrayView
    kAcceptSchema(R"({"type":"object","properties":{"password":{"type":"string","minLength":12,"maxLength":128,)"
                  R"("description":"chosen by a newcomer; not needed by who is signed in"}}})");
constexpr QByteArrayView
    kAcceptedSchema(R"({"type":"object","properties":{"token":{"type":"string"},"refresh_token":{"type":"string"},)"
                    R"("expires_in":{"type":"integer"},"account":{"type":"object"},"user":{"type":"object"}}})");

constexpr QByteArrayView kOwnInvitationsSchema(
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},)"
    R"("account_id":{"type":"string"},"account_name":{"type":"string"},"role":{"type":"string"},)"
    R"("invited_by_name":{"type":"string"},"message":{"type":"string"},"created_at":{"type":"string"},)"
    R"("expires_at":{"type":"string"}}}},"total":{"type":"integer"}}})");

access::Asker inviter(const http::Request &request)
{
    return {request.principal, http::auditActor(request)};
}

db::Completion<orgs::SentInvitation> answerSent(Reply reply, int status)
{
    return [reply = std::move(reply), status](Result<orgs::SentInvitation> sent) mutable {
        if (!sent) {
            reply.fail(sent.error());
            return;
        }
        JsonWriter out;
        writeSentInvitation(out, *sent);
        Response response = Response::json(status, out.take());
        response.headers.set("Cache-Control", "no-store");
        reply.send(std::move(response));
    };
}

/** The new user signed in, or what is left to be done before he can. */
db::Completion<orgs::Accepted> answerAccepted(Reply reply)
{
    return [reply = std::move(reply)](Result<orgs::Accepted> accepted) mutable {
        if (!accepted) {
            reply.fail(accepted.error());
            return;
        }
        JsonWriter out(2048);
        out.beginObject();
        if (accepted->session) {
            writeSignedIn(out, *accepted->session);
        } else {
            out.member("message", QByteArrayView("Accepted; verify the e-mail address, then sign in"));
            out.key("account");
            writeSessionAccount(out, accepted->account);
            out.key("user");
            writeSessionUser(out, accepted->user);
        }
        out.endObject();
        Response response = Response::json(200, out.take());
        response.headers.set("Cache-Control", "no-store");
        reply.send(std::move(response));
    };
}

} // namespace

InvitationsApi::InvitationsApi(orgs::InvitationService &invitations, orgs::InvitationAnswers &answers)
    : m_invitations(invitations)
    , m_answers(answers)
{ }

std::vector<http::Route> InvitationsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Get,
         "/api/v1/invitations",
         User,
         to(&InvitationsApi::list),
         {"invitations",
          "List invitations, the newest first",
          {},
          kInvitationsSchema,
          "status_filter,search,account_id,page,page_size"}},
        {Method::Post,
         "/api/v1/invitations",
         User,
         to(&InvitationsApi::create),
         {"invitations", "Invite somebody", kNewInvitationSchema, kInvitationSchema, {}, 201}},
        {Method::Post,
         "/api/v1/invitations/{invitation}/resend",
         User,
         to(&InvitationsApi::renew),
         {"invitations", "Send another link; the one before is over", {}, kInvitationSchema}},
        {Method::Delete,
         "/api/v1/invitations/{invitation}",
         User,
         to(&InvitationsApi::revoke),
         {"invitations", "Take an invitation back", {}, {}, {}, 204}},
        {Method::Get,
         "/api/v1/invitations/{invitation}",
         Unchecked,
         to(&InvitationsApi::view),
         {"invitations", "Show an invitation to who has its token", {}, kSeenSchema}},
        {Method::Post,
         "/api/v1/invitations/{invitation}/accept",
         Anyone,
         to(&InvitationsApi::accept),
         {"invitations", "Accept an invitation with its token", kAcceptSchema, kAcceptedSchema}},
        {Method::Post,
         "/api/v1/invitations/{invitation}/reject",
         Unchecked,
         to(&InvitationsApi::reject),
         {"invitations", "Reject an invitation with its token", {}, {}, {}, 204}},
        {Method::Get,
         "/api/v1/auth/me/invitations",
         User,
         to(&InvitationsApi::listOwn),
         {"auth", "Open invitations to the caller's verified address", {}, kOwnInvitationsSchema, "page,page_size"}},
        {Method::Post,
         "/api/v1/auth/me/invitations/{invitation}/accept",
         User,
         to(&InvitationsApi::acceptOwn),
         {"auth", "Accept an invitation to the caller's verified address", {}, kAcceptedSchema}},
        {Method::Post,
         "/api/v1/auth/me/invitations/{invitation}/reject",
         User,
         to(&InvitationsApi::rejectOwn),
         {"auth", "Reject an invitation to the caller's verified address", {}, {}, {}, 204}},
    };
    for (http::Route &row : rows)
        row.tellsSecrets = true;
    return rows;
}

void InvitationsApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    constexpr QByteArrayView kStatuses[]{"pending", "accepted",   "rejected",  "revoked", "expired",
                                         "revoked", "processing", "completed", "failed"};
    const auto status = query.choice(
        "status_filter"_L1,
        {"pending", "accepted", "rejected", "revoked", "expired", "cancelled", "processing", "completed", "failed"});
    if (isRefused(query, reply))
        return;
    orgs::InvitationQuery invitations;
    invitations.offset = window.offset();
    invitations.limit = window.size;
    invitations.search = query.text("search"_L1).value_or(QByteArray());
    if (status)
        invitations.status = kStatuses[*status].toByteArray();
    m_invitations.list(
        *request->session, request->principal, query.text("account_id"_L1).value_or(QByteArray()), std::move(invitations),
        answerJson<auth::Page<orgs::Invitation>>(
            std::move(reply), 200, [now = m_invitations.now()](JsonWriter &out, const auth::Page<orgs::Invitation> &page) {
                out.beginObject().key("invitations").beginArray();
                for (const orgs::Invitation &invitation : page.items) {
                    out.beginObject();
                    writeInvitationMembers(out, invitation, now);
                    out.endObject();
                }
                out.endArray().member("total", page.total).endObject();
            }));
}

void InvitationsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    orgs::NewInvitation input;
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.roleId = body->integer("role_id"_L1);
    input.role = body->text("role"_L1).value_or(QString());
    input.groups = body->texts("groups"_L1, kMaxInvitedGroups).value_or(QList<QByteArray>());
    input.message = body->text("message"_L1).value_or(QString());
    if (const auto code = body->text("template"_L1))
        input.templateCode = code->toUtf8();
    const auto overrides = body->object("overrides"_L1);
    if (overrides && input.templateCode.isNull())
        body->complain("overrides"_L1, u"They are of a template's actions: name its template."_s, "not_applicable"_L1);
    const auto account = body->text("account_id"_L1);
    if (isRefused(*body, reply))
        return;
    auto actions = readActions(body->json().value("actions"_L1));
    if (!actions) {
        reply.fail(actions.error());
        return;
    }
    input.actions = std::move(*actions);
    if (overrides)
        input.overrides = QJsonDocument::fromJson(*overrides).object();
    input.locale = mail::localeFrom(request->headers.value("Accept-Language"));
    m_invitations.create(*request->session, inviter(*request), account ? account->toUtf8() : QByteArray(), std::move(input),
                         answerSent(std::move(reply), 201));
}

void InvitationsApi::renew(const RequestPtr &request, Reply reply)
{
    m_invitations.renew(*request->session, inviter(*request), request->pathParameter("invitation"),
                        answerSent(std::move(reply), 200));
}

void InvitationsApi::revoke(const RequestPtr &request, Reply reply)
{
    m_invitations.revoke(*request->session, inviter(*request), request->pathParameter("invitation"),
                         answerNothing(std::move(reply)));
}

void InvitationsApi::view(const RequestPtr &request, Reply reply)
{
    m_answers.view(*request->session, request->pathParameter("invitation"),
                   answerJson<orgs::Invitation>(
                       std::move(reply), 200, [now = m_invitations.now()](JsonWriter &out, const orgs::Invitation &invitation) {
                           const QByteArray status = invitation.statusAt(now);
                           out.beginObject().member("email", invitation.email);
                           out.member("account_name", invitation.accountName);
                           out.member("invited_by_name", invitation.inviterName).member("message", invitation.message);
                           out.member("status", status).member("expires_at", invitation.expiresAt);
                           out.flag("is_valid", status == "pending").endObject();
                       }));
}

void InvitationsApi::accept(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    orgs::Acceptance acceptance;
    acceptance.key.token = request->pathParameter("invitation");
    acceptance.caller = request->principal;
    acceptance.password = body->text("password"_L1, kMaxPassword).value_or(QString());
    acceptance.actor = http::auditActor(*request);
    if (isRefused(*body, reply))
        return;
    m_answers.accept(*request->session, std::move(acceptance), answerAccepted(std::move(reply)));
}

void InvitationsApi::reject(const RequestPtr &request, Reply reply)
{
    m_answers.reject(*request->session, {request->pathParameter("invitation")}, request->principal, http::auditActor(*request),
                     answerNothing(std::move(reply)));
}

void InvitationsApi::listOwn(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    orgs::InvitationQuery invitations;
    invitations.offset = window.offset();
    invitations.limit = window.size;
    m_answers.listOwn(
        *request->session, request->principal, std::move(invitations),
        answerJson<auth::Page<orgs::Invitation>>(
            std::move(reply), 200, [](JsonWriter &out, const auth::Page<orgs::Invitation> &page) {
                out.beginObject().key("items").beginArray();
                for (const orgs::Invitation &invitation : page.items) {
                    out.beginObject().member("id", invitation.id).member("account_id", invitation.accountId);
                    out.member("account_name", invitation.accountName);
                    out.member("role", orgs::memberRoleName(invitation.roleId, invitation.roleName, invitation.asOwner));
                    out.member("invited_by_name", invitation.inviterName).member("message", invitation.message);
                    out.member("created_at", invitation.createdAt).member("expires_at", invitation.expiresAt).endObject();
                }
                out.endArray().member("total", page.total).endObject();
            }));
}

void InvitationsApi::acceptOwn(const RequestPtr &request, Reply reply)
{
    orgs::Acceptance acceptance;
    acceptance.key = {{}, request->pathParameter("invitation")};
    acceptance.caller = request->principal;
    acceptance.actor = http::auditActor(*request);
    m_answers.accept(*request->session, std::move(acceptance), answerAccepted(std::move(reply)));
}

void InvitationsApi::rejectOwn(const RequestPtr &request, Reply reply)
{
    m_answers.reject(*request->session, {{}, request->pathParameter("invitation")}, request->principal,
                     http::auditActor(*request), answerNothing(std::move(reply)));
}

} // namespace basalt::api
