// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/scenario.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

LoadSpec Scenario::spec(std::vector<QByteArray> requests, int status) const
{
    LoadSpec spec;
    spec.port = m_setup.port();
    spec.connections = m_options.connections;
    spec.duration = std::chrono::milliseconds(qint64(m_options.seconds * 1000));
    spec.requests = std::move(requests);
    spec.expectedStatus = status;
    return spec;
}

QByteArray Scenario::get(const QByteArray &target) const
{
    return makeRequest("GET", m_setup.port(), target, m_setup.token());
}

QByteArray Scenario::post(const QByteArray &target, const QJsonObject &body) const
{
    return makeRequest("POST", m_setup.port(), target, m_setup.token(), QJsonDocument(body).toJson(QJsonDocument::Compact));
}

LoadResult Scenario::measure(const QString &name, const LoadSpec &spec)
{
    const LoadResult result = runLoad(spec);
    m_report.addLoad(name, result);
    return result;
}

void Scenario::measureThrice(const QString &name, const LoadSpec &spec)
{
    const LoadResult saturated = measure(name, spec);
    LoadSpec steady = spec;
    steady.requestsPerSecond = saturated.perSecond / 2;
    measure(name + u", at half that rate"_s, steady);
    LoadSpec fresh = spec;
    fresh.newConnections = true;
    measure(name + u", new connections"_s, fresh);
}

// -- chat --------------------------------------------------------------------------------------------------------------------

void ChatScenario::run()
{
    m_setup.createCollection(u"rooms"_s, {textField(u"name"_s)}, {});
    m_setup.createCollection(u"members"_s, {referenceField(u"room"_s, u"rooms"_s), textField(u"member"_s)}, {},
                             {QJsonObject{{u"name"_s, u"by_member"_s}, {u"fields"_s, QJsonArray{u"member"_s, u"room"_s}}}});
    m_setup.createCollection(u"messages"_s, {referenceField(u"room"_s, u"rooms"_s), textField(u"data"_s)}, {});
    const QByteArray room = m_setup.createRecords(u"rooms"_s, {QJsonObject{{u"name"_s, u"hall"_s}}}).front();
    const QString roomId = QString::fromLatin1(room);
    std::ignore = m_setup.createRecords(
        u"members"_s, {QJsonObject{{u"room"_s, roomId}, {u"member"_s, QString::fromLatin1(m_setup.userId())}}});
    const QString isMember = u"room.members_via_room.member ?= @request.auth.id"_s;
    m_setup.setRules(u"messages"_s, {{u"create_rule"_s, isMember}, {u"view_rule"_s, isMember}});

    std::vector<QByteArray> creates;
    QJsonArray first;
    for (int i = 0; i < 1'000; ++i) {
        const QJsonObject message{{u"room"_s, roomId}, {u"data"_s, u"message number %1 of the hall"_s.arg(i)}};
        creates.push_back(post("/api/v1/records/messages", message));
        if (i < m_options.messages)
            first.append(message);
    }
    measureThrice(u"chat: write a message"_s, spec(creates, 201));
    std::vector<QByteArray> reads;
    const std::vector<QByteArray> ids = m_setup.createRecords(u"messages"_s, first);
    reads.reserve(ids.size());
    for (const QByteArray &id : ids)
        reads.push_back(get("/api/v1/records/messages/" + id));
    measureThrice(u"chat: read a message by id"_s, spec(reads));
}

} // namespace basalt::bench
