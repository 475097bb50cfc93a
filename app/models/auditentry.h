// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace basalt::app {

/** One field's part of an audit entry. An undefined side did not exist. */
struct AuditChangeInfo
{
    QString field;
    QJsonValue before = QJsonValue::Undefined;
    QJsonValue after = QJsonValue::Undefined;
};

/** One entry of the audit trail, as the API sends it. */
struct AuditEntryInfo
{
    qint64 id = 0;
    qint64 sequence = 0;
    QString accountId;
    QString occurredAt;
    int event = 0;
    QString eventName;
    QString message; ///< what happened, as the server tells it in the user's language; of events of applications
    QString operation;
    QString tableName;
    QString recordId;
    QString actorId;
    QString actorName;
    QString actorEmail;
    QString ipAddress;
    QString userAgent;
    QString reason;
    QString allowedBy;
    QString correlationId;
    QString origin; ///< `http`, `cli`, `import`, `system`
    QString entryHash;
    QString previousHash;
    QList<AuditChangeInfo> changes;

    [[nodiscard]] static AuditEntryInfo fromJson(const QJsonObject &object);
    /** Name or address of whoever did it; `system` and `anonymous` where nobody was signed in. */
    [[nodiscard]] QString actor() const;
    /** What happened, in the user's language. */
    [[nodiscard]] QString title() const;
    /** Collection, or the kind of thing, without the table's prefix. */
    [[nodiscard]] QString subject() const;
    /** `success`, `info`, `warning`, `danger`: how much attention it deserves. */
    [[nodiscard]] QString tone() const;
};

} // namespace basalt::app
