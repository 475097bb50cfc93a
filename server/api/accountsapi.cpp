// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/accountsapi.h"

#include "api/accountjson.h"
#include "api/bodyreader.h"
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
using http::Response;

constexpr QByteArrayView kNewAccountSchema(
    R"({"type":"object","required":["name"],"properties":{"name":{"type":"string","minLength":1,"maxLength":255},)"
    R"("slug":{"type":"string","minLength":3,"maxLength":32,"pattern":"^[a-z0-9-]+$"}}})");
constexpr QByteArrayView
    kAccountPatchSchema(R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":255},)"
                        R"("slug":{"type":"string","minLength":3,"maxLength":32,"pattern":"^[a-z0-9-]+$"}}})");
constexpr QByteArrayView kAccountSchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"account_code":{"type":"string"},"slug":{"type":"string"},)"
    R"("name":{"type":"string"},"created_at":{"type":"string","format":"date-time"},)"
    R"("updated_at":{"type":"string","format":"date-time"},"user_count":{"type":"integer"},)"
    R"("status":{"enum":["active","suspended","deleted"]},"deleted_at":{"type":["string","null"],"format":"date-time"},)"
    R"("purge_started_at":{"type":["string","null"],"format":"date-time"},"collections_used":{"type":"array","items":{"type":"string"}}}})");
constexpr QByteArrayView kSortColumns[]{"created_at", "name", "slug", "account_code"};

/** The rest of an envelope of pages, after `items`. */
void finishPage(JsonWriter &out, qint64 total, const PageWindow &window)
{
    out.member("total", total).member("page", window.page).member("page_size", window.size);
    out.member("total_pages", (total + window.size - 1) / window.size).endObject();
}

db::Completion<auth::AccountDetail> answerDetail(Reply reply, int status)
{
    return answerJson<auth::AccountDetail>(std::move(reply), status, writeAccountDetail);
}

/** A user in the list of one account. */
void writeMember(JsonWriter &out, const auth::User &user)
{
    out.beginObject().member("id", user.id).member("email", user.email).member("display_name", user.displayName);
    out.member("role", user.roleName).flag("is_active", user.isActive).member("created_at", user.createdAt).endObject();
}

} // namespace

AccountsApi::AccountsApi(auth::AccountService &accounts, auth::UserService &users) : m_accounts(accounts), m_users(users) { }

std::vector<http::Route> AccountsApi::routes()
{
    using enum http::Access;
    const auto to = handlersOf(this);
    return {
        {Method::Get,
         "/api/v1/accounts",
         Superadmin,
         to(&AccountsApi::list),
         {"accounts", "List accounts", {}, kPageSchema, "page,page_size,sort_by,sort_order,search,status"}},
        {Method::Post,
         "/api/v1/accounts",
         Superadmin,
         to(&AccountsApi::create),
         {"accounts", "Create an account", kNewAccountSchema, kAccountSchema, {}, 201}},
        {Method::Get,
         "/api/v1/accounts/{account}",
         Superadmin,
         to(&AccountsApi::get),
         {"accounts", "Show an account", {}, kAccountSchema}},
        {Method::Put,
         "/api/v1/accounts/{account}",
         Superadmin,
         to(&AccountsApi::replace),
         {"accounts", "Rename an account, or give it another slug", kNewAccountSchema, kAccountSchema}},
        {Method::Patch,
         "/api/v1/accounts/{account}",
         Superadmin,
         to(&AccountsApi::update),
         {"accounts", "Change name or slug of an account", kAccountPatchSchema, kAccountSchema}},
        {Method::Delete,
         "/api/v1/accounts/{account}",
         Superadmin,
         to(&AccountsApi::remove),
         {"accounts", "Delete an account; its data stays until it is purged", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/accounts/{account}/restore",
         Superadmin,
         to(&AccountsApi::restore),
         {"accounts", "Bring a deleted account back", {}, kAccountSchema}},
        {Method::Post,
         "/api/v1/accounts/{account}/purge",
         Superadmin,
         to(&AccountsApi::purge),
         {"accounts", "Begin to erase a deleted account with all its data, for good", {}, kAccountSchema, {}, 202}},
        {Method::Get,
         "/api/v1/accounts/{account}/users",
         Superadmin,
         to(&AccountsApi::users),
         {"accounts", "List the users of an account", {}, kPageSchema, "page,page_size"}},
    };
}

void AccountsApi::list(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    auth::AccountQuery accounts;
    accounts.offset = window.offset();
    accounts.limit = window.size;
    using Order = auth::AccountQuery::Order;
    constexpr Order kOrders[]{Order::CreatedAt, Order::Name, Order::Slug, Order::Code};
    accounts.order =
        kOrders[query.choice("sort_by"_L1, {kSortColumns[0], kSortColumns[1], kSortColumns[2], kSortColumns[3]}).value_or(0)];
    accounts.direction =
        query.choice("sort_order"_L1, {"desc", "asc"}).value_or(0) == 0 ? Qt::DescendingOrder : Qt::AscendingOrder;
    accounts.search = query.text("search"_L1).value_or(QByteArray());
    constexpr QByteArrayView kStatuses[]{"active", "suspended", "deleted", "all"};
    if (const auto status = query.choice("status"_L1, {kStatuses[0], kStatuses[1], kStatuses[2], kStatuses[3]}))
        accounts.status = kStatuses[*status].toByteArray();
    if (isRefused(query, reply))
        return;
    m_accounts.list(*request->session, accounts,
                    answerJson<auth::Page<auth::Account>>(std::move(reply), 200,
                                                          [window](JsonWriter &out, const auth::Page<auth::Account> &page) {
                                                              out.beginObject().key("items").beginArray();
                                                              for (const auth::Account &account : page.items)
                                                                  writeAccountItem(out, account);
                                                              out.endArray();
                                                              finishPage(out, page.total, window);
                                                          }));
}

void AccountsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::NewAccount input;
    input.name = body->requiredText("name"_L1);
    input.slug = body->text("slug"_L1);
    if (isRefused(*body, reply))
        return;
    input.actor = http::auditActor(*request);
    m_accounts.create(*request->session, std::move(input), answerDetail(std::move(reply), 201));
}

void AccountsApi::get(const RequestPtr &request, Reply reply)
{
    m_accounts.get(*request->session, request->pathParameter("account"), answerDetail(std::move(reply), 200));
}

void AccountsApi::replace(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::AccountPatch patch;
    patch.name = body->requiredText("name"_L1);
    patch.slug = body->text("slug"_L1);
    if (isRefused(*body, reply))
        return;
    m_accounts.update(*request->session, request->pathParameter("account"), patch, http::auditActor(*request),
                      answerDetail(std::move(reply), 200));
}

void AccountsApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::AccountPatch patch;
    patch.name = body->text("name"_L1);
    patch.slug = body->text("slug"_L1);
    if (isRefused(*body, reply))
        return;
    m_accounts.update(*request->session, request->pathParameter("account"), patch, http::auditActor(*request),
                      answerDetail(std::move(reply), 200));
}

void AccountsApi::remove(const RequestPtr &request, Reply reply)
{
    m_accounts.remove(*request->session, request->pathParameter("account"), http::auditActor(*request),
                      answerNothing(std::move(reply)));
}

void AccountsApi::restore(const RequestPtr &request, Reply reply)
{
    m_accounts.restore(*request->session, request->pathParameter("account"), http::auditActor(*request),
                       answerDetail(std::move(reply), 200));
}

void AccountsApi::purge(const RequestPtr &request, Reply reply)
{
    m_accounts.purge(*request->session, request->pathParameter("account"), http::auditActor(*request),
                     answerDetail(std::move(reply), 202));
}

void AccountsApi::users(const RequestPtr &request, Reply reply)
{
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    auth::UserQuery users;
    users.offset = window.offset();
    users.limit = window.size;
    m_users.listOf(*request->session, request->pathParameter("account"), users,
                   answerJson<auth::Page<auth::User>>(std::move(reply), 200,
                                                      [window](JsonWriter &out, const auth::Page<auth::User> &page) {
                                                          out.beginObject().key("items").beginArray();
                                                          for (const auth::User &user : page.items)
                                                              writeMember(out, user);
                                                          out.endArray();
                                                          finishPage(out, page.total, window);
                                                      }));
}

} // namespace basalt::api
