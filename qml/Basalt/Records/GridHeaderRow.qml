// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App

/** The heads of the columns that stay, or of those that scroll. */
Row {
    id: root

    required property RecordTableModel table
    required property bool frozenPart
    readonly property RecordColumnModel columns: table.columns
    signal resized

    Repeater {
        model: root.columns
        delegate: GridHeaderCell {
            height: root.height
            visible: columnVisible && frozen === root.frozenPart
            widthBefore: root.columns.neighbour(index, -1) === index ? 0 : root.columns.width(root.columns.neighbour(index, -1))
            widthAfter: root.columns.neighbour(index, 1) === index ? 0 : root.columns.width(root.columns.neighbour(index, 1))
            onSortRequested: root.table.toggleSort(name)
            onFilterRequested: (op, value) => root.table.setColumnFilter(name, op, value)
            onResizeRequested: newWidth => {
                root.columns.setWidth(index, newWidth);
                root.resized();
            }
            onHideRequested: root.columns.setVisible(index, false)
            onMoveRequested: direction => root.columns.move(index, root.columns.neighbour(index, direction))
            onFreezeRequested: freeze => root.columns.setFrozen(index, freeze)
            onSortExactly: descending => root.table.sortBy(name, descending)
        }
    }
}
