// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/fakeclock.h"
#include "transfer/recordimportjobs.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using namespace basalt::test;
using namespace basalt::transfer;
using namespace std::chrono_literals;

namespace {

using Arrival = RecordImportJobs::Arrival;

const QByteArray kThings("things");

auth::Principal user(const QByteArray &id, const QByteArray &account = "acme")
{
    auth::Principal caller;
    caller.userId = id;
    caller.accountId = account;
    return caller;
}

auth::Principal superadmin()
{
    auth::Principal caller = user("root", "system");
    caller.superadmin = true;
    return caller;
}

/** The seconds after which to try again; 0: there was room. */
template <class T>
int wait(const Result<T> &result)
{
    if (result)
        return 0;
    return result.error().code == Code::TooManyRequests ? result.error().retryAfterSeconds : -1;
}

} // namespace

/** How much room imports have, by a clock that is told to go. Four run at once, as by default. */
class TestRecordImportJobs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<RecordImportJobs> m_jobs;

    Result<QByteArray> begin(const auth::Principal &caller, Arrival arrival = Arrival::InParts)
    {
        return m_jobs->begin(caller, kThings, {}, arrival);
    }
    Result<void> send(const auth::Principal &caller, const QByteArray &id, qint64 offset, const QByteArray &part)
    {
        return m_jobs->append(caller, kThings, id, offset, part);
    }
    /** Begun and running. */
    Result<QByteArray> run(const auth::Principal &caller)
    {
        BASALT_TRY(const QByteArray id, begin(caller, Arrival::Whole));
        BASALT_TRY_VOID(send(caller, id, 0, "x"));
        BASALT_TRY_VOID(m_jobs->start(caller, kThings, id));
        return id;
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->filePath("imports")).entryList(QDir::Files); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<FakeClock>(1'700'000'000'000);
        RecordImportJobs::Limits limits;
        limits.fileBytes = 100;
        m_jobs = std::make_unique<RecordImportJobs>(m_folder->filePath("imports"), *m_clock, limits);
    }

    void patienceIsForWhatArrives()
    {
        const auth::Principal ann = user("ann");
        const auto silent = begin(ann);
        const auto slow = begin(ann);
        QVERIFY(silent && slow && send(ann, *silent, 0, "x"));
        const int seconds = wait(begin(ann));
        QVERIFY2(seconds > 60 && seconds <= 600, QByteArray::number(seconds));
        m_clock->pass(std::chrono::seconds(seconds) / 2);
        QVERIFY(send(ann, *slow, 0, "x"));
        QVERIFY(send(ann, *silent, 1, {})); // nothing has come with it
        QVERIFY(wait(begin(ann)) <= seconds / 2 + 1);
        QCOMPARE(files().size(), 2);
        m_clock->pass(std::chrono::seconds(seconds) / 2 + 2s);
        const auto third = begin(ann);
        QVERIFY(third);
        QCOMPARE(files().size(), 1);
        QVERIFY(!m_jobs->status(ann, kThings, *silent));
        QVERIFY(m_jobs->status(ann, kThings, *slow));
        QVERIFY(wait(begin(ann)) > 0);
    }

    void accountsDoNotFillTheRoomOfOthers()
    {
        int begun = 0;
        for (int i = 0; i < 20; ++i)
            begun += begin(user("sybil" + QByteArray::number(i))) ? 1 : 0;
        QVERIFY2(begun >= 4 && begun < 20, QByteArray::number(begun));
        QVERIFY(wait(begin(user("ann"))) > 0);
        QVERIFY(begin(user("eve", "other")));
        // Many accounts fill all there is, but for superadmins.
        int all = 0;
        for (int i = 0; i < 100; ++i)
            all += begin(user("u" + QByteArray::number(i), "a" + QByteArray::number(i))) ? 1 : 0;
        QVERIFY2(all > 0 && all < 100, QByteArray::number(all));
        QVERIFY(wait(begin(user("zoe", "last"))) > 0);
        QVERIFY(begin(superadmin()));
        // Nothing of all that keeps anybody from running.
        for (const char *person : {"ann", "bob", "cid"})
            QVERIFY(run(user(person)));
    }

    void onePlaceIsKeptForSuperadmins()
    {
        const auto first = run(user("ann"));
        QVERIFY(first && run(user("ann")));
        QVERIFY(wait(run(user("ann"))) > 0);
        QVERIFY(run(user("eve", "other")));
        QVERIFY(wait(run(user("bob"))) > 0);
        QVERIFY(wait(begin(user("bob"), Arrival::Whole)) > 0);
        QVERIFY(run(superadmin()));
        QVERIFY(wait(run(superadmin())) > 0);
    }

    void withOnePlaceEverybodyMayHaveIt()
    {
        RecordImportJobs::Limits limits;
        limits.atOnce = 1;
        m_jobs = std::make_unique<RecordImportJobs>(m_folder->filePath("imports"), *m_clock, limits);
        QVERIFY(run(user("ann")));
        QVERIFY(wait(run(superadmin())) > 0);
    }

    /** The disk holds no more than the files of as many imports as may run. */
    void bytesAreBounded()
    {
        int whole = 0;
        for (const char *person : {"a", "b", "c", "d", "e", "f"}) {
            const auth::Principal caller = user(person, person);
            const auto id = begin(caller);
            QVERIFY(id);
            const auto sent = send(caller, *id, 0, QByteArray(100, 'x'));
            whole += sent ? 1 : 0;
            QVERIFY(sent || wait(sent) > 0);
        }
        QCOMPARE(whole, 4);
        const auto root = begin(superadmin());
        QVERIFY(root && send(superadmin(), *root, 0, QByteArray(100, 'x')));
    }
};

QTEST_GUILESS_MAIN(TestRecordImportJobs)
#include "tst_recordimportjobs.moc"
