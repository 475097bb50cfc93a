// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentry.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {

struct Texts
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
    entry.entryHash = text("entry_hash");
    entry.previousHash = text("previous_hash");
    const QJsonArray changes = object.value("changes"_L1).toArray();
    for (const QJsonValue &change : changes)
        entry.changes += { change["field"_L1].toString(), change.toObject().value("before"_L1), change.toObject().value("after"_L1) };
    return entry;
}

QString AuditEntryInfo::actor() const
{
    if (!actorName.isEmpty())
        return actorName;
    if (!actorEmail.isEmpty())
        return actorEmail;
    return actorId.isEmpty() ? Texts::tr("nobody signed in") : actorId;
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
