// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One account: what it is called, how many are in it, and whether it still is. */
Rectangle {
    id: root

    required property int index
    required property string name
    required property string code
    required property string slug
    required property string status
    required property string created
    required property double userCount
    property bool current: false
    property bool narrow: false
    signal pressed

    implicitHeight: Theme.grid(10)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([name, code, state.text, users.text]).join(", ")
    Accessible.selected: current

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space3

        Column {
            Layout.fillWidth: true

            UiText {
                width: parent.width
                text: root.name
                color: root.status === "active" ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            UiText {
                width: parent.width
                text: root.slug
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        MonoText {
            Layout.minimumWidth: AccountColumns.code
            Layout.maximumWidth: AccountColumns.code
            text: root.code
            color: Theme.muted
        }
        UiText {
            id: users

            Layout.minimumWidth: AccountColumns.count
            Layout.maximumWidth: AccountColumns.count
            text: qsTr("%Ln user(s)", "", root.userCount)
            color: Theme.muted
        }
        Item {
            Layout.minimumWidth: AccountColumns.state
            Layout.maximumWidth: AccountColumns.state
            implicitHeight: state.implicitHeight

            Badge {
                id: state

                tone: root.status === "active" ? "success" : root.status === "suspended" ? "warning" : root.status === "purging" ? "danger" : "neutral"
                iconName: root.status === "active" ? "circle-check" : root.status === "suspended" ? "lock" : root.status === "purging" ? "loader-circle" : "trash-2"
                text: root.status === "active" ? qsTr("active") : root.status === "suspended" ? qsTr("suspended") : root.status === "purging" ? qsTr("being purged") : qsTr("deleted")
            }
        }
        UiText {
            Layout.minimumWidth: AccountColumns.time
            Layout.maximumWidth: AccountColumns.time
            visible: !root.narrow
            text: Desktop.agoText(root.created)
            color: Theme.muted
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
