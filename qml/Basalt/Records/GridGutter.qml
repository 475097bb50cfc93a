// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App

/** The numbers of the rows, which select whole rows. */
TableView {
    id: root

    required property RecordTableModel table
    required property int markedRow
    signal rowPressed(row: int, extend: bool, toggle: bool)

    clip: true
    syncDirection: Qt.Vertical
    interactive: false
    columnWidthProvider: () => root.width
    model: FirstColumnModel {
        source: root.table
    }
    delegate: GridRowNumber {
        current: row === root.markedRow
        addedRows: root.table.addedCount
        onPressed: (extend, toggle) => root.rowPressed(row, extend, toggle)
    }
}
