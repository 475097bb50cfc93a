// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The virtual table: header, row numbers, cells, and one editor that is put over the current cell. */
FocusScope {
    id: root

    required property RecordTableModel table
    property alias currentRow: cursor.row
    property alias currentColumn: cursor.column
    readonly property RecordRange range: cells
    readonly property bool editing: editor.opened
    readonly property bool canEdit: table.loaded && currentRow >= 0 && currentRow < view.rows
    readonly property int gutterWidth: Math.max(Theme.grid(10), Math.ceil(digits.advanceWidth) + 2 * Theme.space2)
    signal menuRequested
    signal fillRequested(text: string)

    objectName: "recordGrid"
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Records of %1").arg(table.collection)
    Keys.onPressed: event => keyboard.handle(event)

    function setCurrent(row: int, column: int): void {
        cursor.goTo(row, column, false);
    }

    function pressCell(row: int, column: int, extend: bool): void {
        editor.commit();
        forceActiveFocus();
        table.clearSelection();
        cursor.goTo(row, column, extend);
    }

    function openMenu(row: int, column: int): void {
        forceActiveFocus();
        if (row < cells.top || row > cells.bottom || column < cells.left || column > cells.right)
            cursor.goTo(row, column, false);
        menuRequested();
    }

    /** Opens the editor on the current cell; `typed` replaces its text. */
    function edit(typed: string): void {
        if (!table.isEditable(currentRow, currentColumn)) {
            Notices.warning(qsTr("This value cannot be edited"), qsTr("The server keeps it."));
            return;
        }
        editor.parent = currentColumn < table.columns.frozenCount ? frozenView.contentItem : view.contentItem;
        editor.begin(currentRow, currentColumn, table.columns.place(currentColumn), typed);
    }

    function showNewRecord(): void {
        view.contentY = 0;
        setCurrent(0, 1);
        forceActiveFocus();
        edit("");
    }

    RecordRange {
        id: cells

        table: root.table
        row: cursor.row
        column: cursor.column
    }
    GridCursor {
        id: cursor

        table: root.table
        range: cells
        view: view
    }
    GridKeys {
        id: keyboard

        table: root.table
        range: cells
        cursor: cursor
        onEditRequested: typed => root.edit(typed)
    }
    TextMetrics {
        id: digits

        font.family: Theme.monoFamily
        font.pixelSize: Theme.fontCaption
        text: Math.max(999, root.table.total).toString()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.dark ? Theme.background : Theme.surface
    }
    GridHeader {
        id: header

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        table: root.table
        offset: view.contentX
        gutterWidth: root.gutterWidth
        onResized: view.forceLayout()
    }
    GridGutter {
        id: gutter

        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: root.gutterWidth
        syncView: view
        table: root.table
        markedRow: root.currentRow
        onRowPressed: (row, extend, toggle) => {
            root.forceActiveFocus();
            root.setCurrent(row, root.currentColumn);
            root.table.select(row, extend, toggle);
        }
    }
    GridTable {
        id: frozenView

        objectName: "frozenTable"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: gutter.right
        width: root.table.columns.frozenWidth
        visible: width > 0
        syncView: view
        syncDirection: Qt.Vertical
        interactive: false
        frozen: true
        table: root.table
        range: cells
        gridFocused: root.activeFocus
        onCellPressed: (row, column, extend) => root.pressCell(row, column, extend)
        onCellDragged: (x, y) => cursor.dragTo(true, x, y)
        onCellOpened: root.edit("")
        onMenuRequested: (row, column) => root.openMenu(row, column)
    }
    GridTable {
        id: view

        objectName: "recordTable"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: frozenView.right
        anchors.right: parent.right
        bottomMargin: Theme.grid(3)
        frozen: false
        table: root.table
        range: cells
        gridFocused: root.activeFocus
        T.ScrollBar.vertical: UiScrollBar { }
        T.ScrollBar.horizontal: UiScrollBar { }
        onCellPressed: (row, column, extend) => root.pressCell(row, column, extend)
        onCellDragged: (x, y) => cursor.dragTo(false, x, y)
        onCellOpened: root.edit("")
        onMenuRequested: (row, column) => root.openMenu(row, column)
        onRowsChanged: if (cursor.row >= rows) cursor.row = Math.max(0, rows - 1)

        CellEditor {
            id: editor

            parent: view.contentItem
            table: root.table
            onFilled: text => root.fillRequested(text)
            onFinished: (rows, direction) => {
                root.forceActiveFocus();
                if (rows !== 0 || direction !== 0)
                    cursor.move(rows, direction, false);
            }
        }
    }
    Rectangle {
        anchors.right: frozenView.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.focusWidth
        visible: frozenView.visible
        color: Theme.controlBorderSoft
    }
    Connections {
        target: root.table.columns

        function onLayoutChangedByUser(): void {
            frozenView.forceLayout();
            view.forceLayout();
        }
    }
}
