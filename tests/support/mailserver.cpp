// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/mailserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace basalt::test {

namespace {

constexpr int kStartMs = 20'000;
constexpr int kMailMs = 10'000;

QByteArray fromQuotedPrintable(QByteArray text)
{
    text.replace("=\r\n", "");
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == '=' && i + 2 < text.size()) {
            out += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
        } else {
            out += text.at(i);
        }
    }
    return out;
}

} // namespace

QByteArray ReceivedMail::header(const QByteArray &name) const
{
    QByteArray head = data.left(data.indexOf("\r\n\r\n"));
    head.replace("\r\n ", " ");
    for (const QByteArray &line : head.split('\n')) {
        if (line.startsWith(QByteArray(name + ": ")))
            return line.mid(name.size() + 2).trimmed();
    }
    return {};
}

QByteArray ReceivedMail::text() const
{
    return fromQuotedPrintable(data.mid(data.indexOf("\r\n\r\n") + 4));
}

QByteArray ReceivedMail::token() const
{
    static const QRegularExpression link("#token=([A-Za-z0-9_-]+)");
    return link.match(QString::fromUtf8(text())).captured(1).toUtf8();
}

MailServer::MailServer(Tls tls, const QString &login) : m_tls(tls), m_login(login)
{
    if (m_tls != Tls::None)
        makeCertificate();
    start();
}

MailServer::~MailServer()
{
    stop();
}

void MailServer::makeCertificate()
{
    const int status = QProcess::execute("openssl",
                                         {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                                          "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
                                          m_folder.filePath("key.pem"), "-out", m_folder.filePath("certificate.pem")});
    if (status != 0)
        qFatal("openssl cannot make a certificate");
}

QByteArray MailServer::certificate() const
{
    QFile file(m_folder.filePath("certificate.pem"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void MailServer::start()
{
    QStringList arguments{"-W", "ignore", BASALT_SOURCE_DIR "/tests/support/mailserver.py", "--port", QString::number(m_port)};
    if (m_tls != Tls::None) {
        arguments += {"--tls",         m_tls == Tls::StartTls ? "starttls" : "tls",
                      "--certificate", m_folder.filePath("certificate.pem"),
                      "--key",         m_folder.filePath("key.pem")};
    }
    if (!m_login.isEmpty())
        arguments += {"--login", m_login};
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // The system's own: that is where the package installs aiosmtpd.
    m_process.start("/usr/bin/python3", arguments);
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine() && timer.elapsed() < kStartMs && m_process.state() != QProcess::NotRunning)
        m_process.waitForReadyRead(100);
    m_port = m_process.readLine().trimmed().toUShort();
    if (m_port == 0)
        qFatal("the mail server does not start; is python3-aiosmtpd installed?");
}

void MailServer::stop()
{
    (void)mails();
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(kStartMs)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

const QList<ReceivedMail> &MailServer::mails()
{
    m_process.waitForReadyRead(1);
    while (m_process.canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
        m_mails.append({line["from"].toString().toUtf8(), line["to"].toArray().first().toString().toUtf8(),
                        line["data"].toString().toUtf8(), line["tls"].toBool(),
                        line["user"].isString() ? line["user"].toString().toUtf8() : QByteArray()});
    }
    return m_mails;
}

bool MailServer::waitFor(qsizetype count)
{
    QElapsedTimer timer;
    timer.start();
    while (mails().size() < count && timer.elapsed() < kMailMs)
        m_process.waitForReadyRead(50);
    return m_mails.size() >= count;
}

QList<ReceivedMail> MailServer::mailsTo(const QByteArray &address)
{
    QList<ReceivedMail> all;
    for (const ReceivedMail &mail : mails()) {
        if (mail.to == address)
            all.append(mail);
    }
    return all;
}

} // namespace basalt::test
