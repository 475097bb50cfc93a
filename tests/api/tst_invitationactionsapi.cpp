// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"
#include "mailworld.h"
#include "support/mailserver.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QJsonObject action(const QString &type, const QJsonObject &payload = {}, const QJsonObject &more = {})
{
    QJsonObject made{{"type", type}, {"payload", payload}};
    for (auto member = more.begin(); member != more.end(); ++member)
        made.insert(member.key(), member.value());
    return made;
}

QJsonObject toGroup(const QByteArray &id, const QJsonObject &more = {})
{
    return action("add_group_member", {{"group_id", QString::fromUtf8(id)}}, more);
}

QJsonObject external(const QJsonObject &more = {})
{
    return action("provision_external", {{"plan", "small"}}, more);
}

} // namespace

/** `/invitation-actions` and `actions` of `/invitations`: P-150 to P-154, and the trap T14 of what they give. */
class TestInvitationActionsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] HttpAnswer invite(const QByteArray &person, const QJsonArray &actions,
                                    const QString &email = "new@example.test")
    {
        return m_world->send(person, "POST", "/invitations",
                             json({{"email", email}, {"role", "member"}, {"actions", actions}}));
    }
    /** The id of the new user. */
    [[nodiscard]] QByteArray accept(const HttpAnswer &sent)
    {
        const HttpAnswer taken = m_world->send("nobody", "POST", "/invitations/" + text(sent.at("token")) + "/accept",
                                               json({{"password", DataWorld::password()}}));
        if (taken.status != 200)
            qFatal("not accepted: %s", taken.body.constData());
        return text(taken.at("user.id"));
    }
    [[nodiscard]] QByteArray statusOf(const HttpAnswer &sent)
    {
        return text(m_world->get("nobody", "/invitations/" + text(sent.at("token"))).at("status"));
    }
    /** `type status` of each, in the order in which they are done. */
    [[nodiscard]] QList<QByteArray> actionsOf(const HttpAnswer &sent)
    {
        QList<QByteArray> all;
        const HttpAnswer listed = m_world->get("ada", "/invitation-actions?invitation_id=" + text(sent.at("id")));
        for (const QJsonValue item : listed.at("items").toArray())
            all.append(QByteArray(text(item["type"]) + ' ' + text(item["status"])));
        return all;
    }
    [[nodiscard]] QJsonObject actionOf(const HttpAnswer &sent, int index)
    {
        return m_world->get("ada", "/invitation-actions?invitation_id=" + text(sent.at("id")))
            .at("items")
            .toArray()[index]
            .toObject();
    }
    [[nodiscard]] QByteArray report(const HttpAnswer &sent, int index, bool isDone, const QByteArray &person = "ada")
    {
        const QByteArray path = "/invitation-actions/" + text(actionOf(sent, index)["id"]) + (isDone ? "/complete" : "/fail");
        return outcome(person, "POST", path, isDone ? R"({"result":{"ticket":7}})" : R"({"reason":"no room"})");
    }
    [[nodiscard]] bool isIn(const QByteArray &group, const QByteArray &user)
    {
        return m_world->get("ada", "/groups/" + group).body.contains(user);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p150_twoActionsAreDone();
    void p150_everythingThatCanBeGiven();
    void p151_onCreateIsHandedOut();
    void p152_aRequiredActionFails();
    void p152_anOptionalActionFails();
    void p153_rejectedAndRevoked();
    void p154_conditionsAreSkipped_data();
    void p154_conditionsAreSkipped();
    void laterOnesWaitForARequiredOne();
    void t14_noMoreThanTheInviterHolds();
    void sentAnewAfterItRanOut();
    void badInput();
    void mails();
};

void TestInvitationActionsApi::whoMay()
{
    const HttpAnswer sent = invite("ada", {external({{"phase", "on_create"}})});
    QCOMPARE(sent.status, 201);
    const QByteArray row = "/invitation-actions/" + text(sent.at("actions.0.id"));
    QCOMPARE(outcome("nobody", "GET", "/invitation-actions"), "401 40003");
    QCOMPARE(outcome("nobody", "POST", row + "/complete"), "401 40003");
    QCOMPARE(outcome("nobody", "POST", row + "/fail", R"({"reason":"x"})"), "401 40003");
    QCOMPARE(outcome("bob", "GET", "/invitation-actions"), "403 32001");
    QCOMPARE(outcome("bob", "POST", row + "/complete"), "403 32001");
    QCOMPARE(outcome("bob", "POST", row + "/fail", R"({"reason":"x"})"), "403 32001");
    // Of another account they do not exist.
    QCOMPARE(m_world->get("eve", "/invitation-actions").at("total").toInt(-1), 0);
    QCOMPARE(outcome("eve", "GET", "/invitation-actions?account_id=lab"), "404 34003");
    QCOMPARE(outcome("eve", "POST", row + "/complete"), "404 39004");
    QCOMPARE(outcome("eve", "POST", row + "/fail", R"({"reason":"x"})"), "404 39004");
    QCOMPARE(m_world->get("root", "/invitation-actions?account_id=lab&status=processing").at("total").toInt(), 1);
    QCOMPARE(m_world->get("max", "/invitation-actions?type=add_group_member").at("total").toInt(-1), 0);
    QCOMPARE(outcome("max", "GET", "/invitation-actions?status=done"), "400 40002");
    QCOMPARE(outcome("max", "POST", row + "/fail"), "400 40001");
    QCOMPARE(outcome("max", "POST", row + "/fail", "{}"), "400 40002");
    QCOMPARE(outcome("max", "POST", row + "/complete", R"({"result":[1]})"), "400 40002");
    QCOMPARE(outcome("max", "POST", row + "/complete"), "200");
    QCOMPARE(outcome("max", "POST", row + "/complete"), "409 39005");
    QCOMPARE(outcome("max", "POST", "/invitation-actions/nothing/complete"), "404 39004");
}

void TestInvitationActionsApi::p150_twoActionsAreDone()
{
    const QByteArray readers = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const QByteArray writers = m_world->make("ada", "/groups", json({{"name", "Writers"}}));
    const HttpAnswer sent = invite("ada", {toGroup(writers, {{"sequence", 2}}), toGroup(readers, {{"sequence", 1}})});
    QCOMPARE(text(sent.at("actions.0.payload.group_id")), readers);
    QCOMPARE(text(sent.at("actions.1.status")), "pending");
    const QByteArray user = accept(sent);
    QVERIFY(isIn(readers, user) && isIn(writers, user));
    QCOMPARE(statusOf(sent), "completed");
    QCOMPARE(actionsOf(sent), (QList<QByteArray>{"add_group_member completed", "add_group_member completed"}));
    QCOMPARE(m_world->events(text(sent.at("id"))), (QList<int>{22001, 22002, 22008}));
    QCOMPARE(m_world->events(text(actionOf(sent, 0)["id"])), QList<int>{22006});
    // Whoever lists what was accepted finds it, by either name.
    QCOMPARE(m_world->get("ada", "/invitations?status_filter=accepted").at("total").toInt(), 1);
    QCOMPARE(m_world->get("ada", "/invitations?status_filter=completed").at("total").toInt(), 1);
    QVERIFY(!m_world->get("ada", "/invitations").at("invitations.0.accepted_at").isNull());
}

void TestInvitationActionsApi::p150_everythingThatCanBeGiven()
{
    const QByteArray set = m_world->make("ada", "/permission-sets", R"({"name":"Guides","permissions":["groups.read"]})");
    QCOMPARE(outcome("root", "POST", "/resource-types", R"({"code":"wiki","name":"Wiki","key_fields":["page"]})"),
             QByteArray("201"));
    const QJsonObject page{{"resource_type", "wiki"}, {"key", QJsonObject{{"page", "home"}}}, {"flags", QJsonArray{"read"}}};
    const HttpAnswer sent =
        invite("ada",
               {action("assign_perm_set", {{"permission_set_id", QString::fromUtf8(set)}}),
                action("assign_permission", {{"permission", "users.read"}}), action("assign_resource_access", page)});
    QVERIFY2(sent.status == 201, sent.body);
    const QByteArray user = accept(sent);
    QCOMPARE(
        actionsOf(sent),
        (QList<QByteArray>{"assign_perm_set completed", "assign_permission completed", "assign_resource_access completed"}));
    const HttpAnswer held = m_world->get("root", "/users/" + user + "/permissions");
    QVERIFY2(held.body.contains("\"groups.read\"") && held.body.contains("\"users.read\""), held.body);
    QCOMPARE(m_world->get("ada", "/resource-access?user_id=" + user).at("total").toInt(), 1);
    // In the name of who invited.
    QCOMPARE(text(m_world->get("ada", "/assignments?user_id=" + user).at("items.0.created_by")), m_world->id("ada"));
}

void TestInvitationActionsApi::p151_onCreateIsHandedOut()
{
    const HttpAnswer sent = m_world->send(
        "ada", "POST", "/invitations",
        json({{"email", "new@example.test"}, {"message", "Hi!"}, {"actions", QJsonArray{external({{"phase", "on_create"}})}}}));
    QCOMPARE(text(sent.at("actions.0.status")), "processing");
    QCOMPARE(text(sent.at("actions.0.executor")), "external");
    QCOMPARE(text(sent.at("actions.0.payload.email")), "new@example.test");
    QCOMPARE(text(sent.at("actions.0.payload.invitation_id")), text(sent.at("id")));
    QCOMPARE(text(sent.at("actions.0.payload.message")), "Hi!");
    QCOMPARE(text(sent.at("actions.0.payload.plan")), "small");
    QCOMPARE(report(sent, 0, true), "200");
    QCOMPARE(text(actionOf(sent, 0)["status"]), "completed");
    QCOMPARE(actionOf(sent, 0)["result"].toObject()["ticket"].toInt(), 7);
    QCOMPARE(statusOf(sent), "pending");
    QVERIFY(!accept(sent).isEmpty());
    QCOMPARE(statusOf(sent), "accepted"); // nothing was to be done then
}

void TestInvitationActionsApi::p152_aRequiredActionFails()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const HttpAnswer sent = invite("ada", {external({{"sequence", 1}}), toGroup(group, {{"sequence", 2}})});
    const QByteArray user = accept(sent);
    QCOMPARE(statusOf(sent), "processing");
    QCOMPARE(report(sent, 0, false), "200");
    QCOMPARE(text(actionOf(sent, 0)["error"]), "no room");
    QCOMPARE(actionsOf(sent), (QList<QByteArray>{"provision_external failed", "add_group_member skipped"}));
    QCOMPARE(statusOf(sent), "failed");
    QVERIFY(!isIn(group, user));
    QCOMPARE(m_world->events(text(sent.at("id"))), (QList<int>{22001, 22002, 22009}));
    QCOMPARE(m_world->events(text(actionOf(sent, 0)["id"])), QList<int>{22007});
    // What had to be there before anybody comes is not: nobody can accept it any more.
    const HttpAnswer early = invite("ada", {external({{"phase", "on_create"}}), toGroup(group)}, "other@example.test");
    QCOMPARE(report(early, 0, false), "200");
    QCOMPARE(statusOf(early), "failed");
    QCOMPARE(actionsOf(early).value(1), "add_group_member skipped");
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + text(early.at("token")) + "/accept",
                     json({{"password", DataWorld::password()}})),
             "409 39002");
}

void TestInvitationActionsApi::p152_anOptionalActionFails()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const HttpAnswer sent =
        invite("ada", {external({{"is_required", false}, {"sequence", 1}}), toGroup(group, {{"sequence", 2}})});
    const QByteArray user = accept(sent);
    QVERIFY(isIn(group, user)); // it did not wait
    QCOMPARE(statusOf(sent), "processing");
    QCOMPARE(report(sent, 0, false), "200");
    QCOMPARE(statusOf(sent), "completed");
}

void TestInvitationActionsApi::p153_rejectedAndRevoked()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const QJsonArray actions{toGroup(group), external({{"phase", "on_reject"}}), external({{"phase", "on_expired"}})};
    const HttpAnswer rejected = invite("ada", actions);
    QCOMPARE(outcome("nobody", "POST", "/invitations/" + text(rejected.at("token")) + "/reject"), "204");
    QCOMPARE(actionsOf(rejected),
             (QList<QByteArray>{"add_group_member skipped", "provision_external processing", "provision_external skipped"}));
    QCOMPARE(report(rejected, 1, true), "200");
    QCOMPARE(statusOf(rejected), "rejected");
    QJsonArray more = actions;
    more.append(external({{"phase", "on_create"}}));
    const HttpAnswer revoked = invite("ada", more, "other@example.test");
    QCOMPARE(outcome("ada", "DELETE", "/invitations/" + text(revoked.at("id"))), "204");
    for (const QByteArray &each : actionsOf(revoked))
        QVERIFY2(each.endsWith(" skipped"), each);
    QCOMPARE(report(revoked, 3, true), "409 39005");
}

void TestInvitationActionsApi::p154_conditionsAreSkipped_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("condition");
    QTest::newRow("group") << QByteArray("add_group_member") << QByteArray("user_not_in_group");
    QTest::newRow("set") << QByteArray("assign_perm_set") << QByteArray("user_has_no_perm_set");
    QTest::newRow("resource") << QByteArray("assign_resource_access") << QByteArray("user_has_no_resource_access");
}

/** The second of two equal ones is not needed any more; of two that differ both are done. */
void TestInvitationActionsApi::p154_conditionsAreSkipped()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, condition);
    QCOMPARE(outcome("root", "POST", "/resource-types", R"({"code":"wiki","name":"Wiki","key_fields":["page"]})"),
             QByteArray("201"));
    const auto payload = [&](const QByteArray &name) -> QJsonObject {
        if (type == "add_group_member")
            return {{"group_id", QString::fromUtf8(m_world->make("ada", "/groups", "{\"name\":\"" + name + "\"}"))}};
        if (type == "assign_perm_set") {
            const QByteArray set =
                m_world->make("ada", "/permission-sets", "{\"name\":\"" + name + R"(","permissions":["groups.read"]})");
            return {{"permission_set_id", QString::fromUtf8(set)}};
        }
        return {
            {"resource_type", "wiki"}, {"key", QJsonObject{{"page", QString::fromUtf8(name)}}}, {"flags", QJsonArray{"read"}}};
    };
    const QString kind = QString::fromUtf8(type);
    const QString unless = QString::fromUtf8(condition);
    const QJsonObject first = payload("First");
    const QJsonObject second = payload("Second");
    const HttpAnswer sent =
        invite("ada",
               {action(kind, first, {{"sequence", 1}}), action(kind, first, {{"sequence", 2}, {"condition", unless}}),
                action(kind, second, {{"sequence", 3}, {"condition", unless}})});
    QVERIFY2(sent.status == 201, sent.body);
    QVERIFY(!accept(sent).isEmpty());
    QCOMPARE(actionsOf(sent), (QList<QByteArray>{type + " completed", type + " skipped", type + " completed"}));
    QCOMPARE(statusOf(sent), "completed");
}

void TestInvitationActionsApi::laterOnesWaitForARequiredOne()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const HttpAnswer sent = invite("ada", {external({{"sequence", 1}}), toGroup(group, {{"sequence", 2}})});
    const QByteArray user = accept(sent);
    QCOMPARE(actionsOf(sent), (QList<QByteArray>{"provision_external processing", "add_group_member pending"}));
    QVERIFY(!isIn(group, user));
    QCOMPARE(text(actionOf(sent, 0)["payload"].toObject()["user_id"]), user);
    QCOMPARE(report(sent, 1, true), "409 39005"); // nobody has it in hand
    QCOMPARE(report(sent, 0, true), "200");
    QVERIFY(isIn(group, user));
    QCOMPARE(statusOf(sent), "completed");
}

void TestInvitationActionsApi::t14_noMoreThanTheInviterHolds()
{
    // max invites, but may not give what he has not.
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const QJsonObject owners = action("assign_permission", {{"permission", "permission_sets"}});
    QCOMPARE(
        outcome("bob", "POST", "/invitations", json({{"email", "x@example.test"}, {"actions", QJsonArray{toGroup(group)}}})),
        "403 32001");
    m_world->give("bob", "users");
    QCOMPARE(outcome("bob", "POST", "/invitations", json({{"email", "x@example.test"}, {"actions", QJsonArray{owners}}})),
             "403 32001");
    const QByteArray assigns = m_world->give("bob", "permission_sets.assign");
    QCOMPARE(invite("bob", {owners}).status, 403);
    // What he held when he invited and holds no more is not given, although the invitation itself is good.
    const QByteArray reads = m_world->give("bob", "groups.read");
    const HttpAnswer sent = invite("bob", {action("assign_permission", {{"permission", "groups.read"}})});
    QVERIFY2(sent.status == 201, sent.body);
    QCOMPARE(outcome("root", "DELETE", "/assignments/" + reads), "204");
    const QByteArray user = accept(sent);
    QCOMPARE(actionsOf(sent), QList<QByteArray>{"assign_permission failed"});
    QCOMPARE(statusOf(sent), "failed");
    QVERIFY(!m_world->get("root", "/users/" + user + "/permissions").body.contains("\"groups.read\""));
    // Nor what waited while he lost it.
    m_world->give("bob", "groups.read");
    const HttpAnswer waiting = invite(
        "bob", {external({{"sequence", 1}}), action("assign_permission", {{"permission", "groups.read"}}, {{"sequence", 2}})},
        "late@example.test");
    QVERIFY(!accept(waiting).isEmpty());
    QCOMPARE(outcome("root", "DELETE", "/assignments/" + assigns), "204");
    QCOMPARE(report(waiting, 0, true), "200");
    QCOMPARE(actionsOf(waiting), (QList<QByteArray>{"provision_external completed", "assign_permission failed"}));
    QCOMPARE(statusOf(waiting), "failed");
}

void TestInvitationActionsApi::sentAnewAfterItRanOut()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const HttpAnswer sent = invite("ada", {toGroup(group), external({{"phase", "on_expired"}})});
    TestServer &server = m_world->server();
    server.execute("UPDATE invitations SET expires_at = '2020-01-01T00:00:00.000Z'");
    // The job that ends what has run out comes every quarter of an hour; it has its turn now.
    server.execute("UPDATE job_schedules SET due_at = '2020-01-01T00:00:00.000Z' WHERE name LIKE 'invitations.%'");
    m_world->restart();
    QTRY_COMPARE_WITH_TIMEOUT(actionsOf(sent).value(1), "provision_external processing", 30'000);
    QCOMPARE(statusOf(sent), "expired");
    QCOMPARE(m_world->events(text(sent.at("id"))), (QList<int>{22001, 22005}));
    QCOMPARE(report(sent, 1, true), "200");
    const HttpAnswer again = m_world->send("ada", "POST", "/invitations/" + text(sent.at("id")) + "/resend");
    QVERIFY2(again.status == 200, again.body);
    QCOMPARE(statusOf(again), "pending");
    QCOMPARE(actionsOf(sent).value(0), "add_group_member pending");
    QVERIFY(isIn(group, accept(again)));
    // Taken back it is over also after its time.
    const HttpAnswer late = invite("ada", {external({{"phase", "on_expired"}})}, "late@example.test");
    server.execute("UPDATE invitations SET status = 'expired' WHERE status = 'pending'");
    server.execute("UPDATE invitation_actions SET status = 'processing' WHERE status = 'pending'");
    QCOMPARE(outcome("ada", "DELETE", "/invitations/" + text(late.at("id"))), "204");
    QCOMPARE(statusOf(late), "revoked");
    QCOMPARE(report(late, 0, true), "200"); // what was begun because of that is still somebody's work
}

void TestInvitationActionsApi::badInput()
{
    const auto refusedAt = [&](const QJsonValue &actions) {
        const HttpAnswer answer =
            m_world->send("ada", "POST", "/invitations", json({{"email", "new@example.test"}, {"actions", actions}}));
        return answer.status == 400 ? text(answer.at("details.0.field")) : answer.body;
    };
    const auto one = [](const QJsonObject &only) { return QJsonArray{only}; };
    QCOMPARE(refusedAt("x"), "actions");
    QCOMPARE(refusedAt(QJsonArray{1}), "actions[0].type");
    QCOMPARE(refusedAt(one(action("make_king"))), "actions[0].type");
    QCOMPARE(refusedAt(one(external({{"phase", "on_monday"}}))), "actions[0].phase");
    QCOMPARE(refusedAt(one(toGroup("x", {{"phase", "on_create"}}))), "actions[0].phase"); // there is nobody yet
    QCOMPARE(refusedAt(one(external({{"condition", "sunny"}}))), "actions[0].condition");
    QCOMPARE(refusedAt(QJsonArray{external(), external({{"sequence", -1}})}), "actions[1].sequence");
    QCOMPARE(refusedAt(one(action("add_group_member"))), "actions[0].payload.group_id");
    QCOMPARE(refusedAt(one(action("assign_perm_set"))), "actions[0].payload.permission_set_id");
    QCOMPARE(refusedAt(one(action("assign_permission", {{"permission", "users.read"}, {"ends_at", "soon"}}))),
             "actions[0].payload.ends_at");
    QCOMPARE(refusedAt(one(action("assign_resource_access", {{"resource_type", "wiki"}}))), "actions[0].payload.key");
    QCOMPARE(refusedAt(one(action("provision_external", {{"x", QString(5000, u'x')}}))), "actions[0].payload");
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(external());
    QCOMPARE(refusedAt(many), "actions");
    QCOMPARE(m_world->get("ada", "/invitations").at("total").toInt(-1), 0);
}

void TestInvitationActionsApi::mails()
{
    MailWorld world;
    const QJsonArray actions{action("send_welcome_email"), action("notify_inviter"),
                             action("notify_inviter", {}, {{"phase", "on_reject"}})};
    const auto invited = [&](const QString &email) {
        return world.send("root", "POST", "/invitations", {{"email", email}, {"account_id", "acme"}, {"actions", actions}});
    };
    const auto accepted = [&](const QByteArray &token) {
        return world.send("nobody", "POST", "/invitations/" + token + "/accept", {{"password", DataWorld::password()}}).status;
    };
    const auto actionsOf = [&](const HttpAnswer &sent) {
        const HttpAnswer listed = world.send("root", "GET", "/invitation-actions?invitation_id=" + text(sent.at("id")));
        QList<QByteArray> all;
        for (const QJsonValue item : listed.at("items").toArray())
            all.append(QByteArray(text(item["phase"]) + ' ' + text(item["status"]) + ' ' + text(item["error"])));
        return all;
    };
    // Nobody could read them, which is told, and keeps nobody out.
    const HttpAnswer unmailed = invited("plain@example.test");
    QCOMPARE(accepted(text(unmailed.at("token"))), 200);
    QCOMPARE(actionsOf(unmailed),
             (QList<QByteArray>{"on_accept failed No mail server is set up.", "on_accept failed No mail server is set up.",
                                "on_reject skipped "}));

    MailServer mails;
    world.useMailServer(mails);
    const HttpAnswer sent = invited("new@example.test");
    QVERIFY2(sent.status == 201, sent.body);
    QVERIFY(mails.waitFor(1));
    QCOMPARE(accepted(mails.mailsTo("new@example.test").first().token()), 200);
    QVERIFY(mails.waitFor(3));
    QCOMPARE(mails.mailsTo("new@example.test").size(), 2);
    QCOMPARE(mails.mailsTo("new@example.test").last().header("Subject"), "Welcome to acme Ltd");
    QCOMPARE(actionsOf(sent), (QList<QByteArray>{"on_accept completed ", "on_accept completed ", "on_reject skipped "}));
    const HttpAnswer other = invited("other@example.test");
    QVERIFY(mails.waitFor(4));
    const QByteArray token = mails.mailsTo("other@example.test").first().token();
    QCOMPARE(world.send("nobody", "POST", "/invitations/" + token + "/reject").status, 204);
    QVERIFY(mails.waitFor(5));
    QCOMPARE(actionsOf(other), (QList<QByteArray>{"on_accept skipped ", "on_accept skipped ", "on_reject completed "}));
    QCOMPARE(text(world.logOf("root@example.test")["template_type"]), "invitation_rejected");
    QCOMPARE(mails.mailsTo("root@example.test").first().header("Subject"), "new@example.test has joined acme Ltd");
}

QTEST_GUILESS_MAIN(TestInvitationActionsApi)
#include "tst_invitationactionsapi.moc"
