// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/translationsapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
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
using texts::Translation;
using TextPage = auth::Page<Translation>;

/** Characters of a group, an object's code or a context. */
constexpr qsizetype kMaxTextKey = 200;
constexpr qsizetype kMaxTextValue = 10'000;
constexpr QLatin1StringView kDefaultContext("text");

constexpr QByteArrayView kTranslationSchema(
    R"({"type":"object","properties":{"id":{"type":["string","null"]},"account_id":{"type":"string"},)"
    R"("language":{"type":"string"},"group":{"type":"string"},"object":{"type":"string"},"context":{"type":"string"},)"
    R"("value":{"type":"string"},"created_at":{"type":["string","null"]},"updated_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kNewTranslationSchema(
    R"({"type":"object","required":["language","group","object","value"],"properties":{)"
    R"("account_id":{"type":"string","description":"id, code or slug"},"language":{"type":"string"},)"
    R"("group":{"type":"string","minLength":1,"maxLength":200},"object":{"type":"string","minLength":1,"maxLength":200},)"
    R"("context":{"type":"string","minLength":1,"maxLength":200,"default":"text"},)"
    R"("value":{"type":"string","minLength":1,"maxLength":10000}}})");
constexpr QByteArrayView kTranslationPatchSchema(
    R"({"type":"object","required":["value"],"properties":{"value":{"type":"string","minLength":1,"maxLength":10000}}})");
constexpr QByteArrayView kTextsCopySchema(
    R"({"type":"object","required":["from","to"],"properties":{"account_id":{"type":"string"},"from":{"type":"string"},)"
    R"("to":{"type":"string"},"overwrite":{"type":"boolean","default":false}}})");
constexpr QByteArrayView
    kCopiedSchema(R"({"type":"object","properties":{"updated":{"type":"integer"},"inserted":{"type":"integer"}}})");

void writeTranslation(JsonWriter &out, const Translation &text)
{
    out.beginObject();
    writeTextOrNull(out, "id", text.id);
    out.member("account_id", text.accountId).member("language", text.language).member("group", text.group);
    out.member("object", text.object).member("context", text.context).member("value", text.value);
    writeTextOrNull(out, "created_at", text.createdAt);
    writeTextOrNull(out, "updated_at", text.updatedAt);
    out.endObject();
}

db::Completion<Translation> answerTranslation(Reply reply, int status)
{
    return answerJson<Translation>(std::move(reply), status,
                                   [](JsonWriter &out, const Translation &text) { writeTranslation(out, text); });
}

db::Completion<TextPage> answerTextPage(Reply reply, PageWindow window)
{
    return answerJson<TextPage>(std::move(reply), 200, [window](JsonWriter &out, const TextPage &page) {
        out.beginObject().key("items").beginArray();
        for (const Translation &text : page.items)
            writeTranslation(out, text);
        out.endArray().member("total", page.total).member("page", window.page).member("page_size", window.size);
        out.member("total_pages", (page.total + window.size - 1) / window.size).endObject();
    });
}

/** A tag as it is kept; one that is none names no language, which is answered as such. */
QByteArray languageNamed(const QByteArray &text)
{
    const QByteArray tag = texts::languageTag(text);
    return tag.isNull() ? QByteArray("") : tag;
}

/** The text of a parameter; what no database stores is a mistake. */
QByteArray storableText(const QueryReader &query, QLatin1StringView name, Reply &reply, bool &isGood)
{
    const QByteArray value = query.text(name).value_or(QByteArray());
    if (isGood && (!value.isValidUtf8() || value.contains('\0'))) {
        isGood = false;
        reply.fail(Error::invalid(name, u"The value is not UTF-8 text."_s, u"invalid_character"_s));
    }
    return value;
}

QByteArray requiredKey(BodyReader &body, QLatin1StringView name)
{
    const QString text = body.requiredText(name, kMaxTextKey);
    if (!text.isEmpty() && text.trimmed().isEmpty())
        body.complain(name, u"This is required."_s, "required"_L1);
    return text.trimmed().toUtf8();
}

} // namespace

std::vector<http::Route> TranslationsApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/translations",
         User,
         to(&TranslationsApi::list),
         {"languages", "List texts", {}, kPageSchema, "account_id,language,group,object,context,search,page,page_size"}},
        {Method::Get,
         "/api/v1/translations/resolved",
         User,
         to(&TranslationsApi::resolved),
         {"languages",
          "A whole group in one language; objects without a text have their code",
          {},
          kPageSchema,
          "account_id,language,group,page,page_size"}},
        {Method::Post,
         "/api/v1/translations",
         User,
         to(&TranslationsApi::create),
         {"languages", "Add a text", kNewTranslationSchema, kTranslationSchema, {}, 201}},
        {Method::Patch,
         "/api/v1/translations/{id}",
         User,
         to(&TranslationsApi::update),
         {"languages", "Change a text", kTranslationPatchSchema, kTranslationSchema}},
        {Method::Delete,
         "/api/v1/translations/{id}",
         User,
         to(&TranslationsApi::remove),
         {"languages", "Remove a text", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/translations/copy",
         User,
         to(&TranslationsApi::copy),
         {"languages", "Copy all texts of a language to another", kTextsCopySchema, kCopiedSchema}},
    };
}

void TranslationsApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(
            *request, {"account_id", "language", "group", "object", "context", "search", "page", "page_size"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    bool isGood = true;
    const auto text = [&](QLatin1StringView name) { return storableText(query, name, reply, isGood); };
    texts::TranslationQuery asked;
    asked.group = text("group"_L1);
    asked.object = text("object"_L1);
    asked.context = text("context"_L1);
    asked.search = text("search"_L1);
    asked.offset = window.offset();
    asked.limit = window.size;
    const QByteArray account = text("account_id"_L1);
    const QByteArray language = text("language"_L1);
    if (!isGood)
        return;
    m_languages.texts(*request->session, request->principal, account,
                      language.isNull() ? QByteArray() : languageNamed(language), std::move(asked),
                      answerTextPage(std::move(reply), window));
}

void TranslationsApi::resolved(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"account_id", "language", "group", "page", "page_size"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    if (isRefused(query, reply))
        return;
    bool isGood = true;
    const auto text = [&](QLatin1StringView name) { return storableText(query, name, reply, isGood); };
    texts::TranslationQuery asked;
    asked.group = text("group"_L1);
    asked.offset = window.offset();
    asked.limit = window.size;
    const QByteArray account = text("account_id"_L1);
    const QByteArray language = text("language"_L1);
    if (!isGood)
        return;
    for (const auto &[name, value] : {std::pair(u"language"_s, language), std::pair(u"group"_s, asked.group)}) {
        if (value.isEmpty())
            return reply.fail(Error::invalid(name, u"This is required."_s, u"required"_s));
    }
    m_languages.resolved(*request->session, request->principal, account, languageNamed(language), std::move(asked),
                         answerTextPage(std::move(reply), window));
}

void TranslationsApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::NewTranslation input;
    input.account = namedOrNull(body->text("account_id"_L1));
    input.language = languageNamed(body->requiredText("language"_L1).toUtf8());
    input.group = requiredKey(*body, "group"_L1);
    input.object = requiredKey(*body, "object"_L1);
    input.context = body->has("context"_L1) && !body->isNull("context"_L1) ? requiredKey(*body, "context"_L1)
                                                                           : QByteArray(kDefaultContext.data());
    input.value = body->requiredText("value"_L1, kMaxTextValue);
    if (isRefused(*body, reply))
        return;
    m_languages.createText(*request->session, askerOf(*request), std::move(input), answerTranslation(std::move(reply), 201));
}

void TranslationsApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QString value = body->requiredText("value"_L1, kMaxTextValue);
    if (isRefused(*body, reply))
        return;
    m_languages.updateText(*request->session, askerOf(*request), request->pathParameter("id"), value,
                           answerTranslation(std::move(reply), 200));
}

void TranslationsApi::remove(const RequestPtr &request, Reply reply)
{
    m_languages.removeText(*request->session, askerOf(*request), request->pathParameter("id"), answerNothing(std::move(reply)));
}

void TranslationsApi::copy(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::TextsCopy input;
    input.account = namedOrNull(body->text("account_id"_L1));
    input.from = languageNamed(body->requiredText("from"_L1).toUtf8());
    input.to = languageNamed(body->requiredText("to"_L1).toUtf8());
    input.overwrites = body->flag("overwrite"_L1).value_or(false);
    if (!input.from.isEmpty() && input.from == input.to)
        body->complain("to"_L1, u"This is the language that is copied from."_s, "same_language"_L1);
    if (isRefused(*body, reply))
        return;
    m_languages.copy(
        *request->session, askerOf(*request), std::move(input),
        answerJson<texts::TextsCopied>(std::move(reply), 200, [](JsonWriter &out, const texts::TextsCopied &copied) {
            out.beginObject().member("updated", copied.updated).member("inserted", copied.inserted).endObject();
        }));
}

} // namespace basalt::api
