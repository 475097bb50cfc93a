// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One account in the switcher. */
Rectangle {
    id: root

    required property string accountId
    required property string name
    required property string code
    required property int userCount
    property bool highlighted: false
    readonly property bool current: Session.accountId === accountId
    signal chosen

    implicitHeight: Theme.navItemHeight + Theme.space1
    radius: Theme.radius
    color: highlighted || area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: name + " " + code
    Accessible.selected: current

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2
        anchors.rightMargin: Theme.space2
        spacing: Theme.space2

        Icon {
            name: root.current ? "check" : root.accountId === "" ? "layers" : "building-2"
            color: root.current ? Theme.accent : Theme.faint
            size: Theme.iconSizeSmall
        }
        UiText {
            Layout.fillWidth: true
            text: root.name
        }
        MonoText {
            visible: text !== ""
            text: root.code
            color: Theme.faint
        }
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.chosen()
    }
}
