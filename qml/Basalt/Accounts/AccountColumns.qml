// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick
import Basalt.Theme

/** Widths that the heads and the rows of accounts, invitations and providers share. What is left over goes to the name. */
QtObject {
    readonly property int code: Theme.grid(22)
    readonly property int count: Theme.grid(22)
    readonly property int state: Theme.grid(34)
    readonly property int time: Theme.grid(36)
    readonly property int role: Theme.grid(26)
    readonly property int account: Theme.grid(40)
    readonly property int capabilities: Theme.grid(60)
    readonly property int action: Theme.grid(18)
}
