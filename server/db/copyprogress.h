// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <functional>

namespace basalt::db {

/** Told how many bytes are done, and of how many (0: not known); false stops the work with Code::Cancelled. */
using CopyProgress = std::function<bool(qint64 done, qint64 total)>;

} // namespace basalt::db
