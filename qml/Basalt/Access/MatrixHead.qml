// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The head of a set's column: its name, and what kind of set it is. */
Rectangle {
    id: root

    required property int index
    required property string modelData
    property bool current: false
    readonly property bool role: kindOf(PermissionMatrix.names) === "role"
    signal pressed

    /** Asks for the names so that the kind follows them. */
    function kindOf(names: list<string>): string {
        return PermissionMatrix.setText(root.index, "kind");
    }

    objectName: "setHead"
    width: MatrixSizes.cell
    height: MatrixSizes.head
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: role ? qsTr("Role %1").arg(modelData) : modelData
    Accessible.selected: current

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space2

        UiText {
            width: parent.width
            text: root.modelData
            color: root.current ? Theme.text : Theme.muted
            font.weight: Theme.weightMedium
            horizontalAlignment: Text.AlignHCenter
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: root.role
            spacing: Theme.space1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "user-round"
                color: Theme.info
                size: Theme.space3
            }
            UiText {
                text: qsTr("role")
                color: Theme.info
                font.pixelSize: Theme.fontCaption
            }
        }
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
    }
}
