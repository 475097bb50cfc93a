// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

GridTestCase {
    id: root

    name: "Deletion"

    property var labs: ({})

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "lab", type: "reference", collection: "labs", on_delete: "restrict"}
        ]);
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        for (const collection of ["items", "labs"]) {
            for (const record of get("/records/" + collection).items)
                compare(request("root", "DELETE", "/records/" + collection + "/" + record.id).status, 204);
        }
        labs = {};
        for (const name of ["Aachen", "Berlin", "Cork", "Delft"])
            labs[name] = makeRecord("ann", "labs", {name: name});
        makeRecord("ann", "items", {title: "in use", lab: labs.Berlin});
        openRecords("labs");
        startAfresh();
        table.sortBy("name", false);
        table.reload();
        loads();
        compare(columnTexts("name"), ["Aachen", "Berlin", "Cork", "Delft"]);
    }

    function statusOf(name: string): int {
        return request("root", "GET", "/records/labs/" + labs[name]).status;
    }

    function test_confirmed(): void {
        goTo(2, "name");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        compare(cell(2, "name").rowState, "deleted");
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitDialog");
        reads("In 1 record; 1 will be deleted.", find("commitDialog"));
        press("Cancel", find("commitDialog"));
        disappears("commitDialog");
        compare(statusOf("Cork"), 200, "nothing happens without the confirmation");
        compare(table.stagedDeletions, 1);

        commit("closed for good");
        tryCompare(table, "stagedCount", 0);
        compare(statusOf("Cork"), 404);
        loads();
        compare(columnTexts("name"), ["Aachen", "Berlin", "Delft"]);
        const entry = get("/audit-logs?record_id=" + labs.Cork).items[0];
        compare(entry.operation, "DELETE");
        compare(entry.reason, "closed for good");
        compare(CollectionStore.recordCounts["labs"], 3);
    }

    function test_severalAtOnce(): void {
        goTo(2, "name");
        keyClick(Qt.Key_Space, Qt.ShiftModifier);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Space, Qt.ShiftModifier);
        compare(table.selectedCount, 2);
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        compare(table.stagedDeletions, 2);
        commit("");
        tryCompare(table, "stagedCount", 0);
        compare([statusOf("Aachen"), statusOf("Berlin"), statusOf("Cork"), statusOf("Delft")], [200, 200, 404, 404]);
    }

    function test_refused(): void {
        goTo(1, "name");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        goTo(0, "name");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        commit("");
        // Berlin is referred to, and the server says from where. Aachen stays as well: all or nothing.
        opens("reviewDialog");
        const refusal = request("root", "DELETE", "/records/labs/batch", {ids: [labs.Berlin, labs.Aachen]});
        compare(refusal.status, 409);
        verify(refusal.json.message.includes("items.lab"));
        reads(refusal.json.message, find("reviewDialog"));
        compare(statusOf("Aachen"), 200);
        compare(statusOf("Berlin"), 200);
        compare(table.stagedDeletions, 2);
        compare(table.refusedCount, 1);
        press("Discard this", find("reviewDialog"));
        tryCompare(table, "stagedCount", 1);
        keyClick(Qt.Key_Escape);
        disappears("reviewDialog");
        commit("");
        tryCompare(table, "stagedCount", 0);
        compare(statusOf("Aachen"), 404);
        compare(statusOf("Berlin"), 200);
        loads();
        compare(columnTexts("name"), ["Berlin", "Cork", "Delft"]);
        compare(cell(0, "name").rowState, "stored");
    }

    function test_aCollection(): void {
        keyClick(Qt.Key_K, Qt.ControlModifier);
        opens("commandPalette");
        keys("Delete the collection");
        tryVerify(() => root.find("paletteList").count > 0);
        keyClick(Qt.Key_Return);
        opens("deleteCollectionDialog");
        readsLike(/Its 4 records in all accounts are deleted with it/, find("deleteCollectionDialog"));
        verify(!find("deleteCollectionButton").enabled, "the name must be typed first");
        type(find("deleteCollectionName"), "lab");
        verify(!find("deleteCollectionButton").enabled);
        type(find("deleteCollectionName"), "labs");
        click(find("deleteCollectionButton"));
        // Refused, because another collection refers to it.
        const refusal = request("root", "DELETE", "/collections/labs");
        verify(refusal.status >= 400, "refused past the page as well");
        reads(refusal.json.message, find("deleteCollectionDialog"));
        compare(get("/collections/labs").name, "labs");
        press("Cancel", find("deleteCollectionDialog"));
        disappears("deleteCollectionDialog");

        makeCollection("passing", [{name: "title", type: "text"}]);
        openRecords("passing");
        Commands.run("collection.delete");
        opens("deleteCollectionDialog");
        type(find("deleteCollectionName"), "passing");
        click(find("deleteCollectionButton"));
        find("collectionsPage");
        reads("Collection passing deleted");
        tryVerify(() => !CollectionStore.contains("passing"));
        compare(request("root", "GET", "/collections/passing").status, 404);
        compare(get("/audit-logs?table_name=collections&operation=DELETE").items[0].user_email, "chief@example.test");
    }
}
