// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/languagesapi.h"

#include "api/accessjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "texts/languagetext.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;
using texts::Language;
using texts::LanguageInput;

constexpr qint64 kMaxOrder = 1'000'000;

constexpr QByteArrayView kLanguageSchema(
    R"({"type":"object","properties":{"account_id":{"type":"string"},"code":{"type":"string"},"name":{"type":"string"},)"
    R"("is_frontend":{"type":"boolean"},"frontend_order":{"type":"integer"},"is_default_frontend":{"type":"boolean"},)"
    R"("is_backend":{"type":"boolean"},"backend_order":{"type":"integer"},"is_default_backend":{"type":"boolean"},)"
    R"("is_communication":{"type":"boolean"},"communication_order":{"type":"integer"},)"
    R"("is_default_communication":{"type":"boolean"},"created_at":{"type":"string"},"updated_at":{"type":"string"}}})");
constexpr QByteArrayView kLanguageListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewLanguageSchema(
    R"({"type":"object","required":["code","name"],"properties":{"code":{"type":"string","maxLength":35},)"
    R"("account_id":{"type":"string","description":"id, code or slug"},"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("is_frontend":{"type":"boolean"},"frontend_order":{"type":"integer"},"is_default_frontend":{"type":"boolean"},)"
    R"("is_backend":{"type":"boolean"},"backend_order":{"type":"integer"},"is_default_backend":{"type":"boolean"},)"
    R"("is_communication":{"type":"boolean"},"communication_order":{"type":"integer"},)"
    R"("is_default_communication":{"type":"boolean"}}})");
constexpr QByteArrayView kLanguagePatchSchema(
    R"({"type":"object","properties":{"name":{"type":"string","minLength":1,"maxLength":100},)"
    R"("is_frontend":{"type":"boolean"},"frontend_order":{"type":"integer"},"is_default_frontend":{"type":"boolean"},)"
    R"("is_backend":{"type":"boolean"},"backend_order":{"type":"integer"},"is_default_backend":{"type":"boolean"},)"
    R"("is_communication":{"type":"boolean"},"communication_order":{"type":"integer"},)"
    R"("is_default_communication":{"type":"boolean"}}})");

void writeLanguage(JsonWriter &out, const Language &language)
{
    out.beginObject().member("account_id", language.accountId).member("code", language.code).member("name", language.name);
    for (size_t role = 0; role < language.uses.size(); ++role) {
        const QByteArray name = texts::kLanguageRoleNames[role];
        const texts::LanguageUse &use = language.uses[role];
        out.flag(QByteArray("is_" + name), use.isUsed).member(QByteArray(name + "_order"), use.order);
        out.flag(QByteArray("is_default_" + name), use.isDefault);
    }
    out.member("created_at", language.createdAt).member("updated_at", language.updatedAt).endObject();
}

db::Completion<Language> answerLanguage(Reply reply, int status)
{
    return answerJson<Language>(std::move(reply), status,
                                [](JsonWriter &out, const Language &language) { writeLanguage(out, language); });
}

LanguageInput readUses(BodyReader &body)
{
    constexpr std::array kUsed{"is_frontend"_L1, "is_backend"_L1, "is_communication"_L1};
    constexpr std::array kOrder{"frontend_order"_L1, "backend_order"_L1, "communication_order"_L1};
    constexpr std::array kDefault{"is_default_frontend"_L1, "is_default_backend"_L1, "is_default_communication"_L1};
    LanguageInput input;
    for (size_t role = 0; role < input.uses.size(); ++role) {
        input.uses[role].isUsed = body.flag(kUsed[role]);
        input.uses[role].isDefault = body.flag(kDefault[role]);
        input.uses[role].order = body.integer(kOrder[role]);
        if (input.uses[role].order && (*input.uses[role].order < 0 || *input.uses[role].order > kMaxOrder))
            body.complain(kOrder[role], u"This must be from 0 to 1000000."_s, "out_of_range"_L1);
    }
    return input;
}

QByteArray accountOf(const http::Request &request)
{
    const QByteArray account = request.queryParameter("account_id");
    return account.isEmpty() ? QByteArray() : account;
}

} // namespace

std::vector<http::Route> LanguagesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/languages",
         User,
         to(&LanguagesApi::list),
         {"languages",
          "List the account's languages, those of a role in its order",
          {},
          kLanguageListSchema,
          "account_id,role"}},
        {Method::Post,
         "/api/v1/languages",
         User,
         to(&LanguagesApi::create),
         {"languages", "Add a language", kNewLanguageSchema, kLanguageSchema, {}, 201}},
        {Method::Patch,
         "/api/v1/languages/{code}",
         User,
         to(&LanguagesApi::update),
         {"languages", "Change a language; a new default unsets the old one", kLanguagePatchSchema, kLanguageSchema,
          "account_id"}},
        {Method::Delete,
         "/api/v1/languages/{code}",
         User,
         to(&LanguagesApi::remove),
         {"languages", "Remove a language with all its texts", {}, {}, "account_id", 204}},
    };
}

void LanguagesApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"account_id", "role"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    std::optional<texts::LanguageRole> role;
    if (const auto chosen = query.choice("role"_L1, {"frontend", "backend", "communication"}))
        role = texts::kLanguageRoles[*chosen];
    if (isRefused(query, reply))
        return;
    m_languages.list(*request->session, request->principal, accountOf(*request), role,
                     answerJson<QList<Language>>(std::move(reply), 200, [](JsonWriter &out, const QList<Language> &languages) {
                         out.beginObject().member("total", qint64(languages.size())).key("items").beginArray();
                         for (const Language &language : languages)
                             writeLanguage(out, language);
                         out.endArray().endObject();
                     }));
}

void LanguagesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString named = body->requiredText("code"_L1);
    const QByteArray code = texts::languageTag(named.toUtf8());
    if (!named.isEmpty() && code.isNull())
        body->complain("code"_L1, u"This is no tag of a language, such as de or pt-br."_s, "invalid_language"_L1);
    LanguageInput input = readUses(*body);
    input.name = readName(*body, "name"_L1);
    if (!body->has("name"_L1) || body->isNull("name"_L1))
        body->complain("name"_L1, u"This is required."_s, "required"_L1);
    const QByteArray account = namedOrNull(body->text("account_id"_L1));
    if (isRefused(*body, reply))
        return;
    m_languages.create(*request->session, askerOf(*request), account, code, std::move(input),
                       answerLanguage(std::move(reply), 201));
}

void LanguagesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    LanguageInput input = readUses(*body);
    input.name = readName(*body, "name"_L1);
    if (isRefused(*body, reply))
        return;
    m_languages.update(*request->session, askerOf(*request), accountOf(*request),
                       texts::languageTag(request->pathParameter("code")), std::move(input),
                       answerLanguage(std::move(reply), 200));
}

void LanguagesApi::remove(const RequestPtr &request, Reply reply)
{
    m_languages.remove(*request->session, askerOf(*request), accountOf(*request),
                       texts::languageTag(request->pathParameter("code")), answerNothing(std::move(reply)));
}

} // namespace basalt::api
