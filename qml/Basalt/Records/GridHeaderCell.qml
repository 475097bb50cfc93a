// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** One column's head. */
Item {
    id: root

    required property int index
    required property string name
    required property string kind
    required property string iconName
    required property int columnWidth
    required property bool columnVisible
    required property int sortOrder
    required property string filterExpression
    required property bool personal
    required property bool numeric
    required property list<string> choices
    required property bool frozen
    /** Widths of the columns beside it, for dragging. */
    property int widthBefore: 0
    property int widthAfter: 0
    readonly property bool hot: area.containsMouse || funnel.hovered || filterPopup.visible || filterExpression !== ""
    signal sortRequested
    signal sortExactly(descending: bool)
    signal filterRequested(op: string, value: string)
    signal resizeRequested(newWidth: int)
    signal hideRequested
    signal moveRequested(direction: int)
    signal freezeRequested(freeze: bool)

    objectName: "header_" + name
    width: columnWidth
    visible: columnVisible
    Accessible.role: Accessible.ColumnHeader
    Accessible.name: name
    Accessible.description: sortOrder > 0 ? qsTr("sorted upwards") : sortOrder < 0 ? qsTr("sorted downwards") : ""

    Rectangle {
        anchors.fill: parent
        color: area.containsMouse ? Theme.hover : Theme.transparent
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        preventStealing: true
        property bool dragged: false
        onPressed: dragged = false
        onPositionChanged: mouse => {
            if (!(mouse.buttons & Qt.LeftButton))
                return;
            const right = root.widthAfter > 0 && mouse.x > Math.max(width, root.widthAfter);
            const left = root.widthBefore > 0 && mouse.x < Math.min(0, width - root.widthBefore);
            if (!left && !right)
                return;
            dragged = true;
            root.moveRequested(right ? 1 : -1);
        }
        onClicked: mouse => {
            if (mouse.button === Qt.RightButton)
                menu.popup();
            else if (!dragged)
                root.sortRequested();
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space2 + Theme.focusWidth
        anchors.rightMargin: Theme.space1
        spacing: Theme.space1
        layoutDirection: root.numeric ? Qt.RightToLeft : Qt.LeftToRight

        Icon {
            visible: !root.numeric
            name: root.iconName
            color: Theme.faint
            size: Theme.iconSizeSmall
        }
        IconButton {
            id: funnelForNumbers

            objectName: "columnFilter"
            visible: root.numeric
            opacity: root.hot || hovered ? 1 : 0
            size: Theme.grid(5.5)
            focusPolicy: Qt.NoFocus
            iconName: "funnel"
            ink: root.filterExpression !== "" ? Theme.accent : Theme.faint
            hint: qsTr("Filter by %1").arg(root.name)
            onClicked: filterPopup.open()
        }
        Icon {
            visible: root.numeric && root.sortOrder !== 0
            name: root.sortOrder > 0 ? "arrow-up" : "arrow-down"
            color: Theme.accent
            size: Theme.iconSizeSmall
        }
        UiText {
            Layout.fillWidth: root.numeric
            Layout.maximumWidth: root.width - Theme.grid(18)
            text: root.name
            color: root.sortOrder !== 0 ? Theme.text : Theme.muted
            font.weight: Theme.weightMedium
            font.pixelSize: Theme.fontSecondary
            horizontalAlignment: root.numeric ? Text.AlignRight : Text.AlignLeft
        }
        UiText {
            visible: root.personal
            text: qsTr("PII")
            color: Theme.warning
            font.pixelSize: Theme.fontCaption
            font.weight: Theme.weightStrong
        }
        Icon {
            visible: !root.numeric && root.sortOrder !== 0
            name: root.sortOrder > 0 ? "arrow-up" : "arrow-down"
            color: Theme.accent
            size: Theme.iconSizeSmall
        }
        Item {
            Layout.fillWidth: true
            visible: !root.numeric
        }
        IconButton {
            id: funnel

            objectName: "columnFilter"
            visible: !root.numeric && root.kind !== "json" && root.name !== "account_name"
            opacity: root.hot ? 1 : 0
            size: Theme.grid(5.5)
            focusPolicy: Qt.NoFocus
            iconName: "funnel"
            ink: root.filterExpression !== "" ? Theme.accent : Theme.faint
            hint: qsTr("Filter by %1").arg(root.name)
            onClicked: filterPopup.open()
        }
    }
    Separator {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    MouseArea {
        anchors.right: parent.right
        anchors.rightMargin: -Theme.space1
        width: Theme.space2
        height: parent.height
        cursorShape: Qt.SplitHCursor
        preventStealing: true
        property real startX: 0
        property int startWidth: 0
        onPressed: mouse => {
            startX = mapToItem(null, mouse.x, 0).x;
            startWidth = root.columnWidth;
        }
        onPositionChanged: mouse => root.resizeRequested(startWidth + mapToItem(null, mouse.x, 0).x - startX)
    }
    HeaderFilterPopup {
        id: filterPopup

        y: root.height
        field: root.name
        kind: root.kind
        choices: root.choices
        active: root.filterExpression !== ""
        onApplied: (op, value) => root.filterRequested(op, value)
    }
    GridHeaderMenu {
        id: menu

        name: root.name
        frozen: root.frozen
        hasBefore: root.widthBefore > 0
        hasAfter: root.widthAfter > 0
        onSortRequested: descending => root.sortExactly(descending)
        onFilterRequested: filterPopup.open()
        onMoveRequested: direction => root.moveRequested(direction)
        onFreezeRequested: freeze => root.freezeRequested(freeze)
        onHideRequested: root.hideRequested()
    }
}
