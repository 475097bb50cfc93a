// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr char kAccess[] = R"({"field_access":[)"
                           R"({"permission_set":"pay_office","operation":"list","fields":["salary"]},)"
                           R"({"permission_set":"pay_office","operation":"view","fields":["salary"]},)"
                           R"({"permission_set":"pay_office","operation":"update","fields":["salary"]},)"
                           R"({"permission_set":"doctors","operation":"view","fields":["health"]},)"
                           R"({"permission_set":"admin","operation":"create","fields":"*"}]})";

} // namespace

/** What holders of permission sets see and write besides the field lists of a collection. */
class TestFieldAccessApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;
    QByteArray m_record;
    QByteArray m_payOffice; ///< a set of `lab` that holds no permission at all
    QByteArray m_doctors;

    HttpAnswer setAccess(const QByteArray &body);
    QByteArray giveSet(const QByteArray &set, const QByteArray &person, const QByteArray &rest = {});
    /** The names of the fields of one's own that an answer has, in its order. */
    static QByteArray fieldsOf(const QJsonObject &record);
    QByteArray viewed(const QByteArray &person);
    QByteArray listed(const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void setsAddToTheLists();
    void nobodyInfersWhatHeDoesNotSee();
    void writingIsByItself();
    void groupsRolesAndDates();
    void setsOfOtherAccounts();
    void whatIsTakenBackIsGone();
    void relatedRecordsAndViews();
    void exportsAndImports();
    void whyIsTold();
    void itFollowsTheSchema();
    void itGoesWithDocuments();
    void whoMay();
    void badInput();
};

void TestFieldAccessApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    QCOMPARE(m_world->outcome("root", "POST", "/collections",
                              R"({"name":"staff","schema":[{"name":"title","type":"text"},{"name":"salary","type":"integer"},)"
                              R"({"name":"health","type":"text"}],)"
                              R"("list_rule":"","view_rule":"","create_rule":"","update_rule":"","delete_rule":"",)"
                              R"("list_fields":["title"],"view_fields":["title"],"create_fields":["title"],)"
                              R"("update_fields":["title"]})"),
             QByteArray("201"));
    m_record =
        m_world->make("root", "/records/staff", R"({"title":"Kim","salary":1471004711,"health":"asthma","account_id":"lab"})");
    m_payOffice = m_world->make("ada", "/permission-sets", R"({"name":"Pay office"})");
    m_doctors = m_world->make("ada", "/permission-sets", R"({"name":"Doctors"})");
    QCOMPARE(setAccess(kAccess).status, 200);
}

HttpAnswer TestFieldAccessApi::setAccess(const QByteArray &body)
{
    return m_world->send("root", "PUT", "/collections/staff/rules", body);
}

QByteArray TestFieldAccessApi::giveSet(const QByteArray &set, const QByteArray &person, const QByteArray &rest)
{
    return m_world->make(
        "root", "/assignments",
        QByteArray("{\"permission_set_id\":\"" + set + R"(","user_id":")" + m_world->id(person) + '"' + rest + '}'));
}

QByteArray TestFieldAccessApi::fieldsOf(const QJsonObject &record)
{
    QByteArray names;
    for (const char *name : {"title", "salary", "health"}) {
        if (record.contains(QLatin1StringView(name)))
            names += (names.isEmpty() ? "" : " ") + QByteArray(name);
    }
    return names;
}

QByteArray TestFieldAccessApi::viewed(const QByteArray &person)
{
    return fieldsOf(m_world->get(person, "/records/staff/" + m_record).json());
}

QByteArray TestFieldAccessApi::listed(const QByteArray &person)
{
    return fieldsOf(m_world->get(person, "/records/staff").at("items.0").toObject());
}

void TestFieldAccessApi::setsAddToTheLists()
{
    QCOMPARE(viewed("bob"), QByteArray("title"));
    QCOMPARE(listed("bob"), QByteArray("title"));
    giveSet(m_payOffice, "bob");
    QCOMPARE(viewed("bob"), QByteArray("title salary"));
    QCOMPARE(listed("bob"), QByteArray("title salary"));
    QCOMPARE(viewed("cid"), QByteArray("title"));
    // The second adds, and takes nothing of the first.
    giveSet(m_doctors, "bob");
    QCOMPARE(viewed("bob"), QByteArray("title salary health"));
    QCOMPARE(listed("bob"), QByteArray("title salary"));
    QCOMPARE(viewed("root"), QByteArray("title salary health"));
    // It is shown as it was sent.
    const HttpAnswer rules = m_world->get("root", "/collections/staff/rules");
    QCOMPARE(rules.at("field_access").toArray(), QJsonDocument::fromJson(kAccess)["field_access"].toArray());
    QCOMPARE(setAccess(R"({"list_rule":"id != ''"})").status, 200); // what is not sent stays
    QCOMPARE(viewed("bob"), QByteArray("title salary health"));
    QCOMPARE(setAccess(R"({"field_access":null})").status, 200);
    QCOMPARE(viewed("bob"), QByteArray("title"));
    QCOMPARE(m_world->get("root", "/collections/staff/rules").at("field_access").toArray(), QJsonArray());
}

void TestFieldAccessApi::nobodyInfersWhatHeDoesNotSee()
{
    AccessWorld &w = *m_world;
    giveSet(m_payOffice, "bob");
    const QList<QByteArray> queries{"?filter=salary%3E1",
                                    "?sort=-salary",
                                    "?fields=salary",
                                    "/aggregate?functions=sum(salary)",
                                    "/aggregate?functions=count()&group_by=salary",
                                    "/aggregate?functions=count()&filter=salary%3E1"};
    for (const QByteArray &query : queries) {
        const QByteArray path = "/records/staff" + query;
        QVERIFY2(w.outcome("bob", "GET", path) == "200", query + ' ' + w.outcome("bob", "GET", path));
        QByteArray unknown = w.get("cid", QByteArray(path).replace("salary", "nope")).body;
        HttpAnswer hidden = w.get("cid", path);
        QVERIFY2(hidden.status == 400, query);
        const auto details = [](const HttpAnswer &answer) { return answer.at("details.0.code").toString(); };
        QCOMPARE(details(hidden), details(w.get("cid", QByteArray(path).replace("salary", "nope"))));
    }
    // Viewing shows it, but lists do not: there it can be neither filtered nor sorted by.
    giveSet(m_doctors, "cid");
    QCOMPARE(viewed("cid"), QByteArray("title health"));
    QCOMPARE(w.outcome("cid", "GET", "/records/staff?filter=health%20~%20'a'"), QByteArray("400 41005"));
    QCOMPARE(w.outcome("cid", "GET", "/records/staff?sort=health"), QByteArray("400 40002"));
}

void TestFieldAccessApi::writingIsByItself()
{
    AccessWorld &w = *m_world;
    const QByteArray path = "/records/staff/" + m_record;
    giveSet(m_payOffice, "bob");
    giveSet(m_doctors, "cid");
    QCOMPARE(w.outcome("bob", "PATCH", path, R"({"salary":12})"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "PATCH", path, R"({"health":"x"})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("bob", "POST", "/records/staff", R"({"title":"b","salary":1})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("cid", "PATCH", path, R"({"salary":13})"), QByteArray("422 41007"));
    QCOMPARE(w.outcome("cid", "PATCH", path, R"({"health":"x"})"), QByteArray("422 41007")); // it is seen, not written
    QCOMPARE(w.get("root", path).at("salary").toInt(), 12);
    const auto batch = [&](const QByteArray &person, const QByteArray &data) {
        return w.outcome(person, "PATCH", "/records/staff/batch",
                         "{\"records\":[{\"id\":\"" + m_record + "\",\"data\":" + data + "}]}");
    };
    QCOMPARE(batch("bob", R"({"salary":14})"), QByteArray("200"));
    QCOMPARE(batch("cid", R"({"salary":15})"), QByteArray("422 41007"));
    // A role's set: it may be written, but what comes back is what he may see.
    const HttpAnswer made = w.send("max", "POST", "/records/staff", R"({"title":"m","salary":99,"health":"y"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(fieldsOf(made.json()), QByteArray("title"));
    // Whether it is changed or made decides: he may not make one with it.
    const auto upsert = [&](const QByteArray &id) {
        return w.outcome("bob", "PUT", "/records/staff/batch",
                         "{\"key\":\"id\",\"records\":[{\"id\":\"" + id + "\",\"salary\":16}]}");
    };
    QCOMPARE(upsert(m_record), QByteArray("200"));
    QCOMPARE(upsert("01900000-0000-7000-8000-0000000000aa"), QByteArray("422 41007"));
}

void TestFieldAccessApi::groupsRolesAndDates()
{
    AccessWorld &w = *m_world;
    const QByteArray group = w.make("ada", "/groups", R"({"name":"Payers"})");
    (void)w.make("root", "/assignments", "{\"permission_set_id\":\"" + m_payOffice + R"(","group_id":")" + group + "\"}");
    QCOMPARE(viewed("bob"), QByteArray("title"));
    QCOMPARE(w.outcome("ada", "POST", "/groups/" + group + "/users", "{\"user_id\":\"" + w.id("bob") + "\"}"),
             QByteArray("201"));
    QCOMPARE(viewed("bob"), QByteArray("title salary"));
    QCOMPARE(w.outcome("ada", "PATCH", "/groups/" + group, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(viewed("bob"), QByteArray("title"));
    // Until a date: then it is over without anybody doing anything.
    const QByteArray end = QDateTime::currentDateTimeUtc().addMSecs(1500).toString(Qt::ISODateWithMs).toUtf8();
    giveSet(m_doctors, "cid", ",\"ends_at\":\"" + end + '"');
    QCOMPARE(viewed("cid"), QByteArray("title health"));
    QTRY_COMPARE(viewed("cid"), QByteArray("title"));
    QCOMPARE(setAccess(R"({"field_access":[{"permission_set":"user","operation":"view","fields":"*"}]})").status, 200);
    QCOMPARE(viewed("cid"), QByteArray("title salary health"));
    QCOMPARE(viewed("max"), QByteArray("title"));
}

void TestFieldAccessApi::setsOfOtherAccounts()
{
    AccessWorld &w = *m_world;
    const QByteArray other = w.make("eve", "/permission-sets", R"({"name":"Pay office"})");
    QCOMPARE(w.outcome("root", "POST", "/assignments",
                       "{\"permission_set_id\":\"" + other + R"(","user_id":")" + w.id("eve") + "\"}"),
             QByteArray("201"));
    // She sees salaries, of her own account.
    QCOMPARE(w.outcome("eve", "GET", "/records/staff/" + m_record), QByteArray("404 41002"));
    const QByteArray own = w.make("eve", "/records/staff", R"({"title":"Eve"})");
    QCOMPARE(fieldsOf(w.get("eve", "/records/staff/" + own).json()), QByteArray("title salary"));
    QCOMPARE(viewed("bob"), QByteArray("title"));
    // Nobody signed in holds nothing.
    const HttpAnswer anonymous = w.send("nobody", "GET", "/records/staff/" + m_record, {}, {{"X-Account-ID", "lab"}});
    QCOMPARE(anonymous.status, 200);
    QCOMPARE(fieldsOf(anonymous.json()), QByteArray("title"));
}

void TestFieldAccessApi::whatIsTakenBackIsGone()
{
    AccessWorld &w = *m_world;
    const QByteArray assignment = giveSet(m_payOffice, "bob");
    QCOMPARE(viewed("bob"), QByteArray("title salary"));
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + assignment), QByteArray("204"));
    QCOMPARE(viewed("bob"), QByteArray("title"));
    giveSet(m_payOffice, "bob");
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + m_payOffice, R"({"is_assignable":false})"), QByteArray("200"));
    QCOMPARE(viewed("bob"), QByteArray("title"));
    QCOMPARE(w.outcome("ada", "PATCH", "/permission-sets/" + m_payOffice, R"({"is_assignable":true})"), QByteArray("200"));
    QCOMPARE(viewed("bob"), QByteArray("title salary"));
    QCOMPARE(w.outcome("ada", "DELETE", "/permission-sets/" + m_payOffice), QByteArray("204"));
    QCOMPARE(viewed("bob"), QByteArray("title"));
    // A new one of that name is held by nobody.
    m_payOffice = w.make("ada", "/permission-sets", R"({"name":"Pay office"})");
    QCOMPARE(viewed("bob"), QByteArray("title"));
}

void TestFieldAccessApi::relatedRecordsAndViews()
{
    AccessWorld &w = *m_world;
    QCOMPARE(
        w.outcome("root", "POST", "/collections",
                  R"({"name":"desks","schema":[{"name":"who","type":"reference","collection":"staff","on_delete":"cascade"}],)"
                  R"("list_rule":"","view_rule":"","create_rule":""})"),
        QByteArray("201"));
    (void)w.make("bob", "/records/desks", "{\"who\":\"" + m_record + "\"}");
    QCOMPARE(w.outcome("root", "POST", "/collections",
                       R"({"name":"pay","type":"view","select":{"from":"staff","fields":[{"name":"title","value":"title"},)"
                       R"({"name":"salary","value":"salary"}]},"list_rule":"","view_rule":""})"),
             QByteArray("201"));
    giveSet(m_payOffice, "bob");
    const auto expanded = [&](const QByteArray &person) {
        return fieldsOf(w.get(person, "/records/desks?expand=who").at("items.0.who").toObject());
    };
    QCOMPARE(expanded("bob"), QByteArray("title salary"));
    QCOMPARE(expanded("cid"), QByteArray("title"));
    QCOMPARE(w.get("bob", "/records/desks?filter=who.salary%3E1").at("total").toInt(), 1);
    QCOMPARE(w.outcome("cid", "GET", "/records/desks?filter=who.salary%3E1"), QByteArray("400 41005"));
    QCOMPARE(fieldsOf(w.get("bob", "/records/pay").at("items.0").toObject()), QByteArray("title salary"));
    QCOMPARE(fieldsOf(w.get("cid", "/records/pay").at("items.0").toObject()), QByteArray("title"));
    // A view may open to a set less than its source does, and never more.
    QCOMPARE(
        w.outcome("root", "PUT", "/collections/pay/rules",
                  R"({"list_fields":["title"],"field_access":[{"permission_set":"user","operation":"list","fields":"*"}]})"),
        QByteArray("200"));
    QCOMPARE(fieldsOf(w.get("bob", "/records/pay").at("items.0").toObject()), QByteArray("title salary"));
    QCOMPARE(fieldsOf(w.get("cid", "/records/pay").at("items.0").toObject()), QByteArray("title"));
    QCOMPARE(w.outcome("root", "PUT", "/collections/pay/rules",
                       R"({"field_access":[{"permission_set":"user","operation":"update","fields":"*"}]})"),
             QByteArray("400 40002"));
}

void TestFieldAccessApi::exportsAndImports()
{
    AccessWorld &w = *m_world;
    giveSet(m_payOffice, "bob");
    const auto exported = [&](const QByteArray &person) { return w.get(person, "/records/staff/export?format=csv").body; };
    QVERIFY2(exported("bob").contains("1471004711"), exported("bob"));
    QVERIFY2(exported("cid").contains("Kim") && !exported("cid").contains("salary"), exported("cid"));
    QVERIFY(!exported("bob").contains("asthma"));
}

void TestFieldAccessApi::whyIsTold()
{
    AccessWorld &w = *m_world;
    giveSet(m_payOffice, "bob");
    const auto shownBySets = [&](const QByteArray &person, const QByteArray &operation) {
        const HttpAnswer answer = w.send("root", "POST", "/access/explain",
                                         "{\"collection\":\"staff\",\"operation\":\"" + operation + R"(","user_id":")"
                                             + w.id(person) + R"(","record_id":")" + m_record + "\"}");
        return answer.at("fields.shown_by_sets").toObject();
    };
    QCOMPARE(shownBySets("bob", "view"), (QJsonObject{{"salary", QJsonArray{"pay_office"}}}));
    QCOMPARE(shownBySets("cid", "view"), QJsonObject());
    giveSet(m_doctors, "bob");
    QCOMPARE(shownBySets("bob", "view"),
             (QJsonObject{{"salary", QJsonArray{"pay_office"}}, {"health", QJsonArray{"doctors"}}}));
    QCOMPARE(shownBySets("bob", "list"), (QJsonObject{{"salary", QJsonArray{"pay_office"}}}));
    QCOMPARE(shownBySets("root", "view"), QJsonObject());
}

void TestFieldAccessApi::itFollowsTheSchema()
{
    AccessWorld &w = *m_world;
    giveSet(m_payOffice, "bob");
    giveSet(m_doctors, "bob");
    QJsonArray fields = w.get("root", "/collections/staff").at("schema").toArray();
    QJsonObject salary = fields[1].toObject();
    salary["name"] = "wage";
    const QJsonArray changed{fields[0], salary};
    const QByteArray body =
        QJsonDocument(QJsonObject{{"schema", changed}, {"drop", QJsonArray{"health"}}}).toJson(QJsonDocument::Compact);
    QCOMPARE(w.outcome("root", "PUT", "/collections/staff", body), QByteArray("200"));
    const QJsonArray access = w.get("root", "/collections/staff/rules").at("field_access").toArray();
    QCOMPARE(access.size(), 5);
    QCOMPARE(access[0]["fields"].toArray(), QJsonArray{"wage"});
    QCOMPARE(access[3]["fields"].toArray(), QJsonArray()); // of a list that was left empty nobody gets everything
    QCOMPARE(access[4]["fields"].toString(), QString("*"));
    QCOMPARE(w.get("bob", "/records/staff/" + m_record).at("wage").toInt(), 1471004711);
    QVERIFY(w.get("cid", "/records/staff/" + m_record).at("wage").isUndefined());
}

void TestFieldAccessApi::itGoesWithDocuments()
{
    AccessWorld &w = *m_world;
    giveSet(m_payOffice, "bob");
    const QJsonObject document = w.get("root", "/collections/export").json();
    QCOMPARE(document["collections"][0]["rules"]["field_access"].toArray().size(), 5);
    QCOMPARE(setAccess(R"({"field_access":[]})").status, 200);
    QCOMPARE(viewed("bob"), QByteArray("title"));
    const QJsonObject import{{"data", document}, {"strategy", "update"}};
    QCOMPARE(w.outcome("root", "POST", "/collections/import", QJsonDocument(import).toJson(QJsonDocument::Compact)),
             QByteArray("200"));
    QCOMPARE(viewed("bob"), QByteArray("title salary"));
}

void TestFieldAccessApi::whoMay()
{
    const auto set = [this](const QByteArray &person) {
        return m_world->outcome(person, "PUT", "/collections/staff/rules", R"({"field_access":[]})");
    };
    const QByteArray collection = text(m_world->get("root", "/collections/staff").at("id"));
    QCOMPARE(set("nobody"), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(set(person), m_world->outcome(person, "PUT", "/collections/staff/rules", R"({"list_fields":"*"})"));
    const qsizetype before = m_world->events(collection).size();
    QCOMPARE(set("root"), QByteArray("200"));
    QCOMPARE(m_world->events(collection).size(), before + 1);
    const HttpAnswer trail = m_world->get("root", "/audit-logs?sort_order=desc&limit=1&record_id=" + collection);
    QVERIFY2(trail.body.contains("field_access"), trail.body);
    QCOMPARE(set("root"), QByteArray("200")); // nothing is changed, and nothing noted
    QCOMPARE(m_world->events(collection).size(), before + 1);
}

void TestFieldAccessApi::badInput()
{
    const std::vector<std::pair<const char *, const char *>> rows{
        {R"({"permission_set":"a"})", "field_access invalid_type"},
        {R"(["a"])", "field_access.0 invalid_type"},
        {R"([{"operation":"view","fields":"*"}])", "field_access.0.permission_set invalid_value"},
        {R"([{"permission_set":"a","fields":"*"}])", "field_access.0.operation invalid_choice"},
        {R"([{"permission_set":"a","operation":"delete","fields":"*"}])", "field_access.0.operation invalid_choice"},
        {R"([{"permission_set":"a","operation":"view"}])", "field_access.0.fields required_missing"},
        {R"([{"permission_set":"a","operation":"view","fields":null}])", "field_access.0.fields required_missing"},
        {R"([{"permission_set":"a","operation":"view","fields":1}])", "field_access.0.fields invalid_type"},
        {R"([{"permission_set":"a","operation":"view","fields":["nope"]}])", "field_access.0.fields unknown_field"},
        {R"([{"permission_set":"a","operation":"view","fields":"*","role":"b"}])", "field_access.0.role unknown_field"},
        {R"([{"permission_set":"a","operation":"view","fields":"*"},{"permission_set":"a","operation":"view","fields":[]}])",
         "field_access.1 repeated"},
    };
    for (const auto &[access, expected] : rows) {
        const HttpAnswer answer = setAccess("{\"field_access\":" + QByteArray(access) + '}');
        QVERIFY2(answer.status == 400, access);
        QCOMPARE(text(answer.at("details.0.field")) + ' ' + text(answer.at("details.0.code")), QByteArray(expected));
    }
    QCOMPARE(m_world->get("root", "/collections/staff/rules").at("field_access").toArray().size(), 5);
}

QTEST_GUILESS_MAIN(TestFieldAccessApi)
#include "tst_fieldaccessapi.moc"
