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
    /** Milliseconds until it shows. Not `delay`: that timer goes on when the page is taken away, and opens it without a window. */
    property int patience: Theme.motionPulse
    property bool due: false

    visible: shown && due && parent !== null && parent.Window.window !== null
    delay: 0
    onShownChanged: due = false
    x: parent ? (parent.width - implicitWidth) / 2 : 0
    y: parent ? parent.height + Theme.space1 : 0
    implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    margins: Theme.space2
    leftPadding: Theme.space2
    rightPadding: Theme.space2
    topPadding: Theme.space1
    bottomPadding: Theme.space1
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    Timer {
        interval: root.patience
        running: root.shown
        onTriggered: root.due = true
    }

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
