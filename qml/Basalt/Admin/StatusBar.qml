// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The state of the connection, never hidden. */
Rectangle {
    id: root

    implicitHeight: Theme.statusBarHeight
    color: Theme.surface

    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space3
        anchors.rightMargin: Theme.space3
        spacing: Theme.space4

        RowLayout {
            spacing: Theme.space1 + Theme.focusWidth

            StateDot {
                tone: Session.online ? "success" : "danger"
            }
            StatusText {
                text: Session.online ? Session.latencyMs >= 0 ? qsTr("connected · %1 ms").arg(Session.latencyMs) : qsTr("connected") : qsTr("no connection – trying again")
            }
        }
        StatusText {
            text: Session.databaseName !== "" ? qsTr("Basalt %1 · %2").arg(Session.serverVersion).arg(Session.databaseName) : qsTr("Basalt %1").arg(Session.serverVersion)
        }
        RowLayout {
            spacing: Theme.space1

            StatusText {
                visible: Session.accountId !== ""
                text: qsTr("account")
            }
            StatusText {
                text: Session.accountName
                color: Theme.text
                font.weight: Theme.weightMedium
            }
            StatusText {
                visible: text !== ""
                text: Session.accountCode
            }
        }
        Item {
            Layout.fillWidth: true
        }
        RowLayout {
            id: staged

            readonly property int stagedCount: RecordTables.stagedTotal + PermissionMatrix.stagedCount

            visible: stagedCount > 0
            spacing: Theme.space1 + Theme.focusWidth

            Icon {
                name: "pencil"
                color: Theme.warning
                size: Theme.space3
            }
            StatusText {
                text: qsTr("%Ln staged change(s)", "", staged.stagedCount)
                color: Theme.warning
            }
        }
        RowLayout {
            visible: Session.environment === "production"
            spacing: Theme.space1

            Icon {
                name: "triangle-alert"
                color: Theme.danger
                size: Theme.space3
            }
            StatusText {
                text: qsTr("PRODUCTION")
                color: Theme.danger
                font.weight: Theme.weightStrong
            }
        }
        MouseArea {
            Layout.preferredWidth: hint.implicitWidth
            Layout.fillHeight: true
            cursorShape: Qt.PointingHandCursor
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("Show all shortcuts")
            onClicked: Commands.run("app.shortcuts")

            Row {
                id: hint

                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space1

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "keyboard"
                    color: Theme.faint
                    size: Theme.iconSizeSmall
                }
                StatusText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("F1 shortcuts")
                }
            }
        }
    }
}
