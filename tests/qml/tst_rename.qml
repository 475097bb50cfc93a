// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** A collection gets another name: what is known of it here goes along, and what the server does is shown before. */
GridTestCase {
    id: root

    name: "Rename"

    function initTestCase(): void {
        makeCollection("samples", [{name: "title", type: "text", required: true}]);
        makeCollection("taken", [{name: "title", type: "text"}]);
        makeRecord("ann", "samples", {title: "one"});
        makeRecord("ann", "samples", {title: "two"});
        const view = {from: "samples", fields: [{name: "what", value: "title"}]};
        compare(request("root", "POST", "/collections", {name: "shown", type: "view", select: view, list_rule: ""}).status, 201);
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
    }

    function cleanup(): void {
        if (ui.find("renameCollectionDialog"))
            press("Cancel", find("renameCollectionDialog"));
        const renamed = CollectionStore.contains("specimens");
        if (renamed)
            compare(request("root", "PUT", "/collections/specimens", {name: "samples"}).status, 200);
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("samples"));
    }

    function openDialog(): void {
        Commands.run("collection.rename");
        opens("renameCollectionDialog");
        compare(find("renameName").text, Navigator.subject);
        verify(!find("renameButton").enabled, "it has this name already");
    }

    function test_collection(): void {
        openRecords("samples");
        startAfresh();
        table.setColumnFilter("title", "~", "tw");
        loads();
        click(find("viewsButton"));
        opens("viewsPopup");
        type(find("viewName"), "Twos");
        click(find("saveView"));
        tryVerify(() => !ui.find("viewsPopup"));

        openDialog();
        type(find("renameName"), "taken");
        reads("There is a collection of that name.", find("renameForm"));
        verify(!find("renameButton").enabled);
        type(find("renameName"), "2x");
        reads("Letters, digits and _ only, beginning with a letter.", find("renameForm"));
        type(find("renameName"), "specimens");
        reads("samples → specimens", find("renameCollectionDialog"));
        tryVerify(() => root.find("renameButton").enabled);
        keyClick(Qt.Key_Return);
        keys("x"); // too late: the request is under way
        reads("samples is now called specimens");
        disappears("renameCollectionDialog");

        // The page stays where it is, under the new name.
        compare(Navigator.subject, "specimens");
        tryVerify(() => ui.find("recordGrid")?.table.collection === "specimens");
        table = RecordTables.table("specimens");
        loads();
        compare(table.total, 2);
        click(find("viewsButton"));
        opens("viewsPopup");
        press("Twos", find("viewsPopup"));
        loads();
        compare(columnTexts("title"), ["two"]);
        compare(get("/collections/specimens").name, "specimens");
        compare(get("/collections/shown").select.from, "specimens");
        Navigator.back();
        Navigator.forward();
        tryVerify(() => ui.find("recordGrid") !== null);
        compare(Navigator.subject, "specimens");
    }

    function test_view(): void {
        Navigator.open("collection", "shown", "schema");
        find("viewTab");
        openDialog();
        type(find("renameName"), "displayed");
        tryVerify(() => root.find("renameButton").enabled);
        click(find("renameButton"));
        reads("shown is now called displayed");
        find("viewTab");
        compare(Navigator.subject, "displayed");
        compare(get("/collections/displayed").select.fields.length, 1);
    }

    /** Staged edits are nobody's to lose: neither another name nor another schema while there are some. */
    function test_stagedRecords(): void {
        openRecords("samples");
        startAfresh();
        edit(0, "title", "changed");
        compare(table.stagedCount, 1);
        openDialog();
        type(find("renameName"), "specimens");
        reads("samples → specimens", find("renameCollectionDialog"));
        reads("1 staged change of records", find("stagedRecordsNotice", find("renameCollectionDialog")));
        verify(!find("renameButton").enabled);
        press("Cancel", find("renameCollectionDialog"));
        disappears("renameCollectionDialog");

        Navigator.open("collection", "samples", "schema");
        click(find("addFieldButton"));
        keys("size");
        reads("1 staged change of records", find("stagedRecordsNotice"));
        tryVerify(() => ui.find("planState")?.tone === "success");
        verify(!find("applySchema").enabled);
        click(find("discardSchema"));
        table.discardAll();
        openDialog();
        compare(ui.find("stagedRecordsNotice", find("renameCollectionDialog")), null);
    }
}
