// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One user: who, in which role, whether he may come in, and when he last did. */
Rectangle {
    id: root

    required property int index
    required property string userId
    required property string email
    required property string displayName
    required property string accountName
    required property string role
    required property string type
    required property bool usable
    required property bool locked
    required property bool verified
    required property string lastLogin
    readonly property bool person: type === "person"
    property bool current: false
    property bool withAccount: false
    property bool narrow: false
    /** Whether one may choose it for what is done with many, whether somebody was chosen, and whether this one was. */
    property bool choosable: false
    property bool choosing: false
    property bool chosen: false
    signal pressed
    signal chosenToggled

    implicitHeight: Theme.grid(10)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([email, displayName, role, state.text]).filter(each => each !== "").join(", ")
    Accessible.selected: current
    Accessible.checkable: choosable
    Accessible.checked: chosen

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

        UiCheckBox {
            id: box

            objectName: "chooseUser"
            visible: root.choosable
            // Quiet until one looks for it.
            opacity: root.choosing || root.current || hovered || area.containsMouse ? 1 : 0
            activeFocusOnTab: false
            checked: root.chosen
            Accessible.name: qsTr("Choose %1").arg(root.email)
            onToggled: root.chosenToggled()
        }
        Avatar {
            initials: (root.displayName !== "" ? root.displayName : root.email).slice(0, 2).toUpperCase()
            opacity: root.usable ? 1 : Theme.disabledOpacity
        }
        Column {
            Layout.fillWidth: true

            UiText {
                width: parent.width
                text: root.displayName !== "" ? root.displayName : root.email
                color: root.usable ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            UiText {
                width: parent.width
                visible: root.displayName !== ""
                text: root.email
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        UiText {
            Layout.minimumWidth: PeopleColumns.account
            Layout.maximumWidth: PeopleColumns.account
            visible: root.withAccount && !root.narrow
            text: root.accountName
            color: Theme.muted
        }
        UiText {
            Layout.minimumWidth: PeopleColumns.role
            Layout.maximumWidth: PeopleColumns.role
            visible: !root.narrow
            text: root.role
            color: Theme.muted
        }
        Item {
            Layout.minimumWidth: PeopleColumns.state
            Layout.maximumWidth: PeopleColumns.state
            implicitHeight: state.implicitHeight

            Badge {
                id: state

                tone: !root.usable ? "neutral" : root.locked ? "danger" : !root.person ? "info" : root.verified ? "success" : "warning"
                iconName: !root.usable ? "circle-x" : root.locked ? "lock" : !root.person ? UserTypes.icon(root.type) : root.verified ? "circle-check" : "mail"
                text: !root.usable ? qsTr("disabled") : root.locked ? qsTr("locked") : !root.person ? UserTypes.text(root.type) : root.verified ? qsTr("active") : qsTr("not verified")
            }
        }
        UiText {
            Layout.minimumWidth: PeopleColumns.time
            Layout.maximumWidth: PeopleColumns.time
            visible: !root.narrow
            // What stands for a program never signs in.
            text: root.lastLogin !== "" ? Desktop.agoText(root.lastLogin) : root.person ? qsTr("never") : ""
            color: root.lastLogin !== "" ? Theme.muted : Theme.faint
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
