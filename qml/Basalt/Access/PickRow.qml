// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One of those that were found. */
Rectangle {
    id: root

    property string iconName
    property string title
    property string note
    property bool current: false
    signal chosen
    signal opened

    implicitHeight: Theme.rowHeight
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: title + " " + note
    Accessible.selected: current

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space3
        anchors.rightMargin: Theme.space3
        spacing: Theme.space2

        Icon {
            name: root.iconName
            color: root.current ? Theme.accent : Theme.faint
            size: Theme.iconSizeSmall
        }
        UiText {
            Layout.fillWidth: true
            text: root.title
        }
        UiText {
            Layout.maximumWidth: root.width / 2
            text: root.note
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.chosen()
        onDoubleClicked: root.opened()
    }
}
