// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace basalt::http {

/**
 * Raises the process's limit of open files to what the system allows it. Logs a warning if that does not cover
 * `connections` and what the rest of the server opens.
 */
void raiseDescriptorLimit(int connections);

} // namespace basalt::http
