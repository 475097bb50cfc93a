// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/usersapi.h"

#include "access/accesschange.h"
#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/answeronce.h"
#include "api/bodyreader.h"
#include "api/handling.h"
#include "api/linkjson.h"
#include "api/queryreader.h"
#include "api/userjson.h"
#include "auth/emailaddress.h"
#include "auth/provider.h"
#include "http/requestactor.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using http::Response;

constexpr QByteArrayView kUserPatchSchema(
    R"({"type":"object","properties":{"email":{"type":"string","format":"email"},"display_name":{"type":"string"},)"
    R"("role_id":{"type":"integer"},"is_active":{"type":"boolean"},"is_locked":{"type":"boolean"},)"
    R"("can_login":{"type":"boolean"},"type":{"enum":["person","service","api"]},)"
    R"("auth_provider":{"type":"string"},"auth_provider_name":{"type":["string","null"]},)"
    R"("external_id":{"type":["string","null"]},"external_email":{"type":["string","null"]},)"
    R"("profile_data":{"type":["object","null"]}}})");
constexpr QByteArrayView kUserSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"email":{"type":"string"},"account_id":{"type":"string"},)"
    R"("account_code":{"type":"string"},"account_name":{"type":"string"},"role_id":{"type":"integer"},)"
    R"("role_name":{"type":"string"},"type":{"type":"string"},"is_active":{"type":"boolean"},"email_verified":{"type":"boolean"},)"
    R"("created_at":{"type":"string","format":"date-time"},"last_login":{"type":["string","null"]},)"
    R"("last_used_provider":{"type":["string","null"]}}})");
constexpr QByteArrayView kItemsSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView
    kPasswordSchema(R"({"type":"object","properties":{"new_password":{"type":"string","minLength":12,"maxLength":128},)"
                    R"("send_reset_link":{"type":"boolean"}}})");

/** Who holds the permission, in his own account; all others are told which one it is. */
bool isAdmitted(const http::Request &request, QByteArrayView permission, Reply &reply)
{
    const auto allowed = access::demand(request.principal, permission);
    if (!allowed)
        reply.fail(allowed.error());
    return allowed.has_value();
}

Response userResponse(int status, const auth::User &user)
{
    JsonWriter out;
    writeUser(out, user);
    return Response::json(status, out.take());
}

void sendUser(Reply &reply, int status, const Result<auth::User> &result)
{
    if (result)
        reply.send(userResponse(status, *result));
    else
        reply.fail(result.error());
}

void sendMessage(Reply &reply, QByteArrayView message)
{
    JsonWriter out;
    out.beginObject().member("message", message).endObject();
    reply.send(Response::json(200, out.take()));
}

/** `created_at`, `-created_at`, `+email` …; newest first where nothing is said. */
void readSort(QueryReader &query, auth::UserQuery &users)
{
    using Order = auth::UserQuery::Order;
    constexpr Order kOrders[]{Order::CreatedAt, Order::Email, Order::LastLogin};
    const auto sort = query.choice("sort"_L1,
                                   {"-created_at", "-email", "-last_login", "created_at", "email", "last_login", "+created_at",
                                    "+email", "+last_login",
                                    // A plus sign that was not encoded arrives as a space.
                                    " created_at", " email", " last_login"});
    users.order = kOrders[sort.value_or(0) % 3];
    users.direction = sort.value_or(0) < 3 ? Qt::DescendingOrder : Qt::AscendingOrder;
}

QByteArray foldedOrAsGiven(const QByteArray &text)
{
    const auto address = auth::EmailAddress::parse(QString::fromUtf8(text));
    return address ? address->folded : text;
}

/** `email`, and `provider` with `subject`: who is known by these. */
void readIdentity(QueryReader &query, auth::UserQuery &users)
{
    users.email = foldedOrAsGiven(query.text("email"_L1).value_or(QByteArray()));
    users.provider = query.text("provider"_L1).value_or(QByteArray());
    users.subject = query.text("subject"_L1).value_or(QByteArray());
    if (users.provider == auth::kEmailProvider)
        users.subject = foldedOrAsGiven(users.subject);
    if (!users.subject.isNull() && users.provider.isNull())
        query.complain("provider"_L1, u"A subject is one provider's: name it."_s, u"required"_s);
}

} // namespace

UsersApi::UsersApi(auth::UserService &users, access::NewUsers &newUsers, const access::UserTargets &targets,
                   auth::PasswordReset &reset, const http::IdempotencyKeys &keys)
    : m_users(users)
    , m_newUsers(newUsers)
    , m_targets(targets)
    , m_reset(reset)
    , m_keys(keys)
{ }

std::vector<http::Route> UsersApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    std::vector<http::Route> rows{
        {Method::Get,
         "/api/v1/users",
         User,
         to(&UsersApi::list),
         {"users",
          "List users",
          {},
          kItemsSchema,
          "account_id,role_id,type,is_active,email,provider,subject,search,skip,limit,sort"}},
        {Method::Post,
         "/api/v1/users",
         User,
         to(&UsersApi::create),
         {"users", "Create a user", kNewUserSchema, kUserSchema, {}, 201, "Idempotency-Key"}},
        {Method::Get, "/api/v1/users/{id}", User, to(&UsersApi::get), {"users", "Show a user", {}, kUserSchema}},
        {Method::Patch,
         "/api/v1/users/{id}",
         User,
         to(&UsersApi::update),
         {"users", "Change a user", kUserPatchSchema, kUserSchema}},
        {Method::Delete,
         "/api/v1/users/{id}",
         Superadmin,
         to(&UsersApi::remove),
         {"users", "Make a user inactive and end all sessions", {}, {}, "blacklist", 204}},
        {Method::Put,
         "/api/v1/users/{id}/password",
         Superadmin,
         to(&UsersApi::setPassword),
         {"users", "Set a user's password and end the sessions, or send a link for choosing one", kPasswordSchema,
          kLinkSchema}},
        {Method::Post,
         "/api/v1/users/{id}/verify",
         Superadmin,
         to(&UsersApi::verify),
         {"users", "Mark the e-mail address as verified", {}, kMessageSchema}},
    };
    rows[5].tellsSecrets = true; // the link, where there is no mail server
    return rows;
}

void UsersApi::list(const RequestPtr &request, Reply reply)
{
    if (!isAdmitted(*request, "users.read", reply))
        return;
    constexpr qint64 kMaxLimit = 100;
    constexpr qint64 kMaxSkip = 1'000'000'000;
    QueryReader query(*request);
    auth::UserQuery users;
    users.roleId = query.integer("role_id"_L1, 1, kMaxSkip);
    if (query.choice("type"_L1, {"person", "service", "api", "system"}))
        users.type = query.text("type"_L1).value_or(QByteArray());
    users.isActive = query.flag("is_active"_L1);
    readIdentity(query, users);
    users.search = query.text("search"_L1).value_or(QByteArray());
    users.offset = query.integer("skip"_L1, 0, kMaxSkip).value_or(0);
    users.limit = query.integer("limit"_L1, 1, kMaxLimit).value_or(users.limit);
    readSort(query, users);
    if (isRefused(query, reply))
        return;
    auto done =
        answerJson<auth::Page<auth::User>>(std::move(reply), 200, [](JsonWriter &out, const auth::Page<auth::User> &page) {
            out.beginObject().member("total", page.total).key("items").beginArray();
            for (const auth::User &user : page.items)
                writeUser(out, user);
            out.endArray().endObject();
        });
    users.accountId = access::sightOf(request->principal);
    const auto account = query.text("account_id"_L1);
    if (!account)
        m_users.list(*request->session, users, std::move(done));
    else if (request->principal.superadmin || access::isOwnAccount(request->principal, *account))
        m_users.listOf(*request->session, *account, users, std::move(done));
    else
        done(Error::of(Code::AccountNotFound));
}

void UsersApi::create(const RequestPtr &request, Reply reply)
{
    if (!isAdmitted(*request, "users.create", reply))
        return;
    auto body = readBody(*request, reply);
    if (!body)
        return;
    if (!request->principal.superadmin) {
        if (const auto refused = beyondServiceMakers(body->json())) {
            reply.fail(*refused);
            return;
        }
    }
    auth::NewUser input = readNewUser(*body, request->principal);
    if (isRefused(*body, reply))
        return;
    KeyedPost<auth::User> post;
    post.encode = [](const auth::User &user) { return userResponse(201, user); };
    post.perform = [this, request, input = std::move(input)](auto companion, auto done) {
        m_newUsers.create(*request->session, askerOf(*request), input, std::move(companion), std::move(done));
    };
    answerOnce(m_keys, request, std::move(reply), std::move(post));
}

void UsersApi::get(const RequestPtr &request, Reply reply)
{
    if (!isAdmitted(*request, "users.read", reply))
        return;
    m_users.get(*request->session, {request->pathParameter("id"), access::sightOf(request->principal), {}},
                [reply = std::move(reply)](const Result<auth::User> &user) mutable { sendUser(reply, 200, user); });
}

void UsersApi::update(const RequestPtr &request, Reply reply)
{
    if (!isAdmitted(*request, "users.update", reply))
        return;
    auto body = readBody(*request, reply);
    if (!body)
        return;
    if (!request->principal.superadmin) {
        if (const auto refused = beyondAccountAdmins(body->json())) {
            reply.fail(*refused);
            return;
        }
    }
    auth::UserPatch patch = readUserPatch(*body);
    if (isRefused(*body, reply))
        return;
    m_users.update(*request->session, m_targets.forHolders(askerOf(*request), request->pathParameter("id"), "users.update"),
                   std::move(patch),
                   [reply = std::move(reply)](const Result<auth::User> &user) mutable { sendUser(reply, 200, user); });
}

auth::UserTarget UsersApi::forSuperadmins(const http::Request &request) const
{
    return m_targets.forSuperadmins(askerOf(request), request.pathParameter("id"));
}

void UsersApi::remove(const RequestPtr &request, Reply reply)
{
    using enum auth::Return;
    QueryReader query(*request);
    const bool isBarred = query.flag("blacklist"_L1).value_or(false);
    if (isRefused(query, reply))
        return;
    m_users.remove(*request->session, forSuperadmins(*request), isBarred ? Barred : Allowed, answerNothing(std::move(reply)));
}

void UsersApi::setPassword(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const bool sendsLink = body->flag("send_reset_link"_L1).value_or(false);
    const auto given = sendsLink ? body->text("new_password"_L1, kMaxPassword) : std::nullopt;
    if (given)
        body->complain("new_password"_L1, u"Either a password or a link: the link is for choosing one."_s, "not_both"_L1);
    const QString password = sendsLink ? QString() : body->requiredText("new_password"_L1, kMaxPassword);
    if (isRefused(*body, reply))
        return;
    if (sendsLink) {
        m_reset.sendFor(*request->session, forSuperadmins(*request),
                        [reply = std::move(reply)](const Result<auth::IssuedLink> &issued) mutable {
                            sendIssuedLink(reply, issued, "Password reset email sent", "reset_url");
                        });
        return;
    }
    m_users.setPassword(*request->session, forSuperadmins(*request), password,
                        [reply = std::move(reply)](Result<void> result) mutable {
                            if (result)
                                sendMessage(reply, "Password updated successfully");
                            else
                                reply.fail(result.error());
                        });
}

void UsersApi::verify(const RequestPtr &request, Reply reply)
{
    m_users.verifyEmail(*request->session, forSuperadmins(*request), [reply = std::move(reply)](Result<bool> fresh) mutable {
        if (!fresh)
            reply.fail(fresh.error());
        else
            sendMessage(reply, *fresh ? "Email address verified" : "Email address was verified already");
    });
}

} // namespace basalt::api
