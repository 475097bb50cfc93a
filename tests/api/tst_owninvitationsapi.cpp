// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/auth/me/invitations`: what waits for somebody who has an account already: P-150, P-153, P-157 and P-158 without a link. */
class TestOwnInvitationsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** Invites a person of `lab` into `other`; the id. */
    QByteArray invite(const QByteArray &person, const QByteArray &role = "member");
    [[nodiscard]] QList<QByteArray> waitingFor(const QByteArray &person);
    [[nodiscard]] QByteArray answer(const QByteArray &person, const QByteArray &id, const QByteArray &how)
    {
        return m_world->outcome(person, "POST", "/auth/me/invitations/" + id + '/' + how);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void nobodyHasNone();
    void p157_accepted();
    void p153_rejected();
    void t15_p158_othersDoNotSeeThem();
    void anAddressHasToBeVerified();
    void whatIsOverIsNotListed();
    void p158_theInviterGivesNoMoreThanHeHas();
    void ofManyAnswersOneCounts();
    void badInput();
};

QByteArray TestOwnInvitationsApi::invite(const QByteArray &person, const QByteArray &role)
{
    return m_world->make("eve", "/invitations",
                         "{\"email\":\"" + person + "@example.test\",\"role\":\"" + role + "\",\"message\":\"Join us\"}");
}

QList<QByteArray> TestOwnInvitationsApi::waitingFor(const QByteArray &person)
{
    const HttpAnswer listed = m_world->get(person, "/auth/me/invitations");
    if (listed.status != 200)
        qFatal("%s", listed.body.constData());
    QList<QByteArray> ids;
    for (const QJsonValue item : listed.at("items").toArray())
        ids.append(text(item["id"]));
    return ids;
}

void TestOwnInvitationsApi::nobodyHasNone()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("nobody", "GET", "/auth/me/invitations"), QByteArray("401 40003"));
    const QByteArray id = invite("bob");
    QCOMPARE(answer("nobody", id, "accept"), QByteArray("401 40003"));
    QCOMPARE(answer("nobody", id, "reject"), QByteArray("401 40003"));
    QVERIFY(waitingFor("cid").isEmpty());
}

void TestOwnInvitationsApi::p157_accepted()
{
    AccessWorld &w = *m_world;
    const QByteArray id = invite("bob");
    const HttpAnswer listed = w.get("bob", "/auth/me/invitations");
    QCOMPARE(listed.at("total").toInt(), 1);
    QCOMPARE(text(listed.at("items.0.id")), id);
    QCOMPARE(text(listed.at("items.0.account_id")), w.accountId("other"));
    QCOMPARE(text(listed.at("items.0.message")), QByteArray("Join us"));
    QCOMPARE(text(listed.at("items.0.role")), QByteArray("member"));
    QVERIFY(!listed.body.contains("token"));
    const HttpAnswer taken = w.send("bob", "POST", "/auth/me/invitations/" + id + "/accept");
    QCOMPARE(taken.status, 200);
    QCOMPARE(text(taken.at("account.slug")), QByteArray("other"));
    QVERIFY(text(taken.at("user.id")) != w.id("bob"));
    QVERIFY(!text(taken.at("token")).isEmpty());
    // One person with two users: he goes from one to the other without a second password.
    QCOMPARE(w.outcome("bob", "POST", "/auth/switch", R"({"account":"other"})"), QByteArray("200"));
    QVERIFY(waitingFor("bob").isEmpty());
    QCOMPARE(answer("bob", id, "accept"), QByteArray("409 39002"));
    QVERIFY(w.events(id).contains(22002));
}

void TestOwnInvitationsApi::p153_rejected()
{
    AccessWorld &w = *m_world;
    const QByteArray id = invite("bob");
    QCOMPARE(answer("bob", id, "reject"), QByteArray("204"));
    QVERIFY(waitingFor("bob").isEmpty());
    QCOMPARE(answer("bob", id, "accept"), QByteArray("409 39002"));
    QCOMPARE(answer("bob", id, "reject"), QByteArray("409 39002"));
    QCOMPARE(w.get("eve", "/users?search=bob").at("total").toInt(-1), 0);
    QVERIFY(w.events(id).contains(22003));
}

void TestOwnInvitationsApi::t15_p158_othersDoNotSeeThem()
{
    AccessWorld &w = *m_world;
    const QByteArray id = invite("bob");
    // An id is no secret: of another's invitation it means as much as one that never was.
    for (const char *person : {"cid", "ada", "eve", "root"}) {
        QVERIFY(waitingFor(person).isEmpty());
        QCOMPARE(answer(person, id, "accept"), QByteArray("404 39001"));
        QCOMPARE(answer(person, id, "reject"), QByteArray("404 39001"));
    }
    // Nor is it taken for the token of a link.
    QCOMPARE(w.outcome("bob", "POST", "/invitations/" + id + "/accept"), QByteArray("404 39001"));
    QCOMPARE(waitingFor("bob"), (QList<QByteArray>{id}));
}

void TestOwnInvitationsApi::anAddressHasToBeVerified()
{
    AccessWorld &w = *m_world;
    // Whoever signs up with somebody else's address gets nothing of what is meant for him.
    const HttpAnswer made = w.send("nobody", "POST", "/auth/register",
                                   "{\"email\":\"fay@example.test\",\"password\":\"" + DataWorld::password().toUtf8()
                                       + "\",\"account_name\":\"Fay Ltd\",\"account_slug\":\"fay\"}");
    QCOMPARE(made.status, 201);
    w.signIn("fay", "fay");
    const QByteArray id = invite("fay");
    QVERIFY(waitingFor("fay").isEmpty());
    QCOMPARE(answer("fay", id, "accept"), QByteArray("404 39001"));
    QCOMPARE(w.outcome("root", "POST", "/users/" + text(made.at("user.id")) + "/verify"), QByteArray("200"));
    QCOMPARE(waitingFor("fay"), (QList<QByteArray>{id}));
    QCOMPARE(answer("fay", id, "accept"), QByteArray("200"));
}

void TestOwnInvitationsApi::whatIsOverIsNotListed()
{
    AccessWorld &w = *m_world;
    const QByteArray revoked = invite("bob");
    QCOMPARE(w.outcome("eve", "DELETE", "/invitations/" + revoked), QByteArray("204"));
    QVERIFY(waitingFor("bob").isEmpty());
    QCOMPARE(answer("bob", revoked, "accept"), QByteArray("409 39002"));
    const QByteArray deleted = invite("bob");
    QCOMPARE(waitingFor("bob"), (QList<QByteArray>{deleted}));
    QCOMPARE(w.outcome("root", "DELETE", "/accounts/other"), QByteArray("204"));
    QVERIFY(waitingFor("bob").isEmpty());
    QCOMPARE(answer("bob", deleted, "accept"), QByteArray("404 39001"));
}

void TestOwnInvitationsApi::p158_theInviterGivesNoMoreThanHeHas()
{
    AccessWorld &w = *m_world;
    const QByteArray helper = w.addUser("gus", "other", 1);
    const QByteArray id = w.make("gus", "/invitations", R"({"email":"bob@example.test","role":"admin"})");
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + helper, R"({"role_id":2})"), QByteArray("200"));
    QCOMPARE(waitingFor("bob"), (QList<QByteArray>{id}));
    QVERIFY(answer("bob", id, "accept").startsWith('4'));
    QCOMPARE(w.get("eve", "/users?search=bob").at("total").toInt(-1), 0);
}

void TestOwnInvitationsApi::ofManyAnswersOneCounts()
{
    AccessWorld &w = *m_world;
    const QByteArray id = invite("bob");
    QCOMPARE(answer("bob", id, "accept"), QByteArray("200"));
    QCOMPARE(answer("bob", id, "reject"), QByteArray("409 39002"));
    QCOMPARE(w.get("eve", "/users?search=bob").at("total").toInt(-1), 1);
    QCOMPARE(w.events(id).count(22002), 1);
}

void TestOwnInvitationsApi::badInput()
{
    AccessWorld &w = *m_world;
    QCOMPARE(w.outcome("bob", "GET", "/auth/me/invitations?page=0"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("bob", "GET", "/auth/me/invitations?page_size=100000"), QByteArray("400 40002"));
    QCOMPARE(answer("bob", "x", "accept"), QByteArray("404 39001"));
    QCOMPARE(answer("bob", "01890000-0000-7000-8000-000000000000", "reject"), QByteArray("404 39001"));
}

QTEST_GUILESS_MAIN(TestOwnInvitationsApi)
#include "tst_owninvitationsapi.moc"
