// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One member of a group, who can be taken out. */
Item {
    id: root

    required property string userId
    required property string email
    required property string displayName
    required property bool usable
    property bool removable: false
    signal removed

    objectName: "memberRow"
    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: email + (usable ? "" : ", " + qsTr("disabled"))

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Icon {
            name: "user-round"
            color: Theme.faint
            size: Theme.iconSizeSmall
        }
        UiText {
            Layout.fillWidth: true
            text: root.displayName !== "" ? root.displayName : root.email
            color: root.usable ? Theme.text : Theme.faint
        }
        UiText {
            Layout.maximumWidth: root.width / 2
            text: root.usable ? root.displayName !== "" ? root.email : "" : qsTr("disabled")
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        IconButton {
            objectName: "removeMember"
            writes: true
            visible: root.removable
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Take %1 out").arg(root.email)
            onClicked: root.removed()
        }
    }
}
