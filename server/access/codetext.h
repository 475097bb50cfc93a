// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace basalt::access {

inline constexpr qsizetype kMaxCode = 64;

/** 1 to 64 of `a-z 0-9 _ -`: the code of a group, a set, or one segment of a permission's path. */
[[nodiscard]] bool isCode(QByteArrayView text);
/** A code made of a name: accents dropped, small letters, everything else `_`; `fallback` where nothing is left. */
[[nodiscard]] QByteArray codeFromName(const QString &name, const QByteArray &fallback);

} // namespace basalt::access
