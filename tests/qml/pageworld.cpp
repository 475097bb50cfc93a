// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pageworld.h"

#include "appcontext.h"

#include <QFile>
#include <QJsonDocument>
#include <QNetworkProxy>
#include <QProcess>

namespace basalt::test {

namespace {

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

PageWorld::PageWorld(QString folder) : m_folder(std::move(folder)), m_world(db::Engine::Sqlite)
{
    const HttpAnswer made = m_world.send("root", "POST", "/users",
                                         json({{"email", "chief@example.test"},
                                               {"account_id", QString::fromLatin1(m_world.accountId("system"))},
                                               {"role_id", 1},
                                               {"password", password()}}));
    m_chief = made.at("id").toString().toLatin1();
    const HttpAnswer verified = m_world.send("root", "POST", "/users/" + m_chief + "/verify");
    if (made.status != 201 || verified.status != 200)
        qFatal("second superadmin: %s %s", made.body.constData(), verified.body.constData());
}

QString PageWorld::serverUrl() const
{
    return const_cast<DataWorld &>(m_world).server().url().toString();
}

QString PageWorld::password() const
{
    return DataWorld::password();
}

QVariantMap PageWorld::send(const QString &person, const QString &method, const QString &path, const QString &body,
                            const QString &account)
{
    HttpClient::Headers headers;
    if (!account.isEmpty())
        headers.emplaceBack("X-Account-ID", account.toUtf8());
    const HttpAnswer answer = m_world.send(person.toUtf8(), method.toUtf8(), path.toUtf8(), body.toUtf8(), headers);
    return {{"status", answer.status}, {"body", QString::fromUtf8(answer.body)}};
}

QVariantMap PageWorld::ask(const QString &server, const QString &method, const QString &path, const QString &body) const
{
    HttpClient client{QUrl(server)};
    const HttpAnswer answer = client.send(method.toUtf8(), path.toUtf8(), {}, body.toUtf8());
    return {{"status", answer.status}, {"body", QString::fromUtf8(answer.body)}};
}

QVariantMap PageWorld::startEmptyServer()
{
    m_empty = std::make_unique<TestServer>(db::Engine::Sqlite);
    return {{"url", m_empty->url().toString()}, {"token", QString::fromLatin1(m_empty->server().setupToken())}};
}

QVariantMap PageWorld::runInShell(const QString &person, const QString &script) const
{
    constexpr int kTimeoutMs = 20'000;
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("BASALT_TOKEN", QString::fromLatin1(m_world.token(person.toUtf8())));
    shell.setProcessEnvironment(environment);
    shell.start("bash", {"-c", script});
    const bool ended = shell.waitForFinished(kTimeoutMs);
    return {{"status", ended ? shell.exitCode() : -1},
            {"output", QString::fromUtf8(shell.readAllStandardOutput())},
            {"errors", QString::fromUtf8(shell.readAllStandardError())}};
}

QString PageWorld::accountId(const QString &slug) const
{
    return QString::fromLatin1(m_world.accountId(slug.toUtf8()));
}

void PageWorld::makeCollection(const QString &json)
{
    (void)m_world.makeCollection(json.toUtf8());
}

QString PageWorld::makeRecord(const QString &person, const QString &collection, const QString &json)
{
    return QString::fromLatin1(m_world.makeRecord(person.toUtf8(), collection.toUtf8(), json.toUtf8()));
}

void PageWorld::endSessionsOfChief()
{
    const HttpAnswer answer =
        m_world.send("root", "PUT", "/users/" + m_chief + "/password", json({{"new_password", password()}}));
    if (answer.status != 200)
        qFatal("password: %s", answer.body.constData());
}

void PageWorld::setConnected(bool connected)
{
    // The port that discards: nothing listens there.
    app::AppContext::instance()->network().setProxy(connected ? QNetworkProxy(QNetworkProxy::NoProxy)
                                                              : QNetworkProxy(QNetworkProxy::HttpProxy, "127.0.0.1", 9));
    app::AppContext::instance()->network().clearConnectionCache();
}

QString PageWorld::userId(const QString &person) const
{
    return QString::fromLatin1(m_world.userId(person.toUtf8()));
}

void PageWorld::startProgramWith(const QString &server)
{
    app::AppContext::instance()->openAtStart(QUrl::fromUserInput(server));
}

QString PageWorld::writeFile(const QString &name, const QString &text, const QString &encoding) const
{
    QFile file(m_folder + '/' + name);
    const QByteArray bytes = encoding == "latin1" ? text.toLatin1() : text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    return file.fileName();
}

QString PageWorld::fileText(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace basalt::test
