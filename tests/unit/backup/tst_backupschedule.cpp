// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "backup/backupschedule.h"
#include "core/timestamp.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace basalt;
using namespace basalt::backup;
using namespace std::chrono_literals;

namespace {

qint64 at(const char *text)
{
    return *core::parseTimestamp(text);
}

} // namespace

class TestBackupSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesOfDay()
    {
        QCOMPARE(parseTimeOfDay("03:30"), std::optional(210min));
        QCOMPARE(parseTimeOfDay("00:00"), std::optional(0min));
        QCOMPARE(parseTimeOfDay("23:59"), std::optional(1439min));
        for (const char *wrong : {"", "3", "24:00", "12:60", "3:30 pm", "03:30:00", "-1:00", "night"})
            QVERIFY2(!parseTimeOfDay(wrong), wrong);
    }

    void offIsNeverDue()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        const BackupTurns turns({}, clock, std::nullopt);
        clock.pass(24h * 400);
        QVERIFY(!turns.isDue());
    }

    void everyFewHours()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        BackupTurns turns({.every = 6h}, clock, std::nullopt);
        QVERIFY(turns.isDue()); // there is none yet
        turns.noteTurn();
        QVERIFY(!turns.isDue());
        clock.pass(6h - 1s);
        QVERIFY(!turns.isDue());
        clock.pass(1s);
        QVERIFY(turns.isDue());
        turns.noteTurn();
        QVERIFY(!turns.isDue());
    }

    void aRestartGoesOnWhereItWas()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        BackupTurns turns({.every = 6h}, clock, at("2026-11-21T05:00:00Z"));
        QVERIFY(!turns.isDue());
        clock.pass(1h);
        QVERIFY(turns.isDue());
        QVERIFY(BackupTurns({.every = 6h}, clock, at("2026-11-01T00:00:00Z")).isDue());
    }

    void dailyAtATime()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        BackupTurns turns({.dailyAt = 3h + 30min}, clock, at("2026-11-21T03:30:02Z"));
        QVERIFY(!turns.isDue());
        clock.set(at("2026-11-22T03:29:59Z"));
        QVERIFY(!turns.isDue());
        clock.set(at("2026-11-22T03:30:00Z"));
        QVERIFY(turns.isDue());
        turns.noteTurn();
        QVERIFY(!turns.isDue());
        clock.pass(23h);
        QVERIFY(!turns.isDue());
        clock.pass(1h);
        QVERIFY(turns.isDue());
    }

    void aDailyTimeThatWasSleptThroughIsMadeUpFor()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        QVERIFY(BackupTurns({.dailyAt = 3h}, clock, at("2026-11-20T03:00:01Z")).isDue());
        QVERIFY(BackupTurns({.dailyAt = 3h}, clock, std::nullopt).isDue());
        QVERIFY(!BackupTurns({.dailyAt = 11h}, clock, at("2026-11-20T11:00:01Z")).isDue());
    }

    void clockSetForward()
    {
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        BackupTurns turns({.every = 6h}, clock, at("2026-11-21T09:00:00Z"));
        clock.set(at("2036-01-01T00:00:00Z"));
        QVERIFY(turns.isDue());
        turns.noteTurn();
        QVERIFY(!turns.isDue()); // one, not one for every turn of ten years
        clock.pass(6h);
        QVERIFY(turns.isDue());
    }

    void clockSetBack_data()
    {
        QTest::addColumn<bool>("daily");
        QTest::newRow("every 24 hours") << false;
        QTest::newRow("daily") << true;
    }

    void clockSetBack()
    {
        QFETCH(bool, daily);
        test::FakeClock clock(at("2026-11-21T10:00:00Z"));
        const BackupSchedule schedule = daily ? BackupSchedule{.dailyAt = 3h} : BackupSchedule{.every = 24h};
        BackupTurns turns(schedule, clock, at("2026-11-21T03:00:01Z"));
        clock.set(at("2016-01-01T00:00:00Z"));
        QVERIFY(!turns.isDue());
        int made = 0;
        for (int hour = 0; hour < 24 * 10; ++hour) {
            clock.pass(1h);
            if (turns.isDue()) {
                turns.noteTurn();
                ++made;
            }
        }
        QVERIFY2(made == 9 || made == 10, QByteArray::number(made)); // the first within a day and an hour, then daily
    }

    void clockSetBackAnHourMakesNoMoreThanOneTooMany()
    {
        test::FakeClock clock(at("2026-11-21T03:05:00Z"));
        BackupTurns turns({.dailyAt = 3h}, clock, at("2026-11-21T03:00:01Z"));
        clock.set(at("2026-11-21T02:05:00Z"));
        QVERIFY(!turns.isDue());
        int made = 0;
        for (int minute = 0; minute < 60 * 24; ++minute) {
            clock.pass(1min);
            if (turns.isDue()) {
                turns.noteTurn();
                ++made;
            }
        }
        QVERIFY2(made <= 1, QByteArray::number(made));
    }
};

QTEST_GUILESS_MAIN(TestBackupSchedule)
#include "tst_backupschedule.moc"
