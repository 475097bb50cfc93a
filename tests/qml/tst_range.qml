// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Many cells at once: selected, copied, pasted from a spreadsheet, set, and committed all or nothing. */
GridTestCase {
    id: root

    name: "Range"

    property var ids: []

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        makeCollection("parts", [
            {name: "code", type: "text", required: true, unique: true},
            {name: "shelf", type: "integer"},
            {name: "price", type: "decimal"},
            {name: "state", type: "select", options: {values: ["new", "old"]}},
            {name: "lab", type: "reference", collection: "labs", on_delete: "set_null"}
        ]);
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        const listed = get("/records/parts?limit=100").items.map(each => each.id);
        listed.forEach(id => request("root", "DELETE", "/records/parts/" + id));
        ids = ["A", "B", "C", "D"].map((code, at) => makeRecord("ann", "parts", {code: code, shelf: at, price: "1.50"}));
        openRecords("parts");
        startAfresh();
        ["id", "code", "shelf", "price", "state", "lab"].forEach((name, at) => table.columns.move(table.columns.indexOf(name), at));
        table.reload();
        loads();
        table.sortBy("code", false);
        loads();
    }

    function record(at: int): var {
        return get("/records/parts/" + ids[at]);
    }

    /** From one cell to another, by keyboard. */
    function select(row: int, field: string, rows: int, columns: int): void {
        goTo(row, field);
        for (let each = 0; each < rows; ++each)
            keyClick(Qt.Key_Down, Qt.ShiftModifier);
        for (let each = 0; each < columns; ++each)
            keyClick(Qt.Key_Right, Qt.ShiftModifier);
        compare(grid.range.cellCount, (rows + 1) * (columns + 1));
    }

    function paste(text: string): void {
        Desktop.copy(text);
        keyClick(Qt.Key_V, Qt.ControlModifier);
    }

    function headStandsAboveCells(field: string): void {
        tryVerify(() => root.cell(0, field).mapToItem(null, 0, 0).x === root.find("header_" + field).mapToItem(null, 0, 0).x, patience,
                  "the head of " + field + " stands above its cells");
    }

    function test_copied(): void {
        select(0, "code", 1, 1);
        verify(cell(1, "shelf").inRange);
        verify(!cell(2, "shelf").inRange);
        verify(!cell(1, "price").inRange);
        keyClick(Qt.Key_C, Qt.ControlModifier);
        compare(Desktop.clipboardText(), "A\t0\nB\t1");
        Commands.run("records.copyCsv");
        compare(Desktop.clipboardText(), "code,shelf\r\nA,0\r\nB,1\r\n");
        Commands.run("records.copyMarkdown");
        compare(Desktop.clipboardText(), "| code | shelf |\n| --- | --- |\n| A | 0 |\n| B | 1 |\n");
        Commands.run("records.copyRangeJson");
        compare(JSON.parse(Desktop.clipboardText()), [{code: "A", shelf: 0}, {code: "B", shelf: 1}]);
        Commands.run("records.copyCurl");
        verify(Desktop.clipboardText().includes("/api/v1/records/parts"), Desktop.clipboardText());
        verify(Desktop.clipboardText().includes(ids[0]));
        keyClick(Qt.Key_Escape);
        compare(grid.range.cellCount, 1);
    }

    function test_byMouse(): void {
        const from = cell(0, "code");
        const to = cell(2, "price");
        const end = to.mapToItem(from, to.width / 2, to.height / 2);
        mousePress(from);
        mouseMove(from, from.width / 2, from.height);
        mouseMove(from, end.x, end.y);
        mouseRelease(from, end.x, end.y);
        compare(grid.range.cellCount, 9);
        mouseClick(cell(1, "shelf"), 5, 5, Qt.LeftButton, Qt.ShiftModifier);
        compare(grid.range.cellCount, 4);
        mouseClick(cell(3, "code"));
        compare(grid.range.cellCount, 1);
    }

    function test_pastedFromASpreadsheet(): void {
        goTo(1, "code");
        paste("B2\t10\t2,50\tnew\nC2\ttop\t3.75\tbroken\nD2\t12\t\told\n");
        // What is no value of its field stands at its cell, and the rest is staged.
        readsLike(/2 values do not fit/);
        compare(cell(2, "shelf").problem, "A whole number is needed.");
        verify(cell(2, "state").problem.includes("new, old"));
        compare(cellText(1, "price"), "2.50");
        compare(cellText(2, "shelf"), "2");
        compare(table.stagedCount, 10);
        compare(table.stagedRecords, 3);
        edit(2, "shelf", "11");
        compare(cell(2, "shelf").problem, "");
        commit("stocktaking");
        tryCompare(table, "stagedCount", 0);
        compare([record(1).code, record(1).shelf, record(1).price, record(1).state], ["B2", 10, "2.50", "new"]);
        compare([record(2).code, record(2).shelf, record(2).price, record(2).state], ["C2", 11, "3.75", null]);
        compare([record(3).code, record(3).shelf, record(3).price, record(3).state], ["D2", 12, null, "old"]);
        // One request: the entries of all records have its correlation id.
        const entries = ids.slice(1).map(id => get("/audit-logs?sort_order=desc&record_id=" + id).items[0]);
        entries.forEach(entry => compare(entry.reason, "stocktaking"));
        compare(entries[1].correlation_id, entries[0].correlation_id);
        compare(entries[2].correlation_id, entries[0].correlation_id);
    }

    function test_pastedBelowTheLastRow(): void {
        goTo(3, "code");
        paste("D\t40\nE\t41\nF\t42\n");
        compare(table.addedCount, 2);
        commit("");
        tryCompare(table, "stagedCount", 0);
        tryCompare(table, "total", 6);
        const made = get("/records/parts?sort=code").items;
        compare(made.map(each => each.code + each.shelf).join(" "), "A0 B1 C2 D40 E41 F42");
        // One step to undo brings all of it back to what it was.
        goTo(0, "shelf");
        paste("7\n8\n9");
        compare(table.stagedCount, 3);
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(table.stagedCount, 0);
    }

    function test_setAndEmptied(): void {
        select(0, "shelf", 2, 0);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        opens("rangeValueDialog");
        reads("Set 3 cells", find("rangeValueDialog"));
        keys("77");
        keyClick(Qt.Key_Return);
        tryVerify(() => ui.find("rangeValueDialog") === null);
        compare([0, 1, 2, 3].map(row => cellText(row, "shelf")).join(" "), "77 77 77 3");
        select(0, "price", 1, 0);
        keyClick(Qt.Key_Delete);
        verify(cell(0, "price").isNull);
        verify(cell(1, "price").isNull);
        commit("");
        tryCompare(table, "stagedCount", 0);
        compare([record(0).shelf, record(2).shelf, record(3).shelf], [77, 77, 3]);
        compare([record(0).price, record(1).price, record(2).price], [null, null, "1.50"]);
    }

    function test_allOrNothing(): void {
        goTo(0, "code");
        paste("A1\nD\nC1");
        compare(table.stagedCount, 3);
        commit("renamed");
        opens("reviewDialog");
        compare(table.stagedCount, 3, "D is taken: nothing was saved");
        compare(table.refusedCount, 1);
        verify(cell(1, "code").problem !== "");
        compare(cell(0, "code").problem, "");
        compare([record(0).code, record(1).code, record(2).code], ["A", "B", "C"]);
        keyClick(Qt.Key_Escape);
        disappears("reviewDialog");
        edit(1, "code", "B1");
        commit("renamed");
        tryCompare(table, "stagedCount", 0);
        compare([record(0).code, record(1).code, record(2).code], ["A1", "B1", "C1"]);
    }

    function test_columnsAreArranged(): void {
        compare(table.columns.indexOf("code"), 1);
        click(find("columnsButton"));
        const line = find("columnLine_price");
        click(find("freezeColumn", line));
        compare(table.columns.indexOf("price"), 0);
        compare(table.columns.frozenCount, 1);
        click(find("moveColumnUp", find("columnLine_shelf")));
        keyClick(Qt.Key_Escape);
        verify(table.columns.indexOf("shelf") < table.columns.indexOf("code"));
        tryVerify(() => ui.find("frozenTable") !== null);
        edit(0, "price", "9.75");
        compare(cellText(0, "price"), "9.75");
        // Another table of the collection finds it arranged so.
        RecordTables.forget("parts");
        openRecords("parts");
        compare(table.columns.frozenCount, 1);
        compare(table.columns.indexOf("price"), 0);
        table.columns.setFrozen(0, false);
        compare(table.columns.frozenCount, 0);
        headStandsAboveCells("price");
        table.columns.setVisible(0, false);
        headStandsAboveCells("code");
        table.columns.setVisible(0, true);
        headStandsAboveCells("price");
        headStandsAboveCells("code");
    }
}
