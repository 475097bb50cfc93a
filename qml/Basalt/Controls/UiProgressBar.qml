// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** How far something is; a wandering piece while nobody knows. */
T.ProgressBar {
    id: root

    implicitWidth: Theme.grid(50)
    implicitHeight: Theme.space1
    Accessible.role: Accessible.ProgressBar

    background: Rectangle {
        radius: height / 2
        color: Theme.neutralSoft
    }
    contentItem: Item {
        clip: true

        Rectangle {
            id: piece

            width: root.indeterminate ? parent.width / 3 : root.visualPosition * parent.width
            height: parent.height
            radius: height / 2
            color: Theme.accent

            NumberAnimation on x {
                running: root.indeterminate && root.visible
                from: -root.width / 3
                to: root.width
                duration: Theme.motionPulse
                loops: Animation.Infinite
                onStopped: piece.x = 0
            }
        }
    }
}
