// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/datafolderlock.h"
#include "db/workerprocess.h"
#include "support/testengines.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace basalt;
using namespace basalt::test;

class TestDataFolderLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneProcessHoldsAFolder()
    {
        const QTemporaryDir folder;
        WorkerProcess holder({"lock", folder.path()});
        QCOMPARE(holder.line(), "locked");
        const auto refused = db::DataFolderLock::acquire(folder.path(), "this test", m_clock);
        VERIFY_ERROR(refused, Code::DataFolderLocked);
        const QString message = refused.error().message;
        QVERIFY2(message.contains(folder.path()), qPrintable(message));
        QVERIFY2(message.contains(QString("process %1 (dbworker) since 2").arg(holder.pid())), qPrintable(message));

        holder.kill(); // SIGKILL: nobody tidies up
        const auto acquired = db::DataFolderLock::acquire(folder.path(), "this test", m_clock);
        VERIFY_OK(acquired);
        WorkerProcess late({"lock", folder.path()});
        const QByteArray answer = late.line();
        QVERIFY2(answer.contains(QByteArray("process " + QByteArray::number(getpid()) + " (this test)")), answer);
    }

    void theLockEndsWithItsObject()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 3; ++i) {
            const auto lock = db::DataFolderLock::acquire(folder.path(), "this test", m_clock);
            VERIFY_OK(lock);
            VERIFY_ERROR(db::DataFolderLock::acquire(folder.path(), "another part", m_clock), Code::DataFolderLocked);
        }
        QFile file(folder.filePath("basalt.lock"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "");
    }

    void onlyTheOwnerReadsTheFile()
    {
        const QTemporaryDir folder;
        const auto lock = db::DataFolderLock::acquire(folder.path(), "this test", m_clock);
        VERIFY_OK(lock);
        struct stat information
        { };
        QCOMPARE(::stat(qPrintable(folder.filePath("basalt.lock")), &information), 0);
        QCOMPARE(information.st_mode & 0777, 0600);
    }

    void aProgramStartedMeanwhileDoesNotInheritIt()
    {
        const QTemporaryDir folder;
        QProcess child;
        {
            const auto lock = db::DataFolderLock::acquire(folder.path(), "this test", m_clock);
            VERIFY_OK(lock);
            child.start("sleep", {"60"});
            QVERIFY(child.waitForStarted());
        }
        VERIFY_OK(db::DataFolderLock::acquire(folder.path(), "this test", m_clock));
        child.kill();
        child.waitForFinished();
    }

    void aFolderThatIsMissingIsAnError()
    {
        const auto refused = db::DataFolderLock::acquire("/nonexistent/folder", "this test", m_clock);
        VERIFY_ERROR(refused, Code::Internal);
        QVERIFY(refused.error().detail.contains("/nonexistent/folder"));
    }

private:
    const core::SystemClock m_clock{};
};

QTEST_GUILESS_MAIN(TestDataFolderLock)
#include "tst_datafolderlock.moc"
