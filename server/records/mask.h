// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace basalt::records {

/**
 * Hides a personal text from those who may not see it: `email`, `ssn`, `phone`, `name`; any other type is
 * one asterisk a character.
 */
[[nodiscard]] QByteArray masked(QByteArrayView text, QByteArrayView maskType);

} // namespace basalt::records
