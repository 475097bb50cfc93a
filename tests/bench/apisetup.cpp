// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/apisetup.h"

#include "bench/loadgenerator.h"
#include "bench/serverprocess.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::bench {

namespace {

constexpr auto kRootEmail = "bench-root@example.org";
constexpr auto kUserEmail = "bench-user@example.org";
constexpr auto kPassword = "seven quiet hills at dawn";

QJsonObject credentialsOf(const QString &account, const char *email)
{
    return {{u"account"_s, account}, {u"email"_s, QString::fromLatin1(email)}, {u"password"_s, QString::fromLatin1(kPassword)}};
}

} // namespace

QStringList ApiSetup::environment()
{
    return {u"BASALT_SUPERADMIN_EMAIL="_s + QString::fromLatin1(kRootEmail),
            u"BASALT_SUPERADMIN_PASSWORD="_s + QString::fromLatin1(kPassword)};
}

ApiSetup::ApiSetup(quint16 port) : m_port(port)
{
    const QByteArray login("/api/v1/auth/login");
    const auto tokenOf = [](const QJsonObject &answer) { return answer.value(u"token"_s).toString().toLatin1(); };
    m_rootToken = tokenOf(askAs(m_port, {}, 200, "POST", login, credentialsOf(u"system"_s, kRootEmail)));
    const QJsonObject registered = askAs(m_port, {}, 201, "POST", "/api/v1/auth/register",
                                         {{u"email"_s, QString::fromLatin1(kUserEmail)},
                                          {u"password"_s, QString::fromLatin1(kPassword)},
                                          {u"account_name"_s, u"Bench"_s},
                                          {u"account_slug"_s, u"bench"_s}});
    m_accountId = registered.value(u"account"_s).toObject().value(u"id"_s).toString().toLatin1();
    m_userId = registered.value(u"user"_s).toObject().value(u"id"_s).toString().toLatin1();
    m_token = tokenOf(askAs(m_port, {}, 200, "POST", login, credentials()));
}

QJsonObject ApiSetup::credentials()
{
    return credentialsOf(u"bench"_s, kUserEmail);
}

void ApiSetup::createCollection(const QString &name, const QJsonArray &fields, const QString &rule, const QJsonArray &indexes)
{
    QJsonObject collection{{u"name"_s, name}, {u"schema"_s, fields}, {u"indexes"_s, indexes}};
    for (const QString &operation : {u"list"_s, u"view"_s, u"create"_s, u"update"_s, u"delete"_s})
        collection.insert(operation + u"_rule"_s, rule);
    askAs(m_port, m_rootToken, 201, "POST", "/api/v1/collections", collection);
}

void ApiSetup::setRules(const QString &collection, const QJsonObject &rules)
{
    askAs(m_port, m_rootToken, 200, "PUT", "/api/v1/collections/" + collection.toUtf8() + "/rules", rules);
}

void ApiSetup::setIndexes(const QString &collection, const QJsonArray &indexes)
{
    const QByteArray target = "/api/v1/collections/" + collection.toUtf8();
    const QJsonObject now = askAs(m_port, m_rootToken, 200, "GET", target, {});
    askAs(m_port, m_rootToken, 200, "PUT", target, {{u"schema"_s, now.value(u"schema"_s)}, {u"indexes"_s, indexes}});
}

std::vector<QByteArray> ApiSetup::createRecords(const QString &collection, const QJsonArray &records)
{
    constexpr qsizetype kBatch = 1'000;
    std::vector<QByteArray> ids;
    for (qsizetype from = 0; from < records.size(); from += kBatch) {
        QJsonArray batch;
        for (qsizetype i = from; i < std::min(from + kBatch, records.size()); ++i)
            batch.append(records[i]);
        const QJsonObject answer =
            ask(201, "POST", "/api/v1/records/" + collection.toUtf8() + "/batch", {{u"records"_s, batch}});
        const QJsonArray created = answer.value(u"created"_s).toArray();
        for (const QJsonValue &record : created)
            ids.push_back(record.toObject().value(u"id"_s).toString().toLatin1());
    }
    return ids;
}

QJsonObject ApiSetup::ask(int status, const QByteArray &method, const QByteArray &target, const QJsonObject &body)
{
    return askAs(m_port, m_token, status, method, target, body);
}

QJsonObject ApiSetup::askAs(quint16 port, const QByteArray &token, int status, const QByteArray &method,
                            const QByteArray &target, const QJsonObject &body)
{
    const QByteArray json = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const Answer answer = bench::ask(port, makeRequest(method, port, target, token, json));
    if (answer.status != status) {
        giveUp(u"%1 %2 answered %3: %4"_s.arg(QString::fromUtf8(method), QString::fromUtf8(target))
                   .arg(answer.status)
                   .arg(QString::fromUtf8(answer.body.left(2'000))));
    }
    return QJsonDocument::fromJson(answer.body).object();
}

QJsonObject textField(const QString &name)
{
    return typedField(name, u"text"_s);
}

QJsonObject typedField(const QString &name, const QString &type)
{
    return {{u"name"_s, name}, {u"type"_s, type}};
}

QJsonObject referenceField(const QString &name, const QString &collection, bool multiple)
{
    QJsonObject field = typedField(name, u"reference"_s);
    field.insert(u"collection"_s, collection);
    field.insert(u"on_delete"_s, u"cascade"_s);
    if (multiple)
        field.insert(u"options"_s, QJsonObject{{u"multiple"_s, true}});
    return field;
}

} // namespace basalt::bench
