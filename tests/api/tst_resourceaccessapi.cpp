// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

/** A project, as a key. */
QByteArray project(int id)
{
    return R"("key":{"project_id":)" + QByteArray::number(id) + '}';
}

QByteArray invoice(int projectId, int id)
{
    return R"("key":{"project_id":)" + QByteArray::number(projectId) + R"(,"invoice_id":)" + QByteArray::number(id) + '}';
}

QByteArray path(const QByteArray &text)
{
    return "\"path\":\"" + text + '"';
}

QByteArray quoted(const QList<QByteArray> &words)
{
    return "[\"" + words.join("\",\"") + "\"]";
}

/** `"name":"value"` */
QByteArray member(const char *name, const QByteArray &value)
{
    return QByteArray("\"") + name + "\":\"" + value + '"';
}

/** One line of a list, as the test itself decides by it. */
struct Line
{
    int level = 0; ///< 0: the most specific type
    QList<int> key;
    bool isDeny = false;
    QList<QByteArray> flags;

    [[nodiscard]] bool covers(const QList<int> &name) const
    {
        for (qsizetype i = 0; i < key.size(); ++i) {
            if (key[i] != 0 && (i >= name.size() || key[i] != name[i]))
                return false;
        }
        return true;
    }
};

bool decidedBy(const QList<Line> &lines, const QList<int> &name, const QByteArray &flag)
{
    for (int level = 0; level < 3; ++level) {
        bool isGiven = false;
        for (const Line &line : lines) {
            if (line.level != level || !line.flags.contains(flag) || !line.covers(name))
                continue;
            if (line.isDeny)
                return false;
            isGiven = true;
        }
        if (isGiven)
            return true;
    }
    return false;
}

} // namespace

/** `/resource-types`, `/resource-roles`, `/resource-access`: P-130 to P-147 and the traps T1, T11, T13, T14, T18 to T20. */
class TestResourceAccessApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    void makeType(const QByteArray &code, const QByteArray &keyFields, const QByteArray &flags = "[]");
    void makeRole(const QByteArray &code, const QByteArray &type, const QByteArray &flags);
    [[nodiscard]] HttpAnswer grantTo(const QByteArray &target, const QByteArray &id, const QByteArray &type,
                                     const QByteArray &resource, const QByteArray &rest, const QByteArray &asker = "ada");
    /** `status`, or `status code` of a refusal. */
    [[nodiscard]] QByteArray give(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                                  const QList<QByteArray> &flags, const QByteArray &asker = "ada");
    [[nodiscard]] QByteArray deny(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                                  const QList<QByteArray> &flags);
    [[nodiscard]] QByteArray giveGroup(const QByteArray &group, const QByteArray &type, const QByteArray &resource,
                                       const QList<QByteArray> &flags);
    [[nodiscard]] bool allows(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                              const QByteArray &flag);
    [[nodiscard]] QByteArray reason(const QByteArray &asker, const QByteArray &user, const QByteArray &type,
                                    const QByteArray &resource, const QByteArray &flag);
    [[nodiscard]] int revoked(const QByteArray &type, const QByteArray &resource, const QByteArray &more = {});
    [[nodiscard]] QByteArray groupOf(const QByteArray &name, const QList<QByteArray> &members);
    [[nodiscard]] int lines(const QByteArray &query);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init();
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p130_flagsAreGivenOneByOne();
    void p131_revoking();
    void p132_groupsAndDenials();
    void p133_t11_superadminsAndOwnersAfterTheirStatus();
    void t1_ownersOfOneThingOwnNothingElse();
    void p134_filter();
    void p135_sourcesOfEachFlag();
    void p136_accountsAreApart();
    void p137_whatGoesTakesItsLinesAlong();
    void p138_typesBelow();
    void p139_flagsOfAType();
    void p140_changesCountAtOnce();
    void p141_p142_paths();
    void p143_revokingPaths();
    void p144_roles();
    void p145_p146_t20_rolesGiveTheirFlags();
    void p147_t18_checkAndFilterAgree();
    void t13_foreignLinesAreUnknown();
    void t14_nobodyGivesWhatHeHasNot();
    void t19_fewerFieldsCoverAllWithThem();
    void whatSomebodyReaches();
    void badInput();
};

void TestResourceAccessApi::init()
{
    m_world = std::make_unique<AccessWorld>(testEngine());
    makeType("project", R"(["project_id"])");
    makeType("project.invoices", R"(["project_id","invoice_id"])");
    makeType("docs", "[]");
}

void TestResourceAccessApi::makeType(const QByteArray &code, const QByteArray &keyFields, const QByteArray &flags)
{
    const HttpAnswer made =
        m_world->send("root", "POST", "/resource-types",
                      R"({"code":")" + code + R"(","name":"Things","key_fields":)" + keyFields + R"(,"flags":)" + flags + '}');
    QVERIFY2(made.status == 201, made.body);
}

void TestResourceAccessApi::makeRole(const QByteArray &code, const QByteArray &type, const QByteArray &flags)
{
    const HttpAnswer made =
        m_world->send("root", "POST", "/resource-roles",
                      R"({"code":")" + code + R"(","name":"Role","resource_type":")" + type + R"(","flags":)" + flags + '}');
    QVERIFY2(made.status == 201, made.body);
}

HttpAnswer TestResourceAccessApi::grantTo(const QByteArray &target, const QByteArray &id, const QByteArray &type,
                                          const QByteArray &resource, const QByteArray &rest, const QByteArray &asker)
{
    return m_world->send(asker, "POST", "/resource-access",
                         R"({"resource_type":")" + type + "\"," + resource + ",\"" + target + R"(":")" + id + "\"," + rest
                             + '}');
}

QByteArray TestResourceAccessApi::give(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                                       const QList<QByteArray> &flags, const QByteArray &asker)
{
    const HttpAnswer answer = grantTo("user_id", m_world->id(person), type, resource, "\"flags\":" + quoted(flags), asker);
    const QByteArray status = QByteArray::number(answer.status);
    return answer.status < 400 ? status : status + ' ' + QByteArray::number(answer.at("code").toInt());
}

QByteArray TestResourceAccessApi::deny(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                                       const QList<QByteArray> &flags)
{
    return QByteArray::number(
        grantTo("user_id", m_world->id(person), type, resource, "\"deny\":true,\"flags\":" + quoted(flags)).status);
}

QByteArray TestResourceAccessApi::giveGroup(const QByteArray &group, const QByteArray &type, const QByteArray &resource,
                                            const QList<QByteArray> &flags)
{
    return QByteArray::number(grantTo("group_id", group, type, resource, "\"flags\":" + quoted(flags)).status);
}

bool TestResourceAccessApi::allows(const QByteArray &person, const QByteArray &type, const QByteArray &resource,
                                   const QByteArray &flag)
{
    const HttpAnswer answer =
        m_world->send(person, "POST", "/resource-access/check",
                      R"({"resource_type":")" + type + "\"," + resource + R"(,"flags":[")" + flag + "\"]}");
    if (answer.status != 200)
        qFatal("check: %s", answer.body.constData());
    return answer.at("allowed").toBool();
}

QByteArray TestResourceAccessApi::reason(const QByteArray &asker, const QByteArray &user, const QByteArray &type,
                                         const QByteArray &resource, const QByteArray &flag)
{
    const HttpAnswer answer = m_world->send(asker, "POST", "/resource-access/check",
                                            R"({"resource_type":")" + type + "\"," + resource + R"(,"flags":[")" + flag
                                                + R"("],"user_id":")" + m_world->id(user) + "\"}");
    return answer.status == 200 ? text(answer.at("results.0.decided_by")) : refusal(answer);
}

int TestResourceAccessApi::revoked(const QByteArray &type, const QByteArray &resource, const QByteArray &more)
{
    const HttpAnswer answer =
        m_world->send("ada", "POST", "/resource-access/revoke", R"({"resource_type":")" + type + "\"," + resource + more + '}');
    return answer.status == 200 ? answer.at("deleted").toInt() : -answer.status;
}

QByteArray TestResourceAccessApi::groupOf(const QByteArray &name, const QList<QByteArray> &members)
{
    const QByteArray group = m_world->make("ada", "/groups", R"({"name":")" + name + "\"}");
    for (const QByteArray &person : members)
        m_world->send("ada", "POST", "/groups/" + group + "/users", R"({"user_id":")" + m_world->id(person) + "\"}");
    return group;
}

int TestResourceAccessApi::lines(const QByteArray &query)
{
    return m_world->get("ada", "/resource-access?" + query).at("total").toInt(-1);
}

// -- who may ------------------------------------------------------------------------------------------------------------------

void TestResourceAccessApi::whoMay()
{
    struct Case
    {
        const char *name;
        const char *method;
        const char *path;
        const char *body;
        QByteArray user;  ///< who holds nothing
        QByteArray admin; ///< of the account
        QByteArray root;
    };
    const std::vector<Case> cases{
        {"types", "GET", "/resource-types", nullptr, "200", "200", "200"},
        {"type", "GET", "/resource-types/project", nullptr, "200", "200", "200"},
        {"unknown type", "GET", "/resource-types/nothing", nullptr, "404 35003", "404 35003", "404 35003"},
        {"new type", "POST", "/resource-types", R"({"code":"wiki","name":"Wiki"})", "403 40006", "403 40006", "201"},
        {"change type", "PATCH", "/resource-types/docs", R"({"name":"Texts"})", "403 40006", "403 40006", "200"},
        {"flags", "GET", "/resource-flags", nullptr, "200", "200", "200"},
        {"new flag", "POST", "/resource-flags", R"({"code":"print"})", "403 40006", "403 40006", "201"},
        {"roles", "GET", "/resource-roles", nullptr, "200", "200", "200"},
        {"new role", "POST", "/resource-roles", R"({"code":"reader","name":"Reader","resource_type":"docs"})", "403 40006",
         "403 40006", "201"},
        {"change role", "PATCH", "/resource-roles/editor", R"({"name":"Editors"})", "403 40006", "403 40006", "200"},
        {"delete role", "DELETE", "/resource-roles/editor", nullptr, "403 40006", "403 40006", "204"},
        {"ensure roles", "POST", "/resource-roles/ensure", R"({"source":"app","roles":[]})", "403 40006", "403 40006", "200"},
        {"list", "GET", "/resource-access", nullptr, "403 32001", "200", "200"},
        {"own list", "GET", "/resource-access?user_id=${asker}", nullptr, "200", "200", "200"},
        {"check oneself", "POST", "/resource-access/check",
         R"({"resource_type":"project","key":{"project_id":1},"flags":["read"]})", "200", "200", "200"},
        {"check another", "POST", "/resource-access/check",
         R"({"resource_type":"project","key":{"project_id":1},"flags":["read"],"user_id":"${cid}"})", "403 32001", "200",
         "200"},
        {"filter", "POST", "/resource-access/filter",
         R"({"resource_type":"project","flag":"read","resources":[{"key":{"project_id":1}}],"user_id":"${cid}"})", "403 32001",
         "200", "200"},
        {"matrix", "POST", "/resource-access/matrix",
         R"({"resource_type":"project","key":{"project_id":1},"user_id":"${cid}"})", "403 32001", "200", "200"},
        {"reached", "GET", "/resource-access/resources?resource_type=project&flag=read&user_id=${cid}", nullptr, "403 32001",
         "200", "200"},
        {"deny", "POST", "/resource-access",
         R"({"resource_type":"project","key":{"project_id":1},"user_id":"${cid}","flags":["read"],"deny":true})", "403 32001",
         "200", "200"},
        {"revoke", "POST", "/resource-access/revoke",
         R"({"resource_type":"project","key":{"project_id":1},"account_id":"lab"})", "403 32001", "200", "200"},
        {"take back", "DELETE", "/resource-access/${line}", nullptr, "403 32001", "204", "204"},
    };
    AccessWorld &w = *m_world;
    for (const Case &one : cases) {
        const QByteArray path(one.path);
        const QByteArray body(one.body);
        const auto ask = [&](const QByteArray &person) {
            w.send("root", "POST", "/resource-roles", R"({"code":"editor","name":"Editor","resource_type":"docs"})");
            const HttpAnswer line = grantTo("user_id", w.id("bob"), "project", project(9), R"("flags":["read"])");
            const auto filled = [&](QByteArray text) {
                text.replace("${cid}", w.id("cid")).replace("${asker}", w.id(person));
                return text.replace("${line}", text.contains("${line}") ? test::text(line.at("items.0.id")) : QByteArray());
            };
            return w.outcome(person, one.method, filled(path), body.isNull() ? body : filled(body));
        };
        const auto verify = [&](const QByteArray &person, const QByteArray &expected) {
            const QByteArray outcome = ask(person);
            const QByteArray told = QByteArray(one.name) + " by " + person + ": " + outcome + ", not " + expected;
            QVERIFY2(outcome == expected, told.constData());
        };
        verify("nobody", "401 40003");
        verify("bob", one.user);
        verify("max", one.admin);
        verify("root", one.root);
        // The owner of another account: what is about these people is about nobody.
        if (path.contains("${line}"))
            verify("eve", "404 40110");
        if (body.contains("${cid}") || path.contains("${cid}"))
            verify("eve", "404 33001");
        if (body.contains("\"lab\""))
            verify("eve", "404 34003");
    }
}

// -- granting and taking back -------------------------------------------------------------------------------------------------

void TestResourceAccessApi::p130_flagsAreGivenOneByOne()
{
    AccessWorld &w = *m_world;
    const HttpAnswer made = grantTo("user_id", w.id("bob"), "project", project(7), R"("flags":["read","write"])");
    QCOMPARE(made.status, 200);
    QCOMPARE(made.at("changed").toInt(), 2);
    QCOMPARE(made.at("items").toArray().size(), 2);
    QCOMPARE(text(made.at("items.0.user_email")), QByteArray("bob@example.test"));
    QCOMPARE(text(made.at("items.0.granted_by")), w.id("ada"));
    QCOMPARE(w.events(text(made.at("items.0.id"))), QList<int>{18010});
    QVERIFY(allows("bob", "project", project(7), "read"));
    QVERIFY(allows("bob", "project", project(7), "write"));
    QVERIFY(!allows("bob", "project", project(7), "delete"));
    QVERIFY(!allows("bob", "project", project(8), "read"));
    QVERIFY(!allows("cid", "project", project(7), "read"));
    // Texts and numbers of keys are the same.
    QVERIFY(allows("bob", "project", R"("key":{"project_id":"7"})", "read"));
    // Once more changes nothing.
    const HttpAnswer again = grantTo("user_id", w.id("bob"), "project", project(7), R"("flags":["read"])");
    QCOMPARE(again.at("changed").toInt(), 0);
    QCOMPARE(w.events(text(made.at("items.0.id"))), QList<int>{18010});
    const QByteArray question = R"({"resource_type":"project","key":{"project_id":7},"flags":["read","delete"],"mode":)";
    QCOMPARE(w.send("bob", "POST", "/resource-access/check", question + "\"any\"}").at("allowed").toBool(), true);
    QCOMPARE(w.send("bob", "POST", "/resource-access/check", question + "\"all\"}").at("allowed").toBool(), false);
    QCOMPARE(w.outcome("bob", "POST", "/resource-access/check", question + "\"any\",\"enforce\":true}"), QByteArray("200"));
    QCOMPARE(w.outcome("bob", "POST", "/resource-access/check", question + "\"all\",\"enforce\":true}"),
             QByteArray("403 35001"));
}

void TestResourceAccessApi::p131_revoking()
{
    AccessWorld &w = *m_world;
    QCOMPARE(give("bob", "project", project(7), {"read", "write", "share"}), QByteArray("200"));
    QCOMPARE(give("cid", "project", project(7), {"read"}), QByteArray("200"));
    const QByteArray ofBob = ',' + member("user_id", w.id("bob"));
    QCOMPARE(revoked("project", project(7), ofBob + R"(,"flags":["share"])"), 1);
    QVERIFY(!allows("bob", "project", project(7), "share"));
    QVERIFY(allows("bob", "project", project(7), "write"));
    QCOMPARE(revoked("project", project(7), ofBob), 2);
    QVERIFY(!allows("bob", "project", project(7), "read"));
    QVERIFY(allows("cid", "project", project(7), "read"));
    QCOMPARE(revoked("project", project(8)), 0);
    QCOMPARE(give("bob", "project.invoices", invoice(7, 1), {"read"}), QByteArray("200"));
    QCOMPARE(give("bob", "project", R"("key":{"project_id":"7%"})", {"read"}), QByteArray("200"));
    // All about the project, in the types below as well, and nothing that only looks like it.
    QCOMPARE(revoked("project", project(7), R"(,"whole":true)"), 2);
    QCOMPARE(lines({}), 1);
    QCOMPARE(revoked("project", R"("key":{"project_id":"7%"})", R"(,"whole":true)"), 1);
    QCOMPARE(lines({}), 0);
}

void TestResourceAccessApi::p132_groupsAndDenials()
{
    const QByteArray group = groupOf("Readers", {"bob", "cid"});
    QCOMPARE(giveGroup(group, "project", project(7), {"read", "write"}), QByteArray("200"));
    QVERIFY(allows("bob", "project", project(7), "read"));
    QCOMPARE(deny("bob", "project", project(7), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project", project(7), "read"));
    QVERIFY(allows("bob", "project", project(7), "write"));
    QVERIFY(allows("cid", "project", project(7), "read"));
    QCOMPARE(reason("ada", "bob", "project", project(7), "read"), QByteArray("denied"));
    QCOMPARE(revoked("project", project(7), ',' + member("user_id", m_world->id("bob"))), 1);
    QVERIFY(allows("bob", "project", project(7), "read"));
    // What was denied is given by giving it: one line, which says the opposite.
    QCOMPARE(deny("bob", "project", project(7), {"read"}), QByteArray("200"));
    const HttpAnswer flipped = grantTo("user_id", m_world->id("bob"), "project", project(7), R"("flags":["read"])");
    QCOMPARE(flipped.at("changed").toInt(), 1);
    QCOMPARE(flipped.at("items").toArray().size(), 1);
    QVERIFY(allows("bob", "project", project(7), "read"));
    QCOMPARE(m_world->events(text(flipped.at("items.0.id"))), (QList<int>{18012, 18010}));
}

void TestResourceAccessApi::p133_t11_superadminsAndOwnersAfterTheirStatus()
{
    AccessWorld &w = *m_world;
    QVERIFY(allows("root", "project", project(1), "read"));
    QVERIFY(allows("ada", "project", project(1), "read"));
    QVERIFY(!allows("max", "project", project(1), "read"));
    QCOMPARE(reason("max", "ada", "project", project(1), "read"), QByteArray("owner"));
    // A second owner, who is then disabled.
    QCOMPARE(
        w.outcome("ada", "POST", "/accounts/" + w.accountId("lab") + "/owners", '{' + member("user_id", w.id("bob")) + '}'),
        QByteArray("201"));
    QCOMPARE(reason("max", "bob", "project", project(1), "read"), QByteArray("owner"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(reason("max", "bob", "project", project(1), "read"), QByteArray("status"));
}

void TestResourceAccessApi::t1_ownersOfOneThingOwnNothingElse()
{
    // Whoever may give access, and has all of one thing, has nothing of others.
    m_world->give("bob", "resources");
    QCOMPARE(give("bob", "project", project(1), {"read", "write", "delete", "share", "approve", "export"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project", project(2), "read"));
    QCOMPARE(give("cid", "project", project(2), {"read"}, "bob"), QByteArray("403 40108"));
}

// -- asking -------------------------------------------------------------------------------------------------------------------

void TestResourceAccessApi::p134_filter()
{
    AccessWorld &w = *m_world;
    makeRole("viewer", "project", R"(["read"])");
    const QByteArray group = groupOf("Readers", {"bob"});
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(giveGroup(group, "project", project(2), {"read"}), QByteArray("200"));
    QCOMPARE(grantTo("user_id", w.id("bob"), "project", project(3), R"("roles":["viewer"])").status, 200);
    QCOMPARE(grantTo("group_id", group, "project", project(4), R"("roles":["viewer"])").status, 200);
    QCOMPARE(giveGroup(group, "project", project(5), {"read"}), QByteArray("200"));
    QCOMPARE(deny("bob", "project", project(5), {"read"}), QByteArray("200"));
    QCOMPARE(give("bob", "project", project(6), {"write"}), QByteArray("200"));
    QByteArray asked;
    for (int i = 1; i <= 10; ++i)
        asked += QByteArray(i > 1 ? "," : "") + '{' + project(i) + '}';
    const HttpAnswer answer = w.send("bob", "POST", "/resource-access/filter",
                                     R"({"resource_type":"project","flag":"read","resources":[)" + asked + "]}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.at("total").toInt(), 4);
    QByteArray allowed;
    const QJsonArray items = answer.at("items").toArray();
    for (const QJsonValue &item : items)
        allowed += QByteArray::number(item["key"]["project_id"].toInt());
    QCOMPARE(allowed, QByteArray("1234"));
    // Of a type that is not there nothing was given.
    QCOMPARE(w.send("bob", "POST", "/resource-access/filter",
                    R"({"resource_type":"nothing","flag":"read","resources":[{"key":{"a":1}}]})")
                 .at("total")
                 .toInt(),
             0);
}

void TestResourceAccessApi::p135_sourcesOfEachFlag()
{
    AccessWorld &w = *m_world;
    makeRole("editor", "project", R"(["read","write"])");
    const QByteArray group = groupOf("Readers", {"bob"});
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(grantTo("group_id", group, "project", project(1), R"("roles":["editor"])").status, 200);
    const HttpAnswer answer = w.send("ada", "POST", "/resource-access/matrix",
                                     R"({"resource_type":"project","key":{"project_id":1},"user_id":")" + w.id("bob") + "\"}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(text(answer.at("items.0.resource_type")), QByteArray("project"));
    QHash<QByteArray, QJsonObject> flags;
    const QJsonArray shown = answer.at("items.0.flags").toArray();
    for (const QJsonValue &flag : shown)
        flags.insert(text(flag["flag"]), flag.toObject());
    QCOMPARE(flags.size(), 6);
    QCOMPARE(flags["read"]["allowed"].toBool(), true);
    QCOMPARE(text(flags["read"]["decided_by"]), QByteArray("user"));
    const QJsonArray sources = flags["read"]["sources"].toArray();
    QCOMPARE(sources.size(), 2);
    QCOMPARE(text(sources[0]["via"]), QByteArray("user"));
    QCOMPARE(text(sources[1]["group"]), QByteArray("readers"));
    QCOMPARE(text(sources[1]["role"]), QByteArray("editor"));
    QCOMPARE(text(flags["write"]["decided_by"]), QByteArray("group_role"));
    QCOMPARE(flags["delete"]["allowed"].toBool(), false);
    QCOMPARE(text(flags["delete"]["decided_by"]), QByteArray("nothing"));
    QVERIFY(flags["delete"]["line"].isNull());
    QCOMPARE(deny("bob", "project", project(1), {"read"}), QByteArray("200"));
    const QByteArray list = w.get("ada", "/resource-access?resource_type=project&key=" + encoded(R"({"project_id":1})")).body;
    QVERIFY(list.contains(R"("is_deny":true)"));
    QVERIFY(list.contains("bob@example.test"));
    QVERIFY(list.contains(R"("group_code":"readers")"));
}

void TestResourceAccessApi::p136_accountsAreApart()
{
    AccessWorld &w = *m_world;
    w.addUser("fay", "other");
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QVERIFY(!allows("fay", "project", project(1), "read"));
    QCOMPARE(give("fay", "project", project(1), {"write"}, "eve"), QByteArray("200"));
    QVERIFY(allows("fay", "project", project(1), "write"));
    QVERIFY(!allows("bob", "project", project(1), "write"));
    QCOMPARE(lines({}), 1);
    QCOMPARE(revoked("project", project(1)), 1);
    QVERIFY(allows("fay", "project", project(1), "write"));
}

void TestResourceAccessApi::p137_whatGoesTakesItsLinesAlong()
{
    AccessWorld &w = *m_world;
    const QByteArray group = groupOf("Readers", {"cid"});
    w.addUser("dan", "lab", 1);
    w.give("dan", "resources");
    QCOMPARE(give("dan", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(give("bob", "project", project(1), {"read"}, "dan"), QByteArray("200"));
    QCOMPARE(giveGroup(group, "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(lines({}), 3);
    // A user who is deleted is one who may not come in: what was given to him is nothing, what he gave stays.
    QCOMPARE(reason("ada", "dan", "project", project(1), "read"), QByteArray("user"));
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("dan")).left(3), QByteArray("204"));
    QCOMPARE(reason("ada", "dan", "project", project(1), "read"), QByteArray("status"));
    QVERIFY(allows("bob", "project", project(1), "read"));
    QVERIFY(allows("cid", "project", project(1), "read"));
    QCOMPARE(w.outcome("ada", "DELETE", "/groups/" + group), QByteArray("204"));
    QCOMPARE(lines({}), 2);
    QVERIFY(!allows("cid", "project", project(1), "read"));
}

void TestResourceAccessApi::p138_typesBelow()
{
    AccessWorld &w = *m_world;
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QVERIFY(allows("bob", "project.invoices", invoice(1, 5), "read"));
    QVERIFY(!allows("bob", "project.invoices", invoice(2, 5), "read"));
    QCOMPARE(reason("ada", "bob", "project.invoices", invoice(1, 5), "read"), QByteArray("user"));
    // What the type itself says wins over those above it, whichever it is.
    QCOMPARE(deny("bob", "project.invoices", invoice(1, 5), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project.invoices", invoice(1, 5), "read"));
    QVERIFY(allows("bob", "project.invoices", invoice(1, 6), "read"));
    QCOMPARE(deny("cid", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(give("cid", "project.invoices", invoice(1, 5), {"read"}), QByteArray("200"));
    QVERIFY(allows("cid", "project.invoices", invoice(1, 5), "read"));
    QVERIFY(!allows("cid", "project.invoices", invoice(1, 6), "read"));
    // A grant below opens nothing above.
    QVERIFY(!allows("cid", "project", project(1), "read"));
    const HttpAnswer matrix = w.send("ada", "POST", "/resource-access/matrix",
                                     R"({"resource_type":"project","key":{"project_id":1},"user_id":")" + w.id("bob") + "\"}");
    QCOMPARE(matrix.at("items").toArray().size(), 2);
    QCOMPARE(text(matrix.at("items.1.resource_type")), QByteArray("project.invoices"));
    const auto readFlag = [&](const QByteArray &row) {
        const QJsonArray flags = matrix.at(row + ".flags").toArray();
        for (const QJsonValue &flag : flags) {
            if (text(flag["flag"]) == "read")
                return flag.toObject();
        }
        return QJsonObject();
    };
    QCOMPARE(readFlag("items.0")["is_inherited"].toBool(), false);
    QCOMPARE(readFlag("items.1")["allowed"].toBool(), true);
    QCOMPARE(readFlag("items.1")["is_inherited"].toBool(), true);
}

void TestResourceAccessApi::p139_flagsOfAType()
{
    AccessWorld &w = *m_world;
    makeType("board", R"(["board_id"])", R"(["read","write"])");
    const QByteArray board = R"("key":{"board_id":1})";
    QCOMPARE(give("bob", "board", board, {"export"}), QByteArray("422 35006"));
    QCOMPARE(give("bob", "board", board, {"read", "export"}), QByteArray("422 35006"));
    QVERIFY(!allows("bob", "board", board, "read")); // the list failed whole
    QCOMPARE(give("bob", "board", board, {"fly"}), QByteArray("422 35004"));
    QCOMPARE(give("bob", "project", project(1), {"export"}), QByteArray("200"));
    const auto change = [&](const QByteArray &body) { return w.send("root", "PATCH", "/resource-types/board", body); };
    QCOMPARE(texts(change(R"({"flags":["export","read"]})").at("flags")), (QList<QByteArray>{"export", "read"}));
    QCOMPARE(give("bob", "board", board, {"export"}), QByteArray("200"));
    QCOMPARE(texts(change(R"({"flags":null})").at("flags")), (QList<QByteArray>{"export", "read"}));
    QCOMPARE(texts(change(R"({"flags":[]})").at("flags")), QList<QByteArray>());
    QCOMPARE(give("bob", "board", board, {"approve"}), QByteArray("200"));
    // A flag of one's own.
    QCOMPARE(w.outcome("root", "POST", "/resource-flags", R"({"code":"print"})"), QByteArray("201"));
    QCOMPARE(w.outcome("root", "POST", "/resource-flags", R"({"code":"print"})"), QByteArray("409 40109"));
    QCOMPARE(give("bob", "board", board, {"print"}), QByteArray("200"));
    QVERIFY(allows("bob", "board", board, "print"));
    // A type that is switched off gives nothing, and takes nothing.
    QCOMPARE(change(R"({"is_active":false})").status, 200);
    QVERIFY(!allows("bob", "board", board, "print"));
    QCOMPARE(give("bob", "board", board, {"read"}), QByteArray("404 35003"));
    QCOMPARE(change(R"({"is_active":true})").status, 200);
    QVERIFY(allows("bob", "board", board, "print"));
}

void TestResourceAccessApi::p140_changesCountAtOnce()
{
    AccessWorld &w = *m_world;
    const QByteArray group = groupOf("Readers", {});
    QCOMPARE(giveGroup(group, "project", project(1), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project", project(1), "read"));
    w.send("ada", "POST", "/groups/" + group + "/users", '{' + member("user_id", w.id("bob")) + '}');
    QVERIFY(allows("bob", "project", project(1), "read"));
    // T10: a group that is switched off.
    w.send("ada", "PATCH", "/groups/" + group, R"({"is_active":false})");
    QVERIFY(!allows("bob", "project", project(1), "read"));
    w.send("ada", "PATCH", "/groups/" + group, R"({"is_active":true})");
    QVERIFY(allows("bob", "project", project(1), "read"));
    w.send("ada", "DELETE", "/groups/" + group + "/users/" + w.id("bob"));
    QVERIFY(!allows("bob", "project", project(1), "read"));
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(reason("ada", "bob", "project", project(1), "read"), QByteArray("status"));
}

// -- paths --------------------------------------------------------------------------------------------------------------------

void TestResourceAccessApi::p141_p142_paths()
{
    QCOMPARE(give("bob", "docs", path("/reports"), {"read"}), QByteArray("200"));
    QVERIFY(allows("bob", "docs", path("/reports"), "read"));
    QVERIFY(allows("bob", "docs", path("/reports/2026/march"), "read"));
    QVERIFY(!allows("bob", "docs", path("/reports-old"), "read"));
    QVERIFY(!allows("bob", "docs", path("/report"), "read"));
    QVERIFY(!allows("bob", "docs", path("/other"), "read"));
    QCOMPARE(deny("bob", "docs", path("/reports/secret"), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "docs", path("/reports/secret"), "read"));
    QVERIFY(!allows("bob", "docs", path("/reports/secret/deep"), "read"));
    QVERIFY(allows("bob", "docs", path("/reports/secretary"), "read"));
    // What is denied above is not given below.
    QCOMPARE(give("bob", "docs", path("/reports/secret/deep"), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "docs", path("/reports/secret/deep"), "read"));
    // Keys and paths are apart.
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project", path("/1"), "read"));
    QCOMPARE(give("bob", "project", path("/1"), {"write"}), QByteArray("200"));
    QVERIFY(!allows("bob", "project", project(1), "write"));
    QVERIFY(allows("bob", "project", project(1), "read"));
}

void TestResourceAccessApi::p143_revokingPaths()
{
    for (const QByteArray &place : {QByteArray("/a"), QByteArray("/a/b"), QByteArray("/a/b/c"), QByteArray("/ab")})
        QCOMPARE(give("bob", "docs", path(place), {"read"}), QByteArray("200"));
    QCOMPARE(revoked("docs", path("/a")), 1);
    QVERIFY(allows("bob", "docs", path("/a/b"), "read"));
    QCOMPARE(revoked("docs", path("/a"), R"(,"whole":true)"), 2);
    QVERIFY(!allows("bob", "docs", path("/a/b"), "read"));
    QVERIFY(allows("bob", "docs", path("/ab"), "read"));
    QCOMPARE(revoked("docs", R"("flags":[])"), -422);
    for (const QByteArray &bad : {QByteArray("a"), QByteArray("/"), QByteArray("//a"), QByteArray("/a/"), QByteArray("/../a")})
        QCOMPARE(give("bob", "docs", path(bad), {"read"}), QByteArray("422 35005"));
    QCOMPARE(give("bob", "docs", R"("flags":[])", {"read"}).left(3), QByteArray("422"));
}

// -- roles --------------------------------------------------------------------------------------------------------------------

void TestResourceAccessApi::p144_roles()
{
    AccessWorld &w = *m_world;
    makeType("board", R"(["board_id"])", R"(["read","write"])");
    const auto create = [&](const QByteArray &code, const QByteArray &type, const QByteArray &flags) {
        return w.outcome("root", "POST", "/resource-roles",
                         R"({"code":")" + code + R"(","name":"R","resource_type":")" + type + R"(","flags":)" + flags + '}');
    };
    QCOMPARE(create("keeper", "board", R"(["read","export"])"), QByteArray("422 35008"));
    QCOMPARE(create("keeper", "board", R"(["fly"])"), QByteArray("422 35004"));
    QCOMPARE(create("keeper", "nothing", R"(["read"])"), QByteArray("404 35003"));
    QCOMPARE(create("keeper", "board", R"(["read"])"), QByteArray("201"));
    QCOMPARE(create("keeper", "board", R"(["read"])"), QByteArray("409 40109"));
    QCOMPARE(w.send("root", "PATCH", "/resource-types/board", R"({"flags":["write"]})").at("code").toInt(), 35008);
    QCOMPARE(grantTo("user_id", w.id("bob"), "project", project(1), R"("roles":["keeper"])").at("code").toInt(), 35009);
    QCOMPARE(grantTo("user_id", w.id("bob"), "board", R"("key":{"board_id":1})", R"("roles":["nobody"])").at("code").toInt(),
             35007);
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/nobody", R"({"name":"X"})"), QByteArray("404 35007"));
    const auto ensure = [&](const QByteArray &rest) {
        return w.send("root", "POST", "/resource-roles/ensure", R"({"source":"shop",)" + rest + '}');
    };
    const QByteArray two = R"("roles":[{"code":"seller","name":"Seller","resource_type":"board","flags":["write"]},)"
                           R"({"code":"buyer","name":"Buyer","resource_type":"board","flags":["read"]}])";
    HttpAnswer report = ensure(two);
    QCOMPARE(report.at("created").toInt(), 2);
    report = ensure(two);
    QCOMPARE(report.at("created").toInt() + report.at("changed").toInt() + report.at("deactivated").toInt(), 0);
    QCOMPARE(report.at("roles").toArray().size(), 2);
    const QByteArray one = R"("roles":[{"code":"buyer","name":"Buyer","resource_type":"board","flags":["read","write"]}])";
    QCOMPARE(ensure(one).at("changed").toInt(), 1);
    report = ensure(one + R"(,"final_state":true)");
    QCOMPARE(report.at("deactivated").toInt(), 1);
    QByteArray active;
    const QJsonArray roles = w.get("bob", "/resource-roles?resource_type=board").at("items").toArray();
    for (const QJsonValue &role : roles)
        active += text(role["code"]) + (role["is_active"].toBool() ? "+ " : "- ");
    QCOMPARE(active, QByteArray("buyer+ keeper+ seller- "));
    QCOMPARE(w.outcome("bob", "GET", "/resource-roles?resource_type=nothing"), QByteArray("404 35003"));
    QCOMPARE(ensure(R"("roles":[{"code":"keeper","name":"K","resource_type":"project","flags":[]}])").at("code").toInt(),
             35009);
    QCOMPARE(w.outcome("root", "DELETE", "/resource-roles/keeper"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", "/resource-roles/keeper"), QByteArray("404 35007"));
}

void TestResourceAccessApi::p145_p146_t20_rolesGiveTheirFlags()
{
    AccessWorld &w = *m_world;
    makeRole("viewer", "project", R"(["read"])");
    makeRole("editor", "project", R"(["read","write"])");
    const QByteArray group = groupOf("Editors", {"cid"});
    const HttpAnswer given = grantTo("user_id", w.id("bob"), "project", project(1), R"("roles":["viewer","editor"])");
    QCOMPARE(given.at("changed").toInt(), 2);
    QCOMPARE(w.events(text(given.at("items.0.id"))), QList<int>{18020});
    QCOMPARE(grantTo("group_id", group, "project", project(1), R"("roles":["editor"])").status, 200);
    QVERIFY(allows("bob", "project", project(1), "write"));
    QVERIFY(allows("cid", "project", project(1), "write"));
    QVERIFY(allows("bob", "project.invoices", invoice(1, 2), "write"));
    // Direct and by role are two lines.
    QCOMPARE(give("bob", "project", project(1), {"write"}), QByteArray("200"));
    const QByteArray ofBob = ',' + member("user_id", w.id("bob"));
    QCOMPARE(revoked("project", project(1), ofBob + R"(,"roles":["editor"])"), 1);
    QVERIFY(allows("bob", "project", project(1), "write"));
    QCOMPARE(reason("ada", "bob", "project", project(1), "read"), QByteArray("user_role"));
    // What a role is changes for everybody who has it.
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/editor", R"({"flags":["read","share"]})"), QByteArray("200"));
    QVERIFY(!allows("cid", "project", project(1), "write"));
    QVERIFY(allows("cid", "project", project(1), "share"));
    // Denied wins.
    QCOMPARE(deny("cid", "project", project(1), {"share"}), QByteArray("200"));
    QVERIFY(!allows("cid", "project", project(1), "share"));
    // T20: one that is switched off gives nothing, and cannot be given.
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/editor", R"({"is_active":false})"), QByteArray("200"));
    QVERIFY(!allows("cid", "project", project(1), "read"));
    QCOMPARE(grantTo("user_id", w.id("bob"), "project", project(2), R"("roles":["editor"])").at("code").toInt(), 35007);
    QCOMPARE(w.outcome("root", "PATCH", "/resource-roles/editor", R"({"is_active":true})"), QByteArray("200"));
    QVERIFY(allows("cid", "project", project(1), "read"));
    QCOMPARE(w.outcome("root", "DELETE", "/resource-roles/editor"), QByteArray("204"));
    QVERIFY(!allows("cid", "project", project(1), "read"));
    QVERIFY(allows("bob", "project", project(1), "read"));
}

// -- one predicate ------------------------------------------------------------------------------------------------------------

void TestResourceAccessApi::p147_t18_checkAndFilterAgree()
{
    AccessWorld &w = *m_world;
    // Levels of types a, a.b, a.b.c with one field more each; names of 1 to 3 fields.
    makeType("a", R"(["x"])");
    makeType("a.b", R"(["x","y"])");
    makeType("a.b.c", R"(["x","y","z"])");
    const QList<QByteArray> types{"a.b.c", "a.b", "a"};
    const QList<QByteArray> flags{"read", "write"};
    for (int level = 0; level < 3; ++level)
        makeRole("role" + QByteArray::number(level), types[level], R"(["read","write"])");
    const QByteArray group = groupOf("Random", {"bob"});
    QRandomGenerator random(20'260'401);
    const auto keyJson = [](const QList<int> &key) {
        QByteArrayList members;
        for (qsizetype i = 0; i < key.size(); ++i) {
            if (key[i] != 0)
                members.append(QByteArray("\"") + "xyz"[i] + "\":" + QByteArray::number(key[i]));
        }
        return QByteArray("\"key\":{" + members.join(',') + '}');
    };
    const auto randomKey = [&](int fields, bool isWhole) {
        QList<int> key;
        do {
            key.clear();
            for (int i = 0; i < fields; ++i)
                key.append(isWhole || random.bounded(4) > 0 ? 1 + random.bounded(3) : 0);
        } while (std::ranges::all_of(key, [](int value) { return value == 0; }));
        return key;
    };
    QList<Line> lines;
    QSet<QByteArray> taken; // one line for each thing, holder and flag: the later would turn the earlier around
    for (int i = 0; i < 60; ++i) {
        Line line;
        line.level = random.bounded(3);
        line.key = randomKey(3 - line.level, false);
        const int kind = random.bounded(4);
        line.isDeny = kind == 0;
        line.flags = {flags[random.bounded(2)]};
        const bool isRole = kind == 1;
        const bool isGroup = kind >= 2;
        if (isRole)
            line.flags = flags;
        const QByteArray what = isRole ? "\"roles\":[\"role" + QByteArray::number(line.level) + "\"]"
                                       : "\"flags\":" + quoted(line.flags) + (line.isDeny ? ",\"deny\":true" : "");
        const QByteArray mark = types[line.level] + keyJson(line.key) + (isGroup ? "g" : "u")
            + (isRole ? QByteArray("role") : line.flags.join(','));
        if (taken.contains(mark))
            continue;
        taken.insert(mark);
        const HttpAnswer made = grantTo(isGroup ? "group_id" : "user_id", isGroup ? group : w.id("bob"), types[line.level],
                                        keyJson(line.key), what);
        QVERIFY2(made.status == 200, made.body);
        lines.append(line);
    }
    int allowedOnes = 0;
    for (int round = 0; round < 40; ++round) {
        const int level = random.bounded(3);
        const QByteArray flag = flags[random.bounded(2)];
        QList<Line> counted;
        for (Line line : std::as_const(lines)) {
            line.level -= level; // types below do not count for those above
            if (line.level >= 0)
                counted.append(line);
        }
        QList<QList<int>> names;
        QByteArrayList asked;
        for (int i = 0; i < 25; ++i) {
            names.append(randomKey(3 - level, random.bounded(4) > 0));
            asked.append('{' + keyJson(names.last()) + '}');
        }
        const HttpAnswer filtered = w.send("bob", "POST", "/resource-access/filter",
                                           R"({"resource_type":")" + types[level] + R"(","flag":")" + flag
                                               + R"(","resources":[)" + asked.join(',') + "]}");
        QVERIFY2(filtered.status == 200, filtered.body);
        QByteArrayList expected;
        for (qsizetype i = 0; i < names.size(); ++i) {
            const bool isAllowed = decidedBy(counted, names[i], flag);
            QCOMPARE(allows("bob", types[level], keyJson(names[i]), flag), isAllowed);
            if (isAllowed)
                expected.append(QJsonDocument::fromJson(asked[i]).toJson(QJsonDocument::Compact));
        }
        QByteArrayList got;
        const QJsonArray items = filtered.at("items").toArray();
        for (const QJsonValue &item : items)
            got.append(QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact));
        QCOMPARE(got, expected);
        allowedOnes += int(expected.size());
    }
    // Neither all nor nothing, or the test would show little.
    QVERIFY2(allowedOnes > 100 && allowedOnes < 900, QByteArray::number(allowedOnes));
}

void TestResourceAccessApi::t13_foreignLinesAreUnknown()
{
    AccessWorld &w = *m_world;
    const HttpAnswer made = grantTo("user_id", w.id("bob"), "project", project(1), R"("flags":["read"])");
    const QByteArray line = "/resource-access/" + text(made.at("items.0.id"));
    QCOMPARE(w.outcome("eve", "DELETE", line), QByteArray("404 40110"));
    QCOMPARE(give("bob", "project", project(1), {"read"}, "eve"), QByteArray("404 33001"));
    QCOMPARE(w.get("eve", "/resource-access").at("total").toInt(), 0);
    QCOMPARE(w.outcome("eve", "GET", "/resource-access?account_id=lab"), QByteArray("404 34003"));
    QVERIFY(allows("bob", "project", project(1), "read"));
    QCOMPARE(w.outcome("ada", "DELETE", line), QByteArray("204"));
    QCOMPARE(w.outcome("ada", "DELETE", line), QByteArray("404 40110"));
    QVERIFY(!allows("bob", "project", project(1), "read"));
}

void TestResourceAccessApi::t14_nobodyGivesWhatHeHasNot()
{
    AccessWorld &w = *m_world;
    w.give("bob", "resources.grant");
    QCOMPARE(give("cid", "project", project(1), {"read"}, "bob"), QByteArray("403 40108"));
    QCOMPARE(give("bob", "project", project(1), {"read"}, "bob"), QByteArray("403 40108"));
    QCOMPARE(give("bob", "project.invoices", invoice(1, 1), {"read"}), QByteArray("200"));
    QCOMPARE(give("cid", "project.invoices", invoice(1, 1), {"read"}, "bob"), QByteArray("200"));
    // One of many is not all of them.
    QCOMPARE(give("cid", "project.invoices", project(1), {"read"}, "bob"), QByteArray("403 40108"));
    QCOMPARE(give("cid", "project.invoices", invoice(1, 1), {"read", "write"}, "bob"), QByteArray("403 40108"));
    makeRole("editor", "project.invoices", R"(["read","write"])");
    QCOMPARE(
        grantTo("user_id", w.id("cid"), "project.invoices", invoice(1, 1), R"("roles":["editor"])", "bob").at("code").toInt(),
        40108);
    QVERIFY(!allows("cid", "project.invoices", invoice(1, 1), "write"));
}

void TestResourceAccessApi::t19_fewerFieldsCoverAllWithThem()
{
    QCOMPARE(give("bob", "project.invoices", project(1), {"read"}), QByteArray("200"));
    QVERIFY(allows("bob", "project.invoices", invoice(1, 1), "read"));
    QVERIFY(allows("bob", "project.invoices", invoice(1, 2), "read"));
    QVERIFY(!allows("bob", "project.invoices", invoice(2, 1), "read"));
    // The other way round nothing is covered, by neither question.
    QCOMPARE(give("cid", "project.invoices", invoice(1, 1), {"read"}), QByteArray("200"));
    QVERIFY(!allows("cid", "project.invoices", project(1), "read"));
    QCOMPARE(m_world
                 ->send("cid", "POST", "/resource-access/filter",
                        R"({"resource_type":"project.invoices","flag":"read","resources":[{"key":{"project_id":1}}]})")
                 .at("total")
                 .toInt(),
             0);
}

void TestResourceAccessApi::whatSomebodyReaches()
{
    AccessWorld &w = *m_world;
    const QByteArray group = groupOf("Readers", {"bob"});
    QCOMPARE(give("bob", "project", project(1), {"read"}), QByteArray("200"));
    QCOMPARE(giveGroup(group, "project", project(2), {"read"}), QByteArray("200"));
    QCOMPARE(giveGroup(group, "project", project(3), {"read"}), QByteArray("200"));
    QCOMPARE(deny("bob", "project", project(3), {"read"}), QByteArray("200"));
    QCOMPARE(give("bob", "project", path("/shared"), {"read"}), QByteArray("200"));
    const QByteArray address = "/resource-access/resources?resource_type=project&flag=read";
    const HttpAnswer reached = w.get("bob", address);
    QCOMPARE(reached.at("total").toInt(), 3);
    QCOMPARE(text(reached.at("items.0.path")), QByteArray("/shared"));
    QCOMPARE(text(reached.at("items.1.key.project_id")), QByteArray("1"));
    QCOMPARE(text(reached.at("items.2.decided_by")), QByteArray("group"));
    const HttpAnswer second = w.get("bob", address + "&skip=1&limit=1");
    QCOMPARE(second.at("total").toInt(), 3);
    QCOMPARE(second.at("items").toArray().size(), 1);
    QCOMPARE(text(second.at("items.0.key.project_id")), QByteArray("1"));
    QCOMPARE(w.outcome("bob", "GET", "/resource-access/resources?flag=read"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "GET", "/resource-access/resources?resource_type=nothing&flag=read"), QByteArray("404 35003"));
}

void TestResourceAccessApi::badInput()
{
    AccessWorld &w = *m_world;
    const QByteArray bob = R"("user_id":")" + w.id("bob") + '"';
    const QList<std::pair<QByteArray, QByteArray>> grants{
        {"{}", "400 40002"},
        {R"({"resource_type":"nothing","key":{"a":1},)" + bob + R"(,"flags":["read"]})", "404 35003"},
        {R"({"resource_type":"project","key":{"other":1},)" + bob + R"(,"flags":["read"]})", "422 35005"},
        {R"({"resource_type":"project","key":{"project_id":1.5},)" + bob + R"(,"flags":["read"]})", "422 35005"},
        {R"({"resource_type":"project","key":{"project_id":true},)" + bob + R"(,"flags":["read"]})", "422 35005"},
        {R"({"resource_type":"project","key":{"project_id":""},)" + bob + R"(,"flags":["read"]})", "422 35005"},
        {R"({"resource_type":"project","key":{},)" + bob + R"(,"flags":["read"]})", "422 35010"},
        {R"({"resource_type":"project",)" + bob + R"(,"flags":["read"]})", "422 35010"},
        {R"({"resource_type":"project","key":7,)" + bob + R"(,"flags":["read"]})", "400 40002"},
        {R"({"resource_type":"project","key":{"project_id":1},"path":"/a",)" + bob + R"(,"flags":["read"]})", "400 40002"},
        {R"({"resource_type":"project","key":{"project_id":1},)" + bob + R"(,"flags":[]})", "400 40002"},
        {R"({"resource_type":"project","key":{"project_id":1},)" + bob + R"(,"flags":"read"})", "400 40002"},
        {R"({"resource_type":"project","key":{"project_id":1},"flags":["read"]})", "422 31001"},
        {R"({"resource_type":"project","key":{"project_id":1},)" + bob + R"(,"group_id":"x","flags":["read"]})", "422 31001"},
        {R"({"resource_type":"project","key":{"project_id":1},"group_id":"x","flags":["read"],"deny":true})", "422 35002"},
        {R"({"resource_type":"project","key":{"project_id":1},"group_id":"x","flags":["read"]})", "404 33011"},
        {R"({"resource_type":"project","key":{"project_id":1},)" + bob + R"(,"roles":["x"],"deny":true})", "400 40002"},
    };
    for (const auto &[body, outcome] : grants)
        QCOMPARE(w.outcome("ada", "POST", "/resource-access", body), outcome);
    const QList<std::pair<QByteArray, QByteArray>> types{
        {R"({"name":"X"})", "400 40002"},
        {R"({"code":"Upper","name":"X"})", "400 40002"},
        {R"({"code":"a..b","name":"X"})", "400 40002"},
        {R"({"code":"new","name":"X","key_fields":["1a"]})", "400 40002"},
        {R"({"code":"new","name":"X","key_fields":["a","a"]})", "400 40002"},
        {R"({"code":"new","name":"X","key_fields":["a","b","c","d","e"]})", "400 40002"},
        {R"({"code":"project","name":"X"})", "409 40109"},
        {R"({"code":"nothing.below","name":"X"})", "404 35003"},
        {R"({"code":"project.new","name":"X","key_fields":["other"]})", "400 40002"},
        {R"({"code":"new","name":"X","flags":["fly"]})", "422 35004"},
    };
    for (const auto &[body, outcome] : types)
        QCOMPARE(w.outcome("root", "POST", "/resource-types", body), outcome);
    const auto change = [&](const QByteArray &body) { return w.outcome("root", "PATCH", "/resource-types/project", body); };
    QCOMPARE(change(R"({"key_fields":[]})"), QByteArray("400 40002"));
    QCOMPARE(change(R"({"key_fields":["project_id","more"]})"), QByteArray("400 40002")); // the type below lacks it
    QCOMPARE(change(R"({"name":" "})"), QByteArray("400 40002"));
    const auto check = [&](const QByteArray &body) { return w.outcome("bob", "POST", "/resource-access/check", body); };
    QCOMPARE(check(R"({"resource_type":"project","key":{"project_id":1}})"), QByteArray("400 40002"));
    QCOMPARE(check(R"({"resource_type":"project","flags":["read"]})"), QByteArray("422 35010"));
    QCOMPARE(check(R"({"resource_type":"project","key":{"project_id":1},"flags":["read"],"mode":"some"})"),
             QByteArray("400 40002"));
    // Not known is not allowed; there is nothing to learn from it.
    QCOMPARE(check(R"({"resource_type":"nothing","key":{"x":1},"flags":["read"]})"), QByteArray("200"));
    const HttpAnswer filtered =
        w.send("bob", "POST", "/resource-access/filter",
               R"({"resource_type":"project","flag":"read","resources":[{"key":{"project_id":1}},{}]})");
    QCOMPARE(filtered.status, 422);
    QCOMPARE(w.outcome("bob", "POST", "/resource-access/filter", R"({"resource_type":"project","flag":"read"})"),
             QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "GET", "/resource-access?key=%7B%7D"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("ada", "GET", "/resource-access?resource_type=project&key=7"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "POST", "/resource-roles/ensure", R"({"source":"a","roles":[{"code":"X"}]})"),
             QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestResourceAccessApi)
#include "tst_resourceaccessapi.moc"
