// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Theme

/** The cells of the grid: of the columns that stay, or of those that scroll. */
TableView {
    id: root

    required property RecordTableModel table
    required property RecordRange range
    required property bool frozen
    required property bool gridFocused
    signal cellPressed(row: int, column: int, extend: bool)
    signal cellDragged(x: real, y: real)
    signal cellOpened(row: int, column: int)
    signal menuRequested(row: int, column: int)

    clip: true
    model: table
    reuseItems: true
    boundsBehavior: Flickable.StopAtBounds
    columnWidthProvider: column => (column < root.table.columns.frozenCount) === root.frozen ? root.table.columns.width(column) : 0
    rowHeightProvider: () => Theme.rowHeight
    delegate: GridCell {
        id: cell

        currentRow: row === root.range.row
        currentCell: row === root.range.row && column === root.range.column
        inRange: root.range.several && row >= root.range.top && row <= root.range.bottom && column >= root.range.left && column <= root.range.right
        gridFocused: root.gridFocused
        onPressed: extend => root.cellPressed(row, column, extend)
        onDragged: (x, y) => {
            const place = cell.mapToItem(root.contentItem, x, y);
            root.cellDragged(place.x, place.y);
        }
        onOpened: root.cellOpened(row, column)
        onMenuRequested: root.menuRequested(row, column)
    }
}
