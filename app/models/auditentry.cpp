// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditentry.h"

#include <QCoreApplication>
#include <QHash>
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
        return Texts::tr("import");
    if (origin == "cli"_L1)
        return Texts::tr("command line");
    return origin == "system"_L1 ? Texts::tr("system") : Texts::tr("anonymous");
}

QString AuditEntryInfo::title() const
{
    // Translated on each call: the language may change while the program runs.
    const QHash<QString, QString> titles{
        {u"user_created"_s, Texts::tr("user created")},
        {u"user_updated"_s, Texts::tr("user updated")},
        {u"user_deleted"_s, Texts::tr("user deleted")},
        {u"user_enabled"_s, Texts::tr("user enabled")},
        {u"user_disabled"_s, Texts::tr("user disabled")},
        {u"user_locked"_s, Texts::tr("user locked")},
        {u"user_unlocked"_s, Texts::tr("user unlocked")},
        {u"user_registered"_s, Texts::tr("user registered")},
        {u"user_logged_in"_s, Texts::tr("signed in")},
        {u"user_logged_out"_s, Texts::tr("signed out")},
        {u"user_login_failed"_s, Texts::tr("sign-in failed")},
        {u"password_changed"_s, Texts::tr("password changed")},
        {u"email_verified"_s, Texts::tr("e-mail address verified")},
        {u"account_created"_s, Texts::tr("account created")},
        {u"account_updated"_s, Texts::tr("account updated")},
        {u"account_user_added"_s, Texts::tr("user added to account")},
        {u"account_user_removed"_s, Texts::tr("user removed from account")},
        {u"permission_assigned"_s, Texts::tr("permission assigned")},
        {u"permission_revoked"_s, Texts::tr("permission revoked")},
        {u"group_created"_s, Texts::tr("group created")},
        {u"group_member_added"_s, Texts::tr("group member added")},
        {u"group_member_removed"_s, Texts::tr("group member removed")},
        {u"token_created"_s, Texts::tr("token created")},
        {u"token_refreshed"_s, Texts::tr("token refreshed")},
        {u"token_reused"_s, Texts::tr("used token presented again; its family was ended")},
        {u"record_created"_s, Texts::tr("record created")},
        {u"record_updated"_s, Texts::tr("record updated")},
        {u"record_deleted"_s, Texts::tr("record deleted")},
        {u"collection_created"_s, Texts::tr("collection created")},
        {u"collection_updated"_s, Texts::tr("collection updated")},
        {u"collection_deleted"_s, Texts::tr("collection deleted")},
        {u"rules_updated"_s, Texts::tr("rules changed")},
        {u"access_denied"_s, Texts::tr("access denied")},
        {u"login_failures_counted"_s, Texts::tr("further failed sign-ins from one address, counted")},
        {u"data_imported"_s, Texts::tr("records imported")},
        {u"audit_exported"_s, Texts::tr("audit trail exported")},
        {u"system_initialised"_s, Texts::tr("system initialised")},
    };
    const QString known = titles.value(eventName);
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
