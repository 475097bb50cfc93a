// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "http/headers.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace basalt::http {

/** What an error answer was made from: for the log and the audit trail, never sent. */
struct Cause
{
    Code code = Code::Internal;
    QString detail; ///< Error::detail
};

/** What was refused for one reason in a request whose other parts were done, or refused for another. */
struct RefusedParts
{
    Code code = Code::Internal;
    int status = 0;
    qint64 first = 0; ///< index of the first
    qint64 count = 0;
};

/** A whole answer. Content-Length, Date, Connection and Server are the transport's to add. */
struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;
    std::optional<Cause> cause;       ///< set by problemResponse()
    QList<RefusedParts> refusedParts; ///< of requests that do many things; for the audit trail, never sent

    /** Takes note that part `index`, later ones after earlier ones, was refused. */
    void refusePart(const Error &error, qint64 index);

    [[nodiscard]] static Response json(int status, QByteArray body);
    [[nodiscard]] static Response text(int status, QByteArrayView contentType, QByteArray body);
    [[nodiscard]] static Response noContent();
};

/** Reason phrase of a status, for the status line. */
[[nodiscard]] QByteArrayView reasonPhrase(int status);

} // namespace basalt::http
