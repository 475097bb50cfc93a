// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QRegularExpression>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/permissions`: P-072 to P-075, T21 and T26: the tree, its folders, and the nodes that collections bring. */
class TestPermissionsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QList<QByteArray> below(const QByteArray &code);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p073_rootsAndChildren();
    void p074_shortCodes();
    void p072_parentsGrantWhatIsBelow();
    void foldersAreNotHeld();
    void t21_p075_codesAreNeverComputed();
    void t26_titlesAreOfOneNodeEach();
    void collectionsBringTheirNodes();
    void renamedCollectionsKeepWhatWasGiven();
    void theServersOwnStay();
    void badInput();
};

QList<QByteArray> TestPermissionsApi::below(const QByteArray &code)
{
    QList<QByteArray> codes;
    for (const QJsonValue item : m_world->get("root", "/permissions?under=" + code).at("items").toArray())
        codes.append(text(item["code"]));
    return codes;
}

void TestPermissionsApi::whoMay()
{
    AccessWorld &w = *m_world;
    for (const char *path : {"/permissions", "/permissions/groups.read"}) {
        QCOMPARE(w.outcome("nobody", "GET", path), QByteArray("401 40003"));
        QCOMPARE(w.outcome("bob", "GET", path), QByteArray("403 32001"));
        QCOMPARE(w.outcome("max", "GET", path), QByteArray("200"));
        QCOMPARE(w.outcome("eve", "GET", path), QByteArray("200")); // there is one tree
    }
    const std::pair<const char *, const char *> writes[]{
        {"POST", "/permissions"}, {"PATCH", "/permissions/groups.read"}, {"DELETE", "/permissions/groups.read"}};
    for (const auto &[method, path] : writes) {
        const QByteArray body = qstrcmp(method, "DELETE") == 0 ? QByteArray() : QByteArray(R"({"title":"X"})");
        QCOMPARE(w.outcome("nobody", method, path, body), QByteArray("401 40003"));
        QCOMPARE(w.outcome("ada", method, path, body), QByteArray("403 40006"));
    }
}

void TestPermissionsApi::p073_rootsAndChildren()
{
    AccessWorld &w = *m_world;
    const HttpAnswer root = w.send("root", "POST", "/permissions", R"({"title":"Shop Floor"})");
    QCOMPARE(root.status, 201);
    QCOMPARE(text(root.at("code")), QByteArray("shop_floor"));
    QVERIFY(root.at("parent").isNull());
    const HttpAnswer child = w.send("root", "POST", "/permissions", R"({"title":"Open","parent":"shop_floor","code":"open"})");
    QCOMPARE(text(child.at("code")), QByteArray("shop_floor.open"));
    QCOMPARE(text(child.at("parent")), QByteArray("shop_floor"));
    QCOMPARE(w.get("root", "/permissions/shop_floor").at("has_children").toBool(), true);
    QCOMPARE(w.get("root", "/permissions/shop_floor.open").at("has_children").toBool(true), false);
    QCOMPARE(w.get("root", "/permissions/" + text(child.at("id"))).at("code").toString(), QString("shop_floor.open"));
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"X","parent":"no.such"})"), QByteArray("422 32007"));
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"Open","parent":"shop_floor"})"), QByteArray("409 40109"));
    QCOMPARE(w.outcome("root", "GET", "/permissions/no.such"), QByteArray("404 32002"));
    const HttpAnswer titled = w.send("root", "PATCH", "/permissions/shop_floor.open", R"({"title":"Unlock"})");
    QCOMPARE(text(titled.at("title")), QByteArray("Unlock"));
    QCOMPARE(text(titled.at("code")), QByteArray("shop_floor.open"));
    QCOMPARE(w.events(text(child.at("id"))), (QList<int>{12001, 12002}));
}

void TestPermissionsApi::p074_shortCodes()
{
    AccessWorld &w = *m_world;
    const auto shortCode = [&](const QByteArray &code) { return text(w.get("root", "/permissions/" + code).at("short_code")); };
    // Every node has one, as long as its path, that begins with its parent's.
    const QJsonArray all = w.get("root", "/permissions?limit=10000").at("items").toArray();
    QVERIFY(all.size() > 40);
    QHash<QByteArray, QByteArray> known;
    for (const QJsonValue node : all) {
        const QByteArray code = text(node["code"]);
        const QByteArray number = text(node["short_code"]);
        QCOMPARE(number.count('.'), code.count('.'));
        QVERIFY(QRegularExpression("^[0-9]{2,}(\\.[0-9]{2,})*$").match(QString::fromUtf8(number)).hasMatch());
        if (!node["parent"].isNull())
            QVERIFY(number.startsWith(known.value(text(node["parent"])) + '.'));
        known.insert(code, number);
    }
    QCOMPARE(QSet<QByteArray>(known.cbegin(), known.cend()).size(), known.size());

    const auto create = [&w](const QByteArray &body) { return w.outcome("root", "POST", "/permissions", body); };
    QCOMPARE(create(R"({"title":"Boats","code":"boats","short_code":"77"})"), QByteArray("201"));
    QCOMPARE(shortCode("boats"), QByteArray("77"));
    QCOMPARE(create(R"({"title":"A","code":"a","parent":"boats"})"), QByteArray("201"));
    QCOMPARE(shortCode("boats.a"), QByteArray("77.01"));
    QCOMPARE(create(R"({"title":"B","code":"b","parent":"boats","short_code":"77.30"})"), QByteArray("201"));
    QCOMPARE(create(R"({"title":"C","code":"c","parent":"boats"})"), QByteArray("201"));
    QCOMPARE(shortCode("boats.c"), QByteArray("77.31"));
    QCOMPARE(create(R"({"title":"D","code":"d","parent":"boats","short_code":"77.30"})"), QByteArray("409 40109"));
    QCOMPARE(w.outcome("root", "GET", "/permissions/boats.d"), QByteArray("404 32002"));
    for (const QByteArray wrong : {"78.01", "77", "77.1", "77.001", "77.00", "77.-1", "77.x", "77.01.02", "77."})
        QCOMPARE(create("{\"title\":\"E\",\"code\":\"e\",\"parent\":\"boats\",\"short_code\":\"" + wrong + QByteArray("\"}")),
                 QByteArray("400 40002"));

    // What is gone leaves its number behind.
    QCOMPARE(w.outcome("root", "DELETE", "/permissions/boats.c"), QByteArray("204"));
    QCOMPARE(create(R"({"title":"F","code":"f","parent":"boats"})"), QByteArray("201"));
    QCOMPARE(shortCode("boats.f"), QByteArray("77.32"));
    QCOMPARE(create(R"({"title":"G","code":"g","parent":"boats","short_code":"77.31"})"), QByteArray("409 40109"));
    // They are the same after a start, and collections bring theirs.
    const HttpAnswer made =
        w.send("root", "POST", "/collections", R"({"name":"logs","schema":[{"name":"title","type":"text"}]})");
    QCOMPARE(made.status, 201);
    const QByteArray records = shortCode("records");
    const QByteArray logs = shortCode("records.logs");
    QVERIFY(logs.startsWith(records + '.'));
    QVERIFY(shortCode("records.logs.list").startsWith(logs + '.'));
    w.restart();
    QCOMPARE(shortCode("records.logs"), logs);
    QCOMPARE(shortCode("boats.f"), QByteArray("77.32"));
}

void TestPermissionsApi::p072_parentsGrantWhatIsBelow()
{
    AccessWorld &w = *m_world;
    for (const char *body :
         {R"({"title":"shop"})", R"({"title":"till","parent":"shop"})", R"({"title":"open","parent":"shop.till"})",
          R"({"title":"shop-old"})", R"({"title":"till2","parent":"shop"})"})
        QCOMPARE(w.send("root", "POST", "/permissions", body).status, 201);
    w.give("bob", "shop.till");
    QVERIFY(w.holds("bob", "shop.till"));
    QVERIFY(w.holds("bob", "shop.till.open"));
    QVERIFY(!w.holds("bob", "shop"));
    QVERIFY(!w.holds("bob", "shop.till2"));     // a sibling whose code begins alike
    QVERIFY(!w.holds("bob", "shop.till.none")); // nothing that does not exist
    w.give("cid", "shop");
    QVERIFY(w.holds("cid", "shop.till.open"));
    QVERIFY(!w.holds("cid", "shop-old"));
    // What is added below is held from the next request on.
    QCOMPARE(w.send("root", "POST", "/permissions", R"({"title":"close","parent":"shop.till"})").status, 201);
    QVERIFY(w.holds("bob", "shop.till.close"));
}

void TestPermissionsApi::foldersAreNotHeld()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "POST", "/assignments", "{\"user_id\":\"" + w.id("bob") + "\",\"permission\":\"pii\"}"),
             QByteArray("422 32003"));
    for (const char *body : {R"({"title":"shop"})", R"({"title":"till","parent":"shop"})"})
        QCOMPARE(w.send("root", "POST", "/permissions", body).status, 201);
    w.give("bob", "shop");
    w.give("cid", "shop.till");
    QCOMPARE(w.outcome("root", "PATCH", "/permissions/shop", R"({"is_assignable":false})"), QByteArray("200"));
    // Whoever was given what is a folder now holds nothing by it; what is below stays what it is.
    QVERIFY(!w.holds("bob", "shop") && !w.holds("bob", "shop.till"));
    QVERIFY(w.holds("cid", "shop.till"));
    QCOMPARE(w.outcome("root", "PATCH", "/permissions/shop", R"({"is_assignable":true})"), QByteArray("200"));
    QVERIFY(w.holds("bob", "shop.till"));
}

void TestPermissionsApi::t21_p075_codesAreNeverComputed()
{
    AccessWorld &w = *m_world;
    for (const char *body : {R"({"title":"shop"})", R"({"title":"one","parent":"shop"})", R"({"title":"two","parent":"shop"})"})
        QCOMPARE(w.send("root", "POST", "/permissions", body).status, 201);
    w.give("bob", "shop.one");
    w.give("cid", "shop.two");
    QCOMPARE(w.outcome("root", "DELETE", "/permissions/shop.one"), QByteArray("204"));
    QVERIFY(!w.holds("bob", "shop.one"));
    // A sibling after a removal: neither a clash nor somebody else's permission.
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"three","parent":"shop"})"), QByteArray("201"));
    QVERIFY(!w.holds("bob", "shop.three") && !w.holds("cid", "shop.three"));
    // The same code again is another permission: who was given the old one does not hold it.
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"one","parent":"shop"})"), QByteArray("201"));
    QVERIFY(!w.holds("bob", "shop.one"));
    QVERIFY(w.holds("cid", "shop.two"));
    QCOMPARE(w.outcome("root", "DELETE", "/permissions/shop"), QByteArray("204"));
    QVERIFY(below("shop").isEmpty());
    QVERIFY(!w.holds("cid", "shop.two"));
}

void TestPermissionsApi::t26_titlesAreOfOneNodeEach()
{
    AccessWorld &w = *m_world;
    for (const char *root : {"cars", "ships"}) {
        QCOMPARE(w.outcome("root", "POST", "/permissions", QByteArray("{\"title\":\"R\",\"code\":\"") + root + "\"}"),
                 QByteArray("201"));
        QCOMPARE(w.outcome("root", "POST", "/permissions",
                           QByteArray("{\"code\":\"read\",\"title\":\"Read ") + root + R"(","parent":")" + root + "\"}"),
                 QByteArray("201"));
    }
    QCOMPARE(w.outcome("root", "PATCH", "/permissions/ships.read", R"({"title":"Look at ships"})"), QByteArray("200"));
    QCOMPARE(text(w.get("root", "/permissions/cars.read").at("title")), QByteArray("Read cars"));
    QCOMPARE(text(w.get("root", "/permissions/ships.read").at("title")), QByteArray("Look at ships"));
    // Sets of one code in two accounts are two sets, with a name each.
    const QByteArray here = w.make("ada", "/permission-sets", R"({"code":"night","name":"Night shift"})");
    const QByteArray there = w.make("eve", "/permission-sets", R"({"code":"night","name":"Night watch"})");
    QCOMPARE(w.outcome("eve", "PATCH", "/permission-sets/" + there, R"({"name":"Nobody"})"), QByteArray("200"));
    QCOMPARE(text(w.get("ada", "/permission-sets/" + here).at("name")), QByteArray("Night shift"));
    QCOMPARE(text(w.get("eve", "/permission-sets/" + there).at("name")), QByteArray("Nobody"));
}

void TestPermissionsApi::collectionsBringTheirNodes()
{
    AccessWorld &w = *m_world;
    w.give("bob", "records");
    const QByteArray id = w.make("root", "/collections", R"({"name":"posts","schema":[{"name":"title","type":"text"}]})");
    QCOMPARE(below("records.posts"),
             (QList<QByteArray>{"records.posts", "records.posts.create", "records.posts.delete", "records.posts.list",
                                "records.posts.update", "records.posts.view"}));
    QCOMPARE(text(w.get("root", "/permissions/records.posts.list").at("source")), QByteArray("collection"));
    QVERIFY(w.holds("bob", "records.posts.list"));  // given before the collection was there
    QVERIFY(!w.holds("ada", "records.posts.list")); // an owner is no operator
    w.give("cid", "records.posts.view");
    QCOMPARE(w.outcome("root", "DELETE", "/collections/" + id), QByteArray("200"));
    QVERIFY(below("records.posts").isEmpty());
    QVERIFY(!w.holds("bob", "records.posts.list") && !w.holds("cid", "records.posts.view"));
    // A collection of the same name is another one.
    w.make("root", "/collections", R"({"name":"posts","schema":[{"name":"title","type":"text"}]})");
    QVERIFY(!w.holds("cid", "records.posts.view"));
    QVERIFY(w.holds("bob", "records.posts.view"));
}

void TestPermissionsApi::renamedCollectionsKeepWhatWasGiven()
{
    AccessWorld &w = *m_world;
    const QByteArray id = w.make("root", "/collections", R"({"name":"posts","schema":[{"name":"title","type":"text"}]})");
    w.make("root", "/collections", R"({"name":"postscripts","schema":[{"name":"title","type":"text"}]})");
    w.give("bob", "records.posts.list");
    w.give("cid", "records.postscripts");
    const HttpAnswer renamed = w.send("root", "PUT", "/collections/" + id, R"({"name":"articles"})");
    QCOMPARE(renamed.status, 200);
    QCOMPARE(below("records.articles").size(), 6);
    QVERIFY(below("records.posts").isEmpty());
    QVERIFY(w.holds("bob", "records.articles.list"));
    QVERIFY(!w.holds("bob", "records.posts.list"));
    QVERIFY(w.holds("cid", "records.postscripts.list"));
}

void TestPermissionsApi::theServersOwnStay()
{
    AccessWorld &w = *m_world;
    w.make("root", "/collections", R"({"name":"posts","schema":[{"name":"title","type":"text"}]})");
    for (const char *code : {"groups", "groups.read", "pii.read", "records", "records.posts", "records.posts.list"})
        QCOMPARE(w.outcome("root", "DELETE", QByteArray("/permissions/") + code), QByteArray("409 40105"));
    // Below a collection there is room for what a program calls its own.
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"Publish","parent":"records.posts"})"), QByteArray("201"));
    QCOMPARE(w.outcome("root", "POST", "/permissions", R"({"title":"None","parent":"records"})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "DELETE", "/permissions/records.posts.publish"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", "/permissions/records.posts.publish"), QByteArray("404 32002"));
}

void TestPermissionsApi::badInput()
{
    AccessWorld &w = *m_world;
    for (const char *body : {"{}", R"({"title":""})", R"({"title":"X","code":"a.b"})", R"({"title":"X","is_assignable":"no"})"})
        QCOMPARE(w.outcome("root", "POST", "/permissions", body), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "PATCH", "/permissions/groups", R"({"title":" "})"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "PATCH", "/permissions/no.such", R"({"title":"X"})"), QByteArray("404 32002"));
    QCOMPARE(w.outcome("root", "GET", "/permissions?limit=x"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestPermissionsApi)
#include "tst_permissionsapi.moc"
