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
    /** `manual`, `default`, `mapped` or `synced`. */
    required property string source
    property bool removable: false
    readonly property string origin: source === "mapped" ? qsTr("by a provider") : source === "synced" ? qsTr("by a list") : source === "default" ? qsTr("as every new user") : ""
    signal removed

    objectName: "memberRow"
    implicitHeight: Theme.rowHeight
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([email, usable ? "" : qsTr("disabled"), origin]).filter(each => each !== "").join(", ")

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
        Badge {
            objectName: "memberOrigin"
            visible: root.origin !== ""
            text: root.origin
        }
        IconButton {
            objectName: "removeMember"
            writes: true
            // Who is in it by what a program or a provider says stays as long as that says so.
            visible: root.removable && root.source !== "mapped" && root.source !== "synced"
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Take %1 out").arg(root.email)
            onClicked: root.removed()
        }
    }
}
