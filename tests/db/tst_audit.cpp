// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditreader.h"
#include "audit/auditverifier.h"
#include "core/canonicaljson.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>
#include <map>

using namespace basalt;
using namespace basalt::test;
using Kind = audit::AuditBreak::Kind;

namespace {

const QByteArray kFirst = "0193f2a0-0000-7000-8000-00000000000a";
const QByteArray kSecond = "0193f2a0-0000-7000-8000-00000000000b";

db::AuditEvent fullEvent(const QByteArray &account)
{
    db::AuditEvent event;
    event.event = Code::RecordUpdated;
    event.operation = "UPDATE";
    event.accountId = account;
    event.actor = {"user-1",           "Ada Lovelace",  "ada@example.org", "admin",
                   "password",         "session-1",     "key-1",           "user-2",
                   {"set-1", "set-2"}, "http",          "203.0.113.7",     "Browser/1.0 \"quoted\"",
                   "cid_0123456789ab", "because\nI may"};
    event.table = "col_samples";
    event.collectionId = "collection-1";
    event.collectionName = "samples";
    event.schemaVersion = 3;
    event.recordId = "record-1";
    event.changes = {{"name", "Größe \U0001F48E", "new"},
                     {"count", 41, 42},
                     {"ratio", 0.1, 1e21},
                     {"big", qint64(9007199254740993), qint64(1) << 62},
                     {"flag", false, QJsonValue::Null},
                     {"list", QJsonArray{1, "a", QJsonValue::Null}, QJsonObject{{"b", 1}, {"a", QJsonArray()}}},
                     {"made", QJsonValue::Undefined, "value"},
                     {"gone", "value", QJsonValue::Undefined}};
    event.allowedBy = "rule: created_by = @request.auth.id";
    event.signatureRef = "signature-1";
    return event;
}

db::AuditEvent smallEvent(const QByteArray &account, const QByteArray &operation, const QByteArray &recordId,
                          const QByteArray &userId = "user-1", const QByteArray &table = "col_samples")
{
    db::AuditEvent event;
    event.event = Code::RecordCreated;
    event.operation = operation;
    event.accountId = account;
    event.actor.userId = userId;
    event.actor.email = userId + "@example.org";
    event.actor.correlationId = "cid_" + recordId;
    event.table = table;
    event.recordId = recordId;
    event.changes = {{"name", QJsonValue::Undefined, QString::fromUtf8("name of " + recordId)}};
    return event;
}

} // namespace

Q_DECLARE_METATYPE(basalt::audit::AuditBreak::Kind)

class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        auto &test = m_tests[engine];
        if (!test) {
            test = std::make_unique<TestDatabase>(engine);
            test->openMigrated();
        }
        m_test = test.get();
        m_connection = m_test->connect();
    }

    void cleanup()
    {
        // Everything away, past the triggers, and the triggers back.
        setTriggers(false);
        for (const char *table : {"audit_entries", "audit_values", "audit_heads"})
            VERIFY_OK(m_connection->execute(QByteArray("DELETE FROM " + QByteArray(table))));
        setTriggers(true);
        m_connection.reset();
    }

    void anEntryIsWhatTheFormatSays()
    {
        append({fullEvent(kFirst)});
        audit::AuditReader reader(*m_connection);
        const auto row = reader.bySequence(kFirst, 1);
        VERIFY_OK(row);
        // With another JSON reader's and another hash's eyes.
        const QJsonObject body = QJsonDocument::fromJson(row->body).object();
        const QJsonObject personal = QJsonDocument::fromJson(row->personal).object();
        QCOMPARE(core::canonicalJson(body), row->body);
        QCOMPARE(QCryptographicHash::hash(row->body, QCryptographicHash::Sha256).toHex(), row->entryHash);
        QCOMPARE(body["v"].toInt(), 1);
        QCOMPARE(body["seq"].toInt(), 1);
        QCOMPARE(body["previous_hash"].toString(), QString(64, '0'));
        QCOMPARE(body["event"].toInt(), static_cast<int>(Code::RecordUpdated));
        QCOMPARE(body["permission_set_ids"].toArray(), (QJsonArray{"set-1", "set-2"}));
        QCOMPARE(body["reason"].toString(), "because\nI may");
        QCOMPARE(body["app_version"].toString(), "test");
        int checked = 0;
        const auto check = [&](const QJsonValue &committed, const QJsonValue &pair) {
            if (committed.isUndefined()) {
                QVERIFY(pair.isUndefined());
                return;
            }
            const QByteArray salt = QByteArray::fromHex(pair.toArray()[0].toString().toLatin1());
            QCOMPARE(salt.size(), 16);
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(QByteArray("basalt-audit-v1\n"));
            hash.addData(salt);
            hash.addData(core::canonicalJson(pair.toArray()[1]));
            QCOMPARE(QString::fromLatin1(hash.result().toHex()), committed.toString());
            ++checked;
        };
        for (const char *name : {"client_ip", "display_name", "email", "user_agent"})
            check(body["personal"][name], personal[name]);
        for (qsizetype i = 0; i < 8; ++i) {
            for (const char *side : {"before", "after"})
                check(body["changes"][i][side], personal["changes"][i][side]);
        }
        QCOMPARE(checked, 4 + 14);
    }

    void personalValuesStandOnlyBesideTheBody()
    {
        append({fullEvent(kFirst)});
        const auto row = audit::AuditReader(*m_connection).bySequence(kFirst, 1);
        VERIFY_OK(row);
        for (const char *secret :
             {"\"Ada", "ada@example.org", "203.0.113.7", "Browser", "Größe", "\"before\":41", "\"after\":42"})
            QVERIFY2(!row->body.contains(secret), secret);
        QVERIFY(row->personal.contains("ada@example.org"));
    }

    void everythingIsReadBack()
    {
        const db::AuditEvent written = fullEvent(kFirst);
        const auto positions = append({written});
        QCOMPARE(positions.size(), 1u);
        QCOMPARE(positions[0].sequence, 1);
        const auto row = audit::AuditReader(*m_connection).bySequence(kFirst, 1);
        VERIFY_OK(row);
        QCOMPARE(row->entryHash, positions[0].entryHash);
        QCOMPARE(row->accountId, kFirst);
        QCOMPARE(row->event, static_cast<int>(written.event));
        QCOMPARE(row->operation, written.operation);
        QCOMPARE(row->table, written.table);
        QCOMPARE(row->recordId, written.recordId);
        QCOMPARE(row->collectionId, written.collectionId);
        QCOMPARE(row->collectionName, written.collectionName);
        QCOMPARE(row->schemaVersion, written.schemaVersion);
        QCOMPARE(row->userId, written.actor.userId);
        QCOMPARE(row->displayName.value.toString().toUtf8(), written.actor.displayName);
        QCOMPARE(row->email.value.toString().toUtf8(), written.actor.email);
        QCOMPARE(row->clientIp.value.toString().toUtf8(), written.actor.clientIp);
        QCOMPARE(row->userAgent.value.toString().toUtf8(), written.actor.userAgent);
        QCOMPARE(row->role, written.actor.role);
        QCOMPARE(row->authMethod, written.actor.authMethod);
        QCOMPARE(row->sessionId, written.actor.sessionId);
        QCOMPARE(row->apiKeyId, written.actor.apiKeyId);
        QCOMPARE(row->actingAsId, written.actor.actingAsId);
        QCOMPARE(row->permissionSetIds, written.actor.permissionSetIds);
        QCOMPARE(row->origin, written.actor.origin);
        QCOMPARE(row->correlationId, written.actor.correlationId);
        QCOMPARE(row->reason, written.actor.reason);
        QCOMPARE(row->allowedBy, written.allowedBy);
        QCOMPARE(row->signatureRef, written.signatureRef);
        QVERIFY(qAbs(core::parseTimestamp(row->occurredAt).value_or(0) - core::SystemClock().nowMs()) < 60'000);
        QCOMPARE(row->changes.size(), written.changes.size());
        for (qsizetype i = 0; i < written.changes.size(); ++i) {
            QCOMPARE(row->changes[i].field, written.changes[i].field);
            QCOMPARE(row->changes[i].before.value, written.changes[i].before);
            QCOMPARE(row->changes[i].after.value, written.changes[i].after);
        }
        verifies(1);
    }

    void oddTextsAreRecordedAndVerify()
    {
        db::AuditEvent odd = fullEvent(kFirst);
        odd.recordId = QByteArray("a\0b\xff", 4) + QByteArray(600, 'x') + "ä";
        odd.actor.correlationId = QByteArray(511, 'y') + "ä";
        odd.actor.userAgent = QByteArray("\xc3\x28\0", 3);
        odd.actor.reason = QByteArray("nul \0 in it", 11);
        append({odd, fullEvent(kFirst)});
        verifies(2);
    }

    void anEventWithoutAccountIsRefused()
    {
        db::AuditEvent lost = fullEvent(kFirst);
        lost.accountId.clear();
        const auto outcome = m_test->database().writeAndWait<void>(kFirst, [&](db::WriteContext &context) -> Result<void> {
            context.audit(lost);
            return {};
        });
        VERIFY_ERROR(outcome, Code::Internal);
    }

    void chainsAreSeparateAndGapless()
    {
        for (int i = 0; i < 5; ++i)
            append({smallEvent(kSecond, "CREATE", QByteArray("b" + QByteArray::number(i))),
                    smallEvent(kFirst, "CREATE", QByteArray("a" + QByteArray::number(i))),
                    smallEvent(kSecond, "DELETE", QByteArray("b" + QByteArray::number(i)))});
        QCOMPARE(m_test->scalar("SELECT max(sequence) FROM audit_entries WHERE account_id = $1", {kFirst}), "5");
        QCOMPARE(m_test->scalar("SELECT max(sequence) FROM audit_entries WHERE account_id = $1", {kSecond}), "10");
        verifies(15, 2);
    }

    void triggersGuardTheTrail()
    {
        append({fullEvent(kFirst)});
        QList<QByteArray> refused{"UPDATE audit_entries SET body = '{}'",
                                  "UPDATE audit_entries SET record_id = 'x'",
                                  "DELETE FROM audit_entries",
                                  "DELETE FROM audit_values",
                                  "UPDATE audit_values SET sequence = 2",
                                  "DELETE FROM audit_heads",
                                  "UPDATE audit_heads SET sequence = 1",
                                  "UPDATE audit_heads SET sequence = 0",
                                  "UPDATE audit_heads SET account_id = 'x', sequence = 2"};
        if (m_engine == db::Engine::Postgres)
            refused += {"TRUNCATE audit_entries", "TRUNCATE audit_values", "TRUNCATE audit_heads"};
        else
            refused += {"INSERT OR REPLACE INTO audit_entries SELECT * FROM audit_entries",
                        "INSERT OR REPLACE INTO audit_values SELECT * FROM audit_values"};
        for (const QByteArray &sql : refused) {
            const auto outcome = m_connection->execute(sql);
            QVERIFY2(!outcome, sql);
            QVERIFY2(outcome.error().detail.contains("audit"), qPrintable(outcome.error().detail));
        }
        verifies(1);
    }

    void erasedValuesVerify()
    {
        append({fullEvent(kFirst), fullEvent(kFirst)});
        QJsonObject personal = personalOf(1);
        personal["email"] = QJsonValue::Null;
        personal["display_name"] = QJsonValue::Null;
        QJsonArray changes = personal["changes"].toArray();
        QJsonObject change = changes[0].toObject();
        change["before"] = QJsonValue::Null;
        changes[0] = change;
        personal["changes"] = changes;
        VERIFY_OK(m_connection->execute("UPDATE audit_values SET personal = $1 WHERE sequence = 1",
                                        {QJsonDocument(personal).toJson(QJsonDocument::Compact)}));
        const auto result = audit::AuditVerifier(*m_connection).verify();
        VERIFY_OK(result);
        QVERIFY(!result->firstBreak);
        QCOMPARE(result->erased, 3);
        QCOMPARE(result->values, 2 * 18 - 3);
        const auto row = audit::AuditReader(*m_connection).bySequence(kFirst, 1);
        VERIFY_OK(row);
        QVERIFY(row->email.erased);
        QVERIFY(row->changes[0].before.erased);
        QVERIFY(!row->changes[0].after.erased);
        QCOMPARE(row->clientIp.value.toString(), "203.0.113.7");
    }

    void tamperingIsFound_data()
    {
        QTest::addColumn<QList<QByteArray>>("statements");
        QTest::addColumn<qint64>("sequence");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, const QList<QByteArray> &statements, qint64 sequence, Kind kind) {
            QTest::newRow(name) << statements << sequence << kind;
        };
        row("body edited", {"UPDATE audit_entries SET body = replace(body, 'UPDATE', 'DELETE') WHERE sequence = 3"}, 3,
            Kind::Hash);
        row("hash edited", {"UPDATE audit_entries SET entry_hash = '00' WHERE sequence = 3"}, 3, Kind::Hash);
        row("body of the last edited", {"UPDATE audit_entries SET body = replace(body, 'UPDATE', 'DELETE') WHERE sequence = 6"},
            6, Kind::Hash);
        row("one deleted", {"DELETE FROM audit_entries WHERE sequence = 3"}, 3, Kind::Missing);
        row("one deleted with its values",
            {"DELETE FROM audit_entries WHERE sequence = 3", "DELETE FROM audit_values WHERE sequence = 3"}, 3, Kind::Missing);
        row("several deleted", {"DELETE FROM audit_entries WHERE sequence IN (3, 4)"}, 3, Kind::Missing);
        row("the first deleted", {"DELETE FROM audit_entries WHERE sequence = 1"}, 1, Kind::Missing);
        row("the last deleted", {"DELETE FROM audit_entries WHERE sequence = 6"}, 5, Kind::Missing);
        row("all deleted", {"DELETE FROM audit_entries"}, 0, Kind::Missing);
        row("all deleted with their values", {"DELETE FROM audit_entries", "DELETE FROM audit_values"}, 0, Kind::Missing);
        row("the last deleted and the head set back",
            {"DELETE FROM audit_entries WHERE sequence = 6",
             "UPDATE audit_heads SET sequence = 5, entry_hash = (SELECT entry_hash FROM audit_entries WHERE sequence = 5)"},
            5, Kind::ValuesOrphaned);
        row("closed up after a deletion",
            {"DELETE FROM audit_entries WHERE sequence = 3", "DELETE FROM audit_values WHERE sequence = 3",
             "UPDATE audit_entries SET sequence = 3 WHERE sequence = 4",
             "UPDATE audit_values SET sequence = 3 WHERE sequence = 4"},
            3, Kind::PreviousHash);
        row("two swapped",
            {"UPDATE audit_entries SET sequence = 99 WHERE sequence = 3",
             "UPDATE audit_entries SET sequence = 3 WHERE sequence = 4",
             "UPDATE audit_entries SET sequence = 4 WHERE sequence = 99"},
            3, Kind::PreviousHash);
        row("rows swapped", {"UPDATE audit_entries SET id = id + 1000000 WHERE sequence = 3"}, 4, Kind::Column);
        row("numbered from 0", {"UPDATE audit_entries SET sequence = 0 WHERE sequence = 1"}, 1, Kind::Column);
        row("moved to another account",
            {"UPDATE audit_entries SET account_id = 'other' WHERE sequence = 6",
             "UPDATE audit_values SET account_id = 'other' WHERE sequence = 6"},
            5, Kind::Missing);
        for (const char *column : {"operation", "table_name", "record_id", "actor_id", "correlation_id"})
            row(column, {QByteArray("UPDATE audit_entries SET " + QByteArray(column) + " = 'x' WHERE sequence = 3")}, 3,
                Kind::Column);
        row("column emptied", {"UPDATE audit_entries SET actor_id = NULL WHERE sequence = 3"}, 3, Kind::Column);
        row("event", {"UPDATE audit_entries SET event = 1 WHERE sequence = 3"}, 3, Kind::Column);
        row("occurred_at", {"UPDATE audit_entries SET occurred_at = '2001-01-01T00:00:00.000Z' WHERE sequence = 3"}, 3,
            Kind::Column);
        row("value edited", {"UPDATE audit_values SET personal = replace(personal, 'Ada', 'Eve') WHERE sequence = 3"}, 3,
            Kind::Commitment);
        row("value of a field edited",
            {"UPDATE audit_values SET personal = replace(personal, ',42]', ',43]') WHERE sequence = 3"}, 3, Kind::Commitment);
        row("values of another entry",
            {"UPDATE audit_values SET personal = (SELECT personal FROM audit_values v WHERE v.sequence = 4) WHERE sequence = "
             "3"},
            3, Kind::Commitment);
        row("values deleted", {"DELETE FROM audit_values WHERE sequence = 3"}, 3, Kind::ValuesMissing);
        row("values emptied", {"UPDATE audit_values SET personal = '{}' WHERE sequence = 3"}, 3, Kind::ValuesMissing);
        row("values no JSON", {"UPDATE audit_values SET personal = 'x' WHERE sequence = 3"}, 3, Kind::ValuesMissing);
        row("a value renamed",
            {"UPDATE audit_values SET personal = replace(personal, '\"email\"', '\"mail\"') WHERE sequence = 3"}, 3,
            Kind::ValuesMissing);
        row("a value added",
            {"UPDATE audit_values SET personal = replace(personal, '\"email\"', '\"a\":null,\"email\"') WHERE sequence = 3"}, 3,
            Kind::ValuesOrphaned);
        row("values of no entry",
            {"INSERT INTO audit_values SELECT account_id, 77, personal FROM audit_values WHERE sequence = 1"}, 6,
            Kind::ValuesOrphaned);
        row("head gone", {"DELETE FROM audit_heads"}, 6, Kind::Head);
        row("head's hash", {"UPDATE audit_heads SET entry_hash = '00'"}, 6, Kind::Head);
        row("head too early", {"UPDATE audit_heads SET sequence = 2"}, 6, Kind::Head);
        row("head too late", {"UPDATE audit_heads SET sequence = 7"}, 6, Kind::Missing);
        row("not canonical, with its own hash", {"UPDATE audit_entries SET body = body || ' ' WHERE sequence = 6", "REHASH 6"},
            6, Kind::Malformed);
        row("unknown format, with its own hash",
            {"UPDATE audit_entries SET body = replace(body, '\"v\":1', '\"v\":2') WHERE sequence = 6", "REHASH 6"}, 6,
            Kind::Malformed);
        row("edited with its own hash",
            {"UPDATE audit_entries SET body = replace(body, 'because', 'despite') WHERE sequence = 3", "REHASH 3"}, 4,
            Kind::PreviousHash);
        row("the last edited with its own hash",
            {"UPDATE audit_entries SET body = replace(body, 'because', 'despite') WHERE sequence = 6", "REHASH 6"}, 6,
            Kind::Head);
    }
    void tamperingIsFound()
    {
        QFETCH(QList<QByteArray>, statements);
        QFETCH(qint64, sequence);
        QFETCH(Kind, kind);
        for (int i = 0; i < 3; ++i)
            append({fullEvent(kFirst), fullEvent(kFirst)});
        verifies(6);
        setTriggers(false);
        for (const QByteArray &statement : statements) {
            if (statement.startsWith("REHASH"))
                rehash(statement.mid(7).toLongLong());
            else
                VERIFY_OK(m_connection->execute(statement));
        }
        const auto result = audit::AuditVerifier(*m_connection).verify();
        VERIFY_OK(result);
        QVERIFY(result->firstBreak);
        const QString found = QString("%1 at %2: %3")
                                  .arg(static_cast<int>(result->firstBreak->kind))
                                  .arg(result->firstBreak->sequence)
                                  .arg(result->firstBreak->explanation);
        QVERIFY2(result->firstBreak->kind == kind, qPrintable(found));
        QVERIFY2(result->firstBreak->sequence == sequence, qPrintable(found));
        QCOMPARE(result->firstBreak->accountId, kFirst);
        QVERIFY(!result->firstBreak->explanation.isEmpty());
    }

    void oneAccountCanBeVerifiedAlone()
    {
        append({fullEvent(kFirst), fullEvent(kSecond)});
        setTriggers(false);
        VERIFY_OK(m_connection->execute("UPDATE audit_entries SET operation = 'x' WHERE account_id = $1", {kSecond}));
        QVERIFY(!audit::AuditVerifier(*m_connection).verify(kFirst)->firstBreak);
        QVERIFY(audit::AuditVerifier(*m_connection).verify(kSecond)->firstBreak);
        QCOMPARE(audit::AuditVerifier(*m_connection).verify()->firstBreak->accountId, kSecond);
    }

    void verifyingStopsWhenItIsToldTo()
    {
        append({fullEvent(kFirst), fullEvent(kFirst), fullEvent(kSecond)});
        audit::AuditVerifier verifier(*m_connection);
        QList<qint64> asked;
        verifier.progress = [&asked](qint64 entries) {
            asked.append(entries);
            return true;
        };
        VERIFY_OK(verifier.verify());
        QCOMPARE(asked, QList<qint64>({0, 2})); // before each chain at least
        verifier.progress = [](qint64 entries) { return entries == 0; };
        VERIFY_ERROR(verifier.verify(), Code::Cancelled);
        verifies(3, 2); // and the connection is as it was
    }

    void listsAreFiltered_data()
    {
        QTest::addColumn<audit::AuditFilter>("filter");
        QTest::addColumn<QList<QByteArray>>("records");
        QTest::addColumn<qint64>("total");
        using audit::AuditFilter;
        const auto row = [](const char *name, const AuditFilter &filter, const QList<QByteArray> &records, qint64 total = -1) {
            QTest::newRow(name) << filter << records << (total < 0 ? records.size() : total);
        };
        row("all, newest first", {}, {"r4", "r3", "r2", "r1"});
        row("oldest first", {.order = Qt::AscendingOrder}, {"r1", "r2", "r3", "r4"});
        row("account", {.accountId = kFirst}, {"r4", "r2", "r1"});
        row("table", {.tableName = "users"}, {"r4"});
        row("record", {.recordId = "r2"}, {"r2"});
        row("user", {.userId = "user-2"}, {"r3", "r2"});
        row("user in account", {.accountId = kFirst, .userId = "user-2"}, {"r2"});
        row("operation", {.operation = "DELETE"}, {"r4", "r3"});
        row("correlation", {.correlationId = "cid_r3"}, {"r3"});
        row("nothing", {.operation = "LOGIN"}, {});
        row("first page", {.limit = 3}, {"r4", "r3", "r2"}, 4);
        row("second page", {.skip = 3, .limit = 3}, {"r1"}, 4);
        row("since long ago", {.fromMs = 0}, {"r4", "r3", "r2", "r1"});
        row("until long ago", {.toMs = 0}, {});
        row("in the future", {.fromMs = core::SystemClock().nowMs() + 3'600'000}, {});
        row("by operation", {.sort = AuditFilter::Sort::Operation, .order = Qt::AscendingOrder}, {"r1", "r2", "r3", "r4"});
        row("by account downward", {.sort = AuditFilter::Sort::AccountId}, {"r3", "r4", "r2", "r1"});
        row("by user", {.sort = AuditFilter::Sort::UserId, .order = Qt::AscendingOrder}, {"r1", "r4", "r2", "r3"});
        row("by record downward", {.sort = AuditFilter::Sort::RecordId}, {"r4", "r3", "r2", "r1"});
        row("by table downward", {.sort = AuditFilter::Sort::TableName}, {"r4", "r3", "r2", "r1"});
    }
    void listsAreFiltered()
    {
        QFETCH(audit::AuditFilter, filter);
        QFETCH(QList<QByteArray>, records);
        QFETCH(qint64, total);
        append({smallEvent(kFirst, "CREATE", "r1", "user-1"), smallEvent(kFirst, "CREATE", "r2", "user-2")});
        append({smallEvent(kSecond, "DELETE", "r3", "user-2")});
        append({smallEvent(kFirst, "DELETE", "r4", "user-1", "users")});
        audit::AuditReader reader(*m_connection);
        const auto page = reader.list(filter);
        VERIFY_OK(page);
        QList<QByteArray> found;
        for (const audit::AuditRow &row : page->rows) {
            found.append(row.recordId);
            QCOMPARE(row.changes.size(), 1);
            QCOMPARE(row.changes[0].after.value.toString().toUtf8(), "name of " + row.recordId);
            const auto again = reader.byId(row.id);
            VERIFY_OK(again);
            QCOMPARE(again->entryHash, row.entryHash);
        }
        QCOMPARE(found, records);
        QCOMPARE(page->total, total);
        VERIFY_ERROR(reader.byId(1'000'000'000), Code::AuditEntryNotFound);
    }

    void sortNamesAreKnown()
    {
        QVERIFY(audit::AuditFilter::sortNamed("occurred_at") == audit::AuditFilter::Sort::OccurredAt);
        QVERIFY(audit::AuditFilter::sortNamed("operation") == audit::AuditFilter::Sort::Operation);
        QVERIFY(!audit::AuditFilter::sortNamed("body; DROP TABLE users"));
    }

private:
    std::vector<db::AuditPosition> append(const QList<db::AuditEvent> &events)
    {
        std::vector<db::AuditPosition> positions;
        const auto done = m_test->database().writeAndWait<void>(kFirst, [&](db::WriteContext &context) -> Result<void> {
            for (const db::AuditEvent &event : events)
                context.audit(event);
            context.afterCommit([&](std::span<const db::AuditPosition> own) { positions.assign(own.begin(), own.end()); });
            return {};
        });
        if (!done)
            qFatal("%s", qPrintable(errorText(done)));
        return positions;
    }

    void verifies(qint64 entries, qint64 chains = 1)
    {
        const auto result = audit::AuditVerifier(*m_connection).verify();
        VERIFY_OK(result);
        QVERIFY2(!result->firstBreak, qPrintable(result->firstBreak ? result->firstBreak->explanation : QString()));
        QCOMPARE(result->entries, entries);
        QCOMPARE(result->chains, chains);
    }

    void setTriggers(bool on)
    {
        if (m_engine == db::Engine::Postgres) {
            for (const char *table : {"audit_entries", "audit_values", "audit_heads"})
                VERIFY_OK(m_connection->executeScript(
                    QByteArray("ALTER TABLE " + QByteArray(table) + (on ? " ENABLE" : " DISABLE") + " TRIGGER ALL")));
            return;
        }
        if (!on) {
            auto rows = m_connection->query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
            QList<QByteArray> names;
            while (rows && rows->next().value_or(false)) {
                names.append(rows->string(0));
                m_triggers.append(rows->string(1));
            }
            rows = Error::of(Code::Internal); // the statement ends before the schema changes
            for (const QByteArray &name : names)
                VERIFY_OK(m_connection->execute(QByteArray("DROP TRIGGER " + name)));
        } else {
            for (const QByteArray &sql : std::exchange(m_triggers, {}))
                VERIFY_OK(m_connection->executeScript(sql));
        }
    }

    void rehash(qint64 sequence)
    {
        auto rows = m_connection->query("SELECT body FROM audit_entries WHERE sequence = $1", {sequence});
        VERIFY_OK(rows);
        QVERIFY(*rows->next());
        const QByteArray hash = core::sha256Hex(rows->text(0));
        VERIFY_OK(m_connection->execute("UPDATE audit_entries SET entry_hash = $1 WHERE sequence = $2", {hash, sequence}));
    }

    QJsonObject personalOf(qint64 sequence)
    {
        return QJsonDocument::fromJson(m_test->scalar("SELECT personal FROM audit_values WHERE sequence = $1", {sequence}))
            .object();
    }

    std::map<db::Engine, std::unique_ptr<TestDatabase>> m_tests;
    TestDatabase *m_test = nullptr;
    db::Engine m_engine = db::Engine::Sqlite;
    QList<QByteArray> m_triggers;
    std::unique_ptr<db::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
