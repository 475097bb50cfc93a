// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recordworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** What is refused, and what is only odd: nothing of it may harm. */
class TestRecordInputApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void refusedValues_data();
    void refusedValues();
    void severalFaultsAtOnce();
    void unknownCollectionsAndRecords();
    void hostileInput_data();
    void hostileInput();
    void malformedBodies();
    void deepValuesStayReadable();
    void headersThatAreNoText();
};

void TestRecordInputApi::refusedValues_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *field, const char *value, const char *code) {
        QTest::addRow("%s %s", field, value) << QByteArray(R"({"title":"t",")" + QByteArray(field) + "\":" + value + '}')
                                             << QByteArray("400 validation_failed " + QByteArray(code) + ' ' + field);
    };
    row("nope", "1", "unknown_field");
    row("a\\\" = 1; --", "1", "unknown_field");
    row("amount", "\"1\"", "invalid_type");
    row("amount", "true", "invalid_type");
    row("count", "1.5", "invalid_type");
    row("count", "1e30", "out_of_range");
    row("price", "1.5", "invalid_type");
    row("price", "\"1,5\"", "invalid_decimal_format");
    row("price", "\"NaN\"", "invalid_decimal_format");
    row("done", "1", "invalid_type");
    row("seen", "\"2026-13-01T00:00:00Z\"", "invalid_datetime_format");
    row("due", "\"2026-02-30\"", "invalid_date_format");
    row("mail", "\"nobody\"", "invalid_email_format");
    row("site", "\"javascript:alert(1)\"", "invalid_url_format");
    row("extra", "{\"a\":\"\\u0000\"}", "invalid_character");
    row("state", "\"ajar\"", "invalid_choice");
    row("state", "\"a\\u0000\"", "invalid_character");
    row("tags", "\"a\"", "invalid_type");
    row("tags", "[\"a\",\"a\"]", "duplicate_value");
    row("tags", "[\"q\"]", "invalid_choice");
    row("parent", "\"\"", "empty_reference");
    row("parent", "5", "invalid_reference");
    row("parent", "\"00000000-0000-7000-8000-000000000000\"", "invalid_reference");
    row("parent", "\"' OR 1=1 --\"", "invalid_reference");
    row("friends", "[\"00000000-0000-7000-8000-000000000000\"]", "invalid_reference");
}

void TestRecordInputApi::refusedValues()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const int before = world.get("ann", "/records/everything").at("total").toInt();
    const HttpAnswer answer = world.send("ann", "POST", "/records/everything", body);
    QCOMPARE(refusal(answer).replace('"', "\\\""), expected);
    QCOMPARE(world.get("ann", "/records/everything").at("total").toInt(), before);
}

void TestRecordInputApi::severalFaultsAtOnce()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const HttpAnswer answer = world.send("ann", "POST", "/records/everything", R"({"amount":"x","nope":1,"due":"d"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.at("details").toArray().size(), 4);
    QVERIFY(answer.body.contains(R"("field":"title","message":"The field is required.","code":"required_missing")"));
    QCOMPARE(answer.header("Content-Type"), "application/problem+json");
    QVERIFY(!text(answer.at("correlation_id")).isEmpty());
}

void TestRecordInputApi::unknownCollectionsAndRecords()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    for (const char *person : {"ann", "root"}) {
        for (const char *name : {"nothing", "users", "accounts", "col_everything", "sqlite_master", "a%22b"}) {
            const QByteArray path = QByteArray("/records/") + name;
            QCOMPARE(refusal(world.get(person, path)), "404 collection_not_found");
            QCOMPARE(refusal(world.send(person, "POST", path, "{}")), "404 collection_not_found");
        }
        for (const char *id : {"000000000000000000000000", "x", "%27%20OR%201=1", "01A1FBBA-83BB-74B3-B2EC-1F36F14D0227"}) {
            const QByteArray path = QByteArray("/records/everything/") + id;
            QCOMPARE(refusal(world.get(person, path)), "404 record_not_found");
            QCOMPARE(refusal(world.send(person, "PATCH", path, R"({"title":"x"})")), "404 record_not_found");
            QCOMPARE(refusal(world.send(person, "DELETE", path)), "404 record_not_found");
        }
    }
    QCOMPARE(refusal(world.get("nobody", "/records/nothing")), "404 collection_not_found");
    QCOMPARE(world.get("ann", "/records/EVERYTHING").status, 200);
    QCOMPARE(world.send("ann", "POST", "/records/everything/x", "{}").status, 405);
}

void TestRecordInputApi::hostileInput_data()
{
    QTest::addColumn<QByteArray>("hostile");
    QTest::newRow("quote") << QByteArray("'; DROP TABLE col_hostile; --");
    QTest::newRow("double quote") << QByteArray("\"; DROP TABLE \"col_hostile\"; --");
    QTest::newRow("backslash") << QByteArray("\\' OR 1=1 --");
    QTest::newRow("comment") << QByteArray("/* */ UNION SELECT password_hash FROM users");
    QTest::newRow("placeholders") << QByteArray("$1 $2 ? :x @x %s {0}");
    QTest::newRow("wildcards") << QByteArray("%_%");
    QTest::newRow("braces") << QByteArray("{{7*7}} ${7*7}");
    QTest::newRow("markup") << QByteArray("<script>alert('x')</script>");
    QTest::newRow("formula") << QByteArray("=HYPERLINK(\"http://x\")");
    QTest::newRow("newlines") << QByteArray("a\r\nSet-Cookie: x\n\tb");
    QTest::newRow("right to left") << QByteArray("\xe2\x80\xae evil \xef\xbf\xbf");
    QTest::newRow("long") << QByteArray(100'000, 'x');
}

/** A text is a text, as a value, in a filter, and as a key. */
void TestRecordInputApi::hostileInput()
{
    QFETCH(QByteArray, hostile);
    DataWorld &world = DataWorld::current();
    ensureCollection("hostile", R"({"name":"title","type":"text"})", kOpenRules);
    const QByteArray body = QJsonDocument(QJsonObject{{"title", QString::fromUtf8(hostile)}}).toJson();
    const HttpAnswer made = world.send("ann", "POST", "/records/hostile", body);
    QCOMPARE(made.status, 201);
    const HttpAnswer read = world.get("ann", "/records/hostile/" + text(made.at("id")));
    QCOMPARE(text(read.at("title")), hostile);
    if (hostile.size() < 1000) {
        const QByteArray literal = '\'' + QByteArray(hostile).replace('\\', "\\\\").replace('\'', "\\'") + '\'';
        for (const char *op : {" = ", " ~ "}) {
            const HttpAnswer found = world.get("ann", "/records/hostile?filter=" + encoded("title" + QByteArray(op) + literal));
            QCOMPARE(found.status, 200);
            QVERIFY2(found.body.contains(text(made.at("id"))), op);
        }
        QCOMPARE(world.get("ann", "/records/hostile?sort=" + encoded(hostile)).status, 400);
        QCOMPARE(world.get("ann", "/records/hostile?fields=" + encoded(hostile)).status, 400);
        QVERIFY(world.get("ann", "/records/hostile?filter=" + encoded(hostile)).status == 400);
    }
    const QByteArray asKey = QJsonDocument(QJsonObject{{QString::fromUtf8(hostile), 1}}).toJson();
    QCOMPARE(world.send("ann", "POST", "/records/hostile", asKey).status, 400);
    QCOMPARE(world.get("ann", "/records/hostile").status, 200);
}

void TestRecordInputApi::malformedBodies()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    for (const QByteArray body :
         {"", "{", "[]", "null", "5", "\"x\"", "{\"title\":\"a\",}", "{\"title\":NaN}", "{\"amount\":1e999}"})
        QCOMPARE(world.send("ann", "POST", "/records/everything", body).status, 400);
    QCOMPARE(world.send("ann", "POST", "/records/everything", "{\"title\":\"\xff\"}").status, 400);
    QCOMPARE(
        world.send("ann", "POST", "/records/everything", "title=a", {{"Content-Type", "application/x-www-form-urlencoded"}})
            .status,
        415);
    QByteArray deep = "{\"title\":\"x\",\"extra\":";
    deep += QByteArray(5000, '[') + QByteArray(5000, ']') + '}';
    QCOMPARE(world.send("ann", "POST", "/records/everything", deep).status, 400);
}

/** Whatever is accepted can be read back wherever it is kept, the audit trail included. */
void TestRecordInputApi::deepValuesStayReadable()
{
    DataWorld &world = DataWorld::current();
    ensureCollection("deep", R"({"name":"extra","type":"json"})", kOpenRules);
    int accepted = 0;
    for (const int depth : {10, 100, 250, 255, 256, 500, 1000, 1015, 1020, 1021, 1022, 1023, 1024, 3000}) {
        const QByteArray value = QByteArray(depth, '[') + QByteArray(depth, ']');
        const HttpAnswer made = world.send("ann", "POST", "/records/deep", "{\"extra\":" + value + '}');
        QVERIFY2(made.status == 201 || made.status == 400, made.body);
        if (made.status == 400)
            continue;
        ++accepted;
        const QByteArray id = text(made.at("id"));
        QVERIFY(world.get("ann", "/records/deep/" + id).body.contains(value));
        QCOMPARE(world.send("ann", "PATCH", "/records/deep/" + id, R"({"extra":null})").status, 200);
        const HttpAnswer trail = world.get("root", "/audit-logs?record_id=" + id);
        QCOMPARE(trail.status, 200);
        QCOMPARE(trail.at("items").toArray().size(), 2);
        QVERIFY(trail.body.contains(value));
    }
    QCOMPARE(accepted, 4);
    QCOMPARE(world.get("root", "/audit-logs?limit=500&account_id=acme").status, 200);
}

/** Headers may hold any bytes, and the trail takes what it can of them. */
void TestRecordInputApi::headersThatAreNoText()
{
    DataWorld &world = DataWorld::current();
    ensureEverything();
    const QByteArray cut = QByteArray(255, 'a') + "\xc3\xa9"; // the 256th byte is half a character
    for (const QByteArray &bytes : {QByteArray("x\xff\xfe"), cut, QByteArray(QByteArray(1000, 'b') + "\xf0\x9f\x98\x80")}) {
        const HttpClient::Headers headers{{"User-Agent", bytes}, {"X-Change-Reason", bytes}};
        const HttpAnswer made = world.send("ann", "POST", "/records/everything", R"({"title":"x"})", headers);
        QCOMPARE(made.status, 201);
        const QJsonArray trail = world.trail(text(made.at("id")));
        QCOMPARE(trail.size(), 1);
        QCOMPARE(trail[0]["user_agent"].toString().left(1), QString::fromUtf8(bytes.left(1)));
        QCOMPARE(world
                     .send("nobody", "POST", "/auth/login",
                           R"({"account":"acme","email":"ann@example.test","password":"violin harbour at dusk"})", headers)
                     .status,
                 200);
    }
}

QTEST_GUILESS_MAIN(TestRecordInputApi)
#include "tst_recordinputapi.moc"
