// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/eventcodeservice.h"

#include "access/callernow.h"
#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "texts/eventcatalog.h"
#include "texts/eventcodestore.h"
#include "texts/languagetext.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::texts {

namespace {

/** Codes belong to the installation, so their changes stand in the system account's trail. */
db::AuditEvent codeEvent(Code event, const char *operation, const db::AuditActor &actor, const char *table,
                         const QByteArray &id)
{
    return auth::auditEvent(event, operation, core::kSystemAccountId.toByteArray(), actor, table, id);
}

db::AuditEvent codeEvent(Code event, const char *operation, const db::AuditActor &actor, const EventCode &code)
{
    return codeEvent(event, operation, actor, "event_codes", QByteArray::number(code.number));
}

Result<EventCode> ownCode(db::Connection &connection, int number)
{
    if (systemCode(number))
        return Error::of(Code::EventCodeIsSystem);
    BASALT_TRY(auto code, EventCodeStore(connection).code(number));
    if (!code)
        return Error::of(Code::EventCodeNotFound);
    return std::move(*code);
}

/** Code::EventCodeExists if another code than `number` has the name. */
Result<void> checkName(db::Connection &connection, const QByteArray &name, int number)
{
    if (isSystemName(name))
        return Error::of(Code::EventCodeExists);
    BASALT_TRY(const auto same, EventCodeStore(connection).codeNamed(name));
    if (same && same->number != number)
        return Error::of(Code::EventCodeExists);
    return {};
}

bool isFound(const EventCode &code, const QByteArray &number, const QByteArray &folded)
{
    if (QByteArray::number(code.number) == number)
        return true;
    if (std::ranges::any_of(code.aliases, [&](int alias) { return QByteArray::number(alias) == number; }))
        return true;
    return code.name.contains(folded) || foldForSearch(code.title).contains(folded)
        || std::any_of(code.messages.cbegin(), code.messages.cend(),
                       [&](const QByteArray &message) { return foldForSearch(message).contains(folded); });
}

bool fits(const EventCode &code, const EventCodeQuery &query)
{
    return (query.category.isNull() || code.category == query.category) && (!query.isSystem || code.isSystem == *query.isSystem)
        && (!query.isError || code.isError == *query.isError)
        && (query.search.isNull() || isFound(code, query.search, foldForSearch(query.search)));
}

} // namespace

// -- categories ---------------------------------------------------------------------------------------------------------------

void EventCodeService::categories(db::Session &session, db::Completion<QList<EventCategory>> done)
{
    session.read<QList<EventCategory>>(
        [](db::Connection &connection) -> Result<QList<EventCategory>> {
            BASALT_TRY(const auto own, EventCodeStore(connection).categories());
            return systemCategories() + own;
        },
        std::move(done));
}

void EventCodeService::createCategory(db::Session &session, NewEventCategory input, db::AuditActor actor,
                                      db::Completion<EventCategory> done)
{
    session.write<EventCategory>(
        {},
        [input = std::move(input), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<EventCategory> {
            EventCodeStore store(context.connection());
            BASALT_TRY(const auto present, store.categories());
            for (const EventCategory &other : present) {
                if (other.code == input.code)
                    return Error::of(Code::EventCategoryExists);
                if (input.first <= other.last && other.first <= input.last)
                    return Error::invalid(u"first_number"_s,
                                          u"Numbers of this range are of the category %1."_s.arg(QString::fromUtf8(other.code)),
                                          u"overlapping_range"_s);
            }
            if (isSystemCategory(input.code))
                return Error::of(Code::EventCategoryExists);
            const EventCategory made{.code = input.code,
                                     .title = input.title.trimmed().toUtf8(),
                                     .first = input.first,
                                     .last = input.last,
                                     .isSystem = false,
                                     .createdAt = now};
            BASALT_TRY_VOID(store.insertCategory(made, actor.userId));
            db::AuditEvent event = codeEvent(Code::EventCategoryCreated, "CREATE", actor, "event_categories", made.code);
            event.changes.append({"title", QJsonValue::Undefined, auth::auditText(made.title)});
            event.changes.append({"first_number", QJsonValue::Undefined, made.first});
            event.changes.append({"last_number", QJsonValue::Undefined, made.last});
            context.audit(std::move(event));
            return made;
        },
        std::move(done));
}

void EventCodeService::removeCategory(db::Session &session, const QByteArray &code, db::AuditActor actor,
                                      db::Completion<void> done)
{
    session.write<void>(
        {},
        [code, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            if (isSystemCategory(code))
                return Error::of(Code::EventCodeIsSystem);
            EventCodeStore store(context.connection());
            BASALT_TRY(const auto category, store.category(code));
            if (!category)
                return Error::of(Code::EventCategoryNotFound);
            BASALT_TRY(const bool hasCodes, store.hasCodes(code));
            if (hasCodes)
                return Error::of(Code::EventCategoryNotEmpty);
            BASALT_TRY_VOID(store.removeCategory(code));
            db::AuditEvent event = codeEvent(Code::EventCategoryDeleted, "DELETE", actor, "event_categories", code);
            event.changes.append({"title", auth::auditText(category->title), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

// -- codes --------------------------------------------------------------------------------------------------------------------

void EventCodeService::list(db::Session &session, EventCodeQuery query, db::Completion<auth::Page<EventCode>> done)
{
    session.read<auth::Page<EventCode>>(
        [query = std::move(query)](db::Connection &connection) -> Result<auth::Page<EventCode>> {
            EventCodeStore store(connection);
            if (!query.category.isNull() && !isSystemCategory(query.category)) {
                BASALT_TRY(const auto category, store.category(query.category));
                if (!category)
                    return Error::of(Code::EventCategoryNotFound);
            }
            BASALT_TRY(const auto own, store.codes());
            auth::Page<EventCode> page;
            const auto take = [&](const EventCode &code) {
                if (!fits(code, query))
                    return;
                if (page.total >= query.offset && page.items.size() < query.limit)
                    page.items.append(code);
                ++page.total;
            };
            std::ranges::for_each(systemCodes(), take);
            std::ranges::for_each(own, take);
            return page;
        },
        std::move(done));
}

void EventCodeService::create(db::Session &session, NewEventCode input, db::AuditActor actor, db::Completion<EventCode> done)
{
    session.write<EventCode>(
        {},
        [input = std::move(input), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<EventCode> {
            if (isSystemCategory(input.category))
                return Error::of(Code::EventCodeIsSystem);
            EventCodeStore store(context.connection());
            BASALT_TRY(const auto category, store.category(input.category));
            if (!category)
                return Error::of(Code::EventCategoryNotFound);
            if (input.number < category->first || input.number > category->last)
                return Error::of(Code::EventCodeOutOfRange);
            BASALT_TRY(const auto same, store.code(input.number));
            if (same)
                return Error::of(Code::EventCodeExists);
            BASALT_TRY_VOID(checkName(context.connection(), input.name, input.number));
            BASALT_TRY(const qint64 count, store.codeCount());
            if (count >= kMaxOwnCodes)
                return Error::invalid(u"number"_s, u"There are %1 codes already."_s.arg(kMaxOwnCodes), u"too_many"_s);
            EventCode code;
            code.number = input.number;
            code.name = input.name;
            code.category = input.category;
            code.title = input.title.trimmed().toUtf8();
            code.createdAt = code.updatedAt = now;
            BASALT_TRY_VOID(store.insertCode(code, actor.userId));
            db::AuditEvent event = codeEvent(Code::EventCodeCreated, "CREATE", actor, code);
            event.changes.append({"name", QJsonValue::Undefined, auth::auditText(code.name)});
            event.changes.append({"category", QJsonValue::Undefined, auth::auditText(code.category)});
            event.changes.append({"title", QJsonValue::Undefined, auth::auditText(code.title)});
            context.audit(std::move(event));
            return code;
        },
        std::move(done));
}

void EventCodeService::update(db::Session &session, int number, EventCodePatch patch, db::AuditActor actor,
                              db::Completion<EventCode> done)
{
    session.write<EventCode>(
        {},
        [number, patch = std::move(patch), actor = std::move(actor),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<EventCode> {
            BASALT_TRY(const EventCode before, ownCode(context.connection(), number));
            EventCode after = before;
            after.name = patch.name.value_or(after.name);
            if (patch.title)
                after.title = patch.title->trimmed().toUtf8();
            BASALT_TRY_VOID(checkName(context.connection(), after.name, number));
            db::AuditEvent event = codeEvent(Code::EventCodeUpdated, "UPDATE", actor, before);
            if (after.name != before.name)
                event.changes.append({"name", auth::auditText(before.name), auth::auditText(after.name)});
            if (after.title != before.title)
                event.changes.append({"title", auth::auditText(before.title), auth::auditText(after.title)});
            if (event.changes.isEmpty())
                return before;
            after.updatedAt = now;
            BASALT_TRY_VOID(EventCodeStore(context.connection()).updateCode(after, actor.userId));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void EventCodeService::remove(db::Session &session, int number, db::AuditActor actor, db::Completion<void> done)
{
    session.write<void>(
        {},
        [number, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const EventCode code, ownCode(context.connection(), number));
            BASALT_TRY_VOID(EventCodeStore(context.connection()).removeCode(number));
            db::AuditEvent event = codeEvent(Code::EventCodeDeleted, "DELETE", actor, code);
            event.changes.append({"name", auth::auditText(code.name), QJsonValue::Undefined});
            event.changes.append({"title", auth::auditText(code.title), QJsonValue::Undefined});
            for (auto message = code.messages.cbegin(); message != code.messages.cend(); ++message)
                event.changes.append({"message." + message.key(), auth::auditText(*message), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

// -- messages -----------------------------------------------------------------------------------------------------------------

void EventCodeService::putMessage(db::Session &session, int number, const QByteArray &language, const QString &message,
                                  db::AuditActor actor, db::Completion<EventCode> done)
{
    session.write<EventCode>(
        {},
        [number, language, message = message.toUtf8(),
         actor = std::move(actor)](db::WriteContext &context) -> Result<EventCode> {
            BASALT_TRY(EventCode code, ownCode(context.connection(), number));
            const QByteArray before = code.messages.value(language);
            if (before == message)
                return code;
            BASALT_TRY_VOID(EventCodeStore(context.connection()).putMessage(number, language, message));
            db::AuditEvent event = codeEvent(Code::EventCodeUpdated, "UPDATE", actor, code);
            event.changes.append({"message." + language,
                                  before.isNull() ? QJsonValue(QJsonValue::Undefined) : auth::auditText(before),
                                  auth::auditText(message)});
            context.audit(std::move(event));
            code.messages.insert(language, message);
            return code;
        },
        std::move(done));
}

void EventCodeService::removeMessage(db::Session &session, int number, const QByteArray &language, db::AuditActor actor,
                                     db::Completion<void> done)
{
    session.write<void>(
        {},
        [number, language, actor = std::move(actor)](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const EventCode code, ownCode(context.connection(), number));
            if (!code.messages.contains(language))
                return Error::of(Code::TranslationNotFound);
            BASALT_TRY_VOID(EventCodeStore(context.connection()).removeMessage(number, language));
            db::AuditEvent event = codeEvent(Code::EventCodeUpdated, "UPDATE", actor, code);
            event.changes.append(
                {"message." + language, auth::auditText(code.messages.value(language)), QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

// -- events -------------------------------------------------------------------------------------------------------------------

void EventCodeService::write(db::Session &session, access::Asker asker, NewEvent event, db::Completion<WrittenEvent> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<WrittenEvent>(
        trail,
        [asker = std::move(asker), event = std::move(event),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<WrittenEvent> {
            BASALT_TRY(const auth::Principal caller,
                       access::callerNow(context.connection(), asker.caller, "events.write", now));
            WrittenEvent written;
            BASALT_TRY(written.accountId, access::accountMeant(context.connection(), caller, event.account));
            int number = event.number;
            if (number == 0) {
                if (isSystemName(event.name))
                    return Error::of(Code::EventCodeIsSystem);
                BASALT_TRY(const auto named, EventCodeStore(context.connection()).codeNamed(event.name));
                number = named ? named->number : 0;
            }
            BASALT_TRY(written.code, ownCode(context.connection(), number));
            written.id = core::newId();
            db::AuditEvent entry =
                auth::auditEvent(static_cast<Code>(number), "EVENT", written.accountId, asker.actor, "events", written.id);
            for (auto member = event.payload.begin(); member != event.payload.end(); ++member)
                entry.changes.append({member.key().toUtf8(), QJsonValue::Undefined, member.value()});
            entry.allowedBy = caller.superadmin ? "superadmin" : "events.write";
            context.audit(std::move(entry));
            return written;
        },
        std::move(done));
}

} // namespace basalt::texts
