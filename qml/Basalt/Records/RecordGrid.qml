// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The virtual table: header, row numbers, cells, and one editor that is put over the current cell. */
FocusScope {
    id: root

    required property RecordTableModel table
    property int currentRow: 0
    property int currentColumn: 1
    readonly property bool editing: editor.opened
    readonly property bool canEdit: table.loaded && currentRow >= 0 && currentRow < view.rows
    readonly property int gutterWidth: Math.max(Theme.grid(10), Math.ceil(digits.advanceWidth) + 2 * Theme.space2)

    objectName: "recordGrid"
    activeFocusOnTab: true
    Accessible.role: Accessible.Table
    Accessible.name: qsTr("Records of %1").arg(table.collection)

    function setCurrent(row: int, column: int): void {
        if (view.rows === 0)
            return;
        currentRow = Math.max(0, Math.min(row, view.rows - 1));
        currentColumn = Math.max(0, Math.min(column, view.columns - 1));
        makeVisible();
    }

    function makeVisible(): void {
        const top = currentRow * Theme.rowHeight;
        if (top < view.contentY)
            view.contentY = top;
        else if (top + Theme.rowHeight > view.contentY + view.height)
            view.contentY = top + Theme.rowHeight - view.height;
        const left = columnX(currentColumn);
        const width = root.table.columns.width(currentColumn);
        if (left < view.contentX)
            view.contentX = left;
        else if (left + width > view.contentX + view.width)
            view.contentX = Math.max(0, left + width - view.width);
    }

    function columnX(column: int): real {
        let sum = 0;
        for (let each = 0; each < column; ++each)
            sum += root.table.columns.width(each);
        return sum;
    }

    function move(rows: int, direction: int): void {
        setCurrent(currentRow + rows, direction === 0 ? currentColumn : table.columns.neighbour(currentColumn, direction));
    }

    /** Opens the editor on the current cell; `typed` replaces its text. */
    function edit(typed: string): void {
        if (!table.isEditable(currentRow, currentColumn)) {
            Notices.warning(qsTr("This value cannot be edited"), qsTr("The server keeps it."));
            return;
        }
        editor.begin(currentRow, currentColumn, columnX(currentColumn), typed);
    }

    function showNewRecord(): void {
        view.contentY = 0;
        setCurrent(0, 1);
        forceActiveFocus();
        edit("");
    }

    Keys.onPressed: event => root.handleKey(event)

    function handleKey(event: var): void {
        const page = Math.max(1, Math.floor(view.height / Theme.rowHeight) - 1);
        const control = event.modifiers & Qt.ControlModifier;
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up: move(control ? -view.rows : -1, 0); break;
        case Qt.Key_Down: move(control ? view.rows : 1, 0); break;
        case Qt.Key_Left: move(0, -1); break;
        case Qt.Key_Right: move(0, 1); break;
        case Qt.Key_PageUp: move(-page, 0); break;
        case Qt.Key_PageDown: move(page, 0); break;
        case Qt.Key_Home: setCurrent(control ? 0 : currentRow, control ? currentColumn : 0); break;
        case Qt.Key_End: setCurrent(control ? view.rows - 1 : currentRow, control ? currentColumn : view.columns - 1); break;
        case Qt.Key_Return:
        case Qt.Key_Enter: edit(""); break;
        case Qt.Key_Space:
            if (event.modifiers & Qt.ShiftModifier)
                table.select(currentRow, false, true);
            else
                edit("");
            break;
        case Qt.Key_Escape: table.clearSelection(); break;
        default:
            event.accepted = false;
            if (event.text.length === 1 && event.text.charCodeAt(0) > 32 && !control && !(event.modifiers & Qt.AltModifier)) {
                event.accepted = true;
                edit(event.text);
            }
        }
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
    TableView {
        id: gutter

        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        width: root.gutterWidth
        clip: true
        syncView: view
        syncDirection: Qt.Vertical
        interactive: false
        columnWidthProvider: () => root.gutterWidth
        model: FirstColumnModel {
            source: root.table
        }
        delegate: GridRowNumber {
            current: row === root.currentRow
            addedRows: root.table.addedCount
            onPressed: (extend, toggle) => {
                root.forceActiveFocus();
                root.setCurrent(row, root.currentColumn);
                root.table.select(row, extend, toggle);
            }
        }
    }
    TableView {
        id: view

        objectName: "recordTable"
        anchors.top: header.bottom
        anchors.bottom: parent.bottom
        anchors.left: gutter.right
        anchors.right: parent.right
        clip: true
        model: root.table
        reuseItems: true
        boundsBehavior: Flickable.StopAtBounds
        columnWidthProvider: column => root.table.columns.width(column)
        rowHeightProvider: () => Theme.rowHeight
        T.ScrollBar.vertical: UiScrollBar { }
        T.ScrollBar.horizontal: UiScrollBar { }
        delegate: GridCell {
            currentRow: row === root.currentRow
            currentCell: row === root.currentRow && column === root.currentColumn
            gridFocused: root.activeFocus
            onPressed: extend => {
                editor.commit();
                root.forceActiveFocus();
                if (extend)
                    root.table.select(row, true, false);
                else
                    root.table.clearSelection();
                root.setCurrent(row, column);
            }
            onOpened: root.edit("")
        }
        onRowsChanged: if (root.currentRow >= rows) root.currentRow = Math.max(0, rows - 1)

        CellEditor {
            id: editor

            parent: view.contentItem
            table: root.table
            onFinished: (rows, direction) => {
                root.forceActiveFocus();
                root.move(rows, direction);
            }
        }
    }
    Connections {
        target: root.table.columns

        function onLayoutChangedByUser(): void {
            view.forceLayout();
        }
    }
}
