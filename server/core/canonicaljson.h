// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace basalt::core {

/**
 * The JSON Canonicalization Scheme (RFC 8785): members sorted by the UTF-16 code units of their names, no white space,
 * ECMAScript's number form. Integers beyond 2^53 are written digit for digit, which the RFC leaves open; sequence numbers
 * never get there.
 */
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

} // namespace basalt::core
