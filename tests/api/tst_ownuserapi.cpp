// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dataworld.h"

#include <QJsonDocument>
#include <QTest>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

const HttpClient::Headers kRootInAcme{{"X-Account-ID", "acme"}};
const HttpClient::Headers kRootInOther{{"X-Account-ID", "other"}};
constexpr auto kUnknown = "0193f2a0-0000-7000-8000-000000000000";

QByteArray object(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    return QJsonDocument(QJsonObject(members)).toJson(QJsonDocument::Compact);
}

} // namespace

/** What users do with themselves: profile, preferences, password, sessions; and how a user is locked out and let in again. */
class TestOwnUserApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_person = addPerson(); }
    void cleanupTestCase() { DataWorld::endAll(); }

    void nobodyIsRefused_data();
    void nobodyIsRefused();
    void p029_preferencesAreMerged();
    void p034_partsOfTheProfileAreIndependent();
    void profileOfWrongForm_data();
    void profileOfWrongForm();
    void p028_ownPassword();
    void ownPasswordOfWrongForm_data();
    void ownPasswordOfWrongForm();
    void guessingOnesOwnPasswordLocks();
    void ofManyChangesAtOnceOneCounts();
    void sessionsAreListedAndEnded();
    void sessionsOfOthers();
    void p040_fewFailuresLockNobody();
    void p041_lockedAtTheLimitOnce();
    void p042_oldFailuresAreForgotten();
    void p043_theRightPasswordDoesNotOpenALock();
    void p044_aRestartForgetsNothing();
    void p045_successAndUnlockingBeginAnew();
    void aLockEndsByItself();
    void aNewPasswordEndsALock();
    void manyGuessesAtOnce();

private:
    static DataWorld &world() { return DataWorld::current(); }
    /** A new user of acme, whose name is the return value. */
    QByteArray addPerson();
    HttpAnswer signIn(const QString &password);
    /** A new session of the person; the token. */
    QByteArray newSession();
    HttpAnswer as(const QByteArray &token, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    /** Entries of that event about the person. */
    int entries(int event);
    void failToSignIn(int times);

    QByteArray m_person; ///< e-mail address
    QByteArray m_id;
    static inline int s_number = 0;
};

QByteArray TestOwnUserApi::addPerson()
{
    const QByteArray email = "person" + QByteArray::number(++s_number) + "@example.test";
    const HttpAnswer made = world().send("root", "POST", "/users",
                                         object({{"email", QString::fromUtf8(email)},
                                                 {"account_id", "acme"},
                                                 {"role_id", 2},
                                                 {"password", DataWorld::password()}}));
    if (made.status != 201)
        qFatal("%s", made.body.constData());
    m_id = made.at("id").toString().toUtf8();
    return email;
}

HttpAnswer TestOwnUserApi::signIn(const QString &password)
{
    return world().send("nobody", "POST", "/auth/login",
                        object({{"account", "acme"}, {"email", QString::fromUtf8(m_person)}, {"password", password}}));
}

QByteArray TestOwnUserApi::newSession()
{
    const HttpAnswer answer = signIn(DataWorld::password());
    return answer.status == 200 ? answer.at("token").toString().toUtf8() : QByteArray("none");
}

HttpAnswer TestOwnUserApi::as(const QByteArray &token, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return world().send("nobody", method, path, body, {{"Authorization", "Bearer " + token}});
}

int TestOwnUserApi::entries(int event)
{
    return world()
        .scalar("SELECT CAST(count(*) AS TEXT) FROM audit_entries WHERE event = " + QByteArray::number(event)
                + " AND record_id = '" + m_id + '\'')
        .toInt();
}

void TestOwnUserApi::failToSignIn(int times)
{
    for (int i = 0; i < times; ++i)
        QCOMPARE(signIn("not the password").status, 401);
}

void TestOwnUserApi::nobodyIsRefused_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("profile") << QByteArray("PATCH") << QByteArray("/auth/me");
    QTest::newRow("password") << QByteArray("PUT") << QByteArray("/auth/me/password");
    QTest::newRow("sessions") << QByteArray("GET") << QByteArray("/auth/me/sessions");
    QTest::newRow("end all") << QByteArray("DELETE") << QByteArray("/auth/me/sessions");
    QTest::newRow("end one") << QByteArray("DELETE") << QByteArray("/auth/me/sessions/") + kUnknown;
}

void TestOwnUserApi::nobodyIsRefused()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QCOMPARE(refusal(world().send("nobody", method, path, "{}")), "401 unauthenticated");
}

void TestOwnUserApi::p029_preferencesAreMerged()
{
    const QByteArray token = newSession();
    QCOMPARE(as(token, "GET", "/auth/me").at("user.preferences").toObject(), QJsonObject());
    QCOMPARE(as(token, "PATCH", "/auth/me", R"({"preferences":{"theme":"dark","rows":50}})").status, 200);
    const HttpAnswer merged = as(token, "PATCH", "/auth/me", R"({"preferences":{"rows":null,"language":"de"}})");
    QCOMPARE(merged.at("preferences").toObject(), (QJsonObject{{"theme", "dark"}, {"language", "de"}}));
    QCOMPARE(as(token, "GET", "/auth/me").at("user.preferences"), merged.at("preferences"));
}

void TestOwnUserApi::p034_partsOfTheProfileAreIndependent()
{
    const QByteArray token = newSession();
    QCOMPARE(as(token, "PATCH", "/auth/me", R"({"display_name":"Pat","profile_data":{"title":"Dr","room":7}})").status, 200);
    const HttpAnswer after =
        as(token, "PATCH", "/auth/me", R"({"display_name":null,"profile_data":{"room":null},"preferences":{"a":[1]}})");
    QCOMPARE(after.at("display_name").toString(), "Pat");
    QCOMPARE(after.at("profile_data").toObject(), (QJsonObject{{"title", "Dr"}}));
    QCOMPARE(after.at("preferences").toObject(), (QJsonObject{{"a", QJsonArray{1}}}));
    QCOMPARE(as(token, "PATCH", "/auth/me", R"({"profile_data":null})").at("profile_data"), after.at("profile_data"));
    // What a superadmin decides is not theirs to change.
    QCOMPARE(as(token, "PATCH", "/auth/me", R"({"role_id":1,"is_active":false,"email":"other@example.test"})").status, 200);
    const HttpAnswer seen = world().get("root", "/users/" + m_id);
    QCOMPARE(seen.at("role_id").toInt(), 2);
    QVERIFY(seen.at("is_active").toBool());
    QCOMPARE(seen.at("email").toString().toUtf8(), m_person);
    QCOMPARE(seen.at("profile_data").toObject(), (QJsonObject{{"title", "Dr"}}));
    const QJsonArray trail = world().trail(m_id);
    QCOMPARE(trail.last()["user_id"].toString().toUtf8(), m_id);
}

void TestOwnUserApi::profileOfWrongForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("no JSON") << QByteArray("{") << QByteArray("400 bad_request");
    QTest::newRow("a list") << QByteArray("[]") << QByteArray("400 bad_request");
    QTest::newRow("a number for a name") << QByteArray(R"({"display_name":1})")
                                         << QByteArray("400 validation_failed invalid_type display_name");
    QTest::newRow("a list of preferences") << QByteArray(R"({"preferences":[]})")
                                           << QByteArray("400 validation_failed invalid_type preferences");
    QTest::newRow("a text for a profile") << QByteArray(R"({"profile_data":"x"})")
                                          << QByteArray("400 validation_failed invalid_type profile_data");
    QTest::newRow("a name too long") << "{\"display_name\":\"" + QByteArray(256, 'x') + "\"}"
                                     << QByteArray("400 validation_failed too_long display_name");
    QTest::newRow("preferences too large") << "{\"preferences\":{\"x\":\"" + QByteArray(17'000, 'x') + "\"}}"
                                           << QByteArray("400 validation_failed too_large preferences");
}

void TestOwnUserApi::profileOfWrongForm()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const QByteArray token = newSession();
    QCOMPARE(refusal(as(token, "PATCH", "/auth/me", body)), expected);
    QCOMPARE(as(token, "GET", "/auth/me").at("user.preferences").toObject(), QJsonObject());
}

void TestOwnUserApi::p028_ownPassword()
{
    const QByteArray here = newSession();
    const QByteArray there = newSession();
    const QByteArray change = object({{"current_password", DataWorld::password()}, {"new_password", "a lantern over the bay"}});
    QCOMPARE(as(here, "PUT", "/auth/me/password", change).status, 200);
    QCOMPARE(as(here, "GET", "/auth/me").status, 200);
    QCOMPARE(as(there, "GET", "/auth/me").status, 401);
    QCOMPARE(signIn(DataWorld::password()).status, 401);
    QCOMPARE(signIn("a lantern over the bay").status, 200);
    QCOMPARE(entries(10020), 1);
    // Somebody else's is a superadmin's business.
    const HttpAnswer foreign =
        as(here, "PUT", "/users/" + world().userId("bob") + "/password", R"({"new_password":"a lantern over the bay"})");
    QCOMPARE(refusal(foreign), "403 superadmin_required");
}

void TestOwnUserApi::ownPasswordOfWrongForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const QString current = DataWorld::password();
    QTest::newRow("nothing") << QByteArray("{}") << QByteArray("400 validation_failed required current_password");
    QTest::newRow("no new one") << object({{"current_password", current}})
                                << QByteArray("400 validation_failed required new_password");
    QTest::newRow("the wrong one") << object({{"current_password", "x"}, {"new_password", "a lantern over the bay"}})
                                   << QByteArray("400 validation_failed wrong_password current_password");
    QTest::newRow("too short") << object({{"current_password", current}, {"new_password", "short"}})
                               << QByteArray("400 validation_failed password_too_short new_password");
    QTest::newRow("a number") << object({{"current_password", current}, {"new_password", 1}})
                              << QByteArray("400 validation_failed invalid_type new_password");
}

void TestOwnUserApi::ownPasswordOfWrongForm()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    QCOMPARE(refusal(as(newSession(), "PUT", "/auth/me/password", body)), expected);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
}

/** Who found a session open does not find out the password with it. */
void TestOwnUserApi::guessingOnesOwnPasswordLocks()
{
    const QByteArray token = newSession();
    const QByteArray guess = R"({"current_password":"a guess of mine","new_password":"a lantern over the bay"})";
    for (int i = 0; i < 5; ++i)
        QCOMPARE(as(token, "PUT", "/auth/me/password", guess).status, 400);
    const QByteArray right = object({{"current_password", DataWorld::password()}, {"new_password", "a lantern over the bay"}});
    QCOMPARE(refusal(as(token, "PUT", "/auth/me/password", right)), "403 user_is_locked");
    QCOMPARE(as(token, "GET", "/auth/me").status, 200); // the session stays
    QCOMPARE(entries(10012), 5);
    QCOMPARE(entries(10083), 1);
}

/** All know the password as each begins; after the first it is another one. */
void TestOwnUserApi::ofManyChangesAtOnceOneCounts()
{
    const QByteArray token = newSession();
    std::atomic<int> changed = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 6; ++i) {
        clients.emplace_back([&, i] {
            const auto client = world().server().client();
            const QByteArray body = object(
                {{"current_password", DataWorld::password()}, {"new_password", QString("a lantern over the bay %1").arg(i)}});
            const HttpAnswer answer =
                client->send("PUT", "/api/v1/auth/me/password",
                             {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}}, body);
            changed += int(answer.status == 200);
            refused += int(refusal(answer) == "400 validation_failed wrong_password current_password");
        });
    }
    for (std::thread &client : clients)
        client.join();
    QCOMPARE(changed.load(), 1);
    QCOMPARE(refused.load(), 5);
    QCOMPARE(entries(10020), 1);
}

void TestOwnUserApi::sessionsAreListedAndEnded()
{
    const QByteArray first = newSession();
    const QByteArray second = newSession();
    const QByteArray third = newSession();
    const HttpAnswer list = as(first, "GET", "/auth/me/sessions");
    QCOMPARE(list.at("total").toInt(), 3);
    QByteArray secondId;
    int current = 0;
    for (const QJsonValue &session : list.at("items").toArray()) {
        QCOMPARE(session["auth_method"].toString(), "password");
        QCOMPARE(session["client_ip"].toString(), "127.0.0.1");
        QVERIFY(session["expires_at"].toString() > session["created_at"].toString());
        current += int(session["current"].toBool());
    }
    QCOMPARE(current, 1);
    for (const QJsonValue &session : as(second, "GET", "/auth/me/sessions").at("items").toArray()) {
        if (session["current"].toBool())
            secondId = session["id"].toString().toUtf8();
    }
    QCOMPARE(as(first, "DELETE", "/auth/me/sessions/" + secondId).status, 204);
    QCOMPARE(as(second, "GET", "/auth/me").status, 401);
    QCOMPARE(as(third, "GET", "/auth/me").status, 200);
    QCOMPARE(refusal(as(first, "DELETE", "/auth/me/sessions/" + secondId)), "404 session_not_found");
    QCOMPARE(refusal(as(first, "DELETE", QByteArray("/auth/me/sessions/") + kUnknown)), "404 session_not_found");

    QCOMPARE(as(first, "DELETE", "/auth/me/sessions").at("ended").toInt(), 1);
    QCOMPARE(as(third, "GET", "/auth/me").status, 401);
    QCOMPARE(as(first, "DELETE", "/auth/me/sessions").at("ended").toInt(), 0);
    QCOMPARE(refusal(as(first, "DELETE", "/auth/me/sessions?all=maybe")), "400 validation_failed invalid_choice all");
    QCOMPARE(as(first, "DELETE", "/auth/me/sessions?all=true").at("ended").toInt(), 1);
    QCOMPARE(as(first, "GET", "/auth/me").status, 401);
    const QByteArray ended =
        "SELECT CAST(count(*) AS TEXT) FROM audit_entries WHERE event = 15005 AND actor_id = '" + m_id + '\'';
    QCOMPARE(world().scalar(ended), "3");
}

/** Sessions of others: superadmins', within the account they have chosen, and (tst_sessionsapi) of those who may change users. */
void TestOwnUserApi::sessionsOfOthers()
{
    const QByteArray token = newSession();
    const QByteArray mine = as(token, "GET", "/auth/me/sessions").at("items").toArray().at(0)["id"].toString().toUtf8();
    const QByteArray path = "/users/" + m_id + "/sessions";
    for (const char *person : {"ann", "bob", "eve"}) {
        QCOMPARE(refusal(world().send(person, "DELETE", "/auth/me/sessions/" + mine)), "404 session_not_found");
        QCOMPARE(refusal(world().get(person, path)), "403 no_permission");
        QCOMPARE(refusal(world().send(person, "DELETE", path)), "403 no_permission");
        QCOMPARE(refusal(world().send(person, "DELETE", path + '/' + mine)), "403 no_permission");
    }
    QCOMPARE(refusal(world().get("nobody", path)), "401 unauthenticated");
    QCOMPARE(refusal(world().send("nobody", "DELETE", path)), "401 unauthenticated");
    QCOMPARE(refusal(world().send("nobody", "DELETE", path + '/' + mine)), "401 unauthenticated");
    QCOMPARE(refusal(world().get("root", path, kRootInOther)), "404 user_not_found");
    QCOMPARE(refusal(world().send("root", "DELETE", path, {}, kRootInOther)), "404 user_not_found");
    QCOMPARE(refusal(world().send("root", "DELETE", path + '/' + mine, {}, kRootInOther)), "404 user_not_found");
    QCOMPARE(refusal(world().get("root", QByteArray("/users/") + kUnknown + "/sessions")), "404 user_not_found");
    QCOMPARE(as(token, "GET", "/auth/me").status, 200);

    QCOMPARE(world().get("root", path, kRootInAcme).at("total").toInt(), 1);
    const QByteArray annsPath = "/users/" + world().userId("ann") + "/sessions/" + mine;
    QCOMPARE(refusal(world().send("root", "DELETE", annsPath)), "404 session_not_found");
    QCOMPARE(world().send("root", "DELETE", path + '/' + mine).status, 204);
    QCOMPARE(as(token, "GET", "/auth/me").status, 401);
    const QByteArray again = newSession();
    QCOMPARE(world().send("root", "DELETE", path).at("ended").toInt(), 1);
    QCOMPARE(as(again, "GET", "/auth/me").status, 401);
}

void TestOwnUserApi::p040_fewFailuresLockNobody()
{
    failToSignIn(4);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
    QCOMPARE(entries(10083), 0);
    QCOMPARE(world().get("root", "/users/" + m_id).at("locked_until"), QJsonValue::Null);
}

void TestOwnUserApi::p041_lockedAtTheLimitOnce()
{
    failToSignIn(7);
    QCOMPARE(entries(10083), 1);
    QCOMPARE(entries(10012), 7);
    QVERIFY(!world().get("root", "/users/" + m_id).at("locked_until").toString().isEmpty());
    const QJsonArray trail = world().trail(m_id);
    const auto lock = std::ranges::find_if(trail, [](const QJsonValue &entry) { return entry["event"].toInt() == 10083; });
    QVERIFY(lock != trail.end());
    const QJsonObject entry = (*lock).toObject();
    QHash<QString, QJsonValue> told;
    for (const QJsonValue &change : entry["changes"].toArray())
        told.insert(change["field"].toString(), change["after"]);
    QCOMPARE(told["failure_count"].toInt(), 5);
    QCOMPARE(told["window_minutes"].toInt(), 15);
    QCOMPARE(told["max_attempts"].toInt(), 5);
}

void TestOwnUserApi::p042_oldFailuresAreForgotten()
{
    failToSignIn(4);
    world().execute("UPDATE users SET first_failed_at = '2026-01-01T00:00:00.000Z' WHERE id = '" + m_id + '\'');
    failToSignIn(4);
    QCOMPARE(entries(10083), 0);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
}

void TestOwnUserApi::p043_theRightPasswordDoesNotOpenALock()
{
    const QByteArray before = newSession();
    failToSignIn(5);
    QCOMPARE(refusal(signIn("still not the password")), "401 login_failed");
    QCOMPARE(refusal(signIn(DataWorld::password())), "401 user_is_locked");
    QCOMPARE(as(before, "GET", "/auth/me").status, 200); // nobody is thrown out by strangers who guess
}

void TestOwnUserApi::p044_aRestartForgetsNothing()
{
    failToSignIn(3);
    world().restart();
    failToSignIn(2);
    world().restart();
    QCOMPARE(refusal(signIn(DataWorld::password())), "401 user_is_locked");
}

void TestOwnUserApi::p045_successAndUnlockingBeginAnew()
{
    failToSignIn(4);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
    failToSignIn(4);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
    failToSignIn(5);
    QCOMPARE(signIn(DataWorld::password()).status, 401);
    const HttpAnswer unlocked = world().send("root", "PATCH", "/users/" + m_id, R"({"is_locked":false})");
    QCOMPARE(unlocked.status, 200);
    QCOMPARE(unlocked.at("locked_until"), QJsonValue::Null);
    QCOMPARE(entries(10007), 1);
    failToSignIn(4);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
}

void TestOwnUserApi::aLockEndsByItself()
{
    failToSignIn(5);
    QCOMPARE(signIn(DataWorld::password()).status, 401);
    world().execute("UPDATE users SET locked_until = '2026-01-01T00:00:00.000Z' WHERE id = '" + m_id + '\'');
    failToSignIn(4);
    QCOMPARE(signIn(DataWorld::password()).status, 200);
}

void TestOwnUserApi::aNewPasswordEndsALock()
{
    failToSignIn(5);
    const HttpAnswer shown = world().send("root", "PUT", "/users/" + m_id + "/password", R"({"send_reset_link":true})");
    QCOMPARE(shown.status, 200);
    const QString link = shown.at("reset_url").toString();
    const QByteArray reset = object({{"token", link.section('=', -1)}, {"new_password", "a lantern over the bay"}});
    QCOMPARE(world().send("nobody", "POST", "/auth/reset-password", reset).status, 200);
    QCOMPARE(signIn("a lantern over the bay").status, 200);
}

/** The right password among wrong ones at the same moment: once locked, it is no use either. */
void TestOwnUserApi::manyGuessesAtOnce()
{
    std::vector<std::thread> guessers;
    for (int i = 0; i < 8; ++i) {
        guessers.emplace_back([this] {
            const auto client = world().server().client();
            const QByteArray body =
                object({{"account", "acme"}, {"email", QString::fromUtf8(m_person)}, {"password", "not the password"}});
            (void)client->send("POST", "/api/v1/auth/login", {{"Content-Type", "application/json"}}, body);
        });
    }
    for (std::thread &guesser : guessers)
        guesser.join();
    QCOMPARE(refusal(signIn(DataWorld::password())), "401 user_is_locked");
    QCOMPARE(entries(10083), 1);
}

QTEST_GUILESS_MAIN(TestOwnUserApi)
#include "tst_ownuserapi.moc"
