// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"
#include "db/writerworld.h"

using namespace basalt;
using namespace basalt::test;

/** Reads that take long, and what goes on beside them. */
class TestHeavyReads : public WriterTest
{
    Q_OBJECT

private Q_SLOTS:
    void othersGoOnBesideThem()
    {
        constexpr int kHeavy = 4; // twice as many as there are threads
        for (int i = 0; i < kHeavy; ++i)
            readHeavily();
        bool written = false;
        m_session->write<qint64>(kAccount, insertThing("beside"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            written = true;
        });
        QCOMPARE(readLightly(), "1");
        QTRY_VERIFY(written);
        QCOMPARE(m_answers, 0); // a second has not passed, or it was not waited for
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, kHeavy, 60'000);
        QCOMPARE(readLightly(), "1");
    }

    /**
     * The reads of a turn share a snapshot, which begins after the first of them: here when that has used up the time of its
     * own. SQLite asks for the time once in a thousand steps of a statement, however often that is run: a BEGIN of three steps
     * that is asked as its last one has begun all the same, and the 667th is.
     */
    void slowTurnsSeeWhatIsWrittenAfterThem()
    {
        const int turns = m_engine == db::Engine::Sqlite ? 700 : 1;
        int answers = 0;
        const auto count = [&answers](Result<QByteArray> answer) {
            VERIFY_OK(answer);
            ++answers;
        };
        for (int turn = 1; turn <= turns; ++turn) {
            m_session->read<QByteArray>(
                [pause = std::chrono::milliseconds(m_test->options.readBudgetMs + 1)](db::Connection &) -> Result<QByteArray> {
                    std::this_thread::sleep_for(pause);
                    return QByteArray();
                },
                count);
            m_session->read<QByteArray>(countThings, count);
            QTRY_COMPARE(answers, 2 * turn);
            QCoreApplication::processEvents(); // ends the turn
        }
        bool written = false;
        m_session->write<qint64>(kAccount, insertThing("after"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            written = true;
        });
        QTRY_VERIFY(written);
        QByteArray seen;
        m_session->read<QByteArray>(countThings, [&](Result<QByteArray> things) { seen = things.value_or("none"); });
        QTRY_COMPARE(seen, "1");
    }

    void allAreAnsweredBeforeTheDatabaseCloses()
    {
        constexpr int kHeavy = 3;
        for (int i = 0; i < kHeavy; ++i)
            readHeavily();
        QTest::qWait(200); // some run as heavy, others were stopped
        m_test->database().close();
        QTRY_COMPARE(m_answers, kHeavy);
    }

private:
    static Result<QByteArray> countThings(db::Connection &connection)
    {
        BASALT_TRY(auto rows, connection.query("SELECT CAST(count(*) AS TEXT) FROM things"));
        BASALT_TRY_VOID(rows.next());
        return rows.string(0);
    }

    /** A read of about a second whose second statement is the long one, in one snapshot. */
    void readHeavily()
    {
        const bool sqlite = m_engine == db::Engine::Sqlite;
        const QByteArray sql = sqlite
            ? "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000) SELECT max(i) > 0 FROM n"
            : "SELECT count(*) = 1 FROM pg_sleep(1)";
        m_session->read<void>(
            [sql](db::Connection &connection) -> Result<void> {
                BASALT_TRY(auto snapshot, db::Transaction::begin(connection, db::TransactionMode::Read));
                BASALT_TRY_VOID(connection.query("SELECT count(*) FROM things"));
                BASALT_TRY(auto rows, connection.query(sql));
                BASALT_TRY(const bool row, rows.next());
                return row && rows.boolean(0) ? snapshot.commit() : Error::internal("no rows");
            },
            [this](Result<void> done) {
                VERIFY_OK(done);
                ++m_answers;
            });
    }

    QByteArray readLightly()
    {
        std::optional<QByteArray> answer;
        m_session->read<QByteArray>(
            [](db::Connection &connection) -> Result<QByteArray> {
                BASALT_TRY(auto rows, connection.query("SELECT '1'"));
                BASALT_TRY_VOID(rows.next());
                return rows.string(0);
            },
            [&](Result<QByteArray> result) { answer = result ? *result : errorText(result).toUtf8(); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }))
            return "no answer";
        return *answer;
    }
};

QTEST_GUILESS_MAIN(TestHeavyReads)
#include "tst_heavyreads.moc"
