// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace basalt::test {

/** One request as it came in. */
struct ScriptedRequest
{
    QByteArray method;
    QByteArray target;                     ///< path and query
    QHash<QByteArray, QByteArray> headers; ///< names in small letters
    QByteArray body;
};

/** What is sent back. */
struct ScriptedAnswer
{
    enum class End {
        Comes,
        IsCutOff,  ///< the connection is closed in its place
        IsAwaited, ///< the connection stays open
    };

    int status = 200; ///< 0: the connection is closed without an answer
    QByteArray body = {};
    End end = End::Comes;

    [[nodiscard]] static ScriptedAnswer json(int status, const QJsonObject &object);
};

/** A server that answers as a test says: for what a real one rarely does, such as going away in the middle. */
class ScriptedServer : public QTcpServer
{
    Q_OBJECT

public:
    using Script = std::function<ScriptedAnswer(const ScriptedRequest &)>;

    explicit ScriptedServer(Script script);

    [[nodiscard]] QUrl url() const;
    /** Every request, also those that got no answer. */
    [[nodiscard]] const QList<ScriptedRequest> &requests() const { return m_requests; }
    /** `PUT /a/b`, one after the other; those that contain `part`. */
    [[nodiscard]] QByteArrayList lines(const QByteArray &part = {}) const;

private:
    void serve();
    void read(QTcpSocket &socket, QByteArray &waiting);
    void answer(QTcpSocket &socket, const ScriptedRequest &request);

    Script m_script;
    QList<ScriptedRequest> m_requests;
};

} // namespace basalt::test
