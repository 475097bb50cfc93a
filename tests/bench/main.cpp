// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench`: Basalt against bare floors in the same run on the same machine. Prints ratios, and what was to be
// reached.

#include "bench/accessfigures.h"
#include "bench/clientsocket.h"
#include "bench/databasestate.h"
#include "bench/loadgenerator.h"
#include "bench/rawwriter.h"
#include "bench/report.h"
#include "bench/serverprocess.h"
#include "bench/workload.h"
#include "core/crypto.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QThread>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <sys/resource.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

struct Options
{
    std::string server;
    std::string jsonFile;
    std::string folder;
    double seconds = 3;
    int rounds = 3;
    int connections = 64;
    int workers = 2;
    int records = 5'000;
    int idle = 5'000;
    int databaseMib = 1'024;
    int walMib = 16;
};

/** The bare QtHttpServer of floorserver.cpp over a copy of the server's database. */
class FloorProcess
{
public:
    FloorProcess(const QString &database, const QStringList &columns, int workers)
    {
        const QString program = QCoreApplication::applicationDirPath() + u"/basalt-bench-floor"_s;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, {database, u"col_measurements"_s, columns.join(u','), u"30"_s, QString::number(workers)});
        if (!m_process.waitForReadyRead(10'000))
            giveUp(u"the floor did not start"_s);
        m_port = quint16(m_process.readLine().trimmed().toInt());
    }
    ~FloorProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(FloorProcess)

    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/** Runs the rows one after the other; floors and Basalt take turns, and the median round counts. */
class Bench
{
public:
    Bench(const Options &options, QString folder)
        : m_options(options)
        , m_folder(std::move(folder))
        , m_server(QString::fromStdString(options.server), m_folder + u"/data"_s, options.workers)
    { }
    Q_DISABLE_COPY_MOVE(Bench)

    [[nodiscard]] const Report &run()
    {
        measureStart();
        m_server.start(ApiSetup::environment());
        m_workload = std::make_unique<Workload>(m_server.port(), m_options.records);
        measureReads();
        measureIdleConnections();
        measureHashing();
        measureCreates();
        measureStartAfterCrash();
        measureStartOfLargeDatabase();
        measurePermissions();
        return m_report;
    }

private:
    [[nodiscard]] LoadResult load(quint16 port, std::vector<QByteArray> requests, int status = 200, double rate = 0) const
    {
        LoadSpec spec;
        spec.port = port;
        spec.connections = m_options.connections;
        spec.duration = std::chrono::milliseconds(qint64(m_options.seconds * 1000));
        spec.requests = std::move(requests);
        spec.expectedStatus = status;
        spec.requestsPerSecond = rate;
        return runLoad(spec);
    }

    [[nodiscard]] static LoadResult median(std::vector<LoadResult> results)
    {
        std::sort(results.begin(), results.end(),
                  [](const LoadResult &a, const LoadResult &b) { return a.perSecond < b.perSecond; });
        return results[results.size() / 2];
    }

    void measureStart();
    void measureReads();
    void measureIdleConnections();
    void measureHashing();
    void measureCreates();
    void measureStartAfterCrash();
    void measureStartOfLargeDatabase();
    void measurePermissions();
    [[nodiscard]] double medianStart(const std::function<void()> &prepare);

    Options m_options;
    QString m_folder;
    ServerProcess m_server;
    std::unique_ptr<Workload> m_workload;
    double m_saturated = 0; ///< reads a second
    Report m_report;
};

/** Milliseconds from exec to the first 200, each time after `prepare`; begins and ends with the server stopped. */
double Bench::medianStart(const std::function<void()> &prepare)
{
    std::vector<double> times;
    for (int i = 0; i < std::max(3, m_options.rounds); ++i) {
        prepare();
        times.push_back(m_server.start());
        m_server.stop();
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void Bench::measureStart()
{
    m_server.start(ApiSetup::environment()); // makes the folder, the keys and the superadmin
    m_server.stop();
    m_server.start();
    QThread::sleep(1);
    m_report.addLimit(u"idle memory"_s, double(m_server.residentKiB()) / 1024, u"MiB"_s, 40);
    m_server.stop();
    m_report.addLimit(u"exec to first 200, empty"_s, medianStart([] {}), u"ms"_s, 40);
}

void Bench::measureReads()
{
    // The floor reads a copy, so that neither disturbs the other's cache or WAL.
    const QString copy = m_folder + u"/floor-reads.db"_s;
    QStringList columns = m_workload->sample(m_server.port()).keys();
    columns.replaceInStrings(u"account_name"_s, u"'Bench' AS account_name"_s); // from another table: here it is free
    m_server.stop();
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QFile::copy(m_server.dataFolder() + u"/basalt.db"_s + suffix, copy + suffix);
    m_server.start();
    const FloorProcess floor(copy, columns, m_options.workers);

    std::vector<QByteArray> floorReads;
    for (const QByteArray &id : m_workload->ids())
        floorReads.push_back(makeRequest("GET", floor.port(), "/record/" + id));
    const std::vector<QByteArray> floorLists{
        makeRequest("GET", floor.port(), "/list/" + m_workload->accountId() + '/' + m_workload->userId())};

    std::vector<LoadResult> bareReads, reads, bareLists, lists;
    for (int round = 0; round < m_options.rounds; ++round) {
        bareReads.push_back(load(floor.port(), floorReads));
        reads.push_back(load(m_server.port(), m_workload->readRequests(m_server.port())));
        bareLists.push_back(load(floor.port(), floorLists));
        lists.push_back(load(m_server.port(), m_workload->listRequests(m_server.port())));
    }
    const LoadResult bareRead = median(bareReads);
    const LoadResult read = median(reads);
    const LoadResult bareList = median(bareLists);
    const LoadResult list = median(lists);
    m_saturated = read.perSecond;
    m_report.addLoad(u"floor: read by id, bare QtHttpServer"_s, bareRead);
    m_report.addLoad(u"read by id, JWT, owner rule"_s, read);
    m_report.addLoad(u"floor: 30 rows, bare QtHttpServer and QSql"_s, bareList);
    m_report.addLoad(u"list 30 rows, owner rule, no total"_s, list);
    m_report.addRatio(u"read by id"_s, read.perSecond, bareRead.perSecond, 65);
    m_report.addRatio(u"list 30 rows"_s, list.perSecond, bareList.perSecond, 100);
}

void Bench::measureIdleConnections()
{
    const std::vector<QByteArray> requests = m_workload->readRequests(m_server.port());
    std::vector<LoadResult> alone, crowded;
    double perConnection = 0;
    for (int round = 0; round < m_options.rounds; ++round) {
        alone.push_back(load(m_server.port(), requests));
        const qint64 before = m_server.residentKiB();
        const IdleConnections idle(m_server.port(), m_options.idle, requests.front());
        perConnection = std::max(perConnection, double(m_server.residentKiB() - before) / m_options.idle);
        crowded.push_back(load(m_server.port(), requests));
    }
    const LoadResult with = median(crowded);
    m_report.addLoad(u"read by id, %1 idle connections"_s.arg(m_options.idle), with);
    m_report.addRatio(u"read by id among idle connections"_s, with.perSecond, median(alone).perSecond, 85);
    m_report.addLimit(u"memory of a connection"_s, perConnection, u"KiB"_s, 25);
}

void Bench::measureHashing()
{
    const std::vector<QByteArray> requests = m_workload->readRequests(m_server.port());
    const double half = m_saturated / 2;
    const LoadResult calm = load(m_server.port(), requests, 200, half);
    // One connection that signs in without a pause keeps one core at Argon2.
    std::atomic<bool> running{true};
    const QByteArray login = m_workload->loginRequests(m_server.port()).front();
    std::thread hasher([&running, &login, port = m_server.port()] {
        while (running)
            std::ignore = ask(port, login);
    });
    const LoadResult hashing = load(m_server.port(), requests, 200, half);
    running = false;
    hasher.join();
    m_report.addLoad(u"read by id at half load"_s, calm);
    m_report.addLoad(u"the same while passwords are hashed"_s, hashing);
    m_report.addLimit(u"p99 of reads while one core hashes, times"_s, hashing.p99 / calm.p99, u"x"_s, 3);
}

void Bench::measureCreates()
{
    std::vector<LoadResult> creates;
    std::vector<double> bare;
    for (int round = 0; round < m_options.rounds; ++round) {
        bare.push_back(rawGroupedWriter(m_folder, std::chrono::milliseconds(qint64(m_options.seconds * 1000))));
        creates.push_back(load(m_server.port(), m_workload->createRequests(m_server.port()), 201));
    }
    std::sort(bare.begin(), bare.end());
    LoadResult floor;
    floor.perSecond = bare[bare.size() / 2];
    m_report.addLoad(u"floor: raw grouped writer, no HTTP"_s, floor);
    const LoadResult create = median(creates);
    m_report.addLoad(u"create, rule, audit, FULL, %1 connections"_s.arg(m_options.connections), create);
    m_report.addRatio(u"create"_s, create.perSecond, floor.perSecond, 55);
}

void Bench::measureStartAfterCrash()
{
    m_server.stop();
    const QString database = m_server.dataFolder() + u"/basalt.db"_s;
    const double time = medianStart([&] { leaveWriteAheadLog(database, m_options.walMib * kMebibyte); });
    m_report.addLimit(u"exec to first 200, WAL of %1 MiB"_s.arg(m_options.walMib), time, u"ms"_s, 60);
}

void Bench::measureStartOfLargeDatabase()
{
    m_server.start();
    const QString database = m_server.dataFolder() + u"/basalt.db"_s;
    LoadSpec filling;
    filling.port = m_server.port();
    filling.requests = m_workload->longCreateRequests(m_server.port());
    filling.expectedStatus = 201;
    while (QFileInfo(database).size() < m_options.databaseMib * kMebibyte) {
        if (const LoadResult result = runLoad(filling); result.answers == 0 || result.failures > 0)
            giveUp(u"the database could not be filled"_s);
    }
    m_server.stop();
    const QString name = u"exec to first 200, database of %1 MiB"_s.arg(m_options.databaseMib);
    m_report.addLimit(name, medianStart([] {}), u"ms"_s, 40);
}

/** On a database of its own, which only gets users: nothing that was measured before is in it. */
void Bench::measurePermissions()
{
    const QString folder = m_folder + u"/access"_s;
    ServerProcess server(QString::fromStdString(m_options.server), folder, m_options.workers);
    server.start(ApiSetup::environment());
    const Workload people(server.port(), 1); // makes an account
    server.stop();
    const AccessFigures figures = measureAccess(folder + u"/basalt.db"_s);
    m_report.addLimit(u"permission check from the cache"_s, figures.cachedUs, u"µs"_s, 2);
    m_report.addLimit(u"permission check, cold, p99 of 10,000 users"_s, figures.coldMs, u"ms"_s, 2);
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit); // the server inherits it
}

int runBench(const Options &options)
{
    raiseDescriptorLimit();
    const QTemporaryDir temporary = workFolder(QString::fromStdString(options.folder));
    Bench bench(options, temporary.path());
    const Report &report = bench.run();
    return report.finish(QString::fromStdString(options.jsonFile));
}

} // namespace

} // namespace basalt::bench

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    basalt::bench::Options options;
    CLI::App parser("Measures Basalt against bare floors; fails when a target is missed.");
    parser.add_option("--server", options.server, "The program basalt")->required();
    parser.add_option("--json", options.jsonFile, "Write all figures to this file");
    parser.add_option("--folder", options.folder, "Work below this folder (default: the temporary one)");
    parser.add_option("--seconds", options.seconds, "Length of each load")->capture_default_str();
    parser.add_option("--rounds", options.rounds, "Rounds, of which the median counts")->capture_default_str();
    parser.add_option("--connections", options.connections, "Busy connections")->capture_default_str();
    parser.add_option("--workers", options.workers, "Workers of server and floor")->capture_default_str();
    parser.add_option("--records", options.records, "Records to read")->capture_default_str();
    parser.add_option("--idle", options.idle, "Idle connections")->capture_default_str();
    parser.add_option("--database-mib", options.databaseMib, "Size of the large database")->capture_default_str();
    parser.add_option("--wal-mib", options.walMib, "Size of the write-ahead log after a crash")->capture_default_str();
    CLI11_PARSE(parser, argc, argv);
    if (!basalt::core::initialiseCrypto())
        basalt::bench::giveUp(QStringLiteral("no source of random numbers"));
    return basalt::bench::runBench(options);
}
