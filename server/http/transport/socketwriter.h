// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

class QTcpSocket;

namespace basalt::http {

/**
 * Sends `bytes` on a connected socket: straight to the system while nothing waits, what does not fit by Qt, which
 * otherwise would queue everything until the socket reports that it can be written. False if the connection is broken. No signal of the
 * socket is emitted meanwhile.
 */
[[nodiscard]] bool sendBytes(QTcpSocket &socket, QByteArrayView bytes);

/** Bytes that the system has not taken yet, under TLS the encrypted ones too. */
[[nodiscard]] qint64 unsentBytes(const QTcpSocket &socket);

/** Ends sending and leaves receiving open, so that the client can read the last answer to its end. */
void shutDownSending(QTcpSocket &socket);

} // namespace basalt::http
