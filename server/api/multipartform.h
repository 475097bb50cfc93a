// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace basalt::api {

/** One part of a form. */
struct FormPart
{
    QByteArray name;
    QByteArray fileName; ///< null: a field, not a file
    QByteArray contentType;
    QByteArray body;
};

/** True for `multipart/form-data` with whatever parameters. */
[[nodiscard]] bool isMultipartForm(const QByteArray &contentType);

/** Takes a `multipart/form-data` body apart (RFC 7578). Code::BadRequest for what is none, or has more than a few parts. */
[[nodiscard]] Result<QList<FormPart>> readMultipartForm(const QByteArray &contentType, const QByteArray &body);

} // namespace basalt::api
