// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

/** Everybody reads and changes what is theirs, admins everything; what is new belongs to who makes it. */
constexpr char kOwned[] = "[{\"actions\":[\"read\",\"create\",\"update\",\"delete\"],\"owner_field\":\"owner\"},"
                          "{\"role\":\"admin\",\"actions\":[\"read\",\"update\",\"delete\"]}]";

} // namespace

/**
 * Policies: rules said by whom. C-001 to C-013, C-015, C-020 to C-022 and C-040 as far as they are not about streams; C-010 and
 * C-009 in bulk are in tst_filteredrecordsapi, C-014 in tst_sqlapi, C-022 in tst_chosenroutesapi.
 */
class TestPoliciesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    HttpAnswer makeCollection(const QByteArray &name, const QByteArray &policies, const QByteArray &more = {},
                              const QByteArray &asker = "root");
    QByteArray makeItem(const QByteArray &person, const QByteArray &title, const QByteArray &more = {});
    QByteArray listed(const QByteArray &person, const QByteArray &query = {});
    QByteArray owner(const QByteArray &id);
    QByteArray ruleOf(const QByteArray &collection, const QByteArray &rule);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init()
    {
        m_world = std::make_unique<AccessWorld>(testEngine());
        QVERIFY(makeCollection("items", kOwned).status == 201);
    }
    void cleanup() { m_world.reset(); }

    void theyAreRules();
    void c001_c002_ownersAndAdmins();
    void c003_contexts();
    void c004_valuesThatAreLists_data();
    void c004_valuesThatAreLists();
    void c005_changingWhatIsForeign();
    void c006_c007_ownersAreFilledIn();
    void c008_c009_ownersStay();
    void c011_filtersStayInside();
    void c012_c013_relationsAndTotals();
    void c015_superadminsAreAboveThem();
    void c020_fromMakingToDeleting();
    void c021_whatMayBeSent();
    void c040_inheritedRoles();
    void whoMay();
    void badInput();
};

HttpAnswer TestPoliciesApi::makeCollection(const QByteArray &name, const QByteArray &policies, const QByteArray &more,
                                           const QByteArray &asker)
{
    return m_world->send(asker, "POST", "/collections",
                         "{\"name\":\"" + name
                             + "\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"},{\"name\":\"org\",\"type\":\"text\"},"
                               "{\"name\":\"size\",\"type\":\"number\",\"default\":1},{\"name\":\"owner\",\"type\":\"text\","
                               "\"default\":\"@request.auth.id\",\"options\":{\"managed\":true}}"
                             + more + "],\"policies\":" + policies + '}');
}

QByteArray TestPoliciesApi::makeItem(const QByteArray &person, const QByteArray &title, const QByteArray &more)
{
    return m_world->make(person, "/records/items", "{\"title\":\"" + title + '"' + more + '}');
}

QByteArray TestPoliciesApi::listed(const QByteArray &person, const QByteArray &query)
{
    const HttpAnswer answer = m_world->get(person, "/records/items?sort=title" + query);
    if (answer.status != 200)
        return QByteArray::number(answer.status);
    QList<QByteArray> titles;
    const QJsonArray items = answer.at("items").toArray();
    for (const QJsonValue &item : items)
        titles.append(text(item["title"]));
    return titles.join(' ');
}

QByteArray TestPoliciesApi::owner(const QByteArray &id)
{
    return text(m_world->get("root", "/records/items/" + id).at("owner"));
}

QByteArray TestPoliciesApi::ruleOf(const QByteArray &collection, const QByteArray &rule)
{
    const QJsonValue value = m_world->get("root", "/collections/" + collection + "/rules").at(rule);
    return value.isNull() ? QByteArray("null") : text(value);
}

void TestPoliciesApi::theyAreRules()
{
    AccessWorld &w = *m_world;
    QCOMPARE(ruleOf("items", "list_rule"), QByteArray("(owner = @request.auth.id) || (@has_role('admin'))"));
    QCOMPARE(ruleOf("items", "view_rule"), ruleOf("items", "list_rule"));
    QCOMPARE(ruleOf("items", "create_rule"), QByteArray("owner = @request.auth.id"));
    // What nobody is let in to is locked, and whoever comes is everybody.
    QCOMPARE(
        makeCollection("open", R"([{"actions":["read"]},{"role":"*","actions":["create"],"condition":"size < 5"}])").status,
        201);
    QCOMPARE(ruleOf("open", "list_rule"), QByteArray());
    QCOMPARE(ruleOf("open", "create_rule"), QByteArray("(size < 5)"));
    QCOMPARE(ruleOf("open", "delete_rule"), QByteArray("null"));
    QCOMPARE(w.send("nobody", "GET", "/records/open", {}, {{"X-Account-ID", "lab"}}).status, 200);
    QCOMPARE(w.outcome("bob", "POST", "/records/open", R"({"size":5})"), QByteArray("400 41004"));
    // A policy that is taken away lets nobody in from the next request on.
    makeItem("bob", "a");
    QCOMPARE(listed("max"), QByteArray("a"));
    QCOMPARE(
        w.outcome("root", "PUT", "/collections/items/rules", R"({"policies":[{"actions":["read"],"owner_field":"owner"}]})"),
        QByteArray("200"));
    QCOMPARE(listed("max"), QByteArray());
    QCOMPARE(listed("bob"), QByteArray("a"));
    QCOMPARE(w.outcome("bob", "POST", "/records/items", R"({"title":"b"})"), QByteArray("403 41003"));
}

void TestPoliciesApi::c001_c002_ownersAndAdmins()
{
    makeItem("bob", "a");
    makeItem("cid", "b");
    QCOMPARE(listed("bob"), QByteArray("a"));
    QCOMPARE(listed("cid"), QByteArray("b"));
    QCOMPARE(listed("max"), QByteArray("a b")); // has the role admin
    QCOMPARE(listed("eve"), QByteArray());      // of another account
    QCOMPARE(m_world->get("eve", "/records/items").status, 200);
}

void TestPoliciesApi::c003_contexts()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules",
                       R"({"policies":[{"actions":["read"],"owner_field":"owner"},)"
                       R"({"actions":["read"],"context_fields":["org"]},{"actions":["create"]}]})"),
             QByteArray("200"));
    const QByteArray own = makeItem("bob", "own", R"(,"org":"org2")");
    const QByteArray first = makeItem("cid", "first", R"(,"org":"org1")");
    const QByteArray third = makeItem("cid", "third", R"(,"org":"org3")");
    const QByteArray rule = ruleOf("items", "view_rule");
    QCOMPARE(rule, QByteArray("(owner = @request.auth.id) || (org ?= @request.auth.context.org)"));
    // Tokens of this server carry no context; a rule is tried with one.
    const auto seen = [&](const QByteArray &record, const QJsonObject &context) {
        const QJsonObject body{{"collection", "items"},
                               {"operation", "view"},
                               {"rule", QString::fromUtf8(rule)},
                               {"user_id", QString::fromUtf8(w.id("bob"))},
                               {"record_id", QString::fromUtf8(record)},
                               {"context", context}};
        const HttpAnswer answer = w.send("root", "POST", "/rules/test", json(body));
        return answer.status == 200 ? answer.at("result").toBool() : answer.status == 0;
    };
    QVERIFY(seen(own, {}) && !seen(first, {}));
    QVERIFY(seen(own, {{"org", "org1"}}) && seen(first, {{"org", "org1"}}) && !seen(third, {{"org", "org1"}}));
    QVERIFY(!seen(first, {{"org", "org3"}}) && !seen(first, {{"org", ""}}));
    // C-004: of all organisations that the caller has; of none, none.
    const QJsonObject two{{"org", QJsonArray{"org1", "org3"}}};
    QVERIFY(seen(first, two) && seen(third, two) && seen(own, two));
    QVERIFY(!seen(makeItem("cid", "nowhere"), two));
    QVERIFY(!seen(first, {{"org", QJsonArray()}}) && seen(own, {{"org", QJsonArray()}}));
    // Nothing of it stays for real requests.
    QCOMPARE(listed("bob"), QByteArray("own"));
}

/** What the caller has many of: the groups, whose codes are those of organisations. */
void TestPoliciesApi::c004_valuesThatAreLists_data()
{
    QTest::addColumn<QByteArray>("condition");
    for (const char *condition : {"@request.auth.groups ?= org", "org ?= @request.auth.groups",
                                  "org:lower ?= @request.auth.groups", "!(org = null || org != @request.auth.groups:each)"})
        QTest::addRow("%s", condition) << QByteArray(condition);
}

void TestPoliciesApi::c004_valuesThatAreLists()
{
    QFETCH(QByteArray, condition);
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules",
                       R"({"policies":[{"actions":["read"],"condition":")" + condition + R"("},{"actions":["create"]}]})"),
             QByteArray("200"));
    for (const char *org : {"org1", "org2", "org3"})
        makeItem("cid", org, ",\"org\":\"" + QByteArray(org) + '"');
    makeItem("cid", "none");
    QCOMPARE(listed("bob"), QByteArray()); // an empty list: nothing, and no mistake
    QCOMPARE(w.get("bob", "/records/items").status, 200);
    const auto join = [&](const QByteArray &org, const QByteArray &person) -> QByteArray {
        const QByteArray group = w.make("ada", "/groups", "{\"name\":\"" + org + "\"}");
        w.send("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id(person) + "\"}");
        return group;
    };
    const QByteArray first = join("org1", "bob");
    (void)join("org3", "bob");
    (void)join("org2", "cid");
    QCOMPARE(listed("bob"), QByteArray("org1 org3"));
    QCOMPARE(listed("cid"), QByteArray("org2"));
    QCOMPARE(w.get("bob", "/records/items/aggregate?functions=count()").at("results.0.count").toInt(), 2);
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + first, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(listed("bob"), QByteArray("org3"));
}

void TestPoliciesApi::c005_changingWhatIsForeign()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules",
                       R"({"policies":[{"actions":["create","update","delete"],"owner_field":"owner"},)"
                       R"({"actions":["read"],"condition":"size < 5"},{"actions":["read"],"owner_field":"owner"}]})"),
             QByteArray("200"));
    const QByteArray own = makeItem("bob", "own");
    const QByteArray readable = makeItem("cid", "readable");
    const QByteArray hidden = makeItem("cid", "hidden", R"(,"size":9)");
    const auto changing = [&](const QByteArray &id) {
        return w.outcome("bob", "PATCH", "/records/items/" + id, R"({"org":"x"})");
    };
    QCOMPARE(changing(own), QByteArray("200"));
    QCOMPARE(changing(readable), QByteArray("403 40005"));
    QCOMPARE(changing(hidden), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/items/" + readable), QByteArray("403 40005"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/items/" + hidden), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "GET", "/records/items/" + hidden), QByteArray("404 41002"));
}

void TestPoliciesApi::c006_c007_ownersAreFilledIn()
{
    AccessWorld &w = *m_world;
    const HttpAnswer both = w.send("bob", "POST", "/records/items/batch", R"({"records":[{"title":"a"},{"title":"b"}]})");
    QCOMPARE(both.status, 201);
    const QByteArray bob = w.id("bob");
    QCOMPARE(w.get("bob", "/records/items?filter=owner%20%3D%20%27" + bob + "%27").at("items").toArray().size(), 2);
    const HttpAnswer foreign = w.send("bob", "POST", "/records/items", "{\"title\":\"c\",\"owner\":\"" + w.id("cid") + "\"}");
    QCOMPARE(foreign.status, 403);
    QCOMPARE(text(foreign.at("details.0.field")), QByteArray("owner"));
    QCOMPARE(text(foreign.at("details.0.code")), QByteArray("managed_field"));
    QCOMPARE(w.get("root", "/records/items?total=exact").at("total").toInt(), 2);
    QCOMPARE(w.outcome("bob", "POST", "/records/items", "{\"title\":\"c\",\"owner\":\"" + bob + "\"}"), QByteArray("201"));
    QCOMPARE(w.outcome("bob", "POST", "/records/items", R"({"title":"d","owner":null})"), QByteArray("403 40005"));
}

void TestPoliciesApi::c008_c009_ownersStay()
{
    AccessWorld &w = *m_world;
    const QByteArray cid = w.id("cid");
    QVERIFY(w.send("bob", "POST", "/records/items/batch",
                   "{\"records\":[{\"title\":\"a\"},{\"title\":\"b\",\"owner\":\"" + cid + "\"}]}")
                .status
            == 403);
    QCOMPARE(listed("root"), QByteArray());
    const QByteArray own = makeItem("bob", "a");
    const QByteArray other = makeItem("bob", "b");
    const QByteArray path = "/records/items/" + own;
    const QByteArray giving = "{\"owner\":\"" + cid + "\"}";
    QCOMPARE(w.send("bob", "PATCH", path, giving).status, 403);
    QCOMPARE(w.send("bob", "PUT", path, "{\"title\":\"x\",\"owner\":\"" + cid + "\"}").status, 403);
    QCOMPARE(w.send("max", "PATCH", path, giving).status, 403); // an admin does not give it away either
    QCOMPARE(w.send("bob", "PATCH", "/records/items/batch",
                    "{\"records\":[{\"id\":\"" + other + "\",\"data\":{\"title\":\"z\"}},{\"id\":\"" + own
                        + "\",\"data\":" + giving + "}]}")
                 .status,
             403);
    QCOMPARE(listed("bob"), QByteArray("a b"));
    QCOMPARE(owner(own), w.id("bob"));
    // What is sent back as it is changes nothing, and an admin changes the rest of a record.
    QCOMPARE(w.outcome("bob", "PATCH", path, "{\"owner\":\"" + w.id("bob") + "\",\"title\":\"c\"}"), QByteArray("200"));
    QCOMPARE(w.outcome("max", "PATCH", path, R"({"title":"d"})"), QByteArray("200"));
    QCOMPARE(owner(own), w.id("bob"));
    // Whoever may not see whose it is cannot try out who it is.
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules", R"({"view_fields":["title"],"list_fields":["title"]})"),
             QByteArray("200"));
    QCOMPARE(w.send("max", "PATCH", path, "{\"owner\":\"" + w.id("bob") + "\"}").status, 403);
    QCOMPARE(w.send("max", "PATCH", path, giving).status, 403);
}

void TestPoliciesApi::c011_filtersStayInside()
{
    makeItem("bob", "a", R"(,"size":3)");
    makeItem("cid", "b", R"(,"size":4)");
    QCOMPARE(listed("bob", "&filter=size%20%3D%203%20%7C%7C%20size%20%3D%204"), QByteArray("a"));
    QCOMPARE(listed("bob", "&filter=size%20%3E%201%20%26%26%20title%20%21%3D%20%27a%27"), QByteArray());
    QCOMPARE(listed("bob", "&filter=1%20%3D%201%20%7C%7C%20owner%20%21%3D%20%27%27"), QByteArray("a"));
    QCOMPARE(text(m_world->get("max", "/records/items?sort=-size&limit=1").at("items.0.title")), QByteArray("b"));
    QCOMPARE(text(m_world->get("bob", "/records/items?sort=-size&limit=1").at("items.0.title")), QByteArray("a"));
}

void TestPoliciesApi::c012_c013_relationsAndTotals()
{
    AccessWorld &w = *m_world;
    QCOMPARE(makeCollection("links", R"([{"actions":["read","create"]}])",
                            R"(,{"name":"item","type":"reference","collection":"items","on_delete":"cascade"})")
                 .status,
             201);
    const QByteArray foreign = makeItem("cid", "secret", R"(,"size":40)");
    makeItem("bob", "open", R"(,"size":2)");
    w.make("cid", "/records/links", "{\"title\":\"l\",\"item\":\"" + foreign + "\"}");
    QVERIFY(!w.get("bob", "/records/links?expand=item").body.contains("secret"));
    QVERIFY(w.get("cid", "/records/links?expand=item").body.contains("secret"));
    QCOMPARE(w.get("bob", "/records/links?filter=item.title%20%3D%20%27secret%27").at("items").toArray().size(), 0);
    QCOMPARE(w.get("bob", "/records/items?total=exact").at("total").toInt(), 1);
    QCOMPARE(w.get("bob", "/records/items/aggregate?functions=sum(size)").at("results.0.sum_size").toInt(), 2);
    QCOMPARE(w.get("max", "/records/items/aggregate?functions=sum(size)").at("results.0.sum_size").toInt(), 42);
}

void TestPoliciesApi::c015_superadminsAreAboveThem()
{
    AccessWorld &w = *m_world;
    const QByteArray record = makeItem("bob", "a");
    QCOMPARE(w.outcome("root", "PATCH", "/records/items/" + record, "{\"owner\":\"" + w.id("cid") + "\"}"), QByteArray("200"));
    QCOMPARE(listed("cid"), QByteArray("a"));
    QCOMPARE(listed("bob"), QByteArray());
    QCOMPARE(w.send("root", "POST", "/records/items", "{\"title\":\"b\",\"owner\":\"" + w.id("bob") + "\"}",
                    {{"X-Account-ID", "lab"}})
                 .status,
             201);
    QCOMPARE(listed("bob"), QByteArray("b"));
    // Right after it somebody else is as restricted as ever.
    QCOMPARE(w.outcome("cid", "PATCH", "/records/items/" + record, "{\"owner\":\"" + w.id("bob") + "\"}"),
             QByteArray("403 40005"));
}

void TestPoliciesApi::c020_fromMakingToDeleting()
{
    AccessWorld &w = *m_world;
    const QByteArray path = "/records/items/" + makeItem("bob", "a", R"(,"org":"x","size":3)");
    QCOMPARE(w.outcome("bob", "PATCH", path, R"({"title":"b"})"), QByteArray("200"));
    const HttpAnswer now = w.get("bob", path);
    QCOMPARE(text(now.at("title")) + text(now.at("org")) + QByteArray::number(now.at("size").toInt()), QByteArray("bx3"));
    QCOMPARE(w.outcome("bob", "DELETE", path), QByteArray("204"));
    QCOMPARE(w.outcome("bob", "GET", path), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "PATCH", path, R"({"title":"b"})"), QByteArray("404 41002"));
    QCOMPARE(w.outcome("bob", "DELETE", path), QByteArray("404 41002"));
}

void TestPoliciesApi::c021_whatMayBeSent()
{
    AccessWorld &w = *m_world;
    QCOMPARE(
        w.outcome("root", "PUT", "/collections/items/rules", R"({"create_fields":["title","org"],"update_fields":["title"]})"),
        QByteArray("200"));
    const QByteArray record = makeItem("bob", "a", R"(,"org":"x")");
    QCOMPARE(w.get("bob", "/records/items/" + record).at("size").toInt(), 1); // the default
    QCOMPARE(w.outcome("bob", "POST", "/records/items", R"({"title":"b","size":2})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/items/" + record, R"({"org":"y"})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("bob", "PATCH", "/records/items/" + record, R"({"title":"y"})"), QByteArray("200"));
    QCOMPARE(text(w.get("bob", "/records/items/" + record).at("org")), QByteArray("x"));
}

void TestPoliciesApi::c040_inheritedRoles()
{
    AccessWorld &w = *m_world;
    QCOMPARE(makeCollection("papers",
                            R"({"inherits":{"admin":["user"],"chief":["admin"]},"policies":[)"
                            R"({"role":"user","actions":["read"]},{"role":"admin","actions":["create"]},)"
                            R"({"role":"chief","actions":["delete"]}]})")
                 .status,
             201);
    QCOMPARE(ruleOf("papers", "list_rule"), QByteArray("(@has_role('admin') || @has_role('chief') || @has_role('user'))"));
    const QByteArray paper = w.make("max", "/records/papers", R"({"title":"p"})");
    QCOMPARE(w.outcome("max", "GET", "/records/papers/" + paper), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/papers/" + paper), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/records/papers", R"({"title":"q"})"), QByteArray("400 41004"));
    QCOMPARE(w.outcome("max", "DELETE", "/records/papers/" + paper), QByteArray("403 40005")); // nobody has that role
    // Roles that inherit from each other have the same, and it ends.
    QCOMPARE(
        makeCollection("rings", R"({"inherits":{"a":["b"],"b":["a"]},"policies":[{"role":"a","actions":["read"]}]})").status,
        201);
    QCOMPARE(ruleOf("rings", "view_rule"), QByteArray("(@has_role('a') || @has_role('b'))"));
}

void TestPoliciesApi::whoMay()
{
    QCOMPARE(makeCollection("mine", kOwned, {}, "nobody").status, 401);
    QCOMPARE(makeCollection("mine", kOwned, {}, "max").status, 403);
    QCOMPARE(makeCollection("mine", kOwned, {}, "eve").status, 403);
    QCOMPARE(m_world->send("max", "PUT", "/collections/items/rules", R"({"policies":[]})").status, 403);
}

void TestPoliciesApi::badInput()
{
    const auto refused = [&](const QByteArray &policies) {
        const HttpAnswer answer = makeCollection("bad", policies);
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field")) + ' '
            + text(answer.at("details.0.code"));
    };
    QCOMPARE(refused("7"), QByteArray("400 policies invalid_type"));
    QCOMPARE(refused("[7]"), QByteArray("400 policies.0 invalid_type"));
    QCOMPARE(refused("{\"rules\":[]}"), QByteArray("400 policies.rules unknown_field"));
    QCOMPARE(refused("{\"inherits\":[],\"policies\":[]}"), QByteArray("400 policies.inherits invalid_type"));
    QCOMPARE(refused("{\"inherits\":{\"a\":\"b\"},\"policies\":[]}"), QByteArray("400 policies.inherits.a invalid_type"));
    QCOMPARE(refused("[{\"role\":\"a\"}]"), QByteArray("400 policies.0.actions invalid_type"));
    QCOMPARE(refused("[{\"actions\":[\"own\"]}]"), QByteArray("400 policies.0.actions invalid_choice"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"who\":1}]"), QByteArray("400 policies.0.who unknown_field"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"role\":\"a' || 1 = 1 || '\"}]"),
             QByteArray("400 policies.0.role invalid_role"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"owner_field\":\"none\"}]"),
             QByteArray("400 policies.0.owner_field unknown_field"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"owner_field\":\"size\"}]"),
             QByteArray("400 policies.0.owner_field unknown_field"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"context_fields\":[\"none\"]}]"),
             QByteArray("400 policies.0.context_fields unknown_field"));
    QCOMPARE(refused("[{\"actions\":[\"read\"],\"condition\":\"\"}]"), QByteArray("400 policies.0.condition invalid_type"));
    QVERIFY(refused("[{\"actions\":[\"read\"],\"condition\":\"size = \"}]").startsWith("400 policies.0.condition "));
    // A condition is one, whatever is written around it.
    QVERIFY(refused("[{\"actions\":[\"read\"],\"owner_field\":\"owner\",\"condition\":\"1 = 1) || (1 = 1\"}]")
                .startsWith("400 policies.0.condition "));
    QCOMPARE(m_world->send("root", "PUT", "/collections/items/rules", R"({"policies":[],"list_rule":""})")
                 .at("details.0.code")
                 .toString(),
             QString("ambiguous"));
    // A field is managed only if it is known what it is filled with.
    const auto managed = [&](const QByteArray &field) {
        const HttpAnswer answer =
            m_world->send("root", "POST", "/collections", "{\"name\":\"bad\",\"schema\":[" + field + "]}");
        return QByteArray::number(answer.status) + ' ' + text(answer.at("details.0.field"));
    };
    QCOMPARE(managed("{\"name\":\"o\",\"type\":\"text\",\"options\":{\"managed\":true}}"),
             QByteArray("400 schema.0.options.managed"));
    QCOMPARE(managed("{\"name\":\"o\",\"type\":\"text\",\"default\":\"x\",\"options\":{\"managed\":true}}"),
             QByteArray("400 schema.0.options.managed"));
    QCOMPARE(managed("{\"name\":\"o\",\"type\":\"text\",\"options\":{\"managed\":1}}"),
             QByteArray("400 schema.0.options.managed"));
    QCOMPARE(managed("{\"name\":\"o\",\"type\":\"number\",\"options\":{\"managed\":true}}"),
             QByteArray("400 schema.0.options.managed"));
}

QTEST_GUILESS_MAIN(TestPoliciesApi)
#include "tst_policiesapi.moc"
