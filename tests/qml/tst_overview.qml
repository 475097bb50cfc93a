// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** The overview and the list of collections: what they say is what the server says. */
AppTestCase {
    id: root

    name: "Overview"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}, {name: "amount", type: "integer"}]);
        makeCollection("notes", [{name: "text", type: "text"}]);
        for (const title of ["one", "two", "three"])
            makeRecord("ann", "items", {title: title});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openPage("overview");
        find("overviewPage");
        tryVerify(() => ui.find("recordsTile") !== null);
    }

    function row(name: string): var {
        tryVerify(() => ui.findAll("collectionRow").some(each => each.name === name));
        return ui.findAll("collectionRow").find(each => each.name === name);
    }

    /** Of notes. */
    function setListRule(rule: var): void {
        compare(request("root", "PUT", "/collections/notes/rules", {list_rule: rule}).status, 200);
    }

    function test_figures(): void {
        const stats = get("/dashboard/stats");
        const figure = (tile, value) => tryCompare(root.find(tile), "value", Desktop.numberText(value));
        figure("recordsTile", stats.total_records);
        figure("usersTile", stats.total_users);
        figure("accountsTile", stats.total_accounts);
        reads("in " + stats.total_collections + " collections", find("recordsTile"));
        reads("Basalt " + Session.serverVersion, find("overviewPage"));
        click(find("recordsTile"));
        find("collectionsPage");
    }

    function test_whatHappenedLast(): void {
        makeRecord("eve", "notes", {text: "the newest"});
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.findAll("activityRow").length > 0 && ui.findAll("activityRow")[0].actor === "eve@example.test");
        const rows = ui.findAll("activityRow");
        const entries = get("/audit-logs?limit=" + rows.length).items;
        compare(rows.length, Math.min(14, entries.length));
        compare(rows.map(each => each.actor), entries.map(each => each.user_email ?? "system"));
        compare(rows[0].eventName, "record created");
        press("Audit", find("overviewPage"));
        find("auditPage");
    }

    /** A collection that anybody may read is called so, on both pages, until it is closed again. */
    function test_advice(): void {
        reads("No collection is open to the public.");
        setListRule("");
        keyClick(Qt.Key_F5);
        const advice = reads("1 collection can be read or written by anybody.");
        click(advice);
        find("collectionsPage");
        keyClick(Qt.Key_F5);
        tryVerify(() => root.row("notes").isPublic);
        reads("public", row("notes"));
        reads("not public", row("items"));
        setListRule(null);
        keyClick(Qt.Key_F5);
        tryVerify(() => !root.row("notes").isPublic);
        openPage("overview");
        reads("No collection is open to the public.");
    }

    function test_theListOfCollections(): void {
        keyClick(Qt.Key_2, Qt.ControlModifier);
        find("collectionsPage");
        keyClick(Qt.Key_F5);
        tryCompare(row("items"), "recordCount", get("/records/items?limit=1").total);
        tryCompare(row("notes"), "recordCount", get("/records/notes?limit=1").total);
        compare(row("items").fieldCount, 2);
        compare(row("notes").fieldCount, 1);
        const count = get("/collections?page=1").total;
        compare(ui.findAll("collectionRow").length, count);
        reads(count + " collections");

        // By keyboard, and by mouse.
        find("collectionList").forceActiveFocus();
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        find("recordsView");
        compare(Navigator.subject, "notes");
        Navigator.open("collections");
        find("collectionsPage");
        click(row("items"));
        find("recordsView");
        compare(Navigator.subject, "items");
    }
}
