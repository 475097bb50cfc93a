// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** The bar above the records: its buttons have room for their words, or for their icons alone, and take no more than that. */
AppTestCase {
    id: root

    name: "FilterBar"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text"}]);
        makeRecord("root", "items", {title: "first", account_id: "acme"});
        openWindow();
        signIn();
    }

    function fit(): bool {
        return ["columnsButton", "importRecordsButton", "exportRecordsButton"].every(name => Math.abs(find(name).width - find(name).implicitWidth) < 1);
    }

    function words(): string {
        return find("exportRecordsButton").text;
    }

    function test_buttonsFitTheirWords(): void {
        // From the first on, and whichever way the room changes.
        AppSettings.inspectorVisible = true;
        Navigator.open("collection", "items", "records");
        find("recordGrid");
        tryVerify(() => find("recordInspector").visible && words() === "");
        tryVerify(fit, patience, "icons alone");
        AppSettings.inspectorVisible = false;
        tryVerify(() => words() === "Export");
        tryVerify(fit, patience, "with words");
        AppSettings.inspectorVisible = true;
        tryVerify(() => words() === "");
        tryVerify(fit, patience, "icons alone again");
    }
}
