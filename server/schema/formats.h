// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace basalt::schema {

/** `local@domain` with a dot in the domain, at most 255 characters, without white space, quotes or control characters. */
[[nodiscard]] bool isEmailAddress(const QString &text);

/** An absolute http or https address with a host, at most 2,000 characters, without white space or control characters. */
[[nodiscard]] bool isWebAddress(const QString &text);

} // namespace basalt::schema
