// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/routecoverage.h"
#include "support/testserver.h"

#include <QFile>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/**
 * Every route of the server has its scenarios, on both databases. Reads what the other API tests wrote down, which CTest
 * runs before this one.
 */
class TestRoutes : public QObject
{
    Q_OBJECT

private:
    QList<Exchange> m_traffic;

    [[nodiscard]] static QList<Exchange> completeTraffic();
    [[nodiscard]] static QStringList missingWithout(int index);

private Q_SLOTS:
    void initTestCase();
    void initTestCase_data() { addEngineRows(); }
    void demandsAreNoticed();
    void everyRouteHasItsScenarios();
};

namespace {

constexpr char kRoot[] = "00000000-0000-0000-0000-000000000000";

QList<ListedRoute> plantedRoutes()
{
    return {{"GET", "/open", "anyone", 200, false, false, false},
            {"POST", "/made", "superadmin", 201, true, false, false},
            {"GET", "/rows/{name}/{id}", "anyone", 200, true, true, true}};
}

} // namespace

void TestRoutes::initTestCase()
{
    // Once for both engines. Removed when read: what an earlier run wrote must not pass for this one's.
    if (!m_traffic.isEmpty())
        return;
    for (const QByteArray &path : QByteArray(BASALT_TRAFFIC_FILES).split(',')) {
        const QList<Exchange> exchanges = TrafficLog::read(path);
        QVERIFY2(!exchanges.isEmpty(), path);
        m_traffic += exchanges;
        QVERIFY(QFile::remove(path));
    }
}

QList<Exchange> TestRoutes::completeTraffic()
{
    return {{"sqlite", "GET", "/open", 200, {}},
            {"sqlite", "POST", "/made", 201, kRoot},
            {"sqlite", "POST", "/made", 401, {}},
            {"sqlite", "POST", "/made", 403, "a"},
            {"sqlite", "POST", "/made", 400, kRoot},
            {"sqlite", "GET", "/rows/x/1", 200, "a"},
            {"sqlite", "GET", "/rows/x/1?fields=id", 404, "b"},
            {"sqlite", "GET", "/rows/x/2", 200, "b"},
            {"sqlite", "GET", "/rows/x/3", 401, {}},
            {"sqlite", "GET", "/rows/x/3", 403, "a"}};
}

QStringList TestRoutes::missingWithout(int index)
{
    QList<Exchange> exchanges = completeTraffic();
    if (index >= 0)
        exchanges.removeAt(index);
    return RouteCoverage(plantedRoutes(), exchanges).missing("sqlite");
}

void TestRoutes::demandsAreNoticed()
{
    QCOMPARE(missingWithout(-1), QStringList());
    for (int i = 0; i < completeTraffic().size(); ++i)
        QVERIFY2(!missingWithout(i).isEmpty(), QByteArray::number(i));
    const RouteCoverage planted(plantedRoutes(), completeTraffic());
    QCOMPARE(planted.missing("postgres").size(), 11);

    // Whoever may not call a route cannot test its input, and another account's row is not just any row.
    QList<Exchange> wrong = completeTraffic();
    wrong[4].account = "a";
    QCOMPARE(RouteCoverage(plantedRoutes(), wrong).missing("sqlite"), QStringList{"POST /made: bad input, refused"});
    wrong = completeTraffic();
    wrong[6].target = "/rows/x/9";
    QCOMPARE(RouteCoverage(plantedRoutes(), wrong).missing("sqlite"),
             QStringList{"GET /rows/{name}/{id}: a row of another account, unknown"});
}

void TestRoutes::everyRouteHasItsScenarios()
{
    const TestServer server(testEngine());
    const QList<ListedRoute> routes = RouteCoverage::routesOf(HttpClient(server.url()).get("/openapi.json").json());
    QVERIFY2(routes.size() > 40, "the OpenAPI document is not what it was");
    QStringList missing = RouteCoverage(routes, m_traffic).missing(server.engineName());
    // A server makes no PostgreSQL database, so there is nothing to restore to: it says what to do instead (tst_backuptrialsapi).
    if (testEngine() == db::Engine::Postgres) {
        for (const char *impossible :
             {"GET /api/v1/admin/backups/{name}/restore: success", "POST /api/v1/admin/backups/{name}/restore: success"})
            QVERIFY2(missing.removeOne(QString::fromLatin1(impossible)), impossible);
    }
    for (const QString &line : missing)
        qWarning("%s", qPrintable(line));
    QVERIFY2(missing.isEmpty(), "no scenario for what is listed above");
}

QTEST_GUILESS_MAIN(TestRoutes)
#include "tst_routes.moc"
