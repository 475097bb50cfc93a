// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Somebody who owns the account. */
Item {
    id: root

    required property string userId
    required property string email
    required property string displayName
    required property bool usable
    required property bool locked
    required property string since
    property bool removable: false
    signal removed

    objectName: "ownerRow"
    implicitHeight: Theme.grid(11)
    Accessible.role: Accessible.ListItem
    Accessible.name: usable && !locked ? email : email + ", " + state.text

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Icon {
            name: "crown"
            color: root.usable && !root.locked ? Theme.accent : Theme.faint
        }
        Column {
            Layout.fillWidth: true

            UiText {
                width: parent.width
                text: root.displayName !== "" ? root.displayName : root.email
            }
            UiText {
                width: parent.width
                text: root.displayName !== "" ? root.email : qsTr("since %1").arg(Desktop.minuteText(root.since))
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        Badge {
            id: state

            visible: !root.usable || root.locked
            tone: root.locked ? "danger" : "neutral"
            text: root.locked ? qsTr("locked") : qsTr("disabled")
        }
        IconButton {
            objectName: "removeOwner"
            writes: true
            visible: root.removable
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Take ownership from %1").arg(root.email)
            onClicked: root.removed()
        }
    }
}
