// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "support/testserver.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <utility>

namespace basalt::test {

/**
 * One request and what its answer must be. In url, headers and body, `${name}` stands for a variable of the run.
 */
struct Scenario
{
    QByteArray name;
    QByteArray method = "GET";
    QByteArray url = {};
    HttpClient::Headers headers = {};
    QByteArray body = {};
    int status = 200;
    QList<QByteArray> contains = {};    ///< each must be part of the body
    QList<QByteArray> notContains = {}; ///< none may be: how hidden fields and foreign rows are shown to stay hidden
    /** Variables to take from the JSON body: name and dotted path. */
    QList<std::pair<QByteArray, QByteArray>> saves = {};
};

/** Runs scenarios in order against one server. What one saves, the later ones may use. */
class ScenarioRun
{
public:
    explicit ScenarioRun(const TestServer &server);

    void set(const QByteArray &name, const QByteArray &value) { m_variables.insert(name, value); }
    [[nodiscard]] QByteArray value(const QByteArray &name) const { return m_variables.value(name); }

    /** Fails the running test function with everything that was not as it must be. */
    void run(const QList<Scenario> &scenarios);

private:
    [[nodiscard]] QByteArray filled(QByteArray text) const;
    void check(const Scenario &scenario, const HttpAnswer &answer);

    std::unique_ptr<HttpClient> m_client;
    QHash<QByteArray, QByteArray> m_variables;
    QByteArray m_failures;
};

} // namespace basalt::test
