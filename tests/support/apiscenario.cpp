// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/apiscenario.h"

#include <QTest>

namespace basalt::test {

ScenarioRun::ScenarioRun(const TestServer &server) : m_client(server.client()) { }

void ScenarioRun::run(const QList<Scenario> &scenarios)
{
    m_failures.clear();
    for (const Scenario &scenario : scenarios) {
        HttpClient::Headers headers;
        for (const auto &[name, value] : scenario.headers)
            headers.emplaceBack(name, filled(value));
        check(scenario, m_client->send(scenario.method, filled(scenario.url), headers, filled(scenario.body)));
    }
    QVERIFY2(m_failures.isEmpty(), m_failures.constData());
}

QByteArray ScenarioRun::filled(QByteArray text) const
{
    for (auto variable = m_variables.cbegin(); variable != m_variables.cend(); ++variable)
        text.replace(QByteArray("${" + variable.key() + '}'), variable.value());
    if (text.contains("${"))
        qFatal("a scenario uses a variable that nothing has set: %s", text.constData());
    return text;
}

void ScenarioRun::check(const Scenario &scenario, const HttpAnswer &answer)
{
    QByteArrayList wrong;
    if (answer.status != scenario.status)
        wrong.append("status " + QByteArray::number(answer.status) + " instead of " + QByteArray::number(scenario.status));
    for (const QByteArray &part : scenario.contains) {
        if (const QByteArray text = filled(part); !answer.body.contains(text))
            wrong.append("without " + text);
    }
    for (const QByteArray &part : scenario.notContains) {
        if (const QByteArray text = filled(part); answer.body.contains(text))
            wrong.append("with " + text);
    }
    for (const auto &[name, path] : scenario.saves) {
        const QJsonValue value = answer.at(path);
        if (value.isUndefined())
            wrong.append("nothing at " + path);
        m_variables.insert(name, value.toVariant().toString().toUtf8());
    }
    if (!wrong.isEmpty())
        m_failures += "\n  " + scenario.name + ": " + wrong.join(", ") + "\n    " + answer.body;
}

} // namespace basalt::test
