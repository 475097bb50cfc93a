// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailworld.h"

#include <QJsonArray>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

/** `/admin/jobs`: what waits, runs and failed, another try, and none. */
class TestJobsApi : public QObject
{
    Q_OBJECT

private:
    /** A job of a kind that this server does not run, so that it stays as it is. */
    static QByteArray add(MailWorld &world, qsizetype number, const QByteArray &state, int attempts,
                          const QByteArray &payload = "{}", const QByteArray &kind = "elsewhere")
    {
        const QByteArray id = "01900000-0000-7000-8000-" + QByteArray::number(number).rightJustified(12, '0');
        const bool isOver = state == "done" || state == "failed";
        const QByteArray ended = isOver ? "'2026-01-01T00:00:05.000Z', 2500" : "NULL, NULL";
        world.execute(
            "INSERT INTO jobs (id, kind, payload, state, attempts, due_at, created_at, finished_at, duration_ms) VALUES ('" + id
            + "', '" + kind + "', '" + payload + "', '" + state + "', " + QByteArray::number(attempts)
            + ", '2999-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', " + ended + ")");
        return id;
    }
    static QByteArray outcome(MailWorld &world, const QByteArray &person, const QByteArray &method, const QByteArray &path)
    {
        const HttpAnswer answer = world.send(person, method, "/admin/jobs" + path);
        const QByteArray status = QByteArray::number(answer.status);
        return answer.status < 400 ? status : status + ' ' + QByteArray::number(answer.at("code").toInt());
    }
    /** Last digits of the ids of a list. */
    static QByteArray listed(MailWorld &world, const QByteArray &query)
    {
        QByteArrayList ids;
        const QJsonArray items = world.send("root", "GET", "/admin/jobs?handler=elsewhere&" + query).at("items").toArray();
        for (const QJsonValue &item : items)
            ids.append(text(item["id"]).last(1));
        return ids.join(' ');
    }
    /** The job that is to send the mail to an address whose sending fails. */
    static QByteArray failingMail(MailWorld &world, const QByteArray &name)
    {
        const QByteArray id = world.addUser(name);
        if (world.send("root", "PUT", "/users/" + id + "/password", {{"send_reset_link", true}}).status != 200)
            qFatal("no mail was asked for");
        if (!QTest::qWaitFor([&] { return !world.logOf(name + "@example.test")["error_message"].toString().isEmpty(); },
                             10'000))
            qFatal("the mail did not fail");
        return text(world.send("root", "GET", "/admin/jobs?handler=mail.send").at("items.0.id"));
    }
    static qint64 entries(MailWorld &world, const QByteArray &event, const QByteArray &id)
    {
        const QJsonArray items = world.send("root", "GET", "/audit-logs?event=" + event + "&limit=100").at("items").toArray();
        return std::ranges::count_if(items, [&](const QJsonValue &item) { return text(item["record_id"]) == id; });
    }

private Q_SLOTS:
    void initTestCase_data() { addEngineRows(); }

    void onlySuperadmins()
    {
        MailWorld world;
        const QByteArray dead = add(world, 1, "failed", 50);
        const QByteArray waiting = add(world, 2, "queued", 0);
        const std::pair<QByteArray, QByteArray> routes[]{
            {"GET", ""}, {"GET", "/stats"}, {"GET", '/' + dead}, {"POST", '/' + dead + "/retry"}, {"DELETE", '/' + waiting}};
        for (const auto &[method, path] : routes) {
            QCOMPARE(outcome(world, "nobody", method, path), QByteArray("401 40003"));
            QCOMPARE(outcome(world, "ann", method, path), QByteArray("403 40006"));
            QCOMPARE(outcome(world, "eve", method, path), QByteArray("403 40006"));
        }
        for (const auto &[method, path] : routes)
            QCOMPARE(outcome(world, "root", method, path), QByteArray(method == "DELETE" ? "204" : "200"));
    }

    void listsAndCounts()
    {
        MailWorld world;
        const QByteArray states[]{"queued", "queued", "running", "done", "failed", "failed"};
        const int attempts[]{0, 3, 1, 1, 2, 12};
        for (int i = 0; i < 6; ++i)
            (void)add(world, i + 1, states[i], attempts[i]);
        QCOMPARE(listed(world, ""), QByteArray("6 5 4 3 2 1"));
        const QByteArray statuses[]{"pending", "retrying", "running", "completed", "failed", "dead"};
        for (int i = 0; i < 6; ++i) {
            QCOMPARE(listed(world, "status=" + statuses[i]), QByteArray::number(i + 1));
            const HttpAnswer one =
                world.send("root", "GET", "/admin/jobs/01900000-0000-7000-8000-00000000000" + QByteArray::number(i + 1));
            QCOMPARE(text(one.at("status")), statuses[i]);
            QCOMPARE(one.at("attempt_number").toInt(), attempts[i]);
            QCOMPARE(one.at("max_retries").toInt(), 12);
            QCOMPARE(one.at("run_at").isNull(), i > 1);
            QCOMPARE(one.at("completed_at").isNull(), i != 3);
            QCOMPARE(one.at("failed_at").isNull(), i < 4);
        }
        QCOMPARE(listed(world, "limit=2&offset=1"), QByteArray("5 4"));
        QCOMPARE(listed(world, "queue=default&limit=1"), QByteArray("6"));
        const HttpAnswer page = world.send("root", "GET", "/admin/jobs?handler=elsewhere&limit=2");
        QCOMPARE(page.at("total").toInt(), 6);
        QCOMPARE(page.at("limit").toInt(), 2);
        // The server's own jobs are among all of them, so they are more.
        const HttpAnswer stats = world.send("root", "GET", "/admin/jobs/stats");
        for (const QByteArray &status : {statuses[1], statuses[4], statuses[5]})
            QCOMPARE(stats.at(status).toInt(), 1);
        QVERIFY(stats.at("completed").toInt() >= 1);
        QVERIFY(stats.at("avg_duration_seconds").toDouble() > 0);
        QVERIFY(stats.at("failure_rate").toDouble() > 0 && stats.at("failure_rate").toDouble() < 1);
    }

    void badInput()
    {
        MailWorld world;
        for (const char *query :
             {"?status=lost", "?queue=mine", "?limit=0", "?limit=201", "?offset=-1", "?limit=x", "?state=failed"})
            QCOMPARE(outcome(world, "root", "GET", query), QByteArray("400 40002"));
        for (const char *id : {"/01900000-0000-7000-8000-0000000000ff", "/x", "/'%20OR%201=1"}) {
            QCOMPARE(outcome(world, "root", "GET", id), QByteArray("404 40071"));
            QCOMPARE(outcome(world, "root", "POST", QByteArray(id) + "/retry"), QByteArray("404 40071"));
            QCOMPARE(outcome(world, "root", "DELETE", id), QByteArray("404 40071"));
        }
        for (const char *state : {"queued", "running", "done"}) {
            const QByteArray id = add(world, 10 + QByteArray(state).size(), state, state == QByteArray("done") ? 1 : 0);
            QCOMPARE(outcome(world, "root", "POST", '/' + id + "/retry"), QByteArray("409 40072"));
        }
        for (const char *state : {"running", "done", "failed"}) {
            const QByteArray id = add(world, 20 + QByteArray(state).size(), state, 1);
            QCOMPARE(outcome(world, "root", "DELETE", '/' + id), QByteArray("409 40073"));
            QCOMPARE(outcome(world, "root", "GET", '/' + id), QByteArray("200"));
        }
        QCOMPARE(world.send("root", "GET", "/audit-logs?event=49111,49112").at("items").toArray().size(), 0);
    }

    /** Whatever a payload holds, what is called a secret is not told. */
    void payloadsTellNoSecrets()
    {
        MailWorld world;
        const QByteArray id =
            add(world, 1, "failed", 12, R"({"url":"a.example","Secret":"hush-1","list":[{"api_token":"hush-2"}],"n":3})");
        for (const QByteArray &path : {QByteArray(""), '/' + id}) {
            const HttpAnswer answer = world.send("root", "GET", "/admin/jobs" + path);
            QVERIFY2(answer.body.contains(R"("url":"a.example")"), answer.body);
            QVERIFY2(!answer.body.contains("hush"), answer.body);
        }
        const HttpAnswer retried = world.send("root", "POST", "/admin/jobs/" + id + "/retry");
        QCOMPARE(retried.status, 200);
        QVERIFY2(!retried.body.contains("hush"), retried.body);
        QVERIFY(world.scalar("SELECT payload FROM jobs WHERE id = '" + id + "'").contains("hush-1"));
        QVERIFY(!world.send("root", "GET", "/audit-logs?event=49111").body.contains("hush"));
    }

    /** A mail that was given up goes out at last, with a link that works, and once. */
    void aFailedMailIsSentAgain()
    {
        MailServer server;
        MailWorld world({{"job_attempts", "1"}});
        world.useMailServer(server);
        server.stop();
        const QByteArray id = failingMail(world, "uma");
        QVERIFY(world.becomes("uma@example.test", "failed"));
        QCOMPARE(text(world.send("root", "GET", "/admin/jobs/" + id).at("status")), QByteArray("dead"));
        QVERIFY(!text(world.send("root", "GET", "/admin/jobs/" + id).at("error_message")).isEmpty());
        server.start();
        const HttpAnswer retried = world.send("root", "POST", "/admin/jobs/" + id + "/retry");
        QVERIFY2(retried.status == 200, retried.body);
        QCOMPARE(text(retried.at("status")), QByteArray("pending"));
        QCOMPARE(retried.at("attempt_number").toInt(), 0);
        QVERIFY(world.becomes("uma@example.test", "sent"));
        QVERIFY(server.waitFor(1));
        QCOMPARE(server.mails().size(), 1);
        QCOMPARE(
            world
                .send("nobody", "POST", "/auth/reset-password",
                      {{"token", QString::fromLatin1(server.mails().first().token())}, {"new_password", "marble tide lantern"}})
                .status,
            200);
        QTRY_COMPARE(text(world.send("root", "GET", "/admin/jobs/" + id).at("status")), QByteArray("completed"));
        QCOMPARE(outcome(world, "root", "POST", '/' + id + "/retry"), QByteArray("409 40072"));
        QCOMPARE(entries(world, "49111", id), 1);
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_messages WHERE sealed IS NOT NULL"), QByteArray("0"));
        // The mail itself is gone: there is nothing to try again.
        world.execute("UPDATE jobs SET state = 'failed' WHERE id = '" + id + "'");
        QCOMPARE(world.send("root", "POST", "/admin/jobs/" + id + "/retry").status, 409);
        QCOMPARE(entries(world, "49111", id), 1);
        QCOMPARE(text(world.send("root", "GET", "/admin/jobs/" + id).at("status")), QByteArray("dead"));
    }

    void whatWaitsForItsNextAttemptRunsAtOnce()
    {
        MailServer server;
        MailWorld world({{"job_retry_seconds", "3600"}});
        world.useMailServer(server);
        server.stop();
        const QByteArray id = failingMail(world, "una");
        QTRY_COMPARE(text(world.send("root", "GET", "/admin/jobs/" + id).at("status")), QByteArray("retrying"));
        server.start();
        QCOMPARE(outcome(world, "root", "POST", '/' + id + "/retry"), QByteArray("200"));
        QVERIFY(world.becomes("una@example.test", "sent"));
        QTRY_COMPARE(world.send("root", "GET", "/admin/jobs/" + id).at("attempt_number").toInt(), 2);
        QVERIFY(!world.send("root", "GET", "/admin/jobs/" + id).at("started_at").isNull());
    }

    void whatIsCancelledDoesNotHappen()
    {
        MailServer server;
        MailWorld world({{"job_retry_seconds", "3600"}});
        world.useMailServer(server);
        server.stop();
        const QByteArray id = failingMail(world, "ugo");
        QTRY_COMPARE(text(world.send("root", "GET", "/admin/jobs/" + id).at("status")), QByteArray("retrying"));
        server.start();
        QCOMPARE(outcome(world, "root", "DELETE", '/' + id), QByteArray("204"));
        QCOMPARE(outcome(world, "root", "GET", '/' + id), QByteArray("404 40071"));
        QCOMPARE(outcome(world, "root", "DELETE", '/' + id), QByteArray("404 40071"));
        QCOMPARE(world.logOf("ugo@example.test")["status"].toString(), QStringLiteral("not_sent"));
        QCOMPARE(world.logOf("ugo@example.test")["error_message"].toString(), QStringLiteral("Cancelled."));
        QCOMPARE(world.scalar("SELECT COUNT(*) FROM mail_messages WHERE sealed IS NOT NULL"), QByteArray("0"));
        QCOMPARE(entries(world, "49112", id), 1);
        QCOMPARE(server.mails().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestJobsApi)
#include "tst_jobsapi.moc"
