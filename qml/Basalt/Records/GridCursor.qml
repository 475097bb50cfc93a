// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Theme

/** Which cell is the current one, how it moves, and the range that it draws. */
QtObject {
    id: root

    required property RecordTableModel table
    required property RecordRange range
    required property TableView view
    property int row: 0
    property int column: 1
    readonly property int pageRows: Math.max(1, Math.floor(view.height / Theme.rowHeight) - 1)

    /** Puts the cursor on a cell; `extend` takes the cells between with it. */
    function goTo(toRow: int, toColumn: int, extend: bool): void {
        if (view.rows === 0)
            return;
        row = Math.max(0, Math.min(toRow, view.rows - 1));
        column = Math.max(0, Math.min(toColumn, view.columns - 1));
        if (!extend)
            range.setAnchor(row, column);
        makeVisible();
    }

    function move(rows: int, direction: int, extend: bool): void {
        goTo(row + rows, direction === 0 ? column : table.columns.neighbour(column, direction), extend);
    }

    function selectAll(): void {
        range.setAnchor(0, 0);
        row = view.rows - 1;
        column = view.columns - 1;
    }

    /** The mouse went over other cells while it was pressed: they belong to the range. */
    function dragTo(frozen: bool, x: real, y: real): void {
        const overColumn = table.columns.columnAt(x, frozen);
        const overRow = Math.floor(y / Theme.rowHeight);
        if (overRow !== row || overColumn !== column)
            goTo(overRow, overColumn, true);
    }

    function makeVisible(): void {
        const top = row * Theme.rowHeight;
        if (top < view.contentY)
            view.contentY = top;
        else if (top + Theme.rowHeight > view.contentY + view.height)
            view.contentY = top + Theme.rowHeight - view.height;
        if (column < table.columns.frozenCount)
            return;
        const left = table.columns.place(column);
        const width = table.columns.width(column);
        if (left < view.contentX)
            view.contentX = left;
        else if (left + width > view.contentX + view.width)
            view.contentX = Math.max(0, left + width - view.width);
    }
}
