// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <sqlite3.h>

namespace basalt::db {

/** The text of a function's argument, valid until SQLite converts or frees the value. */
[[nodiscard]] inline QByteArrayView textOf(sqlite3_value *value)
{
    const unsigned char *text = sqlite3_value_text(value);
    return {text, sqlite3_value_bytes(value)};
}

} // namespace basalt::db
