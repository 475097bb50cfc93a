// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** Something that takes effect at once. */
T.Switch {
    id: root

    implicitWidth: indicator.width + (text !== "" ? spacing + contentItem.implicitWidth : 0)
    implicitHeight: Theme.grid(6)
    spacing: Theme.space2
    opacity: enabled ? 1 : Theme.disabledOpacity
    Accessible.name: text

    indicator: Rectangle {
        y: (root.height - height) / 2
        x: root.mirrored ? root.width - width : 0
        implicitWidth: Theme.grid(7)
        implicitHeight: Theme.grid(4)
        radius: height / 2
        color: root.checked ? Theme.accent : Theme.neutralSoft
        border.width: root.checked ? 0 : Theme.hairline
        border.color: Theme.controlBorder

        Rectangle {
            x: root.checked ? parent.width - width - Theme.focusWidth : Theme.focusWidth
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.space3
            height: width
            radius: width / 2
            color: root.checked ? Theme.accentInk : Theme.muted

            Behavior on x {
                NumberAnimation {
                    duration: Theme.motionFast
                    easing.type: Easing.OutCubic
                }
            }
        }
        FocusRing {
            shown: root.visualFocus
            cornerRadius: Theme.space2
        }
    }
    contentItem: UiText {
        leftPadding: root.mirrored ? 0 : root.indicator.width + root.spacing
        rightPadding: root.mirrored ? root.indicator.width + root.spacing : 0
        text: root.text
    }
}
