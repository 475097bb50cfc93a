// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/crypto.h"
#include "core/ids.h"
#include "db/constraint.h"
#include "support/testdatabase.h"

#include <QSet>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace basalt;
using namespace basalt::test;

namespace {

const QByteArray kAccount = core::kSystemAccountId.toByteArray();

db::AuditEvent event(const QByteArray &recordId, const QByteArray &account = kAccount)
{
    db::AuditEvent event;
    event.event = Code::RecordCreated;
    event.operation = "CREATE";
    event.accountId = account;
    event.actor.userId = "u1";
    event.actor.email = "a@example.org";
    event.table = "things";
    event.recordId = recordId;
    event.changes.append({"name", QJsonValue::Undefined, QString::fromUtf8(recordId)});
    return event;
}

/** Inserts a thing and records it. */
db::WriteWork<qint64> insertThing(const QByteArray &id)
{
    return [id](db::WriteContext &context) -> Result<qint64> {
        BASALT_TRY(const qint64 rows, context.connection().execute("INSERT INTO things (id) VALUES ($1)", {id}));
        context.audit(event(id));
        return rows;
    };
}

} // namespace

class TestWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<db::Engine>("engine");
        QTest::newRow("sqlite") << db::Engine::Sqlite;
        QTest::newRow("postgres") << db::Engine::Postgres;
    }

    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->openMigrated();
        QVERIFY(m_test->connect()->executeScript("CREATE TABLE things (id text PRIMARY KEY)"));
        m_session = std::move(*m_test->database().openSession());
    }

    void cleanup()
    {
        m_session.reset();
        m_test.reset();
    }

    void aWriteIsReadBack()
    {
        int answers = 0;
        m_session->write<qint64>(kAccount, insertThing("a"), [&](Result<qint64> rows) {
            QVERIFY(rows);
            QCOMPARE(*rows, 1);
            ++answers;
        });
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 1);
        m_session->read<QByteArray>(
            [](db::Connection &connection) -> Result<QByteArray> {
                BASALT_TRY(auto rows, connection.query("SELECT id FROM things"));
                BASALT_TRY_VOID(rows.next());
                return rows.string(0);
            },
            [&](Result<QByteArray> id) {
                QVERIFY(id);
                QCOMPARE(*id, "a");
                ++answers;
            });
        QTRY_COMPARE(answers, 2);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM audit_entries"), "1");
        QCOMPARE(m_test->scalar("SELECT sequence FROM audit_heads WHERE account_id = $1", {kAccount}), "1");
    }

    void aChangeWithoutAuditEventIsRefused()
    {
        const auto refused = m_test->database().writeAndWait<qint64>(kAccount, [](db::WriteContext &context) {
            return context.connection().execute("INSERT INTO things (id) VALUES ('silent')");
        });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, Code::Internal);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "0");

        const auto allowed = m_test->database().writeAndWait<qint64>(kAccount, [](db::WriteContext &context) {
            context.allowUnaudited("a test");
            return context.connection().execute("INSERT INTO things (id) VALUES ('allowed')");
        });
        QVERIFY(allowed);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "1");
    }

    void failingJobsRollBackAlone()
    {
        // The first job keeps the writer busy until the others wait, so that they share a group.
        std::atomic<bool> go = false;
        int answers = 0;
        int failures = 0;
        m_session->write<void>(
            kAccount,
            [&](db::WriteContext &) -> Result<void> {
                while (!go)
                    QThread::msleep(1);
                return {};
            },
            [&](Result<void>) { ++answers; });
        for (int i = 0; i < 10; ++i) {
            m_session->write<qint64>(kAccount, insertThing("x" + QByteArray::number(i / 2)), [&, i](Result<qint64> rows) {
                ++answers;
                QCOMPARE(rows.has_value(), i % 2 == 0);
                if (rows)
                    return;
                ++failures;
                QCOMPARE(rows.error().code, Code::UniqueViolation);
                const auto violation = db::constraintOf(rows.error());
                QVERIFY(violation);
                QCOMPARE(violation->table, "things");
                QCOMPARE(violation->columns, QList<QByteArray> {"id"});
            });
        }
        go = true;
        QTRY_COMPARE(answers, 11);
        QCOMPARE(failures, 5);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "5");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM audit_entries"), "5");
        QCOMPARE(m_test->scalar("SELECT max(sequence) FROM audit_entries"), "5");
    }

private:
    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Session> m_session;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
