// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/crypto.h"
#include "db/migrator.h"
#include "db/workerprocess.h"
#include "support/testengines.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

const core::SystemClock s_clock;

db::Migration first()
{
    return {1, "first", "CREATE TABLE one (n bigint PRIMARY KEY); INSERT INTO one VALUES (1);"};
}

db::Migration second()
{
    return {2, "second", "ALTER TABLE one ADD COLUMN more text DEFAULT 'x'; INSERT INTO one (n) VALUES (2);"};
}

db::Migrator migrator(std::vector<db::Migration> migrations, const QByteArray &version = "1.0")
{
    return db::Migrator(std::move(migrations), version, s_clock);
}

} // namespace

class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->open();
        m_connection = m_test->connect();
    }

    void cleanup()
    {
        m_connection.reset();
        m_test.reset();
    }

    void theBuiltInOnesApplyOnce()
    {
        const auto builtIn = db::Migrator::builtIn(m_engine, s_clock);
        VERIFY_OK(builtIn);
        const auto before = builtIn->status(*m_connection);
        VERIFY_OK(before);
        QVERIFY(before->applied.empty());
        QVERIFY(!before->pending.empty());
        const int all = static_cast<int>(before->pending.size());

        const auto report = builtIn->migrate(*m_connection);
        VERIFY_OK(report);
        QCOMPARE(report->from, 0);
        QCOMPARE(report->to, all);
        QCOMPARE(report->applied, all);
        QVERIFY2(report->copy.isEmpty(), "an empty database needs no copy");

        const auto again = builtIn->migrate(*m_connection);
        VERIFY_OK(again);
        QCOMPARE(again->applied, 0);
        const auto after = builtIn->status(*m_connection);
        VERIFY_OK(after);
        QCOMPARE(after->applied.size(), size_t(all));
        QCOMPARE(after->applied[0].version, 1);
        QCOMPARE(after->applied[0].name, "init");
        QVERIFY(QRegularExpression("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$")
                    .match(after->applied[0].appliedAt)
                    .hasMatch());
        QCOMPARE(m_test->scalar("SELECT account_code FROM accounts"), "SY0000");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM roles"), "2");
    }

    void bothEnginesHaveTheSameTables()
    {
        VERIFY_OK(db::Migrator::builtIn(m_engine, s_clock)->migrate(*m_connection));
        const QByteArray sql = m_engine == db::Engine::Sqlite
            ? "SELECT m.name, c.name, c.\"notnull\" OR c.pk > 0 FROM sqlite_schema m, pragma_table_info(m.name) c "
              "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' ORDER BY 1, 2"
            : "SELECT table_name, column_name, is_nullable = 'NO' FROM information_schema.columns WHERE table_schema = "
              "'public' "
              "ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\"";
        QList<QByteArray> columns;
        auto rows = m_connection->query(sql);
        VERIFY_OK(rows);
        while (rows->next().value_or(false))
            columns.append(rows->string(0) + '.' + rows->string(1) + (rows->boolean(2) ? " not null" : ""));
        QVERIFY(columns.size() > 50);
        if (m_columns.isEmpty())
            m_columns = columns;
        else
            QCOMPARE(columns, m_columns);
    }

    void aLaterVersionIsAppliedAfterACopy()
    {
        VERIFY_OK(migrator({first()}).migrate(*m_connection));
        const auto report = migrator({first(), second()}, "2.0").migrate(*m_connection);
        VERIFY_OK(report);
        QCOMPARE(report->from, 1);
        QCOMPARE(report->to, 2);
        QCOMPARE(report->applied, 1);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one WHERE more = 'x'"), "2");
        QCOMPARE(m_test->scalar("SELECT program_version FROM schema_migrations WHERE version = 2"), "2.0");
        if (m_engine == db::Engine::Postgres) {
            QVERIFY(report->copy.isEmpty());
            return;
        }
        // The copy is the database as it was.
        QVERIFY(QFile::exists(report->copy));
        TestDatabase copy(db::Engine::Sqlite);
        copy.options.sqlitePath = report->copy;
        copy.open();
        QCOMPARE(copy.scalar("SELECT count(*) FROM one"), "1");
        QCOMPARE(copy.scalar("SELECT max(version) FROM schema_migrations"), "1");
        QVERIFY(!QFile::exists(report->copy + ".part"));
    }

    void aNewerDatabaseIsRefusedWithBothVersions()
    {
        VERIFY_OK(migrator({first(), second()}, "2.7.1").migrate(*m_connection));
        const auto old = migrator({first()}, "1.3.5");
        for (const auto &refused :
             {old.migrate(*m_connection).map([](const auto &) {}), old.status(*m_connection).map([](const auto &) {})}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, Code::DatabaseNewer);
            QVERIFY2(refused.error().message.contains("2 (Basalt 2.7.1)"), qPrintable(refused.error().message));
            QVERIFY2(refused.error().message.contains("1 (Basalt 1.3.5)"), qPrintable(refused.error().message));
        }
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one"), "2");
    }

    void aChangedMigrationIsRefused()
    {
        VERIFY_OK(migrator({first()}).migrate(*m_connection));
        db::Migration changed = first();
        changed.sql += " -- changed";
        VERIFY_ERROR(migrator({changed, second()}).migrate(*m_connection), Code::DatabaseError);
        VERIFY_ERROR(migrator({changed}).status(*m_connection), Code::DatabaseError);
        VERIFY_OK(m_connection->execute("UPDATE schema_migrations SET version = 2"));
        VERIFY_ERROR(migrator({first(), second()}).status(*m_connection), Code::DatabaseError);
    }

    void aFailingMigrationLeavesTheOneBefore()
    {
        db::Migration broken = second();
        broken.sql += "INSERT INTO nowhere VALUES (1);";
        VERIFY_ERROR(migrator({first(), broken}).migrate(*m_connection), Code::DatabaseError);
        QCOMPARE(m_connection->transactionDepth, 0);
        QCOMPARE(m_test->scalar("SELECT max(version) FROM schema_migrations"), "1");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one"), "1");
        VERIFY_OK(migrator({first(), second()}).migrate(*m_connection));
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one"), "2");
    }

    void aMigrationMayRebuildATable()
    {
        if (m_engine != db::Engine::Sqlite)
            return; // PostgreSQL alters in place
        const db::Migration tables{1, "tables",
                                   "CREATE TABLE p (id TEXT PRIMARY KEY);"
                                   "CREATE TABLE c (id TEXT PRIMARY KEY, p TEXT REFERENCES p (id) ON DELETE CASCADE);"
                                   "INSERT INTO p VALUES ('1'); INSERT INTO c VALUES ('2', '1');"};
        const db::Migration rebuild{2, "rebuild",
                                    "CREATE TABLE q (id TEXT PRIMARY KEY, more TEXT); INSERT INTO q SELECT id, 'x' FROM p;"
                                    "DROP TABLE p; ALTER TABLE q RENAME TO p;"};
        VERIFY_OK(migrator({tables, rebuild}).migrate(*m_connection));
        QCOMPARE(m_test->scalar("SELECT count(*) FROM c"), "1");
        VERIFY_ERROR(m_connection->execute("INSERT INTO c VALUES ('3', 'none')"), Code::ReferencedRecord); // on again
        const db::Migration loses{3, "loses", "DELETE FROM p;"};
        VERIFY_ERROR(migrator({tables, rebuild, loses}).migrate(*m_connection), Code::ReferencedRecord);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM p"), "1");
    }

    /** Invitations and members of groups as the 25th version kept them: tables that later ones make anew. */
    void rowsStayWhereTablesAreMadeAnew()
    {
        const auto builtIn = db::Migrator::builtIn(m_engine, s_clock);
        VERIFY_OK(builtIn);
        auto steps = builtIn->status(*m_connection)->pending;
        steps.resize(25);
        VERIFY_OK(migrator(std::move(steps)).migrate(*m_connection));
        const bool isSqlite = m_engine == db::Engine::Sqlite;
        const QByteArray yes = isSqlite ? "1" : "true";
        const QByteArray at = "'2026-01-02T03:04:05.678Z'";
        const QByteArray account = m_test->scalar("SELECT id FROM accounts");
        const auto insert = [&](const QByteArray &sql) { VERIFY_OK(m_connection->execute(sql)); };
        insert("INSERT INTO users (id, account_id, email, email_folded, role_id, created_at, updated_at) VALUES ('u', '"
               + account + "', 'u@x', 'u@x', 2, " + at + ", " + at + ")");
        insert("INSERT INTO groups (id, account_id, code, name, created_at, updated_at) VALUES ('g', '" + account
               + "', 'g', 'G', " + at + ", " + at + ")");
        insert("INSERT INTO group_members (group_id, user_id, created_at, created_by, source) VALUES ('g', 'u', " + at
               + ", 'u', 'mapped')");
        for (const QByteArray status : {"pending", "accepted", "rejected", "revoked"}) {
            insert("INSERT INTO invitations (id, account_id, email, email_folded, role_id, as_owner, message, locale, status, "
                   "token_hash, delivery, invited_by, created_at, sent_at, expires_at, answered_at, user_id) VALUES ('"
                   + status + "', '" + account + "', 'A@x', 'a@x', 2, " + yes + ", 'hi', 'de', '" + status + "', 'hash "
                   + status + "', 'shown', 'u', " + at + ", " + at + ", " + at + ", " + at + ", 'u')");
            insert("INSERT INTO invitation_groups (invitation_id, group_id) VALUES ('" + status + "', 'g')");
        }
        const QByteArray invitations =
            "SELECT i.*, g.group_id FROM invitations i JOIN invitation_groups g ON g.invitation_id = i.id "
            "ORDER BY i.id";
        const QByteArray members = "SELECT group_id, user_id, created_at, created_by, source FROM group_members";
        const QList<QByteArray> before = rowsOf(invitations, 18) + rowsOf(members, 5);
        QCOMPARE(before.size(), 5);

        VERIFY_OK(builtIn->migrate(*m_connection));
        QCOMPARE(rowsOf(invitations, 18) + rowsOf(members, 5), before);
        // And they still go with what they belong to.
        insert("DELETE FROM groups");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM group_members"), "0");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM invitation_groups"), "0");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM invitations"), "4");
    }

    void severalThreadsMigrateOnce()
    {
        std::atomic<int> applied = 0;
        std::atomic<int> failed = 0;
        std::vector<std::thread> threads;
        threads.reserve(6);
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                auto connection = m_test->database().openConnection();
                const auto report = connection ? migrator({first(), second()}).migrate(**connection)
                                               : Result<db::MigrationReport>(connection.error());
                failed += report ? 0 : 1;
                applied += report ? report->applied : 0;
                if (!report)
                    qWarning("%s", qPrintable(errorText(report)));
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failed, 0);
        QCOMPARE(applied, 2);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one"), "2");
    }

    void severalProcessesMigrateOnce()
    {
        m_connection.reset();
        m_test->close();
        std::vector<std::unique_ptr<WorkerProcess>> workers;
        workers.reserve(4);
        for (int i = 0; i < 4; ++i)
            workers.push_back(std::make_unique<WorkerProcess>("migrate", *m_test));
        int applied = 0;
        for (const auto &worker : workers) {
            QCOMPARE(worker->line(), "ready");
            const QByteArray last = worker->line();
            QVERIFY2(last.startsWith("applied "), last);
            applied += last.mid(8).split(' ').first().toInt();
        }
        m_test->open();
        QCOMPARE(QByteArray::number(applied), m_test->scalar("SELECT count(*) FROM schema_migrations"));
        QCOMPARE(m_test->scalar("SELECT count(*) FROM accounts"), "1");
    }

    void aKilledMigrationRecovers()
    {
        m_connection.reset();
        m_test->close();
        {
            WorkerProcess worker("migrate-slowly", *m_test);
            QCOMPARE(worker.line(), "ready");
            m_test->open();
            // Killed when the first migration is in and the second is under way.
            QTRY_VERIFY_WITH_TIMEOUT(versionNow() == "1", 20'000);
            QTest::qWait(100);
            worker.kill();
            QVERIFY2(worker.line().isNull(), "the slow migration was over before it could be killed");
        }
        QCOMPARE(versionNow(), "1");
        m_connection = m_test->connect();
        VERIFY_ERROR(m_connection->query("SELECT * FROM two"), Code::DatabaseError);
        const QByteArray firstSql = "CREATE TABLE one (n bigint); INSERT INTO one VALUES (1);";
        const db::Migration quickly{2, "second try", "CREATE TABLE two (n bigint)"};
        const auto report = migrator({{1, "quick", firstSql}, quickly}).migrate(*m_connection);
        VERIFY_OK(report);
        QCOMPARE(report->applied, 1);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM one"), "1");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM two"), "0");
    }

private:
    /** Each row with its columns one after the other. */
    QList<QByteArray> rowsOf(const QByteArray &sql, int columns)
    {
        QList<QByteArray> found;
        auto rows = m_connection->query(sql);
        if (!rows)
            qFatal("%s", qPrintable(rows.error().detail));
        while (rows->next().value_or(false)) {
            QByteArray row;
            for (int column = 0; column < columns; ++column)
                row += rows->string(column) + '|';
            found.append(row);
        }
        return found;
    }

    QByteArray versionNow()
    {
        const auto connection = m_test->connect();
        auto rows = connection->query("SELECT max(version) FROM schema_migrations");
        return rows && rows->next().value_or(false) ? rows->string(0) : QByteArray();
    }

    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Connection> m_connection;
    db::Engine m_engine = db::Engine::Sqlite;
    QList<QByteArray> m_columns; ///< of the engine that came first
};

QTEST_GUILESS_MAIN(TestMigrator)
#include "tst_migrator.moc"
