// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditquery.h"
#include "audit/auditreader.h"
#include "core/crypto.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace basalt;
using namespace basalt::test;
using audit::AuditFilter;

Q_DECLARE_METATYPE(basalt::audit::AuditFilter)

namespace {

const QByteArray kFirst = "0193f2a0-0000-7000-8000-00000000000a";
const QByteArray kSecond = "0193f2a0-0000-7000-8000-00000000000b";
constexpr qint64 kStartMs = 1'700'000'000'000;
constexpr qint64 kStepMs = 1'000;

/** Entry `n`, from 1 on, as the statement of fill() makes it. Every tenth is of the second account. */
struct Made
{
    qint64 n;

    [[nodiscard]] QByteArray account() const { return n % 10 == 0 ? kSecond : kFirst; }
    [[nodiscard]] QByteArray operation() const { return n % 1000 == 7 ? "EXPORT" : n % 3 == 0 ? "UPDATE" : "CREATE"; }
    [[nodiscard]] QByteArray table() const { return n % 1000 == 9 ? "backups" : n % 2 == 0 ? "col_samples" : "col_notes"; }
    [[nodiscard]] QByteArray record() const { return "record-" + QByteArray::number(n / 4); }
    [[nodiscard]] QByteArray user() const { return "user-" + QByteArray::number(n % 100); }
    [[nodiscard]] QByteArray correlation() const { return "cid_" + QByteArray::number(n / 2); }
    [[nodiscard]] qint64 ms() const { return kStartMs + kStepMs * n; }

    [[nodiscard]] bool matches(const AuditFilter &filter) const
    {
        const auto is = [](const QByteArray &wanted, const QByteArray &value) { return wanted.isNull() || wanted == value; };
        return is(filter.accountId, account()) && is(filter.operation, operation()) && is(filter.tableName, table())
            && is(filter.recordId, record()) && is(filter.userId, user()) && is(filter.correlationId, correlation())
            && ms() >= filter.fromMs.value_or(0) && ms() <= filter.toMs.value_or(kStartMs * 2);
    }
};

/** What Made tells, in SQL that both databases know. */
constexpr QByteArrayView kFill(
    "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) "
    "INSERT INTO audit_entries (id, account_id, sequence, occurred_at, event, operation, table_name, record_id, actor_id, "
    "correlation_id, body, entry_hash) SELECT n, CASE WHEN n % 10 = 0 THEN '0193f2a0-0000-7000-8000-00000000000b' ELSE "
    "'0193f2a0-0000-7000-8000-00000000000a' END, CASE WHEN n % 10 = 0 THEN n / 10 ELSE n - n / 10 END, %time%, 1, "
    "CASE WHEN n % 1000 = 7 THEN 'EXPORT' WHEN n % 3 = 0 THEN 'UPDATE' ELSE 'CREATE' END, "
    "CASE WHEN n % 1000 = 9 THEN 'backups' WHEN n % 2 = 0 THEN 'col_samples' ELSE 'col_notes' END, "
    "'record-' || CAST(n / 4 AS text), 'user-' || CAST(n % 100 AS text), 'cid_' || CAST(n / 2 AS text), %body%, 'hash' "
    "FROM numbers");

/** How many entries; a large trail to look at the times of is asked for from outside. */
qint64 entryCount()
{
    const qint64 asked = qEnvironmentVariableIntValue("BASALT_TEST_AUDIT_ENTRIES");
    return asked > 0 ? asked : 6'000;
}

} // namespace

/** Lists of the trail go along an index whatever they are filtered by, and find what a walk over everything would. */
class TestAuditLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        if (m_test && m_engine == engine)
            return;
        QVERIFY(core::initialiseCrypto());
        m_engine = engine;
        m_connection.reset();
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->openMigrated();
        m_connection = m_test->connect();
        fill();
    }

    void cleanupTestCase()
    {
        m_connection.reset();
        m_test.reset();
    }

    void everyFilterHasAnIndex_data() { addFilters(); }
    void everyFilterHasAnIndex()
    {
        QFETCH(AuditFilter, filter);
        const auto narrow = audit::AuditReader(*m_connection).narrowed(filter);
        VERIFY_OK(narrow);
        const auto query = audit::AuditQuery::prepare(*m_connection, *narrow);
        VERIFY_OK(query);
        if (filter.fromMs || filter.toMs)
            verifyPlan(audit::AuditQuery::range(filter));
        verifyPlan(query->page());
        if (!query->knownTotal())
            verifyPlan(query->total());
        AuditFilter oldest = *narrow;
        oldest.order = Qt::AscendingOrder;
        verifyPlan(audit::AuditQuery::prepare(*m_connection, oldest)->page());
    }

    void listsAreWhatAWalkFinds_data() { addFilters(); }
    void listsAreWhatAWalkFinds()
    {
        QFETCH(AuditFilter, filter);
        QList<qint64> expected;
        for (qint64 n = 1; n <= entryCount(); ++n) {
            if (Made{n}.matches(filter))
                expected.append(n);
        }
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            filter.order = order;
            filter.skip = std::min<qint64>(3, expected.size() / 2);
            QElapsedTimer timer;
            timer.start();
            const auto page = audit::AuditReader(*m_connection).list(filter);
            const qint64 elapsed = timer.elapsed();
            VERIFY_OK(page);
            if (entryCount() > 100'000)
                qInfo("%s, %s: %lld ms, total %lld", QTest::currentDataTag(),
                      order == Qt::AscendingOrder ? "oldest first" : "newest first", elapsed, page->total);
            QCOMPARE(page->total, qint64(expected.size()));
            QCOMPARE(idsOf(*page), expected.mid(filter.skip, filter.limit));
            std::ranges::reverse(expected);
        }
    }

    /** Ids no longer rise with time: lists still hold what is of the time that was asked for, and nothing else. */
    void aClockSetBackHidesNothing()
    {
        const QByteArray table = "clock_set_back";
        const qint64 count = entryCount();
        VERIFY_OK(m_connection->execute("UPDATE audit_heads SET sequence = sequence + 2 WHERE account_id = $1", {kFirst}));
        for (const qint64 n : {1, 2}) {
            VERIFY_OK(m_connection->execute(
                "INSERT INTO audit_entries (id, account_id, sequence, occurred_at, event, operation, table_name, body, "
                "entry_hash) SELECT $1, account_id, $2, occurred_at, 1, 'CREATE', $3, body, 'hash' FROM audit_entries WHERE "
                "id = $4",
                {count + n, count + n, table, n * 100}));
        }
        AuditFilter filter{.fromMs = Made{90}.ms(), .toMs = Made{110}.ms()};
        auto page = audit::AuditReader(*m_connection).list(filter);
        VERIFY_OK(page);
        QCOMPARE(page->total, 22);
        QCOMPARE(idsOf(*page).first(), count + 1);
        QCOMPARE(idsOf(*page).last(), 90);
        filter.tableName = table;
        page = audit::AuditReader(*m_connection).list(filter);
        VERIFY_OK(page);
        QCOMPARE(page->total, 1);
        QCOMPARE(idsOf(*page), QList<qint64>{count + 1});
    }

private:
    void fill()
    {
        auto done = m_test->database().writeAndWait<void>(kFirst, [](db::WriteContext &context) -> Result<void> {
            db::AuditEvent event;
            event.event = Code::RecordCreated;
            event.operation = "CREATE";
            event.accountId = kFirst;
            context.audit(event);
            return {};
        });
        VERIFY_OK(done);
        const QByteArray body = m_test->scalar("SELECT body FROM audit_entries WHERE sequence = 1");
        QVERIFY(!body.isEmpty() && !body.contains('\''));
        const bool isSqlite = m_engine == db::Engine::Sqlite;
        VERIFY_OK(m_connection->executeScript(isSqlite ? "DROP TRIGGER audit_entries_no_delete; DELETE FROM audit_entries"
                                                       : "ALTER TABLE audit_entries DISABLE TRIGGER ALL; "
                                                         "DELETE FROM audit_entries; SET statement_timeout = 0"));
        QByteArray sql = kFill.toByteArray();
        sql.replace("%body%", '\'' + body + '\'');
        sql.replace("%time%",
                    isSqlite ? "strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + n, 'unixepoch')" : "to_timestamp(1700000000 + n)");
        sql.replace("$1", QByteArray::number(entryCount()));
        VERIFY_OK(m_connection->executeScript(sql));
        const qint64 second = entryCount() / 10;
        VERIFY_OK(m_connection->execute("UPDATE audit_heads SET sequence = $1", {entryCount() - second}));
        VERIFY_OK(m_connection->execute("INSERT INTO audit_heads (account_id, sequence, entry_hash) VALUES ($1, $2, 'hash')",
                                        {kSecond, second}));
        if (!isSqlite)
            VERIFY_OK(m_connection->executeScript("ANALYZE audit_entries"));
    }

    static void addFilters()
    {
        QTest::addColumn<AuditFilter>("filter");
        const auto row = [](const char *name, const AuditFilter &filter) { QTest::newRow(name) << filter; };
        const qint64 end = kStartMs + kStepMs * entryCount();
        const qint64 middle = (kStartMs + end) / 2;
        row("none", {});
        row("account", {.accountId = kSecond});
        row("table", {.tableName = "col_samples"});
        row("rare table", {.tableName = "backups"});
        row("unknown table", {.tableName = "nothing"});
        row("record", {.recordId = "record-50"});
        row("user", {.userId = "user-17"});
        row("operation", {.operation = "CREATE"});
        row("rare operation", {.operation = "EXPORT"});
        row("correlation", {.correlationId = "cid_77"});
        row("since", {.fromMs = middle});
        row("until", {.toMs = middle});
        row("a minute long ago", {.fromMs = kStartMs + 100'000, .toMs = kStartMs + 160'000});
        row("before everything", {.toMs = 1});
        row("account and table", {.accountId = kSecond, .tableName = "col_samples"});
        row("account and a table that it has not", {.accountId = kSecond, .tableName = "backups"});
        row("account and operation", {.accountId = kFirst, .operation = "EXPORT"});
        row("account and time", {.accountId = kSecond, .toMs = middle});
        row("table and operation", {.tableName = "col_notes", .operation = "EXPORT"});
        row("table and operation that never meet", {.tableName = "backups", .operation = "EXPORT"});
        row("table and time", {.tableName = "col_notes", .fromMs = kStartMs + 100'000, .toMs = kStartMs + 160'000});
        row("operation since", {.operation = "EXPORT", .fromMs = middle});
        row("record and table", {.tableName = "col_samples", .recordId = "record-50"});
        row("user and table", {.tableName = "backups", .userId = "user-9"});
        row("everything",
            {.accountId = kFirst,
             .tableName = "col_samples",
             .recordId = "record-25",
             .userId = "user-2",
             .operation = "UPDATE",
             .correlationId = "cid_51",
             .fromMs = kStartMs,
             .toMs = end});
    }

    void verifyPlan(const audit::AuditStatement &statement)
    {
        const bool isSqlite = m_engine == db::Engine::Sqlite;
        // PostgreSQL reads small tables as they are and sorts few rows; here it is to tell what it could do with many.
        if (!isSqlite)
            VERIFY_OK(
                m_connection->executeScript("SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off; "
                                            "SET plan_cache_mode = force_custom_plan"));
        auto rows = m_connection->query((isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.sql, statement.binds);
        VERIFY_OK(rows);
        QByteArray plan;
        while (rows->next().value_or(false))
            plan += rows->string(isSqlite ? 3 : 0) + '\n';
        QVERIFY(!plan.isEmpty());
        const QByteArray told = statement.sql + '\n' + plan;
        // Without any filter the page is the end of the table itself, and the heads are few.
        const bool isUnfiltered = !statement.sql.contains(" WHERE ");
        if (isSqlite) {
            QVERIFY2(isUnfiltered || !plan.contains("SCAN"), told.constData());
            QVERIFY2(!plan.contains("TEMP B-TREE"), told.constData());
        } else {
            QVERIFY2(plan.contains("audit_heads") || !plan.contains("Seq Scan on audit_entries"), told.constData());
            QVERIFY2(!plan.contains("Sort"), told.constData());
        }
    }

    static QList<qint64> idsOf(const audit::AuditPage &page)
    {
        QList<qint64> ids;
        for (const audit::AuditRow &row : page.rows)
            ids.append(row.id);
        return ids;
    }

    db::Engine m_engine = db::Engine::Sqlite;
    std::unique_ptr<TestDatabase> m_test;
    std::unique_ptr<db::Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestAuditLists)
#include "tst_auditlists.moc"
