// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/workload.h"

#include "bench/loadgenerator.h"
#include "bench/serverprocess.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

constexpr QByteArrayView kRecords("/api/v1/records/measurements");

QByteArray record(int number)
{
    return R"({"title":"Sample )" + QByteArray::number(number) + R"( of the morning series","note":"A line of text as a )"
        + R"(record may hold it, of some length","value":)" + QByteArray::number(number) + '}';
}

} // namespace

Workload::Workload(quint16 port, int records) : m_setup(port)
{
    m_setup.createCollection(u"measurements"_s,
                             {textField(u"title"_s), textField(u"note"_s), typedField(u"value"_s, u"integer"_s)},
                             u"created_by = @request.auth.id"_s);
    for (int i = 0; i < records; ++i) {
        const Answer answer = ask(port, makeRequest("POST", port, kRecords.toByteArray(), m_setup.token(), record(i)));
        if (answer.status != 201)
            giveUp(u"creating a record answered %1: %2"_s.arg(answer.status).arg(QString::fromUtf8(answer.body)));
        m_ids.push_back(QJsonDocument::fromJson(answer.body).object().value(u"id"_s).toString().toLatin1());
    }
}

std::vector<QByteArray> Workload::readRequests(quint16 port) const
{
    std::vector<QByteArray> requests;
    for (const QByteArray &id : m_ids)
        requests.push_back(makeRequest("GET", port, kRecords + '/' + id, m_setup.token()));
    return requests;
}

std::vector<QByteArray> Workload::listRequests(quint16 port) const
{
    return {makeRequest("GET", port, kRecords + "?limit=30&sort=-created_at&include_count=false", m_setup.token())};
}

std::vector<QByteArray> Workload::createRequests(quint16 port) const
{
    std::vector<QByteArray> requests;
    requests.reserve(1'000);
    for (int i = 0; i < 1'000; ++i)
        requests.push_back(makeRequest("POST", port, kRecords.toByteArray(), m_setup.token(), record(i)));
    return requests;
}

std::vector<QByteArray> Workload::longCreateRequests(quint16 port) const
{
    constexpr qsizetype noteLength = 8'000;
    const QByteArray body = R"({"title":"A long record","note":")" + QByteArray(noteLength, 'n') + R"(","value":1})";
    return {makeRequest("POST", port, kRecords.toByteArray(), m_setup.token(), body)};
}

std::vector<QByteArray> Workload::loginRequests(quint16 port) const
{
    const QJsonObject body = ApiSetup::credentials();
    return {makeRequest("POST", port, "/api/v1/auth/login", {}, QJsonDocument(body).toJson(QJsonDocument::Compact))};
}

QJsonObject Workload::sample(quint16 port) const
{
    return ApiSetup::askAs(port, m_setup.token(), 200, "GET", kRecords + '/' + m_ids.front());
}

} // namespace basalt::bench
