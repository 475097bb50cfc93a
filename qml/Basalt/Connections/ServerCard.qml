// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One server: what it is called, where it is, how it is. Enter opens it. */
Rectangle {
    id: root

    required property string serverId
    required property string name
    required property string address
    required property string environment
    required property string email
    required property bool embedded
    required property string serverState
    required property int latencyMs
    required property string version
    required property string reason
    required property int index
    signal editRequested

    readonly property string tone: serverState === "ok" ? "success" : serverState === "failed" ? "danger" : "neutral"
    readonly property string stateText: {
        switch (serverState) {
        case "ok": return latencyMs >= 0 ? qsTr("%1 ms").arg(latencyMs) : qsTr("running");
        case "failed": return reason;
        case "checking": return qsTr("checking…");
        case "stopped": return qsTr("stopped");
        default: return qsTr("not checked");
        }
    }
    readonly property string environmentText: environment === "production" ? qsTr("production") : environment === "staging" ? qsTr("staging") : qsTr("local")
    readonly property string subtitle: address + (version !== "" ? " · " + qsTr("Basalt %1").arg(version) : "") + (email !== "" ? " · " + qsTr("as %1").arg(email) : "")

    objectName: "serverCard"
    implicitHeight: Theme.grid(17)
    radius: Theme.radiusCard
    color: area.containsMouse ? Theme.hover : Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border
    activeFocusOnTab: true
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + environmentText + ", " + stateText
    Keys.onReturnPressed: Session.open(serverId)
    Keys.onEnterPressed: Session.open(serverId)

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onDoubleClicked: Session.open(root.serverId)
    }
    // The edge in the colour of the environment; the same colour lies over the window once the server is open.
    Item {
        width: Theme.space1
        height: parent.height
        clip: true

        Rectangle {
            width: Theme.radiusCard * 2
            height: parent.height
            radius: Theme.radiusCard
            color: Theme.environmentTint(root.environment)
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space4
        spacing: Theme.space4

        Icon {
            name: root.embedded ? "hard-drive" : "globe"
            size: Theme.iconSizeLarge
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space1

            RowLayout {
                spacing: Theme.space2

                UiText {
                    text: root.name
                    font.weight: Theme.weightStrong
                }
                Badge {
                    text: root.environmentText
                    tone: root.environment
                }
            }
            UiText {
                Layout.fillWidth: true
                text: root.subtitle
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        RowLayout {
            spacing: Theme.space2

            StateDot {
                tone: root.tone
            }
            UiText {
                Layout.maximumWidth: Theme.grid(50)
                text: root.stateText
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        IconButton {
            visible: !root.embedded
            iconName: "settings"
            hint: qsTr("Change or remove this server")
            onClicked: root.editRequested()
        }
        UiButton {
            text: qsTr("Open")
            onClicked: Session.open(root.serverId)
        }
    }
    FocusRing {
        shown: root.activeFocus
        cornerRadius: Theme.radiusCard
        anchors.margins: 0
    }
}
