// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** How a set comes to a permission, each way with a shape of its own. */
Item {
    id: root

    /** `held`, `inherited`, `part` or `none`. */
    property string mark: "none"

    implicitWidth: Theme.iconSize
    implicitHeight: Theme.iconSize

    Icon {
        anchors.centerIn: parent
        visible: root.mark === "held"
        name: "check"
        color: Theme.success
    }
    Icon {
        anchors.centerIn: parent
        visible: root.mark === "inherited"
        name: "corner-left-up"
        color: Theme.info
    }
    Rectangle {
        anchors.centerIn: parent
        visible: root.mark === "part"
        width: Theme.space2
        height: Theme.space2
        radius: Theme.focusWidth
        color: Theme.transparent
        border.width: Theme.focusWidth
        border.color: Theme.muted
    }
    Rectangle {
        anchors.centerIn: parent
        visible: root.mark === "none"
        width: Theme.focusWidth
        height: Theme.focusWidth
        radius: Theme.hairline
        color: Theme.controlBorder
    }
}
