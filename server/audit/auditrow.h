// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>

namespace basalt::audit {

/** A value behind a commitment. Undefined: the entry has none there. Erased: it had one, which is gone. */
struct AuditValue
{
    QJsonValue value = QJsonValue::Undefined;
    bool erased = false;
};

/** Before and after of one field. */
struct AuditFieldChange
{
    QByteArray field;
    AuditValue before;
    AuditValue after;
};

/** One entry with the values behind its commitments, as people read it. Texts that the entry has not are null. */
struct AuditRow
{
    qint64 id = 0;
    QByteArray accountId;
    qint64 sequence = 0;
    QByteArray occurredAt;
    int utcOffsetMinutes = 0;
    int event = 0;
    QByteArray operation;
    QByteArray table;
    QByteArray recordId;
    QByteArray collectionId;
    QByteArray collectionName;
    qint64 schemaVersion = 0;
    QList<AuditFieldChange> changes;

    QByteArray userId;
    AuditValue displayName;
    AuditValue email;
    AuditValue clientIp;
    AuditValue userAgent;
    QByteArray role;
    QByteArray authMethod;
    QByteArray sessionId;
    QByteArray apiKeyId;
    QByteArray actingAsId;
    QList<QByteArray> permissionSetIds;
    QByteArray origin;
    QByteArray correlationId;
    QByteArray reason;
    QByteArray allowedBy;
    QByteArray signatureRef;
    QByteArray appVersion;

    QByteArray previousHash;
    QByteArray entryHash;
    QByteArray body;     ///< the canonical bytes that entryHash is made of
    QByteArray personal; ///< the values with their salts, as stored
};

/** Fills what stands in `row.body` and `row.personal`. Code::AuditBroken if either is not what EntryWriter makes. */
[[nodiscard]] Result<void> decodeRow(AuditRow &row);

} // namespace basalt::audit
