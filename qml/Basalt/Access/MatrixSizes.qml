// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Basalt.Theme

/** Widths that the head and the cells of the matrix share. */
QtObject {
    readonly property int name: Theme.grid(72)
    readonly property int nameNarrow: Theme.grid(48)
    readonly property int cell: Theme.grid(32)
    readonly property int head: Theme.grid(12)
}
