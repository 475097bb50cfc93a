// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QHash>
#include <QTest>

#include <memory>

using namespace basalt;
using namespace basalt::test;

/** `/event-categories`, `/event-codes`, `/events`, and what the trail tells of them: P-167, P-169 and P-168 over HTTP. */
class TestEventCodesApi : public QObject
{
    Q_OBJECT

private:
    QHash<int, std::shared_ptr<AccessWorld>> m_worlds; ///< by engine: made once for each
    std::shared_ptr<AccessWorld> m_world;
    QHash<int, int> m_next; ///< first number that no category has, by engine

    /** A category of a hundred numbers that no other has; its first number. */
    int makeCategory(const QByteArray &code);
    int makeCode(const QByteArray &category, int number, const QByteArray &name, const QByteArray &title = "Something");
    [[nodiscard]] QByteArray put(int number, const QByteArray &language, const QByteArray &message);
    /** The only entry about a record, as root reads it in those languages. */
    [[nodiscard]] QJsonObject entry(const QByteArray &recordId, const QByteArray &languages = {});
    [[nodiscard]] QList<int> found(const QByteArray &query);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanupTestCase();

    void whoMay();
    void p167_ownCategoriesAndCodes();
    void p167_deletingTakesTheMessagesAlong();
    void messagesInTheLanguageOfTheReader();
    void placeholdersAreFilledOnce();
    void systemCodesAreListedInBothLanguages();
    void oldNumbersFindTheCode();
    void eventsStandInTheTrailOfTheirAccount();
    void p168_correlationIds();
    void p169_lists();
    void badInput();
};

void TestEventCodesApi::init()
{
    std::shared_ptr<AccessWorld> &world = m_worlds[int(testEngine())];
    if (!world)
        world = std::make_shared<AccessWorld>(testEngine());
    m_world = world;
}

void TestEventCodesApi::cleanupTestCase()
{
    m_world.reset();
    m_worlds.clear();
}

int TestEventCodesApi::makeCategory(const QByteArray &code)
{
    int &taken = m_next[int(testEngine())];
    const int first = 50000 + taken;
    taken += 100;
    const HttpAnswer made =
        m_world->send("root", "POST", "/event-categories",
                      R"({"code":")" + code + R"(","title":"Things","first_number":)" + QByteArray::number(first)
                          + R"(,"last_number":)" + QByteArray::number(first + 99) + '}');
    if (made.status != 201)
        qFatal("category: %s", made.body.constData());
    return first;
}

int TestEventCodesApi::makeCode(const QByteArray &category, int number, const QByteArray &name, const QByteArray &title)
{
    const HttpAnswer made = m_world->send("root", "POST", "/event-codes",
                                          R"({"number":)" + QByteArray::number(number) + R"(,"name":")" + name
                                              + R"(","category":")" + category + R"(","title":")" + title + "\"}");
    if (made.status != 201)
        qFatal("code: %s", made.body.constData());
    return number;
}

QByteArray TestEventCodesApi::put(int number, const QByteArray &language, const QByteArray &message)
{
    return m_world->outcome("root", "PUT", "/event-codes/" + QByteArray::number(number) + "/messages/" + language,
                            R"({"message":")" + message + "\"}");
}

QJsonObject TestEventCodesApi::entry(const QByteArray &recordId, const QByteArray &languages)
{
    HttpClient::Headers headers;
    if (!languages.isNull())
        headers.emplaceBack("Accept-Language", languages);
    const HttpAnswer answer = m_world->send("root", "GET", "/audit-logs?record_id=" + recordId, {}, headers);
    const QJsonArray items = answer.at("items").toArray();
    return items.size() == 1 ? items.first().toObject() : QJsonObject();
}

QList<int> TestEventCodesApi::found(const QByteArray &query)
{
    QList<int> numbers;
    for (const QJsonValue item : m_world->get("bob", "/event-codes?" + query).at("items").toArray())
        numbers.append(item["number"].toInt());
    return numbers;
}

void TestEventCodesApi::whoMay()
{
    AccessWorld &w = *m_world;
    const int first = makeCategory("doors");
    const QByteArray number = QByteArray::number(makeCode("doors", first, "door_opened"));
    const QByteArray spare = QByteArray::number(makeCode("doors", first + 1, "door_closed"));
    struct Case
    {
        const char *method;
        QByteArray path;
        QByteArray body;
        QByteArray user;
        QByteArray root;
    };
    const QByteArray onlyRoot("403 40006");
    const std::vector<Case> cases{
        {"GET", "/event-categories", {}, "200", "200"},
        {"POST", "/event-categories", R"({"code":"gates","title":"Gates","first_number":900000,"last_number":900001})",
         onlyRoot, "201"},
        {"DELETE", "/event-categories/gates", {}, onlyRoot, "204"},
        {"GET", "/event-codes", {}, "200", "200"},
        {"POST", "/event-codes",
         R"({"number":)" + QByteArray::number(first + 2) + R"(,"name":"door_stuck","category":"doors","title":"Stuck"})",
         onlyRoot, "201"},
        {"PATCH", "/event-codes/" + number, R"({"title":"A door was opened"})", onlyRoot, "200"},
        {"PUT", "/event-codes/" + number + "/messages/de", R"({"message":"Eine Tür"})", onlyRoot, "200"},
        {"DELETE", "/event-codes/" + number + "/messages/de", {}, onlyRoot, "204"},
        {"DELETE", "/event-codes/" + spare, {}, onlyRoot, "204"},
    };
    for (const Case &one : cases) {
        const auto verify = [&](const QByteArray &person, const QByteArray &expected) {
            const QByteArray outcome = w.outcome(person, one.method, one.path, one.body);
            const QByteArray told = QByteArray(one.method) + ' ' + one.path + " by " + person + ": " + outcome;
            QVERIFY2(outcome == expected, told.constData());
        };
        verify("nobody", "401 40003");
        verify("bob", one.user);
        verify("ada", one.user);
        verify("eve", one.user);
        verify("root", one.root);
    }
    // Writing events is a permission, which owners have of their own account.
    const QByteArray event = R"({"event":)" + number + '}';
    QCOMPARE(w.outcome("nobody", "POST", "/events", event), QByteArray("401 40003"));
    QCOMPARE(w.outcome("bob", "POST", "/events", event), QByteArray("403 32001"));
    QCOMPARE(w.outcome("ada", "POST", "/events", event), QByteArray("201"));
    const QByteArray elsewhere = R"({"account_id":"lab","event":)" + number + '}';
    QCOMPARE(w.outcome("eve", "POST", "/events", elsewhere), QByteArray("404 34003"));
    QCOMPARE(w.send("eve", "POST", "/events", elsewhere).at("message"),
             w.send("eve", "POST", "/events", R"({"account_id":"nowhere","event":)" + number + '}').at("message"));
    QCOMPARE(w.outcome("root", "POST", "/events", elsewhere), QByteArray("201"));
    QCOMPARE(w.outcome("root", "POST", "/events", event), QByteArray("400 40002"));
    const QByteArray given = w.give("bob", "events.write");
    QCOMPARE(w.outcome("bob", "POST", "/events", event), QByteArray("201"));
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + given), QByteArray("204"));
}

void TestEventCodesApi::p167_ownCategoriesAndCodes()
{
    AccessWorld &w = *m_world;
    const int first = makeCategory("p167");
    const auto create = [&](int number, const QByteArray &category, const QByteArray &name) {
        return w.outcome("root", "POST", "/event-codes",
                         R"({"number":)" + QByteArray::number(number) + R"(,"name":")" + name + R"(","category":")" + category
                             + R"(","title":"Title"})");
    };
    QCOMPARE(create(first, "p167", "p167_one"), QByteArray("201"));
    QCOMPARE(w.events(QByteArray::number(first)), QList<int>{49078});
    QCOMPARE(create(first + 100, "p167", "p167_two"), QByteArray("422 31013"));
    QCOMPARE(create(first - 1, "p167", "p167_two"), QByteArray("422 31013"));
    QCOMPARE(create(10001, "p167", "p167_two"), QByteArray("422 31013"));
    QCOMPARE(create(first + 1, "nothing", "p167_two"), QByteArray("404 31014"));
    QCOMPARE(create(first + 1, "users", "p167_two"), QByteArray("409 31010"));
    QCOMPARE(create(first, "p167", "p167_two"), QByteArray("409 40113"));
    QCOMPARE(create(first + 1, "p167", "p167_one"), QByteArray("409 40113"));
    QCOMPARE(create(first + 1, "p167", "user_created"), QByteArray("409 40113"));

    const QByteArray rename = R"({"name":"p167_other","title":"Other"})";
    QCOMPARE(w.outcome("root", "PATCH", "/event-codes/10001", rename), QByteArray("409 31010"));
    QCOMPARE(w.outcome("root", "PATCH", "/event-codes/" + QByteArray::number(first + 9), rename), QByteArray("404 31011"));
    QCOMPARE(w.outcome("root", "PATCH", "/event-codes/no-number", rename), QByteArray("404 31011"));
    QCOMPARE(w.outcome("root", "DELETE", "/event-codes/10001"), QByteArray("409 31010"));
    QCOMPARE(w.outcome("root", "DELETE", "/event-codes/" + QByteArray::number(first + 9)), QByteArray("404 31011"));
    QCOMPARE(put(10001, "de", "Anders"), QByteArray("409 31010"));
    const QByteArray path = "/event-codes/" + QByteArray::number(first);
    const HttpAnswer renamed = w.send("root", "PATCH", path, rename);
    QCOMPARE(renamed.status, 200);
    QCOMPARE(text(renamed.at("name")), QByteArray("p167_other"));
    QCOMPARE(text(renamed.at("title")), QByteArray("Other"));
    // The same once more changes nothing, and says so nowhere.
    QCOMPARE(w.outcome("root", "PATCH", path, rename), QByteArray("200"));
    QCOMPARE(w.events(QByteArray::number(first)), (QList<int>{49078, 49079}));

    QCOMPARE(w.outcome("root", "DELETE", "/event-categories/p167"), QByteArray("409 31012"));
    QCOMPARE(w.outcome("root", "DELETE", "/event-categories/users"), QByteArray("409 31010"));
    QCOMPARE(w.outcome("root", "DELETE", "/event-categories/nothing"), QByteArray("404 31014"));
    QCOMPARE(w.outcome("root", "DELETE", path), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", "/event-categories/p167"), QByteArray("204"));
    QCOMPARE(w.events("p167"), (QList<int>{49076, 49077}));
    QCOMPARE(w.outcome("root", "DELETE", "/event-categories/p167"), QByteArray("404 31014"));
}

void TestEventCodesApi::p167_deletingTakesTheMessagesAlong()
{
    AccessWorld &w = *m_world;
    const int number = makeCode("cascade", makeCategory("cascade"), "cascading");
    const QByteArray path = "/event-codes/" + QByteArray::number(number);
    QCOMPARE(put(number, "de", "Alt"), QByteArray("200"));
    QCOMPARE(put(number, "EN", "Old"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "DELETE", path + "/messages/fr"), QByteArray("404 37002"));
    QCOMPARE(w.outcome("root", "DELETE", path + "/messages/en"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", path + "/messages/en"), QByteArray("404 37002"));
    QCOMPARE(w.outcome("root", "DELETE", path), QByteArray("204"));
    makeCode("cascade", number, "cascading");
    const HttpAnswer listed = w.get("bob", "/event-codes?category=cascade");
    QCOMPARE(listed.at("total").toInt(), 1);
    QVERIFY(listed.at("items.0.messages").toObject().isEmpty());
}

void TestEventCodesApi::messagesInTheLanguageOfTheReader()
{
    AccessWorld &w = *m_world;
    const int number = makeCode("reader", makeCategory("reader"), "told", "The title");
    const QByteArray event = w.make("ada", "/events", R"({"event":"told","payload":{"pump":"P-7","level":12.5,"tags":["a"]}})");
    const auto message = [&](const QByteArray &languages = {}) { return text(entry(event, languages)["message"]); };
    QCOMPARE(message("de"), QByteArray("The title"));
    QCOMPARE(put(number, "en", "Pump {pump} is at {level}"), QByteArray("200"));
    QCOMPARE(message(), QByteArray("Pump P-7 is at 12.5"));
    QCOMPARE(message("de-AT, de;q=0.8"), QByteArray("Pump P-7 is at 12.5"));
    QCOMPARE(put(number, "de", "Pumpe {pump} steht bei {level} {tags}"), QByteArray("200"));
    QCOMPARE(message("de-AT"), QByteArray("Pumpe P-7 steht bei 12.5 [\"a\"]"));
    QCOMPARE(message("fr, de"), QByteArray("Pumpe P-7 steht bei 12.5 [\"a\"]"));
    QCOMPARE(message("en, de"), QByteArray("Pump P-7 is at 12.5"));
    QCOMPARE(put(number, "de-at", "Pumperl {pump}"), QByteArray("200"));
    QCOMPARE(message("de-AT"), QByteArray("Pumperl P-7"));
    // Nothing was stored in the entry: it verifies as it was, and one alone and the export say the same.
    const QJsonObject whole = entry(event, "de");
    const HttpClient::Headers german{{"Accept-Language", "de"}};
    const QByteArray id = QByteArray::number(whole["id"].toInteger());
    QCOMPARE(text(w.send("root", "GET", "/audit-logs/" + id, {}, german).at("message")), text(whole["message"]));
    const QByteArray exported = w.send("root", "GET", "/audit-logs/export?format=json&record_id=" + event, {}, german).body;
    const QJsonArray rows = QJsonDocument::fromJson(exported).array();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(text(rows.first()["message"]), text(whole["message"]));
    const HttpAnswer stats = w.send("root", "GET", "/dashboard/stats", {}, german);
    QCOMPARE(stats.status, 200);
    bool isToldThere = false;
    for (const QJsonValue row : stats.at("recent_audit_logs").toArray())
        isToldThere = isToldThere || row["message"].isString();
    QVERIFY(isToldThere);
    // The server's own speak as well.
    const HttpAnswer users = w.send("root", "GET", "/audit-logs?record_id=" + w.id("bob") + "&operation=CREATE", {}, german);
    QCOMPARE(text(users.at("items.0.message")), QByteArray("Benutzer angelegt"));
    QCOMPARE(text(users.at("items.0.event_name")), QByteArray("user_created"));
    // Of a code that is gone, the trail has the number still.
    QCOMPARE(w.outcome("root", "DELETE", "/event-codes/" + QByteArray::number(number)), QByteArray("204"));
    const QJsonObject left = entry(event, "de");
    QCOMPARE(left["event"].toInt(), number);
    QVERIFY(left["event_name"].isNull() && left["message"].isNull());
}

void TestEventCodesApi::placeholdersAreFilledOnce()
{
    AccessWorld &w = *m_world;
    const int number = makeCode("filled", makeCategory("filled"), "filled");
    const auto told = [&](const QByteArray &templateText, const QByteArray &payload) {
        if (put(number, "en", templateText) != "200")
            return QByteArray("no template");
        const QByteArray id = w.make("ada", "/events", R"({"event":"filled","payload":)" + payload + '}');
        return text(entry(id)["message"]);
    };
    QCOMPARE(told("{a} and {b}", R"({"a":"{b}","b":"{a}"})"), QByteArray("{b} and {a}"));
    QCOMPARE(told("{nothing}", R"({"a":1})"), QByteArray("{nothing}"));
    QCOMPARE(told("by {actor}", "{}"), QByteArray("by ada@example.test"));
    QCOMPARE(told("by {actor}", R"({"actor":"a robot"})"), QByteArray("by a robot"));
    QCOMPARE(told("{{a}} {a", R"({"a":true})"), QByteArray("{true} {a"));
    const QByteArray longValue = R"({"a":")" + QByteArray(500, 'x') + "\"}";
    QCOMPARE(told("{a}", longValue), QByteArray(200, 'x') + "…");
}

void TestEventCodesApi::systemCodesAreListedInBothLanguages()
{
    AccessWorld &w = *m_world;
    const HttpAnswer german = w.send("bob", "GET", "/event-codes?search=10001", {}, {{"Accept-Language", "de"}});
    QCOMPARE(german.at("total").toInt(), 1);
    QCOMPARE(text(german.at("items.0.message")), QByteArray("Benutzer angelegt"));
    QCOMPARE(text(german.at("items.0.messages.en")), QByteArray("user created"));
    QCOMPARE(text(german.at("items.0.category")), QByteArray("users"));
    QCOMPARE(text(german.at("items.0.kind")), QByteArray("event"));
    QVERIFY(german.at("items.0.is_system").toBool());
    const HttpAnswer refused = w.get("bob", "/event-codes?search=err&category=text_errors&kind=error");
    QCOMPARE(refused.at("total").toInt(), 0);
    QCOMPARE(found("category=text_errors"), (QList<int>{37001, 37002}));
    QCOMPARE(found("category=text_errors&kind=event"), QList<int>());
    // Every code of the server is in a category.
    for (int page = 1; page < 20; ++page) {
        const HttpAnswer part = w.get("bob", "/event-codes?is_system=true&page_size=100&page=" + QByteArray::number(page));
        for (const QJsonValue code : part.at("items").toArray())
            QVERIFY2(!text(code["category"]).isEmpty(), QByteArray::number(code["number"].toInt()));
        if (page >= part.at("total_pages").toInt())
            break;
    }
}

void TestEventCodesApi::oldNumbersFindTheCode()
{
    AccessWorld &w = *m_world;
    QVERIFY(found("search=50101&is_system=true") == QList<int>{10001});
    // One old number stood for several things, and applications may use it for a code of their own.
    QVERIFY(found("search=50003&is_system=true") == (QList<int>{11004, 11006, 32001}));
    const HttpAnswer listed = w.get("bob", "/event-codes?search=user_created");
    QCOMPARE(listed.at("items.0.aliases").toArray(), QJsonArray{50101});
}

void TestEventCodesApi::eventsStandInTheTrailOfTheirAccount()
{
    AccessWorld &w = *m_world;
    const int number = makeCode("trail", makeCategory("trail"), "trailed");
    const HttpAnswer made = w.send("ada", "POST", "/events",
                                   R"({"event":)" + QByteArray::number(number) + R"(,"payload":{"b":null,"a":{"x":[1,2]}}})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("account_id")), w.accountId("lab"));
    QCOMPARE(made.at("event").toInt(), number);
    QCOMPARE(text(made.at("event_name")), QByteArray("trailed"));
    const QJsonObject row = entry(text(made.at("id")));
    QCOMPARE(text(row["account_id"]), w.accountId("lab"));
    QCOMPARE(text(row["operation"]), QByteArray("EVENT"));
    QCOMPARE(text(row["table_name"]), QByteArray("events"));
    QCOMPARE(text(row["user_id"]), w.id("ada"));
    QCOMPARE(row["event"].toInt(), number);
    QCOMPARE(row["changes"].toArray().size(), 2);
    QCOMPARE(row["changes"][0]["field"].toString(), QString("a"));
    QCOMPARE(row["changes"][0]["after"]["x"].toArray(), (QJsonArray{1, 2}));
    QCOMPARE(w.outcome("ada", "POST", "/events", R"({"event":10001})"), QByteArray("409 31010"));
    QCOMPARE(w.outcome("ada", "POST", "/events", R"({"event":"user_created"})"), QByteArray("409 31010"));
    QCOMPARE(w.outcome("ada", "POST", "/events", R"({"event":999999})"), QByteArray("404 31011"));
    QCOMPARE(w.outcome("ada", "POST", "/events", R"({"event":"nothing"})"), QByteArray("404 31011"));
}

void TestEventCodesApi::p168_correlationIds()
{
    AccessWorld &w = *m_world;
    const int number = makeCode("p168", makeCategory("p168"), "p168_event");
    const QByteArray event = R"({"event":)" + QByteArray::number(number) + '}';
    const HttpClient::Headers named{{"X-Correlation-ID", "p168-one"}};
    const auto told = [&](const QByteArray &id, const QByteArray &more = {}) {
        QList<int> events;
        for (const QJsonValue row :
             w.get("root", "/audit-logs?sort_order=asc&correlation_id=" + id + more).at("items").toArray())
            events.append(row["event"].toInt());
        return events;
    };
    QCOMPARE(w.send("ada", "POST", "/events", event, named).status, 201);
    const HttpAnswer group = w.send("ada", "POST", "/groups", R"({"name":"P 168"})", named);
    QCOMPARE(group.status, 201);
    // A failed sign-in is found by it as well; what a permission refuses changes nothing and leaves no entry.
    QCOMPARE(w.send("bob", "POST", "/groups", R"({"name":"No"})", named).status, 403);
    QCOMPARE(w.send("nobody", "POST", "/auth/login", R"({"account":"lab","email":"bob@example.test","password":"wrong wrong"})",
                    named)
                 .status,
             401);
    QTRY_COMPARE(told("p168-one").size(), 3);
    const QList<int> all = told("p168-one");
    QVERIFY(all.contains(number));
    QVERIFY(all.contains(10012));
    QCOMPARE(told("p168-two"), QList<int>());
    QCOMPARE(told("p168-one", "&operation=EVENT"), QList<int>{number});
    QCOMPARE(told("p168-one", "&account_id=other"), QList<int>());
    // Where a request names none, the answer names the one that it was given, and the entry is found by that.
    const HttpAnswer unnamed = w.send("ada", "POST", "/events", event);
    QCOMPARE(told(unnamed.header("X-Correlation-ID")), QList<int>{number});
}

void TestEventCodesApi::p169_lists()
{
    AccessWorld &w = *m_world;
    const int first = makeCategory("p169");
    for (int i = 0; i < 5; ++i)
        makeCode("p169", first + i, "p169_" + QByteArray::number(i), "Türe " + QByteArray::number(i));
    QCOMPARE(found("category=p169&page_size=2"), (QList<int>{first, first + 1}));
    QCOMPARE(found("category=p169&page_size=2&page=3"), QList<int>{first + 4});
    const HttpAnswer page = w.get("bob", "/event-codes?category=p169&page_size=2&page=2");
    QCOMPARE(page.at("total").toInt(), 5);
    QCOMPARE(page.at("total_pages").toInt(), 3);
    QCOMPARE(page.at("page").toInt(), 2);
    const HttpAnswer past = w.get("bob", "/event-codes?category=p169&page=9");
    QCOMPARE(past.at("total").toInt(), 5);
    QVERIFY(past.at("items").toArray().isEmpty());
    // Texts are found without accents and in any letters.
    QCOMPARE(found("search=TURE%203"), QList<int>{first + 3});
    QCOMPARE(found("search=p169_2"), QList<int>{first + 2});
    const HttpAnswer none = w.get("bob", "/event-codes?search=there%20is%20no%20such%20thing");
    QCOMPARE(none.at("total").toInt(-1), 0);
    QCOMPARE(none.at("total_pages").toInt(-1), 0);
    QCOMPARE(w.outcome("bob", "GET", "/event-codes?page_size=101"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "GET", "/event-codes?page=0"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "GET", "/event-codes?category=nothing"), QByteArray("404 31014"));
    QCOMPARE(w.outcome("bob", "GET", "/event-codes?serach=x"), QByteArray("400 40002"));
}

void TestEventCodesApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray number = QByteArray::number(makeCode("bad", makeCategory("bad"), "bad_input"));
    struct Case
    {
        const char *method;
        QByteArray path;
        QByteArray body;
        QByteArray refusal;
    };
    const QByteArray message = "/event-codes/" + number + "/messages/";
    QByteArray many;
    for (int i = 0; i < 101; ++i)
        many += (i ? ",\"" : "\"") + QByteArray::number(i) + "\":1";
    const std::vector<Case> cases{
        {"POST", "/event-categories", R"({"code":"A b","title":"T","first_number":800000,"last_number":800001})",
         "400 validation_failed invalid_code code"},
        {"POST", "/event-categories", R"({"code":"low","title":"T","first_number":49999,"last_number":800001})",
         "400 validation_failed too_small first_number"},
        {"POST", "/event-categories", R"({"code":"low","title":"T","first_number":800001,"last_number":800000})",
         "400 validation_failed out_of_range last_number"},
        {"POST", "/event-categories", R"({"code":"low","title":"T","first_number":800001,"last_number":1000000000})",
         "400 validation_failed out_of_range last_number"},
        {"POST", "/event-categories", R"({"code":"low","title":" ","first_number":800001,"last_number":800002})",
         "400 validation_failed required title"},
        {"POST", "/event-categories", R"({"code":"low","title":"T","first_number":)" + number + R"(,"last_number":800002})",
         "400 validation_failed overlapping_range first_number"},
        {"POST", "/event-categories", R"({"code":"bad","title":"T","first_number":800001,"last_number":800002})",
         "409 event_category_exists"},
        {"POST", "/event-categories", R"({"code":"users","title":"T","first_number":800001,"last_number":800002})",
         "409 event_category_exists"},
        {"POST", "/event-codes", R"({"number":50000,"name":"Not So","category":"bad","title":"T"})",
         "400 validation_failed invalid_name name"},
        {"POST", "/event-codes", R"({"number":4000000000,"name":"so","category":"bad","title":"T"})",
         "422 event_code_out_of_range"},
        {"PATCH", "/event-codes/" + number, R"({"title":""})", "400 validation_failed required title"},
        {"PATCH", "/event-codes/" + number, "[]", "400 bad_request"},
        {"PUT", message + "deutsch-land-ist-zu-lang-dafuer", R"({"message":"T"})",
         "400 validation_failed invalid_language language"},
        {"PUT", message + "d", R"({"message":"T"})", "400 validation_failed invalid_language language"},
        {"PUT", message + "de", R"({"message":""})", "400 validation_failed required message"},
        {"PUT", message + "de", R"({"message":")" + QByteArray(1001, 'x') + "\"}", "400 validation_failed too_long message"},
        {"POST", "/events", R"({"event":"bad_input","account_id":"lab","payload":[1]})",
         "400 validation_failed invalid_type payload"},
        {"POST", "/events", R"({"event":"bad_input","account_id":"lab","payload":{"":1}})",
         "400 validation_failed invalid_name payload"},
        {"POST", "/events", R"({"event":"bad_input","account_id":"lab","payload":{)" + many + "}}",
         "400 validation_failed too_many payload"},
        {"POST", "/events", R"({"event":"bad_input","account_id":"lab","payload":{"a":")" + QByteArray(17 * 1024, 'x') + "\"}}",
         "400 validation_failed too_long payload"},
        {"POST", "/events", "{}", "400 validation_failed required event"},
    };
    for (const Case &one : cases) {
        const QByteArray told = refusal(w.send("root", one.method, one.path, one.body));
        const QByteArray what = QByteArray(one.method) + ' ' + one.path + ' ' + one.body.left(200) + ": " + told;
        QVERIFY2(told == one.refusal, what.constData());
    }
}

QTEST_GUILESS_MAIN(TestEventCodesApi)
#include "tst_eventcodesapi.moc"
