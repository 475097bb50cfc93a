// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Theme

/** Stands for content that is on its way; shows itself only if that takes longer than a blink. */
Item {
    id: root

    property bool active: true
    property int lines: 6
    property bool shown: false

    implicitHeight: lines * Theme.rowHeight
    visible: active && shown
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Loading")

    Timer {
        running: root.active
        interval: Theme.skeletonDelay
        onTriggered: root.shown = true
    }
    Column {
        anchors.fill: parent
        clip: true

        Repeater {
            model: root.lines

            Item {
                id: line

                required property int index

                width: root.width
                height: Theme.rowHeight

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: Theme.space4
                    width: (root.width - 2 * Theme.space4) * (0.9 - (line.index * 37 % 40) / 100)
                    height: Theme.space2
                    radius: height / 2
                    color: Theme.neutralSoft
                }
            }
        }
    }
    SequentialAnimation on opacity {
        running: root.visible && !Theme.reducedMotion
        loops: Animation.Infinite

        NumberAnimation {
            from: 1
            to: Theme.disabledOpacity
            duration: Theme.motionPulse
        }
        NumberAnimation {
            to: 1
            duration: Theme.motionPulse
        }
    }
}
