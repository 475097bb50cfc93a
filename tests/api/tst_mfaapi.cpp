// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accessworld.h"

#include "auth/mfakeys.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

#include <liboath/oath.h>

#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

using namespace basalt;
using namespace basalt::test;

namespace {

QByteArray fromBase32(const QByteArray &text)
{
    char *bytes = nullptr;
    size_t size = 0;
    if (oath_base32_decode(text.constData(), size_t(text.size()), &bytes, &size) != OATH_OK)
        qFatal("base32: %s", text.constData());
    QByteArray decoded(bytes, qsizetype(size));
    std::free(bytes);
    return decoded;
}

/** What an app shows `steps` time steps from now. */
QByteArray appCode(const QByteArray &secret, qint64 steps = 0)
{
    return *auth::totpCode(fromBase32(secret), QDateTime::currentSecsSinceEpoch() / 30 + steps);
}

/** Six digits that no app shows at this time. */
QByteArray wrongCode(const QByteArray &secret)
{
    for (int i = 0;; ++i) {
        const QByteArray code = QByteArray::number(i).rightJustified(6, '0');
        bool isShown = false;
        for (qint64 steps = -2; steps <= 2; ++steps)
            isShown = isShown || appCode(secret, steps) == code;
        if (!isShown)
            return code;
    }
}

QJsonObject claimsOf(const QByteArray &token)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding)).object();
}

QByteArray tokenOf(const HttpAnswer &answer)
{
    return answer.at("token").toString().toUtf8();
}

QList<QByteArray> amrOf(const QByteArray &token)
{
    return texts(claimsOf(token).value("amr"));
}

} // namespace

/** `/auth/mfa`, and signing in with a second factor: P-055 to P-060, T2, T3. */
class TestMfaApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccessWorld> m_world;

    /** A factor's secret and codes as they were shown. */
    struct Shown
    {
        QByteArray secret;
        QList<QByteArray> recoveryCodes;
    };

    [[nodiscard]] static QByteArray password() { return DataWorld::password().toUtf8(); }
    [[nodiscard]] Shown enroll(const QByteArray &person);
    /** Enrolled and confirmed; the code that confirmed may be used again. */
    [[nodiscard]] Shown setUp(const QByteArray &person);
    /** The code of this step counts as not used, for tests that cannot wait for the next. */
    void forgetCounter();
    [[nodiscard]] HttpAnswer logIn(const QByteArray &person);
    [[nodiscard]] QByteArray challenge(const QByteArray &person);
    [[nodiscard]] HttpAnswer verify(const QByteArray &challenge, const QByteArray &code);
    [[nodiscard]] QByteArray verifyOutcome(const QByteArray &challenge, const QByteArray &code);
    /** `status code` of a request with that token. */
    [[nodiscard]] QByteArray as(const QByteArray &token, const QByteArray &method, const QByteArray &path,
                                const QByteArray &body = {});
    [[nodiscard]] QByteArray confirm(const QByteArray &person, const QByteArray &code);
    [[nodiscard]] int recoveryCodesLeft(const QByteArray &person);

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }
    void init() { m_world = std::make_unique<AccessWorld>(testEngine()); }
    void cleanup() { m_world.reset(); }

    void whoMay();
    void p055_enroll();
    void p056_confirm();
    void p057_challengeAndCode();
    void p057_recoveryCodeWorksOnce();
    void p058_t3_aWrongCodeUsesTheChallengeUp();
    void p058_challengesOfOthersAndUnknown();
    void p059_disable();
    void p060_newRecoveryCodes();
    void t2_wrongCodesLockTheUserOut();
    void t2_wrongCodesOfASessionCount();
    void t3_oneOfTwentyVerifications();
    void aCodeIsNeverAcceptedTwice();
    void challengesEnd();
    void theFormAsksForTheCode();
    void refreshingKeepsTheFactor();
    void noWayAroundBySwitching();
    void adminsSeeWhoHasOne();
    void aLostFactorIsRemoved();
    void nothingSecretIsKept();
    void badInput();
};

void TestMfaApi::forgetCounter()
{
    m_world->server().execute("UPDATE user_mfa SET last_counter = 0");
}

TestMfaApi::Shown TestMfaApi::enroll(const QByteArray &person)
{
    const HttpAnswer answer = m_world->send(person, "POST", "/auth/mfa/enroll", "{\"password\":\"" + password() + "\"}");
    if (answer.status != 201)
        qFatal("enroll: %s", answer.body.constData());
    return {answer.at("secret").toString().toUtf8(), texts(answer.at("recovery_codes"))};
}

QByteArray TestMfaApi::confirm(const QByteArray &person, const QByteArray &code)
{
    return m_world->outcome(person, "POST", "/auth/mfa/confirm", "{\"code\":\"" + code + "\"}");
}

TestMfaApi::Shown TestMfaApi::setUp(const QByteArray &person)
{
    Shown shown = enroll(person);
    const QByteArray outcome = confirm(person, appCode(shown.secret));
    if (outcome != "204")
        qFatal("confirm: %s", outcome.constData());
    forgetCounter();
    return shown;
}

HttpAnswer TestMfaApi::logIn(const QByteArray &person)
{
    return m_world->send("nobody", "POST", "/auth/login",
                         "{\"account\":\"lab\",\"email\":\"" + person + R"(@example.test","password":")" + password() + "\"}");
}

QByteArray TestMfaApi::challenge(const QByteArray &person)
{
    return logIn(person).at("challenge").toString().toUtf8();
}

HttpAnswer TestMfaApi::verify(const QByteArray &challenge, const QByteArray &code)
{
    return m_world->send("nobody", "POST", "/auth/mfa/verify",
                         "{\"challenge\":\"" + challenge + R"(","code":")" + code + "\"}");
}

QByteArray TestMfaApi::verifyOutcome(const QByteArray &challenge, const QByteArray &code)
{
    const HttpAnswer answer = verify(challenge, code);
    const QByteArray status = QByteArray::number(answer.status);
    return answer.status < 400 ? status : status + ' ' + QByteArray::number(answer.at("code").toInt());
}

QByteArray TestMfaApi::as(const QByteArray &token, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    HttpClient::Headers headers{{"Authorization", "Bearer " + token}};
    const HttpAnswer answer = m_world->send("nobody", method, path, body, headers);
    const QByteArray status = QByteArray::number(answer.status);
    return answer.status < 400 ? status : status + ' ' + QByteArray::number(answer.at("code").toInt());
}

int TestMfaApi::recoveryCodesLeft(const QByteArray &person)
{
    return m_world->get(person, "/auth/mfa").at("recovery_codes_left").toInt(-1);
}

void TestMfaApi::whoMay()
{
    const QByteArray proof = "{\"password\":\"" + password() + "\",\"code\":\"000000\"}";
    QCOMPARE(m_world->outcome("nobody", "GET", "/auth/mfa"), QByteArray("401 40003"));
    for (const char *path : {"/auth/mfa/enroll", "/auth/mfa/confirm", "/auth/mfa/recovery-codes"})
        QCOMPARE(m_world->outcome("nobody", "POST", path, proof), QByteArray("401 40003"));
    QCOMPARE(m_world->outcome("nobody", "DELETE", "/auth/mfa", proof), QByteArray("401 40003"));
    // Each sees and changes the own one alone: what bob has set up is not ada's.
    (void)setUp("bob");
    QVERIFY(m_world->get("bob", "/auth/mfa").at("is_enabled").toBool());
    QVERIFY(!m_world->get("ada", "/auth/mfa").at("is_enabled").toBool());
    QCOMPARE(m_world->outcome("ada", "DELETE", "/auth/mfa", proof), QByteArray("404 38002"));
    // Removing somebody else's is for superadmins; owners and admins are none.
    const QByteArray path = "/users/" + m_world->id("bob") + "/mfa";
    QVERIFY(m_world->outcome("nobody", "DELETE", path).startsWith("401"));
    for (const char *person : {"ada", "max", "cid", "eve"})
        QVERIFY(m_world->outcome(person, "DELETE", path).startsWith("403"));
    QVERIFY(m_world->get("bob", "/auth/mfa").at("is_enabled").toBool());
}

void TestMfaApi::p055_enroll()
{
    const HttpAnswer none = m_world->get("bob", "/auth/mfa");
    QCOMPARE(none.status, 200);
    QVERIFY(none.at("type").isNull());
    QVERIFY(!none.at("is_enabled").toBool());
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/mfa/enroll", R"({"password":"not the password"})"),
             QByteArray("400 40002"));

    const HttpAnswer first = m_world->send("bob", "POST", "/auth/mfa/enroll", "{\"password\":\"" + password() + "\"}");
    QCOMPARE(first.status, 201);
    QCOMPARE(first.header("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(first.at("recovery_codes").toArray().size(), 10);
    const QByteArray secret = first.at("secret").toString().toUtf8();
    QCOMPARE(secret.size(), 32);
    QVERIFY(first.at("otpauth_uri").toString().toUtf8().contains("secret=" + secret));
    // Pending: nothing is asked for at the sign-in.
    const HttpAnswer pending = m_world->get("bob", "/auth/mfa");
    QCOMPARE(pending.at("type").toString(), QStringLiteral("totp"));
    QVERIFY(!pending.at("is_confirmed").toBool());
    QVERIFY(pending.at("confirmed_at").isNull());
    QCOMPARE(logIn("bob").status, 200);
    // Only hashes of the codes are kept.
    QCOMPARE(m_world->server().scalar("SELECT CAST(COUNT(*) AS TEXT) FROM user_mfa_recovery_codes"), QByteArray("10"));
    const QByteArray code = texts(first.at("recovery_codes")).first();
    QCOMPARE(m_world->server().scalar("SELECT CAST(COUNT(*) AS TEXT) FROM user_mfa_recovery_codes WHERE code_hash LIKE '%"
                                      + code + "%'"),
             QByteArray("0"));

    // Another replaces the pending one: the first secret confirms nothing.
    const Shown second = enroll("bob");
    QVERIFY(second.secret != secret);
    QCOMPARE(recoveryCodesLeft("bob"), 10);
    if (appCode(secret) != appCode(second.secret))
        QCOMPARE(confirm("bob", appCode(secret)), QByteArray("422 38004"));
    QCOMPARE(confirm("bob", appCode(second.secret)), QByteArray("204"));
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/mfa/enroll", "{\"password\":\"" + password() + "\"}"),
             QByteArray("409 38001"));
}

void TestMfaApi::p056_confirm()
{
    QCOMPARE(confirm("bob", "123456"), QByteArray("404 38002"));
    const Shown shown = enroll("bob");
    QCOMPARE(confirm("bob", wrongCode(shown.secret)), QByteArray("422 38004"));
    QVERIFY(!m_world->get("bob", "/auth/mfa").at("is_enabled").toBool());
    // A recovery code shows nothing of the app.
    QCOMPARE(confirm("bob", shown.recoveryCodes.first()), QByteArray("422 38004"));
    QCOMPARE(confirm("bob", appCode(shown.secret)), QByteArray("204"));
    const HttpAnswer status = m_world->get("bob", "/auth/mfa");
    QVERIFY(status.at("is_enabled").toBool() && status.at("is_confirmed").toBool());
    QCOMPARE(status.at("type").toString(), QStringLiteral("totp"));
    QVERIFY(!status.at("enrolled_at").toString().isEmpty() && !status.at("confirmed_at").toString().isEmpty());
    QCOMPARE(status.at("recovery_codes_left").toInt(), 10);
    QCOMPARE(confirm("bob", appCode(shown.secret, 1)), QByteArray("409 38001"));
}

void TestMfaApi::p057_challengeAndCode()
{
    const Shown shown = setUp("bob");
    const HttpAnswer refused = logIn("bob");
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.at("code").toInt(), 38005);
    QVERIFY(refused.header("Content-Type").startsWith("application/problem+json"));
    QVERIFY(!refused.json().contains("token") && !refused.json().contains("refresh_token") && !refused.json().contains("user"));
    QCOMPARE(refused.at("challenge_expires_in").toInt(), 300);
    const QByteArray token = refused.at("challenge").toString().toUtf8();
    QVERIFY(!token.isEmpty());
    // It is no token for anything else.
    QVERIFY(as(token, "GET", "/auth/me").startsWith("401"));

    const HttpAnswer admitted = verify(token, appCode(shown.secret));
    QCOMPARE(admitted.status, 200);
    QCOMPARE(admitted.header("Cache-Control"), QByteArray("no-store"));
    QCOMPARE(admitted.at("user.id").toString().toUtf8(), m_world->id("bob"));
    QCOMPARE(as(tokenOf(admitted), "GET", "/auth/me"), QByteArray("200"));
    QCOMPARE(amrOf(tokenOf(admitted)), (QList<QByteArray>{"pwd", "otp", "mfa"}));
    QCOMPARE(amrOf(tokenOf(logIn("cid"))), QList<QByteArray>{"pwd"});
    // Used up.
    forgetCounter();
    QCOMPARE(verifyOutcome(token, appCode(shown.secret)), QByteArray("401 30002"));
    QCOMPARE(recoveryCodesLeft("bob"), 10);
}

void TestMfaApi::p057_recoveryCodeWorksOnce()
{
    const Shown shown = setUp("bob");
    const QByteArray code = shown.recoveryCodes.at(3);
    QCOMPARE(verifyOutcome(challenge("bob"), code.toUpper().insert(10, '-')), QByteArray("200"));
    QCOMPARE(recoveryCodesLeft("bob"), 9);
    QCOMPARE(verifyOutcome(challenge("bob"), code), QByteArray("401 38004"));
    QCOMPARE(verifyOutcome(challenge("bob"), shown.recoveryCodes.at(4)), QByteArray("200"));
    QCOMPARE(recoveryCodesLeft("bob"), 8);
    QCOMPARE(m_world->events(m_world->id("bob")).count(10094), 2);
}

void TestMfaApi::p058_t3_aWrongCodeUsesTheChallengeUp()
{
    const Shown shown = setUp("bob");
    const QByteArray token = challenge("bob");
    QCOMPARE(verifyOutcome(token, wrongCode(shown.secret)), QByteArray("401 38004"));
    // Not even the right code any more, and the failure stands in the user's row.
    QCOMPARE(verifyOutcome(token, appCode(shown.secret)), QByteArray("401 30002"));
    QCOMPARE(
        m_world->server().scalar("SELECT CAST(failed_sign_ins AS TEXT) FROM users WHERE id = '" + m_world->id("bob") + "'"),
        QByteArray("1"));
    QCOMPARE(m_world->events(m_world->id("bob")).count(10099), 1);
    // A new challenge does not forget it; a right code does.
    const QByteArray next = challenge("bob");
    QCOMPARE(
        m_world->server().scalar("SELECT CAST(failed_sign_ins AS TEXT) FROM users WHERE id = '" + m_world->id("bob") + "'"),
        QByteArray("1"));
    QCOMPARE(verifyOutcome(next, appCode(shown.secret)), QByteArray("200"));
    QCOMPARE(
        m_world->server().scalar("SELECT CAST(failed_sign_ins AS TEXT) FROM users WHERE id = '" + m_world->id("bob") + "'"),
        QByteArray("0"));
}

void TestMfaApi::p058_challengesOfOthersAndUnknown()
{
    const Shown bob = setUp("bob");
    const Shown cid = setUp("cid");
    QCOMPARE(verifyOutcome("nothing-that-was-given-out", appCode(bob.secret)), QByteArray("401 30005"));
    // A challenge is its user's: what another user holds is a wrong code.
    QCOMPARE(verifyOutcome(challenge("bob"), cid.recoveryCodes.first()), QByteArray("401 38004"));
    QCOMPARE(recoveryCodesLeft("cid"), 10);
    // The factor goes between the two halves.
    const QByteArray token = challenge("cid");
    QCOMPARE(m_world->outcome("root", "DELETE", "/users/" + m_world->id("cid") + "/mfa"), QByteArray("204"));
    QCOMPARE(verifyOutcome(token, appCode(cid.secret)), QByteArray("404 38002"));
    QCOMPARE(m_world->outcome("cid", "POST", "/auth/mfa/enroll",
                              "{\"type\":\"carrier-pigeon\",\"password\":\"" + password() + "\"}"),
             QByteArray("404 38006"));
}

void TestMfaApi::p059_disable()
{
    const Shown shown = setUp("bob");
    QCOMPARE(verifyOutcome(challenge("bob"), wrongCode(shown.secret)), QByteArray("401 38004"));
    QCOMPARE(verifyOutcome(challenge("bob"), shown.recoveryCodes.first()), QByteArray("200"));
    const auto proof = [](const QByteArray &word, const QByteArray &code) {
        return "{\"password\":\"" + word + R"(","code":")" + code + "\"}";
    };
    QCOMPARE(m_world->outcome("bob", "POST", "/auth/mfa/recovery-codes", proof(password(), appCode(shown.secret))),
             QByteArray("200"));
    forgetCounter();
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", proof("not the password", appCode(shown.secret))),
             QByteArray("400 40002"));
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", "{\"password\":\"" + password() + "\"}"), QByteArray("422 38004"));
    QVERIFY(m_world->get("bob", "/auth/mfa").at("is_enabled").toBool());
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", proof(password(), appCode(shown.secret))), QByteArray("204"));
    const HttpAnswer status = m_world->get("bob", "/auth/mfa");
    QVERIFY(status.at("type").isNull() && !status.at("is_enabled").toBool());
    QCOMPARE(status.at("recovery_codes_left").toInt(), 0);
    QCOMPARE(logIn("bob").status, 200);
    const QList<int> events = m_world->events(m_world->id("bob"));
    for (const int event : {10051, 10090, 10091, 10094, 10097})
        QVERIFY2(events.count(event) == 1, QByteArray::number(event).constData());
    QCOMPARE(events.count(10092), 2);
    QCOMPARE(events.count(10093), 1);
    QCOMPARE(events.count(10099), 2);
    // One that is not confirmed goes with the password alone.
    (void)enroll("bob");
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", "{\"password\":\"" + password() + "\"}"), QByteArray("204"));
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", "{\"password\":\"" + password() + "\"}"), QByteArray("404 38002"));
}

void TestMfaApi::p060_newRecoveryCodes()
{
    const QByteArray path = "/auth/mfa/recovery-codes";
    const auto proof = [](const QByteArray &code) { return "{\"password\":\"" + password() + R"(","code":")" + code + "\"}"; };
    QCOMPARE(m_world->outcome("bob", "POST", path, proof("123456")), QByteArray("404 38002"));
    (void)enroll("bob");
    QCOMPARE(m_world->outcome("bob", "POST", path, proof("123456")), QByteArray("409 38003"));
    const Shown shown = setUp("bob");
    QCOMPARE(m_world->outcome("bob", "POST", path, proof(wrongCode(shown.secret))), QByteArray("422 38004"));
    const HttpAnswer renewed = m_world->send("bob", "POST", path, proof(appCode(shown.secret)));
    QCOMPARE(renewed.status, 200);
    const QList<QByteArray> codes = texts(renewed.at("recovery_codes"));
    QCOMPARE(codes.size(), 10);
    QCOMPARE(recoveryCodesLeft("bob"), 10);
    QCOMPARE(verifyOutcome(challenge("bob"), shown.recoveryCodes.first()), QByteArray("401 38004"));
    QCOMPARE(verifyOutcome(challenge("bob"), codes.first()), QByteArray("200"));
}

void TestMfaApi::t2_wrongCodesLockTheUserOut()
{
    const Shown shown = setUp("bob");
    // The right password before each of them gives no new tries.
    for (int i = 0; i < 5; ++i)
        QCOMPARE(verifyOutcome(challenge("bob"), wrongCode(shown.secret)), QByteArray("401 38004"));
    const HttpAnswer locked = logIn("bob");
    QCOMPARE(locked.status, 401);
    QCOMPARE(locked.at("code").toInt(), 33004);
    m_world->restart();
    QCOMPARE(logIn("bob").at("code").toInt(), 33004);
    QCOMPARE(m_world->events(m_world->id("bob")).count(10099), 5);
    QCOMPARE(m_world->outcome("root", "PATCH", "/users/" + m_world->id("bob"), R"({"is_locked":false})"), QByteArray("200"));
    QCOMPARE(verifyOutcome(challenge("bob"), appCode(shown.secret)), QByteArray("200"));
}

void TestMfaApi::t2_wrongCodesOfASessionCount()
{
    const Shown shown = setUp("bob");
    const QByteArray body = "{\"password\":\"" + password() + R"(","code":")" + wrongCode(shown.secret) + "\"}";
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa", body), QByteArray("422 38004"));
    QCOMPARE(m_world->outcome("bob", "DELETE", "/auth/mfa",
                              "{\"password\":\"" + password() + R"(","code":")" + appCode(shown.secret) + "\"}"),
             QByteArray("403 33004"));
    QVERIFY(m_world->get("bob", "/auth/mfa").at("is_enabled").toBool());
}

void TestMfaApi::t3_oneOfTwentyVerifications()
{
    const Shown shown = setUp("bob");
    const QByteArray body = "{\"challenge\":\"" + challenge("bob") + R"(","code":")" + appCode(shown.secret) + "\"}";
    std::atomic<int> admitted = 0;
    std::atomic<int> refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 20; ++i) {
        threads.emplace_back([&] {
            const auto client = m_world->server().client();
            const HttpAnswer answer =
                client->send("POST", "/api/v1/auth/mfa/verify", {{"Content-Type", "application/json"}}, body);
            if (answer.status == 200)
                ++admitted;
            else if (answer.status == 401)
                ++refused;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(admitted.load(), 1);
    QCOMPARE(refused.load(), 19);
}

void TestMfaApi::aCodeIsNeverAcceptedTwice()
{
    const Shown shown = enroll("bob");
    // The next step's code is within the drift, so that this holds wherever in a step the test runs.
    const QByteArray code = appCode(shown.secret, 1);
    QCOMPARE(confirm("bob", code), QByteArray("204"));
    QCOMPARE(verifyOutcome(challenge("bob"), code), QByteArray("401 38004"));
    QCOMPARE(verifyOutcome(challenge("bob"), appCode(shown.secret, -1)), QByteArray("401 38004"));
    forgetCounter();
    QCOMPARE(verifyOutcome(challenge("bob"), code), QByteArray("200"));
    QCOMPARE(verifyOutcome(challenge("bob"), code), QByteArray("401 38004"));
}

void TestMfaApi::challengesEnd()
{
    const Shown shown = setUp("bob");
    // A newer one takes the place of the first.
    const QByteArray first = challenge("bob");
    const QByteArray second = challenge("bob");
    QCOMPARE(verifyOutcome(first, appCode(shown.secret)), QByteArray("401 30002"));
    // After 300 seconds.
    m_world->server().execute(
        "UPDATE one_time_tokens SET expires_at = '2020-01-01T00:00:00.000Z' WHERE purpose = 'second_factor'");
    QCOMPARE(verifyOutcome(second, appCode(shown.secret)), QByteArray("401 30002"));
    // A new password ends what the old one began.
    const QByteArray third = challenge("bob");
    QCOMPARE(m_world->outcome("root", "PUT", "/users/" + m_world->id("bob") + "/password",
                              R"({"new_password":"quite another pass phrase 7"})"),
             QByteArray("200"));
    QCOMPARE(verifyOutcome(third, appCode(shown.secret)), QByteArray("401 30002"));
}

void TestMfaApi::theFormAsksForTheCode()
{
    const Shown shown = setUp("bob");
    const auto client = m_world->server().client();
    const HttpAnswer refused =
        client->send("POST", "/api/v1/auth/login", {{"Content-Type", "application/x-www-form-urlencoded"}},
                     "grant_type=password&account=lab&username=bob%40example.test&password="
                         + QUrl::toPercentEncoding(DataWorld::password()));
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.at("code").toInt(), 38005);
    QVERIFY(!refused.json().contains("access_token"));
    QCOMPARE(verifyOutcome(refused.at("challenge").toString().toUtf8(), appCode(shown.secret)), QByteArray("200"));
}

void TestMfaApi::refreshingKeepsTheFactor()
{
    const Shown shown = setUp("bob");
    const HttpAnswer admitted = verify(challenge("bob"), appCode(shown.secret));
    QCOMPARE(admitted.status, 200);
    const HttpAnswer refreshed = m_world->send(
        "nobody", "POST", "/auth/refresh", "{\"refresh_token\":\"" + admitted.at("refresh_token").toString().toUtf8() + "\"}");
    QCOMPARE(refreshed.status, 200);
    QCOMPARE(amrOf(tokenOf(refreshed)), (QList<QByteArray>{"pwd", "otp", "mfa"}));
}

void TestMfaApi::noWayAroundBySwitching()
{
    // eve's user of her own account is linked to her user of the lab, which gets a second factor.
    m_world->addUser("eva", "lab");
    const QByteArray link = "{\"account\":\"lab\",\"email\":\"eva@example.test\",\"password\":\"" + password() + "\"}";
    QCOMPARE(m_world->outcome("eve", "POST", "/auth/link", link), QByteArray("204"));
    const QByteArray toLab = R"({"account":"lab"})";
    QCOMPARE(m_world->outcome("eve", "POST", "/auth/switch", toLab), QByteArray("200"));
    (void)setUp("eva");
    QCOMPARE(m_world->outcome("eve", "POST", "/auth/switch", toLab), QByteArray("403 38005"));
    // The other way round she has shown one, and keeps it.
    const HttpAnswer there = m_world->send("eva", "POST", "/auth/switch", R"({"account":"other"})");
    QCOMPARE(there.status, 200);
    QVERIFY(amrOf(tokenOf(there)).contains("mfa"));
    // Nor by linking with the password alone, with which one could switch.
    (void)setUp("cid");
    QCOMPARE(m_world->outcome("eve", "POST", "/auth/link",
                              "{\"account\":\"lab\",\"email\":\"cid@example.test\",\"password\":\"" + password() + "\"}"),
             QByteArray("403 38005"));
}

void TestMfaApi::adminsSeeWhoHasOne()
{
    AccessWorld &w = *m_world;
    const QByteArray path = "/users/" + w.id("bob") + "/mfa";
    QCOMPARE(w.outcome("nobody", "GET", path), QByteArray("401 40003"));
    QCOMPARE(w.outcome("cid", "GET", path), QByteArray("403 32001"));
    QCOMPARE(w.outcome("bob", "GET", path), QByteArray("403 32001")); // his own is at /auth/mfa
    QCOMPARE(w.outcome("eve", "GET", path), QByteArray("404 33001"));
    QCOMPARE(w.outcome("max", "GET", "/users/00000000-0000-7000-8000-00000000ffff/mfa"), QByteArray("404 33001"));
    HttpAnswer shown = w.get("max", path);
    QCOMPARE(shown.status, 200);
    QCOMPARE(shown.at("is_enabled").toBool(true), false);
    QVERIFY(shown.at("type").isNull());
    QCOMPARE(shown.at("must_enroll").toBool(true), false);
    QCOMPARE(
        w.outcome("ada", "POST", "/mfa-policies", "{\"scope\":\"user\",\"user_id\":\"" + w.id("bob") + "\",\"required\":true}"),
        QByteArray("201"));
    QCOMPARE(w.get("max", path).at("must_enroll").toBool(), true);
    const Shown factor = setUp("bob");
    shown = w.get("max", path);
    QCOMPARE(shown.at("is_enabled").toBool(), true);
    QCOMPARE(text(shown.at("type")), QByteArray("totp"));
    QCOMPARE(shown.at("recovery_codes_left").toInt(), 10);
    QCOMPARE(shown.at("must_enroll").toBool(true), false);
    QVERIFY(!shown.body.contains(factor.secret));
    QCOMPARE(w.send("root", "GET", path).status, 200);
}

void TestMfaApi::aLostFactorIsRemoved()
{
    const Shown shown = setUp("bob");
    const QByteArray path = "/users/" + m_world->id("bob") + "/mfa";
    // Of another account than the chosen one: as if there were no such user.
    const HttpAnswer elsewhere = m_world->send("root", "DELETE", path, {}, {{"X-Account-ID", "other"}});
    QCOMPARE(elsewhere.status, 404);
    QCOMPARE(elsewhere.at("code").toInt(), 33001);
    QCOMPARE(m_world->outcome("root", "DELETE", "/users/00000000-0000-7000-8000-00000000ffff/mfa"), QByteArray("404 33001"));
    QCOMPARE(m_world->outcome("root", "DELETE", path), QByteArray("204"));
    QCOMPARE(m_world->outcome("root", "DELETE", path), QByteArray("404 38002"));
    QCOMPARE(logIn("bob").status, 200);
    QCOMPARE(m_world->events(m_world->id("bob")).count(10051), 1);
}

void TestMfaApi::nothingSecretIsKept()
{
    const Shown shown = setUp("bob");
    const QByteArray token = challenge("bob");
    const HttpAnswer trail = m_world->get("root", "/audit-logs?limit=500");
    const HttpAnswer user = m_world->get("root", "/users/" + m_world->id("bob"));
    const HttpAnswer status = m_world->get("bob", "/auth/mfa");
    for (const QByteArray &secret : QList<QByteArray>{shown.secret, shown.recoveryCodes.first(), token, "sealed", "otpauth"}) {
        QVERIFY(!trail.body.contains(secret));
        QVERIFY(!user.body.contains(secret));
        QVERIFY(!status.body.contains(secret));
    }
    // The SQL console does not reach the tables.
    for (const char *table : {"user_mfa", "user_mfa_recovery_codes"})
        QVERIFY(m_world->send("root", "POST", "/admin/sql", QByteArray("{\"sql\":\"SELECT * FROM ") + table + "\"}").status
                >= 400);
    QCOMPARE(m_world->server().scalar("SELECT CAST(COUNT(*) AS TEXT) FROM one_time_tokens WHERE token_hash = '" + token + "'"),
             QByteArray("0"));
}

void TestMfaApi::badInput()
{
    const auto field = [this](const QByteArray &person, const QByteArray &method, const QByteArray &path,
                              const QByteArray &body) {
        const HttpAnswer answer = m_world->send(person, method, path, body);
        return QByteArray::number(answer.status) + ' ' + answer.at("details.0.field").toString().toUtf8();
    };
    QCOMPARE(field("bob", "POST", "/auth/mfa/enroll", "{}"), QByteArray("400 password"));
    QCOMPARE(field("bob", "POST", "/auth/mfa/enroll", R"({"password":7})"), QByteArray("400 password"));
    QCOMPARE(field("bob", "POST", "/auth/mfa/confirm", "{}"), QByteArray("400 code"));
    QCOMPARE(field("bob", "POST", "/auth/mfa/confirm", "{\"code\":\"" + QByteArray(1000, '1') + "\"}"), QByteArray("400 code"));
    QCOMPARE(field("bob", "DELETE", "/auth/mfa", "{}"), QByteArray("400 password"));
    QCOMPARE(field("bob", "POST", "/auth/mfa/recovery-codes", "{}"), QByteArray("400 password"));
    QCOMPARE(field("nobody", "POST", "/auth/mfa/verify", R"({"code":"123456"})"), QByteArray("400 challenge"));
    QCOMPARE(field("nobody", "POST", "/auth/mfa/verify", R"({"challenge":"x"})"), QByteArray("400 code"));
    QCOMPARE(m_world->send("bob", "POST", "/auth/mfa/enroll", "not json").status, 400);
}

QTEST_GUILESS_MAIN(TestMfaApi)
#include "tst_mfaapi.moc"
