// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace basalt::app {

/**
 * Registers the embedded fonts and makes Inter the program's font, with the fallbacks for scripts it lacks. Call once, after
 * QGuiApplication exists.
 */
void loadFonts();

} // namespace basalt::app
