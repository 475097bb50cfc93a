// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

QJsonObject external(const QJsonObject &payload)
{
    return {{"type", "provision_external"}, {"phase", "on_create"}, {"payload", payload}};
}

const char kTemplates[] = "/invitation-templates";

} // namespace

/** `/invitation-templates`, and invitations made from them: P-155. */
class TestInvitationTemplatesApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] HttpAnswer invite(const QByteArray &code, std::initializer_list<std::pair<QString, QJsonValue>> more = {},
                                    const QByteArray &person = "ada")
    {
        QJsonObject body(more);
        if (!body.contains("email"))
            body.insert("email", "new@example.test");
        body.insert("template", QString::fromUtf8(code));
        return m_world->send(person, "POST", "/invitations", QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    [[nodiscard]] QList<QByteArray> codes(const QByteArray &person, const QByteArray &query = {})
    {
        QList<QByteArray> all;
        for (const QJsonValue item : m_world->get(person, kTemplates + query).at("items").toArray())
            all.append(text(item["code"]));
        return all;
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p155_anInvitationFromATemplate();
    void ownOnesGoFirst();
    void lifeOfATemplate();
    void ensured();
    void badInput();
};

void TestInvitationTemplatesApi::whoMay()
{
    const QByteArray body = json({{"code", "staff"}});
    const QByteArray ensured = json({{"source", "hr"}, {"templates", QJsonArray()}});
    const QByteArray id = m_world->make("max", kTemplates, json({{"code", "crew"}}));
    const QByteArray row = QByteArray(kTemplates) + '/' + id;
    for (const auto &[person, refusal] : {std::pair<QByteArray, QByteArray>{"nobody", "401 40003"}, {"bob", "403 32001"}}) {
        QCOMPARE(outcome(person, "GET", kTemplates), refusal);
        QCOMPARE(outcome(person, "POST", kTemplates, body), refusal);
        QCOMPARE(outcome(person, "POST", QByteArray(kTemplates) + "/ensure", ensured), refusal);
        QCOMPARE(outcome(person, "GET", row), refusal);
        QCOMPARE(outcome(person, "PATCH", row, json({{"title", "x"}})), refusal);
        QCOMPARE(outcome(person, "DELETE", row), refusal);
    }
    // Of another account they do not exist.
    QCOMPARE(codes("eve"), QList<QByteArray>());
    QCOMPARE(outcome("eve", "GET", QByteArray(kTemplates) + "?account_id=lab"), "404 34003");
    QCOMPARE(outcome("eve", "GET", row), "404 39006");
    QCOMPARE(outcome("eve", "PATCH", row, json({{"title", "x"}})), "404 39006");
    QCOMPARE(outcome("eve", "DELETE", row), "404 39006");
    QCOMPARE(outcome("eve", "POST", kTemplates, json({{"code", "x"}, {"account_id", "lab"}})), "404 34003");
    // Those of every account are superadmins' to change and everybody's to use.
    const QByteArray ofAll = json({{"code", "guest"}, {"of_all_accounts", true}});
    QCOMPARE(outcome("ada", "POST", kTemplates, ofAll), "403 40006");
    const QByteArray guest = m_world->make("root", kTemplates, ofAll);
    QCOMPARE(codes("eve"), QList<QByteArray>{"guest"});
    QCOMPARE(codes("ada"), (QList<QByteArray>{"crew", "guest"}));
    QCOMPARE(codes("root"), QList<QByteArray>{"guest"});
    QCOMPARE(codes("root", "?account_id=lab"), (QList<QByteArray>{"crew", "guest"}));
    const QByteArray everybodys = QByteArray(kTemplates) + '/' + guest;
    QCOMPARE(outcome("ada", "GET", everybodys), "200");
    QCOMPARE(outcome("ada", "PATCH", everybodys, json({{"title", "x"}})), "403 40006");
    QCOMPARE(outcome("ada", "DELETE", everybodys), "403 40006");
    QCOMPARE(outcome("root", "PATCH", everybodys, json({{"title", "Guests"}})), "200");
    QCOMPARE(outcome("root", "DELETE", everybodys), "204");
    QCOMPARE(outcome("root", "POST", kTemplates, body), "400 40002"); // superadmins say where
}

void TestInvitationTemplatesApi::p155_anInvitationFromATemplate()
{
    const QByteArray group = m_world->make("ada", "/groups", json({{"name", "Readers"}}));
    const QJsonObject toGroup{{"type", "add_group_member"}, {"payload", QJsonObject{{"group_id", QString::fromUtf8(group)}}}};
    (void)m_world->make("ada", kTemplates,
                        json({{"code", "staff"},
                              {"message", "Welcome aboard"},
                              {"actions", QJsonArray{toGroup, external({{"plan", "small"}, {"room", 1}})}}}));
    const HttpAnswer plain = invite("staff");
    QVERIFY2(plain.status == 201, plain.body);
    QCOMPARE(text(plain.at("message")), "Welcome aboard");
    QCOMPARE(plain.at("actions").toArray().size(), 2);
    // One's own words go first, and what is said for this one is in the payloads.
    const HttpAnswer other = invite("staff",
                                    {{"message", "Hi Kim"},
                                     {"overrides", QJsonObject{{"plan", "large"}}},
                                     {"actions", QJsonArray{external({{"plan", "own"}})}}});
    QVERIFY2(other.status == 201, other.body);
    QCOMPARE(text(other.at("message")), "Hi Kim");
    QList<QString> plans;
    for (const QJsonValue action : other.at("actions").toArray()) {
        if (action["type"].toString() == "provision_external")
            plans.append(action["payload"].toObject()["plan"].toString());
    }
    std::ranges::sort(plans);
    QCOMPARE(plans, (QList<QString>{"large", "own"}));
    QCOMPARE(other.at("actions").toArray().size(), 3);
    const HttpAnswer taken = m_world->send("nobody", "POST", "/invitations/" + text(other.at("token")) + "/accept",
                                           json({{"password", DataWorld::password()}}));
    QCOMPARE(taken.status, 200);
    QVERIFY(m_world->get("ada", "/groups/" + group).body.contains(text(taken.at("user.id"))));
    // Whoever may not give what it promises does not invite with it.
    m_world->give("bob", "users");
    QCOMPARE(invite("staff", {{"email", "other@example.test"}}, "bob").status, 403);
    QCOMPARE(invite("nothing", {{"email", "other@example.test"}}).at("code").toInt(), 39006);
    const HttpAnswer without = m_world->send(
        "ada", "POST", "/invitations", json({{"email", "x@example.test"}, {"overrides", QJsonObject{{"plan", "large"}}}}));
    QVERIFY2(without.status == 400, without.body);
    QCOMPARE(text(without.at("details.0.field")), "overrides");
}

void TestInvitationTemplatesApi::ownOnesGoFirst()
{
    (void)m_world->make("root", kTemplates, json({{"code", "staff"}, {"message", "From all"}, {"of_all_accounts", true}}));
    QCOMPARE(text(invite("staff").at("message")), "From all");
    const QByteArray own = m_world->make("ada", kTemplates, json({{"code", "staff"}, {"message", "From us"}}));
    QCOMPARE(text(invite("staff").at("message")), "From us");
    QCOMPARE(outcome("ada", "PATCH", QByteArray(kTemplates) + '/' + own, json({{"is_active", false}})), "200");
    QCOMPARE(text(invite("staff").at("message")), "From all");
}

void TestInvitationTemplatesApi::lifeOfATemplate()
{
    const QByteArray id = m_world->make("ada", kTemplates, json({{"code", "staff"}, {"title", "Staff"}}));
    const QByteArray row = QByteArray(kTemplates) + '/' + id;
    QCOMPARE(outcome("ada", "POST", kTemplates, json({{"code", "staff"}})), "409 40109");
    const HttpAnswer changed =
        m_world->send("ada", "PATCH", row, json({{"message", "Hello"}, {"actions", QJsonArray{external({{"plan", "s"}})}}}));
    QCOMPARE(text(changed.at("title")), "Staff");
    QCOMPARE(text(changed.at("message")), "Hello");
    QCOMPARE(text(changed.at("actions.0.payload.plan")), "s");
    QCOMPARE(outcome("ada", "PATCH", row, json({{"message", "Hello"}})), "200"); // which changes nothing
    const HttpAnswer sent = invite("staff");
    QCOMPARE(outcome("ada", "DELETE", row), "204");
    QCOMPARE(outcome("ada", "GET", row), "404 39006");
    QCOMPARE(m_world->events(id), (QList<int>{22010, 22011, 22012}));
    // What was made from it stays.
    QCOMPARE(m_world->get("ada", "/invitation-actions?invitation_id=" + text(sent.at("id"))).at("total").toInt(), 1);
}

void TestInvitationTemplatesApi::ensured()
{
    const QByteArray path = QByteArray(kTemplates) + "/ensure";
    const auto ensure = [&](const QJsonArray &templates, bool isFinal) {
        const HttpAnswer answer =
            m_world->send("ada", "POST", path, json({{"source", "hr"}, {"final_state", isFinal}, {"templates", templates}}));
        return QList<int>{answer.at("created").toInt(-1), answer.at("updated").toInt(-1), answer.at("removed").toInt(-1)};
    };
    (void)m_world->make("ada", kTemplates, json({{"code", "ours"}}));
    const QJsonObject staff{{"code", "staff"}, {"message", "Hello"}};
    const QJsonObject guest{{"code", "guest"}};
    QCOMPARE(ensure({staff, guest}, false), (QList<int>{2, 0, 0}));
    QCOMPARE(ensure({staff, guest}, false), (QList<int>{0, 0, 0}));
    QCOMPARE(ensure({QJsonObject{{"code", "staff"}, {"message", "Hi"}}}, false), (QList<int>{0, 1, 0}));
    QCOMPARE(codes("ada"), (QList<QByteArray>{"guest", "ours", "staff"}));
    QCOMPARE(ensure({staff}, true), (QList<int>{0, 1, 1}));
    QCOMPARE(codes("ada"), (QList<QByteArray>{"ours", "staff"}));
    // One of them is wrong: nothing of it is done.
    const HttpAnswer wrong = m_world->send(
        "ada", "POST", path, json({{"source", "hr"}, {"templates", QJsonArray{guest, QJsonObject{{"code", "No Code"}}}}}));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(text(wrong.at("details.0.field")), "templates[1].code");
    QCOMPARE(codes("ada"), (QList<QByteArray>{"ours", "staff"}));
}

void TestInvitationTemplatesApi::badInput()
{
    const auto refusedAt = [&](const QByteArray &body) {
        const HttpAnswer answer = m_world->send("ada", "POST", kTemplates, body);
        return answer.status == 400 ? text(answer.at("details.0.field")) : answer.body;
    };
    QCOMPARE(outcome("ada", "POST", kTemplates), "400 40001");
    QCOMPARE(refusedAt("{}"), "code");
    QCOMPARE(refusedAt(json({{"code", "Staff"}})), "code");
    QCOMPARE(refusedAt(json({{"code", QString(61, u'a')}})), "code");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"title", QString(256, u'x')}})), "title");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"message", QString(1001, u'x')}})), "message");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"is_active", "yes"}})), "is_active");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"actions", "x"}})), "actions");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"actions", QJsonArray{QJsonObject{{"type", "make_king"}}}}})), "actions[0].type");
    QCOMPARE(refusedAt(json({{"code", "a"}, {"of_all_accounts", true}, {"account_id", "lab"}})), "account_id");
    QCOMPARE(outcome("ada", "POST", QByteArray(kTemplates) + "/ensure", json({{"templates", QJsonArray()}})), "400 40002");
    QCOMPARE(outcome("ada", "POST", QByteArray(kTemplates) + "/ensure", json({{"source", "hr"}})), "400 40002");
    QCOMPARE(codes("ada"), QList<QByteArray>());
}

QTEST_GUILESS_MAIN(TestInvitationTemplatesApi)
#include "tst_invitationtemplatesapi.moc"
