// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/reply.h"
#include "http/transport/connection.h"

#include <QPointer>

namespace basalt::http {

/** What a producer holds of an answer that grows; ends it when it is destroyed. Worker's thread. */
class ConnectionStream final : public Stream
{
public:
    explicit ConnectionStream(QPointer<Connection> connection) : m_connection(std::move(connection)) { }
    ~ConnectionStream() override;

    bool write(QByteArrayView bytes) override;
    [[nodiscard]] qint64 waitingBytes() const override;
    void onDrained(core::UniqueFunction<void()> callback) override;
    void onClosed(core::UniqueFunction<void()> callback) override;
    void abort() override;

private:
    QPointer<Connection> m_connection;
};

} // namespace basalt::http
