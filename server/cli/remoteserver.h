// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUrl>

#include <functional>

namespace basalt::cli {

/**
 * A running Basalt, asked over its API by a command. Each call waits for its answer in an event loop of its own; there
 * is nothing else that this thread would do meanwhile. Main thread only.
 */
class RemoteServer
{
public:
    /** Bytes of a file that go in one request. */
    static constexpr qint64 kPart = 4 * 1024 * 1024;

    explicit RemoteServer(QUrl url) : m_url(std::move(url)) { }
    Q_DISABLE_COPY_MOVE(RemoteServer)

    /** As a superadmin: in the system account. */
    [[nodiscard]] Result<void> signIn(const QString &email, const QString &password);

    /** `path` below the API's root, for instance `/imports`. Errors are what the server answered, or Code::Unavailable.
     */
    [[nodiscard]] Result<QJsonObject> call(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    [[nodiscard]] Result<QJsonObject> send(const QByteArray &method, const QString &path, const QByteArray &contentType,
                                           const QByteArray &body);

    /** Takes the bytes of an answer as they come; false if they cannot be written. */
    using Sink = std::function<bool(const QByteArray &)>;
    /** GET, whose answer may be of any length. */
    [[nodiscard]] Result<void> download(const QString &path, const Sink &sink);
    /** The account that calls are about from now on: id, code or slug; empty: none. */
    void setAccount(const QByteArray &account) { m_account = account; }

    [[nodiscard]] const QUrl &url() const { return m_url; }

private:
    [[nodiscard]] QNetworkRequest request(const QString &path) const;

    const QUrl m_url;
    QByteArray m_token;
    QByteArray m_account;
    QNetworkAccessManager m_network;
};

} // namespace basalt::cli
