// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/principal.h"
#include "http/captures.h"
#include "http/headers.h"
#include "http/method.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <memory>
#include <utility>

namespace basalt::db {
class Session;
}

namespace basalt::http {

/**
 * A request, copied out of the connection it came on: nothing in it refers to a socket. The pipeline fills it step by step;
 * handlers get it as an immutable RequestPtr.
 */
struct Request
{
    // -- from the transport --------------------------------------------------------------------------------------------
    Method method = Method::Get;
    QByteArray target; ///< as sent, for instance `/api/v1/records/a%20b?sort=-name`
    QByteArray path;   ///< the part of target before `?`, still encoded
    QByteArray query;  ///< the part after `?`, still encoded, without it
    Headers headers;
    QByteArray body;
    QHostAddress peerAddress;
    quint16 peerPort = 0;
    bool secure = false;   ///< came over TLS
    qint64 receivedNs = 0; ///< monotonic clock, when the head was complete

    // -- from the pipeline ---------------------------------------------------------------------------------------------
    QByteArray correlationId;
    QList<QByteArray> segments;                               ///< path split at `/` first, each part percent-decoded afterwards
    Captures pathParameters;                                  ///< `{name}` captures of the route
    QList<std::pair<QByteArray, QByteArray>> queryParameters; ///< decoded (`+` is a space), in order
    auth::Principal principal;                                ///< who asks; anonymous unless authenticated
    db::Session *session = nullptr;                           ///< of the worker that owns this request; outlives it

    [[nodiscard]] QByteArray pathParameter(QByteArrayView name) const { return pathParameters.value(name); }
    /** The first query parameter of that name; null if there is none. */
    [[nodiscard]] QByteArray queryParameter(QByteArrayView name) const
    {
        for (const auto &[key, value] : queryParameters) {
            if (key == name)
                return value;
        }
        return {};
    }
};

using RequestPtr = std::shared_ptr<const Request>;

} // namespace basalt::http
