// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/identitiesapi.h"

#include "access/accesschange.h"
#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr QByteArrayView
    kIdentitySchema(R"({"type":"object","properties":{"provider":{"type":"string"},"subject":{"type":"string"},)"
                    R"("object_id":{"type":["string","null"]},"username":{"type":"string"},"email":{"type":"string"},)"
                    R"("groups":{"type":"array","items":{"type":"string"}},"roles":{"type":"array","items":{"type":"string"}},)"
                    R"("is_active":{"type":"boolean"},"is_verified":{"type":"boolean"},"created_at":{"type":"string"},)"
                    R"("last_used_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kIdentitiesSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");

void writeIdentity(JsonWriter &out, const auth::Identity &identity)
{
    out.beginObject().member("provider", identity.provider).member("subject", identity.subject);
    writeTextOrNull(out, "object_id", identity.objectId);
    out.member("username", identity.username).member("email", identity.email);
    writeCodes(out, "groups", identity.groups);
    writeCodes(out, "roles", identity.roles);
    out.flag("is_active", identity.isActive).flag("is_verified", identity.isVerified);
    out.member("created_at", identity.createdAt);
    writeTextOrNull(out, "last_used_at", identity.lastUsedAt);
    out.endObject();
}

db::Completion<QList<auth::Identity>> answerIdentities(Reply reply)
{
    return answerJson<QList<auth::Identity>>(
        std::move(reply), 200, [](JsonWriter &out, const QList<auth::Identity> &identities) {
            out.beginObject().member("total", qint64(identities.size())).key("items").beginArray();
            for (const auth::Identity &identity : identities)
                writeIdentity(out, identity);
            out.endArray().endObject();
        });
}

/** Who holds the permission, in his own account; all others are told which one it is. */
bool mayAsk(const http::Request &request, QByteArrayView permission, Reply &reply)
{
    const auto allowed = access::demand(request.principal, permission);
    if (!allowed)
        reply.fail(allowed.error());
    return allowed.has_value();
}

} // namespace

std::vector<http::Route> IdentitiesApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/auth/me/identities",
         User,
         to(&IdentitiesApi::listOwn),
         {"auth", "The caller's identities: the password here, and those at sign-in providers", {}, kIdentitiesSchema}},
        {Method::Get,
         "/api/v1/users/{id}/identities",
         User,
         to(&IdentitiesApi::list),
         {"users", "The identities of a user", {}, kIdentitiesSchema}},
        {Method::Post,
         "/api/v1/users/{id}/identities/{provider}/enable",
         User,
         to(&IdentitiesApi::enable),
         {"users", "Let a user sign in with an identity again", {}, kIdentitySchema}},
        {Method::Post,
         "/api/v1/users/{id}/identities/{provider}/disable",
         User,
         to(&IdentitiesApi::disable),
         {"users", "Keep a user from signing in with an identity, and end the sessions", {}, kIdentitySchema}},
        {Method::Post,
         "/api/v1/users/{id}/identities/{provider}/verify",
         Superadmin,
         to(&IdentitiesApi::verify),
         {"users", "Mark an identity as verified", {}, kIdentitySchema}},
        {Method::Get,
         "/api/v1/providers/{code}/users",
         User,
         to(&IdentitiesApi::listUsers),
         {"providers", "List the users with an identity at a sign-in provider", {}, kIdentitiesSchema, "skip,limit"}},
    };
}

void IdentitiesApi::listOwn(const RequestPtr &request, Reply reply)
{
    const auth::Principal &caller = request->principal;
    m_identities.list(*request->session, {caller.userId, caller.accountId, {}}, answerIdentities(std::move(reply)));
}

void IdentitiesApi::list(const RequestPtr &request, Reply reply)
{
    if (!mayAsk(*request, "users.read", reply))
        return;
    m_identities.list(*request->session, {request->pathParameter("id"), access::sightOf(request->principal), {}},
                      answerIdentities(std::move(reply)));
}

void IdentitiesApi::enable(const RequestPtr &request, Reply reply)
{
    if (mayAsk(*request, "users.update", reply))
        change(request, std::move(reply), auth::IdentityChange::Enable, forAdmins(*request));
}

void IdentitiesApi::disable(const RequestPtr &request, Reply reply)
{
    if (mayAsk(*request, "users.update", reply))
        change(request, std::move(reply), auth::IdentityChange::Disable, forAdmins(*request));
}

/** Superadmins only: a verified address counts in every account. */
void IdentitiesApi::verify(const RequestPtr &request, Reply reply)
{
    change(request, std::move(reply), auth::IdentityChange::Verify,
           m_targets.forSuperadmins(askerOf(*request), request->pathParameter("id")));
}

auth::UserTarget IdentitiesApi::forAdmins(const http::Request &request) const
{
    return m_targets.forHolders(askerOf(request), request.pathParameter("id"), "users.update");
}

void IdentitiesApi::change(const RequestPtr &request, Reply reply, auth::IdentityChange change, auth::UserTarget target)
{
    m_identities.change(*request->session, std::move(target), request->pathParameter("provider"), change,
                        answerJson<auth::Identity>(std::move(reply), 200, writeIdentity));
}

void IdentitiesApi::listUsers(const RequestPtr &request, Reply reply)
{
    constexpr qint64 kMaxLimit = 100;
    constexpr qint64 kMaxSkip = 1'000'000'000;
    if (!mayAsk(*request, "users.read", reply))
        return;
    QueryReader query(*request);
    auth::UserQuery users;
    users.accountId = access::sightOf(request->principal);
    users.provider = request->pathParameter("code");
    users.order = auth::UserQuery::Order::Email;
    users.direction = Qt::AscendingOrder;
    users.offset = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    users.limit = query.integer("limit"_L1, 1, kMaxLimit).value_or(users.limit);
    if (isRefused(query, reply))
        return;
    m_identities.usersOf(
        *request->session, std::move(users),
        answerJson<auth::Page<auth::User>>(std::move(reply), 200, [](JsonWriter &out, const auth::Page<auth::User> &page) {
            out.beginObject().member("total", page.total).key("items").beginArray();
            for (const auth::User &user : page.items)
                writeUser(out, user);
            out.endArray().endObject();
        }));
}

} // namespace basalt::api
