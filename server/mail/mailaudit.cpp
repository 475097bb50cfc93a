// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mail/mailaudit.h"

#include "core/ids.h"

namespace basalt::mail {

db::AuditEvent auditEventOf(Code event, const char *operation, const db::AuditActor &actor, const char *table,
                            const QByteArray &recordId)
{
    db::AuditEvent entry;
    entry.event = event;
    entry.operation = operation;
    entry.accountId = core::kSystemAccountId.toByteArray();
    entry.actor = actor;
    entry.table = table;
    entry.recordId = recordId;
    entry.allowedBy = "superadmin";
    return entry;
}

QList<db::AuditChange> changesOf(const std::optional<AuditValues> &before, const AuditValues &after)
{
    QList<db::AuditChange> changes;
    for (qsizetype i = 0; i < after.size(); ++i) {
        const QJsonValue old = before ? before->at(i).second : QJsonValue(QJsonValue::Undefined);
        if (old != after.at(i).second)
            changes.append({after.at(i).first, old, after.at(i).second});
    }
    return changes;
}

} // namespace basalt::mail
