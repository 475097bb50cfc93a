// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One sign-in provider: what it is called, what it may do, and whether it may do anything. */
Rectangle {
    id: root

    required property int index
    required property string code
    required property string name
    required property bool usable
    required property bool builtIn
    required property bool mapsGroups
    required property bool syncsMembers
    required property string created
    property bool current: false
    property bool narrow: false
    readonly property string capabilities: builtIn ? qsTr("sign-in with a password")
                                         : Array.from([mapsGroups ? qsTr("group mapping") : "", syncsMembers ? qsTr("member sync") : ""]).filter(each => each !== "").join(", ")
    signal pressed

    implicitHeight: Theme.grid(10)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([name, code, state.text, capabilities]).filter(each => each !== "").join(", ")
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
                color: root.usable ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            MonoText {
                width: parent.width
                text: root.code
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        UiText {
            Layout.minimumWidth: AccountColumns.capabilities
            Layout.maximumWidth: AccountColumns.capabilities
            text: root.capabilities !== "" ? root.capabilities : qsTr("none")
            color: root.capabilities !== "" ? Theme.muted : Theme.faint
        }
        Item {
            Layout.minimumWidth: AccountColumns.state
            Layout.maximumWidth: AccountColumns.state
            implicitHeight: state.implicitHeight

            Badge {
                id: state

                tone: root.builtIn ? "info" : root.usable ? "success" : "neutral"
                iconName: root.builtIn ? "lock" : root.usable ? "circle-check" : "circle-x"
                text: root.builtIn ? qsTr("built in") : root.usable ? qsTr("enabled") : qsTr("disabled")
            }
        }
        UiText {
            Layout.minimumWidth: AccountColumns.time
            Layout.maximumWidth: AccountColumns.time
            visible: !root.narrow
            text: root.builtIn ? "" : Desktop.minuteText(root.created)
            color: Theme.muted
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
