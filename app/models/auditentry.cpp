// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentry.h"

#include <QCoreApplication>
#include <QHash>
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
    // Translated on each call: the language may change while the program runs.
    const QHash<QString, QString> titles{
        {u"user_created"_s, EntryTexts::tr("user created")},
        {u"user_updated"_s, EntryTexts::tr("user updated")},
        {u"user_deleted"_s, EntryTexts::tr("user deleted")},
        {u"user_enabled"_s, EntryTexts::tr("user enabled")},
        {u"user_disabled"_s, EntryTexts::tr("user disabled")},
        {u"user_locked"_s, EntryTexts::tr("user locked")},
        {u"user_unlocked"_s, EntryTexts::tr("user unlocked")},
        {u"user_registered"_s, EntryTexts::tr("user registered")},
        {u"user_logged_in"_s, EntryTexts::tr("signed in")},
        {u"user_logged_out"_s, EntryTexts::tr("signed out")},
        {u"user_login_failed"_s, EntryTexts::tr("sign-in failed")},
        {u"password_changed"_s, EntryTexts::tr("password changed")},
        {u"email_verified"_s, EntryTexts::tr("e-mail address verified")},
        {u"account_created"_s, EntryTexts::tr("account created")},
        {u"account_updated"_s, EntryTexts::tr("account updated")},
        {u"account_user_added"_s, EntryTexts::tr("user added to account")},
        {u"account_user_removed"_s, EntryTexts::tr("user removed from account")},
        {u"permission_assigned"_s, EntryTexts::tr("permission assigned")},
        {u"permission_revoked"_s, EntryTexts::tr("permission revoked")},
        {u"group_created"_s, EntryTexts::tr("group created")},
        {u"group_member_added"_s, EntryTexts::tr("group member added")},
        {u"group_member_removed"_s, EntryTexts::tr("group member removed")},
        {u"token_created"_s, EntryTexts::tr("token created")},
        {u"token_refreshed"_s, EntryTexts::tr("token refreshed")},
        {u"token_reused"_s, EntryTexts::tr("used token presented again; its family was ended")},
        {u"record_created"_s, EntryTexts::tr("record created")},
        {u"record_updated"_s, EntryTexts::tr("record updated")},
        {u"record_deleted"_s, EntryTexts::tr("record deleted")},
        {u"collection_created"_s, EntryTexts::tr("collection created")},
        {u"collection_updated"_s, EntryTexts::tr("collection updated")},
        {u"collection_deleted"_s, EntryTexts::tr("collection deleted")},
        {u"rules_updated"_s, EntryTexts::tr("rules changed")},
        {u"access_denied"_s, EntryTexts::tr("access denied")},
        {u"login_failures_counted"_s, EntryTexts::tr("further failed sign-ins from one address, counted")},
        {u"data_imported"_s, EntryTexts::tr("records imported")},
        {u"audit_exported"_s, EntryTexts::tr("audit trail exported")},
        {u"system_initialised"_s, EntryTexts::tr("system initialised")},
    };
    QString known = titles.value(eventName);
    if (!known.isEmpty())
        return known;
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
