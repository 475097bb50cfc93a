// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texts/languageservice.h"

#include "access/callernow.h"
#include "auth/auditnotes.h"
#include "core/ids.h"
#include "core/timestamp.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::texts {

namespace {

Result<Language> languageOf(db::Connection &connection, const QByteArray &accountId, const QByteArray &code)
{
    BASALT_TRY(auto language, LanguageStore(connection).language(accountId, code));
    if (!language)
        return Error::of(Code::LanguageNotFound);
    return std::move(*language);
}

/** The account that is meant, held until the end: changes of its languages follow each other. What the asker may is read then. */
Result<QByteArray> heldAccount(db::WriteContext &context, const access::Asker &asker, const QByteArray &account,
                               QByteArrayView permission, const QByteArray &now)
{
    BASALT_TRY_VOID(access::demand(asker.caller, permission));
    BASALT_TRY(const QByteArray id, access::accountMeant(context.connection(), asker.caller, account));
    BASALT_TRY_VOID(context.unaudited("a lock, which changes nothing",
                                      [&id](db::Connection &connection) { return LanguageStore(connection).lock(id); }));
    BASALT_TRY_VOID(access::callerNow(context.connection(), asker.caller, permission, now));
    return id;
}

Result<void> apply(const LanguageInput &input, Language &language)
{
    if (input.name)
        language.name = input.name->trimmed().toUtf8();
    for (size_t role = 0; role < language.uses.size(); ++role) {
        LanguageUse &use = language.uses[role];
        const LanguageUsePatch &patch = input.uses[role];
        use.isUsed = patch.isUsed.value_or(use.isUsed);
        use.order = patch.order.value_or(use.order);
        if (patch.isDefault.value_or(false) && !use.isUsed) {
            return Error::invalid(u"is_default_"_s + QLatin1StringView(kLanguageRoleNames[role]),
                                  u"Only a language of that role can be its default."_s, u"role_needed"_s);
        }
        use.isDefault = use.isUsed && patch.isDefault.value_or(use.isDefault);
    }
    return {};
}

QList<db::AuditChange> languageChanges(const Language *before, const Language &after)
{
    QList<db::AuditChange> changes;
    const auto note = [&](const QByteArray &field, const QJsonValue &old, const QJsonValue &now) {
        if (!before)
            changes.append({field, QJsonValue::Undefined, now});
        else if (old != now)
            changes.append({field, old, now});
    };
    const Language &old = before ? *before : after;
    note("name", auth::auditText(old.name), auth::auditText(after.name));
    for (size_t role = 0; role < after.uses.size(); ++role) {
        const QByteArray name = kLanguageRoleNames[role];
        note("is_" + name, old.uses[role].isUsed, after.uses[role].isUsed);
        note(name + "_order", old.uses[role].order, after.uses[role].order);
        note("is_default_" + name, old.uses[role].isDefault, after.uses[role].isDefault);
    }
    return changes;
}

db::AuditEvent languageEvent(Code code, const char *operation, const Language &language, const db::AuditActor &actor)
{
    return auth::auditEvent(code, operation, language.accountId, actor, "languages", language.id);
}

/** Whoever was default of a role that `next` is default of now is so no longer, and the trail tells it. */
Result<void> unsetDefaults(db::WriteContext &context, const Language &next, const db::AuditActor &actor, const QByteArray &now)
{
    LanguageStore store(context.connection());
    BASALT_TRY(const auto present, store.languages(next.accountId));
    for (const Language &before : present) {
        if (before.id == next.id)
            continue;
        Language after = before;
        for (size_t role = 0; role < after.uses.size(); ++role) {
            if (next.uses[role].isDefault)
                after.uses[role].isDefault = false;
        }
        if (after.uses == before.uses)
            continue;
        after.updatedAt = now;
        BASALT_TRY_VOID(store.update(after, actor.userId));
        db::AuditEvent event = languageEvent(Code::LanguageUpdated, "UPDATE", before, actor);
        event.changes = languageChanges(&before, after);
        context.audit(std::move(event));
    }
    return {};
}

db::AuditEvent textEvent(Code code, const char *operation, const Translation &text, const db::AuditActor &actor)
{
    return auth::auditEvent(code, operation, text.accountId, actor, "translations", text.id);
}

/** Where a text stands, as part of the entry of its making or its end. */
void noteKey(db::AuditEvent &event, const Translation &text, bool isGone)
{
    const auto note = [&](const char *field, const QByteArray &value) {
        if (isGone)
            event.changes.append({field, auth::auditText(value), QJsonValue::Undefined});
        else
            event.changes.append({field, QJsonValue::Undefined, auth::auditText(value)});
    };
    note("language", text.language);
    note("group", text.group);
    note("object", text.object);
    note("context", text.context);
    note("value", text.value);
}

Result<Translation> textInSight(db::Connection &connection, const access::Asker &asker, const QByteArray &id,
                                QByteArrayView permission, const QByteArray &now)
{
    BASALT_TRY(const auth::Principal caller, access::callerNow(connection, asker.caller, permission, now));
    BASALT_TRY(auto text, LanguageStore(connection).text(access::sightOf(caller), id));
    if (!text)
        return Error::of(Code::TranslationNotFound);
    return std::move(*text);
}

} // namespace

// -- languages ----------------------------------------------------------------------------------------------------------------

void LanguageService::list(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                           std::optional<LanguageRole> role, db::Completion<QList<Language>> done)
{
    session.read<QList<Language>>(
        [caller, account, role](db::Connection &connection) -> Result<QList<Language>> {
            BASALT_TRY(const QByteArray id, access::accountMeant(connection, caller, account));
            return LanguageStore(connection).languages(id, role);
        },
        std::move(done));
}

void LanguageService::create(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                             LanguageInput input, db::Completion<Language> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<Language>(
        trail,
        [asker = std::move(asker), account, code, input = std::move(input),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<Language> {
            Language language;
            BASALT_TRY(language.accountId, heldAccount(context, asker, account, "languages.create", now));
            LanguageStore store(context.connection());
            BASALT_TRY(const auto same, store.language(language.accountId, code));
            if (same)
                return Error::of(Code::LanguageExists);
            language.id = core::newId();
            language.code = code;
            language.createdAt = language.updatedAt = now;
            BASALT_TRY_VOID(apply(input, language));
            BASALT_TRY_VOID(unsetDefaults(context, language, asker.actor, now));
            BASALT_TRY_VOID(store.insert(language, asker.actor.userId));
            db::AuditEvent event = languageEvent(Code::LanguageCreated, "CREATE", language, asker.actor);
            event.changes.append({"code", QJsonValue::Undefined, auth::auditText(language.code)});
            event.changes += languageChanges(nullptr, language);
            context.audit(std::move(event));
            return language;
        },
        std::move(done));
}

void LanguageService::update(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                             LanguageInput input, db::Completion<Language> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<Language>(
        trail,
        [asker = std::move(asker), account, code, input = std::move(input),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<Language> {
            BASALT_TRY(const QByteArray accountId, heldAccount(context, asker, account, "languages.update", now));
            BASALT_TRY(const Language before, languageOf(context.connection(), accountId, code));
            Language after = before;
            BASALT_TRY_VOID(apply(input, after));
            db::AuditEvent event = languageEvent(Code::LanguageUpdated, "UPDATE", before, asker.actor);
            event.changes = languageChanges(&before, after);
            if (event.changes.isEmpty())
                return before;
            after.updatedAt = now;
            BASALT_TRY_VOID(unsetDefaults(context, after, asker.actor, now));
            BASALT_TRY_VOID(LanguageStore(context.connection()).update(after, asker.actor.userId));
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void LanguageService::remove(db::Session &session, access::Asker asker, const QByteArray &account, const QByteArray &code,
                             db::Completion<void> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<void>(
        trail,
        [asker = std::move(asker), account, code,
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const QByteArray accountId, heldAccount(context, asker, account, "languages.delete", now));
            BASALT_TRY(const Language language, languageOf(context.connection(), accountId, code));
            LanguageStore store(context.connection());
            BASALT_TRY(const qint64 texts, store.textCount(language));
            BASALT_TRY_VOID(store.remove(language));
            db::AuditEvent event = languageEvent(Code::LanguageDeleted, "DELETE", language, asker.actor);
            event.changes.append({"code", auth::auditText(language.code), QJsonValue::Undefined});
            event.changes.append({"name", auth::auditText(language.name), QJsonValue::Undefined});
            event.changes.append({"texts", texts, QJsonValue::Undefined});
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

// -- texts --------------------------------------------------------------------------------------------------------------------

void LanguageService::texts(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                            const QByteArray &language, TranslationQuery query, db::Completion<auth::Page<Translation>> done)
{
    session.read<auth::Page<Translation>>(
        [caller, account, language, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Translation>> {
            TranslationQuery asked = query;
            BASALT_TRY(asked.accountId, access::accountMeant(connection, caller, account));
            if (!language.isNull()) {
                BASALT_TRY(const Language known, languageOf(connection, asked.accountId, language));
                asked.languageId = known.id;
            }
            return LanguageStore(connection).texts(asked);
        },
        std::move(done));
}

void LanguageService::resolved(db::Session &session, const auth::Principal &caller, const QByteArray &account,
                               const QByteArray &language, TranslationQuery query, db::Completion<auth::Page<Translation>> done)
{
    session.read<auth::Page<Translation>>(
        [caller, account, language, query = std::move(query)](db::Connection &connection) -> Result<auth::Page<Translation>> {
            TranslationQuery asked = query;
            BASALT_TRY(asked.accountId, access::accountMeant(connection, caller, account));
            BASALT_TRY(const Language known, languageOf(connection, asked.accountId, language));
            asked.languageId = known.id;
            BASALT_TRY(auto page, LanguageStore(connection).resolved(asked));
            for (Translation &text : page.items)
                text.language = known.code;
            return page;
        },
        std::move(done));
}

void LanguageService::createText(db::Session &session, access::Asker asker, NewTranslation input,
                                 db::Completion<Translation> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<Translation>(
        trail,
        [asker = std::move(asker), input = std::move(input),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<Translation> {
            Translation text;
            BASALT_TRY(text.accountId, heldAccount(context, asker, input.account, "translations.create", now));
            BASALT_TRY(const Language language, languageOf(context.connection(), text.accountId, input.language));
            text.id = core::newId();
            text.language = language.code;
            text.languageId = language.id;
            text.group = input.group;
            text.object = input.object;
            text.context = input.context;
            text.value = input.value.toUtf8();
            text.createdAt = text.updatedAt = now;
            LanguageStore store(context.connection());
            BASALT_TRY(const bool taken, store.hasText(text));
            if (taken)
                return Error::of(Code::NameTaken);
            BASALT_TRY_VOID(store.insertText(text, asker.actor.userId));
            db::AuditEvent event = textEvent(Code::TranslationCreated, "CREATE", text, asker.actor);
            noteKey(event, text, false);
            context.audit(std::move(event));
            return text;
        },
        std::move(done));
}

void LanguageService::updateText(db::Session &session, access::Asker asker, const QByteArray &id, const QString &value,
                                 db::Completion<Translation> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<Translation>(
        trail,
        [asker = std::move(asker), id, value = value.toUtf8(),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<Translation> {
            BASALT_TRY(const Translation before, textInSight(context.connection(), asker, id, "translations.update", now));
            if (before.value == value)
                return before;
            Translation after = before;
            after.value = value;
            after.updatedAt = now;
            BASALT_TRY_VOID(LanguageStore(context.connection()).updateText(after, asker.actor.userId));
            db::AuditEvent event = textEvent(Code::TranslationUpdated, "UPDATE", after, asker.actor);
            event.changes.append({"value", auth::auditText(before.value), auth::auditText(after.value)});
            context.audit(std::move(event));
            return after;
        },
        std::move(done));
}

void LanguageService::removeText(db::Session &session, access::Asker asker, const QByteArray &id, db::Completion<void> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<void>(
        trail,
        [asker = std::move(asker), id,
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<void> {
            BASALT_TRY(const Translation text, textInSight(context.connection(), asker, id, "translations.delete", now));
            BASALT_TRY_VOID(LanguageStore(context.connection()).removeText(text));
            db::AuditEvent event = textEvent(Code::TranslationDeleted, "DELETE", text, asker.actor);
            noteKey(event, text, true);
            context.audit(std::move(event));
            return {};
        },
        std::move(done));
}

void LanguageService::copy(db::Session &session, access::Asker asker, TextsCopy input, db::Completion<TextsCopied> done)
{
    const QByteArray trail = access::sightOf(asker.caller);
    session.write<TextsCopied>(
        trail,
        [asker = std::move(asker), input = std::move(input),
         now = core::formatTimestamp(m_clock.nowMs())](db::WriteContext &context) -> Result<TextsCopied> {
            BASALT_TRY(const QByteArray accountId, heldAccount(context, asker, input.account, "translations.copy", now));
            BASALT_TRY(const Language from, languageOf(context.connection(), accountId, input.from));
            BASALT_TRY(const Language to, languageOf(context.connection(), accountId, input.to));
            LanguageStore store(context.connection());
            BASALT_TRY(const auto pairs, store.pairs(from, to));
            TextsCopied copied;
            for (const LanguageStore::Pair &pair : pairs) {
                Translation text = pair.from;
                text.accountId = accountId;
                text.languageId = to.id;
                text.createdAt = text.updatedAt = now;
                if (pair.toId.isNull()) {
                    text.id = core::newId();
                    BASALT_TRY_VOID(store.insertText(text, asker.actor.userId));
                    ++copied.inserted;
                } else if (input.overwrites && pair.toValue != text.value) {
                    text.id = pair.toId;
                    BASALT_TRY_VOID(store.updateText(text, asker.actor.userId));
                    ++copied.updated;
                }
            }
            if (copied.inserted == 0 && copied.updated == 0)
                return copied;
            db::AuditEvent event = languageEvent(Code::TranslationsCopied, "UPDATE", to, asker.actor);
            event.changes.append({"copied_from", QJsonValue::Undefined, auth::auditText(from.code)});
            event.changes.append({"overwrite", QJsonValue::Undefined, input.overwrites});
            event.changes.append({"updated", QJsonValue::Undefined, copied.updated});
            event.changes.append({"inserted", QJsonValue::Undefined, copied.inserted});
            context.audit(std::move(event));
            return copied;
        },
        std::move(done));
}

} // namespace basalt::texts
