// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One collection in the list. */
Rectangle {
    id: root

    required property string name
    required property int fieldCount
    required property double recordCount
    required property bool isPublic
    required property bool isView
    required property string createdAt
    property bool current: false
    signal opened

    objectName: "collectionRow"
    implicitHeight: Theme.rowHeight + Theme.space1
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: isView ? qsTr("%1, a view").arg(name) : ViewAs.active ? name : qsTr("%1, %2 records").arg(name).arg(recordCount)
    Keys.onReturnPressed: opened()

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.opened()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space4

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            Icon {
                name: root.isView ? "eye" : "table-2"
                color: Theme.faint
            }
            UiText {
                Layout.fillWidth: true
                text: root.name
                font.weight: Theme.weightMedium
            }
            Badge {
                objectName: "viewBadge"
                visible: root.isView
                text: qsTr("view")
                tone: "info"
            }
        }
        MonoText {
            Layout.preferredWidth: Theme.grid(30)
            // Counted for superadmins, over whatever anybody may see.
            text: root.isView || ViewAs.active ? "" : Desktop.numberText(root.recordCount)
            horizontalAlignment: Text.AlignRight
        }
        MonoText {
            Layout.preferredWidth: Theme.grid(20)
            text: root.fieldCount
            color: Theme.muted
            horizontalAlignment: Text.AlignRight
        }
        Item {
            Layout.leftMargin: Theme.space6
            Layout.preferredWidth: Theme.grid(36)
            Layout.fillHeight: true

            Badge {
                anchors.verticalCenter: parent.verticalCenter
                text: root.isPublic ? qsTr("public") : qsTr("not public")
                tone: root.isPublic ? "warning" : "neutral"
                iconName: root.isPublic ? "globe" : "lock"
            }
        }
        MonoText {
            Layout.preferredWidth: Theme.grid(40)
            text: Desktop.minuteText(root.createdAt)
            color: Theme.muted
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
