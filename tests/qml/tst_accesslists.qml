// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Types of things of applications, who is let in to them, and their roles. */
AppTestCase {
    id: root

    name: "AccessLists"

    property var list: null

    function initTestCase(): void {
        ask("POST", "/resource-types", {code: "project", name: "Projects", key_fields: ["area", "project"], flags: ["read", "write"]});
        ask("POST", "/resource-types", {code: "folder", name: "Folders"});
        ask("POST", "/groups", {name: "Crew", account_id: "acme"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        if (Session.superadmin && Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openLists();
    }

    function openLists(): void {
        openPage("accessLists");
        list = find("resourceTypeList");
        tryVerify(() => root.list.model.loaded && !root.list.model.loading);
    }

    function ask(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function select(code: string): void {
        tryVerify(() => root.list.model.rowOfCode(code) >= 0, patience, code + " is in the list");
        list.currentIndex = list.model.rowOfCode(code);
        tryCompare(find("accessListsPage"), "typeCode", code);
    }

    function allowed(person: string, type: string, thing: var, flag: string): bool {
        const question = Object.assign({resource_type: type, flags: [flag]}, thing);
        const answer = request(person, "POST", "/resource-access/check", question);
        compare(answer.status, 200, answer.body);
        return answer.json.allowed;
    }

    function choosePerson(address: string): void {
        click(find("shareUserField"));
        keys(address);
        tryVerify(() => root.find("shareUserList").count === 1 && root.find("shareUserList").currentIndex === 0);
    }

    function test_byKey(): void {
        select("project");
        reads("Nobody was let in yet");
        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("shareDialog");
        choosePerson("bob");
        click(find("shareFlag_read"));
        verify(!find("shareConfirm").enabled, "of which project?");
        type(find("thing_area"), "north");
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("area = north");
        compare(find("shareRow").told, "read");
        verify(allowed("bob", "project", {key: {area: "north", project: "7"}}, "read"));
        verify(!allowed("bob", "project", {key: {area: "south", project: "7"}}, "read"));
        verify(!allowed("bob", "project", {key: {area: "north", project: "7"}}, "write"));

        // One project of it is kept from him; the dialog begins afresh.
        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("shareDialog");
        compare(find("thing_area").text, "");
        type(find("thing_area"), "north");
        type(find("thing_project"), "8");
        choosePerson("bob");
        press("Is kept out", find("shareDialog"));
        verify(!find("shareFlag_read").checked);
        click(find("shareFlag_read"));
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("area = north, project = 8");
        verify(!allowed("bob", "project", {key: {area: "north", project: "8"}}, "read"));
        verify(allowed("bob", "project", {key: {area: "north", project: "7"}}, "read"));

        click(find("removeShare", ui.findAll("shareRow").find(each => !each.denied)));
        opens("takeBackDialog");
        click(find("takeBackConfirm"));
        disappears("takeBackDialog");
        tryVerify(() => ui.findAll("shareRow").length === 1);
        verify(find("shareRow").denied);
        verify(!allowed("bob", "project", {key: {area: "north", project: "7"}}, "read"));
    }

    function test_byPathAndGroup(): void {
        select("folder");
        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("shareDialog");
        press("A group", find("shareDialog"));
        click(find("shareGroupField"));
        keys("crew");
        tryVerify(() => root.find("shareGroupList").count === 1);
        click(find("shareFlag_export"));
        type(find("thingPath"), "no path");
        click(find("shareConfirm"));
        find("shareProblem");
        type(find("thingPath"), "/reports");
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("/reports");
        reads("crew", find("shareRow"));
        compare(get("/resource-access?resource_type=folder", "acme").total, 1);
    }

    function test_typesComeAndAreSwitchedOff(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("resourceTypeDialog");
        tryVerify(() => root.find("typeCode").activeFocus);
        keys("device.sensor");
        type(find("typeName"), "Sensors");
        click(find("typeConfirm"));
        find("resourceTypeProblem");
        type(find("typeCode"), "device");
        type(find("typeName"), "Devices");
        type(find("typeKeyFields"), "site, serial");
        type(find("typeFlags"), "read write");
        keyClick(Qt.Key_Return);
        disappears("resourceTypeDialog");
        tryCompare(find("accessListsPage"), "typeCode", "device");
        const made = ask("GET", "/resource-types/device");
        compare(made.key_fields.sort(), ["serial", "site"]);
        compare(made.flags, ["read", "write"]);

        keyClick(Qt.Key_E, Qt.ControlModifier | Qt.ShiftModifier);
        opens("resourceEndDialog");
        click(find("resourceEndConfirm"));
        disappears("resourceEndDialog");
        tryVerify(() => !ask("GET", "/resource-types/device").is_active);
        reads("off", find("resourceType_device"));
        tryVerify(() => Commands.run("accessLists.enable"));
        tryVerify(() => ask("GET", "/resource-types/device").is_active);
    }

    function test_roles(): void {
        select("project");
        press("Roles", find("accessListParts"));
        reads("No roles");
        Commands.run("accessLists.newRole");
        opens("resourceRoleDialog");
        tryVerify(() => root.find("roleCode").activeFocus);
        keys("reader");
        type(find("roleName"), "Reader");
        verify(!find("roleConfirm").enabled, "a role without flags gives nothing");
        click(find("roleFlag_read"));
        click(find("roleConfirm"));
        disappears("resourceRoleDialog");
        find("resourceRole_reader");

        press("Who is let in", find("accessListParts"));
        keyClick(Qt.Key_G, Qt.ControlModifier);
        opens("shareDialog");
        type(find("thing_area"), "east");
        choosePerson("ann");
        click(find("shareRole_reader"));
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("area = east");
        verify(allowed("ann", "project", {key: {area: "east", project: "1"}}, "read"));

        // Another flag, at once for everybody who has it.
        press("Roles", find("accessListParts"));
        click(find("changeRole", find("resourceRole_reader")));
        opens("resourceRoleDialog");
        click(find("roleFlag_write"));
        click(find("roleConfirm"));
        disappears("resourceRoleDialog");
        tryVerify(() => ui.find("resourceRole_reader")?.flags.length === 2);
        verify(allowed("ann", "project", {key: {area: "east", project: "1"}}, "write"));
        click(find("removeRole", find("resourceRole_reader")));
        opens("resourceEndDialog");
        click(find("resourceEndConfirm"));
        disappears("resourceEndDialog");
        reads("No roles");
        verify(!allowed("ann", "project", {key: {area: "east", project: "1"}}, "read"));
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

    /** Lists of records are looked at here, and changed beside the records. */
    function test_recordsAndAllAccounts(): void {
        makeCollection("sheets", [{name: "title", type: "text"}]);
        Commands.run("accessLists.reload");
        select("records.sheets");
        verify(!Commands.run("accessLists.share"));
        verify(!Commands.run("accessLists.enable"));
        Session.chooseAccount("", "", "");
        openLists();
        select("project");
        verify(!Commands.run("accessLists.share"), "things are shared with the people of an account");
    }

    function test_otherPeople(): void {
        signIn("acme", "bob@example.test");
        openLists();
        readsLike(/it needs the permission "resources.read"/);
        for (const command of ["share", "newType", "newRole", "enable"])
            verify(!Commands.run("accessLists." + command), command);
        verify(ui.find("navAccessLists") === null);
        signIn();
    }
}
