// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/workload.h"

#include "bench/loadgenerator.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

constexpr auto kSuperadminEmail = "bench-root@example.org";
constexpr auto kUserEmail = "bench-user@example.org";
constexpr auto kPassword = "seven quiet hills at dawn";
constexpr QByteArrayView kRecords("/api/v1/records/measurements");

/** Asks, and gives up unless the answer has the expected status. */
QJsonObject expect(quint16 port, int status, const QByteArray &method, const QByteArray &target, const QByteArray &token,
                   const QJsonObject &body = {})
{
    const QByteArray json = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const Answer answer = ask(port, makeRequest(method, port, target, token, json));
    if (answer.status != status) {
        giveUp(u"%1 %2 answered %3: %4"_s.arg(QString::fromUtf8(method), QString::fromUtf8(target))
                   .arg(answer.status)
                   .arg(QString::fromUtf8(answer.body.left(2'000))));
    }
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonObject field(const QString &name, const QString &type)
{
    return {{u"name"_s, name}, {u"type"_s, type}};
}

QJsonObject collection()
{
    const QString owner = u"created_by = @request.auth.id"_s;
    return {
        {u"name"_s, u"measurements"_s},
        {u"schema"_s, QJsonArray{field(u"title"_s, u"text"_s), field(u"note"_s, u"text"_s), field(u"value"_s, u"integer"_s)}},
        {u"list_rule"_s, owner},
        {u"view_rule"_s, owner},
        {u"create_rule"_s, owner},
        {u"update_rule"_s, owner},
        {u"delete_rule"_s, owner}};
}

QByteArray record(int number)
{
    return R"({"title":"Sample )" + QByteArray::number(number) + R"( of the morning series","note":"A line of text as a )"
        + R"(record may hold it, of some length","value":)" + QByteArray::number(number) + '}';
}

} // namespace

QStringList Workload::environment()
{
    return {u"BASALT_SUPERADMIN_EMAIL="_s + QLatin1StringView(kSuperadminEmail),
            u"BASALT_SUPERADMIN_PASSWORD="_s + QLatin1StringView(kPassword)};
}

Workload::Workload(quint16 port, int records)
{
    const QString password = QString::fromLatin1(kPassword);
    const QJsonObject root =
        expect(port, 200, "POST", "/api/v1/auth/login", {},
               {{u"account"_s, u"system"_s}, {u"email"_s, QString::fromLatin1(kSuperadminEmail)}, {u"password"_s, password}});
    const QByteArray rootToken = root.value(u"token"_s).toString().toLatin1();
    expect(port, 201, "POST", "/api/v1/collections", rootToken, collection());

    const QString email = QString::fromLatin1(kUserEmail);
    const QJsonObject registered = expect(
        port, 201, "POST", "/api/v1/auth/register", {},
        {{u"email"_s, email}, {u"password"_s, password}, {u"account_name"_s, u"Bench"_s}, {u"account_slug"_s, u"bench"_s}});
    m_userId = registered.value(u"user"_s).toObject().value(u"id"_s).toString().toLatin1();
    m_accountId = registered.value(u"account"_s).toObject().value(u"id"_s).toString().toLatin1();
    m_accountSlug = "bench";
    const QJsonObject login = expect(port, 200, "POST", "/api/v1/auth/login", {},
                                     {{u"account"_s, u"bench"_s}, {u"email"_s, email}, {u"password"_s, password}});
    m_token = login.value(u"token"_s).toString().toLatin1();

    for (int i = 0; i < records; ++i) {
        const Answer answer = ask(port, makeRequest("POST", port, kRecords.toByteArray(), m_token, record(i)));
        if (answer.status != 201)
            giveUp(u"creating a record answered %1: %2"_s.arg(answer.status).arg(QString::fromUtf8(answer.body)));
        m_ids.push_back(QJsonDocument::fromJson(answer.body).object().value(u"id"_s).toString().toLatin1());
    }
}

std::vector<QByteArray> Workload::readRequests(quint16 port) const
{
    std::vector<QByteArray> requests;
    for (const QByteArray &id : m_ids)
        requests.push_back(makeRequest("GET", port, kRecords + '/' + id, m_token));
    return requests;
}

std::vector<QByteArray> Workload::listRequests(quint16 port) const
{
    return {makeRequest("GET", port, kRecords + "?limit=30&sort=-created_at&include_count=false", m_token)};
}

std::vector<QByteArray> Workload::createRequests(quint16 port) const
{
    std::vector<QByteArray> requests;
    for (int i = 0; i < 1'000; ++i)
        requests.push_back(makeRequest("POST", port, kRecords.toByteArray(), m_token, record(i)));
    return requests;
}

std::vector<QByteArray> Workload::longCreateRequests(quint16 port) const
{
    constexpr qsizetype noteLength = 8'000;
    const QByteArray body = R"({"title":"A long record","note":")" + QByteArray(noteLength, 'n') + R"(","value":1})";
    return {makeRequest("POST", port, kRecords.toByteArray(), m_token, body)};
}

std::vector<QByteArray> Workload::loginRequests(quint16 port) const
{
    const QJsonObject body{{u"account"_s, QString::fromLatin1(m_accountSlug)},
                           {u"email"_s, QString::fromLatin1(kUserEmail)},
                           {u"password"_s, QString::fromLatin1(kPassword)}};
    return {makeRequest("POST", port, "/api/v1/auth/login", {}, QJsonDocument(body).toJson(QJsonDocument::Compact))};
}

QJsonObject Workload::sample(quint16 port) const
{
    return expect(port, 200, "GET", kRecords + '/' + m_ids.front(), m_token);
}

} // namespace basalt::bench
