// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** The keyboard in the grid: arrows move, with Shift they select a range; letters begin an edit. */
QtObject {
    id: root

    required property RecordTableModel table
    required property RecordRange range
    required property GridCursor cursor
    /** An edit begins; the text, if there is one, replaces what the cell holds. */
    signal editRequested(typed: string)

    function handle(event: var): void {
        const page = cursor.pageRows;
        const control = event.modifiers & Qt.ControlModifier;
        const shift = !!(event.modifiers & Qt.ShiftModifier);
        const rows = table.rowCount();
        const columns = table.columnCount();
        event.accepted = true;
        switch (event.key) {
        case Qt.Key_Up: cursor.move(control ? -rows : -1, 0, shift); break;
        case Qt.Key_Down: cursor.move(control ? rows : 1, 0, shift); break;
        case Qt.Key_Left: cursor.move(0, -1, shift); break;
        case Qt.Key_Right: cursor.move(0, 1, shift); break;
        case Qt.Key_PageUp: cursor.move(-page, 0, shift); break;
        case Qt.Key_PageDown: cursor.move(page, 0, shift); break;
        case Qt.Key_Home: cursor.goTo(control ? 0 : cursor.row, control ? cursor.column : 0, shift); break;
        case Qt.Key_End: cursor.goTo(control ? rows - 1 : cursor.row, control ? cursor.column : columns - 1, shift); break;
        case Qt.Key_Return:
        case Qt.Key_Enter: editRequested(""); break;
        case Qt.Key_Delete:
            if (control)
                event.accepted = false;
            else
                range.setNull();
            break;
        case Qt.Key_A:
            if (control)
                cursor.selectAll();
            else
                begin(event);
            break;
        case Qt.Key_Space:
            if (shift)
                table.select(cursor.row, false, true);
            else
                editRequested("");
            break;
        case Qt.Key_Escape:
            table.clearSelection();
            range.collapse();
            break;
        default: begin(event);
        }
    }

    /** A letter replaces what the cell holds. */
    function begin(event: var): void {
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier));
        event.accepted = plain && event.text.length === 1 && event.text.charCodeAt(0) > 32;
        if (event.accepted)
            editRequested(event.text);
    }
}
