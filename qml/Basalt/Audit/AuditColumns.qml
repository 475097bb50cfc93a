// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Basalt.Theme

/** Widths that the head and the rows of the audit list share. */
QtObject {
    readonly property int time: Theme.grid(42)
    readonly property int who: Theme.grid(48)
    readonly property int what: Theme.grid(44)
    readonly property int where: Theme.grid(52)
    readonly property int reason: Theme.grid(46)
}
