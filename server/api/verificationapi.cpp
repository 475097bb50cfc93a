// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/verificationapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/linkjson.h"
#include "http/requestactor.h"
#include "mail/mailtemplates.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxLinkToken = 256;
constexpr qint64 kMaxLinkBody = 16 * 1024;

constexpr QByteArrayView kOwnSchema(
    R"({"type":"object","properties":{"email":{"type":"string","format":"email","description":"the caller's own"}}})");
constexpr QByteArrayView kAskSchema(
    R"({"type":"object","properties":{"email":{"type":"string","format":"email","description":"needed without a sign-in"},)"
    R"("account":{"type":"string","description":"id, code or slug; left out: every account that knows the address"}}})");
constexpr QByteArrayView kForgotSchema(
    R"({"type":"object","required":["email"],"properties":{"email":{"type":"string","format":"email"},)"
    R"("account":{"type":"string","description":"id, code or slug; left out: every account that knows the address"}}})");
constexpr QByteArrayView
    kEmailTokenSchema(R"({"type":"object","required":["token"],"properties":{"token":{"type":"string"}}})");
constexpr QByteArrayView
    kVerifiedSchema(R"({"type":"object","properties":{"message":{"type":"string"},"user":{"type":"object","properties":{)"
                    R"("id":{"type":"string"},)"
                    R"("email":{"type":"string"},"email_verified":{"type":"boolean"}}}}})");
constexpr QByteArrayView
    kNewPasswordSchema(R"({"type":"object","required":["token","new_password"],"properties":{"token":{"type":"string"},)"
                       R"("new_password":{"type":"string","minLength":12,"maxLength":128}}})");
constexpr QByteArrayView
    kCheckedSchema(R"({"type":"object","properties":{"valid":{"type":"boolean"},"expires_at":{"type":["string","null"]}}})");

QByteArray localeOf(const http::Request &request)
{
    return mail::localeFrom(request.headers.value("Accept-Language"));
}

void sendText(Reply &reply, QByteArrayView message)
{
    JsonWriter out;
    out.beginObject().member("message", message).endObject();
    reply.send(Response::json(200, out.take()));
}

/** The answer to somebody who is not signed in: the same whatever it led to. */
db::Completion<void> sameAnswer(Reply reply, QByteArrayView message)
{
    return [reply = std::move(reply), message](Result<void> result) mutable {
        if (result)
            sendText(reply, message);
        else
            reply.fail(result.error());
    };
}

auth::LinkAsker readAsker(const http::Request &request, BodyReader &body)
{
    auth::LinkAsker asker;
    asker.email = body.requiredText("email"_L1, kMaxEmail);
    if (const auto account = body.text("account"_L1); account && !account->isEmpty())
        asker.account = account->toUtf8();
    asker.locale = localeOf(request);
    asker.address = request.peerAddress;
    asker.actor = http::auditActor(request);
    return asker;
}

} // namespace

VerificationApi::VerificationApi(auth::EmailVerification &verification, auth::PasswordReset &reset,
                                 const access::UserTargets &targets)
    : m_verification(verification)
    , m_reset(reset)
    , m_targets(targets)
{ }

std::vector<http::Route> VerificationApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Post,
         "/api/v1/auth/send-verification",
         User,
         to(&VerificationApi::sendVerification),
         {"auth", "Mail a link that verifies the caller's e-mail address", kOwnSchema, kMessageSchema},
         kMaxLinkBody},
        {Method::Post,
         "/api/v1/auth/resend-verification",
         Anyone,
         to(&VerificationApi::resendVerification),
         {"auth", "The same once more; also for who cannot sign in before the address is verified", kAskSchema, kMessageSchema},
         kMaxLinkBody},
        {Method::Post,
         "/api/v1/auth/verify-email",
         Unchecked,
         to(&VerificationApi::verifyEmail),
         {"auth", "Verify an e-mail address with the token of its link, once", kEmailTokenSchema, kVerifiedSchema},
         kMaxLinkBody},
        {Method::Post,
         "/api/v1/auth/forgot-password",
         Unchecked,
         to(&VerificationApi::forgotPassword),
         {"auth", "Mail a link that resets a password; the answer tells nothing", kForgotSchema, kMessageSchema},
         kMaxLinkBody},
        {Method::Post,
         "/api/v1/auth/reset-password",
         Unchecked,
         to(&VerificationApi::resetPassword),
         {"auth", "Choose a new password with the token of a link, once; ends all sessions", kNewPasswordSchema,
          kMessageSchema},
         kMaxLinkBody},
        {Method::Get,
         "/api/v1/auth/verify-reset-token/{token}",
         Unchecked,
         to(&VerificationApi::checkResetToken),
         {"auth", "Whether a reset token can be used", {}, kCheckedSchema}},
        {Method::Post,
         "/api/v1/users/{id}/resend-verification",
         Superadmin,
         to(&VerificationApi::resendFor),
         {"users",
          "Mail a user the link that verifies the address; without a mail server the answer holds it",
          {},
          kLinkSchema}},
    };
    for (http::Route &row : rows)
        row.tellsSecrets = true;
    return rows;
}

// -- e-mail addresses --------------------------------------------------------------------------------------------------------

void VerificationApi::sendVerification(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    const auto email = body->text("email"_L1, kMaxEmail);
    if (isRefused(*body, reply))
        return;
    m_verification.sendOwn(*request->session, request->principal, email, localeOf(*request), http::auditActor(*request),
                           [reply = std::move(reply)](Result<auth::IssuedLink::Way> way) mutable {
                               constexpr int kNoProvider = 500; // as the route's contract says
                               if (!way)
                                   reply.fail(way.error());
                               else if (*way != auth::IssuedLink::Way::Mailed)
                                   reply.fail(Error::of(Code::MailNotConfigured).withStatus(kNoProvider));
                               else
                                   sendText(reply, "Verification email sent");
                           });
}

void VerificationApi::resendVerification(const RequestPtr &request, Reply reply)
{
    if (!request->principal.isAnonymous()) {
        sendVerification(request, std::move(reply));
        return;
    }
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    auth::LinkAsker asker = readAsker(*request, *body);
    if (isRefused(*body, reply))
        return;
    m_verification.sendAsked(
        *request->session, std::move(asker),
        sameAnswer(std::move(reply), "If this address waits to be verified, a verification email is on its way"));
}

void VerificationApi::resendFor(const RequestPtr &request, Reply reply)
{
    m_verification.sendFor(*request->session, m_targets.forSuperadmins(askerOf(*request), request->pathParameter("id")),
                           [reply = std::move(reply)](const Result<auth::IssuedLink> &issued) mutable {
                               sendIssuedLink(reply, issued, "Verification email sent", "verification_url");
                           });
}

void VerificationApi::verifyEmail(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray token = body->requiredText("token"_L1, kMaxLinkToken).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_verification.accept(*request->session, token, http::auditActor(*request),
                          answerJson<auth::User>(std::move(reply), 200, [](JsonWriter &out, const auth::User &user) {
                              out.beginObject().member("message", QByteArrayView("Email verified successfully")).key("user");
                              out.beginObject().member("id", user.id).member("email", user.email);
                              out.flag("email_verified", user.emailVerified).endObject().endObject();
                          }));
}

// -- passwords ---------------------------------------------------------------------------------------------------------------

void VerificationApi::forgotPassword(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::LinkAsker asker = readAsker(*request, *body);
    if (isRefused(*body, reply))
        return;
    m_reset.ask(*request->session, std::move(asker),
                sameAnswer(std::move(reply), "If this address is known, a password reset email is on its way"));
}

void VerificationApi::resetPassword(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray token = body->requiredText("token"_L1, kMaxLinkToken).toUtf8();
    const QString password = body->requiredText("new_password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    m_reset.complete(*request->session, token, password, http::auditActor(*request),
                     sameAnswer(std::move(reply), "Password reset successfully"));
}

void VerificationApi::checkResetToken(const RequestPtr &request, Reply reply)
{
    const QByteArray token = request->pathParameter("token");
    if (token.size() > kMaxLinkToken) {
        reply.fail(Error::invalid(u"token"_s, u"This may have at most %1 characters."_s.arg(kMaxLinkToken), u"too_long"_s));
        return;
    }
    m_reset.check(*request->session, token,
                  answerJson<QByteArray>(std::move(reply), 200, [](JsonWriter &out, const QByteArray &expiresAt) {
                      out.beginObject().flag("valid", !expiresAt.isNull());
                      writeTextOrNull(out, "expires_at", expiresAt);
                      out.endObject();
                  }));
}

} // namespace basalt::api
