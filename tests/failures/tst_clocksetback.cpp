// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"
#include "support/postgrescluster.h"
#include "support/serverprocess.h"
#include "support/testengines.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace basalt;
using namespace basalt::test;

namespace {

constexpr qint64 kDayMs = 24 * 60 * 60 * 1000;

QJsonObject json(const std::optional<ClientAnswer> &answer)
{
    return answer ? QJsonDocument::fromJson(answer->body).object() : QJsonObject();
}

} // namespace

/** Somebody sets the machine's clock back by a day, while the server runs and while it does not. */
class TestClockSetBack : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_database;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_token;

    void setClock(qint64 offsetMs)
    {
        // In place: the server has it mapped.
        QFile file(m_folder->filePath("clock"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.write(reinterpret_cast<const char *>(&offsetMs), sizeof offsetMs) == 8);
    }

    void start()
    {
        qputenv("CLOCK_OFFSET_FILE", m_folder->filePath("clock").toUtf8());
        qputenv("LD_PRELOAD", BASALT_SKEWED_CLOCK);
        const QByteArray url = m_database.isEmpty() ? QByteArray() : PostgresCluster::instance().url(m_database);
        m_server = std::make_unique<ServerProcess>(BASALT_PROGRAM, m_folder->filePath("data"), QString::fromUtf8(url));
        qunsetenv("LD_PRELOAD");
        QVERIFY2(m_server->start(), m_server->output());
    }

    [[nodiscard]] std::optional<ClientAnswer> send(const QByteArray &method, const QByteArray &path,
                                                   const QByteArray &body = {}, const QByteArray &key = {}) const
    {
        LoadClient client;
        client.idempotencyKey = key;
        return client.connectTo(m_server->port()) ? client.send(method, "/api/v1" + path, m_token, body) : std::nullopt;
    }
    [[nodiscard]] int status(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        const auto answer = send(method, path, body);
        return answer ? answer->status : 0;
    }

    [[nodiscard]] QByteArray logIn() const
    {
        const QJsonObject who{{"account", "system"}, {"email", ServerProcess::kEmail}, {"password", ServerProcess::kPassword}};
        return json(send("POST", "/auth/login", QJsonDocument(who).toJson())).value("token").toString().toUtf8();
    }

    [[nodiscard]] QJsonObject create(const QByteArray &title, const QByteArray &key = {}) const
    {
        return json(send("POST", "/records/notes", "{\"title\":\"" + title + "\"}", key));
    }

    /** All titles, page by page. */
    [[nodiscard]] QSet<QString> titles() const
    {
        QSet<QString> found;
        QByteArray cursor;
        do {
            const QJsonObject page = json(send("GET", "/records/notes?limit=2&cursor=" + cursor));
            const QJsonArray items = page.value("items").toArray();
            for (const QJsonValue &item : items)
                found.insert(item["title"].toString());
            cursor = page.value("has_more").toBool() ? page.value("next_cursor").toString().toUtf8() : QByteArray();
        } while (!cursor.isEmpty());
        return found;
    }

    void verifyTrail() const
    {
        QByteArray text;
        QVERIFY2(m_server->runCommand({"audit", "verify"}, text) == 0, text);
    }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void init()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = engine == db::Engine::Postgres ? PostgresCluster::instance().createDatabase() : QByteArray();
    }

    void cleanup()
    {
        m_server.reset();
        if (!m_database.isEmpty())
            PostgresCluster::instance().dropDatabase(m_database);
    }

    void everythingGoesOn()
    {
        setClock(0);
        start();
        m_token = logIn();
        QVERIFY(!m_token.isEmpty());
        QCOMPARE(status("POST", "/collections", R"({"name":"notes","fields":[{"name":"title","type":"text"}]})"), 201);
        const QJsonObject before = create("before", "the-key");
        const QString created = before.value("created_at").toString();
        const QByteArray path = "/records/notes/" + before.value("id").toString().toUtf8();
        QCOMPARE(create("before 2").value("version").toInt(), 1);

        setClock(-kDayMs);
        const QJsonObject after = create("after");
        QVERIFY2(after.value("created_at").toString() < created, "the clock was not set back, so the test proves nothing");
        QVERIFY(after.value("id").toString() != before.value("id").toString());
        // Who was signed in still is, and may sign in again.
        QCOMPARE(status("GET", "/auth/me"), 200);
        QVERIFY(!logIn().isEmpty());
        // Versions go on, whatever the times say.
        QCOMPARE(json(send("PATCH", path, R"({"title":"changed"})")).value("version").toInt(), 2);
        // An answer that was kept is still the answer.
        QCOMPARE(create("before", "the-key").value("id"), before.value("id"));
        QCOMPARE(titles(), QSet<QString>({"changed", "before 2", "after"}));
        verifyTrail();

        QCOMPARE(m_server->stop(), 0);
        setClock(-2 * kDayMs);
        start();
        m_token = logIn();
        QVERIFY(!m_token.isEmpty());
        QVERIFY(create("restarted").contains("id"));
        QCOMPARE(titles(), QSet<QString>({"changed", "before 2", "after", "restarted"}));
        // Right again: what was given out two days ago has expired.
        setClock(0);
        QCOMPARE(status("GET", "/auth/me"), 401);
        m_token = logIn();
        QVERIFY(create("right again").contains("id"));
        QCOMPARE(titles().size(), 5);
        verifyTrail();
        QCOMPARE(m_server->stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestClockSetBack)
#include "tst_clocksetback.moc"
