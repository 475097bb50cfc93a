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

/** An object of one or two texts. */
QByteArray json(const char *name, const QByteArray &value, const char *second = nullptr, const QByteArray &secondValue = {})
{
    QJsonObject object{{QString::fromLatin1(name), QString::fromUtf8(value)}};
    if (second)
        object.insert(QString::fromLatin1(second), QString::fromUtf8(secondValue));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/** `/accounts/{account}/owners`: P-119 to P-121, I-3, I-7 to I-9, I-11, I-13, I-14, M-005, and the traps T1, T11, T23. */
class TestOwnersApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    [[nodiscard]] QByteArray outcome(const QByteArray &person, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &body = {})
    {
        return m_world->outcome(person, method, path, body);
    }
    [[nodiscard]] QByteArray add(const QByteArray &asker, const QByteArray &person)
    {
        return outcome(asker, "POST", "/accounts/lab/owners", json("user_id", m_world->id(person)));
    }
    [[nodiscard]] QByteArray remove(const QByteArray &asker, const QByteArray &person)
    {
        return outcome(asker, "DELETE", "/accounts/lab/owners/" + m_world->id(person));
    }
    [[nodiscard]] HttpAnswer transfer(const QByteArray &asker, const QByteArray &person, const QByteArray &password)
    {
        return m_world->send(asker, "POST", "/accounts/lab/owners/transfer",
                             json("user_id", m_world->id(person), "current_password", password));
    }
    [[nodiscard]] QByteArray change(const QByteArray &person, const QByteArray &body)
    {
        return outcome("root", "PATCH", "/users/" + m_world->id(person), body);
    }
    /** Addresses of the owners, as root sees them. */
    [[nodiscard]] QByteArrayList owners();
    /** Two requests at the same moment; their statuses, sorted. */
    [[nodiscard]] QList<int> together(const QByteArray &firstPerson, const QByteArray &firstPath,
                                      const QByteArray &secondPerson, const QByteArray &secondPath);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p119_addedAndRemoved();
    void addingRefused();
    void p121_theLastOwnerStays();
    void i14_aDisabledOwnerDoesNotCount();
    void t11_aDisabledOwnerDoesNothing();
    void i11_handedOver();
    void i11_handingOverRefused();
    void i8_fiftyPairsDemoteEachOther();
    void disabledAndRemovedAtTheSameMoment();
};

QByteArrayList TestOwnersApi::owners()
{
    QByteArrayList names;
    for (const QJsonValue item : m_world->get("root", "/accounts/lab/owners").at("items").toArray())
        names.append(text(item["email"]).split('@').first());
    std::ranges::sort(names);
    return names;
}

void TestOwnersApi::whoMay()
{
    const QByteArray path = "/accounts/lab/owners";
    const QByteArray body = json("user_id", m_world->id("bob"), "current_password", "x");
    const QByteArray row = path + '/' + m_world->id("ada");
    const QList<std::tuple<QByteArray, QByteArray, QByteArray>> requests{
        {"GET", path, {}}, {"POST", path, body}, {"DELETE", row, {}}, {"POST", path + "/transfer", body}};
    for (const auto &[method, where, what] : requests) {
        QCOMPARE(outcome("nobody", method, where, what), "401 40003");
        // I-9: who administers an account has no say in who owns it.
        for (const QByteArray person : {"max", "bob"})
            QCOMPARE(outcome(person, method, where, what), "403 33015");
        // I-13: another account is answered like none at all.
        const HttpAnswer foreign = m_world->send("eve", method, where, what);
        const HttpAnswer unknown = m_world->send("eve", method, QByteArray(where).replace("/lab/", "/nowhere/"), what);
        QCOMPARE(foreign.status, 404);
        QCOMPARE(foreign.at("code").toInt(), 34003);
        for (const QByteArray field : {"status", "code", "message", "name", "title", "type"})
            QCOMPARE(foreign.at(field), unknown.at(field));
    }
    for (const QByteArray account : {"lab", "AA0001", "LAB"}) {
        QCOMPARE(outcome("ada", "GET", "/accounts/" + account + "/owners"), "200");
        QCOMPARE(outcome("root", "GET", "/accounts/" + account + "/owners"), "200");
    }
    QCOMPARE(outcome("root", "GET", "/accounts/nowhere/owners"), "404 34003");
    QCOMPARE(outcome("eve", "GET", "/accounts/other/owners"), "200");
    QCOMPARE(owners(), QByteArrayList{"ada"});
}

void TestOwnersApi::p119_addedAndRemoved()
{
    const QByteArray bob = m_world->id("bob");
    QVERIFY(!m_world->holds("bob", "users"));
    const HttpAnswer added = m_world->send("ada", "POST", "/accounts/lab/owners", json("user_id", bob));
    QCOMPARE(added.status, 201);
    QCOMPARE(text(added.at("email")), "bob@example.test");
    QCOMPARE(added.at("is_active"), QJsonValue(true));
    QVERIFY(!text(added.at("since")).isEmpty());
    QCOMPARE(owners(), (QByteArrayList{"ada", "bob"}));
    // I-12: from the next request on.
    QVERIFY(m_world->holds("bob", "users"));
    QVERIFY(m_world->get("root", "/users/" + bob + "/permissions").at("is_owner").toBool());
    QCOMPARE(add("bob", "bob"), "201"); // is one already
    QCOMPARE(m_world->events(bob).count(11010), 1);

    QCOMPARE(remove("bob", "ada"), "204");
    QCOMPARE(owners(), QByteArrayList{"bob"});
    QVERIFY(m_world->events(m_world->id("ada")).contains(11011));
    QCOMPARE(add("ada", "ada"), "403 33015");
    QCOMPARE(add("root", "ada"), "201");
    QCOMPARE(remove("root", "bob"), "204");
    QVERIFY(!m_world->holds("bob", "users"));
    QCOMPARE(owners(), QByteArrayList{"ada"});
}

void TestOwnersApi::addingRefused()
{
    QCOMPARE(add("ada", "eve"), "404 33001");
    QCOMPARE(add("root", "eve"), "404 33001");
    QCOMPARE(add("ada", "nobody"), "400 40002");
    QCOMPARE(outcome("ada", "POST", "/accounts/lab/owners", R"({"user_id":7})"), "400 40002");
    QCOMPARE(outcome("ada", "POST", "/accounts/lab/owners", "{"), "400 40001");
    QCOMPARE(change("bob", R"({"is_active":false})"), "200");
    QCOMPARE(add("ada", "bob"), "409 33003");
    QCOMPARE(change("cid", R"({"is_locked":true})"), "200");
    QCOMPARE(add("ada", "cid"), "409 33004");
    QCOMPARE(remove("ada", "max"), "404 33001");
    QCOMPARE(remove("ada", "eve"), "404 33001");
    QCOMPARE(owners(), QByteArrayList{"ada"});
}

/** Not by anybody, and on none of the ways that lead there. */
void TestOwnersApi::p121_theLastOwnerStays()
{
    const QByteArray ada = "/users/" + m_world->id("ada");
    for (const QByteArray person : {"ada", "root"})
        QCOMPARE(remove(person, "ada"), "409 40059");
    QCOMPARE(outcome("root", "DELETE", ada), "409 40059");
    QCOMPARE(change("ada", R"({"is_active":false})"), "409 40059");
    QCOMPARE(change("ada", R"({"is_locked":true})"), "409 40059");
    QCOMPARE(outcome("ada", "GET", "/auth/me"), "200");
    QCOMPARE(change("ada", R"({"display_name":"Ada"})"), "200");
    QCOMPARE(owners(), QByteArrayList{"ada"});
    QCOMPARE(add("ada", "bob"), "201");
    QCOMPARE(change("ada", R"({"is_locked":true})"), "200");
    QCOMPARE(change("ada", R"({"is_locked":false})"), "200");
    QCOMPARE(outcome("root", "DELETE", ada), "204");
}

void TestOwnersApi::i14_aDisabledOwnerDoesNotCount()
{
    QCOMPARE(add("ada", "bob"), "201");
    QCOMPARE(add("ada", "cid"), "201");
    QCOMPARE(change("bob", R"({"is_active":false})"), "200");
    QCOMPARE(change("cid", R"({"is_locked":true})"), "200");
    QCOMPARE(remove("ada", "ada"), "409 40059");
    QCOMPARE(change("ada", R"({"is_active":false})"), "409 40059");
    // He may go himself, as he was not relied on.
    QCOMPARE(remove("ada", "bob"), "204");
    QCOMPARE(change("cid", R"({"is_locked":false})"), "200");
    QCOMPARE(remove("ada", "ada"), "204");
    QCOMPARE(owners(), QByteArrayList{"cid"});
}

void TestOwnersApi::t11_aDisabledOwnerDoesNothing()
{
    QCOMPARE(add("ada", "bob"), "201");
    QCOMPARE(change("ada", R"({"is_active":false})"), "200");
    QCOMPARE(remove("ada", "bob"), "403 33003");
    QCOMPARE(outcome("ada", "GET", "/accounts/lab/owners"), "403 33003");
    QCOMPARE(owners(), (QByteArrayList{"ada", "bob"}));
}

void TestOwnersApi::i11_handedOver()
{
    const QByteArray password = DataWorld::password().toUtf8();
    const HttpAnswer done = transfer("ada", "bob", password);
    QVERIFY2(done.status == 200, done.body);
    QCOMPARE(text(done.at("user_id")), m_world->id("bob"));
    QCOMPARE(owners(), QByteArrayList{"bob"});
    QVERIFY(m_world->events(m_world->id("bob")).contains(11010));
    QVERIFY(m_world->events(m_world->id("ada")).contains(11011));
    QCOMPARE(outcome("ada", "GET", "/accounts/lab/owners"), "403 33015");
    QCOMPARE(outcome("bob", "GET", "/accounts/lab/owners"), "200");
    // To who is one already: the other stays alone.
    QCOMPARE(add("bob", "cid"), "201");
    QCOMPARE(transfer("bob", "cid", password).status, 200);
    QCOMPARE(owners(), QByteArrayList{"cid"});
}

void TestOwnersApi::i11_handingOverRefused()
{
    const QByteArray password = DataWorld::password().toUtf8();
    QCOMPARE(refusal(transfer("ada", "bob", "wrong")), "400 validation_failed wrong_password current_password");
    QVERIFY(m_world->events(m_world->id("ada")).contains(10012));
    QCOMPARE(refusal(transfer("ada", "bob", "")), "400 validation_failed required current_password");
    QCOMPARE(refusal(transfer("ada", "ada", password)), "400 validation_failed self user_id");
    QCOMPARE(transfer("ada", "eve", password).at("code").toInt(), 33001);
    QCOMPARE(transfer("root", "bob", password).at("code").toInt(), 33015);
    QCOMPARE(change("bob", R"({"is_active":false})"), "200");
    QCOMPARE(transfer("ada", "bob", password).at("code").toInt(), 33003);
    QCOMPARE(owners(), QByteArrayList{"ada"});
    // Guessing ends in a lockout.
    for (int i = 0; i < 5; ++i)
        (void)transfer("ada", "cid", "wrong");
    QCOMPARE(transfer("ada", "cid", password).at("code").toInt(), 33004);
    QCOMPARE(owners(), QByteArrayList{"ada"});
}

QList<int> TestOwnersApi::together(const QByteArray &firstPerson, const QByteArray &firstPath, const QByteArray &secondPerson,
                                   const QByteArray &secondPath)
{
    std::array<int, 2> statuses{};
    const auto send = [&](size_t index, const QByteArray &person, const QByteArray &path) {
        const auto client = m_world->server().client();
        statuses[index] =
            client->send("DELETE", "/api/v1" + path, {{"Authorization", "Bearer " + m_world->token(person)}}).status;
    };
    std::thread first([&] { send(0, firstPerson, firstPath); });
    std::thread second([&] { send(1, secondPerson, secondPath); });
    first.join();
    second.join();
    std::ranges::sort(statuses);
    return {statuses[0], statuses[1]};
}

void TestOwnersApi::i8_fiftyPairsDemoteEachOther()
{
    const QByteArray path = "/accounts/lab/owners/";
    QCOMPARE(add("ada", "bob"), "201");
    for (int pair = 0; pair < 50; ++pair) {
        QCOMPARE(together("ada", path + m_world->id("bob"), "bob", path + m_world->id("ada")), (QList<int>{204, 403}));
        const QByteArrayList left = owners();
        QCOMPARE(left.size(), 1);
        QCOMPARE(add(left.first(), left.first() == "ada" ? "bob" : "ada"), "201");
    }
    // Each stepping down himself: the second is the last one.
    for (int pair = 0; pair < 10; ++pair) {
        QCOMPARE(together("ada", path + m_world->id("ada"), "bob", path + m_world->id("bob")), (QList<int>{204, 409}));
        const QByteArrayList left = owners();
        QCOMPARE(left.size(), 1);
        QCOMPARE(add(left.first(), left.first() == "ada" ? "bob" : "ada"), "201");
    }
}

void TestOwnersApi::disabledAndRemovedAtTheSameMoment()
{
    QCOMPARE(add("ada", "bob"), "201");
    for (int pair = 0; pair < 20; ++pair) {
        // Bob leaves while ada is made inactive: only one of both may be.
        const QList<int> statuses =
            together("root", "/users/" + m_world->id("ada"), "bob", "/accounts/lab/owners/" + m_world->id("bob"));
        QCOMPARE(statuses, (QList<int>{204, 409}));
        QCOMPARE(change("ada", R"({"is_active":true})"), "200");
        QCOMPARE(add("root", "bob"), "201");
        m_world->signIn("ada", "lab");
    }
}

QTEST_GUILESS_MAIN(TestOwnersApi)
#include "tst_ownersapi.moc"
