// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** Explains a control after a moment. */
T.ToolTip {
    id: root

    /** Whether it is wanted; what has just been taken out of its window shows none, though the pointer was on it. */
    property bool shown: false
    property string shortcutText: ""

    visible: shown && parent !== null && parent.Window.window !== null
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Theme.space1 : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space2
    leftPadding: Theme.space2
    rightPadding: Theme.space2
    topPadding: Theme.space1
    bottomPadding: Theme.space1
    delay: Theme.motionPulse
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Row {
        spacing: Theme.space2

        UiText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            font.pixelSize: Theme.fontSecondary
        }
        KeyHint {
            anchors.verticalCenter: parent.verticalCenter
            text: root.shortcutText
        }
    }
    background: Surface {
        cornerRadius: Theme.radius
    }
}
