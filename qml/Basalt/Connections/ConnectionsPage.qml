// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The first page: start a server of one's own, or open one that exists. */
Item {
    id: root

    objectName: "connectionsPage"

    Command {
        id: addServer

        commandId: "connections.add"
        title: qsTr("Add server")
        category: qsTr("Servers")
        iconName: "plus"
        shortcut: "Ctrl+N"
        onTriggered: dialog.addNew()
    }
    Command {
        id: refreshServers

        commandId: "connections.refresh"
        title: qsTr("Check all servers")
        category: qsTr("Servers")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: Servers.refresh()
    }
    Timer {
        interval: Theme.motionPulse
        running: true
        onTriggered: Servers.refresh()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        WelcomePanel {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.max(root.width * 0.36, Theme.grid(95))
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.grid(13)
            spacing: Theme.space4

            RowLayout {
                Layout.fillWidth: true

                Heading {
                    Layout.fillWidth: true
                    text: qsTr("Servers")
                }
                UiButton {
                    command: addServer
                    visible: Servers.count > 0
                }
            }
            InlineNotice {
                Layout.fillWidth: true
                visible: Session.error.isSet
                title: Session.error.title
                message: Session.error.message
            }
            ListView {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: Servers.count > 0
                clip: true
                spacing: Theme.space3
                model: Servers
                boundsBehavior: Flickable.StopAtBounds
                keyNavigationEnabled: true
                activeFocusOnTab: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Servers")
                delegate: ServerCard {
                    width: ListView.view.width
                    onEditRequested: dialog.edit(serverId, name, address, environment)
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: Servers.count === 0

                EmptyState {
                    anchors.centerIn: parent
                    iconName: "server"
                    title: qsTr("No servers yet")
                    message: qsTr("Create one on this computer with the card on the left, or add one that runs elsewhere.")

                    UiButton {
                        command: addServer
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                Icon {
                    name: Session.keychain ? "lock" : "info"
                    color: Theme.faint
                    size: Theme.iconSizeSmall
                }
                UiText {
                    Layout.fillWidth: true
                    text: Session.keychain ? qsTr("Sessions are kept in the keychain of this computer. Passwords are never stored.")
                                           : qsTr("There is no keychain on this computer: sessions end with the program. Passwords are never stored.")
                    color: Theme.faint
                    font.pixelSize: Theme.fontSecondary
                    wrapMode: Text.WordWrap
                }
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: Session.state === Session.Connecting
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
        }
        Surface {
            anchors.centerIn: parent
            width: connecting.implicitWidth + 2 * Theme.space6
            height: connecting.implicitHeight + 2 * Theme.space4

            Row {
                id: connecting

                anchors.centerIn: parent
                spacing: Theme.space3

                Spinner {
                    anchors.verticalCenter: parent.verticalCenter
                }
                UiText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Connecting to %1…").arg(Session.serverName)
                }
                UiButton {
                    kind: "ghost"
                    text: qsTr("Cancel")
                    onClicked: Session.close()
                }
            }
        }
    }
    ServerDialog {
        id: dialog
    }
}
