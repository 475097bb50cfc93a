// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A small pill that names a state. Its tone colours it, its text says it. */
Rectangle {
    id: root

    property string text
    property string tone: "neutral"
    property string iconName
    property bool dot: false

    implicitWidth: row.implicitWidth + 2 * Theme.space2
    implicitHeight: Theme.grid(5)
    radius: height / 2
    color: Theme.toneSoft(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space1

        StateDot {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.dot
            tone: root.tone
        }
        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            color: Theme.toneColor(root.tone)
            size: Theme.iconSizeSmall
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: Theme.toneColor(root.tone)
            font.pixelSize: Theme.fontSecondary
            font.weight: Theme.weightMedium
        }
    }
}
