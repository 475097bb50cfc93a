// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pageworld.h"

#include "appcontext.h"
#include "support/httpclient.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QProcess>
#include <QtEndian>

namespace basalt::test {

namespace {

/** RFC 4648; blanks do not count. */
QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 bits = 0;
    int held = 0;
    for (const QChar letter : text) {
        if (letter.isSpace())
            continue;
        const auto value = QByteArrayView("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567").indexOf(letter.toUpper().toLatin1());
        if (value < 0)
            qFatal("base32: %s", qPrintable(text));
        bits = (bits << 5 | quint32(value)) & 0xfff;
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes += char(bits >> held & 0xff);
        }
    }
    return bytes;
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

QString PageWorld::appCode(const QString &secret, int steps) const
{
    const auto step = qToBigEndian(quint64(QDateTime::currentSecsSinceEpoch() / 30 + steps));
    const QByteArray counter(reinterpret_cast<const char *>(&step), sizeof step);
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, fromBase32(secret), QCryptographicHash::Sha1);
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + (mac.back() & 0xf)) & 0x7fffffff;
    return QString::number(number % 1'000'000).rightJustified(6, '0');
}

QVariantMap PageWorld::enroll(const QString &account, const QString &email) const
{
    HttpClient client{QUrl(serverUrl())};
    const auto post = [&client](const QByteArray &path, const QJsonObject &body) {
        const HttpAnswer answer = client.post("/api/v1/auth/" + path, body);
        if (answer.status < 200 || answer.status > 299)
            qFatal("%s: %s", path.constData(), answer.body.constData());
        return answer.json();
    };
    const QJsonObject session = post("login", {{"account", account}, {"email", email}, {"password", password()}});
    client.defaultHeaders.emplaceBack("Authorization", "Bearer " + session.value("token").toString().toLatin1());
    const QJsonObject shown = post("mfa/enroll", {{"password", password()}});
    const QString secret = shown.value("secret").toString();
    post("mfa/confirm", {{"code", appCode(secret, -1)}});
    return {{"secret", secret}, {"recoveryCodes", shown.value("recovery_codes").toArray().toVariantList()}};
}

void PageWorld::endChallenges()
{
    m_world.execute("UPDATE one_time_tokens SET expires_at = created_at WHERE used_at IS NULL");
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
