// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Stands for a thing: a record that is referred to, a person, a filter. */
Rectangle {
    id: root

    property string text
    property string iconName
    property bool removable: false
    property bool clickable: false
    property int maximumWidth: Theme.grid(60)
    signal clicked
    signal removed

    implicitWidth: Math.min(row.implicitWidth + 2 * Theme.space2, maximumWidth)
    implicitHeight: Theme.grid(5.5)
    radius: height / 2
    color: area.containsMouse ? Theme.hover : Theme.raised
    border.width: Theme.hairline
    border.color: Theme.controlBorderSoft
    activeFocusOnTab: clickable
    Accessible.role: clickable ? Accessible.Button : Accessible.StaticText
    Accessible.name: text
    Keys.onReturnPressed: root.clicked()
    Keys.onSpacePressed: root.clicked()

    MouseArea {
        id: area

        anchors.fill: parent
        enabled: root.clickable
        hoverEnabled: root.clickable
        onClicked: root.clicked()
    }
    Row {
        id: row

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        spacing: Theme.space1

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.iconName !== ""
            name: root.iconName
            size: Theme.space3
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, root.maximumWidth - Theme.space8)
            text: root.text
            font.pixelSize: Theme.fontSecondary
        }
        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.removable
            size: Theme.space4
            iconName: "x"
            hint: qsTr("Remove")
            onClicked: root.removed()
        }
    }
    FocusRing {
        shown: root.activeFocus && root.clickable
        cornerRadius: root.height / 2
    }
}
