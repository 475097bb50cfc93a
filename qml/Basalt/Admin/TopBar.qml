// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Where one is, what one can do, and who one is. */
Rectangle {
    id: root

    implicitHeight: Theme.topBarHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space4
        spacing: Theme.space3

        Logo { }
        UiText {
            text: "Basalt"
            font.weight: Theme.weightStrong
            visible: root.width > Theme.grid(260)
        }
        UiButton {
            id: serverButton

            objectName: "serverButton"
            iconName: Session.embedded ? "hard-drive" : "globe"
            text: Session.serverName
            trailingIcon: "chevron-down"
            hint: qsTr("Server")
            onClicked: serverMenu.visible ? serverMenu.close() : serverMenu.popup(serverButton, 0, serverButton.height + Theme.space1)

            UiMenu {
                id: serverMenu

                UiMenuItem {
                    enabled: false
                    text: Session.serverUrl
                    iconName: "globe"
                }
                UiMenuSeparator { }
                UiMenuItem {
                    iconName: "server"
                    text: qsTr("All servers")
                    onTriggered: Commands.run("session.close")
                }
            }
        }
        AccountSwitcher { }
        Breadcrumb {
            Layout.fillWidth: true
        }
        Rectangle {
            id: search

            Layout.preferredWidth: Math.min(Theme.grid(105), root.width * 0.3)
            Layout.preferredHeight: Theme.controlHeight - Theme.focusWidth
            objectName: "searchButton"
            radius: Theme.radius
            color: searchArea.containsMouse ? Theme.hover : Theme.dark ? Theme.field : Theme.sunken
            border.width: Theme.hairline
            border.color: Theme.border
            activeFocusOnTab: true
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Search or run a command")
            Keys.onReturnPressed: Commands.run("app.palette")
            Keys.onSpacePressed: Commands.run("app.palette")

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Theme.space2 + Theme.focusWidth
                anchors.rightMargin: Theme.space2
                spacing: Theme.space2

                Icon {
                    name: "search"
                    color: Theme.faint
                    size: Theme.iconSizeSmall
                }
                UiText {
                    Layout.fillWidth: true
                    text: qsTr("Search or run a command")
                    color: Theme.faint
                }
                KeyHint {
                    text: "Ctrl+K"
                }
            }
            MouseArea {
                id: searchArea

                anchors.fill: parent
                hoverEnabled: true
                onClicked: Commands.run("app.palette")
            }
            FocusRing {
                shown: search.activeFocus
            }
        }
        Badge {
            visible: !Session.online
            tone: "danger"
            dot: true
            text: qsTr("Offline")
        }
        UserMenu { }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
