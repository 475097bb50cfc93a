// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One type of things that access lists know. */
Rectangle {
    id: root

    required property int index
    required property string code
    required property string name
    required property bool usable
    required property bool ofRecords
    property bool current: false
    signal pressed

    objectName: "resourceType_" + code
    implicitHeight: Theme.grid(11)
    color: current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.ListItem
    Accessible.name: Array.from([name, code, usable ? "" : qsTr("switched off")]).filter(each => each !== "").join(", ")
    Accessible.selected: current

    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space4
        anchors.rightMargin: Theme.space3
        spacing: Theme.space2

        Icon {
            name: root.ofRecords ? "table-2" : "layers"
            color: root.current ? Theme.accent : Theme.faint
            size: Theme.iconSizeSmall
        }
        Column {
            Layout.fillWidth: true

            UiText {
                width: parent.width
                text: root.name
                color: root.usable ? Theme.text : Theme.muted
                font.weight: Theme.weightMedium
            }
            MonoText {
                width: parent.width
                text: root.code
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        Badge {
            visible: !root.usable
            text: qsTr("off")
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
