// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Sign-in providers: registering, changing, disabling and deleting them; the server's own stays; others only look. */
AppTestCase {
    id: root

    name: "Providers"

    property var list: null

    function initTestCase(): void {
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        for (const provider of get("/providers").items.filter(each => !each.is_system))
            compare(request("root", "DELETE", "/providers/" + provider.code).status, 204);
        if (Session.userEmail !== "chief@example.test")
            signIn();
        shows();
    }

    function shows(): void {
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_P, Qt.ControlModifier | Qt.ShiftModifier);
        find("providersPage");
        list = find("providerList");
        loads();
    }

    function loads(): void {
        tryVerify(() => root.list.model.loaded && !root.list.model.loading);
    }

    function provider(code: string): var {
        return get("/providers").items.find(each => each.code === code);
    }

    function register(code: string, name: string): void {
        const made = request("root", "POST", "/providers", {code: code, name: name, allows_group_sync: true});
        compare(made.status, 201, made.body);
        keyClick(Qt.Key_F5);
        tryVerify(() => root.list.model.rowOfCode(code) >= 0);
        loads();
        list.currentIndex = list.model.rowOfCode(code);
    }

    /** The server's own is there from the beginning and cannot be changed; nothing else is there yet. */
    function test_onlyTheServerItself(): void {
        compare(list.count, 1);
        reads("Only the server itself vouches for users");
        reads("built in", list);
        reads("sign-in with a password", list);
        compare(ui.find("changeProvider"), null);
        compare(ui.find("deleteProvider"), null);
        verify(find("navProviders").current);
    }

    function test_register(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("providerDialog");
        tryVerify(() => root.find("providerCode").activeFocus);
        keys("Not this");
        verify(!find("providerConfirm").enabled);
        type(find("providerCode"), "email");
        type(find("providerName"), "Once more");
        keyClick(Qt.Key_Return);
        tryVerify(() => !root.find("providerConfirm").busy && ui.texts(root.find("providerDialog")).some(each => /already|is the server/.test(each)));
        type(find("providerCode"), "azure-ad");
        type(find("providerName"), "Entra ID");
        click(find("providerMapping"));
        click(find("providerConfirm"));
        disappears("providerDialog");
        reads("Entra ID is registered");
        tryVerify(() => root.list.count === 2);
        loads();
        compare(list.model.rowOfCode("azure-ad"), list.currentIndex, "the new one is chosen");
        reads("group mapping", list);
        const made = provider("azure-ad");
        compare([made.name, made.is_active, made.allows_group_mapping, made.allows_group_sync], ["Entra ID", true, true, false]);
        Notices.clear();
    }

    function test_change(): void {
        register("ldap", "Directory");
        reads("member sync", list);
        keyClick(Qt.Key_F2);
        opens("providerDialog");
        compare(ui.find("providerCode"), null, "the code stays");
        verify(find("providerSync").checked && !find("providerMapping").checked);
        type(find("providerName"), "House directory");
        click(find("providerMapping"));
        click(find("providerSync"));
        click(find("providerConfirm"));
        disappears("providerDialog");
        reads("House directory", list);
        const changed = provider("ldap");
        compare([changed.name, changed.allows_group_mapping, changed.allows_group_sync], ["House directory", true, false]);
        Notices.clear();
    }

    function test_disableAndEnable(): void {
        register("ldap", "Directory");
        click(find("enableProvider"));
        reads("Directory is disabled");
        reads("disabled", list);
        verify(!provider("ldap").is_active);
        loads();
        compare(list.model.rowOfCode("ldap"), list.currentIndex);
        keyClick(Qt.Key_E, Qt.ControlModifier | Qt.ShiftModifier);
        reads("Directory is enabled");
        tryVerify(() => ui.saying("disabled", root.list) === null);
        verify(provider("ldap").is_active);
        Notices.clear();
    }

    function test_delete(): void {
        register("ldap", "Directory");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("providerEndDialog");
        reads("Delete the provider Directory?");
        keyClick(Qt.Key_Escape);
        disappears("providerEndDialog");
        verify(provider("ldap") !== undefined);
        click(find("deleteProvider"));
        opens("providerEndDialog");
        click(find("providerEndConfirm"));
        disappears("providerEndDialog");
        reads("The provider Directory is deleted");
        tryVerify(() => root.list.count === 1);
        compare(provider("ldap"), undefined);
        Notices.clear();
    }

    /** Somebody else was quicker: the page says what the server says, and what is there stays. */
    function test_goneMeanwhile(): void {
        register("ldap", "Directory");
        compare(request("root", "DELETE", "/providers/ldap").status, 204);
        keyClick(Qt.Key_F2);
        opens("providerDialog");
        type(find("providerName"), "Another");
        click(find("providerConfirm"));
        tryVerify(() => ui.find("providerProblem") !== null);
        reads("No such sign-in provider.", find("providerProblem"));
        keyClick(Qt.Key_Escape);
        disappears("providerDialog");
        keyClick(Qt.Key_F5);
        tryVerify(() => root.list.count === 1);
    }

    function test_offline(): void {
        register("ldap", "Directory");
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        find("staleBar");
        compare(list.count, 2, "what was read stays");
        world.setConnected(true);
        press("Try again", find("staleBar"));
        disappears("staleBar");
    }

    /** Whoever is no superadmin finds the page by its command and only looks. */
    function test_others(): void {
        register("ldap", "Directory");
        signIn("acme", "ann@example.test");
        compare(ui.find("navProviders"), null);
        shows();
        compare(list.count, 2);
        list.currentIndex = list.model.rowOfCode("ldap");
        compare(ui.find("newProvider"), null);
        compare(ui.find("changeProvider"), null);
        Commands.run("providers.new");
        Commands.run("providers.delete");
        compare(ui.find("providerDialog"), null);
        compare(ui.find("providerEndDialog"), null);
    }
}
