// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One group: what it is called, how many are in it, and what is special about it. */
Rectangle {
    id: root

    required property int index
    required property string name
    required property string description
    required property string kind
    required property string accountCode
    required property bool usable
    required property bool system
    required property bool assignable
    required property bool standard
    required property bool creating
    required property double memberCount
    property bool current: false
    property bool withAccount: false
    property bool narrow: false
    readonly property string traits: Array.from([root.system ? qsTr("system") : "", root.standard ? qsTr("every new user") : "", root.assignable ? "" : qsTr("takes no new members"), root.kind === "internal" ? "" : GroupKinds.text(root.kind)]).filter(each => each !== "").join(" · ")
    signal pressed

    objectName: "groupRow"
    implicitHeight: Theme.grid(10)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([name, qsTr("%Ln people", "", memberCount), usable ? "" : qsTr("disabled"), traits]).filter(each => each !== "").join(", ")
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

        Icon {
            name: "boxes"
            color: root.usable ? Theme.accent : Theme.faint
            opacity: root.usable ? 1 : Theme.disabledOpacity
        }
        Column {
            Layout.fillWidth: true

            UiText {
                width: parent.width
                text: root.name
                color: root.usable ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            UiText {
                width: parent.width
                visible: text !== ""
                text: root.description
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        UiText {
            Layout.maximumWidth: root.width / 3
            visible: !root.narrow
            text: root.traits
            color: Theme.faint
            font.pixelSize: Theme.fontSecondary
        }
        UiText {
            Layout.minimumWidth: PeopleColumns.account
            Layout.maximumWidth: PeopleColumns.account
            visible: root.withAccount && !root.narrow
            text: root.accountCode
            color: Theme.muted
        }
        Item {
            Layout.minimumWidth: PeopleColumns.state
            Layout.maximumWidth: PeopleColumns.state
            visible: !root.narrow || !root.usable
            implicitHeight: state.implicitHeight

            Badge {
                id: state

                tone: root.usable ? "success" : "neutral"
                iconName: root.usable ? "circle-check" : "circle-x"
                text: root.usable ? qsTr("active") : qsTr("disabled")
            }
        }
        UiText {
            Layout.minimumWidth: PeopleColumns.count
            Layout.maximumWidth: PeopleColumns.count
            text: qsTr("%Ln people", "", root.memberCount)
            color: root.memberCount > 0 ? Theme.text : Theme.faint
            horizontalAlignment: Text.AlignRight
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
