// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/eventcodesapi.h"

#include "api/accessjson.h"
#include "api/accountjson.h"
#include "api/handling.h"
#include "api/queryreader.h"
#include "api/requestchecks.h"
#include "texts/eventmessages.h"
#include "texts/languagetext.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;
using http::Method;
using http::Reply;
using http::RequestPtr;

constexpr qsizetype kMaxEventTitle = 200;
/** Bytes of an event's payload as compact JSON. */
constexpr qsizetype kMaxPayload = 16 * 1024;
/** Its members: each is a change of the entry, with a commitment of its own. */
constexpr qsizetype kMaxPayloadMembers = 100;
constexpr qsizetype kMaxPayloadName = 100;

constexpr QByteArrayView kCategorySchema(
    R"({"type":"object","properties":{"code":{"type":"string"},"title":{"type":"string"},"first_number":{"type":"integer"},)"
    R"("last_number":{"type":"integer"},"is_system":{"type":"boolean"},"created_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kCategoryListSchema(
    R"({"type":"object","properties":{"total":{"type":"integer"},"items":{"type":"array","items":{"type":"object"}}}})");
constexpr QByteArrayView kNewCategorySchema(
    R"({"type":"object","required":["code","title","first_number","last_number"],"properties":{)"
    R"("code":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},"title":{"type":"string","minLength":1,"maxLength":200},)"
    R"("first_number":{"type":"integer","minimum":50000},"last_number":{"type":"integer","maximum":999999999}}})");
constexpr QByteArrayView kEventCodeSchema(
    R"({"type":"object","properties":{"number":{"type":"integer"},"name":{"type":"string"},"category":{"type":"string"},)"
    R"("title":{"type":"string"},"kind":{"enum":["event","error"]},"is_system":{"type":"boolean"},)"
    R"("aliases":{"type":"array","items":{"type":"integer"},"description":"numbers of the first numbering"},)"
    R"("message":{"type":"string","description":"in the language asked for"},)"
    R"("messages":{"type":"object","additionalProperties":{"type":"string"}},)"
    R"("created_at":{"type":["string","null"]},"updated_at":{"type":["string","null"]}}})");
constexpr QByteArrayView kNewEventCodeSchema(
    R"({"type":"object","required":["number","name","category","title"],"properties":{)"
    R"("number":{"type":"integer","minimum":50000,"maximum":999999999},"name":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},)"
    R"("category":{"type":"string"},"title":{"type":"string","minLength":1,"maxLength":200}}})");
constexpr QByteArrayView
    kEventCodePatchSchema(R"({"type":"object","properties":{"name":{"type":"string","pattern":"^[a-z0-9_-]{1,64}$"},)"
                          R"("title":{"type":"string","minLength":1,"maxLength":200}}})");
constexpr QByteArrayView kMessageTextSchema(
    R"({"type":"object","required":["message"],"properties":{"message":{"type":"string","minLength":1,"maxLength":1000,)"
    R"("description":"{name} stands for the payload's member of that name, {actor} for who did it"}}})");
constexpr QByteArrayView kNewEventSchema(
    R"({"type":"object","required":["event"],"properties":{"event":{"type":["integer","string"],)"
    R"("description":"number or name of an application's code"},)"
    R"("payload":{"type":"object","maxProperties":100},"account_id":{"type":"string","description":"id, code or slug"}}})");
constexpr QByteArrayView
    kEventSchema(R"({"type":"object","properties":{"id":{"type":"string","description":"record_id of the entry"},)"
                 R"("account_id":{"type":"string"},"event":{"type":"integer"},"event_name":{"type":"string"}}})");

/** The number in the path; 0, which no code has, for what is none. */
int numberIn(const http::Request &request)
{
    bool isNumber = false;
    const int number = request.pathParameter("number").toInt(&isNumber);
    return isNumber ? number : 0;
}

QList<QByteArray> languagesOf(const http::Request &request)
{
    return texts::acceptedLanguages(request.headers.value("Accept-Language"));
}

void writeCategory(JsonWriter &out, const texts::EventCategory &category)
{
    out.beginObject().member("code", category.code).member("title", category.title);
    out.member("first_number", qint64(category.first)).member("last_number", qint64(category.last));
    out.flag("is_system", category.isSystem);
    writeTextOrNull(out, "created_at", category.createdAt);
    out.endObject();
}

void writeEventCode(JsonWriter &out, const texts::EventCode &code, const QList<QByteArray> &languages)
{
    out.beginObject().member("number", qint64(code.number)).member("name", code.name).member("category", code.category);
    out.member("title", code.title).member("kind", QByteArrayView(code.isError ? "error" : "event"));
    out.flag("is_system", code.isSystem).key("aliases").beginArray();
    for (const int alias : code.aliases)
        out.integer(alias);
    out.endArray().member("message", texts::messageTemplate(code, languages)).key("messages").beginObject();
    for (auto message = code.messages.cbegin(); message != code.messages.cend(); ++message)
        out.member(message.key(), *message);
    out.endObject();
    writeTextOrNull(out, "created_at", code.createdAt);
    writeTextOrNull(out, "updated_at", code.updatedAt);
    out.endObject();
}

db::Completion<texts::EventCode> answerEventCode(const http::Request &request, Reply reply, int status)
{
    return answerJson<texts::EventCode>(std::move(reply), status,
                                        [languages = languagesOf(request)](JsonWriter &out, const texts::EventCode &code) {
                                            writeEventCode(out, code, languages);
                                        });
}

/** A number of an event, brought into the range of int; what is outside of every category stays so. */
int eventNumber(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, qint64(texts::kLastOwnNumber) + 1));
}

void checkEventName(BodyReader &body, const QString &name)
{
    if (!name.isEmpty() && !access::isCode(name.toUtf8()))
        body.complain("name"_L1, u"A name is made of small letters, digits, hyphens and underscores."_s, "invalid_name"_L1);
}

std::optional<QString> readTitle(BodyReader &body)
{
    const auto title = body.text("title"_L1, kMaxEventTitle);
    if (title && title->trimmed().isEmpty())
        body.complain("title"_L1, u"This is required."_s, "required"_L1);
    return title;
}

QString requiredTitle(BodyReader &body)
{
    const QString title = body.requiredText("title"_L1, kMaxEventTitle);
    if (!title.isEmpty() && title.trimmed().isEmpty())
        body.complain("title"_L1, u"This is required."_s, "required"_L1);
    return title;
}

QJsonObject readPayload(BodyReader &body)
{
    const auto bytes = body.object("payload"_L1);
    if (!bytes)
        return {};
    if (bytes->size() > kMaxPayload)
        body.complain("payload"_L1, u"The payload may have at most 16 KiB as JSON."_s, "too_long"_L1);
    const QJsonObject payload = QJsonDocument::fromJson(*bytes).object();
    if (payload.size() > kMaxPayloadMembers)
        body.complain("payload"_L1, u"The payload may have at most 100 members."_s, "too_many"_L1);
    for (auto member = payload.begin(); member != payload.end(); ++member) {
        if (member.key().isEmpty() || member.key().size() > kMaxPayloadName) {
            body.complain("payload"_L1, u"The members of the payload have names of 1 to 100 characters."_s, "invalid_name"_L1);
            break;
        }
    }
    return payload;
}

} // namespace

std::vector<http::Route> EventCodesApi::routes()
{
    const auto to = handlersOf(this);
    using enum http::Access;
    return {
        {Method::Get,
         "/api/v1/event-categories",
         User,
         to(&EventCodesApi::categories),
         {"events", "List categories of events", {}, kCategoryListSchema}},
        {Method::Post,
         "/api/v1/event-categories",
         Superadmin,
         to(&EventCodesApi::createCategory),
         {"events", "Create a category of events of applications", kNewCategorySchema, kCategorySchema, {}, 201}},
        {Method::Delete,
         "/api/v1/event-categories/{code}",
         Superadmin,
         to(&EventCodesApi::removeCategory),
         {"events", "Delete a category that has no codes", {}, {}, {}, 204}},
        {Method::Get,
         "/api/v1/event-codes",
         User,
         to(&EventCodesApi::list),
         {"events",
          "List codes of events and errors",
          {},
          kPageSchema,
          "search,category,is_system,kind,page,page_size",
          200,
          "Accept-Language"}},
        {Method::Post,
         "/api/v1/event-codes",
         Superadmin,
         to(&EventCodesApi::create),
         {"events", "Create a code of an application's event", kNewEventCodeSchema, kEventCodeSchema, {}, 201}},
        {Method::Patch,
         "/api/v1/event-codes/{number}",
         Superadmin,
         to(&EventCodesApi::update),
         {"events", "Change name and title of an application's code", kEventCodePatchSchema, kEventCodeSchema}},
        {Method::Delete,
         "/api/v1/event-codes/{number}",
         Superadmin,
         to(&EventCodesApi::remove),
         {"events", "Delete an application's code with its messages", {}, {}, {}, 204}},
        {Method::Put,
         "/api/v1/event-codes/{number}/messages/{language}",
         Superadmin,
         to(&EventCodesApi::putMessage),
         {"events", "Set what events of the code say in a language", kMessageTextSchema, kEventCodeSchema}},
        {Method::Delete,
         "/api/v1/event-codes/{number}/messages/{language}",
         Superadmin,
         to(&EventCodesApi::removeMessage),
         {"events", "Take a language's message away", {}, {}, {}, 204}},
        {Method::Post,
         "/api/v1/events",
         User,
         to(&EventCodesApi::write),
         {"events", "Write an application's event into the trail", kNewEventSchema, kEventSchema, {}, 201}},
    };
}

// -- categories ---------------------------------------------------------------------------------------------------------------

void EventCodesApi::categories(const RequestPtr &request, Reply reply)
{
    m_codes.categories(*request->session,
                       answerJson<QList<texts::EventCategory>>(
                           std::move(reply), 200, [](JsonWriter &out, const QList<texts::EventCategory> &categories) {
                               out.beginObject().member("total", qint64(categories.size()));
                               out.key("items").beginArray();
                               for (const texts::EventCategory &category : categories)
                                   writeCategory(out, category);
                               out.endArray().endObject();
                           }));
}

void EventCodesApi::createCategory(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::NewEventCategory input;
    const auto code = readCode(*body);
    if (!code)
        body->complain("code"_L1, u"This is required."_s, "required"_L1);
    input.code = code.value_or(QByteArray());
    input.title = requiredTitle(*body);
    const qint64 first = body->requiredInteger("first_number"_L1);
    const qint64 last = body->requiredInteger("last_number"_L1);
    if (body->json().value("first_number"_L1).isDouble() && first < texts::kFirstOwnNumber)
        body->complain("first_number"_L1, u"Numbers of applications begin at 50000."_s, "too_small"_L1);
    if (body->json().value("last_number"_L1).isDouble() && (last < first || last > texts::kLastOwnNumber))
        body->complain("last_number"_L1, u"This must be from first_number to 999999999."_s, "out_of_range"_L1);
    if (isRefused(*body, reply))
        return;
    input.first = int(first);
    input.last = int(last);
    m_codes.createCategory(
        *request->session, std::move(input), http::auditActor(*request),
        answerJson<texts::EventCategory>(std::move(reply), 201, [](JsonWriter &out, const texts::EventCategory &category) {
            writeCategory(out, category);
        }));
}

void EventCodesApi::removeCategory(const RequestPtr &request, Reply reply)
{
    m_codes.removeCategory(*request->session, request->pathParameter("code"), http::auditActor(*request),
                           answerNothing(std::move(reply)));
}

// -- codes --------------------------------------------------------------------------------------------------------------------

void EventCodesApi::list(const RequestPtr &request, Reply reply)
{
    if (const auto unknown = unknownParameters(*request, {"search", "category", "is_system", "kind", "page", "page_size"}))
        return reply.fail(*unknown);
    QueryReader query(*request);
    const PageWindow window = readPageWindow(query);
    texts::EventCodeQuery codes;
    codes.search = query.text("search"_L1).value_or(QByteArray());
    codes.category = query.text("category"_L1).value_or(QByteArray());
    codes.isSystem = query.flag("is_system"_L1);
    if (const auto kind = query.choice("kind"_L1, {"event", "error"}))
        codes.isError = *kind == 1;
    codes.offset = window.offset();
    codes.limit = window.size;
    if (isRefused(query, reply))
        return;
    m_codes.list(*request->session, std::move(codes),
                 answerJson<auth::Page<texts::EventCode>>(
                     std::move(reply), 200,
                     [window, languages = languagesOf(*request)](JsonWriter &out, const auth::Page<texts::EventCode> &page) {
                         out.beginObject().key("items").beginArray();
                         for (const texts::EventCode &code : page.items)
                             writeEventCode(out, code, languages);
                         out.endArray().member("total", page.total).member("page", window.page);
                         out.member("page_size", window.size);
                         out.member("total_pages", (page.total + window.size - 1) / window.size).endObject();
                     }));
}

void EventCodesApi::create(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::NewEventCode input;
    input.number = eventNumber(body->requiredInteger("number"_L1));
    const QString name = body->requiredText("name"_L1);
    checkEventName(*body, name);
    input.name = name.toUtf8();
    input.category = body->requiredText("category"_L1).toUtf8();
    input.title = requiredTitle(*body);
    if (isRefused(*body, reply))
        return;
    m_codes.create(*request->session, std::move(input), http::auditActor(*request),
                   answerEventCode(*request, std::move(reply), 201));
}

void EventCodesApi::update(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::EventCodePatch patch;
    if (const auto name = body->text("name"_L1)) {
        if (name->isEmpty())
            body->complain("name"_L1, u"This is required."_s, "required"_L1);
        checkEventName(*body, *name);
        patch.name = name->toUtf8();
    }
    patch.title = readTitle(*body);
    if (isRefused(*body, reply))
        return;
    m_codes.update(*request->session, numberIn(*request), std::move(patch), http::auditActor(*request),
                   answerEventCode(*request, std::move(reply), 200));
}

void EventCodesApi::remove(const RequestPtr &request, Reply reply)
{
    m_codes.remove(*request->session, numberIn(*request), http::auditActor(*request), answerNothing(std::move(reply)));
}

void EventCodesApi::putMessage(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    const QByteArray language = texts::languageTag(request->pathParameter("language"));
    if (language.isNull())
        body->complain("language"_L1, u"This is no tag of a language, such as de or pt-br."_s, "invalid_language"_L1);
    const QString message = body->requiredText("message"_L1);
    if (isRefused(*body, reply))
        return;
    m_codes.putMessage(*request->session, numberIn(*request), language, message, http::auditActor(*request),
                       answerEventCode(*request, std::move(reply), 200));
}

void EventCodesApi::removeMessage(const RequestPtr &request, Reply reply)
{
    m_codes.removeMessage(*request->session, numberIn(*request), texts::languageTag(request->pathParameter("language")),
                          http::auditActor(*request), answerNothing(std::move(reply)));
}

// -- events -------------------------------------------------------------------------------------------------------------------

void EventCodesApi::write(const RequestPtr &request, Reply reply)
{
    auto body = readBody(*request, reply);
    if (!body)
        return;
    texts::NewEvent event;
    if (body->json().value("event"_L1).isString())
        event.name = body->requiredText("event"_L1).toUtf8();
    else
        event.number = eventNumber(body->requiredInteger("event"_L1));
    event.payload = readPayload(*body);
    event.account = namedOrNull(body->text("account_id"_L1));
    if (isRefused(*body, reply))
        return;
    m_codes.write(
        *request->session, askerOf(*request), std::move(event),
        answerJson<texts::WrittenEvent>(std::move(reply), 201, [](JsonWriter &out, const texts::WrittenEvent &written) {
            out.beginObject().member("id", written.id).member("account_id", written.accountId);
            out.member("event", qint64(written.code.number)).member("event_name", written.code.name).endObject();
        }));
}

} // namespace basalt::api
