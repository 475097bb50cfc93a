// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace basalt::core {

/**
 * Instants are milliseconds since 1970-01-01T00:00:00Z in memory and RFC 3339 text with `T`, three decimals and `Z` wherever
 * they are seen, for instance `2026-11-20T21:38:41.123Z`. The text has a fixed width for the years 0001-9999, so it sorts as
 * the instants do.
 */
[[nodiscard]] QByteArray formatTimestamp(qint64 msSinceEpoch);

/**
 * Reads RFC 3339 and the ISO 8601 forms that people send: `T`, `t` or a space, seconds and fraction optional, `Z` or an
 * offset; without a zone UTC is meant. Finer fractions are cut to milliseconds. Years 0001-9999.
 */
[[nodiscard]] std::optional<qint64> parseTimestamp(QByteArrayView text);

/** True for `YYYY-MM-DD` naming a day that exists, years 0001-9999. */
[[nodiscard]] bool isDate(QByteArrayView text);

} // namespace basalt::core
