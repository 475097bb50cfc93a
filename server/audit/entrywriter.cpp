// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/entrywriter.h"

#include "core/bytes.h"
#include "core/canonicaljson.h"
#include "core/crypto.h"
#include "core/jsonwriter.h"

namespace basalt::audit {

namespace {

static_assert(kCommitmentDomain.size() == 16);
static_assert(kFirstPreviousHash.size() == 64);

/** Starts a member: `,"name":`, without the comma at the beginning of an object. Names are plain ASCII. */
void startMember(QByteArray &out, QByteArrayView name)
{
    core::appendParts(out, out.endsWith('{') ? QByteArrayView("\"") : QByteArrayView(",\""), name, "\":");
}

void addText(QByteArray &out, QByteArrayView name, const QByteArray &text)
{
    if (text.isEmpty())
        return;
    startMember(out, name);
    core::appendJsonString(out, text);
}

void addNumber(QByteArray &out, QByteArrayView name, qint64 number)
{
    startMember(out, name);
    core::appendParts(out, core::Decimal(number));
}

void addTexts(QByteArray &out, QByteArrayView name, const QList<QByteArray> &texts)
{
    if (texts.isEmpty())
        return;
    startMember(out, name);
    out += '[';
    for (const QByteArray &text : texts) {
        if (!out.endsWith('['))
            out += ',';
        core::appendJsonString(out, text);
    }
    out += ']';
}

void appendValue(QByteArray &out, const QJsonValue &value)
{
    if (value.isString())
        core::appendJsonString(out, value.toString().toUtf8());
    else
        out += core::canonicalJson(value);
}

} // namespace

QByteArray commitment(QByteArrayView salt, QByteArrayView canonicalValue)
{
    QByteArray bytes;
    bytes.reserve(kCommitmentDomain.size() + salt.size() + canonicalValue.size());
    bytes += kCommitmentDomain;
    bytes += salt;
    bytes += canonicalValue;
    return core::sha256Hex(bytes);
}

QByteArray searchText(const QByteArray &text)
{
    constexpr qsizetype kMaxBytes = 512; // PostgreSQL refuses index entries beyond some 2,700
    if (text.isEmpty())
        return {};
    if (text.size() <= kMaxBytes && text.isValidUtf8() && !text.contains('\0')) [[likely]]
        return text;
    QByteArray cut = QString::fromUtf8(text).remove(QChar(u'\0')).toUtf8();
    if (cut.size() > kMaxBytes) {
        qsizetype end = kMaxBytes;
        while (end > 0 && (static_cast<unsigned char>(cut[end]) & 0xc0) == 0x80)
            --end;
        cut.truncate(end);
    }
    return cut.isEmpty() ? QByteArray() : cut;
}

void EntryWriter::drawSalts(std::span<const db::AuditEvent> events)
{
    constexpr qsizetype kPersonalValues = 4;
    qsizetype values = 0;
    for (const db::AuditEvent &event : events)
        values += kPersonalValues + 2 * event.changes.size();
    m_salts.resize(values * kSaltSize);
    core::fillRandom({reinterpret_cast<unsigned char *>(m_salts.data()), static_cast<size_t>(m_salts.size())});
    m_nextSalt = 0;
}

WrittenEntry EntryWriter::write(const db::AuditEvent &event, const EntryPlace &place)
{
    const db::AuditActor &actor = event.actor;
    m_body.resize(0);
    m_body.reserve(1024 + 160 * event.changes.size());
    m_personal.resize(0);
    m_personal.reserve(512 + 160 * event.changes.size());
    m_body += '{';
    m_personal += '{';
    // In the order of RFC 8785: by the names.
    addText(m_body, "account_id", event.accountId);
    addText(m_body, "acting_as_id", actor.actingAsId);
    addText(m_body, "allowed_by", event.allowedBy);
    addText(m_body, "api_key_id", actor.apiKeyId);
    addText(m_body, "app_version", m_appVersion);
    addText(m_body, "auth_method", actor.authMethod);
    writeChanges(event);
    addText(m_body, "collection_id", event.collectionId);
    addText(m_body, "collection_name", event.collectionName);
    addText(m_body, "correlation_id", actor.correlationId);
    addNumber(m_body, "event", static_cast<int>(event.event));
    addText(m_body, "occurred_at", place.occurredAt);
    addText(m_body, "operation", event.operation);
    addText(m_body, "origin", actor.origin);
    addTexts(m_body, "permission_set_ids", actor.permissionSetIds);
    writePersonal(actor);
    addText(m_body, "previous_hash", place.previousHash);
    addText(m_body, "reason", actor.reason);
    addText(m_body, "record_id", event.recordId);
    addText(m_body, "role", actor.role);
    if (event.schemaVersion != 0)
        addNumber(m_body, "schema_version", event.schemaVersion);
    addNumber(m_body, "seq", place.sequence);
    addText(m_body, "session_id", actor.sessionId);
    addText(m_body, "signature_ref", event.signatureRef);
    addText(m_body, "table", event.table);
    addText(m_body, "user_id", actor.userId);
    addNumber(m_body, "utc_offset_minutes", place.utcOffsetMinutes);
    addNumber(m_body, "v", 1);
    m_body += '}';
    m_personal += '}';
    return {m_body, m_personal, core::sha256Hex(m_body)};
}

void EntryWriter::writeChanges(const db::AuditEvent &event)
{
    if (event.changes.isEmpty())
        return;
    startMember(m_body, "changes");
    startMember(m_personal, "changes");
    m_body += '[';
    m_personal += '[';
    for (const db::AuditChange &change : event.changes) {
        if (!m_body.endsWith('[')) {
            m_body += ',';
            m_personal += ',';
        }
        writeChange(change);
    }
    m_body += ']';
    m_personal += ']';
}

void EntryWriter::writeChange(const db::AuditChange &change)
{
    m_body += '{';
    m_personal += '{';
    commit("after", change.after);
    commit("before", change.before);
    startMember(m_body, "field");
    core::appendJsonString(m_body, change.field);
    m_body += '}';
    m_personal += '}';
}

void EntryWriter::writePersonal(const db::AuditActor &actor)
{
    if (actor.clientIp.isEmpty() && actor.displayName.isEmpty() && actor.email.isEmpty() && actor.userAgent.isEmpty())
        return;
    startMember(m_body, "personal");
    m_body += '{';
    commitText("client_ip", actor.clientIp);
    commitText("display_name", actor.displayName);
    commitText("email", actor.email);
    commitText("user_agent", actor.userAgent);
    m_body += '}';
}

void EntryWriter::commit(QByteArrayView name, const QJsonValue &value)
{
    if (value.isUndefined())
        return;
    m_scratch.resize(kCommitmentDomain.size() + kSaltSize);
    appendValue(m_scratch, value);
    commitWritten(name);
}

void EntryWriter::commitText(QByteArrayView name, const QByteArray &text)
{
    if (text.isEmpty())
        return;
    m_scratch.resize(kCommitmentDomain.size() + kSaltSize);
    core::appendJsonString(m_scratch, text);
    commitWritten(name);
}

/** The value stands in the scratch buffer behind room for domain and salt. */
void EntryWriter::commitWritten(QByteArrayView name)
{
    Q_ASSERT(m_nextSalt + kSaltSize <= m_salts.size());
    const QByteArrayView salt = QByteArrayView(m_salts).sliced(m_nextSalt, kSaltSize);
    m_nextSalt += kSaltSize;
    char *to = m_scratch.data();
    to = std::copy(kCommitmentDomain.begin(), kCommitmentDomain.end(), to);
    std::copy(salt.begin(), salt.end(), to);

    startMember(m_body, name);
    m_body += '"';
    core::appendHex(m_body, core::sha256(m_scratch));
    m_body += '"';

    startMember(m_personal, name);
    m_personal += "[\"";
    core::appendHex(m_personal, salt);
    core::appendParts(m_personal, "\",", QByteArrayView(m_scratch).sliced(kCommitmentDomain.size() + kSaltSize), "]");
}

} // namespace basalt::audit
