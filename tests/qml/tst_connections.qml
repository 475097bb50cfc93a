// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

AppTestCase {
    id: root

    name: "Connections"

    // The port that discards: nothing listens there.
    readonly property string nobody: "http://127.0.0.1:9"

    function initTestCase(): void {
        openWindow();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        find("connectionsPage");
    }

    function cleanup(): void {
        tidyUp();
        AppSettings.language = "en";
        Session.close();
        find("connectionsPage");
        tryVerify(() => ui.findAll("serverCard").length === Servers.count);
        ui.findAll("serverCard").map(each => each.serverId).forEach(id => Servers.remove(id));
        tryCompare(Servers, "count", 0);
        reads("No servers yet");
    }

    function addServer(address: string): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("serverDialog");
        type(find("serverAddress"), address);
        click(find("saveServer"));
        disappears("serverDialog");
    }

    function card(address: string): var {
        tryVerify(() => ui.findAll("serverCard").some(each => each.address === address));
        return ui.findAll("serverCard").find(each => each.address === address);
    }

    function test_theTestOfAnAddress(): void {
        press("Add server");
        const dialog = opens("serverDialog");
        type(find("serverAddress"), "not an address");
        reads("This is not an address.", dialog);
        verify(!find("testConnection").enabled && !find("saveServer").enabled);

        type(find("serverAddress"), nobody);
        click(find("testConnection"));
        reads("Nothing is listening there", dialog);
        readsLike(/127\.0\.0\.1:9 refused the connection/, dialog);
        type(find("serverAddress"), world.serverUrl + "/docs");
        verify(ui.saying("Nothing is listening there", dialog) === null, "the answer belongs to the other address");
        click(find("testConnection"));
        tryVerify(() => root.find("testConnection").enabled);
        reads(JSON.parse(world.ask(world.serverUrl, "GET", "/docs/health", "").body).title, dialog);

        type(find("serverAddress"), world.serverUrl);
        click(find("testConnection"));
        reads("It works", dialog);
        keyClick(Qt.Key_Escape);
        disappears("serverDialog");
        compare(Servers.count, 0);
    }

    function test_aServerThatIsNotThere(): void {
        addServer(nobody);
        tryCompare(card(nobody), "serverState", "failed");
        reads("Nothing is listening there", card(nobody));
        press("Open", card(nobody));
        tryVerify(() => Session.error.isSet);
        compare(Session.state, Session.Closed);
        reads(Session.error.message, find("connectionsPage"));
        verify(Session.error.message.includes("127.0.0.1:9"));
    }

    function test_passwords(): void {
        addServer(world.serverUrl);
        tryCompare(card(world.serverUrl), "serverState", "ok");
        press("Open", card(world.serverUrl));
        find("loginPage");
        reads(world.serverUrl, find("loginPage"));
        verify(!find("loginButton").enabled);
        const failures = () => root.get("/audit-logs?operation=LOGIN_FAILED&limit=1").total;
        const before = failures();
        type(find("loginAccount"), "system");
        type(find("loginEmail"), "chief@example.test");
        type(find("loginPassword"), "not the password");
        keyClick(Qt.Key_Return);
        tryVerify(() => Session.error.isSet && !Session.busy);
        compare(Session.error.status, 401);
        reads(Session.error.message, find("loginPage"));
        compare(failures(), before + 1);
        compare(Session.state, Session.SignedOut);
        compare(find("loginEmail").text, "chief@example.test");

        type(find("loginAccount"), "nowhere");
        type(find("loginPassword"), world.password);
        click(find("loginButton"));
        tryVerify(() => Session.error.isSet && !Session.busy);
        compare(Session.state, Session.SignedOut);

        type(find("loginAccount"), "system");
        click(find("loginButton"));
        find("overviewPage");
        verify(!Session.error.isSet);
        compare(Session.userEmail, "chief@example.test");
        const entry = get("/audit-logs?operation=LOGIN&limit=1").items[0];
        compare(entry.user_email, "chief@example.test");
        compare(entry.user_agent, "basalt-admin");

        // Left and opened again, the session is still there; signed out, it is not.
        keyClick(Qt.Key_O, Qt.ControlModifier | Qt.ShiftModifier);
        find("connectionsPage");
        press("Open", card(world.serverUrl));
        find("overviewPage");
        Commands.run("session.signOut");
        find("loginPage");
        compare(find("loginAccount").text, "system");
        tryVerify(() => root.get("/audit-logs?operation=LOGOUT&limit=1").items[0]?.user_email === "chief@example.test");
    }

    function test_opensAtStart(): void {
        world.startProgramWith(world.serverUrl);
        find("loginPage");
        reads(world.serverUrl, find("loginPage"));
        press("All servers");
        find("connectionsPage");
        compare(Servers.count, 1);
        tryCompare(card(world.serverUrl), "serverState", "ok");

        // Known by then: it is the same entry.
        world.startProgramWith(world.serverUrl);
        find("loginPage");
        Session.close();
        compare(Servers.count, 1);
        world.startProgramWith(nobody);
        tryVerify(() => Session.error.isSet);
        find("connectionsPage");
        reads("Nothing is listening there");
    }

    function test_german(): void {
        signIn();
        find("overviewPage");
        reads("SQLite · connected");
        AppSettings.language = "de";
        reads("SQLite · verbunden");
        compare(Desktop.numberText(7200), "7.200");
        // Also what was named before.
        compare(find("accountSwitcher").text, "Alle Konten");
        verify(ui.saying("All accounts") === null);
        AppSettings.language = "en";
        Session.signOut();
    }
}
