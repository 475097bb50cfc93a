// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// `./dev bench scenarios`: workloads that other servers publish figures for, on SQLite or PostgreSQL, with durable and
// audited writes. No floors and few targets: the figures are to be compared.

#include "bench/scenario.h"
#include "bench/serverprocess.h"
#include "support/postgrescluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QTemporaryDir>

#include <CLI/CLI.hpp>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

struct Options
{
    std::string server;
    std::string jsonFile;
    std::string folder;
    std::string database = "sqlite";
    std::string scenario = "all";
    bool accessLog = false;
    int workers = 2;
    ScenarioOptions scenarios;
};

template <class S>
void runScenario(const QString &name, const Options &options, const QString &folder, Report &report)
{
    QStringList environment = ApiSetup::environment();
    environment.append(options.accessLog ? u"BASALT_ACCESS_LOG=true"_s : u"BASALT_ACCESS_LOG=false"_s);
    if (options.database == "postgresql") {
        auto &cluster = test::PostgresCluster::instance();
        environment.append(u"BASALT_DATABASE_URL="_s + QString::fromUtf8(cluster.url(cluster.createDatabase())));
    }
    ServerProcess server(QString::fromStdString(options.server), folder + u'/' + name, options.workers);
    server.start(environment);
    ApiSetup setup(server.port());
    S(setup, options.scenarios, report).run();
    server.stop();
}

int run(const Options &options)
{
    const QTemporaryDir temporary = workFolder(QString::fromStdString(options.folder));
    Report report;
    report.setSettings({{u"database"_s, QString::fromStdString(options.database)},
                        {u"workers"_s, options.workers},
                        {u"connections"_s, options.scenarios.connections},
                        {u"seconds"_s, options.scenarios.seconds},
                        {u"access_log"_s, options.accessLog},
                        {u"audit"_s, true},
                        {u"durability"_s, options.database == "sqlite" ? u"synchronous=FULL"_s : u"synchronous_commit=on"_s},
                        {u"generator"_s, u"on the same machine"_s}});
    if (options.scenario != "chat")
        runScenario<PostsScenario>(u"posts"_s, options, temporary.path(), report);
    if (options.scenario != "posts")
        runScenario<ChatScenario>(u"chat"_s, options, temporary.path(), report);
    return report.finish(QString::fromStdString(options.jsonFile));
}

} // namespace

} // namespace basalt::bench

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    basalt::bench::Options options;
    CLI::App parser("Workloads that other servers publish figures for.");
    parser.add_option("--server", options.server, "The program basalt")->required();
    parser.add_option("--scenario", options.scenario, "Which one")
        ->check(CLI::IsMember({"all", "posts", "chat"}))
        ->capture_default_str();
    parser.add_option("--database", options.database, "Where the server keeps its data")
        ->check(CLI::IsMember({"sqlite", "postgresql"}))
        ->capture_default_str();
    parser.add_option("--json", options.jsonFile, "Write all figures to this file");
    parser.add_option("--folder", options.folder, "Work below this folder (default: the temporary one)");
    parser.add_option("--posts", options.scenarios.posts, "Numbers of posts, rising")->delimiter(',')->capture_default_str();
    parser.add_option("--seconds", options.scenarios.seconds, "Length of each load")->capture_default_str();
    parser.add_option("--connections", options.scenarios.connections, "Busy connections")->capture_default_str();
    parser.add_option("--workers", options.workers, "Workers of the server")->capture_default_str();
    parser.add_flag("--access-log", options.accessLog, "With a log line for each request");
    CLI11_PARSE(parser, argc, argv);
    return basalt::bench::run(options);
}
