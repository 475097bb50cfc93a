// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Something is under way. */
Item {
    id: root

    property color color: Theme.muted
    property int size: Theme.iconSize

    implicitWidth: size
    implicitHeight: size
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Working")

    Icon {
        anchors.fill: parent
        name: "loader-circle"
        color: root.color
        size: root.size

        RotationAnimator on rotation {
            running: root.visible && !Theme.reducedMotion
            from: 0
            to: 360
            duration: Theme.motionPulse
            loops: Animation.Infinite
        }
    }
}
