// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bench/apisetup.h"
#include "bench/loadgenerator.h"
#include "bench/report.h"

namespace basalt::bench {

struct ScenarioOptions
{
    double seconds = 3;
    int connections = 64;
    std::vector<int> posts{10'000, 100'000};
    int messages = 10'000;
};

/** What scenarios have in common: loads over one prepared server, whose figures go to the report. */
class Scenario
{
public:
    Scenario(ApiSetup &setup, const ScenarioOptions &options, Report &report)
        : m_setup(setup)
        , m_options(options)
        , m_report(report)
    { }
    Q_DISABLE_COPY_MOVE(Scenario)

protected:
    /** A load in which everything but the requests is the usual. */
    [[nodiscard]] LoadSpec spec(std::vector<QByteArray> requests, int status = 200) const;
    [[nodiscard]] QByteArray get(const QByteArray &target) const;
    [[nodiscard]] QByteArray post(const QByteArray &target, const QJsonObject &body) const;
    /** Runs it and reports it. */
    LoadResult measure(const QString &name, const LoadSpec &spec);
    /**
     * As fast as answers come, then at half that rate whatever the answers do: the quantiles of the second are what a user
     * waits. Then with a connection for each request.
     */
    void measureThrice(const QString &name, const LoadSpec &spec);

    ApiSetup &m_setup;
    const ScenarioOptions &m_options;
    Report &m_report;
};

/**
 * The scenarios of PocketBase's published benchmark (github.com/pocketbase/benchmarks), rebuilt from their description:
 * organisations, permissions, people with one organisation and three permissions, posts of people.
 */
class PostsScenario : public Scenario
{
public:
    using Scenario::Scenario;
    void run();

private:
    void createPeople();
    void measureSize(int posts);
    void measureCreates(const QString &label);
    void measureReads(const QString &label);
    void measureRules(const QString &label);
    void measureHeavyNeighbour(const QString &label);
    void measureExpansion(const QString &label);
    void measureDeletes(const QString &label);
    void measureList(const QString &name, const QString &rule, const QByteArray &query);
    [[nodiscard]] QJsonObject post(int number) const;

    std::vector<QByteArray> m_people;
    std::vector<QByteArray> m_posts;
};

/**
 * The chat schema of TrailBase's published benchmark (trailbase.io/reference/benchmarks): whoever writes a message must be a
 * member of its room, which another table tells.
 */
class ChatScenario : public Scenario
{
public:
    using Scenario::Scenario;
    void run();
};

} // namespace basalt::bench
