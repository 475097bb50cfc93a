// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace basalt::http {

/**
 * Decodes `%XX`. Refuses a malformed sequence, bytes that are not UTF-8 and NUL with Code::BadRequest; `part` names in the
 * message what was malformed.
 */
[[nodiscard]] Result<QByteArray> percentDecode(QByteArrayView encoded, QLatin1StringView part);

/**
 * The segments of an encoded path: split at `/` first, each decoded afterwards, so that an encoded slash or dot is part of a
 * segment and never a step in the tree. A trailing slash is an empty last segment. Dot segments are not resolved: they are
 * names like any other, which no route has.
 */
[[nodiscard]] Result<QList<QByteArray>> splitPath(QByteArrayView path);

/** The parameters of an encoded query in order; `+` is a space, a name without `=` has an empty value. */
[[nodiscard]] Result<QList<std::pair<QByteArray, QByteArray>>> splitQuery(QByteArrayView query);

} // namespace basalt::http
