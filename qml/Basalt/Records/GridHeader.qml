// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Column names over the grid: a click sorts, the edge resizes, the funnel filters. */
Rectangle {
    id: root

    required property RecordTableModel table
    required property real offset
    required property int gutterWidth
    signal resized

    implicitHeight: Theme.rowHeight
    color: Theme.surface

    Item {
        anchors.fill: parent
        anchors.leftMargin: root.gutterWidth
        clip: true

        Row {
            x: -root.offset

            Repeater {
                model: root.table.columns
                delegate: GridHeaderCell {
                    height: root.height
                    onSortRequested: root.table.toggleSort(name)
                    onFilterRequested: (op, value) => root.table.setColumnFilter(name, op, value)
                    onResizeRequested: newWidth => {
                        root.table.columns.setWidth(index, newWidth);
                        root.resized();
                    }
                    onHideRequested: root.table.columns.setVisible(index, false)
                    onSortExactly: descending => root.table.sortBy(name, descending)
                }
            }
        }
    }
    Separator {
        x: root.gutterWidth - Theme.hairline
        height: parent.height
        vertical: true
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
    Separator {
        anchors.top: parent.top
        width: parent.width
    }
}
