// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "db/dialect.h"

#include <QString>
#include <QTest>

namespace basalt::test {

/** Global data rows of a test that runs on both databases: call it in initTestCase_data(), read it with QFETCH_GLOBAL. */
inline void addEngines()
{
    QTest::addColumn<db::Engine>("engine");
    QTest::newRow("sqlite") << db::Engine::Sqlite;
    QTest::newRow("postgres") << db::Engine::Postgres;
}

template <class T>
QString errorText(const Result<T> &result)
{
    return result ? QString("no error")
                  : core::codeName(result.error().code) + ": " + result.error().message + " / " + result.error().detail;
}

} // namespace basalt::test

/** Fails with the error's text. */
#define VERIFY_OK(expression)                                                                                                  \
    do {                                                                                                                       \
        const auto &verifiedResult = (expression);                                                                             \
        QVERIFY2(verifiedResult, qPrintable(basalt::test::errorText(verifiedResult)));                                         \
    } while (false)

/** Fails unless the expression is an error with this code. */
#define VERIFY_ERROR(expression, expectedCode)                                                                                 \
    do {                                                                                                                       \
        const auto &refusedResult = (expression);                                                                              \
        QVERIFY(!refusedResult);                                                                                               \
        QVERIFY2(refusedResult.error().code == (expectedCode), qPrintable(basalt::test::errorText(refusedResult)));            \
    } while (false)
