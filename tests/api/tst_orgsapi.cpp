// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

/** An object of texts: name, value, name, value … */
QByteArray json(std::initializer_list<QByteArray> parts)
{
    QJsonObject object;
    for (auto part = parts.begin(); part != parts.end(); part += 2)
        object.insert(QString::fromUtf8(*part), QString::fromUtf8(*(part + 1)));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray password()
{
    return DataWorld::password().toUtf8();
}

} // namespace

/**
 * `/orgs`, `/auth/switch`, `/auth/link`, `/auth/signup` and the sign-in form: I-1 to I-15 as far as members have them, M-001,
 * M-002, M-004, M-005, P-030.
 */
class TestOrgsApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] QByteArray add(const QByteArray &person, const QByteArray &org, const QByteArray &email,
                                 const QByteArray &role)
    {
        return outcome(person, "POST", "/orgs/" + org + "/members", json({"email", email, "role", role}));
    }
    [[nodiscard]] QByteArray member(const QByteArray &person) { return "/orgs/lab/members/" + m_world->id(person); }
    /** Names of the organisations in the order that they are listed in. */
    [[nodiscard]] QByteArrayList orgsOf(const QByteArray &person);
    /** `email role` of each member, as root sees them, sorted. */
    [[nodiscard]] QByteArrayList membersOf(const QByteArray &org);
    [[nodiscard]] HttpAnswer form(const QByteArray &body);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void m001_signUp();
    void m002_signingInByForm();
    void i1_whoMakesOneOwnsIt();
    void i6_oneSeesHisOwn();
    void p030_switching();
    void linking();
    void i2_i13_whoMayChangeMembers();
    void i3_i9_onlyOwnersTouchOwners();
    void i4_i7_i14_theLastOwnerStays();
    void i5_aMemberGetsAnotherRole();
    void nobodyGivesARoleThatHoldsMore();
    void removedAndLeft();
    void i8_twoOwnersDemoteEachOther();
    void badInput();
};

QByteArrayList TestOrgsApi::orgsOf(const QByteArray &person)
{
    QByteArrayList names;
    for (const QJsonValue item : m_world->get(person, "/orgs").at("items").toArray())
        names.append(text(item["name"]) + ' ' + text(item["role"]));
    return names;
}

QByteArrayList TestOrgsApi::membersOf(const QByteArray &org)
{
    QByteArrayList names;
    for (const QJsonValue item : m_world->get("root", "/orgs/" + org + "/members").at("items").toArray())
        names.append(text(item["email"]).split('@').first() + ' ' + text(item["role"]));
    std::ranges::sort(names);
    return names;
}

HttpAnswer TestOrgsApi::form(const QByteArray &body)
{
    return m_world->server().client()->send("POST", "/api/v1/auth/login",
                                            {{"Content-Type", "application/x-www-form-urlencoded"}}, body);
}

void TestOrgsApi::m001_signUp()
{
    const QByteArray path = "/auth/signup";
    const HttpAnswer made =
        m_world->send("nobody", "POST", path, json({"email", "  Zoe.Berg@Example.TEST ", "password", password()}));
    QVERIFY2(made.status == 201, made.body);
    QCOMPARE(text(made.at("user.email")), "zoe.berg@example.test");
    QCOMPARE(text(made.at("account.name")), "zoe.berg");
    QCOMPARE(text(made.at("account.slug")), "zoe-berg");
    QVERIFY(made.at("token").isUndefined());
    for (const QByteArray again : {"zoe.berg@example.test", "ZOE.BERG@EXAMPLE.TEST", "bob@example.test"})
        QCOMPARE(outcome("nobody", "POST", path, json({"email", again, "password", password()})), "409 33007");
    const QByteArray tooLong(129, 'x');
    for (const QByteArray &bad : {QByteArray("ninechars"), tooLong})
        QCOMPARE(refusal(m_world->send("nobody", "POST", path, json({"email", "y@example.test", "password", bad}))).first(21),
                 "422 validation_failed");
    QCOMPARE(outcome("nobody", "POST", path, json({"email", "none", "password", password()})), "422 40002");
    QCOMPARE(outcome("nobody", "POST", path, "{}"), "422 40002");
    QCOMPARE(outcome("nobody", "POST", path, "["), "400 40001");
    // With an organisation; another of that name gets a number.
    for (const QByteArray slug : {"berg-ag", "berg-ag-1"}) {
        const HttpAnswer named = m_world->send(
            "nobody", "POST", path, json({"email", slug + "@example.test", "password", password(), "organization", "Berg AG"}));
        QCOMPARE(named.status, 201);
        QCOMPARE(text(named.at("account.slug")), slug);
    }
    m_world->signIn("zoe.berg", "zoe-berg");
    QCOMPARE(orgsOf("zoe.berg"), QByteArrayList{"zoe.berg owner"});
}

void TestOrgsApi::m002_signingInByForm()
{
    const QByteArray secret = password().toPercentEncoding();
    const HttpAnswer good = form("grant_type=password&username=BOB%40example.test&password=" + secret);
    QVERIFY2(good.status == 200, good.body);
    QCOMPARE(text(good.at("token_type")), "bearer");
    QCOMPARE(text(good.at("access_token")), text(good.at("token")));
    QCOMPARE(good.header("Cache-Control"), "no-store");
    const auto client = m_world->server().client();
    const HttpAnswer me = client->get("/api/v1/auth/me", {{"Authorization", "Bearer " + text(good.at("access_token"))}});
    QCOMPARE(text(me.at("email")), "bob@example.test");
    QCOMPARE(form("username=ada@example.test&account=lab&password=" + secret).status, 200);
    // Wrong password, unknown address, no address, another account: the same answer.
    for (const QByteArray &wrong :
         {QByteArray("username=bob@example.test&password=wrong"), "username=who@example.test&password=" + secret,
          "username=bob&password=" + secret, "username=bob@example.test&account=other&password=" + secret}) {
        const HttpAnswer answer = form(wrong);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.at("code").toInt(), 40004);
        QVERIFY(!answer.header("WWW-Authenticate").isEmpty());
    }
    QCOMPARE(refusal(form("grant_type=refresh_token&username=a&password=b")),
             "400 validation_failed unsupported_grant_type grant_type");
    QCOMPARE(refusal(form("username=bob@example.test")), "400 validation_failed required password");
    QCOMPARE(form("username=%zz&password=x").at("code").toInt(), 40001);
    QCOMPARE(outcome("nobody", "GET", "/auth/me"), "401 40003");
    for (const QByteArray token : {"broken", "a.b.c"})
        QCOMPARE(client->get("/api/v1/auth/me", {{"Authorization", "Bearer " + token}}).status, 401);
}

void TestOrgsApi::i1_whoMakesOneOwnsIt()
{
    QCOMPARE(outcome("nobody", "POST", "/orgs", json({"name", "Club"})), "401 40003");
    const HttpAnswer made = m_world->send("bob", "POST", "/orgs", json({"name", " Chess Club "}));
    QVERIFY2(made.status == 201, made.body);
    QCOMPARE(text(made.at("role")), "owner");
    QCOMPARE(text(made.at("slug")), "chess-club");
    QCOMPARE(membersOf("chess-club"), QByteArrayList{"bob owner"});
    QCOMPARE(text(m_world->send("bob", "POST", "/orgs", json({"name", "Chess Club"})).at("slug")), "chess-club-1");
    // The same person with the same password, in an account of its own.
    QCOMPARE(outcome("nobody", "POST", "/auth/login",
                     json({"account", "chess-club", "email", "bob@example.test", "password", password()})),
             "200");
    QCOMPARE(refusal(m_world->send("bob", "POST", "/orgs", "{}")), "400 validation_failed required name");
    QCOMPARE(refusal(m_world->send("bob", "POST", "/orgs", json({"name", "x", "slug", "1"}))),
             "400 validation_failed invalid_slug slug");
}

void TestOrgsApi::i6_oneSeesHisOwn()
{
    QCOMPARE(outcome("nobody", "GET", "/orgs"), "401 40003");
    QCOMPARE(outcome("bob", "GET", "/orgs?page=0"), "400 40002");
    QCOMPARE(orgsOf("bob"), QByteArrayList{"lab Ltd member"});
    QCOMPARE(orgsOf("max"), QByteArrayList{"lab Ltd admin"});
    QCOMPARE(outcome("bob", "POST", "/orgs", json({"name", "First"})), "201");
    QCOMPARE(outcome("bob", "POST", "/orgs", json({"name", "Second"})), "201");
    QCOMPARE(orgsOf("bob"), (QByteArrayList{"Second owner", "First owner", "lab Ltd member"}));
    const HttpAnswer page = m_world->get("bob", "/orgs?page=2&page_size=2");
    QCOMPARE(page.at("total").toInt(), 3);
    QCOMPARE(page.at("items").toArray().size(), 1);
    QCOMPARE(page.at("items.0.is_current"), QJsonValue(true));
    QCOMPARE(text(m_world->get("bob", "/orgs/first").at("role")), "owner");
    QCOMPARE(text(m_world->get("bob", "/orgs/lab").at("role")), "member");
    QCOMPARE(text(m_world->get("root", "/orgs/first").at("role")), "superadmin");
    // I-13: what is another's is answered like what does not exist.
    const HttpAnswer foreign = m_world->get("bob", "/orgs/other");
    const HttpAnswer unknown = m_world->get("bob", "/orgs/nowhere");
    QCOMPARE(foreign.status, 404);
    for (const QByteArray field : {"code", "message", "name", "title"})
        QCOMPARE(foreign.at(field), unknown.at(field));
    for (const QByteArray path : {"/orgs/lab", "/orgs/lab/members"}) {
        QCOMPARE(outcome("nobody", "GET", path), "401 40003");
        QCOMPARE(outcome("eve", "GET", path), "404 34003");
    }
    // A deleted one is not among them, and nothing of it can be reached from another.
    QCOMPARE(outcome("root", "DELETE", "/accounts/first"), "204");
    QCOMPARE(orgsOf("bob"), (QByteArrayList{"Second owner", "lab Ltd member"}));
    QCOMPARE(outcome("bob", "GET", "/orgs/first"), "404 34003");
    QCOMPARE(outcome("bob", "POST", "/auth/switch", json({"account", "first"})), "403 34001");
}

void TestOrgsApi::p030_switching()
{
    QVERIFY(m_world->get("bob", "/orgs").at("last_selected_id").isNull());
    const QByteArray club = text(m_world->send("bob", "POST", "/orgs", json({"name", "Club"})).at("id"));
    QCOMPARE(outcome("nobody", "POST", "/auth/switch", json({"account", "club"})), "401 40003");
    for (const QByteArray account : {"other", "system", "nowhere"})
        QCOMPARE(outcome("bob", "POST", "/auth/switch", json({"account", account})), "403 34001");
    QCOMPARE(outcome("eve", "POST", "/auth/switch", json({"account", "club"})), "403 34001");
    QCOMPARE(outcome("bob", "POST", "/auth/switch", "{}"), "400 40002");

    const HttpAnswer there = m_world->send("bob", "POST", "/auth/switch", json({"account", "club"}));
    QVERIFY2(there.status == 200, there.body);
    QCOMPARE(text(there.at("account.id")), club);
    QVERIFY(text(there.at("user.id")) != m_world->id("bob"));
    const HttpClient::Headers asOwner{{"Authorization", "Bearer " + text(there.at("token"))},
                                      {"Content-Type", "application/json"}};
    const auto client = m_world->server().client();
    QCOMPARE(text(client->get("/api/v1/auth/me", asOwner).at("account_id")), club);
    QCOMPARE(client->get("/api/v1/accounts/club/owners", asOwner).status, 200);
    QCOMPARE(outcome("bob", "GET", "/auth/me"), "200"); // the session before goes on
    QCOMPARE(text(m_world->get("bob", "/orgs").at("last_selected_id")), club);
    // And back, by code.
    const HttpAnswer back = client->send("POST", "/api/v1/auth/switch", asOwner, json({"account", "AA0001"}));
    QCOMPARE(text(back.at("user.id")), m_world->id("bob"));
    QCOMPARE(text(m_world->get("bob", "/orgs").at("last_selected_id")), m_world->accountId("lab"));
    // Who is disabled there does not get in from here.
    QCOMPARE(outcome("root", "PATCH", "/users/" + m_world->id("bob"), R"({"is_active":false})"), "200");
    QCOMPARE(client->send("POST", "/api/v1/auth/switch", asOwner, json({"account", "lab"})).at("code").toInt(), 33003);
    QCOMPARE(client->get("/api/v1/auth/me", asOwner).status, 200);
}

void TestOrgsApi::linking()
{
    const auto proof = [](const QByteArray &account, const QByteArray &person, const QByteArray &secret) {
        return json({"account", account, "email", person + "@example.test", "password", secret});
    };
    QCOMPARE(outcome("nobody", "POST", "/auth/link", proof("other", "eve", password())), "401 40003");
    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("other", "eve", "wrong")), "401 40004");
    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("nowhere", "eve", password())), "401 40004");
    QCOMPARE(outcome("bob", "POST", "/auth/link", "{}"), "400 40002");
    // Two users of one account are two people.
    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("lab", "cid", password())), "409 40062");
    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("lab", "bob", password())), "409 40062");
    QCOMPARE(outcome("bob", "POST", "/auth/switch", json({"account", "other"})), "403 34001");
    QCOMPARE(orgsOf("bob"), QByteArrayList{"lab Ltd member"});

    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("other", "eve", password())), "204");
    QCOMPARE(outcome("bob", "POST", "/auth/link", proof("other", "eve", password())), "204");
    QCOMPARE(orgsOf("bob"), (QByteArrayList{"other Ltd owner", "lab Ltd member"}));
    QCOMPARE(orgsOf("eve"), (QByteArrayList{"other Ltd owner", "lab Ltd member"}));
    QCOMPARE(m_world->events(m_world->id("bob")).count(49067), 1);
    QCOMPARE(m_world->events(m_world->id("eve")).count(49067), 1);
    QCOMPARE(outcome("bob", "POST", "/auth/switch", json({"account", "other"})), "200");
    // A third who is linked with either may not be a second user of one of the accounts.
    QCOMPARE(outcome("cid", "POST", "/auth/link", proof("other", "eve", password())), "409 40062");
    QCOMPARE(orgsOf("cid"), QByteArrayList{"lab Ltd member"});

    QCOMPARE(outcome("nobody", "DELETE", "/auth/link"), "401 40003");
    QCOMPARE(outcome("bob", "DELETE", "/auth/link"), "204");
    QCOMPARE(outcome("bob", "DELETE", "/auth/link"), "204");
    QCOMPARE(m_world->events(m_world->id("bob")).count(49069), 1);
    QCOMPARE(orgsOf("bob"), QByteArrayList{"lab Ltd member"});
    QCOMPARE(orgsOf("eve"), QByteArrayList{"other Ltd owner"});
    QCOMPARE(outcome("bob", "POST", "/auth/switch", json({"account", "other"})), "403 34001");
}

void TestOrgsApi::i2_i13_whoMayChangeMembers()
{
    const QByteArray role = json({"role", "admin"});
    const QByteArray invited = json({"email", "new@example.test", "role", "member"});
    QCOMPARE(outcome("nobody", "POST", "/orgs/lab/members", invited), "401 40003");
    QCOMPARE(outcome("nobody", "PATCH", member("cid"), role), "401 40003");
    QCOMPARE(outcome("nobody", "DELETE", member("cid")), "401 40003");
    QCOMPARE(outcome("bob", "POST", "/orgs/lab/members", invited), "403 32001");
    QCOMPARE(outcome("bob", "PATCH", member("cid"), role), "403 32001");
    QCOMPARE(outcome("bob", "PATCH", member("bob"), role), "403 32001");
    QCOMPARE(outcome("bob", "DELETE", member("cid")), "403 32001");
    QCOMPARE(outcome("bob", "GET", "/orgs/lab/members"), "403 32001");
    QCOMPARE(outcome("eve", "POST", "/orgs/lab/members", invited), "404 34003");
    QCOMPARE(outcome("eve", "PATCH", member("cid"), role), "404 34003");
    QCOMPARE(outcome("eve", "DELETE", member("cid")), "404 34003");
    // Somebody of another account is nobody here.
    QCOMPARE(outcome("ada", "PATCH", member("eve"), role), "404 33001");
    QCOMPARE(outcome("ada", "DELETE", member("eve")), "404 33001");
    QCOMPARE(outcome("max", "GET", "/orgs/lab/members"), "200");
    QCOMPARE(outcome("max", "PATCH", member("cid"), role), "200");
    QCOMPARE(outcome("root", "PATCH", member("cid"), json({"role", "member"})), "200");
    QCOMPARE(outcome("root", "PATCH", "/orgs/system/members/" + m_world->id("root"), role), "409 34007");
    QCOMPARE(outcome("root", "DELETE", "/orgs/system/members/" + m_world->id("root")), "409 34007");
    QCOMPARE(membersOf("lab"), (QByteArrayList{"ada owner", "bob member", "cid member", "max admin"}));
}

void TestOrgsApi::i3_i9_onlyOwnersTouchOwners()
{
    QCOMPARE(outcome("max", "PATCH", member("max"), json({"role", "owner"})), "403 33015");
    QCOMPARE(outcome("max", "PATCH", member("bob"), json({"role", "owner"})), "403 33015");
    QCOMPARE(add("max", "lab", "bob@example.test", "owner"), "403 33015");
    QCOMPARE(outcome("max", "PATCH", member("ada"), json({"role", "member"})), "403 33015");
    QCOMPARE(add("max", "lab", "ada@example.test", "member"), "403 33015");
    QCOMPARE(outcome("max", "DELETE", member("ada")), "403 33015");
    // I-10: nor by an invitation.
    QCOMPARE(add("max", "lab", "new@example.test", "owner"), "403 33015");
    QCOMPARE(add("ada", "lab", "new@example.test", "owner"), "202");
    QCOMPARE(outcome("ada", "PATCH", member("bob"), json({"role", "owner"})), "200");
    QCOMPARE(membersOf("lab"), (QByteArrayList{"ada owner", "bob owner", "cid member", "max admin"}));
    QCOMPARE(outcome("bob", "PATCH", member("ada"), json({"role", "admin"})), "200");
    QCOMPARE(outcome("ada", "PATCH", member("bob"), json({"role", "member"})), "403 33015");
}

void TestOrgsApi::i4_i7_i14_theLastOwnerStays()
{
    QCOMPARE(outcome("ada", "PATCH", member("ada"), json({"role", "member"})), "409 40059");
    QCOMPARE(outcome("root", "PATCH", member("ada"), json({"role", "admin"})), "409 40059");
    QCOMPARE(add("ada", "lab", "ada@example.test", "admin"), "409 40059");
    QCOMPARE(outcome("ada", "DELETE", member("ada")), "409 40059");
    QCOMPARE(outcome("root", "DELETE", member("ada")), "409 40059");
    QCOMPARE(outcome("ada", "PATCH", member("bob"), json({"role", "owner"})), "200");
    QCOMPARE(outcome("root", "PATCH", "/users/" + m_world->id("bob"), R"({"is_active":false})"), "200");
    QCOMPARE(outcome("ada", "DELETE", member("ada")), "409 40059");
    QCOMPARE(outcome("root", "PATCH", "/users/" + m_world->id("bob"), R"({"is_active":true})"), "200");
    QCOMPARE(outcome("ada", "DELETE", member("ada")), "204");
    QCOMPARE(membersOf("lab"), (QByteArrayList{"bob owner", "cid member", "max admin"}));
}

void TestOrgsApi::i5_aMemberGetsAnotherRole()
{
    const HttpAnswer changed =
        m_world->send("ada", "POST", "/orgs/lab/members", json({"email", " BOB@example.test", "role", "admin"}));
    QCOMPARE(changed.status, 200);
    QCOMPARE(text(changed.at("role")), "admin");
    QCOMPARE(text(changed.at("user_id")), m_world->id("bob"));
    // I-12: with the next request.
    QVERIFY(m_world->holds("bob", "users"));
    QCOMPARE(add("ada", "lab", "bob@example.test", "member"), "200");
    QVERIFY(!m_world->holds("bob", "users"));
    QCOMPARE(membersOf("lab"), (QByteArrayList{"ada owner", "bob member", "cid member", "max admin"}));
}

void TestOrgsApi::nobodyGivesARoleThatHoldsMore()
{
    // The role admin gets a permission that max does not hold: he has lost the set by being given `users` alone.
    QCOMPARE(outcome("root", "PATCH", "/users/" + m_world->id("max"), R"({"role_id":2})"), "200");
    (void)m_world->give("max", "users");
    const HttpAnswer refused = m_world->send("max", "PATCH", member("bob"), json({"role", "admin"}));
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body.contains("permission_sets"), refused.body);
    QCOMPARE(add("max", "lab", "new@example.test", "admin").first(3), "403");
    QCOMPARE(add("max", "lab", "new@example.test", "member"), "202");
}

void TestOrgsApi::removedAndLeft()
{
    (void)m_world->give("bob", "groups.read");
    QCOMPARE(outcome("bob", "POST", "/orgs", json({"name", "Club"})), "201");
    QCOMPARE(outcome("max", "DELETE", member("bob")), "204");
    QCOMPARE(outcome("bob", "GET", "/auth/me"), "403 33003");
    QCOMPARE(outcome("max", "DELETE", member("bob")), "404 33001");
    QVERIFY(m_world->events(m_world->id("bob")).contains(11011));
    QCOMPARE(membersOf("lab"), (QByteArrayList{"ada owner", "cid member", "max admin"}));
    // What he was given does not wait for him, and his own organisation is still his.
    QCOMPARE(outcome("root", "PATCH", "/users/" + m_world->id("bob"), R"({"is_active":true})"), "200");
    m_world->signIn("bob", "lab");
    QVERIFY(!m_world->holds("bob", "groups.read"));
    QCOMPARE(orgsOf("bob"), QByteArrayList{"lab Ltd member"});
    m_world->signIn("bob", "club");
    QCOMPARE(orgsOf("bob"), QByteArrayList{"Club owner"});
    QCOMPARE(outcome("cid", "DELETE", member("cid")), "204");
    QCOMPARE(outcome("cid", "GET", "/auth/me"), "403 33003");
    QCOMPARE(membersOf("lab"), (QByteArrayList{"ada owner", "bob member", "max admin"}));
}

void TestOrgsApi::i8_twoOwnersDemoteEachOther()
{
    QCOMPARE(outcome("ada", "PATCH", member("bob"), json({"role", "owner"})), "200");
    for (int pair = 0; pair < 10; ++pair) {
        std::array<int, 2> statuses{};
        const auto demote = [&](size_t index, const QByteArray &asker, const QByteArray &path) {
            statuses[index] =
                m_world->server()
                    .client()
                    ->send("PATCH", "/api/v1" + path,
                           {{"Authorization", "Bearer " + m_world->token(asker)}, {"Content-Type", "application/json"}},
                           json({"role", "member"}))
                    .status;
        };
        std::thread first(demote, 0, "ada", member("bob"));
        std::thread second(demote, 1, "bob", member("ada"));
        first.join();
        second.join();
        std::ranges::sort(statuses);
        QCOMPARE(statuses[0], 200);
        QCOMPARE(statuses[1], 403);
        for (const QByteArray person : {"ada", "bob"})
            QCOMPARE(outcome("root", "PATCH", member(person), json({"role", "owner"})), "200");
    }
}

void TestOrgsApi::badInput()
{
    QCOMPARE(add("ada", "lab", "none", "member"), "400 40002");
    QCOMPARE(add("ada", "lab", "new@example.test", "emperor"), "400 40002");
    QCOMPARE(outcome("ada", "POST", "/orgs/lab/members", "{}"), "400 40002");
    QCOMPARE(outcome("ada", "PATCH", member("bob"), "{}"), "400 40002");
    QCOMPARE(outcome("ada", "PATCH", member("bob"), json({"role", "emperor"})), "400 40002");
    QCOMPARE(outcome("ada", "PATCH", "/orgs/lab/members/nobody", json({"role", "admin"})), "404 33001");
    QCOMPARE(outcome("ada", "DELETE", "/orgs/lab/members/nobody"), "404 33001");
    QCOMPARE(outcome("ada", "GET", "/orgs/lab/members?page_size=1000"), "400 40002");
    QCOMPARE(outcome("ada", "GET", "/orgs/nowhere/members"), "404 34003");
}

QTEST_GUILESS_MAIN(TestOrgsApi)
#include "tst_orgsapi.moc"
