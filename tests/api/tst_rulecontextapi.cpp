// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "support/testengines.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** What rules and filters know of the request and of its sender, besides the record. */
class TestRuleContextApi : public QObject
{
    Q_OBJECT

private:
    static DataWorld &world();
    static void setRules(const QJsonObject &rules);
    static int seen(const QByteArray &person, const HttpClient::Headers &headers, const QByteArray &query = {});
    static QByteArray mistake(const QString &rule, const QString &operation = "list");
    static QByteArray decision(const QString &rule, const QJsonObject &more);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void headersDecide();
    void parametersDecide();
    void onlyParametersOfTheRuleAreTaken();
    void methodsDecide();
    void oddValuesCountAsNotSent();
    void filtersKnowThem();
    void credentialsAreRefused_data();
    void credentialsAreRefused();
    void groupsDecide();
    void claimsAreTried();
    void c004_claimsOfSeveralValues();
    void trialsTakeRequests();
    void badTrialsAreRefused();
};

DataWorld &TestRuleContextApi::world()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/asked").status != 200) {
        world.makeCollection(R"({"name":"asked","schema":[{"name":"title","type":"text"},{"name":"device","type":"text"}],)"
                             R"("list_rule":"","view_rule":"","create_rule":""})");
        world.makeRecord("ann", "asked", R"({"title":"one","device":"pad-1"})");
        world.makeRecord("ann", "asked", R"({"title":"two","device":"pad-2"})");
    }
    return world;
}

void TestRuleContextApi::setRules(const QJsonObject &rules)
{
    const HttpAnswer answer = world().send("root", "PUT", "/collections/asked/rules", QJsonDocument(rules).toJson());
    QVERIFY2(answer.status == 200, answer.body.constData());
}

/** How many records the list has for that person. */
int TestRuleContextApi::seen(const QByteArray &person, const HttpClient::Headers &headers, const QByteArray &query)
{
    const HttpAnswer answer = world().get(person, "/records/asked" + query, headers);
    return answer.status == 200 ? int(answer.at("items").toArray().size()) : -answer.status;
}

/** Code of what is wrong with the rule; empty if nothing is. */
QByteArray TestRuleContextApi::mistake(const QString &rule, const QString &operation)
{
    const QJsonObject draft{{"collection", "asked"}, {"operation", operation}, {"rule", rule}};
    const HttpAnswer answer = world().send("root", "POST", "/rules/validate", QJsonDocument(draft).toJson());
    return answer.at("valid").toBool() ? QByteArray("") : text(answer.at("errors.0.code"));
}

QByteArray TestRuleContextApi::decision(const QString &rule, const QJsonObject &more)
{
    QJsonObject trial = more;
    trial.insert("collection", "asked");
    trial.insert("rule", rule);
    if (!trial.contains("operation"))
        trial.insert("operation", "view");
    trial.insert("user_id", QString(world().userId("ann")));
    const QByteArray id = text(world().get("root", "/records/asked?filter=title='one'").at("items.0.id"));
    if (trial.value("operation") != "create")
        trial.insert("record_id", QString(id));
    const HttpAnswer answer = world().send("root", "POST", "/rules/test", QJsonDocument(trial).toJson());
    if (answer.status == 200)
        return answer.at("result").toBool() ? "yes" : "no";
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
        + text(answer.at("details.0.code"));
}

void TestRuleContextApi::headersDecide()
{
    setRules({{"list_rule", "device = @request.headers.x_device"}});
    QCOMPARE(seen("ann", {{"X-Device", "pad-1"}}), 1);
    QCOMPARE(seen("ann", {{"x-dEVICE", "pad-2"}}), 1);
    QCOMPARE(seen("ann", {{"X-Device", "PAD-1"}}), 0);
    QCOMPARE(seen("ann", {}), 0);
    QCOMPARE(seen("nobody", {{"X-Device", "pad-1"}}), -401);
    setRules({{"list_rule", "@request.headers.X_Kind:lower = 'kiosk' || @request.headers.x_kind ~ 'desk%'"}});
    QCOMPARE(seen("ann", {{"X-Kind", "KIOSK"}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "Desktop"}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "phone"}}), 0);
    // Several fields of one name are one value, in their order.
    setRules({{"list_rule", "@request.headers.x_kind = 'a, b'"}});
    QCOMPARE(seen("ann", {{"X-Kind", "a"}, {"X-Kind", "b"}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "a"}}), 0);
    setRules({{"list_rule", "@request.headers.x_kind IS NULL"}});
    QCOMPARE(seen("ann", {}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "a"}}), 0);
}

void TestRuleContextApi::parametersDecide()
{
    setRules({{"list_rule", "title = @request.query.search_for || @request.query.everything = '1'"}});
    QCOMPARE(seen("ann", {}, "?search_for=one"), 1);
    QCOMPARE(seen("ann", {}, "?search_for=three"), 0);
    QCOMPARE(seen("ann", {}, "?everything=1&search_for=three&limit=1"), 1);
    setRules({{"list_rule", "@request.query.limit = '1' && @request.query.sort != null"}});
    QCOMPARE(seen("ann", {}, "?limit=1&sort=title"), 1);
    QCOMPARE(seen("ann", {}, "?limit=1"), 0);
    QCOMPARE(seen("ann", {}, "?limit=2&sort=title"), 0);
    setRules({{"list_rule", "@request.query.sort = 'title,-id'"}});
    QCOMPARE(seen("ann", {}, "?sort=title%2C%2Did"), 2);
    QCOMPARE(seen("ann", {}, "?sort=title"), 0);
    QCOMPARE(mistake("@request.query.limit.x = '1'"), "unknown_variable");
    QCOMPARE(mistake("@request.query = '1'"), "unknown_variable");
}

/** What no rule of the operation asks for is still a mistake: a mistyped filter is not no filter. */
void TestRuleContextApi::onlyParametersOfTheRuleAreTaken()
{
    const HttpAnswer macro = world().send(
        "root", "POST", "/macros", R"({"name":"in_mode","parameters":["want"],"expression":"@request.query.mode = @want"})");
    QVERIFY2(macro.status == 201, macro.body);
    const QByteArray one = "/records/asked/" + text(world().get("root", "/records/asked?filter=title='one'").at("items.0.id"));
    const QByteArrayList lists{"/records/asked?limit=5", "/records/asked/aggregate?functions=count()",
                               "/records/asked/export?format=ndjson"};
    for (const char *rule : {"@request.query.mode = 'a'", "title = 'never' || (title != '' && @in_mode('a'))",
                             "@collection.asked.title ?= @request.query.mode || @request.query.mode = 'a'"}) {
        setRules({{"list_rule", rule}, {"view_rule", "@request.query.only = 'x'"}});
        for (const QByteArray &list : lists) {
            const HttpAnswer known = world().get("ann", list + "&mode=a");
            QVERIFY2(known.status == 200, list + ' ' + known.body);
            QVERIFY2(world().get("ann", list + "&mode=b").status == 200, list);
            // The same names for everybody: whether one is taken tells nothing of the caller.
            QVERIFY2(world().get("root", list + "&mode=a").status == 200, list);
            QVERIFY2(world().get("nobody", list + "&mode=a").status == 401, list);
            for (const char *other : {"&only=x", "&mode=a&Mode=a", "&filtr=x", "&mode.x=1"}) {
                const HttpAnswer unknown = world().get("ann", list + other);
                QVERIFY2(unknown.status == 400, list + other + ' ' + unknown.body);
                QCOMPARE(text(unknown.at("details.0.code")), "unknown_parameter");
            }
        }
        QCOMPARE(world().get("ann", "/records/asked?mode=a").at("items").toArray().size(), 2);
        QCOMPARE(world().get("ann", "/records/asked?mode=b").at("items").toArray().size(), 0);
        QCOMPARE(world().get("ann", "/records/asked/aggregate?functions=count()&mode=a").at("results.0.count").toInt(), 2);
        QCOMPARE(world().get("ann", "/records/asked/aggregate?functions=count()&mode=b").at("results.0.count").toInt(), 0);
        QVERIFY(world().get("ann", "/records/asked/export?format=ndjson&mode=a").body.contains("pad-1"));
        QVERIFY(!world().get("ann", "/records/asked/export?format=ndjson&mode=b").body.contains("pad-1"));
        QCOMPARE(world().get("ann", one + "?only=x").status, 200);
        QCOMPARE(world().get("ann", one + "?only=x&fields=title").status, 200);
        QCOMPARE(world().get("ann", one + "?only=y").status, 404);
        QCOMPARE(world().get("ann", one + "?mode=a").status, 400);
    }
    // Where there is no rule, or no such collection, there is no name; and a filter is not a rule.
    setRules({{"list_rule", ""}, {"view_rule", ""}});
    QCOMPARE(seen("ann", {}, "?mode=a"), -400);
    QCOMPARE(seen("ann", {}, "?mode=a&filter=" + encoded("@request.query.mode = 'a'")), -400);
    QCOMPARE(world().get("ann", "/records/nothing_here?mode=a").status, 400);
    setRules({{"list_rule", QJsonValue()}, {"view_rule", ""}});
    QCOMPARE(seen("root", {}, "?mode=a"), -400);
}

void TestRuleContextApi::methodsDecide()
{
    setRules({{"list_rule", "@request.method = 'GET'"}, {"create_rule", "@request.method = 'GET'"}});
    QCOMPARE(seen("ann", {}), 2);
    QCOMPARE(world().send("ann", "POST", "/records/asked", R"({"title":"three"})").status, 400);
    setRules({{"list_rule", "@request.method != 'GET'"},
              {"create_rule", "@request.method = 'POST' && @request.headers.x_ok = 'y'"}});
    QCOMPARE(seen("ann", {}), 0);
    const auto make = [](const HttpClient::Headers &headers) {
        return world().send("ann", "POST", "/records/asked", R"({"title":"three"})", headers);
    };
    QCOMPARE(make({}).status, 400);
    const HttpAnswer made = make({{"X-Ok", "y"}});
    QCOMPARE(made.status, 201);
    // The rule stands in the trail, what was sent does not.
    const QJsonArray trail = world().trail(text(made.at("id")));
    QCOMPARE(trail.size(), 1);
    QVERIFY(QJsonDocument(trail).toJson().contains("@request.headers.x_ok"));
    QCOMPARE(world().send("root", "DELETE", "/records/asked/" + text(made.at("id"))).status, 204);
}

/** A value is taken whole or not at all, and only if it is text. */
void TestRuleContextApi::oddValuesCountAsNotSent()
{
    setRules({{"list_rule", "@request.headers.x_kind IS NULL"}});
    QCOMPARE(seen("ann", {{"X-Kind", QByteArray(1024, 'a')}}), 0);
    QCOMPARE(seen("ann", {{"X-Kind", QByteArray(1025, 'a')}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "\xff\xfe"}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "gr\xc3\xbc\xc3\x9f"}}), 0);
    setRules({{"list_rule", "@request.headers.x_kind != 'a'"}});
    QCOMPARE(seen("ann", {{"X-Kind", QByteArray(1025, 'a')}}), 0);
    setRules({{"list_rule", "@request.headers.x_kind ~ 'GRÜSS%'"}});
    QCOMPARE(seen("ann", {{"X-Kind", "gr\xc3\xbcss dich"}}), 2);
    QCOMPARE(seen("ann", {{"X-Kind", "' OR 1=1 --"}}), 0);
}

void TestRuleContextApi::filtersKnowThem()
{
    setRules({{"list_rule", ""}});
    QCOMPARE(seen("ann", {{"X-Device", "pad-2"}}, "?filter=" + encoded("device = @request.headers.x_device")), 1);
    QCOMPARE(seen("ann", {}, "?filter=" + encoded("device = @request.headers.x_device")), 0);
    QCOMPARE(seen("ann", {}, "?filter=" + encoded("@request.headers.cookie != ''")), -400);
}

void TestRuleContextApi::credentialsAreRefused_data()
{
    QTest::addColumn<QString>("variable");
    for (const char *name :
         {"headers.authorization", "headers.Authorization", "headers.proxy_authorization", "headers.cookie",
          "headers.x_api_key", "headers.X_API_KEY", "headers.set_cookie", "query.token", "query.access_token", "query.api_key"})
        QTest::newRow(name) << "@request." + QString(name);
}

void TestRuleContextApi::credentialsAreRefused()
{
    QFETCH(QString, variable);
    QCOMPARE(mistake(variable + " = 'x'"), "forbidden_variable");
    const QJsonObject rules{{"list_rule", variable + ":length > 2"}};
    const HttpAnswer answer = world().send("root", "PUT", "/collections/asked/rules", QJsonDocument(rules).toJson());
    QCOMPARE(answer.status, 400);
    QVERIFY2(text(answer.at("details.0.message")).contains("credentials"), answer.body.constData());
}

void TestRuleContextApi::groupsDecide()
{
    DataWorld &w = world();
    setRules({{"list_rule", "@has_group('welders')"}});
    QCOMPARE(seen("ann", {}), 0);
    const bool sqlite = testEngine() == db::Engine::Sqlite;
    const QByteArray yes = sqlite ? "1" : "true";
    const QByteArray no = sqlite ? "0" : "false";
    const QByteArray group = "01900000-0000-7000-8000-0000000000aa";
    w.execute(
        "INSERT INTO groups (id, account_id, code, name, description, kind, is_active, is_system, created_at, updated_at) "
        "VALUES ('"
        + group + "', '" + w.accountId("acme") + "', 'welders', 'Welders', '', 'internal', " + yes + ", " + no
        + ", '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')");
    w.execute("INSERT INTO group_members (group_id, user_id, created_at) VALUES ('" + group + "', '" + w.userId("ann")
              + "', '2026-01-01T00:00:00.000Z')");
    const HttpAnswer session = w.send(
        "nobody", "POST", "/auth/login",
        QJsonDocument(QJsonObject{{"account", "acme"}, {"email", "ann@example.test"}, {"password", DataWorld::password()}})
            .toJson());
    QVERIFY2(session.status == 200, session.body.constData());
    const HttpClient::Headers asAnn{{"Authorization", "Bearer " + text(session.at("token"))}};
    QCOMPARE(seen("nobody", asAnn), 2);
    QCOMPARE(seen("bob", {}), 0);
    QCOMPARE(decision("@has_group('welders') && @request.auth.groups:length >= 1", {}), "yes");
    QCOMPARE(decision("@has_group('bakers')", {}), "no");
    QCOMPARE(decision("@has_permission('records.asked.list')", {}), "no");
}

void TestRuleContextApi::claimsAreTried()
{
    QCOMPARE(mistake("@request.auth.context.department = 'lab'"), "");
    QCOMPARE(mistake("@request.auth.context.a.b = 'lab'"), "unknown_variable");
    const QString rule = "@request.auth.context.department = 'lab'";
    QCOMPARE(decision(rule, {{"context", QJsonObject{{"department", "lab"}}}}), "yes");
    QCOMPARE(decision(rule, {{"context", QJsonObject{{"department", "Lab"}}}}), "no");
    QCOMPARE(decision(rule, {{"context", QJsonObject{{"Department", "lab"}}}}), "no");
    QCOMPARE(decision(rule, {}), "no");
    // Who signed in here has no claims, whatever is sent along.
    setRules({{"list_rule", rule}});
    QCOMPARE(seen("ann", {{"context", "lab"}, {"department", "lab"}}), 0);
    setRules({{"list_rule", "@request.auth.context.department IS NULL"}});
    QCOMPARE(seen("ann", {}), 2);
}

/** Several values count where `?` or `:each` says so; as one value a claim counts only if it has one. */
void TestRuleContextApi::c004_claimsOfSeveralValues()
{
    const auto having = [](const QJsonValue &value) { return QJsonObject{{"context", QJsonObject{{"device", value}}}}; };
    const QJsonArray both{"pad-1", "pad-2"};
    const QString rule = "device ?= @request.auth.context.device";
    for (const char *operation : {"list", "view", "update", "delete"}) {
        const auto decided = [&](const QString &text, const QJsonValue &value) {
            QJsonObject trial = having(value);
            trial.insert("operation", operation);
            return decision(text, trial);
        };
        QCOMPARE(decided(rule, both), "yes");
        QCOMPARE(decided(rule, "pad-1"), "yes");
        QCOMPARE(decided(rule, QJsonArray{"pad-2", "Pad-1"}), "no");
        QCOMPARE(decided(rule, QJsonArray()), "no");
        QCOMPARE(decided("device = @request.auth.context.device", both), "no");
        QCOMPARE(decided("device != @request.auth.context.device", both), "no");
        QCOMPARE(decided("device = @request.auth.context.device", QJsonArray{"pad-1"}), "yes");
        QCOMPARE(decided("@request.auth.context.device IS NULL", both), "no");
        QCOMPARE(decided("@request.auth.context.device IS NULL", QJsonArray()), "yes");
        QCOMPARE(decided("device = @request.auth.context.device:each", both), "no");
        QCOMPARE(decided("@collection.asked.device:each ?= @request.auth.context.device", both), "yes");
        QCOMPARE(decided("@collection.asked.device:each ?= @request.auth.context.device", "pad-1"), "no");
    }
    // Of what is sent it is decided in memory.
    QJsonObject making = having(both);
    making.insert("operation", "create");
    making.insert("data", QJsonObject{{"title", "t"}, {"device", "pad-2"}});
    QCOMPARE(decision(rule, making), "yes");
    making.insert("data", QJsonObject{{"title", "t"}, {"device", "pad-3"}});
    QCOMPARE(decision(rule, making), "no");
    // A filter may ask for them too; who signed in here has none.
    setRules({{"list_rule", ""}});
    QCOMPARE(seen("ann", {}, "?filter=" + encoded(rule.toUtf8())), 0);
    QCOMPARE(seen("ann", {}, "?filter=" + encoded("device != @request.auth.context.device:each")), 2);
    QCOMPARE(seen("ann", {}, "?filter=" + encoded("device ?= @request.auth.id")), -400);
}

void TestRuleContextApi::trialsTakeRequests()
{
    const auto request = [](const QJsonObject &parts) { return QJsonObject{{"request", parts}}; };
    QCOMPARE(decision("@request.headers.x_device = device", request({{"headers", QJsonObject{{"X-Device", "pad-1"}}}})), "yes");
    QCOMPARE(decision("@request.headers.x_device = device", request({{"headers", QJsonObject{{"X-Device", "pad-2"}}}})), "no");
    QCOMPARE(decision("@request.headers.x_device = device", {}), "no");
    QCOMPARE(decision("@request.query.mode = 'all'", request({{"query", QJsonObject{{"mode", "all"}}}})), "yes");
    QCOMPARE(decision("@request.method = 'GET'", {}), "yes");
    QCOMPARE(decision("@request.method = 'DELETE'", {{"operation", "delete"}}), "yes");
    QCOMPARE(decision("@request.method = 'PUT'", {{"operation", "update"}, {"request", QJsonObject{{"method", "PUT"}}}}),
             "yes");
    QCOMPARE(decision("@request.method = 'POST' && @request.headers.x = '1'",
                      {{"operation", "create"},
                       {"data", QJsonObject{{"title", "t"}}},
                       {"request", QJsonObject{{"headers", QJsonObject{{"x", "1"}}}}}}),
             "yes");
}

void TestRuleContextApi::badTrialsAreRefused()
{
    QCOMPARE(decision("", {{"request", 7}}), "400 request invalid_type");
    QCOMPARE(decision("", {{"request", QJsonObject{{"method", 7}}}}), "400 request.method invalid_type");
    QCOMPARE(decision("", {{"request", QJsonObject{{"headers", "x"}}}}), "400 request.headers invalid_type");
    QCOMPARE(decision("", {{"request", QJsonObject{{"query", QJsonObject{{"a", 1}}}}}}), "400 request.query.a invalid_type");
    QCOMPARE(decision("", {{"context", QJsonObject{{"a", 7}}}}), "400 context.a invalid_type");
    QCOMPARE(decision("", {{"context", QJsonObject{{"a", QJsonArray{"x", 7}}}}}), "400 context.a invalid_type");
    QCOMPARE(decision("", {{"context", QJsonObject{{"a", QJsonArray{QJsonArray{"x"}}}}}}), "400 context.a invalid_type");
    QJsonArray many;
    for (int i = 0; i < 101; ++i)
        many.append("x");
    QCOMPARE(decision("", {{"context", QJsonObject{{"a", many}}}}), "400 context.a too_many");
    many.removeLast();
    QCOMPARE(decision("", {{"context", QJsonObject{{"a", many}}}}), "yes");
}

QTEST_GUILESS_MAIN(TestRuleContextApi)
#include "tst_rulecontextapi.moc"
