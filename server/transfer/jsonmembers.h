// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace basalt::transfer {

/**
 * The texts of the values of one JSON object that this program wrote, which is known to be well-formed and to have names
 * without escapes. Nothing is made of them that the writer of the object did not mean. They refer to `object`.
 */
void memberValues(QByteArrayView object, std::vector<QByteArrayView> &values);

/** The characters of a JSON text value, quotes included. */
[[nodiscard]] QByteArray unescaped(QByteArrayView text);

} // namespace basalt::transfer
