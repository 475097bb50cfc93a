// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Basalt.Theme

/** Widths that the head and the rows of the lists share. What is left over goes to the name. */
QtObject {
    readonly property int role: Theme.grid(26)
    readonly property int account: Theme.grid(36)
    readonly property int state: Theme.grid(34)
    readonly property int time: Theme.grid(36)
    readonly property int count: Theme.grid(22)
}
