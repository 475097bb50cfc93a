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

/** A whole answer. Content-Length, Date, Connection and Server are the transport's to add. */
struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;
    std::optional<Cause> cause; ///< set by problemResponse()

    [[nodiscard]] static Response json(int status, QByteArray body);
    [[nodiscard]] static Response text(int status, QByteArrayView contentType, QByteArray body);
    [[nodiscard]] static Response noContent();
};

/** Reason phrase of a status, for the status line. */
[[nodiscard]] QByteArrayView reasonPhrase(int status);

} // namespace basalt::http
