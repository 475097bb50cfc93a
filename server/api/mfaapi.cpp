// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/mfaapi.h"

#include "access/accesschange.h"
#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr qint64 kMaxMfaBody = 16 * 1024;
constexpr qsizetype kMaxCode = 64;
constexpr qsizetype kMaxChallenge = 256;

constexpr QByteArrayView kMfaStatusSchema(
    R"({"type":"object","properties":{"type":{"type":["string","null"]},"is_enabled":{"type":"boolean"},)"
    R"("is_confirmed":{"type":"boolean"},"enrolled_at":{"type":["string","null"],"format":"date-time"},)"
    R"("confirmed_at":{"type":["string","null"],"format":"date-time"},"recovery_codes_left":{"type":"integer"},)"
    R"("must_enroll":{"type":"boolean","description":"nothing else is open to this session until one is confirmed"}}})");
constexpr QByteArrayView kEnrollSchema(
    R"({"type":"object","required":["password"],"properties":{"password":{"type":"string"},"type":{"enum":["totp"]}}})");
constexpr QByteArrayView kEnrolmentSchema(
    R"({"type":"object","properties":{"type":{"type":"string"},"secret":{"type":"string","description":"base32, shown once"},)"
    R"("otpauth_uri":{"type":"string"},"recovery_codes":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kCodeSchema(R"({"type":"object","required":["code"],"properties":{"code":{"type":"string"}}})");
constexpr QByteArrayView kProofSchema(
    R"({"type":"object","required":["password"],"properties":{"password":{"type":"string"},"code":{"type":"string",)"
    R"("description":"of the app, or a recovery code; not needed while the factor is not confirmed"}}})");
constexpr QByteArrayView
    kCodesSchema(R"({"type":"object","properties":{"recovery_codes":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView
    kVerifySchema(R"({"type":"object","required":["challenge","code"],"properties":{"challenge":{"type":"string"},)"
                  R"("code":{"type":"string","description":"of the app, or a recovery code"}}})");
constexpr QByteArrayView
    kSignedInSchema(R"({"type":"object","properties":{"token":{"type":"string"},"refresh_token":{"type":"string"},)"
                    R"("expires_in":{"type":"integer"},"user":{"type":"object"},"account":{"type":"object"}}})");

/** The caller's own user. */
auth::UserTarget selfOf(const http::Request &request)
{
    return {request.principal.userId, request.principal.accountId, http::auditActor(request)};
}

/** What is shown once must not be kept by anything on its way. */
Response shownOnce(int status, JsonWriter &out)
{
    Response response = Response::json(status, out.take());
    response.headers.set("Cache-Control", "no-store");
    return response;
}

void writeRecoveryCodes(JsonWriter &out, const QList<QByteArray> &codes)
{
    out.key("recovery_codes").beginArray();
    for (const QByteArray &code : codes)
        out.string(QByteArrayView(code));
    out.endArray();
}

void writeStatus(JsonWriter &out, const auth::MfaStatus &status)
{
    const auth::SecondFactor factor = status.factor.value_or(auth::SecondFactor());
    out.beginObject();
    writeTextOrNull(out, "type", factor.type);
    out.flag("is_enabled", factor.isConfirmed).flag("is_confirmed", factor.isConfirmed);
    writeTextOrNull(out, "enrolled_at", factor.enrolledAt);
    writeTextOrNull(out, "confirmed_at", factor.confirmedAt);
    out.member("recovery_codes_left", factor.recoveryCodes).flag("must_enroll", status.isRequired).endObject();
}

} // namespace

std::vector<http::Route> MfaApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Get,
         "/api/v1/auth/mfa",
         User,
         to(&MfaApi::status),
         {"auth", "Show the own second factor", {}, kMfaStatusSchema}},
        {Method::Post,
         "/api/v1/auth/mfa/enroll",
         User,
         to(&MfaApi::enroll),
         {"auth",
          "Begin to set up a second factor; the secret and the recovery codes are shown once",
          kEnrollSchema,
          kEnrolmentSchema,
          {},
          201},
         kMaxMfaBody},
        {Method::Post,
         "/api/v1/auth/mfa/confirm",
         User,
         to(&MfaApi::confirm),
         {"auth", "Turn the second factor on, with its first code", kCodeSchema, {}, {}, 204},
         kMaxMfaBody},
        {Method::Delete,
         "/api/v1/auth/mfa",
         User,
         to(&MfaApi::disable),
         {"auth", "Take the own second factor away, with the password and a code", kProofSchema, {}, {}, 204},
         kMaxMfaBody},
        {Method::Post,
         "/api/v1/auth/mfa/recovery-codes",
         User,
         to(&MfaApi::renewRecoveryCodes),
         {"auth", "Replace the recovery codes, with the password and a code", kProofSchema, kCodesSchema},
         kMaxMfaBody},
        {Method::Post,
         "/api/v1/auth/mfa/verify",
         Unchecked,
         to(&MfaApi::verify),
         {"auth", "Sign in with the challenge that the password gave and a code", kVerifySchema, kSignedInSchema},
         kMaxMfaBody},
        {Method::Get,
         "/api/v1/users/{id}/mfa",
         User,
         to(&MfaApi::statusOf),
         {"users", "Show whether a user has a second factor, and has to have one", {}, kMfaStatusSchema}},
        {Method::Delete,
         "/api/v1/users/{id}/mfa",
         Superadmin,
         to(&MfaApi::removeOf),
         {"users", "Take away the second factor of a user who has lost it", {}, {}, {}, 204}},
    };
    for (http::Route &row : rows)
        row.tellsSecrets = true;
    constexpr size_t kOpenToAll = 3;
    for (size_t i = 0; i < kOpenToAll; ++i)
        rows[i].opensWithoutSecondFactor = true;
    return rows;
}

void MfaApi::status(const RequestPtr &request, Reply reply)
{
    m_factors.status(*request->session, request->principal, answerJson<auth::MfaStatus>(std::move(reply), 200, writeStatus));
}

void MfaApi::statusOf(const RequestPtr &request, Reply reply)
{
    if (const auto allowed = access::demand(request->principal, "users.read"); !allowed)
        return reply.fail(allowed.error());
    m_factors.statusOf(*request->session,
                       {request->pathParameter("id"), access::sightOf(request->principal), http::auditActor(*request)},
                       answerJson<auth::MfaStatus>(std::move(reply), 200, writeStatus));
}

void MfaApi::enroll(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString password = body->requiredText("password"_L1, kMaxPassword);
    const QString type = body->text("type"_L1).value_or(u"totp"_s);
    if (isRefused(*body, reply))
        return;
    if (type != "totp"_L1)
        return reply.fail(Error::of(Code::MfaTypeNotFound));
    m_factors.enroll(*request->session, selfOf(*request), password,
                     [reply = std::move(reply)](const Result<auth::Enrolment> &enrolment) mutable {
                         if (!enrolment) {
                             reply.fail(enrolment.error());
                             return;
                         }
                         JsonWriter out;
                         out.beginObject().member("type", QByteArrayView("totp")).member("secret", enrolment->secret);
                         out.member("otpauth_uri", enrolment->uri);
                         writeRecoveryCodes(out, enrolment->recoveryCodes);
                         out.endObject();
                         reply.send(shownOnce(201, out));
                     });
}

void MfaApi::confirm(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray code = body->requiredText("code"_L1, kMaxCode).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_factors.confirm(*request->session, selfOf(*request), code, answerNothing(std::move(reply)));
}

void MfaApi::disable(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString password = body->requiredText("password"_L1, kMaxPassword);
    const QByteArray code = body->text("code"_L1, kMaxCode).value_or(QString()).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_factors.disable(*request->session, selfOf(*request), password, code, answerNothing(std::move(reply)));
}

void MfaApi::renewRecoveryCodes(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString password = body->requiredText("password"_L1, kMaxPassword);
    const QByteArray code = body->text("code"_L1, kMaxCode).value_or(QString()).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_factors.renewRecoveryCodes(*request->session, selfOf(*request), password, code,
                                 [reply = std::move(reply)](const Result<QList<QByteArray>> &codes) mutable {
                                     if (!codes) {
                                         reply.fail(codes.error());
                                         return;
                                     }
                                     JsonWriter out;
                                     out.beginObject();
                                     writeRecoveryCodes(out, *codes);
                                     out.endObject();
                                     reply.send(shownOnce(200, out));
                                 });
}

void MfaApi::verify(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray challenge = body->requiredText("challenge"_L1, kMaxChallenge).toUtf8();
    const QByteArray code = body->requiredText("code"_L1, kMaxCode).toUtf8();
    if (isRefused(*body, reply))
        return;
    m_signIn.verify(*request->session, challenge, code, http::auditActor(*request),
                    [reply = std::move(reply)](const Result<auth::SignedIn> &result) mutable {
                        if (!result) {
                            reply.fail(result.error());
                            return;
                        }
                        JsonWriter out(2048);
                        out.beginObject();
                        writeSignedIn(out, *result);
                        out.endObject();
                        reply.send(shownOnce(200, out));
                    });
}

void MfaApi::removeOf(const RequestPtr &request, Reply reply)
{
    m_factors.removeOf(*request->session, m_targets.forSuperadmins(askerOf(*request), request->pathParameter("id")),
                       answerNothing(std::move(reply)));
}

} // namespace basalt::api
