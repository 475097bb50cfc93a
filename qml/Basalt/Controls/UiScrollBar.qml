// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** A thin bar that thickens under the pointer. */
T.ScrollBar {
    id: root

    implicitWidth: Theme.grid(2.5)
    implicitHeight: Theme.grid(2.5)
    padding: Theme.focusWidth
    minimumSize: 0.06
    visible: policy !== T.ScrollBar.AlwaysOff && size < 1

    contentItem: Rectangle {
        implicitWidth: Theme.space1
        implicitHeight: Theme.space1
        radius: Theme.focusWidth + Theme.hairline
        color: root.pressed || root.hovered ? Theme.controlBorder : Theme.controlBorderSoft
    }
}
