// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** What the trail tells about a person: P-022, P-027, P-037. */
class TestPersonTrailApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** Signs bob in, right or wrong, and returns the newest entry of that event about him. */
    [[nodiscard]] QJsonValue entryOfSignIn(const QByteArray &password, int event, const HttpClient::Headers &headers);
    [[nodiscard]] int total(const QByteArray &query)
    {
        return m_world->get("root", "/audit-logs?" + query).at("total").toInt(-1);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void p022_signInTellsFromWhere();
    void p027_whatIsNotSentIsNull();
    void p037_eventsAboutAUser();
    void p037_eventsOfApplications();
};

QJsonValue TestPersonTrailApi::entryOfSignIn(const QByteArray &password, int event, const HttpClient::Headers &headers)
{
    AccessWorld &w = *m_world;
    const HttpAnswer answer =
        w.send("nobody", "POST", "/auth/login",
               "{\"account\":\"lab\",\"email\":\"bob@example.test\",\"password\":\"" + password + "\"}", headers);
    if (answer.status != (event == 10010 ? 200 : 401))
        return {};
    // What went well was done by him, what did not was tried with him.
    const QByteArray whose = (event == 10010 ? "&user_id=" : "&record_id=") + w.id("bob");
    return w.get("root", "/audit-logs?limit=1&event=" + QByteArray::number(event) + whose).at("items.0");
}

void TestPersonTrailApi::p022_signInTellsFromWhere()
{
    const HttpClient::Headers browser{{"User-Agent", "Atlas/7.1 (P-022)"}};
    const QJsonValue entry = entryOfSignIn(DataWorld::password().toUtf8(), 10010, browser);
    QCOMPARE(entry["event"].toInt(), 10010);
    QCOMPARE(text(entry["user_agent"]), QByteArray("Atlas/7.1 (P-022)"));
    QCOMPARE(text(entry["ip_address"]), QByteArray("127.0.0.1"));
    QCOMPARE(text(entry["user_email"]), QByteArray("bob@example.test"));
    const QJsonValue failed = entryOfSignIn("not his password", 10012, browser);
    QCOMPARE(failed["event"].toInt(), 10012);
    QCOMPARE(text(failed["user_agent"]), QByteArray("Atlas/7.1 (P-022)"));
    QCOMPARE(text(failed["ip_address"]), QByteArray("127.0.0.1"));
}

void TestPersonTrailApi::p027_whatIsNotSentIsNull()
{
    const QJsonValue entry = entryOfSignIn(DataWorld::password().toUtf8(), 10010, {});
    QCOMPARE(entry["event"].toInt(), 10010);
    QVERIFY(entry["user_agent"].isNull());
    QVERIFY(entry["reason"].isNull());
}

void TestPersonTrailApi::p037_eventsAboutAUser()
{
    AccessWorld &w = *m_world;
    const QByteArray about = "record_id=" + w.id("bob");
    const int before = total(about);
    QVERIFY(before > 0);
    QCOMPARE(w.outcome("max", "PATCH", "/users/" + w.id("bob"), R"({"is_locked":true})"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "PATCH", "/users/" + w.id("bob"), R"({"is_locked":false})"), QByteArray("200"));
    QCOMPARE(total(about), before + 2);
    QCOMPARE(total(about + "&event=10006"), 1);
    QCOMPARE(total(about + "&event=10006,10007"), 2);
    QCOMPARE(total("record_id=" + w.id("cid") + "&event=10006,10007"), 0);
    // By whom, as well as about whom.
    QCOMPARE(total(about + "&event=10006&user_id=" + w.id("max")), 1);
    QCOMPARE(total(about + "&event=10006&user_id=" + w.id("ada")), 0);
}

void TestPersonTrailApi::p037_eventsOfApplications()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "POST", "/event-categories",
                       R"({"code":"shop","title":"Shop","first_number":60000,"last_number":60099})"),
             QByteArray("201"));
    QCOMPARE(w.outcome("root", "POST", "/event-codes",
                       R"({"number":60001,"name":"badge_shown","category":"shop","title":"Badge shown"})"),
             QByteArray("201"));
    w.give("cid", "events.write");
    const HttpAnswer written =
        w.send("cid", "POST", "/events", R"({"event":60001,"payload":{"door":"north","count":2}})", {{"User-Agent", "Door/1"}});
    QVERIFY2(written.status == 201 || written.status == 200, written.body);
    const HttpAnswer found = w.get("root", "/audit-logs?event=60001");
    QCOMPARE(found.at("total").toInt(), 1);
    QCOMPARE(text(found.at("items.0.user_id")), w.id("cid"));
    QCOMPARE(text(found.at("items.0.user_agent")), QByteArray("Door/1"));
    QHash<QByteArray, QJsonValue> payload;
    for (const QJsonValue change : found.at("items.0.changes").toArray())
        payload.insert(text(change["field"]), change["after"]);
    QCOMPARE(text(payload.value("door")), QByteArray("north"));
    QCOMPARE(payload.value("count").toInt(), 2);
}

QTEST_GUILESS_MAIN(TestPersonTrailApi)
#include "tst_persontrailapi.moc"
