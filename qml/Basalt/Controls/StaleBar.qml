// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Theme

/** What is shown could not be brought up to date: since when it is as it is, why, and again. */
Rectangle {
    id: root

    property apiError error
    property string asOf
    property bool busy: false
    signal retry

    objectName: "staleBar"
    implicitHeight: Theme.grid(9)
    color: Theme.warningSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: label.text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space3
        spacing: Theme.space2

        Icon {
            name: root.error.isOffline ? "wifi-off" : "triangle-alert"
            color: Theme.warning
        }
        UiText {
            id: label

            Layout.fillWidth: true
            text: qsTr("%1 This is as of %2.").arg(root.error.isOffline ? qsTr("No connection.") : root.error.message).arg(Desktop.agoText(root.asOf))
            color: Theme.warning
            font.weight: Theme.weightMedium
        }
        UiButton {
            kind: "ghost"
            iconName: "refresh-cw"
            text: qsTr("Try again")
            busy: root.busy
            onClicked: root.retry()
        }
    }
}
