// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Theme

/** The one shadow of the program, for everything that floats: soft rings under the surface. */
Item {
    id: root

    property int cornerRadius: Theme.radiusCard
    readonly property int rings: 6

    Repeater {
        model: root.rings

        Rectangle {
            required property int index

            anchors.fill: parent
            anchors.margins: -(index + 1) * Theme.focusWidth
            anchors.topMargin: -index * Theme.focusWidth + Theme.space1
            anchors.bottomMargin: -(index + 1) * Theme.focusWidth - Theme.space1
            radius: root.cornerRadius + (index + 1) * Theme.focusWidth
            color: Theme.shadow
        }
    }
}
