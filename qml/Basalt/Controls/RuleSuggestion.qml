// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Theme

/** One proposal for the text of a rule. */
Rectangle {
    id: root

    required property int index
    required property string suggestion
    required property string detail
    required property string iconName
    signal chosen

    implicitHeight: Theme.navItemHeight
    radius: Theme.radiusSmall
    color: ListView.isCurrentItem || area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: suggestion

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2
        anchors.rightMargin: Theme.space2
        spacing: Theme.space2

        Icon {
            name: root.iconName
            color: Theme.faint
            size: Theme.iconSizeSmall
        }
        MonoText {
            Layout.fillWidth: true
            text: root.suggestion
            elide: Text.ElideRight
        }
        UiText {
            text: root.detail
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.chosen()
    }
}
