// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/constraint.h"
#include "db/writerworld.h"

#include <map>

using namespace basalt;
using namespace basalt::test;

/** Writes that run in one transaction, of which some fail. */
class TestWriteGroups : public WriterTest
{
    Q_OBJECT

private Q_SLOTS:
    void failingJobsRollBackAlone()
    {
        Gate gate(*m_session);
        int failures = 0;
        const int groupsBefore = m_sink->groups;
        for (int i = 0; i < 10; ++i) {
            m_session->write<qint64>(kAccount, insertThing("x" + QByteArray::number(i / 2)), [&, i](Result<qint64> rows) {
                ++m_answers;
                QCOMPARE(rows.has_value(), i % 2 == 0);
                if (rows)
                    return;
                ++failures;
                QCOMPARE(rows.error().code, Code::UniqueViolation);
                const auto violation = db::constraintOf(rows.error());
                QVERIFY(violation);
                QCOMPARE(violation->table, "things");
                QCOMPARE(violation->columns, QList<QByteArray>{"id"});
            });
        }
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 10, kPatienceMs);
        QCOMPARE(failures, 5);
        QCOMPARE(m_sink->groups, groupsBefore + 1); // all in one transaction
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "5");
        QCOMPARE(m_test->scalar("SELECT max(sequence) FROM audit_entries"), "5");
        verifyTrail(5);
    }

    void aFailingJobLeavesNothingOfItself()
    {
        const auto outcome = m_test->database().writeAndWait<void>(kAccount, [](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(context.connection().execute("INSERT INTO things (id) VALUES ('half')"));
            context.audit(thingEvent("half"));
            return Error::of(Code::Forbidden, "no");
        });
        VERIFY_ERROR(outcome, Code::Forbidden);
        QCOMPARE(outcome.error().message, "no");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "0");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM audit_entries"), "0");
    }

    void whatIsWantedIsToldOnceItIsCommitted()
    {
        Gate gate(*m_session);
        QList<QByteArray> answered;
        for (const QByteArray id : {"a", "a", "poison", "b", "c"}) {
            m_session->write<qint64>(kAccount, insertThing(id), [&, id](const Result<qint64> &rows) {
                ++m_answers;
                if (!rows)
                    return;
                answered.append(id);
                QVERIFY(m_sink->told().contains(id)); // before anybody is answered
            });
        }
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 5, kPatienceMs);
        QCOMPARE(answered, (QList<QByteArray>{"a", "b", "c"}));
        // Although the group ran more than once: the first time with the one that is refused.
        QCOMPARE(m_sink->told(), answered);
    }

    void aGroupThatFailsAsAWholeIsRunJobByJob()
    {
        Gate gate(*m_session);
        QList<QByteArray> failed;
        int afterCommits = 0;
        for (const QByteArray id : {"a", "b", "poison", "c"}) {
            auto work = [id, &afterCommits](db::WriteContext &context) -> Result<qint64> {
                context.afterCommit([&afterCommits](std::span<const db::AuditPosition>) { ++afterCommits; });
                return insertThing(id)(context);
            };
            m_session->write<qint64>(kAccount, work, [&, id](const Result<qint64> &rows) {
                ++m_answers;
                if (!rows)
                    failed.append(id);
            });
        }
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 4, kPatienceMs);
        QCOMPARE(failed, QList<QByteArray>{"poison"});
        QCOMPARE(afterCommits, 3);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "3");
        verifyTrail(3);
    }

    void aConstraintThatFailsAtCommitFailsItsOwnJobOnly()
    {
        VERIFY_OK(m_test->connect()->executeScript("CREATE TABLE parents (id text PRIMARY KEY);"
                                                   "CREATE TABLE children (id text PRIMARY KEY, parent_id text REFERENCES "
                                                   "parents (id) DEFERRABLE INITIALLY DEFERRED)"));
        Gate gate(*m_session);
        QList<QByteArray> failed;
        for (const QByteArray id : {"a", "orphan", "b"}) {
            auto work = [id](db::WriteContext &context) -> Result<void> {
                const db::Value parent = id == "orphan" ? db::Value(QByteArray("nobody")) : db::kNull;
                BASALT_TRY_VOID(
                    context.connection().execute("INSERT INTO children (id, parent_id) VALUES ($1, $2)", {id, parent}));
                context.audit(thingEvent(id));
                return {};
            };
            m_session->write<void>(kAccount, work, [&, id](Result<void> done) {
                ++m_answers;
                if (done)
                    return;
                failed.append(id);
                QCOMPARE(done.error().code, Code::ReferencedRecord);
            });
        }
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 3, kPatienceMs);
        QCOMPARE(failed, QList<QByteArray>{"orphan"});
        QCOMPARE(m_test->scalar("SELECT count(*) FROM children"), "2");
        verifyTrail(2);
    }

    void deadlocksAreTriedAgain()
    {
        if (m_engine != db::Engine::Postgres)
            return; // one writer cannot block itself
        VERIFY_OK(m_test->connect()->executeScript("INSERT INTO things (id) VALUES ('1'), ('2')"));
        // Two accounts change the same two rows in opposite order and wait for each other in between.
        std::atomic<int> inside = 0;
        const auto work = [&inside](const QByteArray &first, const QByteArray &second, const QByteArray &account) {
            return [=, &inside](db::WriteContext &context) -> Result<void> {
                const auto add = [&](const QByteArray &id) {
                    return context.connection().execute("UPDATE things SET n = n + 1 WHERE id = $1", {id});
                };
                BASALT_TRY_VOID(add(first));
                ++inside;
                QElapsedTimer patience;
                patience.start();
                while (inside < 2 && patience.elapsed() < 30'000)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                BASALT_TRY_VOID(add(second));
                context.audit(thingEvent(first, account));
                return {};
            };
        };
        const auto count = [&](const Result<void> &done) {
            VERIFY_OK(done);
            ++m_answers;
        };
        m_session->write<void>("one", work("1", "2", "one"), count);
        m_session->write<void>("two", work("2", "1", "two"), count);
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 2, kPatienceMs);
        QCOMPARE(m_test->scalar("SELECT sum(n) FROM things"), "4");
        QVERIFY(inside > 2); // one had to run again
        verifyTrail(2);
    }

    void aJobThatSwallowsAnErrorStaysConsistent()
    {
        const auto outcome = m_test->database().writeAndWait<void>(kAccount, [](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(context.connection().execute("INSERT INTO things (id) VALUES ('a')"));
            if (context.connection().execute("INSERT INTO things (id) VALUES ('a')"))
                return Error::internal("the second insert should fail");
            context.audit(thingEvent("a"));
            return {};
        });
        // SQLite undoes the statement; PostgreSQL the transaction, and the job fails with it.
        const bool sqlite = m_engine == db::Engine::Sqlite;
        QCOMPARE(outcome.has_value(), sqlite);
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), sqlite ? "1" : "0");
        QCOMPARE(m_test->scalar("SELECT count(*) FROM audit_entries"), sqlite ? "1" : "0");
    }

    /** Nothing was changed, so there is nothing to undo: nobody runs twice. */
    void aJobThatRefusesAtOnceCostsNothing()
    {
        Gate gate(*m_session);
        std::map<QByteArray, int> runs;
        QList<QByteArray> failed;
        for (const QByteArray id : {"a", "refused", "b"}) {
            auto work = [id, &runs](db::WriteContext &context) -> Result<qint64> {
                ++runs[id];
                if (id == "refused")
                    return Error::of(Code::RecordNotFound);
                return insertThing(id)(context);
            };
            m_session->write<qint64>(kAccount, work, [&, id](const Result<qint64> &rows) {
                ++m_answers;
                if (!rows)
                    failed.append(id);
            });
        }
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, 3, kPatienceMs);
        QCOMPARE(failed, QList<QByteArray>{"refused"});
        QCOMPARE(runs, (std::map<QByteArray, int>{{"a", 1}, {"b", 1}, {"refused", 1}}));
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "2");
        verifyTrail(2);
    }

    /** What it did is undone without the others; whoever comes next runs in a savepoint at once, and nobody twice. */
    void aJobThatFailsHalfWayIsUndoneAlone()
    {
        std::map<QByteArray, int> runs;
        const auto runGroup = [&](const QList<QByteArray> &ids) {
            Gate gate(*m_session);
            const int before = m_answers;
            for (const QByteArray &id : ids) {
                auto work = [id, &runs](db::WriteContext &context) -> Result<qint64> {
                    ++runs[id];
                    auto inserted = insertThing(id)(context);
                    if (inserted && id.startsWith("half"))
                        return Error::of(Code::Forbidden);
                    return inserted;
                };
                m_session->write<qint64>(kAccount, work, [&, id](const Result<qint64> &rows) {
                    ++m_answers;
                    QCOMPARE(rows.has_value(), !id.startsWith("half"));
                    if (!rows)
                        QCOMPARE(rows.error().code, Code::Forbidden);
                });
            }
            gate.open();
            QTRY_COMPARE_WITH_TIMEOUT(m_answers, before + ids.size(), kPatienceMs);
        };
        runGroup({"a", "half 1", "b"});
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "2");
        QCOMPARE(runs["a"], 2);
        QCOMPARE(runs["half 1"], 2);
        QCOMPARE(runs["b"], 1);
        runGroup({"c", "half 2", "d"});
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "4");
        QCOMPARE(runs["c"], 1);
        QCOMPARE(runs["half 2"], 1);
        verifyTrail(4);
    }
};

QTEST_GUILESS_MAIN(TestWriteGroups)
#include "tst_writegroups.moc"
