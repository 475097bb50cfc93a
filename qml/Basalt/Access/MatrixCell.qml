// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** Where a permission and a set meet. What is staged says so, beside its mark. */
Rectangle {
    id: root

    required property int row
    required property int column
    required property string code
    required property string mark
    required property string staged
    required property string setName
    property bool current: false
    property bool currentLine: false
    property bool focused: false
    readonly property string markText: {
        switch (mark) {
        case "held": return qsTr("held");
        case "inherited": return qsTr("through a node above");
        case "part": return qsTr("some of what is below");
        default: return qsTr("not held");
        }
    }
    signal pressed
    signal toggled

    implicitWidth: MatrixSizes.cell
    implicitHeight: Theme.rowHeight
    color: staged !== "" ? Theme.warningSoft : current || currentLine ? Theme.accentSoft : area.containsMouse ? Theme.hover : Theme.transparent
    Accessible.role: Accessible.Cell
    Accessible.name: setName + ", " + code + ": " + markText + (staged === "added" ? ", " + qsTr("new") : staged === "removed" ? ", " + qsTr("goes") : "")
    Accessible.selected: current

    Row {
        anchors.centerIn: parent
        spacing: Theme.space1

        MarkIcon {
            anchors.verticalCenter: parent.verticalCenter
            mark: root.mark
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.staged !== ""
            text: root.staged === "added" ? qsTr("new") : qsTr("goes")
            color: root.staged === "added" ? Theme.warning : Theme.danger
            font.pixelSize: Theme.fontCaption
            font.weight: Theme.weightMedium
            font.strikeout: root.staged === "removed"
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    Rectangle {
        anchors.fill: parent
        visible: root.current
        color: Theme.transparent
        border.width: root.focused ? Theme.focusWidth : Theme.hairline
        border.color: root.focused ? Theme.accent : Theme.controlBorder
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onPressed: root.pressed()
        onDoubleClicked: root.toggled()
    }
}
