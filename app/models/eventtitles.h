// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace basalt::app {

/** What an event of the server's own is called, in the user's language; empty for those of applications, which name theirs. */
[[nodiscard]] QString eventTitle(const QString &eventName);

} // namespace basalt::app
