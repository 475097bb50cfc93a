// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include <QTest>

#include <atomic>
#include <map>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr auto kUnknown = "0193f2a0-0000-7000-8000-000000000000";

} // namespace

/** `/tokens` and `/token-types`: P-050 to P-054, P-169, T8. */
class TestTokensApi : public QObject
{
    Q_OBJECT

private:
    /** One of each engine: the functions use types of their own. */
    std::map<db::Engine, std::unique_ptr<AccessWorld>> m_worlds;

    [[nodiscard]] AccessWorld &world();
    void makeType(const QByteArray &code, int seconds = 3600);
    /** A token for bob, made by max; the whole answer. */
    [[nodiscard]] HttpAnswer issue(const QByteArray &type, const QByteArray &more = {});
    [[nodiscard]] QByteArray validate(const QByteArray &type, const QByteArray &value, const QByteArray &more = {});
    [[nodiscard]] QByteArray stateOf(const QByteArray &id);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void cleanupTestCase() { m_worlds.clear(); }

    void whoMay_data();
    void whoMay();
    void whoMayChangeTypes_data();
    void whoMayChangeTypes();
    void lifeOfAType();
    void ownTypesStayAsTheyAre();
    void p050_tokenOfAType();
    void p051_newerOnesReplaceOlder();
    void p051_noValueTwice();
    void p052_whatIsNotGood();
    void p053_usedOnce();
    void t8_p054_expiredWithoutASweep();
    void p054_ofManyUsesOneCounts();
    void whoMayNotComeInIsNotLetInByAToken();
    void foreignTokensAreUnknown();
    void nothingTellsTheValue();
    void p169_listing();
    void deletedUsersAreNotLetIn();
    void manyTokensGoInPieces();
    void badInput_data();
    void badInput();
};

AccessWorld &TestTokensApi::world()
{
    auto &made = m_worlds[testEngine()];
    if (!made)
        made = std::make_unique<AccessWorld>(testEngine());
    return *made;
}

void TestTokensApi::makeType(const QByteArray &code, int seconds)
{
    QCOMPARE(world().outcome("root", "POST", "/token-types",
                             "{\"code\":\"" + code + "\",\"lifetime_seconds\":" + QByteArray::number(seconds) + '}'),
             QByteArray("201"));
}

HttpAnswer TestTokensApi::issue(const QByteArray &type, const QByteArray &more)
{
    return world().send("max", "POST", "/tokens",
                        "{\"type\":\"" + type + "\",\"user_id\":\"" + world().id("bob") + '"' + more + '}');
}

QByteArray TestTokensApi::validate(const QByteArray &type, const QByteArray &value, const QByteArray &more)
{
    return world().outcome("max", "POST", "/tokens/validate",
                           "{\"type\":\"" + type + "\",\"token\":\"" + value + '"' + more + '}');
}

QByteArray TestTokensApi::stateOf(const QByteArray &id)
{
    return text(world().get("max", "/tokens/" + id).at("state"));
}

void TestTokensApi::whoMay_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("permission");
    QTest::addColumn<QByteArray>("success");
    const QByteArray presented = R"({"type":"{type}","token":"{token}"})";
    QTest::newRow("list") << QByteArray("GET") << QByteArray("/tokens") << QByteArray() << QByteArray("tokens.read")
                          << QByteArray("200");
    QTest::newRow("get") << QByteArray("GET") << QByteArray("/tokens/{id}") << QByteArray() << QByteArray("tokens.read")
                         << QByteArray("200");
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/tokens")
                            << QByteArray(R"({"type":"{type}","user_id":"{bob}"})") << QByteArray("tokens.create")
                            << QByteArray("201");
    QTest::newRow("check") << QByteArray("POST") << QByteArray("/tokens/validate") << presented << QByteArray("tokens.validate")
                           << QByteArray("200");
    QTest::newRow("use") << QByteArray("POST") << QByteArray("/tokens/validate")
                         << QByteArray(R"({"type":"{type}","token":"{token}","use":true})") << QByteArray("tokens.use")
                         << QByteArray("200");
    QTest::newRow("fail") << QByteArray("POST") << QByteArray("/tokens/{id}/fail") << QByteArray() << QByteArray("tokens.use")
                          << QByteArray("200");
    QTest::newRow("revoke") << QByteArray("DELETE") << QByteArray("/tokens/{id}") << QByteArray() << QByteArray("tokens.revoke")
                            << QByteArray("200");
}

void TestTokensApi::whoMay()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, permission);
    QFETCH(QByteArray, success);
    AccessWorld &w = world();
    const QByteArray type = QByteArray("who-") + QTest::currentDataTag();
    makeType(type);
    const HttpAnswer made = issue(type);
    QCOMPARE(made.status, 201);
    for (QByteArray *part : {&path, &body}) {
        part->replace("{type}", type).replace("{bob}", w.id("bob"));
        part->replace("{id}", text(made.at("id"))).replace("{token}", text(made.at("token")));
    }
    QCOMPARE(w.outcome("nobody", method, path, body), QByteArray("401 40003"));
    const HttpAnswer refused = w.send("cid", method, path, body);
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body.contains(permission), refused.body);
    // Who may do it elsewhere sees nothing of it here.
    if (path != "/tokens")
        QVERIFY(w.outcome("eve", method, path, body).startsWith('4'));
    const QByteArray assignment = w.give("cid", permission);
    QCOMPARE(w.outcome("cid", method, path, body), success);
    QCOMPARE(w.outcome("root", "DELETE", "/assignments/" + assignment), QByteArray("204"));
    QCOMPARE(w.outcome("cid", method, path, body), QByteArray("403 32001"));
}

void TestTokensApi::whoMayChangeTypes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("success");
    QTest::newRow("create") << QByteArray("POST") << QByteArray("/token-types")
                            << QByteArray(R"({"code":"new-{row}","lifetime_seconds":60})") << QByteArray("201");
    QTest::newRow("change") << QByteArray("PATCH") << QByteArray("/token-types/roles-{row}")
                            << QByteArray(R"({"lifetime_seconds":90})") << QByteArray("200");
    QTest::newRow("delete") << QByteArray("DELETE") << QByteArray("/token-types/roles-{row}") << QByteArray()
                            << QByteArray("204");
}

void TestTokensApi::whoMayChangeTypes()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, success);
    AccessWorld &w = world();
    const QByteArray row = QTest::currentDataTag();
    makeType("roles-" + row);
    path.replace("{row}", row);
    body.replace("{row}", row);
    QCOMPARE(w.outcome("nobody", method, path, body), QByteArray("401 40003"));
    for (const char *person : {"bob", "max", "ada", "eve"})
        QCOMPARE(w.outcome(person, method, path, body), QByteArray("403 40006"));
    QCOMPARE(w.outcome("root", method, path, body), success);
    QCOMPARE(w.outcome("nobody", "GET", "/token-types"), QByteArray("401 40003"));
    QCOMPARE(w.outcome("bob", "GET", "/token-types"), QByteArray("200"));
}

void TestTokensApi::lifeOfAType()
{
    AccessWorld &w = world();
    const HttpAnswer made =
        w.send("root", "POST", "/token-types", R"({"code":"download","name":" Download ","lifetime_seconds":120})");
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("name")), QByteArray("Download"));
    QCOMPARE(made.at("lifetime_seconds").toInt(), 120);
    QCOMPARE(made.at("is_system").toBool(true), false);
    QCOMPARE(w.outcome("root", "POST", "/token-types", R"({"code":"download","lifetime_seconds":5})"), QByteArray("409 40010"));
    const HttpAnswer changed = w.send("root", "PATCH", "/token-types/download", R"({"lifetime_seconds":240})");
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.at("lifetime_seconds").toInt(), 240);
    QCOMPARE(text(changed.at("name")), QByteArray("Download"));
    QCOMPARE(w.outcome("root", "PATCH", "/token-types/download", R"({"lifetime_seconds":240})"), QByteArray("200"));

    const HttpAnswer token = issue("download");
    QCOMPARE(token.status, 201);
    QCOMPARE(w.outcome("root", "DELETE", "/token-types/download"), QByteArray("204"));
    QCOMPARE(w.outcome("root", "DELETE", "/token-types/download"), QByteArray("404 36001"));
    QCOMPARE(w.outcome("root", "PATCH", "/token-types/download", "{}"), QByteArray("404 36001"));
    QCOMPARE(w.outcome("max", "GET", "/tokens/" + text(token.at("id"))), QByteArray("404 40150"));
    QCOMPARE(validate("download", text(token.at("token"))), QByteArray("401 30005"));
    QCOMPARE(w.events("download"), (QList<int>{19001, 19002, 19003}));
}

void TestTokensApi::ownTypesStayAsTheyAre()
{
    AccessWorld &w = world();
    QList<QByteArray> own;
    const QJsonArray listed = w.get("bob", "/token-types").at("items").toArray();
    for (const QJsonValue &type : listed) {
        if (type.toObject().value(QLatin1StringView("is_system")).toBool())
            own.append(text(type.toObject().value(QLatin1StringView("code"))));
    }
    QCOMPARE(own, (QList<QByteArray>{"email_verification", "invitation", "password_reset", "second_factor"}));
    for (const QByteArray &code : std::as_const(own)) {
        QCOMPARE(w.outcome("root", "POST", "/token-types", "{\"code\":\"" + code + "\",\"lifetime_seconds\":60}"),
                 QByteArray("409 36002"));
        QCOMPARE(w.outcome("root", "PATCH", "/token-types/" + code, R"({"lifetime_seconds":60})"), QByteArray("409 36002"));
        QCOMPARE(w.outcome("root", "DELETE", "/token-types/" + code), QByteArray("409 36002"));
        // Nobody makes a link for a new password by a detour.
        const HttpAnswer refused = issue(code);
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.at("code").toInt(), 36002);
    }
}

void TestTokensApi::p050_tokenOfAType()
{
    AccessWorld &w = world();
    makeType("p050", 600);
    const HttpAnswer made = issue("p050", R"(,"payload":{"file":"a.pdf","pages":[1,2]})");
    QCOMPARE(made.status, 201);
    const QByteArray id = text(made.at("id"));
    QVERIFY(!id.isEmpty());
    QVERIFY(text(made.at("token")).size() >= 40);
    QCOMPARE(text(made.at("state")), QByteArray("valid"));
    QCOMPARE(text(made.at("user_id")), w.id("bob"));
    QCOMPARE(text(made.at("created_by")), w.id("max"));
    QCOMPARE(text(made.at("account_id")), w.accountId("lab"));
    QCOMPARE(made.at("payload.pages").toArray().size(), 2);
    const auto instant = [](const HttpAnswer &answer, const char *name) {
        return QDateTime::fromString(answer.at(name).toString(), Qt::ISODateWithMs);
    };
    QCOMPARE(instant(made, "created_at").secsTo(instant(made, "expires_at")), 600);
    QCOMPARE(w.events(id), (QList<int>{15001}));

    const HttpAnswer brief = issue("p050", R"(,"expires_in_seconds":30)");
    QCOMPARE(instant(brief, "created_at").secsTo(instant(brief, "expires_at")), 30);
    const HttpAnswer shown = w.get("max", "/tokens/" + text(brief.at("id")));
    QCOMPARE(shown.status, 200);
    QVERIFY(shown.at("token").isUndefined());
    QVERIFY(shown.at("payload").toObject().isEmpty());
}

void TestTokensApi::p051_newerOnesReplaceOlder()
{
    makeType("p051");
    makeType("p051-other");
    const HttpAnswer first = issue("p051");
    const HttpAnswer other = issue("p051-other");
    const HttpAnswer second = issue("p051");
    QCOMPARE(stateOf(text(first.at("id"))), QByteArray("replaced"));
    QCOMPARE(stateOf(text(other.at("id"))), QByteArray("valid"));
    QCOMPARE(stateOf(text(second.at("id"))), QByteArray("valid"));
    QCOMPARE(validate("p051", text(first.at("token"))), QByteArray("401 30002"));
    QCOMPARE(validate("p051", text(second.at("token"))), QByteArray("200"));
}

void TestTokensApi::p051_noValueTwice()
{
    makeType("p051-value");
    const QByteArray value = R"(,"token":"one-value-of-twenty-and-more")";
    const HttpAnswer made = issue("p051-value", value);
    QCOMPARE(made.status, 201);
    QCOMPARE(text(made.at("token")), QByteArray("one-value-of-twenty-and-more"));
    const HttpAnswer again = issue("p051-value", value);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.at("code").toInt(), 30004);
    // What was refused has replaced nothing.
    QCOMPARE(stateOf(text(made.at("id"))), QByteArray("valid"));
}

void TestTokensApi::p052_whatIsNotGood()
{
    AccessWorld &w = world();
    makeType("p052");
    makeType("p052-other");
    QCOMPARE(validate("p052", "never made by anybody here"), QByteArray("401 30005"));
    const HttpAnswer made = issue("p052");
    const QByteArray id = text(made.at("id"));
    const QByteArray value = text(made.at("token"));
    QCOMPARE(validate("p052-other", value), QByteArray("401 30005"));
    QCOMPARE(validate("no-such-type", value), QByteArray("401 30005"));
    QCOMPARE(validate("p052", value, QByteArray(",\"id\":\"") + kUnknown + '"'), QByteArray("401 30005"));
    QCOMPARE(validate("p052", value, ",\"user_id\":\"" + w.id("cid") + '"'), QByteArray("401 30003"));
    // None of that has cost the token anything.
    QCOMPARE(validate("p052", value, ",\"id\":\"" + id + R"(","user_id":")" + w.id("bob") + '"'), QByteArray("200"));

    QCOMPARE(w.outcome("max", "POST", "/tokens/" + id + "/fail", R"({"reason":" three wrong codes "})"), QByteArray("200"));
    const HttpAnswer failed = w.get("max", "/tokens/" + id);
    QCOMPARE(text(failed.at("state")), QByteArray("failed"));
    QCOMPARE(text(failed.at("reason")), QByteArray("three wrong codes"));
    QCOMPARE(validate("p052", value), QByteArray("401 30002"));
    QCOMPARE(w.outcome("max", "POST", "/tokens/" + id + "/fail"), QByteArray("401 30002"));
    QCOMPARE(w.outcome("max", "DELETE", "/tokens/" + id), QByteArray("401 30002"));
    QCOMPARE(w.events(id), (QList<int>{15001, 15008}));

    const HttpAnswer next = issue("p052");
    QCOMPARE(w.outcome("max", "DELETE", "/tokens/" + text(next.at("id"))), QByteArray("200"));
    QCOMPARE(stateOf(text(next.at("id"))), QByteArray("revoked"));
    QCOMPARE(validate("p052", text(next.at("token"))), QByteArray("401 30002"));
    QCOMPARE(w.events(text(next.at("id"))), (QList<int>{15001, 15007}));
}

void TestTokensApi::p053_usedOnce()
{
    AccessWorld &w = world();
    makeType("p053");
    const HttpAnswer made = issue("p053", R"(,"payload":{"step":2})");
    const QByteArray id = text(made.at("id"));
    const QByteArray value = text(made.at("token"));
    QCOMPARE(validate("p053", value), QByteArray("200"));
    const HttpAnswer used =
        w.send("max", "POST", "/tokens/validate", "{\"type\":\"p053\",\"token\":\"" + value + QByteArray("\",\"use\":true}"));
    QCOMPARE(used.status, 200);
    QCOMPARE(text(used.at("state")), QByteArray("used"));
    QCOMPARE(used.at("payload.step").toInt(), 2);
    QCOMPARE(text(used.at("user_id")), w.id("bob"));
    QVERIFY(!text(used.at("ended_at")).isEmpty());
    QCOMPARE(validate("p053", value, R"(,"use":true)"), QByteArray("401 30002"));
    QCOMPARE(validate("p053", value), QByteArray("401 30002"));
    QCOMPARE(w.events(id), (QList<int>{15001, 15006}));
}

void TestTokensApi::t8_p054_expiredWithoutASweep()
{
    makeType("p054-time");
    const HttpAnswer made = issue("p054-time", R"(,"expires_in_seconds":1)");
    QCOMPARE(made.status, 201);
    const QByteArray id = text(made.at("id"));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(id), QByteArray("expired"), 10'000);
    QCOMPARE(validate("p054-time", text(made.at("token"))), QByteArray("401 30002"));
    QCOMPARE(validate("p054-time", text(made.at("token")), R"(,"use":true)"), QByteArray("401 30002"));
    QCOMPARE(world().outcome("max", "DELETE", "/tokens/" + id), QByteArray("401 30002"));
    QCOMPARE(world().events(id), (QList<int>{15001}));
}

void TestTokensApi::p054_ofManyUsesOneCounts()
{
    constexpr int kCallers = 20;
    AccessWorld &w = world();
    makeType("p054");
    const HttpAnswer made = issue("p054");
    const QByteArray body = "{\"type\":\"p054\",\"use\":true,\"token\":\"" + text(made.at("token")) + QByteArray("\"}");
    std::atomic<int> successes = 0;
    std::atomic<int> refusals = 0;
    std::vector<std::thread> callers;
    for (int caller = 0; caller < kCallers; ++caller) {
        callers.emplace_back([&w, &body, &successes, &refusals] {
            HttpClient client(w.server().url());
            const HttpAnswer answer =
                client.send("POST", "/api/v1/tokens/validate",
                            {{"Authorization", "Bearer " + w.token("max")}, {"Content-Type", "application/json"}}, body);
            if (answer.status == 200)
                ++successes;
            else if (answer.status == 401 && answer.at("code").toInt() == 30002)
                ++refusals;
        });
    }
    for (std::thread &caller : callers)
        caller.join();
    QCOMPARE(successes.load(), 1);
    QCOMPARE(refusals.load(), kCallers - 1);
    QCOMPARE(w.events(text(made.at("id"))), (QList<int>{15001, 15006}));
}

void TestTokensApi::whoMayNotComeInIsNotLetInByAToken()
{
    AccessWorld &w = world();
    makeType("status");
    const QByteArray user = w.addUser("dora", "lab");
    const HttpAnswer made = w.send("max", "POST", "/tokens", "{\"type\":\"status\",\"user_id\":\"" + user + QByteArray("\"}"));
    QCOMPARE(made.status, 201);
    const QByteArray value = text(made.at("token"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + user, R"({"is_active":false})"), QByteArray("200"));
    QCOMPARE(validate("status", value), QByteArray("403 33003"));
    QCOMPARE(validate("status", value, R"(,"use":true)"), QByteArray("403 33003"));
    QCOMPARE(w.outcome("root", "PATCH", "/users/" + user, R"({"is_active":true})"), QByteArray("200"));
    QCOMPARE(validate("status", value, R"(,"use":true)"), QByteArray("200"));
}

void TestTokensApi::foreignTokensAreUnknown()
{
    AccessWorld &w = world();
    makeType("foreign");
    const HttpAnswer made = issue("foreign", R"(,"token":"shared-by-two-accounts-here")");
    const QByteArray id = text(made.at("id"));
    const QByteArray body = "{\"type\":\"foreign\",\"token\":\"" + text(made.at("token")) + QByteArray("\"}");
    // Eve, owner of another account, holds all of this there.
    QCOMPARE(w.outcome("eve", "GET", "/tokens/" + id), QByteArray("404 40150"));
    QCOMPARE(w.outcome("eve", "DELETE", "/tokens/" + id), QByteArray("404 40150"));
    QCOMPARE(w.outcome("eve", "POST", "/tokens/" + id + "/fail"), QByteArray("404 40150"));
    QCOMPARE(w.outcome("eve", "POST", "/tokens/validate", body), QByteArray("401 30005"));
    QCOMPARE(w.get("eve", "/tokens").at("total").toInt(-1), 0);
    QCOMPARE(w.outcome("eve", "POST", "/tokens", "{\"type\":\"foreign\",\"user_id\":\"" + w.id("bob") + QByteArray("\"}")),
             QByteArray("404 33001"));
    QCOMPARE(w.outcome("eve", "POST", "/tokens",
                       "{\"type\":\"foreign\",\"account_id\":\"lab\",\"user_id\":\"" + w.id("bob") + QByteArray("\"}")),
             QByteArray("404 34003"));
    // The same value in another account is another token.
    QCOMPARE(w.outcome("eve", "POST", "/tokens",
                       "{\"type\":\"foreign\",\"token\":\"shared-by-two-accounts-here\",\"user_id\":\"" + w.id("eve")
                           + QByteArray("\"}")),
             QByteArray("201"));
    QCOMPARE(stateOf(id), QByteArray("valid"));
    // A superadmin names the account.
    QCOMPARE(w.outcome("root", "POST", "/tokens/validate", body), QByteArray("400 40002"));
    QCOMPARE(w.outcome("root", "POST", "/tokens/validate", body.chopped(1) + QByteArray(R"(,"account_id":"lab"})")),
             QByteArray("200"));
    QCOMPARE(w.outcome("root", "GET", "/tokens/" + id), QByteArray("200"));
}

void TestTokensApi::nothingTellsTheValue()
{
    AccessWorld &w = world();
    makeType("secret");
    const HttpAnswer made = issue("secret");
    const QByteArray value = text(made.at("token"));
    QCOMPARE(validate("secret", value, R"(,"use":true)"), QByteArray("200"));
    for (const char *path : {"/tokens?type=secret", "/audit-logs?limit=100&sort_order=desc"}) {
        const HttpAnswer answer = w.get("root", path);
        QCOMPARE(answer.status, 200);
        QVERIFY2(answer.body.contains(text(made.at("id"))), answer.body);
        QVERIFY2(!answer.body.contains(value), answer.body);
    }
}

void TestTokensApi::p169_listing()
{
    AccessWorld &w = world();
    makeType("listed");
    const HttpAnswer first = issue("listed");
    const HttpAnswer second = issue("listed");
    QCOMPARE(w.outcome("max", "POST", "/tokens", "{\"type\":\"listed\",\"user_id\":\"" + w.id("cid") + QByteArray("\"}")),
             QByteArray("201"));
    const HttpAnswer all = w.get("max", "/tokens?type=listed&page_size=2");
    QCOMPARE(all.at("total").toInt(), 3);
    QCOMPARE(all.at("total_pages").toInt(), 2);
    QCOMPARE(text(all.at("items.0.user_id")), w.id("cid"));
    QCOMPARE(text(all.at("items.1.id")), text(second.at("id")));
    QCOMPARE(w.get("max", "/tokens?type=listed&page=2&page_size=2").at("items").toArray().size(), 1);
    QCOMPARE(w.get("max", "/tokens?type=listed&user_id=" + w.id("bob")).at("total").toInt(), 2);
    QCOMPARE(w.get("max", "/tokens?type=listed&state=valid").at("total").toInt(), 2);
    const HttpAnswer replaced = w.get("max", "/tokens?type=listed&state=replaced");
    QCOMPARE(replaced.at("total").toInt(), 1);
    QCOMPARE(text(replaced.at("items.0.id")), text(first.at("id")));
    QCOMPARE(w.get("max", "/tokens?type=listed&state=expired").at("total").toInt(-1), 0);
    QCOMPARE(w.get("max", "/tokens?type=nothing").at("total").toInt(-1), 0);
    QCOMPARE(w.outcome("max", "GET", "/tokens?state=sold"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("max", "GET", "/tokens?page_size=1000000"), QByteArray("400 40002"));
    QCOMPARE(w.outcome("max", "GET", "/tokens?kind=listed"), QByteArray("400 40002"));
}

void TestTokensApi::deletedUsersAreNotLetIn()
{
    AccessWorld &w = world();
    makeType("gone");
    const QByteArray user = w.addUser("gina", "lab");
    const HttpAnswer made = w.send("max", "POST", "/tokens", "{\"type\":\"gone\",\"user_id\":\"" + user + QByteArray("\"}"));
    QCOMPARE(made.status, 201);
    QCOMPARE(w.outcome("root", "DELETE", "/users/" + user), QByteArray("204"));
    QCOMPARE(validate("gone", text(made.at("token"))), QByteArray("403 33003"));
}

void TestTokensApi::manyTokensGoInPieces()
{
    AccessWorld &w = world();
    makeType("plenty");
    w.server().execute(
        "INSERT INTO issued_tokens (id, account_id, type_code, user_id, token_hash, payload, created_at, expires_at) "
        "SELECT a.id || b.id || c.id, u.account_id, 'plenty', u.id, a.id || b.id || c.id, '{}', u.created_at, u.created_at "
        "FROM permissions a CROSS JOIN permissions b CROSS JOIN permissions c CROSS JOIN users u WHERE u.id = $1 LIMIT 2500",
        {w.id("bob")});
    QCOMPARE(w.get("max", "/tokens?type=plenty").at("total").toInt(), 2500);
    QCOMPARE(w.outcome("root", "DELETE", "/token-types/plenty"), QByteArray("204"));
    QCOMPARE(w.get("max", "/tokens?type=plenty").at("total").toInt(-1), 0);
    QCOMPARE(w.events("plenty"), (QList<int>{19001, 19002, 19002, 19003}));
    QCOMPARE(w.outcome("root", "DELETE", "/token-types/plenty"), QByteArray("404 36001"));
}

void TestTokensApi::badInput_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *path, const QByteArray &body, const char *field) {
        QTest::newRow(name) << QByteArray(path) << body << QByteArray(field);
    };
    row("no type", "/tokens", R"({"user_id":"x"})", "type");
    row("no user", "/tokens", R"({"type":"x"})", "user_id");
    row("short value", "/tokens", R"({"type":"x","user_id":"x","token":"1234567890123456789"})", "token");
    row("long value", "/tokens", "{\"type\":\"x\",\"user_id\":\"x\",\"token\":\"" + QByteArray(201, 'x') + "\"}", "token");
    row("no time", "/tokens", R"({"type":"x","user_id":"x","expires_in_seconds":0})", "expires_in_seconds");
    row("too long", "/tokens", R"({"type":"x","user_id":"x","expires_in_seconds":31536001})", "expires_in_seconds");
    row("text as time", "/tokens", R"({"type":"x","user_id":"x","expires_in_seconds":"60"})", "expires_in_seconds");
    row("payload no object", "/tokens", R"({"type":"x","user_id":"x","payload":[1]})", "payload");
    row("payload too large", "/tokens",
        "{\"type\":\"x\",\"user_id\":\"x\",\"payload\":{\"a\":\"" + QByteArray(17'000, 'x') + "\"}}", "payload");
    row("validate without type", "/tokens/validate", R"({"token":"x"})", "type");
    row("validate without value", "/tokens/validate", R"({"type":"x"})", "token");
    row("use no flag", "/tokens/validate", R"({"type":"x","token":"x","use":"yes"})", "use");
    row("type without code", "/token-types", R"({"lifetime_seconds":60})", "code");
    row("type with bad code", "/token-types", R"({"code":"A B","lifetime_seconds":60})", "code");
    row("type without life", "/token-types", R"({"code":"bad"})", "lifetime_seconds");
    row("type without end", "/token-types", R"({"code":"bad","lifetime_seconds":31536001})", "lifetime_seconds");
    row("type with empty name", "/token-types", R"({"code":"bad","name":"  ","lifetime_seconds":60})", "name");
}

void TestTokensApi::badInput()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, field);
    const HttpAnswer answer = world().send("root", "POST", path, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(text(answer.at("details.0.field")), field);
    QCOMPARE(world().outcome("root", "POST", path, "[1"), QByteArray("400 40001"));
}

QTEST_GUILESS_MAIN(TestTokensApi)
#include "tst_tokensapi.moc"
