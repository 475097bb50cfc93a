// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One saved view. */
Rectangle {
    id: root

    required property string name
    required property string summary
    required property bool isCurrent
    signal opened
    signal removed

    objectName: "view_" + name
    implicitHeight: line.implicitHeight + Theme.space2
    radius: Theme.radiusSmall
    color: area.containsMouse || activeFocus ? Theme.hover : Theme.transparent
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: name
    Keys.onReturnPressed: root.opened()
    Keys.onSpacePressed: root.opened()

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.opened()
    }
    RowLayout {
        id: line

        anchors.verticalCenter: parent.verticalCenter
        x: Theme.space2
        width: parent.width - Theme.space3
        spacing: Theme.space2

        Icon {
            name: root.isCurrent ? "check" : "bookmark"
            color: root.isCurrent ? Theme.accent : Theme.faint
            size: Theme.iconSizeSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            UiText {
                Layout.fillWidth: true
                text: root.name
                elide: Text.ElideRight
            }
            MonoText {
                Layout.fillWidth: true
                visible: root.summary !== ""
                text: root.summary
                color: Theme.faint
                font.pixelSize: Theme.fontCaption
                elide: Text.ElideRight
            }
        }
        IconButton {
            objectName: "removeView"
            iconName: "trash-2"
            hint: qsTr("Forget the view")
            onClicked: root.removed()
        }
    }
}
