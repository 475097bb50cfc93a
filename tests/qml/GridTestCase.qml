// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtTest
import Basalt.App

/** Works in the record grid as a person does: goes to cells by keyboard, edits them, commits. */
AppTestCase {
    id: root

    property RecordTableModel table: null
    property var grid: null

    /** Opens the records of a collection and waits until they are there. */
    function openRecords(collection: string): void {
        if (!CollectionStore.contains(collection)) {
            CollectionStore.reload();
            tryVerify(() => CollectionStore.contains(collection));
        }
        // Anew: the editor of an earlier test may be open.
        Navigator.open("overview");
        find("overviewPage");
        Navigator.open("collection", collection, "records");
        table = RecordTables.table(collection);
        tryVerify(() => ui.find("recordGrid")?.table === root.table);
        loads();
        grid = find("recordGrid");
    }

    /** Waits until nothing is being fetched. */
    function loads(): void {
        tryVerify(() => root.table.loaded && !root.table.loading);
    }

    /** Nothing staged, nothing filtered, nothing sorted. */
    function startAfresh(): void {
        table.discardAll();
        table.clearFilters();
        table.sortBy("", false);
        loads();
    }

    function columnOf(field: string): int {
        const column = table.columns.indexOf(field);
        verify(column >= 0, field + " is a column");
        return column;
    }

    /** What the cell is given to show. */
    function cell(row: int, field: string): var {
        const column = columnOf(field);
        const place = Qt.point(column, row);
        tryVerify(() => root.find("recordTable").itemAtCell(place) !== null);
        return find("recordTable").itemAtCell(place);
    }

    function cellText(row: int, field: string): string {
        return table.cellText(row, columnOf(field), "cellText");
    }

    /** The texts of a column, from the top. */
    function columnTexts(field: string): var {
        const texts = [];
        for (let row = 0; row < table.rowCount(); ++row)
            texts.push(cellText(row, field));
        return texts;
    }

    /** Moves the cursor by keyboard. */
    function goTo(row: int, field: string): void {
        const column = columnOf(field);
        grid.forceActiveFocus();
        tryVerify(() => root.grid.activeFocus);
        keyClick(Qt.Key_Home, Qt.ControlModifier);
        keyClick(Qt.Key_Home);
        for (let each = 0; each < row; ++each)
            keyClick(Qt.Key_Down);
        for (let each = 0; each < column; ++each)
            keyClick(Qt.Key_Right);
        compare(grid.currentRow, row);
        compare(grid.currentColumn, column);
    }

    /** Opens the editor of a cell and types in the place of what it holds. */
    function typeInto(row: int, field: string, text: string): void {
        goTo(row, field);
        keyClick(Qt.Key_Return);
        tryVerify(() => root.grid.editing && root.find("cellInput").activeFocus);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keys(text);
    }

    function edit(row: int, field: string, text: string): void {
        typeInto(row, field, text);
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.grid.editing);
    }

    /** Chooses from the list that opens under a cell. */
    function chooseInto(row: int, field: string, choice: string): void {
        goTo(row, field);
        keyClick(Qt.Key_Return);
        find("choiceList");
        click(reads(choice, find("choiceList")));
        tryVerify(() => !root.grid.editing);
    }

    /** Commits everything that is staged. */
    function commit(reason: string): void {
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitDialog");
        tryVerify(() => root.find("commitReason").activeFocus);
        keys(reason);
        keyClick(Qt.Key_Return);
        disappears("commitDialog");
        tryVerify(() => !root.table.committing);
    }
}
