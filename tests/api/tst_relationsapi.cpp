// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace basalt;
using namespace Qt::Literals::StringLiterals;
using namespace basalt::test;

namespace {

const QByteArray kOpen = R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":"")";

/** What ann asks for, and ids of the records it is about. */
struct Library
{
    QByteArray publicFirm, hiddenFirm, ada, ben, first, second, third;
};

QByteArray titles(const HttpAnswer &answer)
{
    if (answer.status != 200)
        return QByteArray::number(answer.status) + ' ' + answer.at("details.0.code").toString().toUtf8();
    QByteArrayList all;
    for (const QJsonValue &item : answer.at("items").toArray())
        all.append(item["title"].toString().toUtf8());
    return all.join(' ');
}

/** Firms, of which only the open ones may be seen; authors with a hidden and a masked field; posts; notes that are locked. */
Library &library()
{
    static QHash<DataWorld *, Library> libraries;
    DataWorld &world = DataWorld::current();
    const auto known = libraries.find(&world);
    if (known != libraries.end())
        return *known;
    world.makeCollection(R"({"name":"firms","schema":[{"name":"name","type":"text"},{"name":"public","type":"boolean"},)"
                         R"({"name":"size","type":"integer"}],"list_rule":"public = true","view_rule":"public = true",)"
                         R"("create_rule":"","update_rule":"","delete_rule":""})");
    world.makeCollection(R"({"name":"authors","schema":[{"name":"name","type":"text"},{"name":"secret","type":"text"},)"
                         R"({"name":"phone","type":"text","pii":true,"mask_type":"phone"},)"
                         R"({"name":"firm","type":"reference","collection":"firms","on_delete":"set_null"}],)"
                         R"("view_fields":["name","firm","phone"],"list_fields":["name","firm","phone"],)"
                         + kOpen + '}');
    world.makeCollection(
        R"({"name":"posts","schema":[{"name":"title","type":"text"},{"name":"words","type":"integer"},)"
        R"({"name":"author","type":"reference","collection":"authors","on_delete":"set_null"},)"
        R"({"name":"readers","type":"reference","collection":"authors","on_delete":"set_null","options":{"multiple":true}}],)"
        + kOpen + '}');
    world.makeCollection(R"({"name":"remarks","schema":[{"name":"text","type":"text"},{"name":"stars","type":"integer"},)"
                         R"({"name":"post","type":"reference","collection":"posts","on_delete":"cascade"}],)"
                         + kOpen + '}');
    world.makeCollection(R"({"name":"audits","schema":[{"name":"text","type":"text"},)"
                         R"({"name":"post","type":"reference","collection":"posts","on_delete":"cascade"}]})");
    Library made;
    made.publicFirm = world.makeRecord("ann", "firms", R"({"name":"Open","public":true,"size":7})");
    made.hiddenFirm = world.makeRecord("ann", "firms", R"({"name":"Shut","public":false,"size":9})");
    const auto author = [&](const char *name, const QByteArray &firm) {
        return world.makeRecord("ann", "authors",
                                QByteArray(R"({"name":")") + name + R"(","secret":"s3cr3t","phone":"555-123-4567","firm":")"
                                    + firm + R"("})");
    };
    made.ada = author("Ada", made.publicFirm);
    made.ben = author("Ben", made.hiddenFirm);
    const auto post = [&](const char *title, const QByteArray &by, const QByteArray &readers) {
        return world.makeRecord("ann", "posts",
                                QByteArray(R"({"title":")") + title + R"(","words":10,"author":)" + by + R"(,"readers":[)"
                                    + readers + "]}");
    };
    const auto quoted = [](const QByteArray &id) -> QByteArray { return '"' + id + '"'; };
    made.first = post("first", quoted(made.ada), quoted(made.ben) + ',' + quoted(made.ada));
    made.second = post("second", quoted(made.ben), quoted(made.ben));
    made.third = post("third", "null", "");
    const auto remark = [&](const char *text, int stars, const QByteArray &on) {
        world.makeRecord("ann", "remarks",
                         QByteArray(R"({"text":")") + text + R"(","stars":)" + QByteArray::number(stars) + R"(,"post":")" + on
                             + R"("})");
    };
    remark("good", 5, made.first);
    remark("bad", 1, made.first);
    remark("good", 1, made.second);
    const HttpAnswer audit =
        world.send("root", "POST", "/records/audits", R"({"text":"x","account_id":"acme","post":")" + made.first + R"("})");
    Q_ASSERT(audit.status == 201);
    return *libraries.insert(&world, made);
}

} // namespace

/** Paths in filters and rules, and related records inside of others: what they show, and what they must not. */
class TestRelationsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void filters_data();
    void filters();
    void filtersKeepToTheirAccount();
    void rulesFollowRelations();
    void updateRulesSeeOldAndSent();
    void updateRulesCompareNumbers();
    void largeAnswersAreRefused();
    void limitsAreSettings();
    void expandsInPlace();
    void expandsNested();
    void expandRefuses_data();
    void expandRefuses();
    void picksParts();
    void hiddenRecordsChangeNothing();
    void whatRefersToItselfGoes();
};

void TestRelationsApi::filters_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *filter, const char *expected) {
        QTest::newRow(filter) << QByteArray(filter) << QByteArray(expected);
    };
    row("author.name = 'Ada'", "first");
    row("author.name ~ 'a'", "first");
    row("author.firm.name = 'Open'", "first");
    row("author.firm.size BETWEEN 5 AND 8", "first");
    // The firm that may not be seen is not there.
    row("author.firm.name = 'Shut'", "");
    row("author.firm.size > 0", "first");
    row("author.firm.name IS NULL", "second third");
    row("author IS NULL", "third");
    row("readers.name ?= 'Ada'", "first");
    row("readers.name:each = 'Ben'", "second third");
    row("readers:length = 2", "first");
    row("readers IS NULL", "third");
    // What each of them has is not how many there are.
    row("readers.name:length ?= 3", "first second");
    row("readers.name:length > 1", "400 type_mismatch");
    row("readers.name IS NULL", "400 type_mismatch");
    row("readers.name ?= null", "");
    row("remarks_via_post.text ?= 'good' && remarks_via_post.stars ?> 3", "first");
    row("remarks_via_post.text ?= 'good' && remarks_via_post.stars ?= 1", "second");
    row("remarks_via_post:length > 0", "first second");
    row("@collection.remarks.text ?= 'bad'", "first second third");
    row("title:lower = 'first' || title:length = 6", "first second");
    row("title:length < 9007199254740992", "first second third");
    row("words * 2 + 1 = 21 && words / 0 IS NULL", "first second third");
    // What may not be seen, or only masked, looks as if it were not there.
    row("author.secret = 's3cr3t'", "400 unknown_field");
    row("author.phone ~ '4567'", "400 unknown_field");
    row("author.nothing = 'x'", "400 unknown_field");
    row("audits_via_post.text ?= 'x'", "400 unknown_field");
    row("audits_via_post IS NULL", "400 unknown_field");
    row("@collection.audits.text ?= 'x'", "400 unknown_field");
    row("@collection.nothing.text ?= 'x'", "400 unknown_field");
    row("author.firm.authors_via_firm.secret ?= 'x'", "400 unknown_field");
    row("@request.data.title = 'x'", "400 unknown_variable");
    row("author.firm.name.size = 1", "400 unknown_field");
    row("author.firm.authors_via_firm.firm.authors_via_firm.name ?= 'x'", "");
    row("author.firm.authors_via_firm.firm.authors_via_firm.firm.authors_via_firm.name ?= 'x'", "400 too_complex");
}

void TestRelationsApi::filters()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, expected);
    DataWorld &world = DataWorld::current();
    library();
    QCOMPARE(titles(world.get("ann", "/records/posts?sort=title&filter=" + encoded(filter))), expected);
}

/** A superadmin sees all accounts at once; paths stay within the account of each record all the same. */
void TestRelationsApi::filtersKeepToTheirAccount()
{
    DataWorld &world = DataWorld::current();
    library();
    world.makeRecord("eve", "posts", R"({"title":"foreign"})");
    const QByteArray filter = encoded("@collection.remarks.text ?= 'bad'");
    QCOMPARE(titles(world.get("root", "/records/posts?sort=title&filter=" + filter)), "first second third");
    QCOMPARE(titles(world.get("eve", "/records/posts?filter=" + filter)), "");
    QCOMPARE(titles(world.get("eve", "/records/posts?filter=" + encoded("author.name = 'Ada'"))), "");
}

/** Creating, viewing, changing and deleting under a rule that reads other records. */
void TestRelationsApi::rulesFollowRelations()
{
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    const QByteArray rule = R"("author.firm.public = true")";
    if (world.get("root", "/collections/guarded").status == 404) {
        world.makeCollection(
            R"({"name":"guarded","schema":[{"name":"title","type":"text"},)"
            R"({"name":"author","type":"reference","collection":"authors","on_delete":"set_null"}],"list_rule":)"
            + rule + R"(,"view_rule":)" + rule + R"(,"create_rule":)" + rule + R"(,"update_rule":)" + rule
            + R"(,"delete_rule":)" + rule + '}');
    }
    const auto body = [](const QByteArray &title, const QByteArray &author) -> QByteArray {
        return R"({"title":")" + title + R"(","author":")" + author + R"("})";
    };
    // Refused, and nothing stays: neither the record nor an entry of it.
    const HttpAnswer refused = world.send("ann", "POST", "/records/guarded", body("no", lib.ben));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.at("code").toInt(), 41004);
    QCOMPARE(world.scalar("SELECT count(*) FROM col_guarded WHERE title = 'no'"), "0");
    const HttpAnswer made = world.send("ann", "POST", "/records/guarded", body("yes", lib.ada));
    QVERIFY2(made.status == 201, made.body);
    const QByteArray id = made.at("id").toString().toUtf8();
    QCOMPARE(world.get("ann", "/records/guarded/" + id).status, 200);
    // The changed record must satisfy the rule as well.
    QCOMPARE(world.send("ann", "PATCH", "/records/guarded/" + id, R"({"author":")" + lib.ben + R"("})").status, 400);
    QCOMPARE(world.get("ann", "/records/guarded/" + id).at("author").toString().toUtf8(), lib.ada);
    QCOMPARE(world.send("ann", "PATCH", "/records/guarded/" + id, R"({"title":"changed"})").status, 200);
    QCOMPARE(world.trail(id).size(), 2);
    QCOMPARE(world.send("nobody", "PATCH", "/records/guarded/" + id, R"({"title":"x"})").status, 401);
    QCOMPARE(world.send("eve", "PATCH", "/records/guarded/" + id, R"({"title":"x"})").status, 404);
    // What the rule reads changes, and with it what may be done.
    const auto publish = [&](const char *value) {
        return world.send("root", "PATCH", "/records/firms/" + lib.publicFirm, QByteArray(R"({"public":)") + value + '}')
            .status;
    };
    QCOMPARE(publish("false"), 200);
    QCOMPARE(titles(world.get("ann", "/records/guarded")), "");
    QCOMPARE(world.get("ann", "/records/guarded/" + id).status, 404);
    QCOMPARE(world.send("ann", "PATCH", "/records/guarded/" + id, R"({"title":"x"})").status, 404);
    QCOMPARE(world.send("ann", "DELETE", "/records/guarded/" + id).status, 404);
    QCOMPARE(publish("true"), 200);
    QCOMPARE(world.send("ann", "DELETE", "/records/guarded/" + id).status, 204);
}

void TestRelationsApi::updateRulesSeeOldAndSent()
{
    DataWorld &world = DataWorld::current();
    library();
    if (world.get("root", "/collections/drafts").status == 404) {
        world.makeCollection(R"({"name":"drafts","schema":[{"name":"title","type":"text"},{"name":"state","type":"text"},)"
                             R"({"name":"level","type":"integer"}],"list_rule":"","view_rule":"",)"
                             R"("create_rule":"@request.data.state:isset = false || state = 'new'",)"
                             R"("update_rule":"@request.data.title:changed = false && level >= @old.level","delete_rule":""})");
    }
    QCOMPARE(world.send("ann", "POST", "/records/drafts", R"({"title":"a","state":"done"})").status, 400);
    const QByteArray id = world.makeRecord("ann", "drafts", R"({"title":"a","state":"new","level":3})");
    const auto patch = [&](const char *body) { return world.send("ann", "PATCH", "/records/drafts/" + id, body).status; };
    QCOMPARE(patch(R"({"level":4})"), 200);
    QCOMPARE(patch(R"({"level":3})"), 400);
    QCOMPARE(patch(R"({"title":"a","level":5})"), 200);
    // The old record fails already, and it may be seen.
    QCOMPARE(patch(R"({"title":"b"})"), 403);
    // Rules that name what their operation does not have are refused when they are stored.
    const auto setRule = [&](const char *rule) { return world.send("root", "PUT", "/collections/drafts/rules", rule).status; };
    QCOMPARE(setRule(R"({"view_rule":"@request.data.title = 'x'"})"), 400);
    QCOMPARE(setRule(R"({"create_rule":"@old.title = 'x'"})"), 400);
    QCOMPARE(setRule(R"({"delete_rule":"nothing_via_here.x ?= 1"})"), 400);
}

/** A decimal that is not of the row is still a number beside a sum; the path has the database decide. */
void TestRelationsApi::updateRulesCompareNumbers()
{
    DataWorld &world = DataWorld::current();
    library();
    if (world.get("root", "/collections/limits").status == 404) {
        world.makeCollection(R"({"name":"limits","schema":[{"name":"sum","type":"number"},{"name":"most","type":"decimal"},)"
                             R"({"name":"post","type":"reference","collection":"posts","on_delete":"set_null"}],)"
                             R"("list_rule":"","view_rule":"","create_rule":"","delete_rule":"",)"
                             R"("update_rule":"sum + 1 < @old.most || @request.data.most < sum * 2 || post.title = 'none'"})");
    }
    const QByteArray id = world.makeRecord("ann", "limits", R"({"sum":1,"most":"10.5"})");
    const auto patch = [&](const char *body) { return world.send("ann", "PATCH", "/records/limits/" + id, body).status; };
    QCOMPARE(patch(R"({"sum":9})"), 200);
    QCOMPARE(patch(R"({"sum":9.5})"), 400);
    QCOMPARE(patch(R"({"sum":20,"most":"39.5"})"), 200);
    QCOMPARE(patch(R"({"sum":40,"most":"80"})"), 400);
}

/** Few records can lead to very many: each that refers to all others, and back, and again. */
void TestRelationsApi::largeAnswersAreRefused()
{
    const RootServer root{{"answer_max_bytes", "65536"}};
    const auto &client = root.client;
    const auto make = [&](const QByteArray &path, const QByteArray &body) {
        return client->send("POST", "/api/v1" + path, {}, body);
    };
    QCOMPARE(make("/collections", R"({"name":"writers","schema":[{"name":"name","type":"text"}]})").status, 201);
    QCOMPARE(make("/collections",
                  R"({"name":"books","schema":[{"name":"note","type":"text"},{"name":"by","type":"reference",)"
                  R"("collection":"writers","on_delete":"set_null","options":{"multiple":true}}]})")
                 .status,
             201);
    QByteArrayList writers;
    for (int i = 0; i < 15; ++i)
        writers.append(text(make("/records/writers", R"({"name":"w"})").at("id")));
    for (int i = 0; i < 15; ++i)
        QCOMPARE(make("/records/books", "{\"by\":[\"" + writers.join("\",\"") + "\"]}").status, 201);
    const auto get = [&](const QByteArray &query) { return client->get("/api/v1/records/books" + query); };
    QCOMPARE(get("?limit=1&expand=by").status, 200);
    const HttpAnswer deep = get("?limit=1&fields=id,by&expand=by.books_via_by.by");
    QCOMPARE(refusal(deep), "400 validation_failed answer_too_large expand");
    const QByteArray first = text(get("?limit=1").at("items.0.id"));
    QCOMPARE(get('/' + first + "?expand=by").status, 200);
    QCOMPARE(refusal(get('/' + first + "?expand=by.books_via_by.by")), "400 validation_failed answer_too_large expand");
    // Long values: a page of fewer records is the way, and one record is always there.
    const QByteArray large = text(make("/records/writers", "{\"name\":\"" + QByteArray(100'000, 'x') + "\"}").at("id"));
    QCOMPARE(client->get("/api/v1/records/writers/" + large).status, 200);
    QCOMPARE(client->get("/api/v1/records/writers?limit=1&sort=-created_at").status, 200);
    for (const char *query : {"?limit=100", "?limit=100&cursor=", "?limit=2&sort=-created_at"})
        QCOMPARE(refusal(client->get(QByteArray("/api/v1/records/writers") + query)),
                 "400 validation_failed answer_too_large limit");
}

/** What one request may ask for is the installation's to decide; rules, which are stored, do not change with it. */
void TestRelationsApi::limitsAreSettings()
{
    const RootServer root{{"filter_max_characters", "40"},
                          {"filter_max_nodes", "9"},
                          {"filter_max_depth", "2"},
                          {"expand_max_depth", "1"},
                          {"expand_max_records", "2"}};
    const auto make = [&](const QByteArray &path, const QByteArray &body) {
        return root.client->send("POST", "/api/v1" + path, {}, body);
    };
    const QByteArray people =
        R"({"name":"people","schema":[{"name":"name","type":"text"}],"list_rule":)"
        R"("name != 'a' && name != 'b' && name != 'c' && name != 'd' && ((((name != 'e')))) && name != 'f'"
})";
    QCOMPARE(make("/collections", people).status, 201);
    const QByteArray notes = R"({"name":"notes","schema":[{"name":"text","type":"text"},{"name":"by","type":"reference",)"
                             R"("collection":"people","on_delete":"set_null"}]})";
    QCOMPARE(make("/collections", notes).status, 201);
    const auto refused = [&](const QByteArray &collection, const QByteArray &query) {
        const HttpAnswer answer = root.client->get("/api/v1/records/" + collection + query);
        return answer.status == 200 ? QByteArray("200") : refusal(answer) + ' ' + text(answer.at("details.0.message"));
    };
    const auto filtered = [&](const QByteArray &filter) { return refused("people", "?filter=" + encoded(filter)); };
    QCOMPARE(filtered("name = 'a' || name = 'b'"), "200");
    QVERIFY(filtered("name = 'a very long name, longer than that'").contains("more than 40 characters"));
    QVERIFY(filtered("name='a'||name='b'||name='c'").contains("more than 9 parts"));
    QVERIFY(filtered("(((name = 'a')))").contains("more than 2 nested levels"));
    const QByteArray draft = R"({"collection":"people","rule":"(((name = 'a'))) || name = 'b'","operation":)";
    QVERIFY(make("/rules/validate", draft + R"("filter"})").body.contains("more than 2 nested levels"));
    QVERIFY(make("/rules/validate", draft + R"("list"})").at("valid").toBool());

    const QByteArray ada = text(make("/records/people", R"({"name":"Ada"})").at("id"));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(make("/records/notes", "{\"by\":\"" + ada + "\"}").status, 201);
    QCOMPARE(refused("notes", "?expand=by"), "200");
    QVERIFY(refused("notes", "?expand=by.notes_via_by").contains("too_deep"));
    QVERIFY(refused("people", "?expand=notes_via_by").contains("leads to more than 2 records"));
}

void TestRelationsApi::expandsInPlace()
{
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    const HttpAnswer list = world.get("ann", "/records/posts?sort=title&expand=author.firm,readers,remarks_via_post&limit=3");
    QVERIFY2(list.status == 200, list.body);
    QCOMPARE(list.at("items.0.author.name"), QJsonValue(u"Ada"_s));
    QCOMPARE(list.at("items.0.author.firm.name"), QJsonValue(u"Open"_s));
    // A record that may not be seen is none; a hidden field is not there; a masked one is masked.
    QCOMPARE(list.at("items.1.author.firm"), QJsonValue(QJsonValue::Null));
    QVERIFY(list.at("items.0.author.secret").isUndefined());
    QCOMPARE(list.at("items.0.author.phone"), QJsonValue(u"***-***-4567"_s));
    QVERIFY(!list.body.contains("s3cr3t") && !list.body.contains("Shut"));
    // Many values keep their order.
    QCOMPARE(list.at("items.0.readers.0.name"), QJsonValue(u"Ben"_s));
    QCOMPARE(list.at("items.0.readers.1.name"), QJsonValue(u"Ada"_s));
    QCOMPARE(list.at("items.0.remarks_via_post").toArray().size(), 2);
    QCOMPARE(list.at("items.2.author"), QJsonValue(QJsonValue::Null));
    QCOMPARE(list.at("items.2.readers").toArray().size(), 0);
    QCOMPARE(list.at("items.2.remarks_via_post").toArray().size(), 0);
    const HttpAnswer one = world.get("ann", "/records/posts/" + lib.first + "?expand=author");
    QCOMPARE(one.at("author.id").toString().toUtf8(), lib.ada);
    QVERIFY(one.at("author.firm").isString());
    const HttpAnswer root = world.get("root", "/records/posts/" + lib.second + "?expand=author.firm");
    QCOMPARE(root.at("author.firm.name"), QJsonValue(u"Shut"_s));
    QCOMPARE(root.at("author.secret"), QJsonValue(u"s3cr3t"_s));
}

void TestRelationsApi::expandsNested()
{
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    const HttpAnswer one =
        world.get("ann", "/records/posts/" + lib.first + "?expand=author.firm,remarks_via_post&expand_style=nested");
    QVERIFY2(one.status == 200, one.body);
    QCOMPARE(one.at("author").toString().toUtf8(), lib.ada);
    QCOMPARE(one.at("expand.author.name"), QJsonValue(u"Ada"_s));
    QCOMPARE(one.at("expand.author.expand.firm.name"), QJsonValue(u"Open"_s));
    QCOMPARE(one.at("expand.remarks_via_post.0.text"), QJsonValue(u"good"_s));
}

void TestRelationsApi::expandRefuses_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *query, const char *code) { QTest::newRow(query) << QByteArray(query) << QByteArray(code); };
    row("expand=title", "unknown_field expand");
    row("expand=nothing", "unknown_field expand");
    row("expand=audits_via_post", "unknown_field expand");
    row("expand=author.secret", "unknown_field expand");
    row("expand=author.", "unknown_field expand");
    row("expand=author.firm.authors_via_firm.firm", "too_deep expand");
    row("expand=author&fields=title", "not_picked expand");
    row("fields=author.name", "not_expanded fields");
    row("fields=title,remarks_via_post", "not_expanded fields");
    row("expand=author&fields=author.secret", "unknown_field fields");
    row("expand=author&fields=author.firm.name", "not_expanded fields");
    row("expand=author&expand_style=sideways", "invalid_choice expand_style");
}

void TestRelationsApi::expandRefuses()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, refusal);
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    for (const QByteArray &path : {QByteArray("/records/posts?"), QByteArray("/records/posts/" + lib.first + '?')}) {
        const HttpAnswer answer = world.get("ann", path + query);
        QCOMPARE(answer.status, 400);
        QCOMPARE(QByteArray(answer.at("details.0.code").toString().toUtf8() + ' '
                            + answer.at("details.0.field").toString().toUtf8()),
                 refusal);
    }
}

void TestRelationsApi::picksParts()
{
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    const HttpAnswer one = world.get("ann",
                                     "/records/posts/" + lib.first
                                         + "?expand=author.firm,remarks_via_post&fields=title,author.name,author.firm.name,"
                                           "remarks_via_post.text");
    QVERIFY2(one.status == 200, one.body);
    QVERIFY(one.at("words").isUndefined());
    QCOMPARE(one.at("author.firm.name"), QJsonValue(u"Open"_s));
    QVERIFY(one.at("author.phone").isUndefined());
    QVERIFY(one.at("author.firm.size").isUndefined());
    QCOMPARE(one.at("remarks_via_post.1.text"), QJsonValue(u"bad"_s));
    QVERIFY(one.at("remarks_via_post.1.stars").isUndefined());
}

/** Changing what somebody may not see changes no byte of what he reads. */
void TestRelationsApi::hiddenRecordsChangeNothing()
{
    DataWorld &world = DataWorld::current();
    const Library &lib = library();
    const QList<QByteArray> reads{
        "/records/posts?sort=title&expand=author.firm",
        "/records/posts?sort=title&filter=" + encoded("author.firm.size > 8"),
        "/records/posts?sort=title&filter=" + encoded("!(author.firm.size > 8)"),
        "/records/posts?sort=title&filter=" + encoded("author.firm.name IS NULL"),
        "/records/posts?sort=title&filter=" + encoded("@collection.firms.size ?> 8"),
        "/records/posts?sort=title&filter=" + encoded("author.firm.authors_via_firm:length > 0"),
        "/records/firms?sort=name",
    };
    const auto answers = [&] {
        QList<QByteArray> all;
        for (const QByteArray &read : reads)
            all.append(world.get("ann", read).body);
        return all;
    };
    const QList<QByteArray> before = answers();
    for (const char *change :
         {R"({"size":100})", R"({"name":"Open"})", R"({"size":null,"name":null})", R"({"size":9,"name":"Shut"})"}) {
        QCOMPARE(world.send("root", "PATCH", "/records/firms/" + lib.hiddenFirm, change).status, 200);
        QCOMPARE(answers(), before);
    }
}

/** `restrict` guards a record against others, not against itself, in fields of one value and of many. */
void TestRelationsApi::whatRefersToItselfGoes()
{
    DataWorld &world = DataWorld::current();
    world.makeCollection(R"({"name":"knots","schema":[{"name":"one","type":"reference","collection":"knots",)"
                         R"("on_delete":"restrict"},{"name":"many","type":"reference","collection":"knots",)"
                         R"("on_delete":"restrict","options":{"multiple":true}},)"
                         R"({"name":"boss","type":"reference","collection":"knots","on_delete":"cascade"}],)"
                         + kOpen + '}');
    const auto make = [&] { return world.makeRecord("ann", "knots", "{}"); };
    const auto change = [&](const QByteArray &id, QByteArray body) {
        return world.send("ann", "PATCH", "/records/knots/" + id, body.replace("${id}", id)).status;
    };
    const auto remove = [&](const QByteArray &id) { return world.send("ann", "DELETE", "/records/knots/" + id); };
    for (const char *body : {R"({"one":"${id}"})", R"({"many":["${id}"]})", R"({"one":"${id}","many":["${id}"]})"}) {
        const QByteArray id = make();
        QCOMPARE(change(id, body), 200);
        const HttpAnswer gone = remove(id);
        QVERIFY2(gone.status == 204, gone.body);
        QCOMPARE(world.get("ann", "/records/knots/" + id).status, 404);
    }
    // Also when it goes because of another.
    const QByteArray boss = make();
    const QByteArray follower = make();
    QCOMPARE(change(follower, "{\"boss\":\"" + boss + "\",\"many\":[\"${id}\"]}"), 200);
    QCOMPARE(remove(boss).status, 204);
    QCOMPARE(world.get("ann", "/records/knots/" + follower).status, 404);
    // Another that refers to it still keeps it, and is kept as it is.
    const QByteArray held = make();
    const QByteArray holder = make();
    QCOMPARE(change(held, R"({"many":["${id}"]})"), 200);
    QCOMPARE(change(holder, "{\"many\":[\"${id}\",\"" + held + "\"]}"), 200);
    const HttpAnswer refused = remove(held);
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.at("details.0.code").toString(), u"restrict"_s);
    QCOMPARE(world.get("ann", "/records/knots/" + held).at("many").toArray(), QJsonArray{QString(held)});
    QCOMPARE(world.get("ann", "/records/knots/" + holder).at("many").toArray().size(), 2);
    const QByteArray both = "{\"ids\":[\"" + holder + "\",\"" + held + "\"]}";
    QCOMPARE(world.send("ann", "DELETE", "/records/knots/batch", both).status, 200);
    QCOMPARE(world.get("root", "/records/knots").at("total").toInt(), 0);
}

QTEST_GUILESS_MAIN(TestRelationsApi)
#include "tst_relationsapi.moc"
