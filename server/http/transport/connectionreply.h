// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/transport/connection.h"

#include <QPointer>

namespace basalt::http {

/** The way from a Reply back to its connection, which may be gone by then. Worker's thread. */
class ConnectionReply final : public ReplyTarget
{
public:
    explicit ConnectionReply(Connection &connection) : m_connection(&connection) { }

    void send(Response response) override;
    [[nodiscard]] std::unique_ptr<Stream> stream(Response head) override;
    [[nodiscard]] bool isConnected() const override;

private:
    QPointer<Connection> m_connection;
};

} // namespace basalt::http
