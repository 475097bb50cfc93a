// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/timestamp.h"
#include "mailworld.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>
#include <QUrl>

#include <atomic>
#include <thread>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr auto kNewPassword = "marble tide lantern";

QByteArray bodyOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QString tokenIn(const QJsonValue &link)
{
    return QUrl(link.toString()).fragment().section('=', 1);
}

} // namespace

/** Links that verify addresses and reset passwords; their names tell the scenarios of the permissions model. */
class TestVerificationApi : public QObject
{
    Q_OBJECT

private:
    /** The reset link that a superadmin sees where there is no mail server. */
    static QString resetToken(MailWorld &world, const QByteArray &userId)
    {
        const HttpAnswer answer = world.send("root", "PUT", "/users/" + userId + "/password", {{"send_reset_link", true}});
        if (answer.status != 200)
            qFatal("reset link: %s", answer.body.constData());
        return tokenIn(answer.at("reset_url"));
    }

    static QString verificationToken(MailWorld &world, const QByteArray &userId)
    {
        const HttpAnswer answer = world.send("root", "POST", "/users/" + userId + "/resend-verification");
        if (answer.status != 200)
            qFatal("verification link: %s", answer.body.constData());
        return tokenIn(answer.at("verification_url"));
    }

    static HttpAnswer reset(MailWorld &world, const QString &token, const QString &password = kNewPassword)
    {
        return world.send("nobody", "POST", "/auth/reset-password", {{"token", token}, {"new_password", password}});
    }

    static HttpAnswer verify(MailWorld &world, const QString &token)
    {
        return world.send("nobody", "POST", "/auth/verify-email", {{"token", token}});
    }

    static HttpAnswer check(MailWorld &world, const QString &token)
    {
        return world.send("nobody", "GET", "/auth/verify-reset-token/" + token.toUtf8());
    }

    /** What all threads together were answered. */
    static QHash<int, int> inParallel(MailWorld &world, int count, const QByteArray &path, const QByteArray &body)
    {
        std::mutex mutex;
        QHash<int, int> statuses;
        std::vector<std::thread> threads;
        for (int i = 0; i < count; ++i) {
            threads.emplace_back([&] {
                const auto client = world.root.server.client();
                const HttpAnswer answer = client->send("POST", "/api/v1" + path, {{"Content-Type", "application/json"}}, body);
                const std::lock_guard lock(mutex);
                ++statuses[answer.status];
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        return statuses;
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void whoMayAndWhatIsRefused()
    {
        MailWorld world;
        const HttpClient::Headers root{{"Authorization", "Bearer ${root}"}, {"Content-Type", "application/json"}};
        const HttpClient::Headers ann{{"Authorization", "Bearer ${ann}"}, {"Content-Type", "application/json"}};
        const QByteArray auth = "/api/v1/auth";
        world.run.run({
            {.name = "anonymous has no address", .method = "POST", .url = auth + "/send-verification", .status = 401},
            {.name = "somebody else's address",
             .method = "POST",
             .url = auth + "/send-verification",
             .headers = ann,
             .body = R"({"email":"eve@example.test"})",
             .status = 400,
             .contains = {R"("field":"email")", "not_own_address"}},
            {.name = "no text",
             .method = "POST",
             .url = auth + "/send-verification",
             .headers = ann,
             .body = R"({"email":1})",
             .status = 400},
            {.name = "without a mail server the owner is told so",
             .method = "POST",
             .url = auth + "/send-verification",
             .headers = ann,
             .status = 500,
             .contains = {"48030"},
             .notContains = {"token"}},
            {.name = "likewise once more",
             .method = "POST",
             .url = auth + "/resend-verification",
             .headers = ann,
             .body = R"({"email":"ANN@example.test"})",
             .status = 500,
             .notContains = {"token"}},
            {.name = "a wrong token is no anonymous caller",
             .method = "POST",
             .url = auth + "/resend-verification",
             .headers = {{"Authorization", "Bearer x"}},
             .status = 401},
            {.name = "anonymous names an address",
             .method = "POST",
             .url = auth + "/resend-verification",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"email")"}},
            {.name = "verify without a token",
             .method = "POST",
             .url = auth + "/verify-email",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"token")"}},
            {.name = "forgot without an address",
             .method = "POST",
             .url = auth + "/forgot-password",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"email")"}},
            {.name = "reset without anything",
             .method = "POST",
             .url = auth + "/reset-password",
             .body = "{}",
             .status = 400,
             .contains = {R"("field":"token")", R"("field":"new_password")"}},
            {.name = "no JSON", .method = "POST", .url = auth + "/reset-password", .body = "{", .status = 400},
            {.name = "a token that nobody made",
             .url = auth + "/verify-reset-token/nonsense",
             .contains = {R"("valid":false)", R"("expires_at":null)"}},
            {.name = "far too long", .url = auth + "/verify-reset-token/" + QByteArray(300, 'x'), .status = 400},
            {.name = "anonymous resends", .method = "POST", .url = "/api/v1/users/${annId}/resend-verification", .status = 401},
            {.name = "a user resends",
             .method = "POST",
             .url = "/api/v1/users/${annId}/resend-verification",
             .headers = ann,
             .status = 403},
            {.name = "unknown user",
             .method = "POST",
             .url = "/api/v1/users/00000000-0000-7000-8000-000000000000/resend-verification",
             .headers = root,
             .status = 404,
             .contains = {"33001"}},
            {.name = "of another account than the chosen",
             .method = "POST",
             .url = "/api/v1/users/${annId}/resend-verification",
             .headers = {{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "other"}},
             .status = 404,
             .contains = {"33001"}},
            {.name = "a reset link likewise",
             .method = "PUT",
             .url = "/api/v1/users/${annId}/password",
             .headers = {{"Authorization", "Bearer ${root}"}, {"X-Account-ID", "other"}},
             .body = R"({"send_reset_link":true})",
             .status = 404},
            {.name = "a password or a link",
             .method = "PUT",
             .url = "/api/v1/users/${annId}/password",
             .headers = root,
             .body = R"({"send_reset_link":true,"new_password":"marble tide lantern"})",
             .status = 400,
             .contains = {R"("field":"new_password")"}},
            {.name = "a user asks for another's link",
             .method = "PUT",
             .url = "/api/v1/users/${eveId}/password",
             .headers = ann,
             .body = R"({"send_reset_link":true})",
             .status = 403},
        });
        // The owner's requests left an entry that says why nothing came.
        const QJsonObject log = world.logOf("ann@example.test");
        QCOMPARE(log["status"].toString(), "not_sent");
        QCOMPARE(log["error_message"].toString(), "No mail settings.");
    }

    void P_050_tokenWithItsExpiryAndEntry()
    {
        MailWorld world({{"password_reset_minutes", "30"}});
        const QByteArray id = world.addUser("uma");
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const HttpAnswer answer = world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Cache-Control"), "no-store");
        const QString link = answer.at("reset_url").toString();
        QVERIFY2(link.startsWith(world.root.server.url().toString() + "/reset-password#token="), qPrintable(link));
        const auto expiresMs = core::parseTimestamp(answer.at("expires_at").toString().toUtf8());
        QVERIFY(expiresMs && *expiresMs >= before + 30 * 60'000 && *expiresMs <= before + 31 * 60'000);
        // By type: this one has the default.
        const HttpAnswer other = world.send("root", "POST", "/users/" + id + "/resend-verification");
        const auto otherMs = core::parseTimestamp(other.at("expires_at").toString().toUtf8());
        QVERIFY(otherMs && *otherMs >= before + 60 * 60'000);
        // Event 15001, and nothing anywhere that the token could be read from.
        const HttpAnswer trail = world.send("root", "GET", "/audit-logs?limit=500&table_name=one_time_tokens&record_id=" + id);
        QCOMPARE(trail.at("items").toArray().size(), 2);
        const QByteArray token = tokenIn(answer.at("reset_url")).toUtf8();
        QVERIFY(token.size() >= 43);
        QVERIFY(!world.send("root", "GET", "/audit-logs?limit=500").body.contains(token));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM audit_entries WHERE event = 15001"), "2");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM one_time_tokens WHERE token_hash = '" + token + "'"), "0");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM one_time_tokens"), "2");
    }

    void P_051_newerInvalidatesOlder()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString verification = verificationToken(world, id);
        const QString first = resetToken(world, id);
        const QString second = resetToken(world, id);
        QVERIFY(first != second);
        QCOMPARE(check(world, first).at("valid").toBool(), false);
        QCOMPARE(check(world, second).at("valid").toBool(), true);
        QCOMPARE(reset(world, first).status, 400);
        QCOMPARE(reset(world, first).at("code").toInt(), 30002);
        // Another purpose has tokens of its own.
        QCOMPARE(verify(world, verification).status, 200);
        QCOMPARE(reset(world, second).status, 200);
    }

    void P_052_whatIsNoValidToken()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        QCOMPARE(reset(world, "unknown").status, 400);
        QCOMPARE(reset(world, "unknown").at("code").toInt(), 30005);
        QCOMPARE(verify(world, "unknown").at("code").toInt(), 30005);
        // A token is for one purpose.
        const QString verification = verificationToken(world, id);
        QCOMPARE(reset(world, verification).at("code").toInt(), 30005);
        QCOMPARE(check(world, verification).at("valid").toBool(), false);
        const QString token = resetToken(world, id);
        QCOMPARE(verify(world, token).at("code").toInt(), 30005);
        QCOMPARE(reset(world, token).status, 200);
        QCOMPARE(reset(world, token).at("code").toInt(), 30002); // used
        // Each left its trace, though the routes answer 400 where others say 401.
        const QByteArray refused =
            "SELECT CAST(count(*) AS TEXT) FROM audit_entries WHERE event = 49020 AND body LIKE '%token_";
        QTRY_COMPARE_WITH_TIMEOUT(world.scalar(refused + "not_found%'"), "5", 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(world.scalar(refused + "invalid%'"), "1", 60'000);
    }

    void P_053_T8_aTokenIsUsedOnce()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString verification = verificationToken(world, id);
        const HttpAnswer verified = verify(world, verification);
        QCOMPARE(verified.status, 200);
        QCOMPARE(verified.at("user.email_verified").toBool(), true);
        QCOMPARE(verified.at("user.id").toString().toUtf8(), id);
        QCOMPARE(verify(world, verification).status, 400);
        const QString token = resetToken(world, id);
        QCOMPARE(reset(world, token).status, 200);
        QCOMPARE(check(world, token).at("valid").toBool(), false);
        QCOMPARE(reset(world, token, "obsidian river morning").status, 400);
        QCOMPARE(world.signInStatus("uma", "obsidian river morning"), 401);
        QCOMPARE(world.signInStatus("uma", kNewPassword), 200);
    }

    void P_054_T8_anExpiredTokenFailsWithoutAnySweep()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString verification = verificationToken(world, id);
        const QString token = resetToken(world, id);
        // Only time goes by: no state is set.
        world.execute("UPDATE one_time_tokens SET expires_at = '2020-01-01T00:00:00.000Z'");
        QCOMPARE(check(world, token).at("valid").toBool(), false);
        QCOMPARE(reset(world, token).status, 400);
        QCOMPARE(reset(world, token).at("code").toInt(), 30002);
        QCOMPARE(verify(world, verification).at("code").toInt(), 30002);
        QCOMPARE(world.signInStatus("uma", kNewPassword), 401);
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM one_time_tokens WHERE used_at IS NOT NULL"), "0");
    }

    void P_054_T8_ofTwentyParallelUsesExactlyOneSucceeds()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QByteArray verification = verificationToken(world, id).toUtf8();
        QCOMPARE(inParallel(world, 20, "/auth/verify-email", bodyOf({{"token", QString::fromUtf8(verification)}})),
                 (QHash<int, int>{{200, 1}, {400, 19}}));
        const QByteArray token = resetToken(world, id).toUtf8();
        QCOMPARE(inParallel(world, 20, "/auth/reset-password",
                            bodyOf({{"token", QString::fromUtf8(token)}, {"new_password", kNewPassword}})),
                 (QHash<int, int>{{200, 1}, {400, 19}}));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM audit_entries WHERE event = 10022"), "1");
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM audit_entries WHERE event = 10040"), "1");
    }

    void resettingEndsAllSessions()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        QCOMPARE(world.signInStatus("uma"), 200);
        QCOMPARE(world.send("uma", "GET", "/auth/me").status, 200);
        const QString token = resetToken(world, id);
        QCOMPARE(world.send("uma", "GET", "/auth/me").status, 200);
        QCOMPARE(reset(world, token).status, 200);
        QCOMPARE(world.send("uma", "GET", "/auth/me").status, 401);
        QCOMPARE(world.signInStatus("uma"), 401);
        QCOMPARE(world.signInStatus("uma", kNewPassword), 200);
    }

    void thePolicyApplies()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString token = resetToken(world, id);
        const HttpAnswer weak = reset(world, token, "short");
        QCOMPARE(weak.status, 400);
        QVERIFY(weak.body.contains("password_too_short"));
        QVERIFY(weak.body.contains(R"("field":"new_password")"));
        QVERIFY(reset(world, token, "in the acme tonight").body.contains("password_contains_identity"));
        // It cost the token nothing.
        QCOMPARE(reset(world, token).status, 200);
    }

    void whoMayNotComeInMayNotReset()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString token = resetToken(world, id);
        const QString verification = verificationToken(world, id);
        QCOMPARE(world.send("root", "PATCH", "/users/" + id, {{"is_active", false}}).status, 200);
        QCOMPARE(check(world, token).at("valid").toBool(), false);
        QCOMPARE(reset(world, token).status, 400);
        QCOMPARE(verify(world, verification).status, 400);
    }

    void aLinkShowsNothingOfAnotherAddress()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString token = resetToken(world, id);
        const QString verification = verificationToken(world, id);
        QCOMPARE(world.send("root", "PATCH", "/users/" + id, {{"email", "uma.new@example.test"}}).status, 200);
        QCOMPARE(verify(world, verification).status, 400);
        QCOMPARE(reset(world, token).status, 400);
    }

    void aPasswordThatIsSetEndsOpenLinks()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QString token = resetToken(world, id);
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"new_password", "granite quarry sunrise"}}).status,
                 200);
        QCOMPARE(reset(world, token).status, 400);
    }

    void verifiedIsVerified()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        QCOMPARE(world.send("root", "POST", "/users/" + id + "/verify").status, 200);
        const HttpAnswer answer = world.send("root", "POST", "/users/" + id + "/resend-verification");
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.at("code").toInt(), 40057);
        QCOMPARE(world.signInStatus("uma"), 200);
        QCOMPARE(world.send("uma", "POST", "/auth/resend-verification").status, 400);
    }

    /** Whoever sees the link chooses the password, so it is not shown for somebody who is also a user elsewhere. */
    void theLinkOfALinkedUserIsNotShown()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QByteArray twin = world.addUser("twin");
        world.execute("INSERT INTO user_links (user_id, link_id, created_at) VALUES ('" + id
                      + "', 'x', '2026-01-01T00:00:00.000Z'), ('" + twin + "', 'x', '2026-01-01T00:00:00.000Z')");
        const HttpAnswer answer = world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}});
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.at("code").toInt(), 40052);
        QVERIFY(!answer.body.contains("token="));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM one_time_tokens"), "0");
        // By mail it goes to the person.
        MailServer server;
        world.useMailServer(server);
        QCOMPARE(world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status, 200);
        QVERIFY(server.waitFor(1));
        QCOMPARE(server.mails().first().to, "uma@example.test");
    }

    void forgottenPasswordByMail()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        const QByteArray id = world.addUser("uma");
        QCOMPARE(
            world.send("nobody", "POST", "/auth/forgot-password", {{"account", "acme"}, {"email", "UMA@example.test"}}).status,
            200);
        QVERIFY(server.waitFor(1));
        const ReceivedMail mail = server.mails().first();
        QCOMPARE(mail.to, "uma@example.test");
        QVERIFY(mail.text().contains("acme Ltd"));
        const QString token = QString::fromUtf8(mail.token());
        QCOMPARE(check(world, token).at("valid").toBool(), true);
        QVERIFY(!check(world, token).at("expires_at").isNull());
        QVERIFY(!world.send("root", "GET", "/audit-logs?limit=500").body.contains(mail.token()));
        QCOMPARE(reset(world, token).status, 200);
        QCOMPARE(world.signInStatus("uma", kNewPassword), 200);
        // The superadmin who sends one sees no link now.
        const HttpAnswer sent = world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}});
        QCOMPARE(sent.status, 200);
        QVERIFY(!sent.body.contains("token"));
        QVERIFY(server.waitFor(2));
    }

    /** Nobody can tell from the answer who is here. */
    void askingTellsNothing()
    {
        MailServer server;
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const QByteArray off = world.addUser("off");
        QCOMPARE(world.send("root", "PATCH", "/users/" + off, {{"is_active", false}}).status, 200);
        const QList<QJsonObject> asked{{{"account", "acme"}, {"email", "uma@example.test"}},
                                       {{"account", "acme"}, {"email", "nobody@example.test"}},
                                       {{"account", "nowhere"}, {"email", "uma@example.test"}},
                                       {{"account", "acme"}, {"email", "off@example.test"}},
                                       {{"account", "acme"}, {"email", "no address"}},
                                       {{"email", "uma@example.test"}},
                                       {{"email", "nobody@example.test"}}};
        for (const bool hasServer : {false, true}) {
            if (hasServer)
                world.useMailServer(server);
            for (const char *path : {"/auth/forgot-password", "/auth/resend-verification"}) {
                QSet<QByteArray> answers;
                for (const QJsonObject &body : asked) {
                    const HttpAnswer answer = world.send("nobody", "POST", path, body);
                    QByteArray shape = QByteArray::number(answer.status) + answer.body;
                    for (const auto &[name, value] : answer.headers) {
                        if (name.toLower() != "x-correlation-id" && name.toLower() != "date")
                            shape += name + value;
                    }
                    answers.insert(shape);
                    QCOMPARE(answer.status, 200);
                }
                QCOMPARE(answers.size(), 1);
            }
        }
        // The trail has the true reasons, each in a transaction of its own.
        for (const char *reason :
             {"user_not_found", "account_not_found", "user_not_active", "email_known", "asked_a_moment_ago"})
            QVERIFY2(world.scalar(QByteArray("SELECT COUNT(*) FROM audit_entries WHERE event = 10021 AND body LIKE '%") + reason
                                  + "%'")
                         != "0",
                     reason);
        // One mail each for two purposes, however often somebody asks.
        QVERIFY(server.waitFor(2));
        QTest::qWait(1500);
        QCOMPARE(server.mailsTo("uma@example.test").size(), 2);
        QCOMPARE(server.mails().size(), 2);
        QVERIFY(!id.isEmpty());
    }

    /** Nothing is dropped in silence: superadmins see that somebody waits for a mail that cannot come. */
    void withoutAMailServerAnEntryStays()
    {
        MailWorld world;
        const QByteArray id = world.addUser("uma");
        const HttpAnswer answer =
            world.send("nobody", "POST", "/auth/forgot-password", {{"account", "acme"}, {"email", "uma@example.test"}});
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.body.contains("token"));
        const QJsonObject log = world.logOf("uma@example.test");
        QCOMPARE(log["status"].toString(), "not_sent");
        QCOMPARE(log["template_type"].toString(), "password_reset");
        QVERIFY(world.send("root", "GET", "/audit-logs?table_name=users&record_id=" + id)
                    .body.contains("not sent: no mail settings"));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM one_time_tokens"), "0");
    }

    void everyAccountThatKnowsTheAddress()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        (void)world.addUser("uma");
        QCOMPARE(world.send("root", "POST", "/users", {{"email", "uma@example.test"}, {"account_id", "other"}, {"role_id", 2}})
                     .status,
                 201);
        QCOMPARE(world.send("nobody", "POST", "/auth/forgot-password", {{"email", "uma@example.test"}}).status, 200);
        QVERIFY(server.waitFor(2));
        QSet<QByteArray> tokens;
        bool acme = false;
        bool other = false;
        for (const ReceivedMail &mail : server.mails()) {
            tokens.insert(mail.token());
            acme = acme || mail.text().contains("acme Ltd");
            other = other || mail.text().contains("other Ltd");
        }
        QCOMPARE(tokens.size(), 2);
        QVERIFY(acme && other);
    }

    void oneAddressAsksSoOftenOnly()
    {
        MailWorld world({{"failed_logins_per_minute", "3"}});
        for (const char *path : {"/auth/forgot-password", "/auth/resend-verification"}) {
            for (int i = 0; i < 3; ++i)
                QCOMPARE(world.send("nobody", "POST", path, {{"email", "nobody@example.test"}}).status, 200);
            const HttpAnswer turnedAway = world.send("nobody", "POST", path, {{"email", "ann@example.test"}});
            QCOMPARE(turnedAway.status, 429);
            QVERIFY(turnedAway.header("Retry-After").toInt() > 0);
        }
    }

    void ownAddressByMail()
    {
        MailServer server;
        MailWorld world;
        world.useMailServer(server);
        (void)world.addUser("uma");
        QCOMPARE(world.signInStatus("uma"), 200);
        QCOMPARE(world.send("uma", "POST", "/auth/send-verification", {{"email", "uma@example.test"}}).status, 200);
        const HttpAnswer again = world.send("uma", "POST", "/auth/resend-verification");
        QCOMPARE(again.status, 429);
        QVERIFY(again.header("Retry-After").toInt() > 0);
        QVERIFY(server.waitFor(1));
        const ReceivedMail mail = server.mails().first();
        QVERIFY(mail.text().contains("/verify-email#token="));
        QCOMPARE(verify(world, QString::fromUtf8(mail.token())).status, 200);
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM audit_entries WHERE event = 10040"), "1");
        QTest::qWait(1200);
        QCOMPARE(server.mails().size(), 1);
    }

    /** Where only verified addresses come in, whoever is outside can ask for the mail without signing in. */
    void unverifiedUsersAreNotStuck()
    {
        MailServer server;
        RootServer root{{"require_verified_email", "true"}, {"job_retry_seconds", "1"}};
        const auto post = [&](const char *path, const QJsonObject &body) {
            return root.server.client()->post(QByteArray("/api/v1/auth") + path, body);
        };
        const auto signIn = [&] {
            return post("/login",
                        {{"account", "newcomers"}, {"email", "new@example.test"}, {"password", DataWorld::password()}});
        };
        const QJsonObject settings{
            {"host", "127.0.0.1"}, {"port", server.port()}, {"security", "none"}, {"from_email", "basalt@example.test"}};
        QCOMPARE(root.client->send("PUT", "/api/v1/admin/email/settings", {}, QJsonDocument(settings).toJson()).status, 200);
        QCOMPARE(post("/register",
                      {{"email", "new@example.test"}, {"password", DataWorld::password()}, {"account_name", "Newcomers"}})
                     .status,
                 201);
        QVERIFY(server.waitFor(1)); // registering asks to verify
        QCOMPARE(server.mails().first().to, "new@example.test");
        QCOMPARE(signIn().status, 401);
        QCOMPARE(signIn().at("code").toInt(), 40018);
        // That mail was lost, and a minute has gone by.
        root.server.execute("UPDATE one_time_tokens SET created_at = '2026-01-01T00:00:00.000Z'");
        QCOMPARE(post("/resend-verification", {{"account", "newcomers"}, {"email", "new@example.test"}}).status, 200);
        QVERIFY(server.waitFor(2));
        const auto token = [&](qsizetype index) { return QString::fromUtf8(server.mails().at(index).token()); };
        QCOMPARE(post("/verify-email", {{"token", token(0)}}).status, 400);
        QCOMPARE(post("/verify-email", {{"token", token(1)}}).status, 200);
        QCOMPARE(signIn().status, 200);
    }
};

QTEST_GUILESS_MAIN(TestVerificationApi)
#include "tst_verificationapi.moc"
