// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** The number before a row; a press selects the row. */
Item {
    id: root

    required property int row
    required property string rowState
    required property bool rowSelected
    property bool current: false
    property int addedRows: 0
    signal pressed(extend: bool, toggle: bool)

    implicitHeight: Theme.rowHeight
    implicitWidth: Theme.grid(10)
    Accessible.role: Accessible.RowHeader
    Accessible.name: number.text

    Rectangle {
        anchors.fill: parent
        color: root.rowSelected || root.current ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.surface
    }
    MonoText {
        id: number

        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        visible: root.rowState !== "added" && root.rowState !== "deleted"
        text: root.row - root.addedRows + 1
        color: root.rowSelected ? Theme.accent : Theme.faint
        font.pixelSize: Theme.fontCaption
    }
    Icon {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        visible: !number.visible
        name: root.rowState === "added" ? "plus" : "trash-2"
        color: root.rowState === "added" ? Theme.success : Theme.danger
        size: Theme.iconSizeSmall
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        preventStealing: true
        onPressed: mouse => root.pressed(mouse.modifiers & Qt.ShiftModifier, mouse.modifiers & Qt.ControlModifier)
    }
}
