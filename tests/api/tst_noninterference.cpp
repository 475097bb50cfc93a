// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "interference.h"
#include "random/randomsource.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr int kTrialsPerWorld = 400;
constexpr int kReadsPerWorld = 60;

} // namespace

/**
 * What a caller may not see has no influence on what the caller reads. Random schemas with rules, field lists and masks; one
 * trial is one change of an invisible row, or of a hidden or masked field, after which one read of the caller must have the
 * answer that it had before all changes. BASALT_TEST_TRIALS says how many, BASALT_TEST_SEED repeats a run.
 */
class TestNonInterference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void invisibleChangesChangeNoAnswer()
    {
        const int trials = testCount("BASALT_TEST_TRIALS", 20'000) / 2; // half of them on each database
        const quint32 seed = testSeed();
        InterferenceCount count;
        for (int done = 0; done < trials; done += kTrialsPerWorld) {
            // A seed for each world, so that the failing one can be repeated alone.
            RandomSource random(seed + quint32(done));
            InterferenceWorld world(DataWorld::current(), random, seed + quint32(done));
            world.prepareReads(kReadsPerWorld);
            for (int i = 0; i < std::min(kTrialsPerWorld, trials - done); ++i) {
                if (!world.changeSomethingInvisible())
                    break; // this caller sees everything
                world.checkOneRead();
                if (QTest::currentTestFailed())
                    return;
            }
            world.checkAllReads();
            count += world.count();
            world.end();
            if (QTest::currentTestFailed())
                return;
        }
        qInfo("%s", count.text().constData());
        // Otherwise the test says little.
        QVERIFY(count.changes > trials * 9 / 10);
        QVERIFY2(count.noticed > trials / kTrialsPerWorld, "nobody else notices the changes either");
        QVERIFY(count.answered > count.reads * 2 / 5);
        QVERIFY(count.nonEmpty > count.reads / 4);
        for (const auto &[kind, reads] : count.ofKind)
            QVERIFY2(reads.second > 0, QByteArray("no " + kind + " was answered with records").constData());
    }
};

QTEST_GUILESS_MAIN(TestNonInterference)
#include "tst_noninterference.moc"
