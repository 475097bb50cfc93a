// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "crash/loadclient.h"
#include "random/randomsource.h"
#include "support/postgrescluster.h"
#include "support/serverprocess.h"
#include "support/testengines.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

using namespace basalt;
using namespace basalt::test;
using namespace std::chrono_literals;

namespace {

constexpr int kClients = 8;
constexpr int kKeptRecords = 200; ///< of each client
constexpr int kSamples = 120;     ///< of the resident size, over the whole run

/** Resident size in KiB. */
qint64 residentSize(qint64 pid)
{
    QFile file(QString("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.sliced(6).simplified().split(' ').constFirst().toLongLong();
    }
    return 0;
}

qint64 median(std::vector<qint64> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

/** Reads and writes of all kinds for a long time: the server's memory stays what it was after the warm-up. */
class TestLoad : public QObject
{
    Q_OBJECT

private:
    std::atomic<bool> m_stops = false;
    std::atomic<qint64> m_requests = 0;
    std::atomic<qint64> m_failed = 0;
    std::mutex m_mutex;
    QByteArray m_token;

    static QByteArray body(RandomSource &random, const QByteArray &parent)
    {
        const QByteArray text(20 + random.below(2000), char('a' + random.below(26)));
        const QByteArray link = parent.isEmpty() ? QByteArray("null") : '"' + parent + '"';
        return "{\"title\":\"" + text + "\",\"count\":" + QByteArray::number(random.below(1000)) + ",\"parent\":" + link + '}';
    }

    std::optional<ClientAnswer> send(LoadClient &client, const QByteArray &method, const QByteArray &path,
                                     const QByteArray &json = {}, int refusal = 404)
    {
        auto answer = client.send(method, "/api/v1" + path, token(), json);
        ++m_requests;
        if (!answer || (answer->status >= 400 && answer->status != refusal)) {
            if (++m_failed == 1)
                qWarning("%s %s: %s", method.constData(), path.constData(), answer ? answer->body.constData() : "no answer");
        }
        return answer;
    }

    QByteArray token()
    {
        const std::lock_guard lock(m_mutex);
        return m_token;
    }

    /** Tokens do not last for the whole run. */
    void logIn(quint16 port)
    {
        LoadClient client;
        QVERIFY(client.connectTo(port));
        const QJsonObject who{{"account", "system"}, {"email", ServerProcess::kEmail}, {"password", ServerProcess::kPassword}};
        const auto login = client.send("POST", "/api/v1/auth/login", {}, QJsonDocument(who).toJson());
        QVERIFY(login && login->status == 200);
        const std::lock_guard lock(m_mutex);
        m_token = QJsonDocument::fromJson(login->body).object().value("token").toString().toUtf8();
    }

    void work(quint16 port, quint32 seed)
    {
        RandomSource random(seed);
        LoadClient client;
        if (!client.connectTo(port)) {
            ++m_failed;
            return;
        }
        QList<QByteArray> mine;
        const auto any = [&] { return mine.isEmpty() ? QByteArray("nothing") : mine[random.below(int(mine.size()))]; };
        while (!m_stops) {
            switch (random.below(12)) {
            case 0:
            case 1: {
                const auto made = send(client, "POST", "/records/items", body(random, mine.value(0)));
                if (made && made->status == 201)
                    mine.append(QJsonDocument::fromJson(made->body).object().value("id").toString().toUtf8());
                break;
            }
            case 2: (void)send(client, "PATCH", "/records/items/" + any(), body(random, {})); break;
            case 3:
                (void)send(client, "POST", "/records/logs/batch",
                           "{\"records\":[" + body(random, {}) + ',' + body(random, {}) + "]}");
                break;
            case 4:
                (void)send(client, "GET",
                           "/records/items?limit=20&sort=-count&filter=count%20%3E%20" + QByteArray::number(random.below(1000))
                               + "%20%26%26%20title%20~%20%27" + char('a' + random.below(26)) + "%27",
                           {});
                break;
            case 5: (void)send(client, "GET", "/records/items?limit=20&expand=parent,items_via_parent&cursor="); break;
            case 6: (void)send(client, "GET", "/audit-logs?limit=20"); break;
            case 7: (void)send(client, "GET", "/records/items?filter=nonsense%20%3D", {}, 400); break;
            case 8: prune(client); break;
            default: (void)send(client, "GET", "/records/items/" + any()); break;
            }
            if (mine.size() > kKeptRecords)
                (void)send(client, "DELETE", "/records/items/" + mine.takeAt(1));
        }
    }

    /** Takes the oldest of the batches away again. */
    void prune(LoadClient &client)
    {
        const auto list = send(client, "GET", "/records/logs?limit=3&sort=created_at&fields=id&total=none");
        if (!list || list->status != 200)
            return;
        QByteArrayList ids;
        const QJsonArray items = QJsonDocument::fromJson(list->body).object().value("items").toArray();
        for (const QJsonValue &item : items)
            ids.append('"' + item["id"].toString().toUtf8() + '"');
        if (ids.size() == 3)
            (void)send(client, "DELETE", "/records/logs/batch", "{\"ids\":[" + ids.join(',') + "]}");
    }

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }

    void residentSizeStaysFlat()
    {
        QFETCH_GLOBAL(db::Engine, engine);
        const int seconds = testCount("BASALT_TEST_LOAD_SECONDS", 3600);
        const bool isPostgres = engine == db::Engine::Postgres;
        const QByteArray database = isPostgres ? PostgresCluster::instance().createDatabase() : QByteArray();
        const QByteArray url = isPostgres ? PostgresCluster::instance().url(database) : QByteArray();
        QTemporaryDir folder;
        ServerProcess server(BASALT_PROGRAM, folder.filePath("data"), QString::fromUtf8(url));
        QVERIFY2(server.start(), server.output());
        LoadClient client;
        QVERIFY(client.connectTo(server.port()));
        logIn(server.port());
        for (const char *name : {"items", "logs"}) {
            const QByteArray collection = QByteArray(R"({"name":"%","fields":[{"name":"title","type":"text"},)"
                                                     R"({"name":"count","type":"integer"},{"name":"parent","type":"reference",)"
                                                     R"("collection":"items","on_delete":"set_null"}]})")
                                              .replace("%", name);
            const auto made = client.send("POST", "/api/v1/collections", token(), collection);
            QVERIFY2(made && made->status == 201, made ? made->body.constData() : "no answer");
        }
        m_stops = false;
        m_requests = m_failed = 0;
        std::vector<std::thread> clients;
        const quint32 seed = testSeed();
        for (quint32 i = 0; i < kClients; ++i)
            clients.emplace_back([&, i] { work(server.port(), seed + i); });
        std::vector<qint64> sizes;
        for (int i = 0; i < kSamples; ++i) {
            std::this_thread::sleep_for(seconds * 1000ms / kSamples);
            sizes.push_back(residentSize(server.pid()));
            if (i % 10 == 9)
                logIn(server.port());
        }
        m_stops = true;
        for (std::thread &thread : clients)
            thread.join();
        judge(sizes, seconds);
        QByteArray trail;
        QVERIFY2(server.runCommand({"audit", "verify"}, trail) == 0, trail);
        QCOMPARE(server.stop(), 0);
        if (isPostgres)
            PostgresCluster::instance().dropDatabase(database);
    }

private:
    /** The first sixth is the warm-up; the next sixth is compared with the last. */
    void judge(const std::vector<qint64> &sizes, int seconds) const
    {
        constexpr auto kPart = kSamples / 6;
        const qint64 early = median({sizes.begin() + kPart, sizes.begin() + 2 * kPart});
        const qint64 late = median({sizes.end() - kPart, sizes.end()});
        QByteArray curve;
        for (size_t i = 0; i < sizes.size(); i += kPart / 2)
            curve += ' ' + QByteArray::number(sizes[i] / 1024);
        qInfo("%d s, %lld requests, %lld failed; resident after warm-up %lld KiB, at the end %lld KiB (%+.1f %%); MiB over "
              "time:%s",
              seconds, static_cast<long long>(m_requests), static_cast<long long>(m_failed), static_cast<long long>(early),
              static_cast<long long>(late), 100.0 * double(late - early) / double(early), curve.constData());
        QCOMPARE(m_failed.load(), 0);
        QVERIFY(m_requests > seconds);
        QVERIFY2(late * 100 <= early * 105, "the server grows");
    }
};

QTEST_GUILESS_MAIN(TestLoad)
#include "tst_load.moc"
