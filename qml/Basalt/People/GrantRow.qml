// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A set, or a single permission, that was given to a group. */
Item {
    id: root

    required property string assignmentId
    required property string setId
    required property string setCode
    required property string permission
    required property string until
    property bool removable: false
    readonly property string gift: permission !== "" ? permission : nameOf(PermissionMatrix.ids)
    signal removed

    /** Asks for the ids so that it follows what is loaded; the code stands for the name until then. */
    function nameOf(ids: list<string>): string {
        const column = PermissionMatrix.columnOf(root.setId);
        return column < 0 ? root.setCode : PermissionMatrix.setText(column, "name");
    }

    objectName: "grantRow"
    implicitHeight: until === "" ? Theme.rowHeight : Theme.grid(11)
    Accessible.role: Accessible.ListItem
    Accessible.name: gift

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Icon {
            name: root.permission !== "" ? "check" : "key-round"
            color: Theme.faint
            size: Theme.iconSizeSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            UiText {
                Layout.fillWidth: true
                text: root.gift
                font.family: root.permission !== "" ? Theme.monoFamily : Theme.family
                font.preferShaping: root.permission === ""
            }
            UiText {
                Layout.fillWidth: true
                visible: root.until !== ""
                text: qsTr("until %1").arg(Desktop.minuteText(root.until))
                color: Theme.warning
                font.pixelSize: Theme.fontSecondary
            }
        }
        IconButton {
            objectName: "removeGrant"
            writes: true
            visible: root.removable
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Take %1 back").arg(root.gift)
            onClicked: root.removed()
        }
    }
}
