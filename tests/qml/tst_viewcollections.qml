// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Views among the collections: they are looked at, and nothing offers to write to them. */
GridTestCase {
    id: root

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
        find("collectionsPage");
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

    /** What it selects is changed in its place; what the server does not understand is said there, and nothing is changed. */
    function test_select(): void {
        makeView("changing", {from: "sales", fields: [{name: "what", value: "item"}]});
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("changing"));
        Navigator.open("collection", "changing", "schema");
        find("viewForm");
        compare(ui.find("schemaParts"), null);
        verify(!find("saveViewButton").enabled);
        type(find("viewFilter"), "price > 20");
        keyClick(Qt.Key_Escape);
        click(find("addViewField"));
        const added = find("viewField_1");
        type(find("viewFieldName", added), "half");
        type(find("viewFieldExpression", added), "price / nothing");
        click(find("saveViewButton"));
        tryVerify(() => added.problem !== "");
        readsLike(/position 9.*nothing/, added);
        compare(get("/collections/changing").select.fields.length, 1);
        type(find("viewFieldExpression", added), "price / 2");
        click(find("saveViewButton"));
        reads("View changing changed");
        const select = get("/collections/changing").select;
        compare(select.filter, "price > 20");
        compare(select.fields.map(field => field.name + "=" + field.value).join(), "what=item,half=price / 2");
        compare(get("/records/changing").total, 2);
        verify(!find("saveViewButton").enabled, "nothing is left to save");
        compare(find("viewFieldExpression", find("viewField_1")).text, "price / 2");

        click(find("removeViewField", find("viewField_0")));
        tryVerify(() => ui.find("viewField_1") === null);
        click(find("discardView"));
        find("viewField_1");
        compare(get("/collections/changing").select.fields.length, 2);
    }

    /** A view is made on the page for new collections. */
    function test_made(): void {
        openPage("overview");
        Navigator.open("newCollection");
        find("newCollectionPage");
        press("View of another collection", find("collectionKind"));
        type(find("collectionName"), "by_item");
        choose(find("viewSource"), "sales");
        click(find("addSourceFields"));
        find("viewField_1");
        type(find("viewFieldName", find("viewField_1")), "total");
        choose(find("viewFieldKind", find("viewField_1")), "Sum");
        verify(find("viewGrouped").checked);
        type(find("viewHaving"), "total > 50");
        verify(find("createCollectionButton").enabled);
        click(find("createCollectionButton"));
        find("recordGrid");
        compare(Navigator.subject, "by_item");
        const rows = get("/records/by_item").items;
        compare(rows.length, 1);
        compare(rows[0].item, "desk");
    }

    function verdicts(person: string): var {
        const row = find("trialUser_" + person + "@example.test");
        return [0, 1].map(at => find("trialCell_" + at, row).verdict);
    }

    function test_rulesAndCalls(): void {
        Navigator.open("collection", "dear", "rules");
        find("rulesTab");
        reads("List");
        reads("View");
        compare(ui.texts(find("rulesTab")).filter(text => text === "Create" || text === "Update" || text === "Delete").length, 0);

        // Tried like those of other collections, on what each would find there.
        const panel = find("ruleTrial");
        compare(ui.texts(find("trialOperation")).filter(text => ["Create", "Update", "Delete"].includes(text)).length, 0);
        tryVerify(() => root.verdicts("ann").join() === "yes,yes");
        compare(verdicts("eve").join(), "no,no");
        readsLike(/^One page of a list$/i, panel);
        // By keyboard: the arrows go from cell to cell.
        const cells = person => find("trialUser_" + person + "@example.test");
        click(find("trialCell_0", cells("ann")));
        reads("ann@example.test, lamp: everybody may", panel);
        keyClick(Qt.Key_Right);
        verify(find("trialCell_1", cells("ann")).activeFocus);
        keyClick(Qt.Key_Right);
        keyClick(Qt.Key_Down);
        verify(find("trialCell_1", cells("bob")).activeFocus);
        keyClick(Qt.Key_Return);
        readsLike(/^bob@example.test, /, panel);
        keyClick(Qt.Key_Up);
        verify(find("trialCell_1", cells("ann")).activeFocus);
        compare(cells("bob").current, 1);
        press("Rule", find("rule_list"));
        type(find("ruleExpression"), "double > 100");
        keyClick(Qt.Key_Escape);
        tryVerify(() => root.verdicts("ann").filter(verdict => verdict === "yes").length === 1);
        press("Discard", find("rulesTab"));

        Navigator.open("collection", "dear", "api");
        find("apiCode");
        compare(ui.texts(find("apiOperation")).filter(text => text === "Create").length, 0);
        verify(find("apiCode").text.includes("/records/dear"));
    }
}
