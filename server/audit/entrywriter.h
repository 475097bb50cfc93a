// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "db/auditevent.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace basalt::audit {

/** Bytes of a value's salt. */
inline constexpr qsizetype kSaltSize = 16;
/** What a commitment begins with, so that it can be mistaken for no other hash. 16 bytes. */
inline constexpr QByteArrayView kCommitmentDomain("basalt-audit-v1\n");
/** The previous hash of the first entry of a chain. */
inline constexpr QByteArrayView kFirstPreviousHash("0000000000000000000000000000000000000000000000000000000000000000");

/**
 * SHA-256 over kCommitmentDomain, the 16 salt bytes and the canonical JSON (RFC 8785, UTF-8) of the value; as 64 lower-case
 * hexadecimal digits. Shows later that a value is the one that was recorded, tells nothing about it once the salt is gone.
 */
[[nodiscard]] QByteArray commitment(QByteArrayView salt, QByteArrayView canonicalValue);

/**
 * A text of the body as the columns beside it repeat it for searching: without NUL characters, valid UTF-8, and cut to a
 * length that fits an index. Null for an empty text.
 */
[[nodiscard]] QByteArray searchText(const QByteArray &text);

/** Where an entry stands in its account's chain. */
struct EntryPlace
{
    qint64 sequence = 1;
    QByteArray previousHash;
    QByteArray occurredAt;    ///< core/timestamp.h
    int utcOffsetMinutes = 0; ///< of the machine's time zone at that moment
};

/** An entry as it is stored. */
struct WrittenEntry
{
    QByteArray body;
    QByteArray personal;
    QByteArray hash;
};

/**
 * Turns events into entries. The format, which a verifier in any language can check from the stored texts alone:
 *
 * `body` is canonical JSON (RFC 8785). Members, those without a value left out:
 *   account_id, acting_as_id, allowed_by, api_key_id, app_version, auth_method, changes, collection_id, collection_name,
 *   correlation_id, event (number), occurred_at, operation, origin, permission_set_ids (array), personal, previous_hash,
 *   reason, record_id, role, schema_version (number), seq (number), session_id, signature_ref, table, user_id,
 *   utc_offset_minutes (number), v (format version, 1)
 * `changes` is an array of {"after", "before", "field"}, `personal` an object of {"client_ip", "display_name", "email",
 * "user_agent"}; in both, each value is a commitment(), and a member is left out where there was no value (`before` of a
 * creation, `after` of a deletion).
 *
 * The entry hash is SHA-256 over the bytes of `body`, as 64 lower-case hexadecimal digits. `previous_hash` is that of the
 * entry before it, kFirstPreviousHash in the first; `seq` counts from 1 without gaps within the account.
 *
 * `personal` (column of audit_values) holds what the commitments stand for, in the same shape: {"changes": [{"after",
 * "before"}, …], "client_ip", …}, each value as a pair [salt as 32 hexadecimal digits, value]. A pair replaced by null has
 * been erased: it can no longer be checked, everything else can.
 *
 * Not thread-safe; cheap to make.
 */
class EntryWriter
{
public:
    /** `appVersion` is this program's. */
    explicit EntryWriter(QByteArray appVersion) : m_appVersion(std::move(appVersion)) { }

    /** Draws salts for this many events at once: one call to the operating system for a group. */
    void drawSalts(std::span<const db::AuditEvent> events);

    [[nodiscard]] WrittenEntry write(const db::AuditEvent &event, const EntryPlace &place);

private:
    void writeChanges(const db::AuditEvent &event);
    void writeChange(const db::AuditChange &change);
    void writePersonal(const db::AuditActor &actor);
    /** `"name":` and the commitment to the body, `"name":[salt, value]` to the values. */
    void commit(QByteArrayView name, const QJsonValue &value);
    void commitText(QByteArrayView name, const QByteArray &text);
    void commitWritten(QByteArrayView name);

    QByteArray m_appVersion;
    QByteArray m_salts;
    qsizetype m_nextSalt = 0;
    QByteArray m_body;
    QByteArray m_personal;
    QByteArray m_scratch; ///< domain, salt, value
};

} // namespace basalt::audit
