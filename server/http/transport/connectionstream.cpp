// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "http/transport/connectionstream.h"

namespace basalt::http {

ConnectionStream::~ConnectionStream()
{
    if (m_connection)
        m_connection->endStream();
}

bool ConnectionStream::write(QByteArrayView bytes)
{
    return m_connection && m_connection->writeStream(bytes);
}

qint64 ConnectionStream::waitingBytes() const
{
    return m_connection ? m_connection->unsentBytes() : 0;
}

void ConnectionStream::onDrained(core::UniqueFunction<void()> callback)
{
    if (m_connection)
        m_connection->onStreamDrained(std::move(callback));
}

void ConnectionStream::onClosed(core::UniqueFunction<void()> callback)
{
    if (m_connection && m_connection->isStreaming())
        m_connection->onStreamClosed(std::move(callback));
    else
        callback();
}

void ConnectionStream::abort()
{
    if (m_connection)
        m_connection->breakStream();
}

} // namespace basalt::http
