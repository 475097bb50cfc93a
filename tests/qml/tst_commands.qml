// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Keys are those of the page that is open, however many pages with the same key were open before it. */
GridTestCase {
    id: root

    name: "Commands"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}]);
        makeRecord("ann", "items", {title: "one"});
        openWindow();
        signIn();
    }

    function test_keysFollowThePage(): void {
        for (let round = 0; round < 2; ++round) {
            // F5 on the overview, with what happened meanwhile.
            openPage("overview");
            find("overviewPage");
            const id = makeRecord("ann", "items", {title: "round " + round});
            keyClick(Qt.Key_F5);
            tryCompare(find("recordsTile"), "value", String(get("/records/items").total));

            // Ctrl+N on the list of collections, F5 there.
            openPage("collections");
            find("collectionsPage");
            makeCollection("extra" + round, [{name: "title", type: "text"}]);
            keyClick(Qt.Key_F5);
            tryVerify(() => CollectionStore.contains("extra" + round));
            keyClick(Qt.Key_N, Qt.ControlModifier);
            find("newCollectionPage");

            // Ctrl+N on the records, F5 there.
            openRecords("items");
            table.reload();
            loads();
            compare(table.total, 2);
            compare(request("root", "DELETE", "/records/items/" + id).status, 204);
            keyClick(Qt.Key_F5);
            tryCompare(table, "total", 1);
            keyClick(Qt.Key_N, Qt.ControlModifier);
            tryVerify(() => root.grid.editing);
            compare(table.addedCount, 1);
            keyClick(Qt.Key_Escape);
            tryVerify(() => !root.grid.editing);
            table.discardAll();
        }
    }

    function test_backAndForward(): void {
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_2, Qt.ControlModifier);
        find("collectionsPage");
        keyClick(Qt.Key_3, Qt.ControlModifier);
        find("auditPage");
        keyClick(Qt.Key_Left, Qt.AltModifier);
        find("collectionsPage");
        keyClick(Qt.Key_Right, Qt.AltModifier);
        find("auditPage");
    }

    /** The palette finds every command and every collection by what one types. */
    function test_palette(): void {
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_K, Qt.ControlModifier);
        opens("commandPalette");
        keys("items");
        tryVerify(() => root.find("paletteList").count > 0);
        keyClick(Qt.Key_Return);
        disappears("commandPalette");
        find("recordsView");
        compare(Navigator.subject, "items");
    }

    function test_shortcutSheet(): void {
        keyClick(Qt.Key_F1);
        opens("shortcutSheet");
        reads("Search or run a command", find("shortcutSheet"));
        keyClick(Qt.Key_Escape);
        disappears("shortcutSheet");
    }
}
