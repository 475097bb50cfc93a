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
