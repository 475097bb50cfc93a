// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "access/accesschange.h"
#include "auth/page.h"
#include "core/clock.h"
#include "db/auditevent.h"
#include "db/database.h"
#include "texts/eventcode.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace basalt::texts {

struct NewEventCategory
{
    QByteArray code;
    QString title;
    int first = 0;
    int last = 0;
};

/** Which codes to list. */
struct EventCodeQuery
{
    QByteArray search;   ///< in names, titles, messages and numbers, old ones among them; null: all
    QByteArray category; ///< null: all
    std::optional<bool> isSystem;
    std::optional<bool> isError;
    qint64 offset = 0;
    qint64 limit = 25;
};

struct NewEventCode
{
    int number = 0;
    QByteArray name;
    QByteArray category;
    QString title;
};

/** What is to be changed; what is not set stays. */
struct EventCodePatch
{
    std::optional<QByteArray> name;
    std::optional<QString> title;
};

/** An event that an application tells. */
struct NewEvent
{
    int number = 0;     ///< 0: by name
    QByteArray name;    ///< of the code
    QByteArray account; ///< id, code or slug; null: the caller's
    QJsonObject payload;
};

struct WrittenEvent
{
    QByteArray id; ///< the entry's record_id
    QByteArray accountId;
    EventCode code;
};

/**
 * Categories and codes of events: the server's own, which nobody changes, and those of applications, one table for all
 * accounts, which routes let only superadmins change. Thread-safe.
 */
class EventCodeService
{
public:
    explicit EventCodeService(const core::Clock &clock) : m_clock(clock) { }
    Q_DISABLE_COPY_MOVE(EventCodeService)

    /** The server's and the applications', in the order of their numbers. */
    void categories(db::Session &session, db::Completion<QList<EventCategory>> done);
    /** Code::NameTaken; Code::ValidationFailed for a range that is another's in part. */
    void createCategory(db::Session &session, NewEventCategory input, db::AuditActor actor, db::Completion<EventCategory> done);
    /** Code::EventCategoryNotFound, Code::EventCodeIsSystem, Code::EventCategoryNotEmpty. */
    void removeCategory(db::Session &session, const QByteArray &code, db::AuditActor actor, db::Completion<void> done);

    /** In the order of their numbers. Code::EventCategoryNotFound. */
    void list(db::Session &session, EventCodeQuery query, db::Completion<auth::Page<EventCode>> done);
    /** Code::EventCategoryNotFound, Code::EventCodeOutOfRange, Code::EventCodeExists; Code::EventCodeIsSystem for the server's. */
    void create(db::Session &session, NewEventCode input, db::AuditActor actor, db::Completion<EventCode> done);
    /** Code::EventCodeNotFound, Code::EventCodeIsSystem, Code::EventCodeExists. */
    void update(db::Session &session, int number, EventCodePatch patch, db::AuditActor actor, db::Completion<EventCode> done);
    /** With its messages; what the trail has of it stays. Refused like update(). */
    void remove(db::Session &session, int number, db::AuditActor actor, db::Completion<void> done);
    /** `language`: languageTag(). Refused like update(). */
    void putMessage(db::Session &session, int number, const QByteArray &language, const QString &message, db::AuditActor actor,
                    db::Completion<EventCode> done);
    /** As putMessage(), and Code::TranslationNotFound. */
    void removeMessage(db::Session &session, int number, const QByteArray &language, db::AuditActor actor,
                       db::Completion<void> done);

    /**
     * Writes an entry of an application's code into the trail of the account that is meant. Code::NoPermission without
     * `events.write`, Code::EventCodeNotFound, Code::EventCodeIsSystem, Code::AccountNotFound.
     */
    void write(db::Session &session, access::Asker asker, NewEvent event, db::Completion<WrittenEvent> done);

private:
    const core::Clock &m_clock;
};

} // namespace basalt::texts
