// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "texts/eventcode.h"

#include <QByteArrayView>

namespace basalt::texts {

/** The server's own categories, in the order of their numbers. */
[[nodiscard]] const QList<EventCategory> &systemCategories();
/** The server's own codes, in the order of their numbers. Made once from core/codes.def; any thread. */
[[nodiscard]] const QList<EventCode> &systemCodes();
/** One of systemCodes(); null if there is none of that number. Lives as long as the program. */
[[nodiscard]] const EventCode *systemCode(int number);
[[nodiscard]] bool isSystemCategory(QByteArrayView code);
[[nodiscard]] bool isSystemName(QByteArrayView name);

} // namespace basalt::texts
