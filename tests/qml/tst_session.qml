// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

GridTestCase {
    id: root

    name: "Session"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}, {name: "amount", type: "integer"}]);
        openWindow();
        AppSettings.inspectorVisible = false;
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        for (const record of get("/records/items").items)
            compare(request("root", "DELETE", "/records/items/" + record.id).status, 204);
        for (const title of ["one", "two", "three"])
            makeRecord("ann", "items", {title: title, amount: 1});
        signIn();
        openRecords("items");
        startAfresh();
        table.sortBy("created_at", false);
        loads();
    }

    function cleanup(): void {
        tidyUp();
        if (table)
            table.discardAll();
        if (Session.state === Session.SignedIn)
            Session.signOut();
        Session.close();
        find("connectionsPage");
    }

    function signInAgain(password: string): void {
        type(find("expiredPassword"), password);
        click(find("expiredButton"));
    }

    function titles(): var {
        return get("/records/items?sort=" + encodeURIComponent("+created_at")).items.map(record => record.title);
    }

    function test_editsOutliveTheSession(): void {
        const page = grid;
        edit(0, "title", "one, better");
        edit(1, "amount", "5");
        keyClick(Qt.Key_N, Qt.ControlModifier);
        tryVerify(() => root.grid.editing);
        keys("four");
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.grid.editing);
        compare(table.stagedCount, 3);
        world.endSessionsOfChief();

        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitDialog");
        keys("before the break");
        keyClick(Qt.Key_Return);
        opens("expiredDialog");
        reads("Sign in again as chief@example.test. Your 3 staged changes are still here.", find("expiredDialog"));
        compare(table.stagedCount, 3);
        compare(table.refusedCount, 0);
        compare(titles(), ["one", "two", "three"]);

        signInAgain("not the password");
        tryVerify(() => Session.error.isSet);
        reads(Session.error.message, find("expiredDialog"));
        verify(Session.expired);
        signInAgain(world.password);
        disappears("expiredDialog");

        // The same page, the same edits: and now they go through.
        compare(find("recordGrid"), page);
        loads();
        compare(table.stagedCount, 3);
        compare(cellText(0, "title"), "four");
        compare(cellText(1, "title"), "one, better");
        compare(cellText(2, "amount"), "5");
        commit("after the break");
        tryCompare(table, "stagedCount", 0);
        compare(titles(), ["one, better", "two", "three", "four"]);
        const changed = get("/records/items?filter=" + encodeURIComponent("amount = 5")).items;
        compare(changed.map(record => record.title), ["two"]);
        compare(get("/audit-logs?record_id=" + changed[0].id).items[0].reason, "after the break");
    }

    function test_readingMeetsTheEndToo(): void {
        edit(0, "title", "kept");
        world.endSessionsOfChief();
        keyClick(Qt.Key_F5);
        opens("expiredDialog");
        compare(cellText(0, "title"), "kept");
        compare(cellText(1, "title"), "two", "what was read stays on the page");
        signInAgain(world.password);
        disappears("expiredDialog");
        loads();
        verify(!table.error.isSet);
        compare(table.stagedCount, 1);
        table.discardAll();
    }

    /** What was typed as account at the first sign-in is what the form offers at the next. */
    function test_theFormRemembersTheAccount(): void {
        world.endSessionsOfChief();
        keyClick(Qt.Key_F5);
        opens("expiredDialog");
        signInAgain(world.password);
        disappears("expiredDialog");
        loads();
        Session.signOut();
        find("loginPage");
        compare(find("loginAccount").text, "system");
        compare(find("loginEmail").text, "chief@example.test");
    }

    /** Leaving the server, signing out and quitting would throw staged changes away: each asks first. */
    function test_leavingAsks_data(): var {
        return [
            {tag: "another server", leave: () => keyClick(Qt.Key_O, Qt.ControlModifier | Qt.ShiftModifier), page: "connectionsPage"},
            {tag: "sign out", leave: () => Commands.run("session.signOut"), page: "loginPage"},
            {tag: "quit", leave: () => keyClick(Qt.Key_Q, Qt.ControlModifier), page: ""}
        ];
    }

    function test_leavingAsks(data: var): void {
        edit(0, "title", "not saved");
        data.leave();
        opens("leaveDialog");
        press("Keep them", find("leaveDialog"));
        disappears("leaveDialog");
        compare(table.stagedCount, 1);
        compare(cellText(0, "title"), "not saved");
        verify(window.visible);

        data.leave();
        opens("leaveDialog");
        press("Discard and leave", find("leaveDialog"));
        if (data.page !== "") {
            find(data.page);
            compare(RecordTables.stagedTotal, 0);
        } else {
            tryCompare(window, "visible", false);
            closeWindow();
            openWindow();
        }
        compare(titles(), ["one", "two", "three"]);
    }

    function test_signingOutInstead(): void {
        world.endSessionsOfChief();
        keyClick(Qt.Key_F5);
        opens("expiredDialog");
        press("Sign out", find("expiredDialog"));
        find("loginPage");
        disappears("expiredDialog");
        verify(!Session.expired);
    }

    /** What it costs stands on the button. */
    function test_signingOutWithEdits(): void {
        edit(0, "title", "never sent");
        world.endSessionsOfChief();
        keyClick(Qt.Key_F5);
        opens("expiredDialog");
        press("Discard and sign out", find("expiredDialog"));
        find("loginPage");
        compare(RecordTables.stagedTotal, 0);
        compare(titles(), ["one", "two", "three"]);
    }
}
