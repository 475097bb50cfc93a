// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/connectionreply.h"

#include "http/transport/connectionstream.h"

namespace basalt::http {

void ConnectionReply::send(Response response)
{
    if (m_connection)
        m_connection->finish(response);
}

std::unique_ptr<Stream> ConnectionReply::stream(Response head)
{
    if (m_connection)
        m_connection->beginStream(head);
    return std::make_unique<ConnectionStream>(m_connection);
}

bool ConnectionReply::isConnected() const
{
    return m_connection && m_connection->isServing();
}

} // namespace basalt::http
