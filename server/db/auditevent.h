// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes.h"

#include <QByteArray>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace basalt::db {

/** Who did something, from where, by what right: the part of an audit entry that comes from the request. */
struct AuditActor
{
    QByteArray userId;      ///< null: nobody was signed in
    QByteArray displayName; ///< personal, erasable
    QByteArray email;       ///< personal, erasable
    QByteArray role;
    QByteArray authMethod; ///< `password`, `api_key`, `setup`, `cli`, `anonymous`, `system`
    QByteArray sessionId;
    QByteArray apiKeyId;
    QByteArray actingAsId; ///< the user in whose place it was done; null: in his own
    QList<QByteArray> permissionSetIds;
    QByteArray origin;    ///< `http`, `ws`, `cli`, `import`, `system`
    QByteArray clientIp;  ///< personal, erasable
    QByteArray userAgent; ///< personal, erasable
    QByteArray correlationId;
    QByteArray reason; ///< why, as the caller said
};

/** Before and after of one field. An undefined side did not exist (creation, deletion). */
struct AuditChange
{
    QByteArray field;
    QJsonValue before = QJsonValue::Undefined;
    QJsonValue after = QJsonValue::Undefined;
};

/**
 * One operation as the audit trail is to record it. The write path turns it into an entry in the same transaction as the
 * change itself.
 */
struct AuditEvent
{
    Code event = Code::Internal; ///< one of the BASALT_EVENT rows
    QByteArray operation;        ///< `CREATE`, `UPDATE`, `DELETE`, or `LOGIN`, `LOGIN_FAILED`, `LOGOUT`, `DENIED`, `EXPORT` …
    QByteArray accountId;        ///< whose trail it stands in
    AuditActor actor;
    QByteArray table;        ///< `users`, `col_posts` …
    QByteArray collectionId; ///< null outside collections
    QByteArray collectionName;
    qint64 schemaVersion = 0; ///< of the collection, 0 outside
    QByteArray recordId;
    QList<AuditChange> changes;
    QByteArray allowedBy;    ///< rule, permission or status that let it pass, or the true reason of a refusal
    QByteArray signatureRef; ///< of an electronic signature; null without one
};

/** Where an event ended up in its account's trail, known after the commit. */
struct AuditPosition
{
    qint64 sequence = 0;
    QByteArray entryHash; ///< 64 hexadecimal digits
};

} // namespace basalt::db
