// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** One's own profile: the name, the password and the sessions, by somebody who is no superadmin. */
AppTestCase {
    id: root

    name: "Profile"

    property string secret: ""

    function initTestCase(): void {
        secret = world.password;
        openWindow();
        signIn("acme", "ann@example.test");
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        openPage("overview");
        find("overviewPage");
        click(find("userMenu"));
        click(find("profileItem"));
        find("profilePage");
        tryCompare(find("ownName"), "enabled", true);
    }

    function signInPast(password: string): var {
        return world.ask(world.serverUrl, "POST", "/api/v1/auth/login", JSON.stringify({account: "acme", email: "ann@example.test", password: password}));
    }

    function sessions(): int {
        return get("/users/" + world.userId("ann") + "/sessions").total;
    }

    function test_name(): void {
        verify(!find("saveName").enabled, "nothing to save");
        reads("address verified");
        readsLike(/^user · since \d{4}-/, find("profilePage"));
        type(find("ownName"), "Ann Archer");
        keyClick(Qt.Key_S, Qt.ControlModifier);
        reads("The name is saved");
        compare(get("/users/" + world.userId("ann")).display_name, "Ann Archer");
        tryCompare(find("profileName"), "text", "Ann Archer");
        const entry = get("/audit-logs?record_id=" + world.userId("ann") + "&operation=UPDATE&limit=1").items[0];
        compare(entry.user_email, "ann@example.test");
        Notices.clear();
    }

    function test_password(): void {
        compare(signInPast(secret).status, 200);
        verify(sessions() > 1);
        type(find("currentPassword"), "not the password");
        type(find("newPassword"), "granite river lantern");
        readsLike(/^(Good|Strong)$/, find("passwordStrength"));
        type(find("newPasswordAgain"), "granite river lanterm");
        reads("The two are not the same.");
        verify(!find("changePassword").enabled);
        type(find("newPasswordAgain"), "granite river lantern");
        click(find("changePassword"));
        find("passwordProblem");
        compare(signInPast(secret).status, 200, "nothing has changed");

        type(find("currentPassword"), secret);
        keyClick(Qt.Key_Return);
        compare(find("newPassword").activeFocus, true);
        click(find("changePassword"));
        reads("The password is changed");
        disappears("passwordProblem");
        compare(find("currentPassword").text, "");
        secret = "granite river lantern";
        compare(signInPast(secret).status, 200);
        verify(signInPast(world.password).status !== 200);
        // The one that is used here goes on.
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.findAll("sessionRow").length === root.sessions());
        compare(Session.state, Session.SignedIn);
        Notices.clear();
    }

    function test_sessions(): void {
        for (let each = 0; each < 2; ++each)
            compare(signInPast(secret).status, 200);
        keyClick(Qt.Key_F5);
        const count = sessions();
        verify(count >= 3);
        tryVerify(() => ui.findAll("sessionRow").length === count);
        compare(ui.findAll("sessionRow").filter(each => each.current).length, 1);
        compare(ui.findAll("endSession").length, count - 1, "one's own is not ended here");
        click(ui.findAll("endSession")[0]);
        tryVerify(() => root.sessions() === count - 1);
        tryVerify(() => ui.findAll("sessionRow").length === count - 1);
        click(find("endAllSessions"));
        tryVerify(() => root.sessions() === 1);
        tryVerify(() => ui.findAll("sessionRow").length === 1);
        verify(!find("endAllSessions").enabled);
        compare(Session.state, Session.SignedIn);
    }

    function test_offline(): void {
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        reads("Nothing is listening there", find("profilePage"));
        world.setConnected(true);
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.saying("Nothing is listening there", root.find("profilePage")) === null);
    }
}
