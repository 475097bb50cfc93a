// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

class QNetworkReply;

namespace basalt::app {

/**
 * Why a call failed, as a value that pages can show: what happened, why, and what to quote when asking for help. Made from
 * an RFC 9457 problem body, or from what the network said.
 */
class ApiError
{
    Q_GADGET
    QML_VALUE_TYPE(apiError)
    Q_PROPERTY(bool isSet READ isSet FINAL)
    Q_PROPERTY(int status MEMBER status FINAL)
    Q_PROPERTY(int code MEMBER code FINAL)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString message MEMBER message FINAL)
    Q_PROPERTY(QString correlationId MEMBER correlationId FINAL)
    Q_PROPERTY(QString details READ details FINAL)
    Q_PROPERTY(bool isOffline READ isOffline FINAL)
    Q_PROPERTY(bool isForbidden READ isForbidden FINAL)

public:
    enum class Kind {
        None,
        Offline,         ///< no connection, name not found, refused
        Timeout,         ///< the server did not answer in time
        Tls,             ///< the certificate cannot be trusted
        Unauthenticated, ///< 401, after one attempt to renew the session
        Forbidden,
        NotFound,
        Invalid,  ///< 400 and 422: `fields` says what is wrong
        Conflict, ///< 409
        Stale,    ///< 412: somebody else changed it first
        RateLimited,
        Server,   ///< 5xx
        Protocol, ///< an answer that is no Basalt answer
    };

    Kind kind = Kind::None;
    int status = 0;
    int code = 0;
    int index = -1; ///< of a request with many elements: the one that is wrong
    QString title;
    QString message;
    QString correlationId;
    QString challenge;              ///< of a sign-in that a code finishes: goes to the server with it, and nowhere else
    QHash<QString, QString> fields; ///< message by field name

    [[nodiscard]] bool isSet() const { return kind != Kind::None; }
    [[nodiscard]] bool isOffline() const { return kind == Kind::Offline || kind == Kind::Timeout; }
    [[nodiscard]] bool isForbidden() const { return kind == Kind::Forbidden; }
    /** Everything worth pasting into a report: status, code, message, fields, correlation id. */
    [[nodiscard]] QString details() const;

    /** The message of one field, empty if it has none. */
    Q_INVOKABLE [[nodiscard]] QString field(const QString &name) const { return fields.value(name); }

    [[nodiscard]] static ApiError fromReply(QNetworkReply &reply, const QByteArray &body);
    /** Why a job of the server ended, as its state tells it. */
    [[nodiscard]] static ApiError fromProblem(const QJsonObject &problem, const QString &title);
    [[nodiscard]] static ApiError protocol(const QString &message);

    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace basalt::app
