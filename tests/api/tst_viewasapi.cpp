// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace basalt;
using namespace basalt::test;

/** `/access/impersonate`: a superadmin sees what a user sees, changes nothing, and it is told. */
class TestViewAsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] HttpAnswer begin(const QByteArray &viewer, const QByteArray &person, const QByteArray &rest = {}) const;
    [[nodiscard]] HttpAnswer as(const QByteArray &token, const QByteArray &method, const QByteArray &path,
                                const QByteArray &body = {}) const;
    void makeNotes() const;

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void badInput();
    void itShowsWhatTheUserSees();
    void nothingIsChanged();
    void everyAnswerTells();
    void theTrailTells();
    void theUserSeesAndEndsIt();
    void itEndsWithTheViewersRights();
    void itEndsWithTheUsersStatus();
};

HttpAnswer TestViewAsApi::begin(const QByteArray &viewer, const QByteArray &person, const QByteArray &rest) const
{
    return m_world->send(viewer, "POST", "/access/impersonate", "{\"user_id\":\"" + m_world->id(person) + '"' + rest + '}');
}

HttpAnswer TestViewAsApi::as(const QByteArray &token, const QByteArray &method, const QByteArray &path,
                             const QByteArray &body) const
{
    return m_world->send("nobody", method, path, body, {{"Authorization", "Bearer " + token}});
}

/** Notes that only their makers see: one of bob's, one of cid's. */
void TestViewAsApi::makeNotes() const
{
    m_world->make("root", "/collections",
                  "{\"name\":\"notes\",\"schema\":[{\"name\":\"title\",\"type\":\"text\"}],\"list_rule\":"
                  "\"created_by = @request.auth.id\",\"view_rule\":\"\",\"create_rule\":\"\",\"update_rule\":\"\","
                  "\"delete_rule\":\"\"}");
    m_world->make("bob", "/records/notes", "{\"title\":\"of bob\"}");
    m_world->make("cid", "/records/notes", "{\"title\":\"of cid\"}");
}

void TestViewAsApi::whoMay()
{
    AccessWorld &w = *m_world;
    QCOMPARE(begin("nobody", "bob").status, 401);
    QCOMPARE(begin("bob", "cid").status, 403);
    QCOMPARE(begin("bob", "bob").status, 403);
    QCOMPARE(begin("ada", "bob").status, 403);
    QCOMPARE(begin("eve", "bob").status, 403);
    QCOMPARE(begin("root", "bob").status, 201);
    QCOMPARE(begin("root", "ada").status, 201);
    QCOMPARE(refusal(begin("root", "root")).left(3), QByteArray("409"));
    const auto ofAccount = [&](const QByteArray &account) {
        return w.send("root", "POST", "/access/impersonate", "{\"user_id\":\"" + w.id("bob") + "\"}",
                      {{"X-Account-ID", account}});
    };
    QCOMPARE(ofAccount("lab").status, 201);
    QCOMPARE(ofAccount("other").status, 404);
}

void TestViewAsApi::badInput()
{
    AccessWorld &w = *m_world;
    const auto send = [&](const QByteArray &body) { return w.send("root", "POST", "/access/impersonate", body); };
    QVERIFY(refusal(send("{}")).contains("required user_id"));
    QCOMPARE(send("{\"user_id\":\"01890000-0000-7000-8000-000000000000\"}").status, 404);
    QCOMPARE(send("{\"user_id\":\"bob\"}").status, 404);
    for (const QByteArray minutes : {"0", "-1", "61", "99999999999"})
        QVERIFY(refusal(begin("root", "bob", ",\"minutes\":" + minutes)).contains("out_of_range minutes"));
    QVERIFY(refusal(begin("root", "bob", ",\"minutes\":\"ten\"")).contains("minutes"));
    QCOMPARE(send("[]").status, 400);
}

void TestViewAsApi::itShowsWhatTheUserSees()
{
    AccessWorld &w = *m_world;
    makeNotes();
    const int sessions = w.get("root", "/dashboard/stats").at("active_sessions").toInt();
    const HttpAnswer begun = begin("root", "bob");
    QCOMPARE(w.get("root", "/dashboard/stats").at("active_sessions").toInt(), sessions);
    QCOMPARE(begun.at("expires_in").toInt(), 15 * 60);
    QCOMPARE(text(begun.at("user.id")), w.id("bob"));
    QVERIFY(begun.at("refresh_token").isUndefined());
    QCOMPARE(begin("root", "bob", ",\"minutes\":2").at("expires_in").toInt(), 120);
    const QByteArray token = text(begun.at("token"));
    for (const QByteArray path :
         {"/auth/me", "/records/notes", "/access/none", "/users", "/groups", "/audit-logs", "/dashboard/stats"}) {
        const HttpAnswer seen = as(token, "GET", path);
        const HttpAnswer own = w.get("bob", path);
        QCOMPARE(seen.status, own.status);
        if (path == "/records/notes")
            QCOMPARE(seen.body, own.body);
    }
    QCOMPARE(text(as(token, "GET", "/auth/me").at("user_id")), w.id("bob"));
    QCOMPARE(as(token, "GET", "/records/notes").at("total").toInt(), 1);
    QCOMPARE(as(token, "HEAD", "/records/notes").status, 200);
}

void TestViewAsApi::nothingIsChanged()
{
    AccessWorld &w = *m_world;
    makeNotes();
    const QByteArray token = text(begin("root", "bob").at("token"));
    const QByteArray note = text(w.get("bob", "/records/notes").at("items")[0]["id"]);
    const QByteArray before = w.get("bob", "/records/notes").body;
    struct Attempt
    {
        const char *method;
        QByteArray path;
        QByteArray body;
    };
    const std::array attempts{
        Attempt{"POST", "/records/notes", "{\"title\":\"x\"}"},
        Attempt{"PATCH", "/records/notes/" + note, "{\"title\":\"x\"}"},
        Attempt{"PUT", "/records/notes/" + note, "{\"title\":\"x\"}"},
        Attempt{"DELETE", "/records/notes/" + note, {}},
        Attempt{"PATCH", "/auth/me", "{\"display_name\":\"x\"}"},
        Attempt{"PUT", "/auth/me/password", "{\"current_password\":\"x\",\"new_password\":\"y\"}"},
        Attempt{"DELETE", "/auth/me/sessions", {}},
        Attempt{"POST", "/access/impersonate", "{\"user_id\":\"" + w.id("cid") + "\"}"},
        Attempt{"POST", "/access/check", "{\"permissions\":[\"groups.read\"]}"},
    };
    for (const Attempt &attempt : attempts) {
        const HttpAnswer answer = as(token, attempt.method, attempt.path, attempt.body);
        QVERIFY2(answer.status == 403 && answer.at("code").toInt() == 40068, attempt.path + ": " + answer.body);
    }
    QCOMPARE(w.get("bob", "/records/notes").body, before);
    // A header that some clients send instead of the method changes nothing of that.
    const HttpAnswer overridden = w.send("nobody", "GET", "/records/notes/" + note, {},
                                         {{"Authorization", "Bearer " + token}, {"X-HTTP-Method-Override", "DELETE"}});
    QCOMPARE(overridden.status, 200);
    QCOMPARE(w.get("bob", "/records/notes").body, before);
}

void TestViewAsApi::everyAnswerTells()
{
    AccessWorld &w = *m_world;
    makeNotes();
    const QByteArray token = text(begin("root", "bob").at("token"));
    for (const QByteArray path : {"/auth/me", "/records/notes", "/records/nothing", "/accounts"}) {
        const HttpAnswer answer = as(token, "GET", path);
        QCOMPARE(answer.header("X-View-As"), w.id("bob"));
        QCOMPARE(answer.header("X-Viewed-By"), w.id("root"));
    }
    QCOMPARE(as(token, "POST", "/records/notes", "{}").header("X-View-As"), w.id("bob"));
    QCOMPARE(w.get("bob", "/auth/me").header("X-View-As"), QByteArray());
    QCOMPARE(w.get("root", "/auth/me").header("X-View-As"), QByteArray());
}

void TestViewAsApi::theTrailTells()
{
    AccessWorld &w = *m_world;
    makeNotes();
    const HttpAnswer begun = begin("root", "bob");
    QCOMPARE(w.events(text(begun.at("session_id"))), QList<int>{49075});
    (void)as(text(begun.at("token")), "POST", "/records/notes", "{\"title\":\"x\"}");
    const QJsonValue entry = w.get("root", "/audit-logs?record_id=" + text(begun.at("session_id"))).at("items")[0];
    QCOMPARE(text(entry["acting_as_id"]), w.id("bob"));
    QCOMPARE(text(entry["user_id"]), w.id("root"));
    QCOMPARE(text(entry["account_id"]), w.accountId("lab"));
    // Refused writes stand under the name of who tried.
    const auto isDenialTold = [&] {
        const QJsonArray items = w.get("root", "/audit-logs?limit=20").at("items").toArray();
        return std::ranges::any_of(items, [&](const QJsonValue &item) {
            return text(item["acting_as_id"]) == w.id("bob") && text(item["user_id"]) == w.id("root")
                && text(item["operation"]) == "DENIED";
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isDenialTold(), 60'000); // written after the answer
}

void TestViewAsApi::theUserSeesAndEndsIt()
{
    AccessWorld &w = *m_world;
    const HttpAnswer begun = begin("root", "bob");
    const QByteArray token = text(begun.at("token"));
    const QByteArray session = text(begun.at("session_id"));
    QCOMPARE(as(token, "GET", "/auth/me").status, 200);
    const QByteArray list = w.get("bob", "/auth/me/sessions").body;
    QVERIFY2(list.contains(session) && list.contains("view_as"), list);
    QCOMPARE(w.outcome("bob", "DELETE", "/auth/me/sessions/" + session), QByteArray("204"));
    QCOMPARE(as(token, "GET", "/auth/me").status, 401);
    QCOMPARE(w.get("bob", "/auth/me").status, 200);
}

void TestViewAsApi::itEndsWithTheViewersRights()
{
    AccessWorld &w = *m_world;
    w.addUser("sue", "system", 1);
    const HttpAnswer begun = begin("sue", "bob");
    QCOMPARE(begun.status, 201);
    const QByteArray token = text(begun.at("token"));
    QCOMPARE(as(token, "GET", "/auth/me").status, 200);
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("sue"), "{\"is_active\":false}"), QByteArray("200"));
    QCOMPARE(as(token, "GET", "/auth/me").status, 401);
    // With the session in which it began it ends as well.
    w.addUser("tom", "system", 1);
    const QByteArray other = text(begin("tom", "bob").at("token"));
    QCOMPARE(as(other, "GET", "/auth/me").status, 200);
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + w.id("tom") + "/sessions"), QByteArray("200"));
    QCOMPARE(as(other, "GET", "/auth/me").status, 401);
    w.signIn("tom", "system");
    QCOMPARE(as(other, "GET", "/auth/me").status, 401);
}

void TestViewAsApi::itEndsWithTheUsersStatus()
{
    AccessWorld &w = *m_world;
    const QByteArray token = text(begin("root", "bob").at("token"));
    QCOMPARE(as(token, "GET", "/auth/me").status, 200);
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + w.id("bob"), "{\"is_active\":false}"), QByteArray("200"));
    const int status = as(token, "GET", "/auth/me").status;
    QVERIFY2(status == 401 || status == 403, QByteArray::number(status));
    // Whoever may not come in is not looked at either.
    QCOMPARE(begin("root", "bob").at("code").toInt(), 33003);
}

QTEST_GUILESS_MAIN(TestViewAsApi)
#include "tst_viewasapi.moc"
