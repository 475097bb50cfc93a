// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "db/postgreserror.h"

#include <QTest>

#include <libpq-fe.h>

#include <memory>

using namespace basalt;

/** What libpq reports, in the database layer's terms. */
class TestPostgresError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** As libpq makes it when a write fails: the server had no say, and the connection still counts as good. */
    void anErrorWithoutStateIsALostConnection()
    {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQmakeEmptyPGresult(nullptr, PGRES_FATAL_ERROR), &PQclear);
        QVERIFY(result);
        QVERIFY(db::endsConnection(result.get()));
        QVERIFY(!db::isStalePlan(result.get()));
        QCOMPARE(db::postgresError(nullptr, result.get(), "BEGIN").code, Code::Unavailable);
    }

    void noResultAtAll() { QCOMPARE(db::postgresError(nullptr, nullptr, "BEGIN").code, Code::Unavailable); }
};

QTEST_GUILESS_MAIN(TestPostgresError)
#include "tst_postgreserror.moc"
