// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One invitation: to whom, as what, and what became of it. */
Rectangle {
    id: root

    required property int index
    required property string invitationId
    required property string email
    required property string role
    required property string accountName
    required property string status
    required property string created
    required property string expires
    required property string message
    required property bool mailed
    property bool current: false
    property bool withAccount: false
    property bool narrow: false
    /** Beside the inspector, which has the rest, there is room for the address and the state. */
    property bool slim: false
    /** Tone, icon and name of the status. */
    readonly property list<string> look: InvitationTexts.stateLook(status)
    /** Answered ones are over. */
    readonly property bool open: status === "pending" || status === "expired"
    signal pressed
    signal resendRequested
    signal revocationRequested

    implicitHeight: Theme.grid(10)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([email, role, state.text, when.text]).join(", ")
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
                text: root.email
                color: root.open ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            UiText {
                width: parent.width
                text: root.mailed ? qsTr("mailed, %1").arg(Desktop.agoText(root.created)) : qsTr("handed on by hand, %1").arg(Desktop.agoText(root.created))
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        UiText {
            Layout.minimumWidth: AccountColumns.account
            Layout.maximumWidth: AccountColumns.account
            visible: root.withAccount && !root.narrow
            text: root.accountName
            color: Theme.muted
        }
        UiText {
            Layout.minimumWidth: AccountColumns.role
            Layout.maximumWidth: AccountColumns.role
            visible: !root.slim
            text: root.role
            color: Theme.muted
        }
        Item {
            Layout.minimumWidth: AccountColumns.state
            Layout.maximumWidth: AccountColumns.state
            implicitHeight: state.implicitHeight

            Badge {
                id: state

                tone: root.look[0]
                iconName: root.look[1]
                text: root.look[2]
            }
        }
        UiText {
            id: when

            Layout.minimumWidth: AccountColumns.time
            Layout.maximumWidth: AccountColumns.time
            visible: !root.narrow
            text: root.open ? qsTr("until %1").arg(Desktop.minuteText(root.expires)) : ""
            color: root.status === "expired" ? Theme.warning : Theme.muted
        }
        Row {
            Layout.minimumWidth: AccountColumns.action
            Layout.maximumWidth: AccountColumns.action
            visible: !root.slim
            layoutDirection: Qt.RightToLeft
            spacing: Theme.space1

            IconButton {
                objectName: "revokeInvitation"
                visible: root.open && !ViewAs.active
                iconName: "x"
                hint: qsTr("Take the invitation of %1 back").arg(root.email)
                onClicked: root.revocationRequested()
            }
            IconButton {
                objectName: "resendInvitation"
                visible: root.open && !ViewAs.active
                iconName: "send"
                hint: qsTr("Send %1 another link").arg(root.email)
                onClicked: root.resendRequested()
            }
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
