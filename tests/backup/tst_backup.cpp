// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupmaker.h"
#include "backup/backuprestorer.h"
#include "backup/backupscheduler.h"
#include "backup/backupservice.h"
#include "core/crypto.h"
#include "core/ids.h"
#include "core/timestamp.h"
#include "core/workpool.h"
#include "support/fakeclock.h"
#include "support/postgrescluster.h"
#include "support/testdatabase.h"
#include "support/testengines.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <semaphore>

#include <sys/resource.h>

using namespace basalt;
using namespace basalt::backup;
using namespace basalt::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kAccount = core::kSystemAccountId.toByteArray();
constexpr auto kSecrets = "token_secret = \"only-for-this-test\"\n";

/** No file of this process or its children may become larger, for as long as this lives. */
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN); // an error of the write in place of the end of the process
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        if (setrlimit(RLIMIT_FSIZE, &limited) != 0)
            qFatal("setrlimit failed");
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace

/** Making, restoring, scheduling: on both databases. */
class TestBackup : public QObject
{
    Q_OBJECT

private:
    db::Engine m_engine = db::Engine::Sqlite;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestDatabase> m_test;
    core::SystemClock m_clock;
    QList<QByteArray> m_databases; ///< made by freshTarget()

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] BackupSource source() const { return {path("data"), m_test->options}; }

    void insert(const QByteArray &id, const QByteArray &filling = {})
    {
        VERIFY_OK(m_test->database().writeAndWait<void>(kAccount, [&](db::WriteContext &context) -> Result<void> {
            BASALT_TRY_VOID(context.connection().execute("INSERT INTO things (id, filling) VALUES ($1, $2)", {id, filling}));
            db::AuditEvent event;
            event.event = Code::RecordCreated;
            event.operation = "CREATE";
            event.accountId = kAccount;
            event.recordId = id;
            context.audit(std::move(event));
            return {};
        }));
    }

    Result<BackupManifest> make(const QString &name, BackupOrigin origin = BackupOrigin::Command)
    {
        BackupProgress progress;
        return BackupMaker(source(), m_clock).make(path(name), origin, progress);
    }

    /** A place that a backup can be restored to. */
    RestoreTarget freshTarget(const QString &name)
    {
        RestoreTarget target{path(name), m_test->options};
        target.database.sqlitePath = path(name) + "/basalt.db";
        if (m_engine == db::Engine::Postgres) {
            m_databases.append(PostgresCluster::instance().createDatabase());
            target.database.postgresUrl = PostgresCluster::instance().url(m_databases.last());
        }
        return target;
    }

    Result<RestoreReport> restore(const QString &file, const RestoreTarget &target)
    {
        BackupProgress progress;
        return BackupRestorer(target, m_clock).restore(path(file), progress);
    }

    QByteArray scalar(const db::DatabaseOptions &options, QByteArrayView sql)
    {
        const auto look = db::Snapshot::take(options);
        if (!look)
            return "no database: " + look.error().detail.toUtf8();
        auto rows = (*look)->connection().query(sql);
        return rows && rows->next().value_or(false) ? rows->string(0) : QByteArray("no rows");
    }

    /** What is in the folder of backups, hidden things too. */
    [[nodiscard]] QStringList left(const QString &folder = "backups") const
    {
        return QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void initTestCase() { QVERIFY(core::initialiseCrypto()); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_engine = engine;
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkdir("data"));
        QFile secrets(path("data/secrets"));
        QVERIFY(secrets.open(QIODevice::WriteOnly) && secrets.write(kSecrets) > 0);
        secrets.close();
        m_test = std::make_unique<TestDatabase>(engine);
        m_test->options.sqlitePath = path("data/basalt.db");
        m_test->openMigrated();
        VERIFY_OK(m_test->connect()->executeScript("CREATE TABLE things (id text PRIMARY KEY, filling text)"));
        for (int i = 0; i < 20; ++i)
            insert("thing" + QByteArray::number(i));
    }

    void cleanup()
    {
        m_test.reset();
        for (const QByteArray &name : std::as_const(m_databases))
            PostgresCluster::instance().dropDatabase(name);
        m_databases.clear();
    }

    void aBackupBringsEverythingBack()
    {
        const auto made = make("backups/one.tar");
        VERIFY_OK(made);
        QCOMPARE(made->engine, m_engine);
        QVERIFY(made->schemaVersion >= 1);
        QCOMPARE(made->chains.size(), size_t(1));
        QCOMPARE(made->chains.front().sequence, 20);
        QCOMPARE(left(), QStringList("one.tar"));
        insert("later"); // not in the backup

        const RestoreTarget target = freshTarget("new");
        const auto report = restore("backups/one.tar", target);
        VERIFY_OK(report);
        QVERIFY2(report->holds(), qPrintable(report->chainFault));
        QCOMPARE(report->audit.entries, 20);
        QCOMPARE(scalar(target.database, "SELECT count(*) FROM things"), "20");
        QFile secrets(path("new/secrets"));
        QVERIFY(secrets.open(QIODevice::ReadOnly));
        QCOMPARE(secrets.readAll(), QByteArray(kSecrets));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &file : QDir(path("new")).entryList(QDir::Files | QDir::Hidden))
            QVERIFY2(!(QFile::permissions(path("new/" + file)) & others), qPrintable(file));
        QVERIFY(!(QFile::permissions(path("new")) & others));
        QStringList expected{"basalt.lock", "secrets"};
        if (m_engine == db::Engine::Sqlite)
            expected.prepend("basalt.db");
        expected.sort();
        QStringList files = left("new");
        files.removeAll("basalt.db-shm"); // looking at it makes those
        files.removeAll("basalt.db-wal");
        QCOMPARE(files, expected);
        // Only what was restored is there to be restored again: the old place goes on as it was.
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "21");
    }

    void anExistingFileIsNotOverwritten()
    {
        VERIFY_OK(make("backups/one.tar"));
        VERIFY_ERROR(make("backups/one.tar"), Code::Conflict);
        QCOMPARE(left(), QStringList("one.tar"));
    }

    void restoringNeedsAFreshPlace()
    {
        VERIFY_OK(make("backups/one.tar"));
        const RestoreTarget target = freshTarget("new");
        QVERIFY(QDir(m_folder->path()).mkdir("new"));
        QFile something(path("new/.something"));
        QVERIFY(something.open(QIODevice::WriteOnly));
        something.close();
        const auto refused = restore("backups/one.tar", target);
        VERIFY_ERROR(refused, Code::RestoreRefused);
        QVERIFY(refused.error().message.contains("not empty"));
        QCOMPARE(left("new"), QStringList(".something"));
        QVERIFY(something.remove());
        VERIFY_OK(restore("backups/one.tar", target)); // a folder that is there and empty
        VERIFY_ERROR(restore("backups/one.tar", target), Code::RestoreRefused);

        RestoreTarget file = freshTarget("data/secrets");
        VERIFY_ERROR(restore("backups/one.tar", file), Code::RestoreRefused);
    }

    void restoringNeedsAnEmptyDatabase()
    {
        VERIFY_OK(make("backups/one.tar"));
        RestoreTarget target = freshTarget("new");
        target.database = m_test->options; // the old one
        const auto refused = restore("backups/one.tar", target);
        VERIFY_ERROR(refused, Code::RestoreRefused);
        QVERIFY2(refused.error().message.contains(m_engine == db::Engine::Sqlite ? "exists already" : "not empty"),
                 qPrintable(refused.error().message));
        QVERIFY(!QDir(path("new")).exists());
        QCOMPARE(m_test->scalar("SELECT count(*) FROM things"), "20");
    }

    void theOtherEngineIsRefused()
    {
        VERIFY_OK(make("backups/one.tar"));
        RestoreTarget target = freshTarget("new");
        target.database.engine = m_engine == db::Engine::Sqlite ? db::Engine::Postgres : db::Engine::Sqlite;
        VERIFY_ERROR(restore("backups/one.tar", target), Code::RestoreRefused);
        QVERIFY(!QDir(path("new")).exists());
    }

    void aNewerSchemaIsRefused()
    {
        VERIFY_OK(m_test->connect()->executeScript(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at, program_version) "
            "VALUES (99, 'future', 'x', '2030-01-01T00:00:00.000Z', '9.9.9')"));
        VERIFY_OK(make("backups/one.tar"));
        const auto refused = restore("backups/one.tar", freshTarget("new"));
        VERIFY_ERROR(refused, Code::DatabaseNewer);
        QVERIFY(refused.error().message.contains("99"));
        QVERIFY(!QDir(path("new")).exists());
    }

    void aDamagedBackupTouchesNothing()
    {
        VERIFY_OK(make("backups/one.tar"));
        QFile file(path("backups/one.tar"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.putChar(char(0x5a)) && file.putChar(char(0xa5)));
        file.close();
        const RestoreTarget target = freshTarget("new");
        const auto refused = restore("backups/one.tar", target);
        VERIFY_ERROR(refused, Code::BackupDamaged);
        QVERIFY2(refused.error().message.startsWith("basalt."), qPrintable(refused.error().message));
        QVERIFY(!QDir(path("new")).exists());
        if (m_engine == db::Engine::Postgres)
            QCOMPARE(scalar(target.database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "0");
    }

    /** A trail that was forged before the backup is restored as it was, and said to be so. */
    void aBrokenTrailIsReported()
    {
        const char *forge = m_engine == db::Engine::Sqlite
            ? "DROP TRIGGER audit_entries_no_update; UPDATE audit_entries SET record_id = 'forged' WHERE sequence = 7"
            : "ALTER TABLE audit_entries DISABLE TRIGGER USER; UPDATE audit_entries SET record_id = 'forged' WHERE sequence = "
              "7";
        VERIFY_OK(m_test->connect()->executeScript(forge));
        VERIFY_OK(make("backups/one.tar"));
        const auto report = restore("backups/one.tar", freshTarget("new"));
        VERIFY_OK(report);
        QVERIFY(!report->holds());
        QVERIFY(report->audit.firstBreak);
        QCOMPARE(report->audit.firstBreak->sequence, 7);
    }

    void anEmptyDatabaseHasNothingToBackUp()
    {
        TestDatabase empty(m_engine);
        BackupProgress progress;
        const BackupMaker maker({path("data"), empty.options}, m_clock);
        const auto refused = maker.make(path("backups/one.tar"), BackupOrigin::Command, progress);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, m_engine == db::Engine::Sqlite ? Code::Unavailable : Code::BackupFailed);
        QVERIFY(!QFile::exists(empty.options.sqlitePath)); // looking makes nothing
        QCOMPARE(left(), QStringList());
    }

    void aCancelledBackupLeavesNothing()
    {
        BackupProgress progress;
        progress.cancelled = true;
        VERIFY_ERROR(BackupMaker(source(), m_clock).make(path("backups/one.tar"), BackupOrigin::Command, progress),
                     Code::Cancelled);
        QCOMPARE(left(), QStringList());
    }

    void aFullDiskLeavesNothing()
    {
        for (int i = 0; i < 40; ++i)
            insert("large" + QByteArray::number(i), core::randomBytes(50'000).toHex());
        {
            const FileSizeLimit limit(1'000'000);
            const auto failed = make("backups/one.tar");
            QVERIFY(!failed);
            if (m_engine == db::Engine::Sqlite)
                QCOMPARE(failed.error().code, Code::StorageFull);
            else // in pg_dump's own words
                QVERIFY2(failed.error().detail.contains("File too large"), qPrintable(failed.error().detail));
            QCOMPARE(left(), QStringList());
        }
        VERIFY_OK(make("backups/one.tar"));
        const RestoreTarget target = freshTarget("new");
        {
            const FileSizeLimit limit(1'000'000);
            VERIFY_ERROR(restore("backups/one.tar", target), Code::StorageFull);
            QVERIFY(!QDir(path("new")).exists());
        }
        VERIFY_OK(restore("backups/one.tar", target));
        QCOMPARE(scalar(target.database, "SELECT count(*) FROM things"), "60");
    }

    void aFolderThatCannotBeWrittenTo()
    {
        QFile file(path("nofolder"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto failed = make("nofolder/one.tar");
        VERIFY_ERROR(failed, Code::BackupFailed);
        QVERIFY2(failed.error().message.contains("nofolder"), qPrintable(failed.error().message));
    }

    void pgDumpFailsInItsOwnWords()
    {
        if (m_engine != db::Engine::Postgres)
            return;
        const auto tools = PostgresTools::find(13);
        VERIFY_OK(tools);
        const QByteArray url = "postgresql:///no_such_database?password=quiet-p&user=postgres&host="
            + PostgresCluster::instance().url("x").split('=').value(1).split('&').first();
        const auto failed = tools->dump(url, "00000003-00000001-1", path("dump"), [](qint64, qint64) { return true; });
        VERIFY_ERROR(failed, Code::BackupFailed);
        QVERIFY2(failed.error().detail.contains("no_such_database"), qPrintable(failed.error().detail));
        QVERIFY(!failed.error().detail.contains("quiet-p") && !failed.error().message.contains("quiet-p"));
    }

    /** What a killed process left behind goes when the next backup is made; what another one works on stays. */
    void leftoversOfKilledProcessesAreCleared()
    {
        QVERIFY(QDir(m_folder->path()).mkpath("backups/.basalt-backup-0123"));
        QVERIFY(QDir(m_folder->path()).mkpath("backups/.basalt-backup-4567"));
        QFile part(path("backups/.basalt-backup-0123/archive"));
        QVERIFY(part.open(QIODevice::WriteOnly));
        const auto busy = db::DataFolderLock::acquire(path("backups/.basalt-backup-4567"), "another", m_clock);
        VERIFY_OK(busy);
        VERIFY_OK(make("backups/one.tar"));
        QCOMPARE(left(), QStringList({".basalt-backup-4567", "one.tar"}));
    }

    void writersGoOnMeanwhile()
    {
        std::atomic<bool> done = false;
        std::atomic<int> written = 0;
        std::thread writer([&] {
            while (!done) {
                insert("more" + QByteArray::number(written));
                ++written;
            }
        });
        while (written < 10)
            QThread::msleep(1);
        const int before = written;
        const auto made = make("backups/one.tar");
        const int after = written;
        done = true;
        writer.join();
        VERIFY_OK(made);
        const RestoreTarget target = freshTarget("new");
        const auto report = restore("backups/one.tar", target);
        VERIFY_OK(report);
        QVERIFY(report->holds());
        const int restored = scalar(target.database, "SELECT count(*) FROM things").toInt();
        QVERIFY2(restored >= 20 + before && restored <= 20 + after + 1,
                 qPrintable(QString("%1 of %2 to %3").arg(restored).arg(before).arg(after)));
        QCOMPARE(report->audit.entries, restored);
    }

    void scheduleAndRetention()
    {
        FakeClock clock(*core::parseTimestamp("2026-11-21T10:00:00Z"));
        core::WorkPool pool(2);
        BackupService service({source(), path("backups"), 3}, clock, pool, m_test->database());
        VERIFY_OK(make("backups/by-hand.tar"));
        QFile other(path("backups/of-others.tar"));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("not a backup at all") > 0);
        other.close();
        {
            // Of another server that shares the folder.
            BackupProgress progress;
            VERIFY_OK(BackupMaker({path("elsewhere"), m_test->options}, clock)
                          .make(path("backups/neighbour.tar"), BackupOrigin::Schedule, progress));
        }
        BackupScheduler scheduler(service, {.every = 6h}, clock);
        QList<QString> made;
        for (int turn = 0; turn < 5; ++turn) {
            QVERIFY(scheduler.look());
            made.append(service.running() ? service.running()->name : QString());
            QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
            QVERIFY(service.failures().empty());
            QVERIFY(!scheduler.look());
            clock.pass(5h);
            QVERIFY(!scheduler.look());
            clock.pass(1h);
        }
        const auto mine = service.store().scheduledBy(source().fingerprint());
        QCOMPARE(mine.size(), size_t(3));
        QCOMPARE(mine[0].manifest->createdAt, "2026-11-22T10:00:00.000Z");
        QCOMPARE(mine[2].manifest->createdAt, "2026-11-21T22:00:00.000Z");
        for (const char *name : {"by-hand.tar", "of-others.tar", "neighbour.tar"})
            QVERIFY2(left().contains(name), name);
        QCOMPARE(left().size(), 6);

        // A scheduler that starts anew goes on where the other one was: due now, because a turn has passed.
        BackupScheduler again(service, {.every = 6h}, clock);
        QVERIFY(again.look());
        QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
        BackupScheduler onceMore(service, {.every = 6h}, clock);
        QVERIFY(!onceMore.look());

        // Each stands in the trail of the system account, and so do those that had to go.
        const auto count = [this](Code event) {
            return m_test->scalar("SELECT count(*) FROM audit_entries WHERE table_name = 'backups' AND event = $1",
                                  {qint64(event)});
        };
        QTRY_COMPARE(count(Code::BackupMade), "6");
        QCOMPARE(count(Code::BackupDeleted), "3");
    }

    void aFailedBackupIsTriedAgainAtTheNextTurn()
    {
        FakeClock clock(*core::parseTimestamp("2026-11-21T10:00:00Z"));
        core::WorkPool pool(2);
        QFile file(path("backups"));
        QVERIFY(file.open(QIODevice::WriteOnly)); // in the way of the folder
        file.close();
        BackupService service({source(), path("backups"), 3}, clock, pool, m_test->database());
        BackupScheduler scheduler(service, {.every = 6h}, clock);
        QVERIFY(scheduler.look());
        QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
        QCOMPARE(service.failures().size(), size_t(1));
        QVERIFY(!scheduler.look());
        QVERIFY(file.remove());
        clock.pass(6h);
        QVERIFY(scheduler.look());
        QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
        QCOMPARE(service.failures().size(), size_t(1));
        QCOMPARE(left().size(), 1);
    }

    void oneAtATime()
    {
        std::binary_semaphore go(0);
        core::WorkPool pool(1);
        BackupService service({source(), path("backups"), 3}, m_clock, pool, m_test->database());
        QVERIFY(pool.post([&go] { go.acquire(); })); // holds the first one up
        {
            const auto letGo = qScopeGuard([&go] { go.release(); });
            VERIFY_OK(service.start(BackupOrigin::Api, {}));
            VERIFY_ERROR(service.start(BackupOrigin::Api, {}), Code::BackupRunning);
            QVERIFY(!service.cancel("another.tar"));
            QVERIFY(service.cancel(service.running()->name));
        }
        QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
        QCOMPARE(service.failures().size(), size_t(1));
        QCOMPARE(service.failures().front().error->code, Code::Cancelled);
        VERIFY_OK(service.start(BackupOrigin::Api, {}));
        QTRY_VERIFY_WITH_TIMEOUT(!service.running(), 30'000);
        QCOMPARE(left().size(), 1);
        service.cancelAll();
        VERIFY_ERROR(service.start(BackupOrigin::Api, {}), Code::Unavailable);
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
