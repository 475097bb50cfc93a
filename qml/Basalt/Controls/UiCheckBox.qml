// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** Yes or no, with its text. */
T.CheckBox {
    id: root

    implicitWidth: indicator.width + (text !== "" ? spacing + contentItem.implicitWidth : 0)
    implicitHeight: Theme.grid(6)
    spacing: Theme.space2
    opacity: enabled ? 1 : Theme.disabledOpacity
    hoverEnabled: true
    Accessible.name: text

    indicator: Rectangle {
        y: (root.height - height) / 2
        x: root.mirrored ? root.width - width : 0
        implicitWidth: Theme.grid(4)
        implicitHeight: Theme.grid(4)
        radius: Theme.radiusSmall
        color: root.checked ? Theme.accent : Theme.field
        border.width: root.checked ? 0 : Theme.hairline
        border.color: root.hovered ? Theme.text : Theme.controlBorder

        Icon {
            anchors.centerIn: parent
            visible: root.checked
            name: "check"
            color: Theme.accentInk
            size: Theme.space3
        }
        FocusRing {
            shown: root.visualFocus
            cornerRadius: Theme.radiusSmall
        }
    }
    contentItem: UiText {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
    }
}
