// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditverifier.h"

#include "audit/entrywriter.h"
#include "core/canonicaljson.h"
#include "core/crypto.h"
#include "db/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace basalt::audit {

namespace {

using Kind = AuditBreak::Kind;

// Columns of the statement that walks a chain.
enum Column {
    Id,
    Sequence,
    OccurredAt,
    Event,
    Operation,
    TableName,
    RecordId,
    ActorId,
    CorrelationId,
    Body,
    EntryHash,
    Personal
};

constexpr QByteArrayView kWalk("SELECT e.id, e.sequence, e.occurred_at, e.event, e.operation, e.table_name, e.record_id, "
                               "e.actor_id, e.correlation_id, e.body, e.entry_hash, v.personal FROM audit_entries e "
                               "LEFT JOIN audit_values v ON v.account_id = e.account_id AND v.sequence = e.sequence "
                               "WHERE e.account_id = $1 ORDER BY e.sequence");

constexpr std::array<std::pair<Column, QLatin1StringView>, 6> kTextColumns{{{OccurredAt, "occurred_at"_L1},
                                                                            {Operation, "operation"_L1},
                                                                            {TableName, "table"_L1},
                                                                            {RecordId, "record_id"_L1},
                                                                            {ActorId, "user_id"_L1},
                                                                            {CorrelationId, "correlation_id"_L1}}};

QString text(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace

/** Where the walk through one chain stands. */
struct AuditVerifier::Chain
{
    QByteArray accountId;
    qint64 sequence = 0;                               ///< of the entry at hand, afterwards of the last
    QByteArray hash{kFirstPreviousHash.toByteArray()}; ///< of the entry before the one at hand, afterwards of the last
    qint64 id = 0;
};

Result<AuditVerification> AuditVerifier::verify(const QByteArray &accountId)
{
    m_result = {};
    BASALT_TRY(const auto snapshot, db::Transaction::begin(m_connection, db::TransactionMode::Read));
    std::vector<QByteArray> ids{accountId};
    if (accountId.isNull()) {
        BASALT_TRY(ids, accounts());
    }
    for (const QByteArray &id : ids) {
        BASALT_TRY_VOID(verifyChain(id));
        if (m_result.firstBreak)
            break;
        ++m_result.chains;
    }
    return m_result;
}

Result<std::vector<QByteArray>> AuditVerifier::accounts()
{
    std::vector<QByteArray> ids;
    BASALT_TRY(auto rows,
               m_connection.query("SELECT account_id FROM audit_heads UNION SELECT account_id FROM audit_entries "
                                  "UNION SELECT account_id FROM audit_values ORDER BY 1"));
    while (true) {
        BASALT_TRY(const bool row, rows.next());
        if (!row)
            return ids;
        ids.push_back(rows.string(0));
    }
}

void AuditVerifier::breakAt(const Chain &chain, Kind kind, QString explanation)
{
    if (!m_result.firstBreak)
        m_result.firstBreak = AuditBreak{chain.accountId, chain.sequence, kind, std::move(explanation)};
}

Result<void> AuditVerifier::report() const
{
    if (progress && !progress(m_result.entries))
        return Error::of(Code::Cancelled);
    return {};
}

Result<void> AuditVerifier::verifyChain(const QByteArray &accountId)
{
    constexpr qint64 kProgressEvery = 1'000;
    BASALT_TRY_VOID(report());
    Chain chain;
    chain.accountId = accountId;
    {
        BASALT_TRY(auto rows, m_connection.query(kWalk, {accountId}));
        while (!m_result.firstBreak) {
            BASALT_TRY(const bool row, rows.next());
            if (!row)
                break;
            verifyEntry(chain, rows);
            if (++m_result.entries % kProgressEvery == 0)
                BASALT_TRY_VOID(report());
        }
    }
    if (!m_result.firstBreak)
        BASALT_TRY_VOID(verifyHead(chain));
    if (!m_result.firstBreak)
        BASALT_TRY_VOID(verifyOrphans(chain));
    return {};
}

void AuditVerifier::verifyEntry(Chain &chain, db::Rows &rows)
{
    verifyPlace(chain, rows);
    if (m_result.firstBreak)
        return;
    const QByteArray bytes = rows.string(Body);
    const QByteArray hash = core::sha256Hex(bytes);
    const QByteArray storedHash = rows.string(EntryHash);
    if (hash != storedHash)
        return breakAt(chain, Kind::Hash,
                       u"the entry was changed: its hash is %1, recorded is %2"_s.arg(text(hash), text(storedHash)));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const QJsonObject body = document.object();
    if (!document.isObject() || core::canonicalJson(body) != bytes || body["v"_L1].toInt() != 1)
        return breakAt(chain, Kind::Malformed, u"the entry is not canonical JSON of format 1"_s);
    if (body["previous_hash"_L1].toString().toUtf8() != chain.hash)
        return breakAt(chain, Kind::PreviousHash,
                       u"the entry continues %1, but the one before it is %2"_s.arg(body["previous_hash"_L1].toString(),
                                                                                    text(chain.hash)));
    verifyColumns(chain, rows, body);
    if (!m_result.firstBreak && rows.isNull(Personal))
        breakAt(chain, Kind::ValuesMissing, u"the values of the entry are missing"_s);
    if (!m_result.firstBreak)
        verifyValues(chain, body, rows.text(Personal));
    chain.hash = hash;
}

/** The sequence has no gap, and the entries were written in its order. */
void AuditVerifier::verifyPlace(Chain &chain, db::Rows &rows)
{
    const qint64 expected = chain.sequence + 1;
    const qint64 sequence = rows.integer(Sequence);
    chain.sequence = expected;
    if (sequence > expected)
        return breakAt(chain, Kind::Missing,
                       sequence == expected + 1
                           ? u"entry %1 is missing"_s.arg(expected)
                           : u"entries %1 to %2 are missing"_s.arg(QString::number(expected), QString::number(sequence - 1)));
    if (sequence < expected)
        return breakAt(chain, Kind::Column, u"sequence number %1 does not count from 1"_s.arg(sequence));
    const qint64 id = rows.integer(Id);
    if (id <= chain.id)
        breakAt(chain, Kind::Column,
                u"row %1 follows row %2: the order was changed"_s.arg(QString::number(id), QString::number(chain.id)));
    chain.id = id;
}

void AuditVerifier::verifyColumns(const Chain &chain, db::Rows &rows, const QJsonObject &body)
{
    const auto differs = [&](QLatin1StringView name) {
        breakAt(chain, Kind::Column, u"the column beside the entry says something else about %1"_s.arg(name));
    };
    if (body["account_id"_L1].toString().toUtf8() != chain.accountId)
        differs("account_id"_L1);
    if (body["seq"_L1].toInteger() != chain.sequence)
        differs("seq"_L1);
    if (body["event"_L1].toInteger() != rows.integer(Event))
        differs("event"_L1);
    for (const auto &[column, name] : kTextColumns) {
        if (searchText(body[name].toString().toUtf8()) != rows.string(column))
            differs(name);
    }
}

void AuditVerifier::verifyValues(const Chain &chain, const QJsonObject &body, QByteArrayView personal)
{
    const QJsonDocument document = QJsonDocument::fromJson(personal.toByteArray());
    if (!document.isObject())
        return breakAt(chain, Kind::ValuesMissing, u"the values of the entry cannot be read"_s);
    QJsonObject values = document.object();
    const QJsonArray changes = body["changes"_L1].toArray();
    const QJsonArray changeValues = values.take("changes"_L1).toArray();
    verifyObject(chain, {}, body["personal"_L1].toObject(), values);
    if (changeValues.size() > changes.size())
        return breakAt(chain, Kind::ValuesOrphaned, u"there are values of more fields than were recorded"_s);
    for (qsizetype i = 0; i < changes.size() && !m_result.firstBreak; ++i) {
        QJsonObject committed = changes[i].toObject();
        const QString field = committed.take("field"_L1).toString();
        verifyObject(chain, field + u": "_s, committed, changeValues.at(i).toObject());
    }
}

/** Every commitment has its value or its gap, and nothing else is there. */
void AuditVerifier::verifyObject(const Chain &chain, const QString &prefix, const QJsonObject &committed,
                                 const QJsonObject &values)
{
    for (auto member = committed.constBegin(); member != committed.constEnd(); ++member)
        verifyValue(chain, prefix + member.key(), member.value(), values[member.key()]);
    for (auto member = values.constBegin(); member != values.constEnd(); ++member) {
        if (!committed.contains(member.key()))
            breakAt(chain, Kind::ValuesOrphaned,
                    u"there is a value of %1, which was not recorded"_s.arg(prefix + member.key()));
    }
}

void AuditVerifier::verifyValue(const Chain &chain, const QString &name, const QJsonValue &committed, const QJsonValue &pair)
{
    if (pair.isNull()) {
        ++m_result.erased;
        return;
    }
    const QJsonArray saltAndValue = pair.toArray();
    const QByteArray salt = QByteArray::fromHex(saltAndValue.at(0).toString().toLatin1());
    if (saltAndValue.size() != 2 || salt.size() != kSaltSize)
        return breakAt(chain, Kind::ValuesMissing, u"the value of %1 is missing"_s.arg(name));
    if (commitment(salt, core::canonicalJson(saltAndValue.at(1))) != committed.toString().toUtf8())
        return breakAt(chain, Kind::Commitment, u"the value of %1 is not the one that was recorded"_s.arg(name));
    ++m_result.values;
}

Result<void> AuditVerifier::verifyHead(const Chain &chain)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT sequence, entry_hash FROM audit_heads WHERE account_id = $1", {chain.accountId}));
    BASALT_TRY(const bool found, rows.next());
    if (!found) {
        if (chain.sequence > 0)
            breakAt(chain, Kind::Head, u"the head of the chain is missing"_s);
        return {};
    }
    const qint64 sequence = rows.integer(0);
    if (sequence > chain.sequence)
        breakAt(chain, Kind::Missing,
                u"the newest entries are missing: the head names %1, the last one is %2"_s.arg(
                    QString::number(sequence), QString::number(chain.sequence)));
    else if (sequence < chain.sequence)
        breakAt(chain, Kind::Head,
                u"the head names entry %1, but there are entries up to %2"_s.arg(QString::number(sequence),
                                                                                 QString::number(chain.sequence)));
    else if (rows.text(1) != chain.hash)
        breakAt(chain, Kind::Head, u"the head names another hash than that of the newest entry"_s);
    return {};
}

Result<void> AuditVerifier::verifyOrphans(const Chain &chain)
{
    BASALT_TRY(auto rows,
               m_connection.query("SELECT min(sequence) FROM audit_values WHERE account_id = $1 "
                                  "AND (sequence > $2 OR sequence < 1)",
                                  {chain.accountId, chain.sequence}));
    BASALT_TRY_VOID(rows.next());
    if (!rows.isNull(0))
        breakAt(chain, Kind::ValuesOrphaned, u"there are values of entry %1, which does not exist"_s.arg(rows.integer(0)));
    return {};
}

} // namespace basalt::audit
