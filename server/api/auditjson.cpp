// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "api/auditjson.h"

#include "core/jsonwriter.h"
#include "texts/eventmessages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::api {

namespace {

using core::JsonWriter;

void writeText(JsonWriter &out, QByteArrayView key, const QByteArray &text)
{
    out.key(key);
    text.isNull() ? out.null() : out.string(QByteArrayView(text));
}

void writeValue(JsonWriter &out, QByteArrayView key, const audit::AuditValue &value)
{
    out.key(key).value(value.value);
}

/** A value as one text: a string as it is, everything else as JSON; null where there is none. */
QByteArray flat(const audit::AuditValue &value)
{
    if (value.value.isUndefined() || value.value.isNull())
        return {};
    if (value.value.isString())
        return value.value.toString().toUtf8();
    JsonWriter json(64);
    return json.value(value.value).take();
}

void writeChanges(JsonWriter &out, const QList<audit::AuditFieldChange> &changes)
{
    out.key("changes").beginArray();
    for (const audit::AuditFieldChange &change : changes) {
        out.beginObject().member("field", QByteArrayView(change.field));
        writeValue(out, "before", change.before);
        writeValue(out, "after", change.after);
        if (change.before.erased || change.after.erased)
            out.flag("erased", true);
        out.endObject();
    }
    out.endArray();
}

void writeContractColumns(JsonWriter &out, const audit::AuditRow &row)
{
    const bool single = row.changes.size() == 1;
    const audit::AuditFieldChange change = single ? row.changes.first() : audit::AuditFieldChange();
    out.member("id", row.id);
    writeText(out, "account_id", row.accountId);
    writeText(out, "operation", row.operation);
    writeText(out, "table_name", row.table);
    writeText(out, "record_id", row.recordId);
    writeText(out, "column_name", single ? change.field : QByteArray());
    writeText(out, "old_value", flat(change.before));
    writeText(out, "new_value", flat(change.after));
    writeText(out, "user_id", row.userId);
    writeValue(out, "user_email", row.email);
    writeValue(out, "user_name", row.displayName);
    out.key("es_username").null().key("es_reason").null().key("es_timestamp").null();
    writeValue(out, "ip_address", row.clientIp);
    writeValue(out, "user_agent", row.userAgent);
    writeText(out, "request_id", row.correlationId);
    writeText(out, "occurred_at", row.occurredAt);
    writeText(out, "checksum", row.entryHash);
    writeText(out, "previous_hash", row.previousHash);
    out.key("extra_metadata").beginObject();
    writeText(out, "auth_method", row.authMethod);
    out.endObject();
}

QByteArray csvLine(const QList<QByteArray> &cells)
{
    QByteArray line;
    for (const QByteArray &cell : cells) {
        if (!line.isEmpty())
            line += ',';
        line += csvCell(cell);
    }
    return line + "\r\n";
}

} // namespace

void writeAuditRow(JsonWriter &out, const audit::AuditRow &row, const texts::EventMessages &messages)
{
    out.beginObject();
    writeContractColumns(out, row);
    out.member("sequence", row.sequence).member("event", qint64(row.event));
    writeText(out, "event_name", messages.name(row.event));
    writeText(out, "message", messages.message(row));
    writeValue(out, "actor_name", row.displayName);
    writeChanges(out, row.changes);
    writeText(out, "reason", row.reason);
    writeText(out, "allowed_by", row.allowedBy);
    writeText(out, "entry_hash", row.entryHash);
    writeText(out, "correlation_id", row.correlationId);
    writeText(out, "collection_id", row.collectionId);
    writeText(out, "collection_name", row.collectionName);
    out.member("schema_version", row.schemaVersion);
    writeText(out, "origin", row.origin);
    writeText(out, "role", row.role);
    writeText(out, "session_id", row.sessionId);
    writeText(out, "acting_as_id", row.actingAsId);
    writeText(out, "app_version", row.appVersion);
    out.endObject();
}

QByteArray auditCsvHeader()
{
    return "ID,Timestamp,Operation,Table,Record ID,Column,Old Value,New Value,User,IP Address,Checksum\r\n";
}

void appendAuditCsv(QByteArray &out, const audit::AuditRow &row)
{
    const QByteArray email = flat(row.email);
    const QByteArray user = email.isEmpty() ? row.userId : email;
    const auto line = [&](const audit::AuditFieldChange &change) {
        out += csvLine({QByteArray::number(row.id), row.occurredAt, row.operation, row.table, row.recordId, change.field,
                        flat(change.before), flat(change.after), user, flat(row.clientIp), row.entryHash});
    };
    if (row.changes.isEmpty())
        line({});
    for (const audit::AuditFieldChange &change : row.changes)
        line(change);
}

QByteArray csvCell(QByteArrayView text)
{
    QByteArray cell;
    if (!text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front()))
        cell += '\'';
    cell += text;
    const bool needsQuotes = std::ranges::any_of(cell, [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; });
    return needsQuotes ? QByteArray('"' + cell.replace('"', "\"\"") + '"') : cell;
}

} // namespace basalt::api
