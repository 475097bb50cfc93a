// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Theme

/** From nothing to the overview: the server inside the program, and one elsewhere that nobody has set up yet. */
AppTestCase {
    id: root

    name: "FirstStart"

    readonly property string password: "granite river lantern"

    function initTestCase(): void {
        openWindow();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        find("connectionsPage");
    }

    function cleanup(): void {
        tidyUp();
        AppSettings.appearance = "dark";
        Session.close();
        find("connectionsPage");
    }

    function ask(server: string, method: string, path: string, body: var): var {
        const answer = world.ask(server, method, "/api/v1" + path, JSON.stringify(body));
        return {status: answer.status, json: JSON.parse(answer.body)};
    }

    function fillIn(account: string): void {
        type(find("setupAccount"), account);
        type(find("setupEmail"), "marie@lab.example");
        type(find("setupPassword"), password);
        type(find("setupPasswordAgain"), password);
    }

    function test_aServerOfOnesOwn(): void {
        verify(!LocalServer.dataExists);
        reads("Start here");
        click(find("createServer"));
        const page = find("firstStartPage");
        verify(LocalServer.running);
        verify(ui.find("setupToken") === null, "the program has the token of its own server");

        // What is missing or wrong is said before anything is sent.
        verify(!find("setupButton").enabled);
        type(find("setupAccount"), "Northlab");
        type(find("setupEmail"), "marie");
        type(find("setupPassword"), "short");
        reads("Too short or too easy to guess", page);
        type(find("setupPassword"), password);
        reads("Good", page);
        type(find("setupPasswordAgain"), "granite river");
        reads("The two passwords differ.", page);
        verify(!find("setupButton").enabled);
        type(find("setupPasswordAgain"), password);
        verify(!find("setupButton").enabled, "the address is none yet");
        type(find("setupEmail"), "marie@lab.example");
        click(find("setupButton"));
        find("overviewPage");
        compare(Session.userEmail, "marie@lab.example");
        verify(Session.embedded && Session.superadmin);
        reads("There are no collections yet. Begin with one.");
        const own = Session.serverUrl;
        const signIn = given => root.ask(own, "POST", "/auth/login", {account: "system", email: "marie@lab.example", password: given});
        compare(signIn(password).status, 200);
        compare(signIn("not the password").status, 401);

        // Left and opened again, it knows this program; no password is asked.
        keyClick(Qt.Key_O, Qt.ControlModifier | Qt.ShiftModifier);
        find("connectionsPage");
        reads("Welcome back");
        compare(ui.findAll("serverCard").filter(each => each.embedded).length, 1);
        press("Open my server");
        find("overviewPage");
        compare(Session.userEmail, "marie@lab.example");
        keyClick(Qt.Key_2, Qt.ControlModifier);
        reads("No collections yet", find("collectionsPage"));
    }

    function test_aServerElsewhere(): void {
        const server = world.startEmptyServer();
        verify(server.token !== "");
        world.startProgramWith(server.url);
        find("loginPage");
        press("I have a setup token for a new server");
        const page = find("firstStartPage");
        fillIn("Southlab");
        verify(!find("setupButton").enabled, "the token is missing");

        type(find("setupToken"), "not-the-token");
        click(find("setupButton"));
        tryVerify(() => Session.error.isSet && !Session.busy);
        reads(Session.error.message, page);
        compare(Session.state, Session.Setup);
        compare(find("setupPassword").text, password, "what was typed is still there");

        type(find("setupToken"), server.token);
        click(find("setupButton"));
        find("overviewPage");
        verify(!Session.embedded && Session.superadmin);
        compare(Session.serverUrl, server.url);
        compare(ask(server.url, "POST", "/auth/login", {account: "system", email: "marie@lab.example", password: password}).status, 200);

        // Once, and never again.
        const again = ask(server.url, "POST", "/auth/setup", {token: server.token, account_name: "Other", email: "eve@lab.example", password: password});
        verify(again.status >= 400 && again.status < 500, "answered with " + again.status);
    }

    function test_darkAndLight(): void {
        AppSettings.appearance = "dark";
        const page = find("connectionsPage");
        const grounds = [];
        for (const appearance of ["dark", "light"]) {
            AppSettings.appearance = appearance;
            compare(Theme.dark, appearance === "dark");
            grounds.push(String(grabImage(page).pixel(page.width - 4, 4)));
        }
        compare(grounds, ["#0e1116", "#f6f7f9"]);
    }
}
