// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Views among the collections: they are looked at, and nothing offers to write to them. */
GridTestCase {
    name: "ViewCollections"

    function initTestCase(): void {
        makeCollection("sales", [{name: "item", type: "text"}, {name: "price", type: "integer"}]);
        for (const sale of [["lamp", 20], ["desk", 150], ["lamp", 22]])
            makeRecord("ann", "sales", {item: sale[0], price: sale[1]});
        makeView("dear", {from: "sales", filter: "price > 20", fields: [{name: "what", value: "item"}, {name: "double", value: "price * 2"}]});
        makeView("kinds", {from: "sales", fields: [{name: "kind", value: "item"}, {name: "sold", aggregate: "count"}]});
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    function makeView(name: string, select: var): void {
        const made = request("root", "POST", "/collections", {name: name, type: "view", select: select, list_rule: "", view_rule: ""});
        compare(made.status, 201, made.body);
    }

    function test_list(): void {
        openPage("collections");
        appears("collectionsPage");
        CollectionStore.reload();
        tryVerify(() => Array.from(CollectionStore.views).join() === "dear,kinds");
        reads("sales");
        tryVerify(() => ui.texts().filter(text => text === "view").length === 2);
    }

    function test_records(): void {
        openRecords("dear");
        table.sortBy("double", false);
        loads();
        compare(columnTexts("what"), ["lamp", "desk"]);
        compare(columnTexts("double"), ["44", "300"]);
        verify(table.readOnly);
        for (const button of ["newRecordButton", "importRecordsButton"])
            compare(ui.find(button), null);
        verify(find("exportRecordsButton").enabled);
        verify(!table.isEditable(0, 1));
        table.addRecord();
        table.removeRecords(0);
        compare(table.stagedCount, 0);
        verify(table.setText(0, 1, "x") !== "");
    }

    function test_groups(): void {
        openRecords("kinds");
        table.sortBy("kind", false);
        loads();
        compare(columnTexts("kind"), ["desk", "lamp"]);
        compare(columnTexts("sold"), ["1", "2"]);
        // Groups have no instants.
        compare(table.columns.indexOf("created_at"), -1);
        verify(table.columns.indexOf("account_name") > 0);
    }

    function test_schema(): void {
        Navigator.open("collection", "dear", "schema");
        appears("schemaTab");
        const notice = appears("viewNotice");
        verify(notice.visible);
        reads("double");
        compare(ui.find("addFieldButton"), null);
        compare(ui.find("schemaParts"), null);
        Navigator.open("collection", "sales", "schema");
        appears("addFieldButton");
        compare(ui.find("viewNotice"), null);
    }

    function test_rulesAndCalls(): void {
        Navigator.open("collection", "dear", "rules");
        appears("rulesTab");
        reads("List");
        reads("View");
        compare(ui.texts(find("rulesTab")).filter(text => text === "Create" || text === "Update" || text === "Delete").length, 0);
        Navigator.open("collection", "dear", "api");
        appears("apiCode");
        compare(ui.texts(find("apiOperation")).filter(text => text === "Create").length, 0);
        verify(find("apiCode").text.includes("/records/dear"));
    }
}
