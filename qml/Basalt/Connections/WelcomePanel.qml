// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The dark half of the first page: what Basalt is, and the card that starts a server on this computer. */
Rectangle {
    id: root

    color: Theme.stone

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.grid(10)
        anchors.topMargin: Theme.grid(13)
        anchors.bottomMargin: Theme.grid(13)
        spacing: Theme.space4

        Logo {
            drawn: true
            size: Theme.grid(17)
        }
        Heading {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space4
            Layout.maximumWidth: Theme.grid(86)
            level: 0
            text: qsTr("A back end you can hold in your hands.")
            color: Theme.stoneText
            wrapMode: Text.WordWrap
            lineHeight: 1.2
        }
        UiText {
            Layout.fillWidth: true
            text: qsTr("Collections with an API, people with exact permissions, and a record of everything that ever happened. On this computer, in about ten seconds.")
            color: Theme.stoneMuted
            font.pixelSize: Theme.fontTitle
            wrapMode: Text.WordWrap
            lineHeight: 1.35
        }
        Item {
            Layout.fillHeight: true
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: card.implicitHeight + 2 * Theme.space5
            radius: Theme.radiusCard
            color: Theme.stoneRaised
            border.width: Theme.hairline
            border.color: Theme.stoneBorder

            Column {
                id: card

                x: Theme.space5
                y: Theme.space5
                width: parent.width - 2 * Theme.space5
                spacing: Theme.space2

                Heading {
                    level: 2
                    text: LocalServer.dataExists ? qsTr("Welcome back") : qsTr("Start here")
                    color: Theme.stoneText
                }
                UiText {
                    width: parent.width
                    text: LocalServer.dataExists ? qsTr("Your server on this computer is stored in %1.").arg(LocalServer.displayFolder)
                                                 : qsTr("A new server on this computer, stored in %1.").arg(LocalServer.displayFolder)
                    color: Theme.stoneMuted
                    wrapMode: Text.WordWrap
                }
                Flow {
                    width: parent.width
                    topPadding: Theme.space2
                    spacing: Theme.space2

                    UiButton {
                        objectName: "createServer"
                        kind: "ember"
                        iconName: "play"
                        text: LocalServer.dataExists ? qsTr("Open my server") : qsTr("Create my server")
                        onClicked: Session.openEmbedded()
                    }
                    UiButton {
                        objectName: "demoServer"
                        visible: !LocalServer.dataExists
                        kind: "stone"
                        busy: DemoLoader.running
                        iconName: "flask-conical"
                        text: DemoLoader.running ? qsTr("Loading demo data…") : qsTr("Look around with demo data")
                        onClicked: DemoLoader.start()
                    }
                }
                UiText {
                    width: parent.width
                    visible: DemoLoader.failure !== ""
                    text: DemoLoader.failure
                    color: Theme.ember
                    wrapMode: Text.WordWrap
                }
            }
        }
    }
}
