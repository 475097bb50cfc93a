// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/transaction.h"
#include "db/writerworld.h"

#include <QElapsedTimer>

#include <functional>

using namespace basalt;
using namespace basalt::test;

namespace {

using Work = std::function<Result<void>(db::Connection &)>;

/** Runs a statement that answers true. */
Result<void> ask(db::Connection &connection, QByteArrayView sql)
{
    BASALT_TRY(auto rows, connection.query(sql));
    BASALT_TRY(const bool row, rows.next());
    if (!row || !rows.boolean(0))
        return Error::internal("no rows");
    return {};
}

/** Reads that go on until it is opened: on PostgreSQL they wait for its lock, on SQLite they run a statement again and again. */
class ReadGate
{
public:
    explicit ReadGate(TestDatabase &test, db::Engine engine)
    {
        if (engine == db::Engine::Sqlite)
            return;
        m_lock = test.connect();
        if (!ask(*m_lock, "SELECT count(*) = 1 FROM pg_advisory_lock(7)"))
            qFatal("no lock");
    }
    ~ReadGate() { open(); }
    Q_DISABLE_COPY_MOVE(ReadGate)

    void open()
    {
        *m_isOpen = true;
        m_lock.reset();
    }

    [[nodiscard]] Work wait() const
    {
        if (m_lock) {
            return [](db::Connection &connection) {
                return ask(connection, "SELECT count(*) = 1 FROM pg_advisory_xact_lock_shared(7)");
            };
        }
        return [isOpen = m_isOpen](db::Connection &connection) -> Result<void> {
            QElapsedTimer timer;
            timer.start();
            // Not for ever on the session's own thread, if nothing cuts it off there.
            while (!*isOpen && !timer.hasExpired(kPatienceMs)) {
                BASALT_TRY_VOID(ask(connection,
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
                                    "SELECT max(i) > 0 FROM n"));
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return {};
        };
    }

private:
    std::shared_ptr<std::atomic<bool>> m_isOpen = std::make_shared<std::atomic<bool>>(false); ///< shared with the reads
    std::unique_ptr<db::Connection> m_lock;
};

} // namespace

/** Reads that take long, and what goes on beside them. */
class TestHeavyReads : public WriterTest
{
    Q_OBJECT

private Q_SLOTS:
    void othersGoOnBesideThem()
    {
        constexpr int kHeavy = 4; // twice as many as there are threads
        m_session.reset();
        m_test->options.statementTimeoutMs = 2 * kPatienceMs; // they end when they are told to
        m_test->open();
        m_session = std::move(*m_test->database().openSession());
        ReadGate gate(*m_test, m_engine);
        for (int i = 0; i < kHeavy; ++i)
            readHeavily(gate.wait());
        bool written = false;
        m_session->write<qint64>(kAccount, insertThing("beside"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            written = true;
        });
        QCOMPARE(readLightly(), "1");
        QTRY_VERIFY_WITH_TIMEOUT(written, kPatienceMs);
        QCOMPARE(m_answers, 0);
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, kHeavy, kPatienceMs);
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
            QTRY_COMPARE_WITH_TIMEOUT(answers, 2 * turn, kPatienceMs);
            QCoreApplication::processEvents(); // ends the turn
        }
        bool written = false;
        m_session->write<qint64>(kAccount, insertThing("after"), [&](Result<qint64> rows) {
            VERIFY_OK(rows);
            written = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(written, kPatienceMs);
        QByteArray seen;
        m_session->read<QByteArray>(countThings, [&](Result<QByteArray> things) { seen = things.value_or("none"); });
        QTRY_COMPARE_WITH_TIMEOUT(seen, "1", kPatienceMs);
    }

    void allAreAnsweredBeforeTheDatabaseCloses()
    {
        constexpr int kHeavy = 3;
        const bool sqlite = m_engine == db::Engine::Sqlite;
        const QByteArray aSecond = sqlite
            ? "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000) SELECT max(i) > 0 FROM n"
            : "SELECT count(*) = 1 FROM pg_sleep(1)";
        for (int i = 0; i < kHeavy; ++i)
            readHeavily([aSecond](db::Connection &connection) { return ask(connection, aSecond); });
        QTest::qWait(200); // some run as heavy, others were stopped
        m_test->database().close();
        QTRY_COMPARE_WITH_TIMEOUT(m_answers, kHeavy, kPatienceMs);
    }

private:
    static Result<QByteArray> countThings(db::Connection &connection)
    {
        BASALT_TRY(auto rows, connection.query("SELECT CAST(count(*) AS TEXT) FROM things"));
        BASALT_TRY_VOID(rows.next());
        return rows.string(0);
    }

    /** A read whose second statement is the long one, in one snapshot. */
    void readHeavily(const Work &work)
    {
        m_session->read<void>(
            [work](db::Connection &connection) -> Result<void> {
                BASALT_TRY(auto snapshot, db::Transaction::begin(connection, db::TransactionMode::Read));
                BASALT_TRY_VOID(connection.query("SELECT count(*) FROM things"));
                BASALT_TRY_VOID(work(connection));
                return snapshot.commit();
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
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, kPatienceMs))
            return "no answer";
        return *answer;
    }
};

QTEST_GUILESS_MAIN(TestHeavyReads)
#include "tst_heavyreads.moc"
