// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "mailworld.h"
#include "support/mailserver.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QString secret()
{
    return DataWorld::password();
}

} // namespace

/** `/invitations`: P-150, P-153, P-156 to P-158, I-10, M-004, and the traps T14, T15. */
class TestInvitationsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] HttpAnswer invite(const QByteArray &person, const QByteArray &email, const QByteArray &role = "member")
    {
        return m_world->send(person, "POST", "/invitations",
                             json({{"email", QString::fromUtf8(email)}, {"role", QString::fromUtf8(role)}}));
    }
    [[nodiscard]] QByteArray accept(const QByteArray &person, const QByteArray &token)
    {
        return outcome(person, "POST", "/invitations/" + token + "/accept", json({{"password", secret()}}));
    }
    [[nodiscard]] QByteArray statusOf(const QByteArray &token)
    {
        return text(m_world->get("nobody", "/invitations/" + token).at("status"));
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p157_aNewcomerAccepts();
    void p150_rolesAndGroups();
    void aKnownPersonIsPendingUntilHeAccepts();
    void p158_t15_onlyTheInvitedOne();
    void t14_i10_noMoreThanTheInviterHolds();
    void p153_rejectedRevokedRenewed();
    void lists();
    void whoWasRemovedComesBack();
    void acceptedOnce();
    void badInput();
    void p156_mailedAndExpired();
};

void TestInvitationsApi::whoMay()
{
    const QByteArray body = json({{"email", "new@example.test"}});
    const QByteArray id = text(invite("ada", "other.one@example.test").at("id"));
    QVERIFY(!id.isEmpty());
    const QByteArray row = "/invitations/" + id;
    QCOMPARE(outcome("nobody", "GET", "/invitations"), "401 40003");
    QCOMPARE(outcome("nobody", "POST", "/invitations", body), "401 40003");
    QCOMPARE(outcome("nobody", "POST", row + "/resend"), "401 40003");
    QCOMPARE(outcome("nobody", "DELETE", row), "401 40003");
    QCOMPARE(outcome("bob", "GET", "/invitations"), "403 32001");
    QCOMPARE(outcome("bob", "POST", "/invitations", body), "403 32001");
    QCOMPARE(outcome("bob", "POST", row + "/resend"), "403 32001");
    QCOMPARE(outcome("bob", "DELETE", row), "403 32001");
    // Those of another account do not exist, and nobody invites into one.
    QCOMPARE(m_world->get("eve", "/invitations").at("total").toInt(), 0);
    QCOMPARE(outcome("eve", "POST", row + "/resend"), "404 39001");
    QCOMPARE(outcome("eve", "DELETE", row), "404 39001");
    QCOMPARE(outcome("eve", "POST", "/invitations", json({{"email", "x@example.test"}, {"account_id", "lab"}})), "404 34003");
    QCOMPARE(outcome("max", "GET", "/invitations"), "200");
    QCOMPARE(outcome("max", "DELETE", row), "204");
    // Superadmins say into which.
    QCOMPARE(outcome("root", "POST", "/invitations", body), "400 40002");
    QCOMPARE(outcome("root", "POST", "/invitations", json({{"email", "x@example.test"}, {"account_id", "system"}})),
             "409 34007");
    QCOMPARE(outcome("root", "POST", "/invitations", json({{"email", "x@example.test"}, {"account_id", "lab"}})), "201");
}

void TestInvitationsApi::p157_aNewcomerAccepts()
{
    const HttpAnswer sent = m_world->send("ada", "POST", "/orgs/lab/members",
                                          json({{"email", "New.One@Example.test"}, {"role", "member"}, {"message", "Hi!"}}));
    QVERIFY2(sent.status == 202, sent.body);
    QCOMPARE(text(sent.at("status")), "pending");
    // Without a mail server the link is for the inviter to hand on.
    QCOMPARE(sent.at("email_sent"), QJsonValue(false));
    const QByteArray token = text(sent.at("token"));
    QVERIFY(text(sent.at("invitation_url")).endsWith("/invitation#token=" + token));
    const HttpAnswer seen = m_world->get("nobody", "/invitations/" + token);
    QCOMPARE(text(seen.at("account_name")), "lab Ltd");
    QCOMPARE(text(seen.at("invited_by_name")), "ada@example.test");
    QCOMPARE(text(seen.at("message")), "Hi!");
    QCOMPARE(seen.at("is_valid"), QJsonValue(true));
    QVERIFY(!seen.body.contains(token));

    const HttpAnswer taken =
        m_world->send("nobody", "POST", "/invitations/" + token + "/accept", json({{"password", secret()}}));
    QVERIFY2(taken.status == 200, taken.body);
    QCOMPARE(text(taken.at("user.email")), "New.One@Example.test");
    QCOMPARE(text(taken.at("account.slug")), "lab");
    // The inviter saw the link, so it proves nothing about the address.
    QCOMPARE(taken.at("user.email_verified"), QJsonValue(false));
    const auto client = m_world->server().client();
    QCOMPARE(client->get("/api/v1/auth/me", {{"Authorization", "Bearer " + text(taken.at("token"))}}).status, 200);
    QCOMPARE(outcome("nobody", "POST", "/auth/login",
                     json({{"account", "lab"}, {"email", "new.one@example.test"}, {"password", secret()}})),
             "200");
    QCOMPARE(statusOf(token), "accepted");
    const QList<int> events = m_world->events(text(sent.at("id")));
    QCOMPARE(events, (QList<int>{22001, 22002}));
    QVERIFY(m_world->events(text(taken.at("user.id"))).contains(10008));
}

void TestInvitationsApi::p150_rolesAndGroups()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const HttpAnswer sent = m_world->send("ada", "POST", "/invitations",
                                          json({{"email", "new@example.test"},
                                                {"role_id", 1},
                                                {"groups", QJsonArray{QString::fromUtf8(group), QString::fromUtf8(group)}}}));
    QVERIFY2(sent.status == 201, sent.body);
    QCOMPARE(text(sent.at("role")), "admin");
    QCOMPARE(accept("nobody", text(sent.at("token"))), "200");
    m_world->signIn("new", "lab");
    const HttpAnswer me = m_world->get("new", "/auth/me");
    QCOMPARE(text(me.at("role")), "admin");
    QVERIFY(texts(me.at("groups")).contains("readers"));
    QVERIFY(m_world->holds("new", "users"));

    const HttpAnswer owner = invite("ada", "second@example.test", "owner");
    QCOMPARE(text(owner.at("role")), "owner");
    QCOMPARE(accept("nobody", text(owner.at("token"))), "200");
    m_world->signIn("second", "lab");
    QCOMPARE(outcome("second", "GET", "/accounts/lab/owners"), "200");
}

/** Never linked silently: it needs the person, signed in, with the link. */
void TestInvitationsApi::aKnownPersonIsPendingUntilHeAccepts()
{
    const QByteArray token = text(invite("ada", "eve@example.test").at("token"));
    QCOMPARE(m_world->get("eve", "/orgs").at("total").toInt(), 1);
    QCOMPARE(outcome("eve", "POST", "/auth/switch", json({{"account", "lab"}})), "403 34001");
    QCOMPARE(statusOf(token), "pending");
    const HttpAnswer taken = m_world->send("eve", "POST", "/invitations/" + token + "/accept", "{}");
    QVERIFY2(taken.status == 200, taken.body);
    QCOMPARE(text(taken.at("account.slug")), "lab");
    QCOMPARE(m_world->get("eve", "/orgs").at("total").toInt(), 2);
    QCOMPARE(outcome("eve", "POST", "/auth/switch", json({{"account", "lab"}})), "200");
    QCOMPARE(outcome("eve", "GET", "/orgs/lab/members"), "403 32001");
    QVERIFY(m_world->events(m_world->id("eve")).contains(49067));
    // A member needs no invitation.
    QCOMPARE(invite("ada", "eve@example.test").at("code").toInt(), 33007);
}

void TestInvitationsApi::p158_t15_onlyTheInvitedOne()
{
    const QByteArray token = text(invite("ada", "new@example.test").at("token"));
    QCOMPARE(accept("eve", token), "403 40060");
    QCOMPARE(accept("bob", token), "403 40060");
    QByteArray wrong = token;
    wrong[0] = wrong[0] == 'a' ? 'b' : 'a';
    for (const QByteArray &bad : {wrong, QByteArray("nothing"), text(invite("ada", "x@example.test").at("id"))}) {
        QCOMPARE(accept("nobody", bad), "404 39001");
        QCOMPARE(outcome("nobody", "GET", "/invitations/" + bad), "404 39001");
        QCOMPARE(outcome("nobody", "POST", "/invitations/" + bad + "/reject"), "404 39001");
    }
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + token + "/accept", json({{"password", "short"}})), "400 40002");
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + token + "/accept"), "400 40002");
    QCOMPARE(statusOf(token), "pending");
    QCOMPARE(accept("nobody", token), "200");
}

void TestInvitationsApi::t14_i10_noMoreThanTheInviterHolds()
{
    QCOMPARE(invite("max", "x@example.test", "owner").at("code").toInt(), 33015);
    // A group that grants what max does not hold.
    const QByteArray group = m_world->make("root", "/groups", json({{"name", "Keepers"}, {"account_id", "lab"}}));
    (void)m_world->make("root", "/assignments", json({{"group_id", QString::fromUtf8(group)}, {"permission", "records"}}));
    const auto into = [&](const QByteArray &person) {
        return m_world->send(person, "POST", "/invitations",
                             json({{"email", "x@example.test"}, {"groups", QJsonArray{QString::fromUtf8(group)}}}));
    };
    const HttpAnswer refused = into("max");
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body.contains("records"), refused.body);
    QCOMPARE(into("eve").at("code").toInt(), 33011);
    // What was promised is looked at again when it is taken.
    const QByteArray token = text(invite("max", "x@example.test", "admin").at("token"));
    const QByteArray max = "/users/" + m_world->id("max");
    QCOMPARE(outcome("root", "PATCH", max, R"({"role_id":2})"), "200");
    QCOMPARE(accept("nobody", token), "409 40061");
    QCOMPARE(outcome("root", "PATCH", max, R"({"role_id":1,"is_active":false})"), "200");
    QCOMPARE(accept("nobody", token), "409 40061");
    QCOMPARE(outcome("root", "PATCH", max, R"({"is_active":true})"), "200");
    QCOMPARE(accept("nobody", token), "200");
}

void TestInvitationsApi::p153_rejectedRevokedRenewed()
{
    const HttpAnswer first = invite("ada", "one@example.test");
    const QByteArray token = text(first.at("token"));
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + token + "/reject"), "204");
    QCOMPARE(statusOf(token), "rejected");
    QCOMPARE(accept("nobody", token), "409 39002");
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + token + "/reject"), "409 39002");
    QCOMPARE(outcome("ada", "DELETE", "/invitations/" + text(first.at("id"))), "409 39002");
    QCOMPARE(m_world->events(text(first.at("id"))), (QList<int>{22001, 22003}));

    const HttpAnswer second = invite("ada", "two@example.test");
    const QByteArray row = "/invitations/" + text(second.at("id"));
    const HttpAnswer renewed = m_world->send("max", "POST", row + "/resend");
    QCOMPARE(renewed.status, 200);
    QCOMPARE(accept("nobody", text(second.at("token"))), "404 39001");
    QCOMPARE(statusOf(text(renewed.at("token"))), "pending");
    QCOMPARE(outcome("ada", "DELETE", row), "204");
    QCOMPARE(accept("nobody", text(renewed.at("token"))), "409 39002");
    QCOMPARE(outcome("ada", "POST", row + "/resend"), "409 39002");
    QCOMPARE(outcome("ada", "DELETE", "/invitations/nothing"), "404 39001");
    QCOMPARE(outcome("ada", "POST", "/invitations/nothing/resend"), "404 39001");
    QCOMPARE(m_world->events(text(second.at("id"))), (QList<int>{22001, 49068, 22004}));

    // Another to the same address takes the place of the open one.
    const QByteArray older = text(invite("ada", "three@example.test").at("token"));
    const QByteArray newer = text(invite("ada", "THREE@example.test", "admin").at("token"));
    QCOMPARE(accept("nobody", older), "409 39002");
    QCOMPARE(accept("nobody", newer), "200");
}

void TestInvitationsApi::lists()
{
    (void)invite("ada", "one@example.test");
    const QByteArray token = text(invite("ada", "two@example.test").at("token"));
    QCOMPARE(accept("nobody", token), "200");
    const HttpAnswer all = m_world->get("ada", "/invitations");
    QCOMPARE(all.at("total").toInt(), 2);
    QCOMPARE(text(all.at("invitations.0.email")), "two@example.test");
    QVERIFY(!all.body.contains(token));
    QVERIFY(!all.body.contains("token_hash"));
    QCOMPARE(m_world->get("ada", "/invitations?status_filter=pending").at("total").toInt(), 1);
    QCOMPARE(m_world->get("ada", "/invitations?status_filter=accepted").at("total").toInt(), 1);
    QCOMPARE(m_world->get("ada", "/invitations?status_filter=cancelled").at("total").toInt(), 0);
    QCOMPARE(m_world->get("root", "/invitations?account_id=lab").at("total").toInt(), 2);
    QCOMPARE(m_world->get("root", "/invitations?account_id=other").at("total").toInt(), 0);
    QCOMPARE(outcome("ada", "GET", "/invitations?status_filter=lost"), "400 40002");
    QCOMPARE(outcome("ada", "GET", "/invitations?account_id=other"), "404 34003");
}

void TestInvitationsApi::whoWasRemovedComesBack()
{
    (void)m_world->give("bob", "groups");
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Shift"}, {"kind", "hybrid"}}));
    const QJsonArray bob{QString::fromUtf8(m_world->id("bob"))};
    QCOMPARE(outcome("ada", "POST", "/groups/" + group + "/sync", json({{"user_ids", bob}})), "200");
    QCOMPARE(outcome("root", "POST", "/resource-types", R"({"code":"wiki","name":"Wiki","key_fields":["page"]})"), "201");
    const auto about = [&](const char *page, bool isDeny) {
        return json({{"resource_type", "wiki"},
                     {"key", QJsonObject{{"page", page}}},
                     {"user_id", QString::fromUtf8(m_world->id("bob"))},
                     {"flags", QJsonArray{"read"}},
                     {"deny", isDeny}});
    };
    QCOMPARE(outcome("ada", "POST", "/resource-access", about("home", false)), "200");
    QCOMPARE(outcome("ada", "POST", "/resource-access", about("cellar", true)), "200");
    QCOMPARE(outcome("ada", "DELETE", "/orgs/lab/members/" + m_world->id("bob")), "204");
    const HttpAnswer sent = invite("ada", "bob@example.test", "member");
    QVERIFY2(sent.status == 201, sent.body);
    QCOMPARE(outcome("bob", "GET", "/auth/me"), "403 33003");
    QCOMPARE(accept("nobody", text(sent.at("token"))), "200");
    const QByteArray before = m_world->id("bob");
    m_world->signIn("bob", "lab");
    QCOMPARE(m_world->id("bob"), before);
    QVERIFY(!m_world->holds("bob", "groups"));
    // What he was denied is denied to him; what he was given is not his any more, whoever listed him.
    const HttpAnswer lines = m_world->get("ada", "/resource-access?user_id=" + before);
    QCOMPARE(lines.at("total").toInt(), 1);
    QCOMPARE(lines.at("items.0.is_deny"), QJsonValue(true));
    QCOMPARE(outcome("ada", "PATCH", "/groups/" + group, R"({"kind":"external"})"), "200");
    QVERIFY(!m_world->get("ada", "/groups/" + group).body.contains(before));
}

void TestInvitationsApi::acceptedOnce()
{
    const QByteArray token = text(invite("ada", "new@example.test").at("token"));
    QByteArrayList outcomes;
    for (int i = 0; i < 3; ++i)
        outcomes.append(accept("nobody", token));
    QCOMPARE(outcomes, (QByteArrayList{"200", "409 39002", "409 39002"}));
    // Nor while the account is deleted.
    const QByteArray late = text(invite("ada", "late@example.test").at("token"));
    QCOMPARE(outcome("root", "DELETE", "/accounts/lab"), "204");
    QCOMPARE(accept("nobody", late), "404 39001");
    QCOMPARE(outcome("root", "POST", "/accounts/lab/restore"), "200");
    QCOMPARE(accept("nobody", late), "200");
}

void TestInvitationsApi::badInput()
{
    QCOMPARE(outcome("ada", "POST", "/invitations", "{}"), "400 40002");
    QCOMPARE(invite("ada", "none").at("code").toInt(), 40002);
    QCOMPARE(invite("ada", "x@example.test", "emperor").at("code").toInt(), 40002);
    QCOMPARE(outcome("ada", "POST", "/invitations", json({{"email", "x@example.test"}, {"role_id", 99}})), "400 40002");
    QCOMPARE(outcome("ada", "POST", "/invitations", json({{"email", "x@example.test"}, {"role_id", 2}, {"role", "admin"}})),
             "400 40002");
    QCOMPARE(outcome("ada", "POST", "/invitations", json({{"email", "x@example.test"}, {"groups", QJsonArray{"nothing"}}})),
             "404 33011");
    QCOMPARE(outcome("ada", "POST", "/invitations", json({{"email", "x@example.test"}, {"message", QString(1001, 'x')}})),
             "400 40002");
    QCOMPARE(invite("ada", "bob@example.test").at("code").toInt(), 33007);
}

void TestInvitationsApi::p156_mailedAndExpired()
{
    MailServer mails;
    MailWorld world;
    world.useMailServer(mails);
    const auto invited = [&](const QString &email) {
        return world.send("root", "POST", "/invitations", {{"email", email}, {"account_id", "acme"}, {"message", "Come along"}},
                          {{"Accept-Language", "de"}});
    };
    const HttpAnswer sent = invited("new@example.test");
    QVERIFY2(sent.status == 201, sent.body);
    QCOMPARE(sent.at("email_sent"), QJsonValue(true));
    QVERIFY(sent.at("token").isNull());
    QVERIFY(sent.at("invitation_url").isNull());
    QVERIFY(mails.waitFor(1));
    const ReceivedMail mail = mails.mailsTo("new@example.test").first();
    QVERIFY2(mail.text().contains("Come along"), mail.text());
    const QByteArray token = mail.token();
    const HttpAnswer taken =
        world.send("nobody", "POST", "/invitations/" + token + "/accept", {{"password", DataWorld::password()}});
    QVERIFY2(taken.status == 200, taken.body);
    QCOMPARE(taken.at("user.email_verified"), QJsonValue(true));

    const HttpAnswer late = invited("late@example.test");
    QVERIFY(mails.waitFor(2));
    const QByteArray lateToken = mails.mailsTo("late@example.test").first().token();
    world.execute("UPDATE invitations SET expires_at = '2020-01-01T00:00:00.000Z' WHERE status = 'pending'");
    const HttpAnswer refused =
        world.send("nobody", "POST", "/invitations/" + lateToken + "/accept", {{"password", DataWorld::password()}});
    QCOMPARE(refused.status, 410);
    QCOMPARE(refused.at("code").toInt(), 39003);
    QCOMPARE(world.send("nobody", "POST", "/invitations/" + lateToken + "/reject").at("code").toInt(), 39003);
    QCOMPARE(text(world.send("nobody", "GET", "/invitations/" + lateToken).at("status")), "expired");
    QCOMPARE(world.send("root", "GET", "/invitations?account_id=acme&status_filter=expired").at("total").toInt(), 1);
    QCOMPARE(world.send("root", "GET", "/invitations?account_id=acme&status_filter=pending").at("total").toInt(), 0);
    // Sent again it is good once more.
    QCOMPARE(world.send("root", "POST", "/invitations/" + text(late.at("id")) + "/resend").status, 200);
    QVERIFY(mails.waitFor(3));
    const QByteArray again = mails.mailsTo("late@example.test").last().token();
    QCOMPARE(world.send("nobody", "POST", "/invitations/" + again + "/accept", {{"password", DataWorld::password()}}).status,
             200);
}

QTEST_GUILESS_MAIN(TestInvitationsApi)
#include "tst_invitationsapi.moc"
