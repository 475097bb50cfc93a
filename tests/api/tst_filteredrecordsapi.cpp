// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "recordworld.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Changing and deleting what a filter finds. */
class TestFilteredRecordsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    QByteArray makeItem(const QByteArray &person, const QByteArray &title, int size, const QByteArray &more = {});
    /** `status count`, or `status code` of a refusal. */
    QByteArray write(const QByteArray &person, const QByteArray &filter, const QByteArray &body = {});
    /** `title:size` of all records of the account `lab`, by title. */
    QByteArray all();

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void c010_onlyOnesOwnAreChanged();
    void c010_onlyOnesOwnAreDeleted();
    void c009_ownersStayInBulk();
    void allOrNone();
    void hiddenFieldsFindNothing();
    void eachHasItsEntry();
    void relatedRecordsGoAlong();
    void thereIsALimit();
    void whoMay();
    void accountsAreApart();
    void badInput();
};

void TestFilteredRecordsApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    (void)m_world->make("root", "/collections",
                        R"({"name":"items","schema":[{"name":"title","type":"text","unique":true},)"
                        R"({"name":"size","type":"integer"},{"name":"secret","type":"text"},)"
                        R"({"name":"owner","type":"text","default":"@request.auth.id","options":{"managed":true}}],)"
                        R"("list_fields":["title","size","owner"],"list_rule":"@request.auth.id != ''",)"
                        R"("view_rule":"@request.auth.id != ''","create_rule":"@request.auth.id != ''",)"
                        R"("update_rule":"owner = @request.auth.id && size < 100","delete_rule":"owner = @request.auth.id"})");
}

QByteArray TestFilteredRecordsApi::makeItem(const QByteArray &person, const QByteArray &title, int size, const QByteArray &more)
{
    return m_world->make(person, "/records/items",
                         "{\"title\":\"" + title + "\",\"size\":" + QByteArray::number(size) + more + '}');
}

QByteArray TestFilteredRecordsApi::write(const QByteArray &person, const QByteArray &filter, const QByteArray &body)
{
    const HttpAnswer answer =
        m_world->send(person, body.isNull() ? "DELETE" : "PATCH", "/records/items?filter=" + encoded(filter), body);
    return QByteArray::number(answer.status) + ' '
        + QByteArray::number(answer.at(answer.status == 200 ? "count" : "code").toInt(-1));
}

QByteArray TestFilteredRecordsApi::all()
{
    QByteArray found;
    const HttpAnswer answer =
        m_world->send("root", "GET", "/records/items?sort=title&limit=100", {}, {{"X-Account-ID", "lab"}});
    for (const QJsonValue item : answer.at("items").toArray()) {
        found += (found.isEmpty() ? "" : " ") + text(item["title"]) + ':' + QByteArray::number(item["size"].toInt());
    }
    return found;
}

void TestFilteredRecordsApi::c010_onlyOnesOwnAreChanged()
{
    makeItem("bob", "b1", 1);
    makeItem("bob", "b2", 2);
    makeItem("cid", "c1", 1);
    makeItem("cid", "c2", 2);
    QCOMPARE(write("bob", "size > 0", R"({"size":9})"), QByteArray("200 2"));
    QCOMPARE(all(), QByteArray("b1:9 b2:9 c1:1 c2:2"));
    QCOMPARE(write("cid", "size = 1 || size = 9", R"({"size":7})"), QByteArray("200 1"));
    QCOMPARE(all(), QByteArray("b1:9 b2:9 c1:7 c2:2"));
    QCOMPARE(write("bob", "title = 'c1'", R"({"size":8})"), QByteArray("200 0"));
    QCOMPARE(write("bob", "size = 12345", R"({"size":8})"), QByteArray("200 0"));
    // Who holds the permission needs no rule; superadmins are above all.
    m_world->give("max", "records.items.update");
    QCOMPARE(write("max", "title ~ '1'", R"({"size":5})"), QByteArray("200 2"));
    QCOMPARE(write("root", "true", R"({"size":4})"), QByteArray("200 4"));
    QCOMPARE(all(), QByteArray("b1:4 b2:4 c1:4 c2:4"));
}

void TestFilteredRecordsApi::c010_onlyOnesOwnAreDeleted()
{
    makeItem("bob", "b1", 1);
    makeItem("bob", "b2", 2);
    makeItem("bob", "b3", 1);
    makeItem("cid", "c1", 1);
    QCOMPARE(write("bob", "size = 1"), QByteArray("200 2"));
    QCOMPARE(all(), QByteArray("b2:2 c1:1"));
    QCOMPARE(write("bob", "size = 1"), QByteArray("200 0"));
    QCOMPARE(write("root", "true"), QByteArray("200 2"));
    QCOMPARE(all(), QByteArray());
}

/** C-009 for many at once: an owner cannot be given away, nor a row be moved to where it could not be changed. */
void TestFilteredRecordsApi::c009_ownersStayInBulk()
{
    makeItem("bob", "b1", 1);
    makeItem("cid", "c1", 1);
    QCOMPARE(write("bob", "true", "{\"owner\":\"" + m_world->id("cid") + "\"}"), QByteArray("403 40005"));
    QCOMPARE(write("bob", "true", R"({"size":100})"), QByteArray("400 41004"));
    QCOMPARE(all(), QByteArray("b1:1 c1:1"));
    QCOMPARE(m_world->get("bob", "/records/items?filter=" + encoded("owner = @request.auth.id")).at("total").toInt(), 1);
}

/** One of those found cannot become what is asked for: none of them changes. */
void TestFilteredRecordsApi::allOrNone()
{
    makeItem("bob", "b1", 1);
    makeItem("bob", "b2", 2);
    QCOMPARE(write("bob", "true", R"({"title":"same"})"), QByteArray("409 41010"));
    QCOMPARE(all(), QByteArray("b1:1 b2:2"));
}

/** What may not be seen in lists is no way to find records, nor is what may not be written written. */
void TestFilteredRecordsApi::hiddenFieldsFindNothing()
{
    AccessWorld &w = *m_world;
    makeItem("bob", "b1", 1, R"(,"secret":"x")");
    QCOMPARE(write("bob", "secret = 'x'", R"({"size":2})"), QByteArray("400 41005"));
    QCOMPARE(write("bob", "secret = 'x'"), QByteArray("400 41005"));
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules", R"({"update_fields":["title"]})"), QByteArray("200"));
    const HttpAnswer refused = w.send("bob", "PATCH", "/records/items?filter=true", R"({"size":2})");
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.at("unauthorized_fields").toArray(), QJsonArray{"size"});
    // Nor are records that no list shows.
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules", R"({"update_fields":"*","list_rule":"size > 50"})"),
             QByteArray("200"));
    QCOMPARE(write("bob", "true", R"({"size":2})"), QByteArray("200 0"));
    QCOMPARE(write("bob", "true"), QByteArray("200 0"));
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules", R"({"list_rule":null})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/items?filter=true"), w.outcome("bob", "GET", "/records/items?filter=true"));
    QCOMPARE(all(), QByteArray("b1:1"));
}

void TestFilteredRecordsApi::eachHasItsEntry()
{
    AccessWorld &w = *m_world;
    const QByteArray first = makeItem("bob", "b1", 1);
    const QByteArray second = makeItem("bob", "b2", 2);
    const QByteArray other = makeItem("cid", "c1", 1);
    QCOMPARE(write("bob", "true", R"({"size":2})"), QByteArray("200 2"));
    QCOMPARE(w.events(first).size(), 2);
    QCOMPARE(w.events(second).size(), 1); // it was of that size before
    QCOMPARE(w.events(other).size(), 1);
    QCOMPARE(w.get("bob", "/records/items/" + first).at("version").toInt(), 2);
    QCOMPARE(write("bob", "true"), QByteArray("200 2"));
    QCOMPARE(w.events(first).size(), 3);
    QCOMPARE(w.events(second).size(), 2);
    QCOMPARE(w.events(other).size(), 1);
}

void TestFilteredRecordsApi::relatedRecordsGoAlong()
{
    AccessWorld &w = *m_world;
    (void)w.make("root", "/collections",
                 R"({"name":"nodes","schema":[{"name":"title","type":"text"},{"name":"up","type":"reference",)"
                 R"("collection":"nodes","on_delete":"cascade"}],"list_rule":"","create_rule":"","delete_rule":""})");
    const QByteArray top = w.make("bob", "/records/nodes", R"({"title":"top"})");
    (void)w.make("bob", "/records/nodes", "{\"title\":\"below\",\"up\":\"" + top + "\"}");
    const HttpAnswer answer = w.send("bob", "DELETE", "/records/nodes?filter=" + encoded("title != 'x'"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("count").toInt(), 2);
    QCOMPARE(w.get("root", "/records/nodes").at("total").toInt(), 0);
}

void TestFilteredRecordsApi::thereIsALimit()
{
    RootServer small({{"batch_max_records", "3"}});
    const auto send = [&small](const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) {
        return small.client->send(method, "/api/v1" + path, {}, body);
    };
    QCOMPARE(send("POST", "/collections", R"({"name":"few","schema":[{"name":"title","type":"text"}]})").status, 201);
    for (const char *title : {"a", "b", "c", "d"})
        QCOMPARE(send("POST", "/records/few", object("title", title)).status, 201);
    const auto refused = [&](const HttpAnswer &answer) { return answer.status == 400 && answer.at("code").toInt() == 41013; };
    QVERIFY(refused(send("PATCH", "/records/few?filter=true", R"({"title":"x"})")));
    QVERIFY(refused(send("DELETE", "/records/few?filter=true")));
    QCOMPARE(send("GET", "/records/few?filter=" + encoded("title = 'x'")).at("total").toInt(), 0);
    QCOMPARE(send("DELETE", "/records/few?filter=" + encoded("title != 'a'")).at("count").toInt(), 3);
    QCOMPARE(send("PATCH", "/records/few?filter=true", R"({"title":"x"})").at("count").toInt(), 1);
}

void TestFilteredRecordsApi::whoMay()
{
    AccessWorld &w = *m_world;
    makeItem("bob", "b1", 1);
    for (const char *person : {"max", "eve"}) {
        QCOMPARE(write(person, "size > 0", R"({"size":3})"), QByteArray("200 0"));
        QCOMPARE(write(person, "size > 0"), QByteArray("200 0"));
    }
    QCOMPARE(write("nobody", "size > 0", R"({"size":3})"), QByteArray("401 40003"));
    QCOMPARE(write("nobody", "size > 0"), QByteArray("401 40003"));
    QCOMPARE(all(), QByteArray("b1:1"));
    for (const char *person : {"bob", "root"}) {
        QCOMPARE(write(person, "size > 0", R"({"size":3})"), QByteArray("200 1"));
        QCOMPARE(write(person, "size > 0"), QByteArray("200 1"));
        QCOMPARE(all(), QByteArray());
        makeItem("bob", "b1", 1);
    }
    // A locked operation is refused, whatever the filter would find.
    QCOMPARE(w.outcome("root", "PUT", "/collections/items/rules", R"({"update_rule":null,"delete_rule":null})"),
             QByteArray("200"));
    for (const char *person : {"nobody", "max", "bob", "eve"}) {
        QCOMPARE(write(person, "size > 9999", R"({"size":3})"), QByteArray("403 41003"));
        QCOMPARE(write(person, "size > 9999"), QByteArray("403 41003"));
    }
}

void TestFilteredRecordsApi::accountsAreApart()
{
    makeItem("bob", "b1", 1);
    makeItem("eve", "e1", 1);
    m_world->give("eve", "records.items");
    QCOMPARE(write("eve", "true", R"({"size":2})"), QByteArray("200 1"));
    QCOMPARE(write("eve", "account_id = '" + m_world->accountId("lab") + "'"), QByteArray("200 0"));
    QCOMPARE(all(), QByteArray("b1:1"));
    // A superadmin who has chosen an account stays in it.
    const HttpAnswer answer = m_world->send("root", "DELETE", "/records/items?filter=true", {}, {{"X-Account-ID", "lab"}});
    QCOMPARE(answer.at("count").toInt(), 1);
    QCOMPARE(m_world->get("eve", "/records/items").at("total").toInt(), 1);
}

void TestFilteredRecordsApi::badInput()
{
    AccessWorld &w = *m_world;
    makeItem("bob", "b1", 1);
    for (const char *query : {"", "?filter=", "?filter=%20"}) {
        const QByteArray path = QByteArray("/records/items") + query;
        for (const HttpAnswer &answer : {w.send("bob", "DELETE", path), w.send("bob", "PATCH", path, R"({"size":2})")}) {
            QCOMPARE(answer.status, 400);
            QCOMPARE(text(answer.at("details.0.field")), QByteArray("filter"));
            QCOMPARE(text(answer.at("details.0.code")), QByteArray("required"));
        }
    }
    QCOMPARE(write("bob", "size >"), QByteArray("400 41005"));
    QCOMPARE(write("bob", "true", R"({"size":"x"})"), QByteArray("400 40002"));
    QCOMPARE(write("bob", "true", R"({"nope":1})"), QByteArray("400 40002"));
    QCOMPARE(write("bob", "true", "[]"), QByteArray("400 40001"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/items?filter=true&limit=1"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "DELETE", "/records/nowhere?filter=true"), QByteArray("404 41001"));
    QCOMPARE(all(), QByteArray("b1:1"));
}

QTEST_GUILESS_MAIN(TestFilteredRecordsApi)
#include "tst_filteredrecordsapi.moc"
