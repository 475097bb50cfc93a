// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One command in the palette. */
Rectangle {
    id: root

    required property int index
    required property string title
    required property string category
    required property string iconName
    required property string shortcutText
    property bool current: false
    signal pointed
    signal chosen

    implicitHeight: Theme.grid(8)
    radius: Theme.radius
    color: current ? Theme.dark ? Theme.pressed : Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: title
    Accessible.selected: current

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2
        anchors.rightMargin: Theme.space2
        spacing: Theme.space3

        Icon {
            name: root.iconName
            color: root.current ? Theme.accent : Theme.faint
        }
        UiText {
            text: root.title
        }
        UiText {
            Layout.fillWidth: true
            text: root.category
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        KeyHint {
            text: root.shortcutText
        }
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onPositionChanged: root.pointed()
        onClicked: root.chosen()
    }
}
