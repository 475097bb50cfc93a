// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

AppTestCase {
    id: root

    name: "Audit"

    property var list: null
    property string first: ""

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}, {name: "amount", type: "integer"}]);
        makeCollection("notes", [{name: "text", type: "text"}]);
        // More than two pages of the list.
        for (let each = 0; each < 220; ++each) {
            const id = makeRecord("ann", "items", {title: "item " + each, amount: each});
            if (each === 0)
                first = id;
        }
        makeRecord("eve", "notes", {text: "=1+1"});
        for (const amount of [100, 200, 300])
            compare(request("ann", "PATCH", "/records/items/" + first, {title: "=HYPERLINK(1)", amount: amount}).status, 200);
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_3, Qt.ControlModifier);
        find("auditPage");
        list = find("auditList");
        tryVerify(() => root.list.count > 0 && !root.list.model.loading);
    }

    function total(query: string): int {
        return get("/audit-logs?limit=1" + query).total;
    }

    function filtered(count: int): void {
        tryVerify(() => !root.list.model.loading && root.list.model.total === count, patience, "the list has " + count + " entries");
    }

    /** The three changes of the first item. */
    function itemsUpdated(): void {
        choose(find("auditOperation"), "updated");
        choose(find("auditPlace"), "items");
        filtered(3);
    }

    function row(index: int): var {
        list.positionViewAtIndex(index, ListView.Contain);
        tryVerify(() => root.list.itemAtIndex(index) !== null);
        return list.itemAtIndex(index);
    }

    function test_filters(): void {
        filtered(total(""));
        choose(find("auditOperation"), "updated");
        filtered(total("&operation=UPDATE"));
        choose(find("auditPlace"), "items");
        filtered(3);
        compare(row(0).eventName, "record updated");
        compare(row(0).actor, "ann@example.test");
        choose(find("auditOperation"), "created");
        filtered(220);
        choose(find("auditPlace"), "notes");
        filtered(1);
        choose(find("auditRange"), "last 24 hours");
        filtered(1);
        choose(find("auditOperation"), "deleted");
        filtered(0);
        reads("Nothing in the trail matches these filters.");
        press("Clear");
        filtered(total(""));
        compare(find("auditOperation").displayText, "What: everything");
    }

    function test_anEntryInFull(): void {
        itemsUpdated();
        click(row(1));
        compare(list.currentIndex, 1);
        const inspector = find("auditInspector");
        const entry = get("/audit-logs?operation=UPDATE&table_name=col_items").items[1];
        compare(entry.changes.length, 1);
        reads("Entry " + Desktop.numberText(entry.sequence), inspector);
        reads("ann@example.test", inspector);
        reads(entry.record_id, inspector);
        reads(entry.entry_hash, inspector);
        reads(entry.previous_hash, inspector);
        reads(entry.correlation_id, inspector);
        reads("100", inspector);
        reads("200", inspector);
    }

    function test_onePersonAndOneRecord(): void {
        itemsUpdated();
        click(row(0));
        press("Only this record", find("auditInspector"));
        reads("one record");
        filtered(total("&operation=UPDATE&record_id=" + first));
        choose(find("auditOperation"), "What: everything");
        filtered(total("&record_id=" + first));
        compare(list.model.total, 4);
        press("Clear");
        choose(find("auditPlace"), "notes");
        filtered(1);
        click(row(0));
        press("Only this person", find("auditInspector"));
        choose(find("auditPlace"), "Where: anywhere");
        const eve = get("/audit-logs?table_name=col_notes").items[0];
        compare(eve.user_email, "eve@example.test");
        filtered(total("&user_id=" + eve.user_id));
        reads("eve@example.test");
    }

    /** Reading on keeps the place: the list must not jump back to its beginning when more entries arrive. */
    function test_readingOn(): void {
        list.forceActiveFocus();
        const wanted = 150;
        for (let each = 0; each < wanted; ++each) {
            keyClick(Qt.Key_Down);
            if (list.currentIndex === list.count - 1 && each < wanted - 1) {
                const before = list.count;
                tryVerify(() => root.list.count > before && !root.list.model.loading);
            }
        }
        compare(list.currentIndex, wanted);
        tryVerify(() => root.list.count > wanted && !root.list.model.loading);
        compare(list.currentIndex, wanted);
        const entry = get("/audit-logs?limit=1&skip=" + wanted).items[0];
        reads("Entry " + Desktop.numberText(entry.sequence), find("auditInspector"));
        verify(list.contentY > 0);

        // Another filter makes another list: its beginning, and its first entry beside it.
        choose(find("auditPlace"), "items");
        tryVerify(() => !root.list.model.loading && root.list.currentIndex === 0);
        const top = get("/audit-logs?limit=1&table_name=col_items").items[0];
        reads("Entry " + Desktop.numberText(top.sequence), find("auditInspector"));
    }

    function exportTo(name: string): string {
        const path = world.folder + "/" + name;
        keyClick(Qt.Key_E, Qt.ControlModifier);
        opens("exportDialog");
        tryVerify(() => root.find("exportPath").activeFocus);
        type(find("exportPath"), path);
        click(find("exportConfirm"));
        disappears("exportDialog");
        reads("Audit trail exported");
        tryVerify(() => world.fileText(path) !== "");
        return world.fileText(path);
    }

    function test_exportAsFiltered(): void {
        itemsUpdated();
        const written = exportTo("deep/er/updates.csv");
        const answer = request("root", "GET", "/audit-logs/export?format=csv&operation=UPDATE&table_name=col_items");
        compare(answer.status, 200);
        compare(written, answer.body);
        compare(written.trim().split("\r\n").length, 5, "the heads, and four values that changed");
        verify(written.includes("'=HYPERLINK(1)"), "a formula is neutralised");
    }

    function test_exportOfEverything(): void {
        const written = exportTo("everything.csv").trim().split("\r\n");
        const server = request("root", "GET", "/audit-logs/export?format=csv").body.trim().split("\r\n");
        // The server's own answer tells of one export more.
        compare(written[0], server[0]);
        verify(server.length > written.length);
        compare(server.slice(server.length - written.length + 1), written.slice(1));
        verify(get("/audit-logs?operation=EXPORT").items.some(entry => entry.user_email === "chief@example.test"));
    }

    function test_aFileThatCannotBeWritten(): void {
        keyClick(Qt.Key_E, Qt.ControlModifier);
        opens("exportDialog");
        type(find("exportPath"), "/proc/nowhere/audit.csv");
        click(find("exportConfirm"));
        reads("The file could not be written");
    }
}
