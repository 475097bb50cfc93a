// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <optional>

/** One answer as a client sees it. */
struct ClientAnswer
{
    int status = 0;
    QByteArray body;
};

/**
 * A blocking keep-alive HTTP/1.1 client on a plain socket: what it got as an answer it really got, whatever happens to the
 * server next. Used by one thread.
 */
class LoadClient
{
public:
    LoadClient() = default;
    ~LoadClient();
    Q_DISABLE_COPY_MOVE(LoadClient)

    [[nodiscard]] bool connectTo(quint16 port);
    /** Sent with the next requests as Idempotency-Key; empty: none. */
    QByteArray idempotencyKey;
    /** Nothing when the connection broke before the whole answer was there. */
    [[nodiscard]] std::optional<ClientAnswer> send(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                                                   const QByteArray &jsonBody);

private:
    [[nodiscard]] bool writeAll(const QByteArray &bytes) const;
    [[nodiscard]] bool readMore();

    int m_socket = -1;
    QByteArray m_buffer;
};
