// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "http/headers.h"

#include <QByteArray>

namespace basalt::http {

/** A whole answer. Content-Length, Date, Connection and Server are the transport's to add. */
struct Response
{
    int status = 200;
    Headers headers;
    QByteArray body;

    [[nodiscard]] static Response json(int status, QByteArray body);
    [[nodiscard]] static Response text(int status, QByteArrayView contentType, QByteArray body);
    [[nodiscard]] static Response noContent();
};

/** Reason phrase of a status, for the status line. */
[[nodiscard]] QByteArrayView reasonPhrase(int status);

} // namespace basalt::http
