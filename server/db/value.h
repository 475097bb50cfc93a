// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <variant>

namespace basalt::db {

/** Raw bytes, as against UTF-8 text. */
struct Blob
{
    QByteArray bytes;
};

/**
 * A value bound to a statement. Text is UTF-8. Booleans are INTEGER 0 and 1 in SQLite, BOOLEAN in PostgreSQL; instants are
 * bound as RFC 3339 text on both.
 */
using Value = std::variant<std::monostate, bool, qint64, double, QByteArray, Blob>;

/** SQL NULL. */
inline const Value kNull{};

/** Text, or NULL where the text is null (`QByteArray()`); an empty text stays an empty text. */
[[nodiscard]] inline Value textOrNull(const QByteArray &text)
{
    return text.isNull() ? kNull : Value(text);
}

} // namespace basalt::db
