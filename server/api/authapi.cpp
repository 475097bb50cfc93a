// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/authapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
#include "api/formreader.h"
#include "api/handling.h"
#include "http/problem.h"
#include "http/requestactor.h"
#include "mail/mailtemplates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qsizetype kMaxToken = 4096;
constexpr qint64 kMaxAuthBody = 16 * 1024;
constexpr int kUnprocessable = 422; ///< what /auth/signup answers to input that is not valid

constexpr QByteArrayView kRegisterSchema(
    R"({"type":"object","required":["email","password"],"properties":{"email":{"type":"string","format":"email"},)"
    R"("password":{"type":"string","minLength":12,"maxLength":128},"account_name":{"type":"string","maxLength":255},)"
    R"("account_slug":{"type":"string","minLength":3,"maxLength":32,"pattern":"^[a-z][a-z0-9-]*$"}}})");
constexpr QByteArrayView kSignUpSchema(
    R"({"type":"object","required":["email","password"],"properties":{"email":{"type":"string","format":"email"},)"
    R"("password":{"type":"string","minLength":12,"maxLength":128},"organization":{"type":"string","maxLength":255}}})");
constexpr QByteArrayView kRegisteredSchema(
    R"({"type":"object","properties":{"message":{"type":"string"},"user":{"type":"object"},"account":{"type":"object"}}})");
constexpr QByteArrayView
    kLoginSchema(R"({"type":"object","required":["email","password"],"properties":{"account":{"type":"string",)"
                 R"("description":"id, code or slug; optional in single-tenant mode"},"account_identifier":{"type":"string"},)"
                 R"("email":{"type":"string","format":"email"},"password":{"type":"string"}}})");
constexpr QByteArrayView
    kAuthSchema(R"({"type":"object","properties":{"token":{"type":"string"},"refresh_token":{"type":"string"},)"
                R"("expires_in":{"type":"integer"},"account":{"type":"object"},"user":{"type":"object"}}})");
constexpr QByteArrayView
    kRefreshSchema(R"({"type":"object","required":["refresh_token"],"properties":{"refresh_token":{"type":"string"}}})");
constexpr QByteArrayView kLogoutSchema(R"({"type":"object","properties":{"refresh_token":{"type":"string"}}})");
constexpr QByteArrayView
    kTokensSchema(R"({"type":"object","properties":{"token":{"type":"string"},"refresh_token":{"type":"string"},)"
                  R"("expires_in":{"type":"integer"}}})");
constexpr QByteArrayView
    kMeSchema(R"({"type":"object","properties":{"user_id":{"type":"string"},"account_id":{"type":"string"},)"
              R"("email":{"type":"string"},"role":{"type":"string"},"groups":{"type":"array","items":{"type":"string"}},)"
              R"("is_superadmin":{"type":"boolean"},"user":{"type":"object"},"account":{"type":"object"}}})");
constexpr QByteArrayView kSetupSchema(
    R"({"type":"object","required":["token","email","password","account_name"],"properties":{"token":{"type":"string"},)"
    R"("email":{"type":"string","format":"email"},"password":{"type":"string","minLength":12,"maxLength":128},)"
    R"("account_name":{"type":"string","maxLength":255},"account_slug":{"type":"string"}}})");
constexpr QByteArrayView kEmbeddedSchema(R"({"type":"object","required":["token"],"properties":{"token":{"type":"string"}}})");

/** What holds tokens must not be kept by anything on its way (RFC 6749 section 5.1). */
Response secretJson(int status, JsonWriter &body)
{
    Response response = Response::json(status, body.take());
    response.headers.set("Cache-Control", "no-store");
    return response;
}

QByteArray utf8OrNull(const std::optional<QString> &text)
{
    return text ? text->toUtf8() : QByteArray();
}

void writeRegistered(JsonWriter &out, const auth::Registered &result)
{
    out.beginObject().member("message", QByteArrayView("Registration successful"));
    out.key("user");
    writeSessionUser(out, result.user);
    out.key("account");
    writeSessionAccount(out, result.account);
    out.endObject();
}

/** 401 like every sign-in that is not finished, with what finishes it. */
Response challengeResponse(const auth::SignedIn &result)
{
    constexpr int kUnauthorized = 401;
    const Error error =
        Error::of(Code::MfaRequired, u"The password is right; a code of the second factor is needed as well."_s);
    Response response = http::problemResponse(error.withStatus(kUnauthorized));
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    body.insert("challenge"_L1, QString::fromLatin1(result.challenge));
    body.insert("challenge_expires_in"_L1, result.challengeExpiresInSeconds);
    body.insert("mfa_types"_L1, QJsonArray{u"totp"_s, u"recovery_code"_s});
    response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

void sendSignedIn(Reply &reply, const Result<auth::SignedIn> &result)
{
    if (!result) {
        reply.fail(result.error());
        return;
    }
    if (!result->challenge.isNull()) {
        reply.send(challengeResponse(*result));
        return;
    }
    JsonWriter out(2048);
    out.beginObject();
    writeSignedIn(out, *result);
    out.endObject();
    reply.send(secretJson(200, out));
}

} // namespace

AuthApi::AuthApi(auth::SignInService &signIn, auth::RegistrationService &registration, auth::SetupService &setup)
    : m_signIn(signIn)
    , m_registration(registration)
    , m_setup(setup)
{ }

std::vector<http::Route> AuthApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Post,
         "/api/v1/auth/register",
         Unchecked,
         to(&AuthApi::registerUser),
         {"auth", "Register a user, with an account of its own", kRegisterSchema, kRegisteredSchema, {}, 201},
         kMaxAuthBody},
        {Method::Post,
         "/api/v1/auth/signup",
         Unchecked,
         to(&AuthApi::signUp),
         {"auth",
          "Register with an address and a password; without an organisation the account is a personal one",
          kSignUpSchema,
          kRegisteredSchema,
          {},
          201},
         kMaxAuthBody},
        {Method::Post,
         "/api/v1/auth/login",
         Unchecked,
         to(&AuthApi::signIn),
         {"auth", "Sign in with a password; also as an OAuth 2 password form", kLoginSchema, kAuthSchema},
         kMaxAuthBody},
        {Method::Post,
         "/api/v1/auth/refresh",
         Unchecked,
         to(&AuthApi::refresh),
         {"auth", "Exchange a refresh token for new tokens, once", kRefreshSchema, kTokensSchema},
         kMaxAuthBody},
        {Method::Post,
         "/api/v1/auth/logout",
         Anyone,
         to(&AuthApi::signOut),
         {"auth", "End the session of the caller or of a refresh token", kLogoutSchema, kMessageSchema},
         kMaxAuthBody},
        {Method::Get, "/api/v1/auth/me", User, to(&AuthApi::me), {"auth", "The caller", {}, kMeSchema}},
        {Method::Post,
         "/api/v1/auth/setup",
         Unchecked,
         to(&AuthApi::setUp),
         {"auth", "Make the first superadmin and an account, with the setup token", kSetupSchema, kAuthSchema},
         kMaxAuthBody},
        {Method::Post,
         "/api/v1/auth/embedded",
         Unchecked,
         to(&AuthApi::signEmbeddedIn),
         {"auth", "Sign the desktop app in that runs this server, with its one-time token", kEmbeddedSchema, kAuthSchema},
         kMaxAuthBody},
    };
    rows[2].auditsDenials = true; // signing in records the true reason
    for (http::Route &row : rows)
        row.tellsSecrets = true;
    rows[4].opensWithoutSecondFactor = true; // signing out
    rows[5].opensWithoutSecondFactor = true; // who one is
    return rows;
}

void AuthApi::registerUser(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::RegistrationInput input;
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.password = body->requiredText("password"_L1, kMaxPassword);
    input.accountName = body->text("account_name"_L1);
    input.accountSlug = body->text("account_slug"_L1);
    if (isRefused(*body, reply))
        return;
    input.locale = mail::localeFrom(request->headers.value("Accept-Language"));
    input.actor = http::auditActor(*request);
    m_registration.registerUser(*request->session, input, answerJson<auth::Registered>(std::move(reply), 201, writeRegistered));
}

void AuthApi::signUp(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::RegistrationInput input;
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.password = body->requiredText("password"_L1, kMaxPassword);
    input.accountName = body->text("organization"_L1);
    if (const auto problem = body->problem())
        return reply.fail(problem->withStatus(kUnprocessable));
    input.locale = mail::localeFrom(request->headers.value("Accept-Language"));
    input.actor = http::auditActor(*request);
    m_registration.signUp(*request->session, std::move(input),
                          [reply = std::move(reply)](Result<auth::Registered> result) mutable {
                              if (!result) {
                                  const Error &error = result.error();
                                  reply.fail(error.code == Code::ValidationFailed ? error.withStatus(kUnprocessable) : error);
                                  return;
                              }
                              JsonWriter out;
                              writeRegistered(out, *result);
                              reply.send(Response::json(201, out.take()));
                          });
}

/** RFC 6749 section 4.3, refused like every other sign-in. */
void AuthApi::signInByForm(const RequestPtr &request, Reply reply)
{
    auto body = readForm(*request);
    if (!body)
        return reply.fail(body.error());
    auth::SignInInput input;
    const auto grant = body->text("grant_type"_L1);
    if (grant && *grant != "password"_L1)
        body->complain("grant_type"_L1, u"Only \"password\"."_s, "unsupported_grant_type"_L1);
    input.email = body->requiredText("username"_L1, kMaxEmail);
    input.password = body->requiredText("password"_L1, kMaxPassword);
    input.account = utf8OrNull(body->text("account"_L1));
    if (isRefused(*body, reply))
        return;
    input.anyAccount = true;
    input.address = request->peerAddress;
    input.actor = http::auditActor(*request);
    m_signIn.signIn(*request->session, std::move(input), [reply = std::move(reply)](Result<auth::SignedIn> result) mutable {
        if (!result) {
            reply.fail(result.error());
            return;
        }
        if (!result->challenge.isNull()) {
            reply.send(challengeResponse(*result));
            return;
        }
        JsonWriter out(2048);
        out.beginObject().member("access_token", result->accessToken).member("token_type", QByteArrayView("bearer"));
        writeSignedIn(out, *result);
        out.endObject();
        reply.send(secretJson(200, out));
    });
}

void AuthApi::signIn(const RequestPtr &request, Reply reply)
{
    if (isForm(*request)) {
        signInByForm(request, std::move(reply));
        return;
    }
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::SignInInput input;
    auto account = body->text("account"_L1);
    if (!account)
        account = body->text("account_identifier"_L1);
    input.account = utf8OrNull(account);
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.password = body->requiredText("password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    input.address = request->peerAddress;
    input.actor = http::auditActor(*request);
    m_signIn.signIn(*request->session, std::move(input),
                    [reply = std::move(reply)](Result<auth::SignedIn> result) mutable { sendSignedIn(reply, result); });
}

void AuthApi::refresh(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray token = body->requiredText("refresh_token"_L1, kMaxToken).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_signIn.refresh(*request->session, token, http::auditActor(*request),
                     [reply = std::move(reply)](Result<auth::Refreshed> result) mutable {
                         if (!result) {
                             reply.fail(result.error());
                             return;
                         }
                         JsonWriter out(2048);
                         out.beginObject().member("token", result->accessToken);
                         out.member("refresh_token", result->refreshToken);
                         out.member("expires_in", result->expiresInSeconds).endObject();
                         reply.send(secretJson(200, out));
                     });
}

void AuthApi::signOut(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply, BodyReader::Empty::Allowed);
    if (!body)
        return;
    const QByteArray token = utf8OrNull(body->text("refresh_token"_L1, kMaxToken));
    if (isRefused(*body, reply))
        return;
    m_signIn.signOut(*request->session, request->principal, token, http::auditActor(*request),
                     [reply = std::move(reply)](Result<void> result) mutable {
                         if (result)
                             reply.send(Response::json(200, R"({"message":"Logged out"})"));
                         else
                             reply.fail(result.error());
                     });
}

void AuthApi::me(const RequestPtr &request, Reply reply)
{
    m_signIn.ownProfile(*request->session, request->principal,
                        [request, reply = std::move(reply)](Result<auth::OwnProfile> result) mutable {
                            if (!result) {
                                reply.fail(result.error());
                                return;
                            }
                            const auth::Principal &caller = request->principal;
                            JsonWriter out;
                            out.beginObject().member("user_id", caller.userId).member("account_id", caller.accountId);
                            out.member("email", caller.email).member("role", caller.role);
                            out.flag("is_superadmin", caller.superadmin).key("groups").beginArray();
                            for (const QByteArray &group : caller.groups)
                                out.string(QByteArrayView(group));
                            out.endArray().key("user");
                            writeOwnUser(out, result->user);
                            out.key("account");
                            writeSessionAccount(out, result->account);
                            out.endObject();
                            reply.send(secretJson(200, out));
                        });
}

void AuthApi::setUp(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::SetupInput input;
    input.token = body->requiredText("token"_L1, kMaxToken).toUtf8();
    input.email = body->requiredText("email"_L1, kMaxEmail);
    input.password = body->requiredText("password"_L1, kMaxPassword);
    input.accountName = body->requiredText("account_name"_L1);
    input.accountSlug = body->text("account_slug"_L1);
    if (isRefused(*body, reply))
        return;
    input.actor = http::auditActor(*request);
    m_setup.setUp(*request->session, std::move(input), [reply = std::move(reply)](Result<auth::SetupDone> result) mutable {
        if (!result) {
            reply.fail(result.error());
            return;
        }
        JsonWriter out(2048);
        out.beginObject();
        writeSignedIn(out, result->superadmin);
        out.key("new_account");
        writeSessionAccount(out, result->ownAccount);
        out.member("owner_user_id", result->ownerId).endObject();
        reply.send(secretJson(200, out));
    });
}

void AuthApi::signEmbeddedIn(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray token = body->requiredText("token"_L1, kMaxToken).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_signIn.signEmbeddedIn(*request->session, token, http::auditActor(*request),
                            [reply = std::move(reply)](Result<auth::SignedIn> result) mutable { sendSignedIn(reply, result); });
}

} // namespace basalt::api
