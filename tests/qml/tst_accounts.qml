// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

GridTestCase {
    id: root

    name: "Accounts"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}, {name: "amount", type: "integer"}]);
        for (let each = 1; each <= 120; ++each)
            makeRecord("ann", "items", {title: "acme " + each, amount: each});
        for (let each = 1; each <= 3; ++each)
            makeRecord("eve", "items", {title: "other " + each, amount: each});
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("items");
        startAfresh();
    }

    function cleanup(): void {
        tidyUp();
        table.discardAll();
        Session.chooseAccount("", "", "");
        loads();
    }

    function open(): void {
        click(find("accountSwitcher"));
        tryVerify(() => ui.find("accountSearch")?.activeFocus);
    }

    function switchTo(name: string): void {
        open();
        click(reads(name, find("accountPopup")));
        disappears("accountSearch");
        compare(Session.accountName, name);
    }

    function shown(): var {
        return columnTexts("title").filter(text => text !== "");
    }

    function test_theGridFollows(): void {
        compare(table.total, 123);
        switchTo("acme Ltd");
        loads();
        compare(table.total, 120);
        verify(shown().every(title => title.startsWith("acme")));
        compare(table.total, get("/records/items", "acme").total);
        reads(Session.accountCode);

        // Scrolled down and selected: nothing of that may stay.
        goTo(0, "title");
        keyClick(Qt.Key_Down, Qt.ControlModifier);
        loads();
        keyClick(Qt.Key_Space, Qt.ShiftModifier);
        compare(table.selectedCount, 1);
        switchTo("other Ltd");
        verify(!shown().some(title => title.startsWith("acme")), "no row of the first account under the name of the second");
        compare(table.selectedCount, 0);
        loads();
        compare(table.total, 3);
        compare(shown().sort(), ["other 1", "other 2", "other 3"]);
        compare(shown().length, get("/records/items", "other").total);

        switchTo("All accounts");
        loads();
        compare(table.total, 123);
    }

    /** An answer that was asked for under the first account must not come in under the second. */
    function test_answersOfTheFirstAccountAreDropped(): void {
        Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        table.reload();
        Session.chooseAccount(world.accountId("other"), "other Ltd", "");
        loads();
        compare(shown().sort(), ["other 1", "other 2", "other 3"]);
        Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        Session.chooseAccount("", "", "");
        loads();
        compare(table.total, 123);
    }

    function test_searching(): void {
        open();
        // Typed fast: Enter takes what was typed, not what the list showed before it caught up.
        keys("oth");
        keyClick(Qt.Key_Return);
        disappears("accountSearch");
        compare(Session.accountName, "other Ltd");
        loads();
        compare(table.total, 3);
        open();
        tryVerify(() => AccountStore.count === 3, patience, "the search begins anew");
        keyClick(Qt.Key_Escape);
    }

    function test_otherPagesFollow(): void {
        Navigator.open("overview");
        find("overviewPage");
        switchTo("other Ltd");
        // Its figures are those of the whole server, and it says so.
        tryCompare(find("recordsTile"), "value", "123");
        reads("figures of the whole server, events of other Ltd", find("overviewPage"));

        Navigator.open("audit");
        const list = find("auditList");
        const id = world.accountId("other");
        const total = get("/audit-logs?limit=1&account_id=" + id).total;
        tryVerify(() => !list.model.loading && list.model.total === total);
        switchTo("acme Ltd");
        const acme = get("/audit-logs?limit=1&account_id=" + world.accountId("acme")).total;
        verify(acme !== total);
        tryVerify(() => !list.model.loading && list.model.total === acme);
    }

    /** Deleting a collection takes the records of all accounts: the question must not name those of one. */
    function test_theCountOfADeletion(): void {
        switchTo("other Ltd");
        loads();
        compare(table.total, 3);
        reads("123 records in all accounts");
        Commands.run("collection.delete");
        opens("deleteCollectionDialog");
        readsLike(/Its 123 records in all accounts are deleted/, find("deleteCollectionDialog"));
        press("Cancel", find("deleteCollectionDialog"));
        disappears("deleteCollectionDialog");
    }

    function test_newRecordsBelongToTheAccount(): void {
        switchTo("other Ltd");
        loads();
        keyClick(Qt.Key_N, Qt.ControlModifier);
        tryVerify(() => root.grid.editing);
        keys("made here");
        keyClick(Qt.Key_Return);
        commit("");
        tryCompare(table, "stagedCount", 0);
        const made = get("/records/items?filter=" + encodeURIComponent("title = 'made here'")).items;
        compare(made.map(record => record.account_id), [world.accountId("other")]);
        compare(request("root", "DELETE", "/records/items/" + made[0].id).status, 204);
    }

    /** What is staged belongs to the account it was staged in: switching asks first, and takes nothing along. */
    function test_stagedChangesDoNotTravel(): void {
        switchTo("acme Ltd");
        loads();
        edit(0, "title", "of acme");
        open();
        click(reads("other Ltd", find("accountPopup")));
        opens("switchDialog");
        press("Stay", find("switchDialog"));
        disappears("switchDialog");
        compare(Session.accountName, "acme Ltd");
        compare(table.stagedCount, 1);

        open();
        click(reads("other Ltd", find("accountPopup")));
        opens("switchDialog");
        press("Discard and switch", find("switchDialog"));
        disappears("switchDialog");
        tryCompare(Session, "accountName", "other Ltd");
        compare(table.stagedCount, 0);
        compare(RecordTables.stagedTotal, 0);
        loads();
        compare(shown().sort(), ["other 1", "other 2", "other 3"]);
        compare(get("/records/items?filter=" + encodeURIComponent("title = 'of acme'")).total, 0);
    }
}
