// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Users: finding them, creating one, shutting one out and letting one in, and what one holds and why. */
AppTestCase {
    id: root

    name: "Users"

    property var list: null
    property string lab: ""
    property string analyst: ""

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text"}]);
        // More than two pages of the list, in an account of their own.
        ask("POST", "/accounts", {name: "Crowd Ltd", slug: "crowd"});
        for (let each = 0; each < 130; ++each)
            makeUser("crowd", "person" + String(each).padStart(3, "0"), 2);
        analyst = ask("POST", "/permission-sets", {name: "Analyst", account_id: "acme", permissions: ["records.items", "groups.read"]}).id;
        lab = ask("POST", "/groups", {name: "Wet lab", account_id: "acme"}).id;
        ask("POST", "/groups/" + lab + "/users", {user_id: world.userId("ann")});
        ask("POST", "/assignments", {permission_set_id: analyst, group_id: lab});
        ask("POST", "/assignments", {permission: "users.read", user_id: world.userId("ann"), ends_at: "2999-01-01T00:00:00Z"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        AppSettings.inspectorVisible = true;
        world.setConnected(true);
        if (Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_4, Qt.ControlModifier);
        find("usersPage");
        list = find("userList");
        loads();
    }

    function loads(): void {
        tryVerify(() => root.list.model.loaded && !root.list.model.loading && !root.list.model.waiting);
    }

    function ask(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function makeUser(account: string, name: string, role: int): string {
        return ask("POST", "/users", {email: name + "@crowd.test", role_id: role, account_id: account}).id;
    }

    function user(id: string): var {
        return ask("GET", "/users/" + id);
    }

    function select(email: string): void {
        tryVerify(() => root.rowOf(email) >= 0, patience, email + " is in the list");
        list.currentIndex = rowOf(email);
        tryVerify(() => root.find("userInspector").user.email === email);
    }

    function rowOf(email: string): int {
        for (let row = 0; row < list.count; ++row) {
            if (list.model.textAt(row, "email") === email)
                return row;
        }
        return -1;
    }

    function part(text: string): void {
        press(text, find("userParts"));
    }

    function signsIn(account: string, email: string, password: string): int {
        return world.ask(world.serverUrl, "POST", "/api/v1/auth/login", JSON.stringify({account: account, email: email, password: password})).status;
    }

    function test_searchAndFilters(): void {
        compare(list.model.total, get("/users?limit=1", "acme").total);
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("userSearch").activeFocus);
        keys("bob");
        loads();
        compare(list.count, 1);
        compare(list.model.textAt(0, "email"), "bob@example.test");
        keys("by");
        reads("Nobody found");
        press("Clear", find("usersPage"));
        loads();
        verify(list.count >= 2);
        choose(find("userRole"), "admin");
        loads();
        compare(list.model.total, get("/users?limit=1&role_id=1", "acme").total);
        choose(find("userRole"), "Role: any");
        choose(find("userState"), "disabled");
        loads();
        compare(list.model.total, get("/users?limit=1&is_active=false", "acme").total);
        choose(find("userState"), "State: any");
        choose(find("userOrder"), "newest first");
        loads();
        compare(list.model.textAt(0, "email"), get("/users?limit=1&sort=-created_at", "acme").items[0].email);
    }

    /** Over the pages of the server, with the keyboard. */
    /** However many lines the filters take beside the inspector, the list begins below them. */
    function test_filtersAreSeen_data(): var {
        return [{tag: "as it opens", width: 0}, {tag: "small", width: window.minimumWidth}, {tag: "between", width: 1300}];
    }
    function test_filtersAreSeen(row: var): void {
        const before = window.width;
        if (row.width > 0)
            window.width = row.width;
        AppSettings.inspectorVisible = true;
        select("bob@example.test");
        tryVerify(() => root.find("userInspector").visible);
        choose(find("userState"), "enabled"); // with the button that clears
        const page = find("usersPage");
        const bottomOf = item => item.mapToItem(page, 0, item.height).y;
        for (const name of ["userSearch", "userRole", "userType", "userState", "userOrder"])
            tryVerify(() => bottomOf(root.find(name)) <= root.find("userHead").mapToItem(page, 0, 0).y, patience, name);
        choose(find("userState"), "State: any");
        window.width = before;
    }

    function test_manyUsers(): void {
        const crowd = get("/accounts/crowd");
        Session.chooseAccount(crowd.id, crowd.name, "");
        tryVerify(() => root.list.model.loaded && root.list.model.total === 130);
        compare(list.count, 100);
        list.forceActiveFocus();
        keyClick(Qt.Key_Down);
        compare(list.currentIndex, 1);
        list.positionViewAtEnd();
        tryVerify(() => root.list.count === 130);
        list.currentIndex = 125;
        compare(find("userInspector").user.email, get("/users?limit=1&skip=125&sort=email", crowd.id).items[0].email);
        // Everybody, with the account beside the name.
        Session.chooseAccount("", "", "");
        tryVerify(() => root.list.model.total > 130 && !root.list.model.loading);
        reads("Crowd Ltd", list);
        verify(!Commands.run("users.new"), "a user belongs to an account");
    }

    function test_aNewUserWithAPassword(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("newUserDialog");
        tryVerify(() => root.find("newUserEmail").activeFocus);
        keys("no address");
        verify(!find("newUserConfirm").enabled);
        type(find("newUserEmail"), "carl@example.test");
        type(find("newUserName"), "Carl Cramer");
        compare(find("newUserRole").displayText, "user", "what is shown is what will be");
        choose(find("newUserRole"), "admin");
        press("Set one now", find("newUserWay"));
        type(find("newUserPassword"), "short");
        click(find("newUserConfirm"));
        // What the server finds wrong stands at its field.
        readsLike(/at least 12|12 characters/i, find("newUserDialog"));
        type(find("newUserPassword"), "granite river lantern");
        click(find("newUserConfirm"));
        disappears("newUserDialog");
        reads("User carl@example.test created");
        const made = get("/users?search=carl", "acme").items;
        compare(made.length, 1);
        compare(made[0].display_name, "Carl Cramer");
        compare(made[0].role_name, "admin");
        ask("POST", "/users/" + made[0].id + "/verify");
        compare(signsIn("acme", "carl@example.test", "granite river lantern"), 200);
        reads("Carl Cramer", list);
    }

    /** Without one: the link is shown at once, for the server has no mail. */
    function test_aNewUserWithALink(): void {
        Commands.run("users.new");
        opens("newUserDialog");
        type(find("newUserEmail"), "dora@example.test");
        click(find("newUserConfirm"));
        disappears("newUserDialog");
        opens("resetDialog");
        tryVerify(() => ui.find("resetLink") !== null);
        const link = find("resetLink").text;
        verify(/^https?:.*token/.test(link), link);
        click(find("copyLink"));
        compare(Desktop.clipboardText(), link);
        const token = link.match(/[?&#\/](?:token=)?([A-Za-z0-9_-]{20,})/)[1];
        const taken = world.ask(world.serverUrl, "POST", "/api/v1/auth/reset-password", JSON.stringify({token: token, new_password: "granite river lantern"}));
        compare(taken.status, 200, taken.body);
    }

    /** What stands for a program has no password, no second factor and no sign-in, and is not told to have. */
    function test_usersForPrograms(): void {
        Commands.run("users.new");
        opens("newUserDialog");
        press("A service", find("newUserType"));
        disappears("newUserWay");
        reads("Never signs in and has no password: holds what a program may do.", find("newUserDialog"));
        type(find("newUserEmail"), "meter@example.test");
        type(find("newUserName"), "Meter reader");
        click(find("newUserConfirm"));
        disappears("newUserDialog");
        compare(ui.find("resetDialog"), null, "nobody chooses a password");
        loads();
        select("meter@example.test");
        compare(get("/users?search=meter", "acme").items[0].type, "service");
        reads("service", list.currentItem);
        reads("service, never signs in", find("userTypeFact"));
        compare(ui.find("resetButton"), null);
        compare(ui.find("removeFactorButton"), null);
        verify(!Commands.run("users.reset"));
        verify(!Commands.run("users.removeFactor"));
        choose(find("userType"), "service");
        loads();
        compare(list.count, 1);
        choose(find("userType"), "API user");
        loads();
        reads("Nobody found");
        press("Clear", find("usersPage"));
        loads();
        verify(list.count > 1);
        select("ann@example.test");
        reads("person", find("userTypeFact"));
    }

    /** Several at once, each as if alone: who may not be shut out stays. */
    function test_manyAtOnce(): void {
        const ids = ["karl", "lena"].map(name => ask("POST", "/users", {email: name + "@example.test", role_id: 2, account_id: "acme"}).id);
        const owner = ask("POST", "/users", {email: "olga@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + owner + "/verify");
        ask("POST", "/accounts/acme/owners", {user_id: owner});
        keyClick(Qt.Key_F5);
        loads();
        compare(ui.find("selectionBar"), null);
        for (const email of ["karl@example.test", "lena@example.test", "olga@example.test"]) {
            select(email);
            list.forceActiveFocus();
            keyClick(Qt.Key_Space);
        }
        reads("3 users chosen", find("selectionBar"));
        click(find("disableChosen"));
        opens("disableChosenDialog");
        reads("Disable 3 users?");
        verify(user(ids[0]).is_active, "nothing happens before it is confirmed");
        click(find("disableChosenConfirm"));
        disappears("disableChosenDialog");
        tryVerify(() => ids.every(id => !root.user(id).is_active));
        verify(user(owner).is_active, "the last owner stays");
        reads("2 users changed");
        reads("1 user left as is");
        disappears("selectionBar");
        Notices.clear();
        select("karl@example.test");
        list.forceActiveFocus();
        keyClick(Qt.Key_Space);
        reads("1 user chosen", find("selectionBar"));
        click(find("enableChosen"));
        tryVerify(() => root.user(ids[0]).is_active);
        verify(!user(ids[1]).is_active);
        disappears("selectionBar");
    }

    /** Each way in by itself; who loses one is signed out. */
    function test_identities(): void {
        const jana = ask("POST", "/users", {email: "jana@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + jana + "/verify");
        compare(signsIn("acme", "jana@example.test", world.password), 200);
        keyClick(Qt.Key_F5);
        loads();
        select("jana@example.test");
        tryVerify(() => ui.findAll("identityRow").length === 1);
        readsLike(/^[0-9-]+ [0-9:]+, with the password$/, find("userInspector"));
        compare(find("identityRow").label, "Address and password");
        click(find("switchIdentity"));
        tryVerify(() => ui.texts(find("identityRow")).some(text => text.includes("switched off")));
        verify(signsIn("acme", "jana@example.test", world.password) !== 200);
        compare(get("/users/" + jana + "/sessions").total, 0);
        click(find("switchIdentity"));
        tryVerify(() => !ui.texts(find("identityRow")).some(text => text.includes("switched off")));
        compare(signsIn("acme", "jana@example.test", world.password), 200);
    }

    /** Whoever runs an account names its users, lets them in and shuts them out, and makes users for programs; nothing more. */
    function test_whatAdminsOfAccountsMay(): void {
        const ivan = ask("POST", "/users", {email: "ivan@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + ivan + "/verify");
        const given = ["users.update", "users.create"].map(permission => ask("POST", "/assignments", {permission: permission, user_id: world.userId("ann")}).id);
        signIn("acme", "ann@example.test");
        Navigator.open("users");
        tryVerify(() => ui.find("userList") !== null);
        list = find("userList");
        loads();
        select("ivan@example.test");
        tryVerify(() => find("renameUserButton").enabled);
        verify(!find("resetButton").enabled);
        verify(!find("viewAsButton").enabled);
        keyClick(Qt.Key_F2);
        opens("nameDialog");
        type(find("nameField"), "Ivan Iron");
        keyClick(Qt.Key_Return);
        disappears("nameDialog");
        compare(user(ivan).display_name, "Ivan Iron");
        click(find("enableButton"));
        opens("disableDialog");
        click(find("disableConfirm"));
        disappears("disableDialog");
        verify(!user(ivan).is_active);
        keyClick(Qt.Key_E, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => root.user(ivan).is_active);

        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("newUserDialog");
        compare(ui.texts(find("newUserType")), ["A service", "An API client"]);
        compare(ui.find("newUserRole"), null);
        press("An API client", find("newUserType"));
        type(find("newUserEmail"), "shop@example.test");
        click(find("newUserConfirm"));
        disappears("newUserDialog");
        const made = get("/users?search=shop", "acme").items[0];
        compare(made.type, "api");
        compare(made.role_name, "user");
        for (const id of given)
            compare(request("root", "DELETE", "/assignments/" + id).status, 204);
        signIn();
    }

    function test_reset(): void {
        select("bob@example.test");
        keyClick(Qt.Key_R, Qt.ControlModifier);
        opens("resetDialog");
        reads("Reset the password of bob@example.test?");
        click(find("resetConfirm"));
        tryVerify(() => ui.find("resetLink") !== null);
        reads("Hand this link on");
        keyClick(Qt.Key_Escape);
        disappears("resetDialog");
        compare(signsIn("acme", "bob@example.test", world.password), 200, "the old one counts until then");
    }

    /** For whoever has lost it; where there is none, the dialog says so. */
    function test_removingTheSecondFactor(): void {
        const id = ask("POST", "/users", {email: "gina@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + id + "/verify");
        verify(world.enroll("acme", "gina@example.test").secret !== "");
        compare(signsIn("acme", "gina@example.test", world.password), 401);
        keyClick(Qt.Key_F5);
        loads();
        select("gina@example.test");
        tryVerify(() => ui.find("userFactorFact") !== null);
        readsLike(/^since \d{4}-\d\d-\d\d .*, 10 recovery codes left$/, find("userFactorFact"));
        click(find("removeFactorButton"));
        opens("removeFactorDialog");
        reads("Remove the second factor of gina@example.test?");
        keyClick(Qt.Key_Escape);
        disappears("removeFactorDialog");
        compare(signsIn("acme", "gina@example.test", world.password), 401, "nothing has changed");
        Commands.run("users.removeFactor");
        opens("removeFactorDialog");
        click(find("removeFactorConfirm"));
        disappears("removeFactorDialog");
        reads("The second factor is removed");
        reads("none", find("userFactorFact"));
        compare(signsIn("acme", "gina@example.test", world.password), 200);
        Notices.clear();

        // Nothing is left to be removed; whoever does so all the same is told.
        disappears("removeFactorButton");
        Commands.run("users.removeFactor");
        opens("removeFactorDialog");
        click(find("removeFactorConfirm"));
        reads("There is no second factor");
        compare(ui.find("removeFactorConfirm"), null);
        click(find("removeFactorCancel"));
        disappears("removeFactorDialog");
        const trail = get("/audit-logs?record_id=" + id + "&limit=50", "acme").items;
        verify(trail.some(each => each.event_name === "mfa_disabled"), "in the trail");
    }

    /** Whoever may change users of the account sees where they are signed in, and ends it; who is no superadmin has no role to give. */
    function test_sessionsForWhoRunsTheAccount(): void {
        const hugo = ask("POST", "/users", {email: "hugo@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + hugo + "/verify");
        const given = ask("POST", "/assignments", {permission: "users.update", user_id: world.userId("ann")});
        compare(signsIn("acme", "hugo@example.test", world.password), 200);
        compare(signsIn("acme", "hugo@example.test", world.password), 200);
        signIn("acme", "ann@example.test");
        Navigator.open("users");
        tryVerify(() => ui.find("userList") !== null);
        list = find("userList");
        loads();
        select("hugo@example.test");
        compare(ui.find("userRoleBox"), null);
        reads("user", find("userRoleFact"));
        press("Sessions", find("userParts"));
        tryVerify(() => ui.findAll("sessionRow").length === 2);
        click(ui.findAll("endSession")[0]);
        tryVerify(() => ui.findAll("sessionRow").length === 1);
        compare(get("/users/" + hugo + "/sessions").total, 1);
        click(find("endAllSessions"));
        reads("No open session: nobody is signed in.");
        compare(get("/users/" + hugo + "/sessions").total, 0);
        press("User", find("userParts"));
        compare(request("root", "DELETE", "/assignments/" + given.id).status, 204);
        signIn();
    }

    function test_disableAndEnable(): void {
        const id = ask("POST", "/users", {email: "erik@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + id + "/verify");
        compare(signsIn("acme", "erik@example.test", world.password), 200);
        keyClick(Qt.Key_F5);
        select("erik@example.test");
        click(find("enableButton"));
        opens("disableDialog");
        readsLike(/^1 open session can do nothing any more/, find("disableDialog"));
        click(find("disableConfirm"));
        disappears("disableDialog");
        verify(!user(id).is_active);
        reads("disabled", list.currentItem);
        verify(signsIn("acme", "erik@example.test", world.password) !== 200);
        keyClick(Qt.Key_E, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => root.user(id).is_active);
        reads("active", list.currentItem);
        compare(get("/audit-logs?operation=UPDATE&record_id=" + id + "&limit=2").items.map(each => each.event_name), ["user_enabled", "user_disabled"]);
    }

    function test_unlock(): void {
        const id = ask("POST", "/users", {email: "fay@example.test", role_id: 2, account_id: "acme", password: world.password}).id;
        ask("POST", "/users/" + id + "/verify");
        for (let each = 0; each < 5; ++each)
            signsIn("acme", "fay@example.test", "wrong " + each);
        verify(user(id).locked_until !== null);
        keyClick(Qt.Key_F5);
        select("fay@example.test");
        find("lockNotice");
        reads("locked", list.currentItem);
        keyClick(Qt.Key_U, Qt.ControlModifier);
        disappears("lockNotice");
        compare(user(id).locked_until, null);
        compare(signsIn("acme", "fay@example.test", world.password), 200);
    }

    function test_roleAndName(): void {
        const id = ask("POST", "/users", {email: "gus@example.test", role_id: 2, account_id: "acme"}).id;
        keyClick(Qt.Key_F5);
        select("gus@example.test");
        const box = find("userRoleBox");
        tryCompare(box, "displayText", "user"); // the roles come after the user
        click(box);
        tryVerify(() => box.popup.opened);
        tryVerify(() => box.popup.contentItem.itemAtIndex(0) !== null);
        click(box.popup.contentItem.itemAtIndex(0));
        opens("roleDialog");
        compare(user(id).role_name, "user", "nothing happens before it is confirmed");
        click(find("roleConfirm"));
        disappears("roleDialog");
        compare(user(id).role_name, "admin");
        tryCompare(box, "displayText", "admin");

        keyClick(Qt.Key_F2);
        opens("nameDialog");
        type(find("nameField"), "Gus Grave");
        keyClick(Qt.Key_Return);
        disappears("nameDialog");
        compare(user(id).display_name, "Gus Grave");
        tryCompare(find("userName"), "text", "Gus Grave");
        reads("Gus Grave", list.currentItem);
    }

    /** Each permission with every way to it. */
    function test_access(): void {
        select("ann@example.test");
        part("Access");
        reads("wet_lab", find("userInspector"));
        reads("through wet_lab", find("userInspector"));
        const rows = () => ui.findAll("accessRow").filter(row => row.section === "permissions");
        const held = ask("GET", "/users/" + world.userId("ann") + "/permissions");
        tryVerify(() => rows().length === held.permissions.length);
        const row = code => rows().find(each => each.name === code);
        compare(row("groups.read").ways, "group wet_lab → set analyst");
        compare(row("records.items.list").ways, "group wet_lab → set analyst → records.items");
        compare(row("users.read").ways, "given directly");
        verify(row("users.read").until.startsWith("2999"));
        select("bob@example.test");
        reads("In no group.", find("userInspector"));
        part("User");
    }

    function test_sessions(): void {
        for (let each = 0; each < 3; ++each)
            compare(signsIn("acme", "bob@example.test", world.password), 200);
        const before = () => ask("GET", "/users/" + world.userId("bob") + "/sessions").total;
        const count = before();
        verify(count >= 3);
        select("bob@example.test");
        part("Sessions");
        tryVerify(() => ui.findAll("sessionRow").length === count);
        click(ui.findAll("endSession")[0]);
        tryVerify(() => before() === count - 1);
        tryVerify(() => ui.findAll("sessionRow").length === count - 1);
        click(find("endAllSessions"));
        tryVerify(() => before() === 0);
        reads("No open session: nobody is signed in.");
        part("User");
    }

    function test_activity(): void {
        makeRecord("ann", "items", {title: "one"});
        select("ann@example.test");
        part("Activity");
        tryVerify(() => ui.findAll("userActivityRow").length > 0);
        const first = get("/audit-logs?limit=1&user_id=" + world.userId("ann")).items[0];
        compare(ui.findAll("userActivityRow")[0].eventName, first.event_name.replace(/_/g, " "));
        readsLike(/^All \d+ entries$/, find("userInspector"));
        press(readsLike(/^All \d+ entries$/, find("userInspector")), find("userInspector"));
        find("auditPage");
        const trail = find("auditList");
        const total = get("/audit-logs?limit=1&user_id=" + world.userId("ann")).total;
        tryVerify(() => !trail.model.loading && trail.model.total === total);
        reads("ann@example.test", find("auditPage"));
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

    // Who may read users sees them; making them is for superadmins.
    function test_otherPeople(): void {
        signIn("acme", "ann@example.test");
        Navigator.open("users");
        find("usersPage");
        reads("bob@example.test", find("userList"));
        verify(!Commands.run("users.new"));
        signIn("acme", "bob@example.test");
        Navigator.open("users");
        readsLike(/it needs the permission "users.read"/, find("usersPage"));
        verify(!Commands.run("users.new"));
        signIn();
    }
}
