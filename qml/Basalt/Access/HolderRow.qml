// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One who was given something, or whom it reaches: who, the way, until when. */
Item {
    id: root

    required property string section
    required property string kind
    required property string name
    required property string note
    required property string until
    required property string assignmentId
    required property bool idle
    property bool revocable: false
    signal revoked

    objectName: "holderRow"
    implicitHeight: Math.max(Theme.grid(7), texts.implicitHeight + Theme.space2)
    opacity: idle ? Theme.disabledOpacity : 1
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([name, note, untilText.text]).filter(each => each !== "").join(", ")

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.space1
            name: root.kind === "group" ? "boxes" : "user-round"
            color: Theme.muted
            size: Theme.iconSizeSmall
        }
        ColumnLayout {
            id: texts

            Layout.fillWidth: true
            spacing: 0

            UiText {
                Layout.fillWidth: true
                text: root.name
            }
            UiText {
                Layout.fillWidth: true
                visible: text !== ""
                text: root.note
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
                wrapMode: Text.WordWrap
            }
            UiText {
                id: untilText

                Layout.fillWidth: true
                visible: text !== ""
                text: root.until === "" ? "" : root.idle && root.kind === "user" ? qsTr("ended %1").arg(Desktop.minuteText(root.until)) : qsTr("until %1").arg(Desktop.minuteText(root.until))
                color: Theme.warning
                font.pixelSize: Theme.fontSecondary
            }
        }
        IconButton {
            objectName: "revokeButton"
            writes: true
            visible: root.revocable && root.assignmentId !== ""
            size: Theme.grid(6)
            iconName: "x"
            hint: qsTr("Take it back from %1").arg(root.name)
            onClicked: root.revoked()
        }
    }
}
