// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** The record beside the grid, as a form and with its history. */
GridTestCase {
    id: root

    name: "Inspector"

    property var ids: []

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "amount", type: "integer"},
            {name: "done", type: "boolean"},
            {name: "state", type: "select", options: {values: ["open", "in review"]}},
            {name: "lab", type: "reference", collection: "labs", on_delete: "restrict"},
            {name: "extra", type: "json"}
        ]);
        makeRecord("ann", "labs", {name: "Aachen"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        for (const record of get("/records/items").items)
            compare(request("root", "DELETE", "/records/items/" + record.id).status, 204);
        ids = ["one", "two", "three"].map(title => makeRecord("ann", "items", {title: title, amount: 1, done: false, state: "open", extra: {k: 1}}));
        AppSettings.inspectorVisible = true;
        openRecords("items");
        startAfresh();
        table.sortBy("created_at", false);
        table.reload();
        loads();
        compare(columnTexts("title"), ["one", "two", "three"]);
        find("recordInspector").tab = "fields";
        goTo(0, "title");
    }

    /** The form of a field of the record under the cursor. */
    function form(name: string): var {
        return find("field_" + name, find("recordInspector"));
    }

    function line(name: string): var {
        return find("inspectorLine", form(name));
    }

    function test_aForm(): void {
        type(line("title"), "one, better");
        keyClick(Qt.Key_Return);
        type(line("amount"), "42");
        click(line("title"));
        const box = form("done");
        press("no", box);
        reads("yes", box);
        choose(reads("open", form("state")).parent, "in review");
        press("Choose from labs…", form("lab"));
        tryVerify(() => ui.find("referenceField")?.activeFocus);
        keys("aac");
        keyClick(Qt.Key_Return);
        reads("Aachen", form("lab"));
        const json = find("inspectorArea", form("extra"));
        click(json);
        tryVerify(() => json.editor.activeFocus);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keys("{\"k\": 2}");
        goTo(0, "title");
        compare(table.stagedCount, 6);
        reads("staged", form("amount"));
        compare(cellText(0, "title"), "one, better");
        compare(get("/records/items/" + ids[0]).amount, 1, "nothing is saved yet");

        commit("by the form");
        tryCompare(table, "stagedCount", 0);
        const stored = get("/records/items/" + ids[0]);
        compare(stored.title, "one, better");
        compare(stored.amount, 42);
        compare(stored.done, true);
        compare(stored.state, "in review");
        verify(stored.lab !== null);
        compare(stored.extra, {k: 2});
    }

    /** What is typed here and given up, or refused, stays with its record. */
    function test_nothingTravelsToTheNextRecord_data(): var {
        return [
            {tag: "given up", text: "7", leave: () => keyClick(Qt.Key_Escape)},
            {tag: "refused", text: "1.5", leave: () => {
                    keyClick(Qt.Key_Return);
                    reads("A whole number is needed.", form("amount"));
                }}
        ];
    }

    function test_nothingTravelsToTheNextRecord(data: var): void {
        type(line("amount"), data.text);
        data.leave();
        for (const row of [1, 2]) {
            goTo(row, "title");
            tryCompare(line("title"), "text", cellText(row, "title"));
            compare(line("amount").text, "1");
            verify(ui.saying("A whole number is needed.", form("amount")) === null);
            click(line("amount"));
            click(line("title"));
        }
        // Another value than before, and Escape once more.
        table.setText(0, columnOf("amount"), "5");
        goTo(0, "title");
        compare(line("amount").text, "5");
        type(line("amount"), "6");
        keyClick(Qt.Key_Escape);
        compare(line("amount").text, "5");
        goTo(1, "title");
        compare(line("amount").text, "1");
        compare(table.stagedCount, 1);
        table.discardAll();
    }

    function test_history(): void {
        compare(request("ann", "PATCH", "/records/items/" + ids[1], {amount: 2}).status, 200);
        table.reload();
        loads();
        edit(1, "title", "two, better");
        commit("spelling");
        tryCompare(table, "stagedCount", 0);
        press("History", find("recordInspector"));
        goTo(1, "title");
        const inspector = find("recordInspector");
        reads("Reason: spelling", inspector);
        reads("chief@example.test", inspector);
        reads("two, better", inspector);
        reads("amount", inspector);
        reads("record created", inspector);
        const entries = get("/audit-logs?record_id=" + ids[1]).items;
        compare(entries.length, 3);
        compare(ui.texts(inspector).filter(text => /^(ann|chief)@/.test(text)), entries.map(each => each.user_email));

        // Another record, another history.
        goTo(2, "title");
        tryVerify(() => ui.saying("Reason: spelling", inspector) === null);
        tryVerify(() => ui.saying("record created", inspector) !== null);
    }

    function test_hidden(): void {
        Commands.run("view.inspector");
        disappears("recordInspector");
        openRecords("items");
        verify(ui.find("recordInspector") === null, "it stays hidden");
        Commands.run("view.inspector");
        find("recordInspector");
    }
}
