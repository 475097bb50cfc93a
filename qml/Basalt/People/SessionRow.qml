// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One open session: from where, with what, since when. */
Item {
    id: root

    required property string sessionId
    required property bool current
    required property string method
    required property string address
    required property string program
    required property string created
    required property string lastUsed
    signal endRequested

    objectName: "sessionRow"
    implicitHeight: texts.implicitHeight + 2 * Theme.space2
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([program, address, current ? qsTr("this session") : ""]).filter(each => each !== "").join(", ")

    RowLayout {
        anchors.fill: parent
        spacing: Theme.space2

        Icon {
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.space2
            name: "laptop"
            color: root.current ? Theme.success : Theme.faint
        }
        ColumnLayout {
            id: texts

            Layout.fillWidth: true
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space2

                UiText {
                    Layout.fillWidth: !thisOne.visible
                    Layout.maximumWidth: texts.width - (thisOne.visible ? thisOne.width + Theme.space2 : 0)
                    text: root.program !== "" ? root.program : qsTr("unknown program")
                }
                Badge {
                    id: thisOne

                    visible: root.current
                    tone: "success"
                    text: qsTr("this session")
                }
                Item {
                    Layout.fillWidth: thisOne.visible
                }
            }
            UiText {
                Layout.fillWidth: true
                text: Array.from([root.address, qsTr("used %1").arg(Desktop.agoText(root.lastUsed)), qsTr("since %1").arg(Desktop.minuteText(root.created))]).filter(each => each !== "").join(" · ")
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        UiButton {
            objectName: "endSession"
            writes: true
            visible: !root.current
            text: qsTr("End")
            hint: qsTr("Sign this session out")
            onClicked: root.endRequested()
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
