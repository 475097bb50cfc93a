// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/blacklistapi.h"

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

constexpr qsizetype kMaxBlacklistValue = 254;
constexpr qsizetype kMaxBlacklistNote = 500;

constexpr QByteArrayView kNewBlacklistEntrySchema(
    R"({"type":"object","required":["kind","value"],"properties":{"kind":{"enum":["email","provider_uid","provider_oid"]},)"
    R"("value":{"type":"string","minLength":1,"maxLength":254},"provider":{"type":"string"},)"
    R"("note":{"type":"string","maxLength":500}}})");
constexpr QByteArrayView kBlacklistEntrySchema(
    R"({"type":"object","properties":{"id":{"type":"string"},"kind":{"type":"string"},"provider":{"type":["string","null"]},)"
    R"("value":{"type":"string"},"reason":{"enum":["manual","user_deleted"]},"note":{"type":"string"},)"
    R"("user_id":{"type":["string","null"]},"created_at":{"type":"string"},"created_by":{"type":["string","null"]}}})");

void writeBlacklistEntry(JsonWriter &out, const auth::BlacklistEntry &entry)
{
    out.beginObject().member("id", entry.id).member("kind", entry.kind);
    writeTextOrNull(out, "provider", entry.provider.isEmpty() ? QByteArray() : entry.provider);
    out.member("value", entry.value).member("reason", entry.reason).member("note", entry.note);
    writeTextOrNull(out, "user_id", entry.userId);
    out.member("created_at", entry.createdAt);
    writeTextOrNull(out, "created_by", entry.createdBy);
    out.endObject();
}

} // namespace

std::vector<http::Route> BlacklistApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/blacklist",
         Superadmin,
         to(&BlacklistApi::list),
         {"blacklist", "List who is not made a user", {}, kPageSchema, "search,kind,reason,page,page_size"}},
        {Method::Post,
         "/api/v1/blacklist",
         Superadmin,
         to(&BlacklistApi::create),
         {"blacklist", "Bar somebody from becoming a user", kNewBlacklistEntrySchema, kBlacklistEntrySchema, {}, 201}},
        {Method::Get,
         "/api/v1/blacklist/{id}",
         Superadmin,
         to(&BlacklistApi::get),
         {"blacklist", "Show an entry of the blacklist", {}, kBlacklistEntrySchema}},
        {Method::Delete,
         "/api/v1/blacklist/{id}",
         Superadmin,
         to(&BlacklistApi::remove),
         {"blacklist", "Take somebody off the blacklist", {}, {}, {}, 204}},
    };
}

void BlacklistApi::list(const RequestPtr &request, Reply reply)
{
    static constexpr std::array kKinds{"email", "provider_uid", "provider_oid"};
    static constexpr std::array kReasons{"manual", "user_deleted"};
    QueryReader query(*request);
    auth::BlacklistQuery wanted;
    wanted.search = query.text("search"_L1).value_or(QByteArray());
    if (const auto kind = query.choice("kind"_L1, {kKinds[0], kKinds[1], kKinds[2]}))
        wanted.kind = kKinds.at(*kind);
    if (const auto reason = query.choice("reason"_L1, {kReasons[0], kReasons[1]}))
        wanted.reason = kReasons.at(*reason);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    wanted.offset = window.offset();
    wanted.limit = window.size;
    m_blacklist.list(*request->session, std::move(wanted),
                     answerJson<auth::Page<auth::BlacklistEntry>>(
                         std::move(reply), 200, [window](JsonWriter &out, const auth::Page<auth::BlacklistEntry> &page) {
                             out.beginObject().key("items").beginArray();
                             for (const auth::BlacklistEntry &entry : page.items)
                                 writeBlacklistEntry(out, entry);
                             out.endArray().member("total", page.total).member("page", window.page);
                             out.member("page_size", window.size);
                             out.member("total_pages", (page.total + window.size - 1) / window.size).endObject();
                         }));
}

void BlacklistApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    auth::NewBlacklistEntry input;
    input.kind = body->requiredText("kind"_L1).toUtf8();
    const bool isEmail = input.kind == "email";
    if (!input.kind.isEmpty() && !isEmail && input.kind != "provider_uid" && input.kind != "provider_oid")
        body->complain("kind"_L1, u"This is email, provider_uid or provider_oid."_s, "invalid_choice"_L1);
    input.value = body->requiredText("value"_L1, kMaxBlacklistValue);
    if (!input.value.isEmpty() && input.value.trimmed().isEmpty())
        body->complain("value"_L1, u"This is required."_s, "required"_L1);
    input.provider = namedOrNull(body->text("provider"_L1));
    if (isEmail && !input.provider.isNull())
        body->complain("provider"_L1, u"An address belongs to no provider."_s, "not_both"_L1);
    if (!isEmail && input.provider.isNull())
        body->complain("provider"_L1, u"This is required."_s, "required"_L1);
    input.note = body->text("note"_L1, kMaxBlacklistNote).value_or(QString());
    if (isRefused(*body, reply))
        return;
    m_blacklist.create(*request->session, std::move(input), http::auditActor(*request),
                       answerJson<auth::BlacklistEntry>(std::move(reply), 201, writeBlacklistEntry));
}

void BlacklistApi::get(const RequestPtr &request, Reply reply)
{
    m_blacklist.get(*request->session, request->pathParameter("id"),
                    answerJson<auth::BlacklistEntry>(std::move(reply), 200, writeBlacklistEntry));
}

void BlacklistApi::remove(const RequestPtr &request, Reply reply)
{
    m_blacklist.remove(*request->session, request->pathParameter("id"), http::auditActor(*request),
                       answerNothing(std::move(reply)));
}

} // namespace basalt::api
