// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentry.h"

#include "eventtitles.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct EntryTexts
{
    Q_DECLARE_TR_FUNCTIONS(AuditEntry)
};

} // namespace

AuditEntryInfo AuditEntryInfo::fromJson(const QJsonObject &object)
{
    const auto text = [&object](const char *key) { return object.value(QLatin1StringView(key)).toString(); };
    AuditEntryInfo entry;
    entry.id = object.value("id"_L1).toInteger();
    entry.sequence = object.value("sequence"_L1).toInteger();
    entry.accountId = text("account_id");
    entry.occurredAt = text("occurred_at");
    entry.event = object.value("event"_L1).toInt();
    entry.eventName = text("event_name");
    entry.message = text("message");
    entry.operation = text("operation");
    entry.tableName = text("table_name");
    entry.recordId = text("record_id");
    entry.actorId = text("user_id");
    entry.actorName = text("actor_name");
    entry.actorEmail = text("user_email");
    entry.ipAddress = text("ip_address");
    entry.userAgent = text("user_agent");
    entry.reason = text("reason");
    entry.allowedBy = text("allowed_by");
    entry.correlationId = text("correlation_id");
    entry.origin = text("origin");
    entry.entryHash = text("entry_hash");
    entry.previousHash = text("previous_hash");
    const QJsonArray changes = object.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes)
        entry.changes +=
            {change["field"_L1].toString(), change.toObject().value("before"_L1), change.toObject().value("after"_L1)};
    return entry;
}

QString AuditEntryInfo::actor() const
{
    if (!actorName.isEmpty())
        return actorName;
    if (!actorEmail.isEmpty())
        return actorEmail;
    if (!actorId.isEmpty())
        return actorId;
    if (origin == "import"_L1)
        return EntryTexts::tr("import");
    if (origin == "cli"_L1)
        return EntryTexts::tr("command line");
    return origin == "system"_L1 ? EntryTexts::tr("system") : EntryTexts::tr("anonymous");
}

QString AuditEntryInfo::title() const
{
    if (const QString known = eventTitle(eventName); !known.isEmpty())
        return known;
    // An event of an application, in the words that it has for it.
    if (!message.isEmpty())
        return message;
    return eventName.isEmpty() ? operation : QString(eventName).replace(u'_', QChar::Space);
}

QString AuditEntryInfo::subject() const
{
    return tableName.startsWith("col_"_L1) ? tableName.sliced(4) : tableName;
}

QString AuditEntryInfo::tone() const
{
    if (operation.contains("FAILED"_L1) || operation == "DENIED"_L1 || operation == "DELETE"_L1)
        return u"danger"_s;
    if (operation == "CREATE"_L1)
        return u"success"_s;
    if (operation == "UPDATE"_L1)
        return u"info"_s;
    return operation == "EXPORT"_L1 ? u"warning"_s : u"neutral"_s;
}

} // namespace basalt::app
