// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

GridTestCase {
    id: root

    name: "RecordGrid"

    property var ids: []
    property string berlin: ""

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "amount", type: "integer"},
            {name: "weight", type: "number"},
            {name: "price", type: "decimal"},
            {name: "done", type: "boolean"},
            {name: "due", type: "date"},
            {name: "seen", type: "datetime"},
            {name: "mail", type: "email"},
            {name: "state", type: "select", options: {values: ["open", "in review", "released"]}},
            {name: "lab", type: "reference", collection: "labs", on_delete: "restrict"},
            {name: "extra", type: "json"}
        ]);
        for (const name of ["Aachen", "Berlin", "Bern", "Cork"]) {
            const id = makeRecord("ann", "labs", {name: name});
            if (name === "Berlin")
                berlin = id;
        }
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    /** Three records for each test, of which the newest is the first. */
    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        for (const record of get("/records/items").items)
            compare(request("root", "DELETE", "/records/items/" + record.id).status, 204);
        ids = ["one", "two", "three"].map(title => makeRecord("ann", "items", {title: title, amount: 1, price: "1.50", done: false, state: "open", extra: {k: [1]}}));
        openRecords("items");
        AppSettings.immediateCommit = false;
        startAfresh();
        table.sortBy("created_at", false);
        table.reload();
        loads();
        compare(columnTexts("title"), ["one", "two", "three"]);
    }

    function record(number: int): var {
        return get("/records/items/" + ids[number]);
    }

    function trail(number: int): var {
        return get("/audit-logs?sort_order=desc&record_id=" + ids[number]).items;
    }

    function test_eachKindIsEditedInPlace(): void {
        edit(0, "title", "a better title");
        edit(0, "amount", "42");
        edit(0, "weight", "2.25");
        edit(0, "price", "19.90");
        chooseInto(0, "done", "true");
        edit(0, "due", "2026-12-24");
        edit(0, "seen", "2026-12-24 18:30");
        edit(0, "mail", "ann@example.test");
        chooseInto(0, "state", "in review");
        edit(0, "extra", "{\"k\": [1, 2]}");
        goTo(0, "lab");
        keyClick(Qt.Key_Return);
        tryVerify(() => ui.find("referenceField")?.activeFocus);
        keys("ber");
        tryCompare(find("referenceList"), "count", 2);
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.grid.editing);
        compare(table.stagedCount, 11);
        tryCompare(cell(0, "lab"), "cellText", "Berlin");
        goTo(0, "title"); // back to where the title is on the page
        verify(cell(0, "title").staged);
        verify(!cell(1, "title").staged);
        reads("11 staged changes", find("stagedBar"));
        compare(record(0).title, "one", "nothing is saved yet");

        commit("delivery checked");
        tryCompare(table, "stagedCount", 0);
        const stored = record(0);
        compare(stored.title, "a better title");
        compare(stored.amount, 42);
        compare(stored.weight, 2.25);
        compare(stored.price, "19.90");
        compare(stored.done, true);
        compare(stored.due, "2026-12-24");
        compare(stored.seen.slice(0, 16), "2026-12-24T18:30");
        compare(stored.mail, "ann@example.test");
        compare(stored.state, "in review");
        compare(stored.lab, berlin);
        compare(stored.extra, {k: [1, 2]});
        const entry = trail(0)[0];
        compare(entry.operation, "UPDATE");
        compare(entry.reason, "delivery checked");
        compare(entry.user_email, "chief@example.test");
        compare(entry.changes.map(change => change.field).sort().join(" "), "amount done due extra lab mail price seen state title weight");
        compare(record(1).title, "two");
    }

    function test_aWrongKindIsRefusedAtTheCell_data(): var {
        return [
            {tag: "integer", field: "amount", text: "1.5", problem: "A whole number is needed."},
            {tag: "number", field: "weight", text: "heavy", problem: "A number is needed, for instance 12.5."},
            {tag: "decimal", field: "price", text: "1e3", problem: "A decimal number is needed, for instance 19.99."},
            {tag: "date", field: "due", text: "24.12.2026", problem: "A date like 2026-11-20 is needed."},
            {tag: "datetime", field: "seen", text: "tomorrow", problem: "A time like 2026-11-20 14:30 (UTC) is needed."},
            {tag: "empty required", field: "title", text: "", problem: "This field is required."}
        ];
    }

    function test_aWrongKindIsRefusedAtTheCell(data: var): void {
        typeInto(1, data.field, data.text);
        if (data.text === "")
            keyClick(Qt.Key_Delete);
        keyClick(Qt.Key_Return);
        reads(data.problem);
        verify(grid.editing, "the editor stays open");
        compare(find("cellInput").text, data.text);
        compare(table.stagedCount, 0);
        keyClick(Qt.Key_Escape);
        tryVerify(() => !root.grid.editing);
        compare(table.stagedCount, 0);
    }

    function test_undoRestores(): void {
        edit(0, "title", "first");
        edit(0, "title", "second");
        edit(1, "amount", "7");
        goTo(2, "title");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        compare(cell(2, "title").rowState, "deleted");
        compare(table.stagedCount, 3);

        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(cell(2, "title").rowState, "stored");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(cellText(1, "amount"), "1");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(cellText(0, "title"), "first");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(cellText(0, "title"), "one");
        compare(table.stagedCount, 0);
        disappears("stagedBar");

        keyClick(Qt.Key_Z, Qt.ControlModifier | Qt.ShiftModifier);
        compare(cellText(0, "title"), "first");
        commit("");
        tryCompare(table, "stagedCount", 0);
        compare(record(0).title, "first");
        compare(trail(0)[0].reason, null);

        // Undo after the commit stages the way back, on top of what is stored now.
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        compare(cellText(0, "title"), "one");
        compare(table.stagedCount, 1);
        commit("back");
        tryCompare(table, "stagedCount", 0);
        compare(record(0).title, "one");
    }

    function test_aRefusedValueStandsAtItsCell(): void {
        edit(0, "mail", "not an address");
        edit(0, "amount", "5");
        edit(1, "title", "two, better");
        commit("spring cleaning");
        // A commit is all or nothing: both stay staged, the reason stands at the cell and in the review.
        opens("reviewDialog");
        const problem = cell(0, "mail").problem;
        verify(problem !== "");
        reads(problem, find("reviewDialog"));
        compare(table.stagedCount, 3);
        compare(table.refusedCount, 1);
        compare(record(1).title, "two");
        compare(record(0).amount, 1);
        compare(record(0).mail, null);
        verify(cell(0, "amount").staged);
        compare(cell(0, "amount").problem, "");
        keyClick(Qt.Key_Escape);
        disappears("reviewDialog");

        // Put right, it is no longer called refused, and is committed with the rest.
        edit(0, "mail", "one@example.test");
        compare(cell(0, "mail").problem, "");
        compare(table.refusedCount, 0);
        commit("second try");
        tryCompare(table, "stagedCount", 0);
        compare(record(0).mail, "one@example.test");
        compare(record(0).amount, 5);
        compare(record(1).title, "two, better");
        compare(trail(0)[0].reason, "second try");
    }

    function test_somebodyElseWasFaster(): void {
        edit(0, "title", "mine");
        compare(request("ann", "PATCH", "/records/items/" + ids[0], {title: "theirs", amount: 9}).status, 200);
        commit("");
        opens("reviewDialog");
        compare(record(0).title, "theirs");
        press("Keep mine", find("reviewDialog"));
        tryCompare(table, "refusedCount", 0);
        compare(cellText(0, "amount"), "9");
        press("Commit with reason…", find("reviewDialog"));
        opens("commitDialog");
        click(find("commitConfirm"));
        tryCompare(table, "stagedCount", 0);
        compare(record(0).title, "mine");
        compare(record(0).amount, 9);

        edit(0, "title", "mine again");
        compare(request("ann", "PATCH", "/records/items/" + ids[0], {title: "theirs again"}).status, 200);
        commit("");
        opens("reviewDialog");
        press("Take theirs", find("reviewDialog"));
        tryCompare(table, "stagedCount", 0);
        compare(cellText(0, "title"), "theirs again");
        disappears("reviewDialog");
    }

    function test_aNewRecord(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        tryVerify(() => root.grid.editing);
        compare(grid.currentRow, 0);
        keys("four");
        keyClick(Qt.Key_Tab);
        tryVerify(() => !root.grid.editing);
        compare(cell(0, "title").rowState, "added");
        keys("4");
        tryVerify(() => root.grid.editing);
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.grid.editing);
        commit("a fourth");
        tryCompare(table, "stagedCount", 0);
        tryCompare(table, "total", 4);
        loads();
        const made = get("/records/items?filter=" + encodeURIComponent("title = 'four'")).items;
        compare(made.length, 1);
        compare(made[0].amount, 4);
        compare(get("/audit-logs?record_id=" + made[0].id).items[0].reason, "a fourth");
        compare(columnTexts("title").indexOf("four"), 3);
    }

    /** Enter before the list has caught up with the typing must not take what stood there before. */
    function test_aReferenceTypedFast(): void {
        goTo(0, "lab");
        keyClick(Qt.Key_Return);
        tryVerify(() => ui.find("referenceField")?.activeFocus);
        tryCompare(find("referenceList"), "count", 4);
        keys("cor");
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.grid.editing);
        tryCompare(cell(0, "lab"), "cellText", "Cork");
    }

    /** Edits that are made while an earlier commit is on its way are not lost with its answer. */
    function test_editsDuringACommit(): void {
        table.setText(0, columnOf("title"), "first");
        table.commit("");
        verify(table.committing);
        table.setText(0, columnOf("title"), "second");
        table.setText(0, columnOf("amount"), "8");
        table.setText(1, columnOf("title"), "another");
        tryCompare(table, "committing", false);
        compare(record(0).title, "first");
        compare(cellText(0, "title"), "second");
        compare(cellText(0, "amount"), "8");
        compare(table.stagedCount, 3);
        commit("the rest");
        tryCompare(table, "stagedCount", 0);
        compare(record(0).title, "second");
        compare(record(0).amount, 8);
        compare(record(1).title, "another");
    }

    function test_committedAtOnce(): void {
        AppSettings.immediateCommit = true;
        table.setText(0, columnOf("title"), "first");
        table.setText(0, columnOf("title"), "second");
        table.setText(1, columnOf("title"), "another");
        tryCompare(table, "stagedCount", 0);
        tryCompare(table, "committing", false);
        compare(record(0).title, "second");
        compare(record(1).title, "another");
        keyClick(Qt.Key_Z, Qt.ControlModifier);
        tryVerify(() => root.record(1).title === "two");
        tryCompare(table, "committing", false); // the page knows it too
    }
}
