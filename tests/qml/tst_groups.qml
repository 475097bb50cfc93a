// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Groups: made, renamed, disabled and deleted, with their members and what they were given. */
AppTestCase {
    id: root

    name: "Groups"

    property var list: null
    property string lab: ""
    property string analyst: ""

    function initTestCase(): void {
        analyst = ask("POST", "/permission-sets", {name: "Analyst", account_id: "acme", permissions: ["groups.read"]}).id;
        lab = ask("POST", "/groups", {name: "Wet lab", description: "Everybody at the benches", account_id: "acme"}).id;
        ask("POST", "/groups", {name: "Their own", account_id: "other"});
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
        keyClick(Qt.Key_5, Qt.ControlModifier);
        find("groupsPage");
        list = find("groupList");
        loads();
    }

    function ask(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function loads(): void {
        tryVerify(() => root.list.model.loaded && !root.list.model.loading);
    }

    function select(name: string): void {
        tryVerify(() => root.rowOf(name) >= 0, patience, name + " is in the list");
        list.currentIndex = rowOf(name);
        tryCompare(find("groupName"), "text", name);
        tryVerify(() => root.find("groupInspector").loaded);
    }

    function rowOf(name: string): int {
        for (let row = 0; row < list.count; ++row) {
            if (list.model.textAt(row, "name") === name)
                return row;
        }
        return -1;
    }

    function members(): var {
        return ask("GET", "/groups/" + lab).users.map(each => each.email).sort();
    }

    function test_listAndSearch(): void {
        compare(list.count, get("/groups?limit=1000", "acme").length);
        compare(rowOf("Their own"), -1, "of another account");
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("groupSearch").activeFocus);
        keys("benches");
        compare(list.count, 1);
        compare(list.model.textAt(0, "name"), "Wet lab");
        keys("x");
        reads("No such group");
        press("Show all", find("groupsPage"));
        verify(list.count > 1);
        // In all accounts, with theirs beside them.
        Session.chooseAccount("", "", "");
        tryVerify(() => root.rowOf("Their own") >= 0);
        verify(!Commands.run("groups.new"), "a group belongs to an account");
    }

    function test_groupsComeAndGo(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("groupDialog");
        tryVerify(() => root.find("groupNameField").activeFocus);
        verify(!find("groupConfirm").enabled);
        keys("Night shift");
        type(find("groupDescriptionField"), "Works at night");
        click(find("groupStandard"));
        click(find("groupConfirm"));
        disappears("groupDialog");
        tryCompare(find("groupName"), "text", "Night shift");
        const made = get("/groups?limit=1000", "acme").find(each => each.name === "Night shift");
        compare(made.description, "Works at night");
        verify(made.is_default);
        compare(made.account_id, world.accountId("acme"));
        reads("every new user", list.currentItem);

        keyClick(Qt.Key_F2);
        opens("groupDialog");
        type(find("groupNameField"), "Late shift");
        keyClick(Qt.Key_Return);
        disappears("groupDialog");
        compare(ask("GET", "/groups/" + made.id).name, "Late shift");
        tryCompare(find("groupName"), "text", "Late shift");

        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("deleteGroupDialog");
        compare(find("groupEffect").text, "Nobody is in it: nobody loses anything.");
        click(find("groupEndConfirm"));
        disappears("deleteGroupDialog");
        compare(request("root", "GET", "/groups/" + made.id).status, 404);
        tryVerify(() => root.rowOf("Late shift") < 0);
    }

    /** Who goes with another kind is said before, and happens after. */
    function test_whereMembersComeFrom(): void {
        const crew = ask("POST", "/groups", {name: "Ferry crew", kind: "hybrid", account_id: "acme"}).id;
        const crewNow = () => {
            const group = ask("GET", "/groups/" + crew);
            return [group.kind, group.creates_missing_users, ...group.users.map(each => each.email).sort()].join(" ");
        };
        ask("POST", "/groups/" + crew + "/users", {user_id: world.userId("bob")});
        ask("POST", "/groups/" + crew + "/sync", {user_ids: [world.userId("ann")]});
        keyClick(Qt.Key_F5);
        select("Ferry crew");
        click(find("groupKindButton"));
        opens("groupKindDialog");
        verify(!find("groupKindConfirm").enabled, "nothing is changed yet");
        choose(find("groupKindChoice"), "from sign-in providers");
        reads("1 member by hand goes, unless a provider or a list names them as well.", find("groupKindDialog"));
        click(find("groupCreating"));
        click(find("groupKindConfirm"));
        disappears("groupKindDialog");
        compare(crewNow(), "external true ann@example.test");
        tryVerify(() => ui.find("addMemberButton") === null);
        reads("make users of who is none", find("groupInspector"));

        tryVerify(() => Commands.run("groups.kind"));
        opens("groupKindDialog");
        tryVerify(() => root.find("groupCreating").checked);
        choose(find("groupKindChoice"), "by hand");
        reads("1 member from providers and lists goes.", find("groupKindDialog"));
        reads("Its lists are deleted.", find("groupKindDialog"));
        click(find("groupKindConfirm"));
        disappears("groupKindDialog");
        compare(crewNow(), "internal false");
        tryVerify(() => ui.find("syncMembersButton") === null);

        // What cannot be is said, and the dialog stays.
        ask("PATCH", "/groups/" + crew, {is_default: true});
        click(find("groupKindButton"));
        opens("groupKindDialog");
        choose(find("groupKindChoice"), "from sign-in providers");
        reads("Nobody goes.", find("groupKindDialog"));
        click(find("groupKindConfirm"));
        reads("The members of an external group come from providers only.", find("groupKindProblem"));
        keyClick(Qt.Key_Escape);
        disappears("groupKindDialog");
        compare(crewNow(), "internal false");
        ask("DELETE", "/groups/" + crew);
    }

    function test_aNameThatIsTaken(): void {
        Commands.run("groups.new");
        opens("groupDialog");
        type(find("groupNameField"), "Wet lab");
        click(find("groupConfirm"));
        tryVerify(() => ui.texts(root.find("groupDialog")).some(text => /taken|already|exists/i.test(text)));
        keyClick(Qt.Key_Escape);
        disappears("groupDialog");
    }

    /** Found by search, taken in and out again; with what the group was given. */
    function test_membersAndSets(): void {
        select("Wet lab");
        reads("Nobody is in it yet.");
        keyClick(Qt.Key_M, Qt.ControlModifier);
        opens("memberDialog");
        tryVerify(() => root.find("memberField").activeFocus);
        // Typed fast: Enter takes who was typed, not who the list showed before it caught up.
        keys("bob");
        keyClick(Qt.Key_Return);
        tryVerify(() => root.members().includes("bob@example.test"));
        keys("ann");
        keyClick(Qt.Key_Return);
        tryVerify(() => root.members().length === 2);
        keys("bob");
        keyClick(Qt.Key_Return);
        find("memberProblem");
        compare(find("memberField").text, "", "ready for the next");
        keyClick(Qt.Key_Escape);
        disappears("memberDialog");
        tryVerify(() => ui.findAll("memberRow").length === 2);
        reads("2 members", find("groupInspector"));
        reads("2 people", list.currentItem);

        click(find("giveSetButton"));
        opens("assignDialog");
        verify(!find("assignConfirm").enabled, "no set is chosen before one chooses");
        choose(find("assignSet"), "Analyst");
        click(find("assignConfirm"));
        disappears("assignDialog");
        tryVerify(() => get("/assignments?group_id=" + root.lab, "acme").total === 1);
        tryVerify(() => ui.findAll("grantRow").length === 1);
        compare(find("grantRow").gift, "Analyst");
        compare(request("ann", "GET", "/groups").status, 200, "it counts at once");

        Commands.run("groups.delete");
        opens("deleteGroupDialog");
        compare(find("groupEffect").text, "2 people lose what 1 set or permission gave them through it, unless they have it in another way.");
        press("Keep it", find("deleteGroupDialog"));
        disappears("deleteGroupDialog");

        // Disabled it grants nothing.
        click(find("enableGroupButton"));
        opens("disableGroupDialog");
        click(find("groupEndConfirm"));
        disappears("disableGroupDialog");
        compare(request("ann", "GET", "/groups").status, 403);
        reads("disabled", list.currentItem);
        tryVerify(() => Commands.run("groups.enable"));
        tryVerify(() => ask("GET", "/groups/" + root.lab).is_active);
        compare(request("ann", "GET", "/groups").status, 200);

        const bob = ui.findAll("memberRow").find(each => each.email === "bob@example.test");
        click(find("removeMember", bob));
        opens("removeMemberDialog");
        click(find("removeMemberConfirm"));
        disappears("removeMemberDialog");
        compare(members(), ["ann@example.test"]);
        tryVerify(() => ui.findAll("memberRow").length === 1);

        click(find("removeGrant"));
        opens("revokeDialog");
        click(find("revokeConfirm"));
        disappears("revokeDialog");
        compare(get("/assignments?group_id=" + lab, "acme").total, 0);
        reads("Nothing yet: its members gain nothing by it.");
    }

    /** What a provider calls its groups, and where each membership comes from. */
    function test_membersFromProviders(): void {
        ask("POST", "/providers", {code: "entra", name: "Entra ID", allows_group_mapping: true, allows_group_sync: true});
        ask("POST", "/providers", {code: "plain", name: "Plain"});
        Commands.run("groups.new");
        opens("groupDialog");
        type(find("groupNameField"), "Field crew");
        choose(find("groupKind"), "by hand and from providers");
        click(find("groupConfirm"));
        disappears("groupDialog");
        tryCompare(find("groupName"), "text", "Field crew");
        const crew = get("/groups?limit=1000", "acme").find(each => each.name === "Field crew");
        compare(crew.kind, "hybrid");
        reads("by hand and from providers", find("groupKindFact"));
        reads("by hand and from providers", list.currentItem);
        reads("Nothing is mapped: no provider brings anybody.");
        click(find("addMappingButton"));
        opens("mappingDialog");
        verify(!find("mappingConfirm").enabled);
        tryVerify(() => find("mappingProvider").texts.length === 2, patience, "only who may say who is in which group");
        choose(find("mappingProvider"), "Entra ID");
        type(find("mappingObject"), "field-engineers");
        click(find("mappingConfirm"));
        disappears("mappingDialog");
        reads("entra: field-engineers", find("groupInspector"));
        compare(get("/groups/" + crew.id + "/mappings", "acme").items.map(each => each.object_id), ["field-engineers"]);
        ask("POST", "/groups/" + crew.id + "/users", {user_id: world.userId("bob")});
        ask("POST", "/groups/" + crew.id + "/sync", {user_ids: [world.userId("ann")]});
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.findAll("memberRow").length === 2);
        const row = email => ui.findAll("memberRow").find(each => each.email === email);
        tryVerify(() => ui.texts(row("ann@example.test")).includes("by a list"));
        compare(ui.find("removeMember", row("ann@example.test")), null);
        compare(row("bob@example.test").origin, "");
        ask("DELETE", "/groups/" + crew.id);
    }

    /** A pasted list: who would come and go is seen first, and nothing happens before it is confirmed. */
    function test_membersSynced(): void {
        const crew = ask("POST", "/groups", {name: "Boat crew", kind: "hybrid", account_id: "acme"}).id;
        const crewMembers = () => ask("GET", "/groups/" + crew).users.map(each => each.email + " " + each.membership_source).sort();
        ask("POST", "/groups/" + crew + "/users", {user_id: world.userId("bob")});
        ask("POST", "/groups/" + crew + "/sync", {user_ids: [world.userId("ann")]});
        const third = ask("POST", "/users", {email: "zoe@example.test", role_id: 2, account_id: "acme"}).id;
        keyClick(Qt.Key_F5);
        select("Boat crew");
        click(find("syncMembersButton"));
        const dialog = opens("syncDialog");
        tryVerify(() => root.find("syncList").editor.activeFocus);
        compare(ui.find("syncConfirm"), null, "nothing is sent that was not looked at");
        // It begins with those of the list, not with whom somebody added by hand.
        click(find("syncBegin"));
        compare(find("syncList").text, "ann@example.test");
        find("syncList").text = "Zoe <ZOE@example.test>; nobody@example.test\nbob@example.test\nzoe@example.test";
        click(find("syncLook"));
        reads("1 joins", find("syncJoining"));
        reads("zoe@example.test", find("syncJoining"));
        reads("ann@example.test", find("syncLeaving"));
        reads("nobody@example.test", find("syncUnknown"));
        reads("1 stays a member.", dialog);
        compare(crewMembers(), ["ann@example.test synced", "bob@example.test manual"]);
        // Another list has to be looked at again.
        find("syncList").text = "zoe@example.test";
        tryVerify(() => ui.find("syncConfirm") === null);
        click(find("syncLook"));
        click(find("syncConfirm"));
        disappears("syncDialog");
        compare(crewMembers(), ["bob@example.test manual", "zoe@example.test synced"]);
        tryVerify(() => ui.findAll("memberRow").length === 2);
        // Empty, it takes out who came by it.
        tryVerify(() => Commands.run("groups.syncMembers"));
        opens("syncDialog");
        click(find("syncLook"));
        reads("zoe@example.test", find("syncLeaving"));
        // What the server refuses is said, and the dialog stays.
        ask("PATCH", "/groups/" + crew, {is_active: false});
        click(find("syncConfirm"));
        find("syncProblem");
        keyClick(Qt.Key_Escape);
        disappears("syncDialog");
        compare(crewMembers().length, 2);
        keyClick(Qt.Key_F5);
        select("Wet lab");
        verify(!Commands.run("groups.syncMembers"), "members by hand alone");
        ask("DELETE", "/groups/" + crew);
        ask("DELETE", "/users/" + third);
    }

    function test_systemGroupsStay(): void {
        const system = get("/groups?limit=1000", "acme").find(each => each.is_system);
        select(system.name);
        verify(!Commands.run("groups.delete"));
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

    /** Who may not see them is told what is missing; who may only read changes nothing. */
    function test_otherPeople(): void {
        signIn("other", "eve@example.test");
        Navigator.open("groups");
        find("groupsPage");
        readsLike(/it needs the permission "groups.read"/);
        verify(!Commands.run("groups.new"));
        const given = ask("POST", "/assignments", {permission: "groups.read", user_id: world.userId("eve")});
        keyClick(Qt.Key_F5);
        list = find("groupList");
        tryVerify(() => root.rowOf("Their own") >= 0);
        compare(rowOf("Wet lab"), -1);
        for (const command of ["new", "rename", "kind", "enable", "delete", "addMember", "syncMembers", "give"])
            verify(!Commands.run("groups." + command), command);
        ask("DELETE", "/assignments/" + given.id);
        signIn();
    }
}
