// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** Collections that have only some of the routes. */
class TestChosenRoutesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;
    QByteArray m_record;

    QByteArray choose(const QByteArray &routes, const QByteArray &person = "root");
    /** `status Allow` */
    QByteArray asked(const QByteArray &person, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void c022_onlyChosenRoutesExist();
    void allOfThemAreKnown();
    void otherWaysStay();
    void viewsChooseToo();
    void itStaysAndGoesAlong();
    void whoMay();
    void badInput();
};

void TestChosenRoutesApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    (void)m_world->make("root", "/collections",
                        R"({"name":"notes","schema":[{"name":"title","type":"text"}],"list_rule":"","view_rule":"",)"
                        R"("create_rule":"","update_rule":"","delete_rule":""})");
    m_record = m_world->make("bob", "/records/notes", R"({"title":"a"})");
}

QByteArray TestChosenRoutesApi::choose(const QByteArray &routes, const QByteArray &person)
{
    QJsonArray schema = m_world->get("root", "/collections/notes").at("schema").toArray();
    const QByteArray fields = QJsonDocument(schema).toJson(QJsonDocument::Compact);
    return m_world->outcome(person, "PUT", "/collections/notes", "{\"schema\":" + fields + ",\"routes\":" + routes + '}');
}

QByteArray TestChosenRoutesApi::asked(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                      const QByteArray &body)
{
    const HttpAnswer answer = m_world->send(person, method, "/records/notes" + path, body);
    const QByteArray allow = answer.header("Allow");
    return QByteArray::number(answer.status) + (allow.isEmpty() ? "" : " ") + allow;
}

void TestChosenRoutesApi::c022_onlyChosenRoutesExist()
{
    const QByteArray one = '/' + m_record;
    const QByteArray body = R"({"title":"b"})";
    QCOMPARE(choose(R"(["list","get"])"), QByteArray("200"));
    // Superadmins have no others: it is about what there is, not about who may.
    for (const char *person : {"bob", "root"}) {
        QCOMPARE(asked(person, "GET", ""), QByteArray("200"));
        QCOMPARE(asked(person, "GET", one), QByteArray("200"));
        QCOMPARE(asked(person, "POST", "", body), QByteArray("405 GET, HEAD, OPTIONS"));
        QCOMPARE(asked(person, "DELETE", "?filter=true"), QByteArray("405 GET, HEAD, OPTIONS"));
        QCOMPARE(asked(person, "PATCH", one, body), QByteArray("405 GET, HEAD, OPTIONS"));
        QCOMPARE(asked(person, "PUT", one, body), QByteArray("405 GET, HEAD, OPTIONS"));
        QCOMPARE(asked(person, "DELETE", one), QByteArray("405 GET, HEAD, OPTIONS"));
        QCOMPARE(asked(person, "GET", "/aggregate?functions=count()"), QByteArray("404"));
        QCOMPARE(asked(person, "GET", "/export"), QByteArray("404"));
        QCOMPARE(asked(person, "POST", "/import", "{}"), QByteArray("404"));
        QCOMPARE(asked(person, "POST", "/batch", R"({"records":[]})"), QByteArray("404"));
    }
    QCOMPARE(choose(R"(["create"])"), QByteArray("200"));
    QCOMPARE(asked("bob", "GET", ""), QByteArray("405 POST, OPTIONS"));
    QCOMPARE(asked("bob", "GET", one), QByteArray("404"));
    QCOMPARE(asked("bob", "POST", "", body), QByteArray("201"));
    QCOMPARE(choose("\"*\""), QByteArray("200"));
    QCOMPARE(asked("bob", "GET", one), QByteArray("200"));
    QCOMPARE(asked("bob", "GET", "/export"), QByteArray("200"));
}

/** Each is there if it alone is chosen, and is not if all others are. */
void TestChosenRoutesApi::allOfThemAreKnown()
{
    struct Row
    {
        const char *route;
        const char *method;
        QByteArray path;
    };
    const QByteArray one = '/' + m_record;
    const QByteArray upload = "/import/" + text(m_world->send("root", "POST", "/records/notes/import", "{}").at("id"));
    const std::vector<Row> rows{
        {"list", "GET", ""},
        {"get", "GET", one},
        {"create", "POST", ""},
        {"update", "PUT", one},
        {"update", "PATCH", one},
        {"delete", "DELETE", "/unknown"},
        {"aggregate", "GET", "/aggregate?functions=count()"},
        {"batch", "POST", "/batch"},
        {"batch", "PATCH", "/batch"},
        {"batch", "PUT", "/batch"},
        {"batch", "DELETE", "/batch"},
        {"batch", "PATCH", "?filter=false"},
        {"batch", "DELETE", "?filter=false"},
        {"export", "GET", "/export"},
        {"import", "POST", "/import"},
        {"import", "GET", upload},
        {"import", "PUT", upload + "/content?offset=0"},
        {"import", "POST", upload + "/start"},
        {"import", "DELETE", upload},
    };
    for (const Row &row : rows) {
        const auto isThere = [&] {
            const QByteArray body = QByteArray(row.method) == "GET" ? QByteArray() : QByteArray("{}");
            const HttpAnswer answer = m_world->send("root", row.method, "/records/notes" + row.path, body);
            return answer.status != 405 && answer.at("code").toInt() != 40007;
        };
        QJsonArray others;
        for (const char *name : {"list", "get", "create", "update", "delete", "aggregate", "batch", "export", "import"}) {
            if (QByteArray(name) != row.route)
                others.append(name);
        }
        const QByteArray place = QByteArray(row.method) + ' ' + row.path;
        QCOMPARE(choose(QJsonDocument(others).toJson(QJsonDocument::Compact)), QByteArray("200"));
        QVERIFY2(!isThere(), place);
        QCOMPARE(choose("[\"" + QByteArray(row.route) + "\"]"), QByteArray("200"));
        QVERIFY2(isThere(), place);
    }
}

/** Related records are no route. */
void TestChosenRoutesApi::otherWaysStay()
{
    AccessWorld &w = *m_world;
    (void)w.make(
        "root", "/collections",
        R"({"name":"marks","schema":[{"name":"note","type":"reference","collection":"notes","on_delete":"cascade"}],"list_rule":"",)"
        R"("create_rule":""})");
    (void)w.make("bob", "/records/marks", "{\"note\":\"" + m_record + "\"}");
    QCOMPARE(choose(R"(["create"])"), QByteArray("200"));
    QCOMPARE(text(w.get("bob", "/records/marks?expand=note").at("items.0.note.title")), QByteArray("a"));
    QCOMPARE(w.outcome("bob", "GET", "/records/marks"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/nowhere"), QByteArray("404 41001"));
}

void TestChosenRoutesApi::viewsChooseToo()
{
    AccessWorld &w = *m_world;
    (void)w.make(
        "root", "/collections",
        R"({"name":"heads","type":"view","select":{"from":"notes","fields":[{"name":"title","value":"title"}]},"list_rule":"",)"
        R"("view_rule":"","routes":["list"]})");
    QCOMPARE(w.outcome("bob", "GET", "/records/heads"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/heads/" + m_record), QByteArray("404 40007"));
}

void TestChosenRoutesApi::itStaysAndGoesAlong()
{
    AccessWorld &w = *m_world;
    const QByteArray collection = text(w.get("root", "/collections/notes").at("id"));
    QCOMPARE(w.get("root", "/collections/notes").at("routes").toString(), QString("*"));
    QCOMPARE(choose(R"(["get","list","get"])"), QByteArray("200"));
    QVERIFY(w.get("root", "/audit-logs?sort_order=desc&limit=1&record_id=" + collection).body.contains("routes"));
    const QJsonArray chosen{"list", "get"};
    QCOMPARE(w.get("root", "/collections/notes").at("routes").toArray(), chosen);
    QCOMPARE(w.outcome("root", "PUT", "/collections/notes/rules", R"({"list_rule":"title = 'a'"})"), QByteArray("200"));
    w.restart();
    QCOMPARE(w.get("root", "/collections/notes").at("routes").toArray(), chosen);
    const QJsonObject document = w.get("root", "/collections/export").json();
    QCOMPARE(choose("null"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/export"), QByteArray("200"));
    QCOMPARE(w.outcome("root", "POST", "/collections/import",
                       QJsonDocument(QJsonObject{{"data", document}, {"strategy", "update"}}).toJson(QJsonDocument::Compact)),
             QByteArray("200"));
    QCOMPARE(w.outcome("bob", "GET", "/records/notes/export"), QByteArray("404 40007"));
}

void TestChosenRoutesApi::whoMay()
{
    QCOMPARE(choose(R"(["list"])", "nobody"), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QVERIFY(choose(R"(["list"])", person).startsWith("403"));
    QCOMPARE(asked("bob", "GET", "/export"), QByteArray("200"));
    // They are chosen without a word about the fields as well.
    QCOMPARE(m_world->outcome("root", "PUT", "/collections/notes", R"({"routes":["list","get"]})"), QByteArray("200"));
    QCOMPARE(m_world->get("root", "/collections/notes").at("routes").toArray(), (QJsonArray{"list", "get"}));
    QCOMPARE(choose("null"), QByteArray("200"));
    // Who is not signed in hears of routes what everybody hears.
    QCOMPARE(choose(R"(["list"])"), QByteArray("200"));
    QCOMPARE(asked("nobody", "GET", "/export"), QByteArray("404"));
    QCOMPARE(asked("nobody", "GET", ""), QByteArray("401"));
}

void TestChosenRoutesApi::badInput()
{
    for (const char *routes : {"[]", R"(["list","fly"])", "1", "[1]", "\"list\"", "{}"}) {
        const HttpAnswer answer = m_world->send("root", "POST", "/collections",
                                                R"({"name":"other","schema":[],"routes":)" + QByteArray(routes) + '}');
        QVERIFY2(answer.status == 400, routes);
        QCOMPARE(text(answer.at("details.0.field")) + ' ' + text(answer.at("details.0.code")),
                 QByteArray("routes invalid_choice"));
        QCOMPARE(choose(routes), QByteArray("400 40002"));
    }
}

QTEST_GUILESS_MAIN(TestChosenRoutesApi)
#include "tst_chosenroutesapi.moc"
