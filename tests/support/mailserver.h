// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace basalt::test {

/** A mail as the server took it. */
struct ReceivedMail
{
    QByteArray from;
    QByteArray to;
    QByteArray data; ///< as it came
    bool tls = false;
    QByteArray user; ///< null: nobody signed in

    /** A field of the head, folded lines put together. */
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    /** Everything after the head with quoted-printable undone. */
    [[nodiscard]] QByteArray text() const;
    /** The token of the first link. */
    [[nodiscard]] QByteArray token() const;
};

/** A mail server (aiosmtpd, see mailserver.py) as a process of its own, on a free port of 127.0.0.1. */
class MailServer
{
public:
    enum class Tls { None, StartTls, FromTheStart };

    explicit MailServer(Tls tls = Tls::None, const QString &login = {});
    ~MailServer();
    Q_DISABLE_COPY_MOVE(MailServer)

    /** On the port it had before, or on a free one. Ends the test program if it cannot. */
    void start();
    void stop();

    [[nodiscard]] quint16 port() const { return m_port; }
    /** PEM of the certificate that it shows. */
    [[nodiscard]] QByteArray certificate() const;
    /** Everything it took so far. */
    [[nodiscard]] const QList<ReceivedMail> &mails();
    /** Waits until it has taken `count` mails in all; false after ten seconds. */
    [[nodiscard]] bool waitFor(qsizetype count);
    /** Those to an address. */
    [[nodiscard]] QList<ReceivedMail> mailsTo(const QByteArray &address);

private:
    void makeCertificate();

    const Tls m_tls;
    const QString m_login;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QList<ReceivedMail> m_mails;
};

} // namespace basalt::test
