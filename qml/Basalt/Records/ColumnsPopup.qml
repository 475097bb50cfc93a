// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Which columns are shown, in which order, and which of them stay at the left. */
UiPopup {
    id: root

    required property RecordTableModel table
    readonly property RecordColumnModel columns: table.columns

    objectName: "columnsPopup"
    width: Theme.grid(72)
    height: Math.min(list.contentHeight + topPadding + bottomPadding, Theme.grid(120))
    padding: Theme.space2

    contentItem: ListView {
        id: list

        clip: true
        model: root.columns
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: RowLayout {
            id: line

            required property int index
            required property string name
            required property bool columnVisible
            required property bool frozen

            objectName: "columnLine_" + name
            width: ListView.view.width - Theme.space2
            spacing: 0

            UiCheckBox {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.navItemHeight
                leftPadding: Theme.space1
                text: line.name
                checked: line.columnVisible
                onToggled: root.columns.setVisible(line.index, checked)
            }
            IconButton {
                objectName: "freezeColumn"
                iconName: line.frozen ? "pin-off" : "pin"
                ink: line.frozen ? Theme.accent : Theme.faint
                hint: line.frozen ? qsTr("Scroll the column with the others") : qsTr("Keep the column at the left")
                onClicked: root.columns.setFrozen(line.index, !line.frozen)
            }
            IconButton {
                objectName: "moveColumnUp"
                iconName: "chevron-up"
                hint: qsTr("Move left")
                onClicked: root.columns.move(line.index, line.index - 1)
            }
            IconButton {
                objectName: "moveColumnDown"
                iconName: "chevron-down"
                hint: qsTr("Move right")
                onClicked: root.columns.move(line.index, line.index + 1)
            }
        }
    }
}
