// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include "auth/mfakeys.h"

#include <QDateTime>
#include <QTest>

#include <liboath/oath.h>

using namespace basalt;
using namespace basalt::test;

namespace {

/** What an app shows now. */
QByteArray shownCode(const QByteArray &secret)
{
    char *bytes = nullptr;
    size_t size = 0;
    if (oath_base32_decode(secret.constData(), size_t(secret.size()), &bytes, &size) != OATH_OK)
        qFatal("base32: %s", secret.constData());
    const QByteArray decoded(bytes, qsizetype(size));
    std::free(bytes);
    return *auth::totpCode(decoded, QDateTime::currentSecsSinceEpoch() / 30);
}

} // namespace

/** `/mfa-policies`, and what they require of whom: P-061 to P-064. */
class TestMfaPolicyApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray policy(const QByteArray &asker, const QByteArray &scope, bool required,
                                    const QByteArray &target = {});
    [[nodiscard]] QByteArray outcome(const QByteArray &asker, const QByteArray &scope, const QByteArray &target = {});
    void remove(const QByteArray &asker, const QByteArray &id);
    [[nodiscard]] bool isRequired(const QByteArray &person);
    [[nodiscard]] QList<QByteArray> listed(const QByteArray &person, const QByteArray &query = {});
    [[nodiscard]] static QByteArray body(const QByteArray &scope, bool required, const QByteArray &target);
    [[nodiscard]] QByteArray groupOf(const QByteArray &name, const QByteArray &member);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p061_theNarrowestAnswerCounts();
    void p062_removingFallsBack();
    void p063_listsAndDuplicates();
    void p064_withoutOneOnlyEnrolmentIsOpen();
    void sessionsFromBeforeAreBoundToo();
    void removingTheFactorClosesTheSessions();
    void foreignIsUnknown();
    void everyChangeIsRecorded();
    void badInput();
};

QByteArray TestMfaPolicyApi::body(const QByteArray &scope, bool required, const QByteArray &target)
{
    QByteArray text = "{\"scope\":\"" + scope + "\",\"required\":" + (required ? "true" : "false");
    if (!target.isNull())
        text += ",\"" + scope + R"(_id":")" + target + '"';
    return text + '}';
}

QByteArray TestMfaPolicyApi::policy(const QByteArray &asker, const QByteArray &scope, bool required, const QByteArray &target)
{
    return m_world->make(asker, "/mfa-policies", body(scope, required, target));
}

QByteArray TestMfaPolicyApi::outcome(const QByteArray &asker, const QByteArray &scope, const QByteArray &target)
{
    return m_world->outcome(asker, "POST", "/mfa-policies", body(scope, true, target));
}

void TestMfaPolicyApi::remove(const QByteArray &asker, const QByteArray &id)
{
    const QByteArray gone = m_world->outcome(asker, "DELETE", "/mfa-policies/" + id);
    if (gone != "204")
        qFatal("remove: %s", gone.constData());
}

bool TestMfaPolicyApi::isRequired(const QByteArray &person)
{
    const HttpAnswer status = m_world->get(person, "/auth/mfa");
    if (status.status != 200)
        qFatal("status: %s", status.body.constData());
    return status.at("must_enroll").toBool();
}

QList<QByteArray> TestMfaPolicyApi::listed(const QByteArray &person, const QByteArray &query)
{
    const HttpAnswer answer = m_world->get(person, "/mfa-policies" + query);
    if (answer.status != 200)
        qFatal("list: %s", answer.body.constData());
    QList<QByteArray> ids;
    for (const QJsonValue item : answer.at("items").toArray())
        ids.append(item["id"].toString().toUtf8());
    return ids;
}

QByteArray TestMfaPolicyApi::groupOf(const QByteArray &name, const QByteArray &member)
{
    const QByteArray id =
        m_world->make("root", "/groups", "{\"name\":\"" + name + R"(","account_id":")" + m_world->accountId("lab") + "\"}");
    const HttpAnswer added =
        m_world->send("root", "POST", "/groups/" + id + "/users", "{\"user_id\":\"" + m_world->id(member) + "\"}");
    if (added.status >= 300)
        qFatal("member: %s", added.body.constData());
    return id;
}

void TestMfaPolicyApi::whoMay()
{
    const QByteArray id = policy("root", "user", false, m_world->id("cid"));
    QCOMPARE(m_world->outcome("nobody", "GET", "/mfa-policies"), QByteArray("401 40003"));
    QCOMPARE(m_world->outcome("nobody", "POST", "/mfa-policies", "{}"), QByteArray("401 40003"));
    QCOMPARE(m_world->outcome("nobody", "DELETE", "/mfa-policies/" + id), QByteArray("401 40003"));
    QCOMPARE(m_world->outcome("bob", "GET", "/mfa-policies"), QByteArray("403 32001"));
    QCOMPARE(outcome("bob", "user", m_world->id("bob")), QByteArray("403 32001"));
    QCOMPARE(m_world->outcome("bob", "DELETE", "/mfa-policies/" + id), QByteArray("403 32001"));
    // The whole installation is for superadmins.
    QCOMPARE(outcome("ada", "global"), QByteArray("403 40006"));
    // Owners may without further ado, others with the permission.
    QCOMPARE(outcome("ada", "user", m_world->id("bob")), QByteArray("201"));
    (void)m_world->give("cid", "mfa.policies");
    QCOMPARE(outcome("cid", "user", m_world->id("max")), QByteArray("201"));
    QCOMPARE(m_world->outcome("cid", "DELETE", "/mfa-policies/" + id), QByteArray("204"));
    QCOMPARE(outcome("cid", "global"), QByteArray("403 40006"));
}

void TestMfaPolicyApi::p061_theNarrowestAnswerCounts()
{
    const QByteArray team = groupOf("team", "bob");
    const QByteArray crew = groupOf("crew", "bob");
    QVERIFY(!isRequired("bob"));
    (void)policy("ada", "group", true, team);
    (void)policy("ada", "group", false, crew);
    // Any group that requires it wins, for its members only.
    QVERIFY(isRequired("bob"));
    QVERIFY(!isRequired("cid"));
    (void)policy("ada", "user", false, m_world->id("bob"));
    QVERIFY(!isRequired("bob"));
    (void)policy("ada", "user", false, m_world->id("ada"));
    (void)policy("root", "user", false, m_world->id("root"));
    (void)policy("root", "global", true);
    QVERIFY(isRequired("cid") && isRequired("eve"));
    QVERIFY(!isRequired("bob") && !isRequired("ada"));
    (void)policy("ada", "account", false);
    QVERIFY(!isRequired("cid"));
    QVERIFY(isRequired("eve"));
}

void TestMfaPolicyApi::p062_removingFallsBack()
{
    const QByteArray team = groupOf("team", "bob");
    (void)policy("root", "user", false, m_world->id("root"));
    const QByteArray all = policy("root", "global", false);
    const QByteArray account = policy("root", "account", true, "lab");
    const QByteArray group = policy("root", "group", false, team);
    const QByteArray user = policy("root", "user", true, m_world->id("bob"));
    QVERIFY(isRequired("bob"));
    remove("root", user);
    QVERIFY(!isRequired("bob"));
    remove("root", group);
    QVERIFY(isRequired("bob"));
    remove("root", account);
    QVERIFY(!isRequired("bob"));
    remove("root", all);
    QVERIFY(!isRequired("bob"));
    const QByteArray again = policy("root", "global", true);
    QVERIFY(isRequired("bob"));
    remove("root", again);
    QVERIFY(!isRequired("bob"));
    QCOMPARE(m_world->outcome("root", "DELETE", "/mfa-policies/" + again), QByteArray("404 38007"));
}

void TestMfaPolicyApi::p063_listsAndDuplicates()
{
    const QByteArray team = groupOf("team", "bob");
    const QByteArray global = policy("root", "global", false);
    const QByteArray lab = policy("ada", "account", false);
    const QByteArray other = policy("eve", "account", false);
    const QByteArray group = policy("ada", "group", false, team);
    const QByteArray user = policy("ada", "user", false, m_world->id("bob"));
    QCOMPARE(listed("root").size(), 5);
    QCOMPARE(listed("root", "?scope=global"), QList<QByteArray>{global});
    QCOMPARE(listed("root", "?scope=account"), (QList<QByteArray>{lab, other}));
    QCOMPARE(listed("root", "?account_id=" + m_world->accountId("lab")).size(), 3);
    QCOMPARE(listed("ada"), (QList<QByteArray>{lab, group, user}));
    QCOMPARE(listed("ada", "?group_id=" + team), QList<QByteArray>{group});
    QCOMPARE(listed("ada", "?user_id=" + m_world->id("bob")), QList<QByteArray>{user});
    QCOMPARE(listed("ada", "?scope=global"), QList<QByteArray>{});
    QCOMPARE(listed("ada", "?account_id=" + m_world->accountId("other")), QList<QByteArray>{});
    QCOMPARE(m_world->get("ada", "/mfa-policies?limit=1&skip=1").at("total").toInt(), 3);
    QCOMPARE(listed("ada", "?limit=1&skip=1"), QList<QByteArray>{group});
    QCOMPARE(outcome("root", "global"), QByteArray("409 40010"));
    QCOMPARE(outcome("ada", "account"), QByteArray("409 40010"));
    QCOMPARE(outcome("ada", "group", team), QByteArray("409 40010"));
    QCOMPARE(outcome("ada", "user", m_world->id("bob")), QByteArray("409 40010"));
    QCOMPARE(m_world->outcome("ada", "DELETE", "/mfa-policies/nothing"), QByteArray("404 38007"));
}

void TestMfaPolicyApi::p064_withoutOneOnlyEnrolmentIsOpen()
{
    (void)policy("ada", "user", true, m_world->id("bob"));
    m_world->signIn("bob", "lab");
    // Everything else is closed, be it for anybody or for users.
    for (const char *path : {"/collections", "/auth/me/sessions", "/mfa-policies", "/permissions", "/users"})
        QCOMPARE(m_world->outcome("bob", "GET", path), QByteArray("403 38005"));
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/switch", R"({"account":"lab"})"), QByteArray("403 38005"));
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me"), QByteArray("200"));
    const QByteArray password = DataWorld::password().toUtf8();
    const HttpAnswer shown = m_world->send("bob", "POST", "/auth/mfa/enroll", "{\"password\":\"" + password + "\"}");
    QCOMPARE(shown.status, 201);
    QCOMPARE(m_world->outcome("bob", "GET", "/collections"), QByteArray("403 38005"));
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/mfa/confirm",
                              "{\"code\":\"" + shownCode(shown.at("secret").toString().toUtf8()) + "\"}"),
             QByteArray("204"));
    QVERIFY(!isRequired("bob"));
    QVERIFY(m_world->outcome("bob", "GET", "/permissions") != "403 38005");
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("200"));
}

void TestMfaPolicyApi::sessionsFromBeforeAreBoundToo()
{
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("200"));
    const QByteArray id = policy("ada", "user", true, m_world->id("bob"));
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("403 38005"));
    remove("ada", id);
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("200"));
    // Of a group: who becomes a member is bound at once.
    const QByteArray team = groupOf("team", "cid");
    (void)policy("ada", "group", true, team);
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("200"));
    const HttpAnswer added =
        m_world->send("root", "POST", "/groups/" + team + "/users", "{\"user_id\":\"" + m_world->id("bob") + "\"}");
    QVERIFY(added.status < 300);
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("403 38005"));
}

void TestMfaPolicyApi::removingTheFactorClosesTheSessions()
{
    const QByteArray password = DataWorld::password().toUtf8();
    const HttpAnswer shown = m_world->send("bob", "POST", "/auth/mfa/enroll", "{\"password\":\"" + password + "\"}");
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/mfa/confirm",
                              "{\"code\":\"" + shownCode(shown.at("secret").toString().toUtf8()) + "\"}"),
             QByteArray("204"));
    (void)policy("ada", "user", true, m_world->id("bob"));
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("200"));
    QCOMPARE(m_world->outcome("root", "DELETE", "/users/" + m_world->id("bob") + "/mfa"), QByteArray("204"));
    QCOMPARE(m_world->outcome("bob", "GET", "/auth/me/sessions"), QByteArray("403 38005"));
}

void TestMfaPolicyApi::foreignIsUnknown()
{
    const QByteArray foreign = policy("eve", "user", true, m_world->id("eve"));
    const auto same = [this](const QByteArray &method, const QByteArray &a, const QByteArray &b, const QByteArray &bodyA,
                             const QByteArray &bodyB) {
        const HttpAnswer first = m_world->send("ada", method, a, bodyA);
        const HttpAnswer second = m_world->send("ada", method, b, bodyB);
        return first.status == 404 && second.status == 404 && first.at("code") == second.at("code")
            && first.at("detail") == second.at("detail");
    };
    const QByteArray unknown = "00000000-0000-7000-8000-00000000ffff";
    QVERIFY(same("DELETE", "/mfa-policies/" + foreign, "/mfa-policies/" + unknown, {}, {}));
    QVERIFY(
        same("POST", "/mfa-policies", "/mfa-policies", body("user", true, m_world->id("eve")), body("user", true, unknown)));
    QVERIFY(same("POST", "/mfa-policies", "/mfa-policies", body("account", true, "other"), body("account", true, "nowhere")));
    const QByteArray group =
        m_world->make("root", "/groups", "{\"name\":\"theirs\",\"account_id\":\"" + m_world->accountId("other") + "\"}");
    QVERIFY(same("POST", "/mfa-policies", "/mfa-policies", body("group", true, group), body("group", true, unknown)));
    // Nothing was changed by trying.
    QCOMPARE(listed("root"), QList<QByteArray>{foreign});
}

void TestMfaPolicyApi::everyChangeIsRecorded()
{
    const QByteArray id = policy("ada", "user", false, m_world->id("bob"));
    remove("ada", id);
    QCOMPARE(m_world->events(id), (QList<int>{10095, 10096}));
    const HttpAnswer refused = m_world->send("bob", "DELETE", "/mfa-policies/" + id);
    QCOMPARE(refused.status, 403);
    QCOMPARE(m_world->events(id).count(10096), 1);
}

void TestMfaPolicyApi::badInput()
{
    const auto field = [this](const QByteArray &text) {
        const HttpAnswer answer = m_world->send("ada", "POST", "/mfa-policies", text);
        return QByteArray::number(answer.status) + ' ' + answer.at("details.0.field").toString().toUtf8() + ' '
            + answer.at("details.0.code").toString().toUtf8();
    };
    QCOMPARE(field(R"({"required":true})"), QByteArray("400 scope required"));
    QCOMPARE(field(R"({"scope":"planet","required":true})"), QByteArray("400 scope invalid_choice"));
    QCOMPARE(field(R"({"scope":"account"})"), QByteArray("400 required required"));
    QCOMPARE(field(R"({"scope":"account","required":null})"), QByteArray("400 required required"));
    QCOMPARE(field(R"({"scope":"account","required":"yes"})"), QByteArray("400 required invalid_type"));
    QCOMPARE(field(R"({"scope":"user","required":true})"), QByteArray("400 user_id required"));
    QCOMPARE(field(R"({"scope":"group","required":true})"), QByteArray("400 group_id required"));
    QCOMPARE(field(R"({"scope":"account","user_id":"x","required":true})"), QByteArray("400 user_id not_of_scope"));
    QCOMPARE(m_world->outcome("ada", "GET", "/mfa-policies?scope=planet"), QByteArray("400 40002"));
    QCOMPARE(m_world->outcome("ada", "GET", "/mfa-policies?limit=0"), QByteArray("400 40002"));
    // A superadmin who has chosen no account has to name one.
    QCOMPARE(outcome("root", "account"), QByteArray("400 40002"));
}

QTEST_GUILESS_MAIN(TestMfaPolicyApi)
#include "tst_mfapolicyapi.moc"
