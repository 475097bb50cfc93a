// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/transport/transport.h"
#include "http/transport/websocketsession.h"

#include <QPointer>

namespace basalt::http {

/** The handler's hold on a WebSocket, which may have gone already. Worker's thread. */
class UpgradedSocket final : public WebSocket
{
public:
    explicit UpgradedSocket(WebSocketSession &session) : m_session(&session) { }
    ~UpgradedSocket() override
    {
        if (m_session)
            m_session->disown();
    }

    void sendText(QByteArrayView utf8) override
    {
        if (m_session)
            m_session->sendText(utf8);
    }
    void close(quint16 code, QByteArrayView reason) override
    {
        if (m_session)
            m_session->close(code, reason);
    }
    [[nodiscard]] qint64 waitingBytes() const override { return m_session ? m_session->waitingBytes() : 0; }
    void onText(core::UniqueFunction<void(QByteArray)> callback) override
    {
        if (m_session)
            m_session->onText(std::move(callback));
    }
    void onClosed(core::UniqueFunction<void()> callback) override
    {
        if (m_session)
            m_session->onClosed(std::move(callback));
        else
            callback();
    }

private:
    QPointer<WebSocketSession> m_session;
};

} // namespace basalt::http
