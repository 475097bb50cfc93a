// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditrow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace basalt::audit {

namespace {

QByteArray textOf(const QJsonObject &object, QLatin1StringView name)
{
    const QJsonValue value = object[name];
    return value.isString() ? value.toString().toUtf8() : QByteArray();
}

/** `committed` is the commitment in the body, `pair` what stands for it among the values. */
AuditValue valueOf(const QJsonValue &committed, const QJsonValue &pair)
{
    if (committed.isUndefined())
        return {};
    if (!pair.isArray())
        return {QJsonValue::Undefined, true};
    return {pair.toArray().at(1), false};
}

void decodeTexts(AuditRow &row, const QJsonObject &body)
{
    row.collectionId = textOf(body, "collection_id"_L1);
    row.collectionName = textOf(body, "collection_name"_L1);
    row.schemaVersion = body["schema_version"_L1].toInteger();
    row.utcOffsetMinutes = body["utc_offset_minutes"_L1].toInt();
    row.role = textOf(body, "role"_L1);
    row.authMethod = textOf(body, "auth_method"_L1);
    row.sessionId = textOf(body, "session_id"_L1);
    row.apiKeyId = textOf(body, "api_key_id"_L1);
    row.actingAsId = textOf(body, "acting_as_id"_L1);
    row.origin = textOf(body, "origin"_L1);
    row.reason = textOf(body, "reason"_L1);
    row.allowedBy = textOf(body, "allowed_by"_L1);
    row.signatureRef = textOf(body, "signature_ref"_L1);
    row.appVersion = textOf(body, "app_version"_L1);
    row.previousHash = textOf(body, "previous_hash"_L1);
    // The columns beside the body may be cut short; the body is not.
    row.table = textOf(body, "table"_L1);
    row.recordId = textOf(body, "record_id"_L1);
    row.userId = textOf(body, "user_id"_L1);
    row.correlationId = textOf(body, "correlation_id"_L1);
    const QJsonArray sets = body["permission_set_ids"_L1].toArray();
    for (const QJsonValue &id : sets)
        row.permissionSetIds.append(id.toString().toUtf8());
}

} // namespace

Result<void> decodeRow(AuditRow &row)
{
    const QJsonDocument bodyDocument = QJsonDocument::fromJson(row.body);
    const QJsonDocument personalDocument = QJsonDocument::fromJson(row.personal);
    if (!bodyDocument.isObject() || !personalDocument.isObject())
        return Error::logged(Code::AuditBroken, u"entry %1 cannot be read"_s.arg(row.id));
    const QJsonObject body = bodyDocument.object();
    const QJsonObject personal = personalDocument.object();
    decodeTexts(row, body);
    const QJsonObject committed = body["personal"_L1].toObject();
    row.displayName = valueOf(committed["display_name"_L1], personal["display_name"_L1]);
    row.email = valueOf(committed["email"_L1], personal["email"_L1]);
    row.clientIp = valueOf(committed["client_ip"_L1], personal["client_ip"_L1]);
    row.userAgent = valueOf(committed["user_agent"_L1], personal["user_agent"_L1]);
    const QJsonArray changes = body["changes"_L1].toArray();
    const QJsonArray values = personal["changes"_L1].toArray();
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const QJsonObject change = changes[i].toObject();
        const QJsonObject value = values.at(i).toObject();
        row.changes.append({textOf(change, "field"_L1), valueOf(change["before"_L1], value["before"_L1]),
                            valueOf(change["after"_L1], value["after"_L1])});
    }
    return {};
}

} // namespace basalt::audit
