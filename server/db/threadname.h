// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace basalt::db {

/** Name of the calling thread in top, gdb and the like; at most 15 characters. */
void nameThisThread(const char *name);

} // namespace basalt::db
