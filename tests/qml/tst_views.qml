// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Saved views bring back filter, order and columns; related records are looked at from the one that refers to them. */
GridTestCase {
    id: root

    name: "Views"

    property string lab: ""
    property string city: ""

    function initTestCase(): void {
        makeCollection("cities", [{name: "name", type: "text", required: true}]);
        makeCollection("labs", [{name: "name", type: "text", required: true}, {name: "city", type: "reference", collection: "cities", on_delete: "set_null"}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "amount", type: "integer"},
            {name: "lab", type: "reference", collection: "labs", on_delete: "set_null"}
        ]);
        city = makeRecord("ann", "cities", {name: "Galway"});
        lab = makeRecord("ann", "labs", {name: "West", city: city});
        makeRecord("ann", "items", {title: "one", amount: 1, lab: lab});
        makeRecord("ann", "items", {title: "two", amount: 2});
        makeRecord("ann", "items", {title: "three", amount: 3});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("items");
        startAfresh();
    }

    function test_savedAndOpened(): void {
        type(find("filterField"), "amount > 1");
        keyClick(Qt.Key_Return);
        tryCompare(table, "filter", "amount > 1");
        table.sortBy("amount", true);
        table.setColumnFilter("title", "~", "t");
        table.columns.setWidth(table.columns.indexOf("title"), 333);
        table.columns.setVisible(table.columns.indexOf("lab"), false);
        loads();
        click(find("viewsButton"));
        opens("viewsPopup");
        type(find("viewName"), "Big ones");
        click(find("saveView"));
        tryVerify(() => !ui.find("viewsPopup"));
        reads("Big ones", find("viewsButton"));

        // Something else is shown; the view brings all of it back.
        startAfresh();
        table.columns.setVisible(table.columns.indexOf("lab"), true);
        table.columns.setWidth(table.columns.indexOf("title"), 120);
        loads();
        compare(table.total, 3);
        reads("Big ones *", find("viewsButton"));
        click(find("viewsButton"));
        opens("viewsPopup");
        click(find("view_Big ones"));
        tryCompare(table, "total", 2);
        loads();
        compare(columnTexts("amount"), ["3", "2"]);
        compare(table.filter, "amount > 1");
        compare(table.columns.width(table.columns.indexOf("title")), 333);
        compare(table.columns.width(table.columns.indexOf("lab")), 0);
        reads("Big ones", find("viewsButton"));

        // The program finds it again after the page was left.
        openRecords("labs");
        openRecords("items");
        click(find("viewsButton"));
        opens("viewsPopup");
        click(find("removeView", find("view_Big ones")));
        tryVerify(() => ui.find("view_Big ones") === null);
        keyClick(Qt.Key_Escape);
        table.columns.setVisible(table.columns.indexOf("lab"), true);
    }

    function test_peek(): void {
        table.sortBy("amount", false);
        loads();
        goTo(0, "lab");
        tryCompare(cell(0, "lab"), "cellText", "West");
        keyClick(Qt.Key_Return, Qt.AltModifier);
        const panel = find("peekPanel");
        tryVerify(() => find("peekTitle").text === "West");
        reads("labs", panel);
        tryVerify(() => ui.saying("Galway", panel) !== null);
        click(find("peekChip", find("peek_city")));
        tryVerify(() => find("peekTitle").text === "Galway");
        click(find("peekBack"));
        tryVerify(() => find("peekTitle").text === "West");
        click(find("peekOpen"));
        tryVerify(() => Navigator.subject === "labs");
        tryVerify(() => ui.find("recordGrid")?.table === RecordTables.table("labs"));
        tryCompare(RecordTables.table("labs"), "total", 1);
        RecordTables.table("labs").clearFilters();
    }
}
