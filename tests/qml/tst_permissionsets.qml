// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Permission sets: the matrix, what is staged and committed, sets that come and go, and who holds them. */
AppTestCase {
    id: root

    name: "PermissionSets"

    property string analyst: ""
    property string auditor: ""
    property string lab: ""
    property var matrix: null

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text"}]);
        analyst = makeSet("Analyst", ["records.items", "users.read"]);
        auditor = makeSet("Auditor", ["groups.read"]);
        lab = ask("POST", "/groups", {name: "Wet lab", account_id: "acme"}).id;
        ask("POST", "/groups/" + lab + "/users", {user_id: world.userId("ann")});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        AppSettings.inspectorVisible = true;
        world.setConnected(true);
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_6, Qt.ControlModifier);
        find("permissionSetsPage");
        tryVerify(() => PermissionMatrix.loaded && !PermissionMatrix.loading);
        keyClick(Qt.Key_F5);
        tryVerify(() => !PermissionMatrix.loading);
        PermissionMatrix.discardAll();
        PermissionMatrix.filter = "";
        matrix = find("matrixView");
        press("Permission", find("inspectorPart"));
    }

    function ask(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body, "acme");
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function makeSet(name: string, permissions: var): string {
        return ask("POST", "/permission-sets", {name: name, account_id: "acme", permissions: permissions}).id;
    }

    function held(id: string): var {
        return get("/permission-sets/" + id, "acme").permissions;
    }

    function row(code: string): int {
        const at = PermissionMatrix.rowOf(code);
        verify(at >= 0, code + " is in the matrix");
        return at;
    }

    function column(id: string): int {
        tryVerify(() => PermissionMatrix.columnOf(id) >= 0);
        return PermissionMatrix.columnOf(id);
    }

    /** The cell of a permission and a set, brought into sight. */
    function cell(code: string, id: string): var {
        matrix.setCurrent(row(code), column(id));
        const cells = find("matrixCells");
        const place = Qt.point(column(id), row(code));
        tryVerify(() => cells.itemAtCell(place) !== null);
        return cells.itemAtCell(place);
    }

    function mark(code: string, id: string): string {
        return cell(code, id).mark;
    }

    function commit(reason: string): void {
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitSetsDialog");
        tryVerify(() => root.find("setsReason").activeFocus);
        keys(reason);
        keyClick(Qt.Key_Return);
        disappears("commitSetsDialog");
        tryVerify(() => PermissionMatrix.stagedCount === 0 && !PermissionMatrix.committing);
    }

    /** Before it is saved, the server tells for whom it makes a difference; several sets are compared one by one. */
    function test_whoGainsAndWhoLoses(): void {
        const guest = makeSet("Guest", ["groups.read"]);
        const host = makeSet("Host", ["languages.create"]);
        ask("POST", "/assignments", {permission_set_id: guest, user_id: world.userId("bob")});
        keyClick(Qt.Key_F5);
        PermissionMatrix.toggle(row("permissions.read"), column(guest));
        PermissionMatrix.toggle(row("groups.read"), column(guest));
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitSetsDialog");
        verify(!ui.find("comparedSet"), "there is one set only");
        verify(!ui.find("differenceView"), "it is asked for, not sent by itself");
        click(find("compareRules"));
        tryVerify(() => ui.find("differenceView") !== null);
        const told = ask("POST", "/access/diff", {permission_set_id: guest, add: ["permissions.read"], remove: ["groups.read"]});
        compare(told.gaining, 1);
        compare(told.losing, 1);
        compare(find("figureGaining").figure, "+1");
        compare(find("figureLosing").figure, "−1");
        compare(ui.findAll("affectedUser").length, 2);
        reads("permissions (1): permissions.read", find("differenceView"));
        reads("permissions (1): groups.read", find("differenceView"));
        reads("1 holder compared. What somebody holds in another way as well is no difference.", find("differenceView"));
        press("Cancel", find("commitSetsDialog"));
        disappears("commitSetsDialog");
        compare(held(guest), ["groups.read"], "nothing is saved by asking");

        PermissionMatrix.toggle(row("permissions.read"), column(host));
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitSetsDialog");
        verify(!ui.find("differenceView"), "nothing is left of the question before");
        choose(find("comparedSet"), "Host");
        click(find("compareRules"));
        reads("It makes no difference to any of 0 users.", find("commitSetsDialog"));
        press("Cancel", find("commitSetsDialog"));
        disappears("commitSetsDialog");
        PermissionMatrix.discardAll();
    }

    function test_allAccountsAreAskedToChoose(): void {
        Session.chooseAccount("", "", "");
        find("chooseAccount");
        reads("Permission sets belong to an account");
        compare(PermissionMatrix.setCount, 0, "no account's sets stay behind");
        verify(!Commands.run("permissionSets.new"));
        click(find("chooseAccountButton"));
        tryVerify(() => ui.find("accountSearch")?.activeFocus);
        keys("acme");
        keyClick(Qt.Key_Return);
        disappears("accountSearch");
        disappears("chooseAccount");
        tryVerify(() => PermissionMatrix.columnOf(root.analyst) >= 0);
    }

    function test_marks(): void {
        const sets = get("/permission-sets?limit=1000", "acme").items;
        compare(PermissionMatrix.setCount, sets.length);
        compare(PermissionMatrix.permissionCount, get("/permissions?limit=1000").total);
        compare(mark("records.items", analyst), "held");
        compare(mark("records.items.list", analyst), "inherited");
        compare(mark("records", analyst), "part");
        compare(mark("records", auditor), "none");
        compare(mark("groups.read", auditor), "held");
        compare(mark("groups", auditor), "part");
        compare(cell("groups", auditor).markText, "some of what is below");
        // The roles stand first, and say so.
        const heads = ui.findAll("setHead");
        verify(heads[0].role);
        compare(heads.filter(head => head.role).length, sets.filter(set => set.kind === "role").length);
        verify(!heads[column(analyst)].role);
        cell("records.items.list", analyst);
        tryCompare(find("cellReason"), "text", "Analyst holds it through records.items");
    }

    function test_treeAndFilter(): void {
        const all = PermissionMatrix.shownCount;
        matrix.setCurrent(row("records.items"), 0);
        matrix.forceActiveFocus();
        keyClick("-");
        compare(PermissionMatrix.shownCount, all - 5);
        compare(PermissionMatrix.codeAt(matrix.currentRow), "records.items", "the place is kept");
        keyClick("+");
        compare(PermissionMatrix.shownCount, all);

        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("permissionSearch").activeFocus);
        keys("groups.re");
        // With what is above it.
        tryVerify(() => PermissionMatrix.shownCount === 2);
        compare(PermissionMatrix.codeAt(0), "groups");
        compare(PermissionMatrix.codeAt(1), "groups.read");
        keys("nothing");
        reads("No such permission");
        keyClick(Qt.Key_Escape);
        tryVerify(() => PermissionMatrix.shownCount === all);
    }

    /** By keyboard: staged until it is committed, with the reason in the trail. */
    function test_stageAndCommit(): void {
        matrix.setCurrent(row("users.read"), column(auditor));
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 1);
        compare(cell("users.read", auditor).staged, "added");
        reads("Auditor gains users.read");
        compare(held(auditor), ["groups.read"], "nothing is sent yet");
        // Once more takes it back.
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 0);
        disappears("setStagedBar");

        keyClick(Qt.Key_Space);
        mouseDoubleClickSequence(cell("groups.read", auditor));
        compare(cell("groups.read", auditor).staged, "removed");
        cell("permissions.read", analyst);
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 3);
        reads("3 staged changes");
        commit("auditors read users");
        compare(held(auditor), ["users.read"]);
        compare(held(analyst), ["permissions.read", "records.items", "users.read"]);
        const entries = get("/audit-logs?table_name=permission_sets&operation=UPDATE&limit=2").items;
        compare(entries.map(each => each.reason), ["auditors read users", "auditors read users"]);
        compare(entries.map(each => each.user_email), ["chief@example.test", "chief@example.test"]);
        compare(mark("users.read", auditor), "held");

        // As it was.
        ask("PATCH", "/permission-sets/" + auditor, {permissions: ["groups.read"]});
        ask("PATCH", "/permission-sets/" + analyst, {permissions: ["records.items", "users.read"]});
        keyClick(Qt.Key_F5);
        tryVerify(() => root.mark("users.read", root.auditor) === "none");
    }

    /** What comes from above is not taken away below; folders are nobody's. */
    function test_whatCannotBeToggled(): void {
        cell("records.items.view", analyst);
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 0);
        reads("Analyst has it through records.items. Take that away first.");
        cell("pii", auditor);
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 0);
        reads("pii is a folder: sets hold what is in it.");
        Notices.clear();
    }

    /** What is staged stays while other pages are open, and another account asks first. */
    function test_stagedChangesStay(): void {
        cell("users.read", auditor);
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        Navigator.open("audit");
        find("auditPage");
        reads("1 staged change");
        Navigator.open("permissionSets");
        find("permissionSetsPage");
        compare(PermissionMatrix.stagedCount, 1);
        keyClick(Qt.Key_F5);
        tryVerify(() => !PermissionMatrix.loading);
        compare(PermissionMatrix.stagedCount, 1, "reloading takes nothing away");

        click(find("accountSwitcher"));
        click(reads("other Ltd", find("accountPopup")));
        opens("switchDialog");
        press("Discard and switch", find("switchDialog"));
        tryCompare(Session, "accountName", "other Ltd");
        compare(PermissionMatrix.stagedCount, 0);
        tryVerify(() => PermissionMatrix.loaded && PermissionMatrix.columnOf(root.auditor) < 0);
        compare(held(auditor), ["groups.read"]);
    }

    function test_aRefusalKeepsWhatIsStaged(): void {
        const gone = makeSet("Gone", []);
        keyClick(Qt.Key_F5);
        cell("users.read", gone);
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        ask("DELETE", "/permission-sets/" + gone);
        keyClick(Qt.Key_S, Qt.ControlModifier);
        opens("commitSetsDialog");
        click(find("commitSetsConfirm"));
        reads("No such permission set.");
        compare(PermissionMatrix.stagedCount, 1);
        Notices.clear();
        keyClick(Qt.Key_F5);
        tryVerify(() => PermissionMatrix.columnOf(gone) < 0);
    }

    function test_setsComeAndGo(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("setDialog");
        tryVerify(() => root.find("setNameField").activeFocus);
        verify(!find("setConfirm").enabled);
        keys("Courier");
        type(find("setDescriptionField"), "Carries things");
        keyClick(Qt.Key_Return);
        disappears("setDialog");
        const made = get("/permission-sets?search=Courier", "acme").items;
        compare(made.length, 1);
        compare(made[0].description, "Carries things");
        compare(made[0].account_id, world.accountId("acme"));
        // It is the current one, and there is something to see of it.
        tryVerify(() => PermissionMatrix.columnOf(made[0].id) === root.matrix.currentColumn);
        reads("Courier", find("setInspector"));

        keyClick(Qt.Key_F2);
        opens("setDialog");
        type(find("setNameField"), "Runner");
        keyClick(Qt.Key_Return);
        disappears("setDialog");
        tryVerify(() => get("/permission-sets/" + made[0].id, "acme").name === "Runner");
        tryCompare(find("setName"), "text", "Runner");

        cell("users.read", made[0].id);
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        commit("");
        keyClick(Qt.Key_D, Qt.ControlModifier);
        opens("setDialog");
        compare(find("setNameField").text, "Runner (copy)");
        click(find("setConfirm"));
        disappears("setDialog");
        const copy = get("/permission-sets?search=copy", "acme").items[0];
        compare(copy.permissions, ["users.read"]);
        tryVerify(() => PermissionMatrix.columnOf(copy.id) === root.matrix.currentColumn);

        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("deleteSetDialog");
        tryVerify(() => root.find("deleteSetConfirm").enabled);
        compare(find("deleteSetEffect").text, "Nobody was given it: nobody loses anything.");
        click(find("deleteSetConfirm"));
        disappears("deleteSetDialog");
        compare(request("root", "GET", "/permission-sets/" + copy.id).status, 404);
        tryVerify(() => PermissionMatrix.columnOf(copy.id) < 0);
        ask("DELETE", "/permission-sets/" + made[0].id);
    }

    function test_aWrongName(): void {
        Commands.run("permissionSets.new");
        opens("setDialog");
        type(find("setNameField"), "Auditor");
        click(find("setConfirm"));
        // The server's words, in the dialog, which stays.
        tryVerify(() => ui.texts(root.find("setDialog")).some(text => /taken|already|exists/i.test(text)));
        keyClick(Qt.Key_Escape);
        disappears("setDialog");
    }

    function test_setsOfRolesStay(): void {
        matrix.setCurrent(0, 0);
        verify(!Commands.run("permissionSets.delete"));
        matrix.setCurrent(0, column(analyst));
        verify(Commands.run("permissionSets.delete"));
        opens("deleteSetDialog");
        keyClick(Qt.Key_Escape);
    }

    function test_compare(): void {
        matrix.setCurrent(0, column(analyst));
        keyClick(Qt.Key_D, Qt.ControlModifier | Qt.ShiftModifier);
        opens("compareDialog");
        choose(find("compareRight"), "Auditor");
        tryCompare(find("compareSummary"), "text", "2 only left · 1 only right · 0 in both");
        reads("records.items", find("compareDialog"));
        click(find("compareSwap"));
        tryCompare(find("compareSummary"), "text", "1 only left · 2 only right · 0 in both");
        choose(find("compareLeft"), "Analyst");
        choose(find("compareRight"), "Analyst");
        reads("Both hold the same.", find("compareDialog"));
        press("Everything", find("compareShow"));
        reads("users.read", find("compareDialog"));
        keyClick(Qt.Key_Escape);
        disappears("compareDialog");
    }

    /** Given to a user until a day, and to a group: who holds it then, what deleting it would take, and taking it back. */
    function test_givingAndTakingBack(): void {
        matrix.setCurrent(row("groups.read"), column(auditor));
        press("Set", find("inspectorPart"));
        reads("Nobody was given it.");

        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("assignDialog");
        tryVerify(() => root.find("assignUserField").activeFocus);
        tryVerify(() => root.find("assignUserList").count > 1);
        verify(!find("assignConfirm").enabled, "nobody is chosen before one chooses");
        keys("bob");
        tryVerify(() => root.find("assignUserList").count === 1);
        press("Until a day", find("assignTerm"));
        type(find("assignDay"), "2020-01-31");
        verify(!find("assignConfirm").enabled, "a day that is over");
        type(find("assignDay"), "2999-01-31");
        click(find("assignConfirm"));
        disappears("assignDialog");
        const given = get("/assignments?permission_set_id=" + auditor, "acme").items;
        compare(given.length, 1);
        compare(given[0].user_id, world.userId("bob"));
        verify(given[0].ends_at.startsWith("2999-02-01T00:00:00"), "to the end of that day");
        reads("bob@example.test", find("setInspector"));
        reads("until 2999-02-01 00:00", find("setInspector"));

        Commands.run("permissionSets.assign");
        opens("assignDialog");
        press("A group", find("assignTarget"));
        type(find("assignGroupField"), "wet");
        tryVerify(() => root.find("assignGroupList").count === 1);
        keyClick(Qt.Key_Return);
        disappears("assignDialog");
        tryVerify(() => get("/assignments?group_id=" + root.lab, "acme").total === 1);
        reads("Wet lab", find("setInspector"));
        reads("through Wet lab", find("setInspector"));
        reads("2 people hold it", find("setInspector"));

        // The same from the permission's side.
        press("Permission", find("inspectorPart"));
        reads("given Auditor", find("setInspector"));
        readsLike(/Auditor · 1 person/, find("setInspector"));

        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("deleteSetDialog");
        readsLike(/2 people lose what it holds.* 1 person directly and to 1 group/, find("deleteSetDialog"));
        press("Keep it", find("deleteSetDialog"));
        disappears("deleteSetDialog");

        press("Set", find("inspectorPart"));
        tryVerify(() => ui.findAll("revokeButton").length === 2);
        const line = ui.findAll("holderRow").find(each => each.name === "bob@example.test" && each.assignmentId !== "");
        click(find("revokeButton", line));
        opens("revokeDialog");
        click(find("revokeConfirm"));
        disappears("revokeDialog");
        tryVerify(() => get("/assignments?permission_set_id=" + root.auditor, "acme").total === 1);
        reads("1 person holds it", find("setInspector"));
    }

    /** The server's last word: a group that is disabled grants nothing. */
    function test_disabledGroups(): void {
        const set = makeSet("Night", ["users.read"]);
        ask("POST", "/assignments", {permission_set_id: set, group_id: lab});
        ask("PATCH", "/groups/" + lab, {is_active: false});
        keyClick(Qt.Key_F5);
        matrix.setCurrent(0, column(set));
        press("Set", find("inspectorPart"));
        reads("disabled: grants nothing", find("setInspector"));
        ask("PATCH", "/groups/" + lab, {is_active: true});
        ask("DELETE", "/permission-sets/" + set);
    }

    function test_offline(): void {
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        find("staleBar");
        compare(mark("groups.read", auditor), "held", "what was loaded stays");
        readsLike(/No connection. This is as of/);
        world.setConnected(true);
        press("Try again", find("staleBar"));
        disappears("staleBar");
    }

    /** Who may not see them is told what is missing; who may only read changes nothing. */
    function test_otherPeople(): void {
        signIn("acme", "ann@example.test");
        Navigator.open("permissionSets");
        find("permissionSetsPage");
        readsLike(/it needs the permission "permission/);
        reads("Try again");
        verify(!Commands.run("permissionSets.new"));

        const reader = makeSet("Reader", ["permissions.read", "permission_sets.read"]);
        const given = ask("POST", "/assignments", {permission_set_id: reader, user_id: world.userId("ann")});
        signIn("acme", "ann@example.test");
        Navigator.open("permissionSets");
        tryVerify(() => PermissionMatrix.loaded);
        matrix = find("matrixView");
        tryVerify(() => Array.from(OwnAccess.held).includes("permission_sets.read"));
        cell("users.read", auditor);
        matrix.forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 0);
        for (const command of ["new", "rename", "copy", "delete", "assign", "commit"])
            verify(!Commands.run("permissionSets." + command), command);

        // Who may give them, but not what he does not hold: he is told what that is.
        ask("PATCH", "/permission-sets/" + reader, {add: ["permission_sets.assign", "groups.read"]});
        signIn("acme", "ann@example.test");
        Navigator.open("permissionSets");
        tryVerify(() => PermissionMatrix.loaded && Array.from(OwnAccess.held).includes("permission_sets.assign"));
        matrix = find("matrixView");
        cell("users.read", analyst);
        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("assignDialog");
        press("A group", find("assignTarget"));
        type(find("assignGroupField"), "wet");
        tryVerify(() => root.find("assignGroupList").count === 1);
        click(find("assignConfirm"));
        readsLike(/Missing: .*records.items.*users.read/, find("assignProblem"));
        compare(get("/assignments?permission_set_id=" + analyst, "acme").total, 0);
        keyClick(Qt.Key_Escape);
        disappears("assignDialog");
        ask("DELETE", "/assignments/" + given.id);
        ask("DELETE", "/permission-sets/" + reader);
        signIn();
    }
}
