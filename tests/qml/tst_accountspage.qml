// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Accounts: finding, making and renaming one, who owns it, and the way out: deleted, restored, purged. */
AppTestCase {
    id: root

    name: "AccountsPage"

    property var list: null

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text"}]);
        makeRecord("eve", "items", {title: "one"});
        makeRecord("eve", "items", {title: "two"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        AppSettings.inspectorVisible = true;
        world.setConnected(true);
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_9, Qt.ControlModifier);
        find("accountsPage");
        if (Session.superadmin) {
            list = find("accountList");
            loads();
        }
    }

    function loads(): void {
        tryVerify(() => root.list.model.loaded && !root.list.model.waiting);
    }

    function send(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function account(selector: string): var {
        return send("GET", "/accounts/" + selector);
    }

    function rowOf(name: string): int {
        for (let row = 0; row < list.count; ++row) {
            if (list.model.textAt(row, "name") === name)
                return row;
        }
        return -1;
    }

    function select(name: string): void {
        tryVerify(() => root.rowOf(name) >= 0, patience, name + " is in the list");
        list.currentIndex = rowOf(name);
        tryVerify(() => root.find("accountTitle").text === name);
    }

    function owners(selector: string): var {
        return send("GET", "/accounts/" + selector + "/owners").items.map(each => each.email);
    }

    function test_searchAndFilters(): void {
        compare(list.model.total, send("GET", "/accounts").total);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("accountTableSearch").activeFocus);
        keys("acme");
        loads();
        compare(list.count, 1);
        compare(list.model.textAt(0, "slug"), "acme");
        keys("nobody");
        reads("No account found");
        press("Clear", find("accountsPage"));
        loads();
        choose(find("accountState"), "deleted");
        reads("Nothing was deleted");
        press("Clear", find("accountsPage"));
        loads();
        choose(find("accountOrder"), "newest first");
        loads();
        compare(list.model.textAt(0, "id"), send("GET", "/accounts?sort_by=created_at&sort_order=desc&page_size=1").items[0].id);
    }

    function test_aNewAccountAndItsName(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("accountDialog");
        tryVerify(() => root.find("accountName").activeFocus);
        verify(!find("accountConfirm").enabled);
        keys("South Lab");
        type(find("accountSlug"), "acme");
        click(find("accountConfirm"));
        disappears("accountDialog");
        reads("Account South Lab created");
        tryVerify(() => root.rowOf("South Lab") >= 0);
        select("South Lab");
        const slug = list.model.textAt(list.currentIndex, "slug");
        verify(slug !== "acme", "the one that asks second gets a number");

        keyClick(Qt.Key_F2);
        opens("accountDialog");
        type(find("accountName"), "South Bay Lab");
        type(find("accountSlug"), "other");
        click(find("accountConfirm"));
        // It belongs to another account: the dialog stays, and says so.
        find("accountProblem");
        type(find("accountSlug"), "south-bay");
        keyClick(Qt.Key_Return);
        disappears("accountDialog");
        compare(account("south-bay").name, "South Bay Lab");
        tryCompare(find("accountTitle"), "text", "South Bay Lab");
        select("South Bay Lab");
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        tryCompare(Session, "accountName", "South Bay Lab");
        Session.chooseAccount("", "", "");
    }

    function test_owners(): void {
        send("POST", "/accounts", {name: "Owned Ltd", slug: "owned"});
        for (const each of ["uma", "una"])
            send("POST", "/users", {email: each + "@owned.test", role_id: 2, account_id: "owned", password: world.password});
        keyClick(Qt.Key_F5);
        select("Owned Ltd");
        reads("Nobody owns it: only superadmins can change who does.");
        for (const each of ["uma", "una"]) {
            keyClick(Qt.Key_U, Qt.ControlModifier | Qt.ShiftModifier);
            opens("ownerDialog");
            verify(!find("ownerConfirm").enabled);
            tryVerify(() => root.find("ownerField").activeFocus);
            keys(each);
            tryVerify(() => root.find("ownerConfirm").enabled);
            click(find("ownerConfirm"));
            disappears("ownerDialog");
            verify(owners("owned").includes(each + "@owned.test"));
        }
        tryVerify(() => ui.findAll("ownerRow").length === 2);
        const rowOfOwner = email => ui.findAll("ownerRow").find(each => each.email === email);
        click(find("removeOwner", rowOfOwner("una@owned.test")));
        opens("removeOwnerDialog");
        compare(owners("owned").length, 2, "nothing happens before it is confirmed");
        click(find("removeOwnerConfirm"));
        disappears("removeOwnerDialog");
        compare(owners("owned"), ["uma@owned.test"]);
        tryVerify(() => ui.findAll("ownerRow").length === 1);
        // The last one always stays.
        click(find("removeOwner", rowOfOwner("uma@owned.test")));
        opens("removeOwnerDialog");
        click(find("removeOwnerConfirm"));
        find("removeOwnerProblem");
        compare(owners("owned"), ["uma@owned.test"]);
        press("Cancel", find("removeOwnerDialog"));
        disappears("removeOwnerDialog");
        verify(!ui.find("transferOwnership"), "superadmins have none to hand over");
    }

    function test_deletedAndBack(): void {
        select("other Ltd");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("accountEndDialog");
        readsLike(/^1 is shut out$|^1 are shut out$/, find("effectUsers"));
        readsLike(/^2 stay, unreachable · items$/, find("effectRecords"));
        compare(account("other").status, "active", "nothing happens before it is confirmed");
        click(find("accountEndConfirm"));
        disappears("accountEndDialog");
        tryVerify(() => root.rowOf("other Ltd") < 0);
        compare(request("eve", "GET", "/auth/me").status, 403);

        choose(find("accountState"), "deleted");
        select("other Ltd");
        find("deletedNotice");
        verify(!ui.find("ownersPart"), "nobody owns what is deleted");
        click(find("restoreAccount"));
        reads("Account other Ltd is back");
        compare(account("other").status, "active");
        compare(request("eve", "GET", "/auth/me").status, 200);
        press("Clear", find("accountsPage"));
    }

    function test_purged(): void {
        send("POST", "/accounts", {name: "Gone Ltd", slug: "gone"});
        for (let each = 0; each < 3; ++each)
            send("POST", "/users", {email: "gone" + each + "@gone.test", role_id: 2, account_id: "gone"});
        compare(request("root", "DELETE", "/accounts/gone").status, 204);
        const code = send("GET", "/accounts?status=deleted&search=gone").items[0].account_code;
        choose(find("accountState"), "deleted");
        loads();
        select("Gone Ltd");
        keyClick(Qt.Key_Delete, Qt.ControlModifier | Qt.ShiftModifier);
        opens("accountEndDialog");
        reads("3 are erased", find("effectUsers"));
        verify(!find("accountEndConfirm").enabled, "its code has to be written");
        type(find("purgeCode"), code);
        click(find("accountEndConfirm"));
        disappears("accountEndDialog");
        // A job does it; the page looks until it is gone.
        reads("Account Gone Ltd is purged");
        compare(send("GET", "/accounts?status=all&search=gone").total, 0);
        tryVerify(() => root.rowOf("Gone Ltd") < 0);
        press("Clear", find("accountsPage"));
    }

    function test_theSystemAccountStays(): void {
        for (let row = 0; row < list.count; ++row) {
            if (list.model.textAt(row, "account_code") === "SY0000")
                list.currentIndex = row;
        }
        tryVerify(() => root.find("accountInspector").account.system);
        verify(!Commands.run("accounts.delete"));
        verify(!ui.find("ownersPart"));
    }

    function test_offline(): void {
        const count = list.count;
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        find("staleBar");
        compare(list.count, count);
        world.setConnected(true);
        press("Try again", find("staleBar"));
        disappears("staleBar");
    }

    /** An owner sees his own account, and hands it over with his password. */
    function test_anOwner(): void {
        for (const person of ["ann", "bob"]) {
            if (!owners("acme").includes(person + "@example.test"))
                send("POST", "/accounts/acme/owners", {user_id: world.userId(person)});
        }
        compare(request("root", "DELETE", "/accounts/acme/owners/" + world.userId("bob")).status, 204);
        signIn("acme", "ann@example.test");
        Navigator.open("accounts");
        const part = find("ownersPart");
        tryVerify(() => part.owners.loaded && part.owners.own);
        verify(!ui.find("accountTableSearch"));
        click(find("transferOwnership"));
        opens("ownerDialog");
        tryVerify(() => root.find("ownerField").activeFocus);
        keys("bob");
        tryVerify(() => root.find("ownerDialog").chosen !== "");
        verify(!find("ownerConfirm").enabled, "the password is asked for once more");
        type(find("ownerPassword"), "not the password");
        click(find("ownerConfirm"));
        reads("This is not the password.", find("ownerDialog"));
        verify(owners("acme").includes("ann@example.test"));
        type(find("ownerPassword"), world.password);
        click(find("ownerConfirm"));
        disappears("ownerDialog");
        verify(owners("acme").includes("bob@example.test"));
        verify(!owners("acme").includes("ann@example.test"));
        // From the next request on she is none.
        reads("Only owners see who owns the account");
        signIn();
    }

    function test_otherPeople(): void {
        signIn("other", "eve@example.test");
        Navigator.open("accounts");
        find("ownAccount");
        reads("Only owners see who owns the account");
        verify(!Commands.run("accounts.new"));
        verify(!Commands.run("accounts.addOwner"));
        signIn();
    }
}
