// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"
#include "support/testengines.h"
#include "support/textdepth.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray toBody(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

HttpAnswer makeMacro(const QJsonObject &body, const QByteArray &person = "root")
{
    return DataWorld::current().send(person, "POST", "/macros", toBody(body));
}

QByteArray pathOf(const HttpAnswer &macro)
{
    return "/macros/" + QByteArray::number(macro.at("id").toInteger());
}

/** Status, field and code of a refusal. */
QByteArray fault(const HttpAnswer &answer)
{
    return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
        + text(answer.at("details.0.code"));
}

} // namespace

/** Macros of one's own in rules and filters, and macros of SQL, which are only tried. */
class TestMacrosApi : public QObject
{
    Q_OBJECT

private:
    static DataWorld &world();
    static HttpAnswer setRule(const QString &rule);
    static int seen(const QByteArray &person, const QByteArray &filter = {});
    static QByteArray validity(const QString &rule, const QString &operation = "list");

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void makesAndReads();
    void refusesBadMacros_data();
    void refusesBadMacros();
    void forSuperadminsOnly();
    void rulesUseThem();
    void rulesTheyMakeTooDeepKeepThemAsTheyWere();
    void argumentsOfManyKinds();
    void macrosUseMacros();
    void limitsHold();
    void filtersUseThem();
    void filtersDoNotTellTheirText();
    void usedOnesStay();
    void renamedFieldsNameThem();
    void changesAreAudited();
    void otherServersKnowThem();
    void sqlIsNoRule();
    void sqlIsTried();
    void sqlTrialsAreConfined();
};

DataWorld &TestMacrosApi::world()
{
    DataWorld &world = DataWorld::current();
    if (world.get("root", "/collections/papers").status != 200) {
        world.makeCollection(R"({"name":"papers","schema":[{"name":"title","type":"text"},{"name":"state","type":"text"},)"
                             R"({"name":"pages","type":"number"}],"list_rule":"","view_rule":"","create_rule":""})");
        world.makeRecord("ann", "papers", R"({"title":"one","state":"open","pages":3})");
        world.makeRecord("ann", "papers", R"({"title":"two","state":"shut","pages":30})");
        world.makeRecord("bob", "papers", R"({"title":"three","state":"open","pages":300})");
    }
    return world;
}

HttpAnswer TestMacrosApi::setRule(const QString &rule)
{
    return world().send("root", "PUT", "/collections/papers/rules", toBody({{"list_rule", rule}}));
}

int TestMacrosApi::seen(const QByteArray &person, const QByteArray &filter)
{
    const QByteArray query = filter.isEmpty() ? QByteArray() : "?filter=" + encoded(filter);
    const HttpAnswer answer = world().get(person, "/records/papers" + query);
    return answer.status == 200 ? int(answer.at("items").toArray().size()) : -answer.status;
}

QByteArray TestMacrosApi::validity(const QString &rule, const QString &operation)
{
    const HttpAnswer answer = world().send("root", "POST", "/rules/validate",
                                           toBody({{"collection", "papers"}, {"operation", operation}, {"rule", rule}}));
    return answer.at("valid").toBool() ? QByteArray("right") : text(answer.at("errors.0.code"));
}

void TestMacrosApi::makesAndReads()
{
    const HttpAnswer made = makeMacro({{"name", "in_state"},
                                       {"description", "In one state"},
                                       {"parameters", QJsonArray{"wanted"}},
                                       {"expression", "state = @wanted"}});
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("name")), "in_state");
    QCOMPARE(text(made.at("expression")), "state = @wanted");
    QVERIFY(made.at("sql_query").isNull());
    QCOMPARE(made.at("parameters").toArray(), QJsonArray{"wanted"});
    QCOMPARE(text(made.at("created_by")), world().userId("root"));
    QVERIFY(made.at("used_by").toArray().isEmpty());
    const HttpAnswer read = world().get("root", pathOf(made));
    QCOMPARE(read.status, 200);
    QCOMPARE(read.json(), made.json());
    const QJsonArray all = QJsonDocument::fromJson(world().get("root", "/macros?limit=1000").body).array();
    QVERIFY(all.contains(QJsonValue(made.json())));
    QCOMPARE(QJsonDocument::fromJson(world().get("root", "/macros?skip=0&limit=1").body).array().size(), 1);
    QCOMPARE(world().get("root", "/macros?limit=0").status, 400);
    QCOMPARE(world().get("root", "/macros?other=1").status, 400);

    const HttpAnswer changed = world().send("root", "PUT", pathOf(made), toBody({{"description", "Changed"}}));
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("description")), "Changed");
    QCOMPARE(text(changed.at("expression")), "state = @wanted");
    QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 204);
    QCOMPARE(world().get("root", pathOf(made)).status, 404);
    QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 404);
    QCOMPARE(world().send("root", "PUT", pathOf(made), toBody({{"description", "x"}})).status, 404);
    for (const char *id : {"x", "0", "-1", "1x", "%20", "99999999999999999999"})
        QCOMPARE(world().get("root", QByteArray("/macros/") + id).status, 404);
}

void TestMacrosApi::refusesBadMacros_data()
{
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QJsonObject &body, const char *expected) {
        QTest::newRow(name) << body << QByteArray(expected);
    };
    row("nothing", {}, "400 sql_query required");
    row("no name", {{"expression", "state = 'x'"}}, "400 name required");
    row("no text", {{"name", "m"}}, "400 sql_query required");
    row("both texts", {{"name", "m"}, {"expression", "state = 'x'"}, {"sql_query", "SELECT 1"}},
        "400 expression conflicting_parameters");
    row("number", {{"name", 7}, {"expression", "true"}}, "400 name invalid_type");
    row("name with blanks", {{"name", "my macro"}, {"expression", "true"}}, "400 name invalid_name");
    row("name in capitals", {{"name", "Mine"}, {"expression", "true"}}, "400 name invalid_name");
    row("the language's own", {{"name", "has_role"}, {"expression", "true"}}, "400 name invalid_name");
    row("a variable", {{"name", "now"}, {"expression", "true"}}, "400 name invalid_name");
    row("long name", {{"name", QString(65, 'a')}, {"expression", "true"}}, "400 name invalid_name");
    row("parameters no array", {{"name", "m"}, {"expression", "true"}, {"parameters", "x"}}, "400 parameters invalid_type");
    row("parameter twice", {{"name", "m"}, {"expression", "true"}, {"parameters", QJsonArray{"a", "a"}}},
        "400 parameters duplicate");
    row("parameter of the language", {{"name", "m"}, {"expression", "true"}, {"parameters", QJsonArray{"request"}}},
        "400 parameters invalid_name");
    row("parameter no name", {{"name", "m"}, {"expression", "true"}, {"parameters", QJsonArray{"a-b"}}},
        "400 parameters invalid_name");
    row("cut off", {{"name", "m"}, {"expression", "state ="}}, "400 expression syntax");
    row("SQL", {{"name", "m"}, {"expression", "SELECT 1 FROM users"}}, "400 expression syntax");
    row("unknown macro", {{"name", "m"}, {"expression", "@nothing()"}}, "400 expression unknown_macro");
    row("itself", {{"name", "m"}, {"expression", "@m()"}}, "400 expression recursive_macro");
    row("itself, hidden", {{"name", "m"}, {"expression", "state = 'x' || !(pages > 1 && @m())"}},
        "400 expression recursive_macro");
    row("too long", {{"name", "m"}, {"expression", QString(4001, 'a')}}, "400 expression too_long");
}

void TestMacrosApi::refusesBadMacros()
{
    QFETCH(QJsonObject, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(fault(makeMacro(body)), expected);
}

void TestMacrosApi::forSuperadminsOnly()
{
    const HttpAnswer made = makeMacro({{"name", "for_roots"}, {"sql_query", "SELECT 1"}});
    QCOMPARE(made.status, 201);
    const QByteArray one = pathOf(made);
    for (const auto &[person, status] : {std::pair("nobody", 401), std::pair("ann", 403), std::pair("eve", 403)}) {
        QCOMPARE(world().get(person, "/macros").status, status);
        QCOMPARE(world().get(person, one).status, status);
        QCOMPARE(makeMacro({{"name", "x"}, {"expression", "true"}}, person).status, status);
        QCOMPARE(world().send(person, "PUT", one, "{}").status, status);
        QCOMPARE(world().send(person, "POST", one + "/test", "{}").status, status);
        QCOMPARE(world().send(person, "DELETE", one).status, status);
    }
    QCOMPARE(world().send("root", "POST", one + "/test", "[]").status, 400);
    QCOMPARE(world().send("root", "PUT", one, "[]").status, 400);
    QCOMPARE(makeMacro({{"name", "FOR_roots"}, {"sql_query", "SELECT 1"}}).status, 409);
    QCOMPARE(world().send("root", "DELETE", one).status, 204);
}

void TestMacrosApi::rulesUseThem()
{
    const HttpAnswer mine = makeMacro(
        {{"name", "mine_or"}, {"parameters", QJsonArray{"wanted"}}, {"expression", "@owns_record() || state = @wanted"}});
    QCOMPARE(mine.status, 201);
    // It stands as if in parentheses.
    QCOMPARE(setRule("pages > 10 && @mine_or('open')").status, 200);
    QCOMPARE(seen("ann"), 2);
    QCOMPARE(seen("bob"), 1);
    QCOMPARE(text(world().get("root", pathOf(mine)).at("used_by.0")), "papers.list_rule");
    // What it says changes for everybody at once.
    QCOMPARE(world().send("root", "PUT", pathOf(mine), toBody({{"expression", "state = @wanted && pages < 100"}})).status, 200);
    QCOMPARE(seen("ann"), 0);
    QCOMPARE(setRule("@mine_or('open')").status, 200);
    QCOMPARE(seen("ann"), 1);
    QCOMPARE(validity("@mine_or()"), "syntax");
    QCOMPARE(validity("@mine_or('a', 'b')"), "syntax");
    QCOMPARE(validity("@mine_or(7)"), "type_mismatch");
    QCOMPARE(validity("@mine_or"), "unknown_variable");
    QCOMPARE(validity("@wanted = 'x'"), "unknown_variable");
    setRule("");
    QCOMPARE(world().send("root", "DELETE", pathOf(mine)).status, 204);
}

/** The rule is short; what the macro stands for is more than SQLite can follow. */
void TestMacrosApi::rulesTheyMakeTooDeepKeepThemAsTheyWere()
{
    const HttpAnswer many = makeMacro({{"name", "many"}, {"expression", "pages + 1 > 0"}});
    QCOMPARE(many.status, 201);
    QCOMPARE(setRule("@many()").status, 200);
    const QByteArray before = world().get("root", pathOf(many)).body;
    const QString longer = "pages" + QString("+1").repeated(90) + " > 0";
    const HttpAnswer changed = world().send("root", "PUT", pathOf(many), toBody({{"expression", longer}}));
    if (followsDeepTexts(testEngine())) {
        QCOMPARE(changed.status, 200);
    } else {
        QCOMPARE(refusal(changed), "400 query_too_deep too_deep papers.list_rule");
        QCOMPARE(world().get("root", pathOf(many)).body, before);
    }
    QVERIFY(seen("ann") > 0);
    setRule("");
    QCOMPARE(world().send("root", "DELETE", pathOf(many)).status, 204);
}

void TestMacrosApi::argumentsOfManyKinds()
{
    const HttpAnswer is =
        makeMacro({{"name", "is"}, {"parameters", QJsonArray{"left", "right"}}, {"expression", "@left:lower = @right"}});
    QCOMPARE(is.status, 201);
    QCOMPARE(seen("ann", "@is(title, 'two')"), 1);
    QCOMPARE(seen("ann", "@is(created_by, @request.auth.id)"), 2);
    QCOMPARE(seen("ann", "@is('x', 'x')"), -400);
    QCOMPARE(seen("ann", "@is(title:length, 3)"), -400);
    const HttpAnswer sized = makeMacro({{"name", "sized"},
                                        {"parameters", QJsonArray{"low", "high", "first"}},
                                        {"expression", "pages BETWEEN @low AND @high && state IN (@first, 'none')"}});
    QCOMPARE(sized.status, 201);
    QCOMPARE(seen("ann", "@sized(1, 40, 'open')"), 1);
    QCOMPARE(seen("ann", "@sized(-1, 400, 'open')"), 2);
    QCOMPARE(seen("ann", "@sized(1, 40, title)"), -400);
    const HttpAnswer doubled = makeMacro({{"name", "doubled"}, {"expression", "pages * 2"}});
    QCOMPARE(doubled.status, 201);
    QCOMPARE(seen("ann", "@doubled() = 60"), 1);
    for (const HttpAnswer &made : {is, sized, doubled})
        QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 204);
}

void TestMacrosApi::macrosUseMacros()
{
    const HttpAnswer inner = makeMacro({{"name", "inner"}, {"parameters", QJsonArray{"s"}}, {"expression", "state = @s"}});
    const HttpAnswer outer = makeMacro(
        {{"name", "outer"}, {"parameters", QJsonArray{"s"}}, {"expression", "@inner(@s) && @has_role(@role) || true"}});
    QCOMPARE(fault(outer).startsWith("400 expression"), true);
    const HttpAnswer right = makeMacro(
        {{"name", "outer"}, {"parameters", QJsonArray{"s", "role"}}, {"expression", "@inner(@s) && @has_role(@role)"}});
    QCOMPARE(right.status, 201);
    const QByteArray role = text(world().get("ann", "/auth/me").at("role"));
    QCOMPARE(seen("ann", "@outer('open', '" + role + "')"), 2);
    QCOMPARE(seen("ann", "@outer('open', 'nobody')"), 0);
    // A change that would lead back to itself, or break the other one.
    QCOMPARE(fault(world().send("root", "PUT", pathOf(inner), toBody({{"expression", "@outer(@s, 'x')"}}))),
             "400 expression recursive_macro");
    QCOMPARE(fault(world().send("root", "PUT", pathOf(inner), toBody({{"parameters", QJsonArray{"s", "t"}}}))),
             "409 macros.outer in_use");
    QCOMPARE(fault(world().send("root", "DELETE", pathOf(inner))), "409 macros.outer in_use");
    // Rules name macros through others as well.
    setRule("@outer('open', '" + role + "')");
    QCOMPARE(text(world().get("root", pathOf(inner)).at("used_by.0")), "papers.list_rule");
    setRule("");
    QCOMPARE(world().send("root", "DELETE", pathOf(right)).status, 204);
    QCOMPARE(world().send("root", "DELETE", pathOf(inner)).status, 204);
}

void TestMacrosApi::limitsHold()
{
    QList<QByteArray> paths;
    const auto make = [&](const QString &name, const QString &expression) {
        const HttpAnswer made = makeMacro({{"name", name}, {"expression", expression}});
        if (made.status == 201)
            paths.prepend(pathOf(made));
        return fault(made);
    };
    QCOMPARE(make("deep1", "state = 'open'"), "201  ");
    QCOMPARE(make("deep2", "@deep1()"), "201  ");
    QCOMPARE(make("deep3", "@deep2()"), "201  ");
    QCOMPARE(make("deep4", "@deep3()"), "400 expression too_complex");
    QCOMPARE(validity("@deep3()"), "right");
    // What macros stand for counts: 3 parts each of 70.
    QStringList many;
    for (int i = 0; i < 70; ++i)
        many.append("@deep1()");
    QCOMPARE(validity(many.join(" || ")), "too_complex");
    QCOMPARE(validity(many.mid(0, 20).join(" || ")), "right");
    for (const QByteArray &path : std::as_const(paths))
        QCOMPARE(world().send("root", "DELETE", path).status, 204);
}

void TestMacrosApi::filtersUseThem()
{
    const HttpAnswer big = makeMacro({{"name", "big"}, {"expression", "pages >= 30"}});
    QCOMPARE(seen("ann", "@big()"), 2);
    QCOMPARE(seen("ann", "@big() && state = 'shut'"), 1);
    QCOMPARE(seen("ann", "!@big()"), 1);
    QCOMPARE(validity("@big()", "filter"), "right");
    QCOMPARE(world().send("root", "DELETE", pathOf(big)).status, 204);
    QCOMPARE(seen("ann", "@big()"), -400);
}

/** Whose filter does not fit learns that, and not what the macro says. */
void TestMacrosApi::filtersDoNotTellTheirText()
{
    const HttpAnswer secret =
        makeMacro({{"name", "veiled"}, {"parameters", QJsonArray{"x"}}, {"expression", "hidden_field = @x"}});
    QCOMPARE(secret.status, 201);
    const HttpAnswer answer = world().get("ann", "/records/papers?filter=" + encoded("@veiled(1)"));
    QCOMPARE(fault(answer), "400 filter macro_does_not_fit");
    QVERIFY(!answer.body.contains("hidden_field"));
    // Who writes rules is told.
    const HttpAnswer rule = setRule("@veiled(1)");
    QCOMPARE(fault(rule), "400 list_rule unknown_field");
    QVERIFY(rule.body.contains("hidden_field"));
    QCOMPARE(world().send("root", "DELETE", pathOf(secret)).status, 204);
}

void TestMacrosApi::usedOnesStay()
{
    const HttpAnswer used = makeMacro({{"name", "used"}, {"expression", "state = 'open'"}});
    QCOMPARE(setRule("@used() || pages > 200").status, 200);
    QCOMPARE(fault(world().send("root", "DELETE", pathOf(used))), "409 papers.list_rule in_use");
    QCOMPARE(fault(world().send("root", "PUT", pathOf(used), toBody({{"name", "other"}}))), "409 papers.list_rule in_use");
    QCOMPARE(fault(world().send("root", "PUT", pathOf(used), toBody({{"expression", "states = 'open'"}}))),
             "409 papers.list_rule in_use");
    QCOMPARE(fault(world().send("root", "PUT", pathOf(used), toBody({{"sql_query", "SELECT 1"}}))),
             "409 papers.list_rule in_use");
    QCOMPARE(seen("ann"), 2);
    QCOMPARE(setRule("").status, 200);
    QCOMPARE(world().send("root", "PUT", pathOf(used), toBody({{"name", "other"}})).status, 200);
    QCOMPARE(world().send("root", "DELETE", pathOf(used)).status, 204);
}

/** A field that a macro names cannot go while a rule uses the macro; a field that is an argument is renamed in the rule. */
void TestMacrosApi::renamedFieldsNameThem()
{
    DataWorld &w = world();
    w.makeCollection(R"({"name":"renamed","schema":[{"name":"a","type":"text"},{"name":"b","type":"text"}]})");
    const HttpAnswer macro =
        makeMacro({{"name", "both"}, {"parameters", QJsonArray{"field"}}, {"expression", "a = 'x' && @field = 'y'"}});
    QCOMPARE(w.send("root", "PUT", "/collections/renamed/rules", toBody({{"list_rule", "@both(b)"}})).status, 200);
    const auto rename = [&](const char *from, const char *to) {
        const HttpAnswer now = w.get("root", "/collections/renamed");
        QJsonArray fields = now.at("schema").toArray();
        for (auto &&field : fields) {
            QJsonObject object = field.toObject();
            if (object["name"] == from)
                object["name"] = to;
            field = object;
        }
        return w.send("root", "PUT", "/collections/" + text(now.at("id")), toBody({{"schema", fields}}));
    };
    QCOMPARE(fault(rename("a", "c")), "409 list_rule in_use");
    QCOMPARE(rename("b", "d").status, 200);
    QCOMPARE(text(w.get("root", "/collections/renamed/rules").at("list_rule")), "@both(d)");
    QCOMPARE(w.send("root", "DELETE", "/collections/" + text(w.get("root", "/collections/renamed").at("id"))).status, 200);
    QCOMPARE(w.send("root", "DELETE", pathOf(macro)).status, 204);
}

void TestMacrosApi::changesAreAudited()
{
    const HttpAnswer made = makeMacro({{"name", "audited"}, {"expression", "state = 'open'"}});
    setRule("@audited()");
    world().send("root", "PUT", pathOf(made), toBody({{"expression", "state = 'shut'"}}));
    setRule("");
    world().send("root", "DELETE", pathOf(made));
    const QJsonArray trail = world().trail(QByteArray::number(made.at("id").toInteger()));
    QCOMPARE(trail.size(), 3);
    const QByteArray json = QJsonDocument(trail).toJson();
    for (const char *expected : {"macro_created", "macro_updated", "macro_deleted", "papers.list_rule", "state = 'shut'"})
        QVERIFY2(json.contains(expected) || json.contains(QByteArray(expected).replace('_', ' ')), json.constData());
}

/** On one PostgreSQL database: what one server made, the others go by at once. */
void TestMacrosApi::otherServersKnowThem()
{
    if (testEngine() == db::Engine::Sqlite) {
        // One server; after its restart it knows them as well.
        const HttpAnswer made = makeMacro({{"name", "stays"}, {"expression", "pages > 100"}});
        world().restart();
        QCOMPARE(seen("ann", "@stays()"), 1);
        QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 204);
        return;
    }
    const auto other = world().server().beside();
    const auto client = other->client();
    const HttpAnswer session = client->post(
        "/api/v1/auth/login", {{"account", "acme"}, {"email", "ann@example.test"}, {"password", DataWorld::password()}});
    const HttpClient::Headers asAnn{{"Authorization", "Bearer " + text(session.at("token"))}};
    const HttpAnswer made = makeMacro({{"name", "everywhere"}, {"expression", "pages > 100"}});
    QCOMPARE(setRule("@everywhere()").status, 200);
    QCOMPARE(client->get("/api/v1/records/papers", asAnn).at("items").toArray().size(), 1);
    QCOMPARE(world().send("root", "PUT", pathOf(made), toBody({{"expression", "pages > 10"}})).status, 200);
    QCOMPARE(client->get("/api/v1/records/papers", asAnn).at("items").toArray().size(), 2);
    QCOMPARE(setRule("").status, 200);
    QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 204);
}

void TestMacrosApi::sqlIsNoRule()
{
    const HttpAnswer made = makeMacro({{"name", "counted"}, {"sql_query", "SELECT count(*) FROM col_papers"}});
    QCOMPARE(made.status, 201);
    QVERIFY(made.at("expression").isNull());
    const HttpAnswer rule = setRule("@counted() > 1");
    QCOMPARE(fault(rule), "400 list_rule sql_macro");
    QVERIFY(text(rule.at("details.0.message")).contains("no rule or filter holds SQL"));
    QCOMPARE(validity("@counted()"), "sql_macro");
    QCOMPARE(makeMacro({{"name", "around"}, {"expression", "@counted() > 1"}}).status, 400);
    QCOMPARE(seen("ann", "@counted() > 1"), -400);
    QCOMPARE(world().send("root", "DELETE", pathOf(made)).status, 204);
}

void TestMacrosApi::sqlIsTried()
{
    const HttpAnswer made =
        makeMacro({{"name", "Papers in a state"},
                   {"parameters", QJsonArray{"wanted", "pages"}},
                   {"sql_query", "SELECT count(*) FROM col_papers WHERE state = :wanted AND pages < CAST(:pages AS INTEGER)"}});
    QCOMPARE(made.status, 201);
    const auto tryWith = [&](const QJsonValue &parameters) {
        return world().send("root", "POST", pathOf(made) + "/test", toBody({{"parameters", parameters}}));
    };
    const HttpAnswer tried = tryWith(QJsonArray{"open", "100"});
    QVERIFY2(tried.status == 200, tried.body.constData());
    QCOMPARE(tried.at("result").toInt(-1), 1);
    QCOMPARE(tried.at("rows_affected").toInt(-1), 0);
    QVERIFY(tried.at("execution_time").isDouble());
    QCOMPARE(tryWith(QJsonArray{"' OR 1=1 --", "100"}).at("result").toInt(-1), 0);
    QCOMPARE(fault(tryWith(QJsonArray{"open"})), "400 parameters invalid_value");
    QCOMPARE(fault(tryWith("open")), "400 parameters invalid_type");
    QCOMPARE(fault(tryWith(QJsonArray{"open", QJsonObject()})), "400 parameters invalid_type");
    const HttpAnswer numbered = makeMacro({{"name", "numbered"},
                                           {"parameters", QJsonArray{"a"}},
                                           {"sql_query", "SELECT title FROM col_papers WHERE title = $1"}});
    QCOMPARE(text(world().send("root", "POST", pathOf(numbered) + "/test", R"({"parameters":["two"]})").at("result")), "two");
    const QByteArray trail = QJsonDocument(world().trail(QByteArray::number(numbered.at("id").toInteger()))).toJson();
    QVERIFY2(trail.contains("WHERE title = $1") && trail.contains("answered"), trail.constData());
    const HttpAnswer rule = makeMacro({{"name", "a_rule"}, {"expression", "true"}});
    QCOMPARE(fault(world().send("root", "POST", pathOf(rule) + "/test", "{}")), "400 id not_testable");
    for (const HttpAnswer &macro : {made, numbered, rule})
        QCOMPARE(world().send("root", "DELETE", pathOf(macro)).status, 204);
}

void TestMacrosApi::sqlTrialsAreConfined()
{
    const auto tried = [](const QString &sql) {
        const HttpAnswer made = makeMacro({{"name", "confined"}, {"sql_query", sql}});
        const HttpAnswer answer = DataWorld::current().send("root", "POST", pathOf(made) + "/test", "{}");
        DataWorld::current().send("root", "DELETE", pathOf(made));
        return fault(answer);
    };
    const QByteArray before = world().scalar("SELECT count(*) FROM col_papers");
    QCOMPARE(tried("DELETE FROM col_papers"), "400 sql_query refused");
    QCOMPARE(tried("SELECT 1; DELETE FROM col_papers"), "400 sql_query refused");
    QCOMPARE(tried("SELECT token_hash FROM refresh_tokens"), "400 sql_query refused");
    QCOMPARE(tried("SELECT nothing FROM col_papers"), "400 sql_query failed");
    QCOMPARE(tried("SELECT :x"), "400 sql_query failed");
    QCOMPARE(world().scalar("SELECT count(*) FROM col_papers"), before);
}

QTEST_GUILESS_MAIN(TestMacrosApi)
#include "tst_macrosapi.moc"
