// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Signing in with a second factor: a code of the app or for recovery, wrong ones, the way back, and after a session has ended. */
AppTestCase {
    id: root

    name: "SecondFactor"

    property var chief: null
    property var ann: null

    function initTestCase(): void {
        chief = world.enroll("system", "chief@example.test");
        ann = world.enroll("acme", "ann@example.test");
        openWindow();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        world.startProgramWith(world.serverUrl);
        tryVerify(() => Session.state === Session.SignedIn || Session.state === Session.SignedOut);
        if (Session.state === Session.SignedIn)
            Session.signOut();
        find("loginPage");
    }

    function cleanup(): void {
        tidyUp();
        world.setConnected(true);
        Session.close();
        find("connectionsPage");
    }

    function givePassword(account: string, email: string): void {
        type(find("loginAccount"), account);
        type(find("loginEmail"), email);
        type(find("loginPassword"), world.password);
        keyClick(Qt.Key_Return);
        find("loginCode");
        tryVerify(() => root.find("loginCode").activeFocus, patience, "the code can be typed at once");
    }

    function wrongCode(secret: string): string {
        const shown = [-2, -1, 0, 1, 2].map(step => world.appCode(secret, step));
        return ["000000", "111111", "222222", "333333", "444444", "555555"].find(code => !shown.includes(code));
    }

    /** The first wrong code costs nothing but itself: no second password. */
    function test_codeOfTheApp(): void {
        givePassword("acme", "ann@example.test");
        reads("Second factor");
        reads("ann@example.test");
        compare(ui.find("loginPassword"), null);
        verify(!find("loginCodeButton").enabled, "nothing typed yet");
        compare(Session.error.isSet, false);

        keys(wrongCode(ann.secret));
        click(find("loginCodeButton"));
        reads("The code is wrong.");
        verify(Session.codeNeeded);
        tryCompare(Session, "busy", false);
        // What was wrong is chosen, so that one types over it. Apps show the digits in two groups.
        click(find("loginCode"));
        const code = world.appCode(ann.secret);
        type(find("loginCode"), code.slice(0, 3) + " " + code.slice(3));
        keyClick(Qt.Key_Return);
        tryCompare(Session, "state", Session.SignedIn);
        compare(Session.userEmail, "ann@example.test");
        verify(!Session.codeNeeded);
        const trail = get("/audit-logs?user_id=" + world.userId("ann") + "&limit=100").items.map(each => each.event_name);
        verify(trail.includes("mfa_failed") && trail.includes("mfa_passed"), "the wrong one and the right one are in the trail: " + trail);
    }

    function test_recoveryCode(): void {
        const code = ann.recoveryCodes[0];
        givePassword("acme", "ann@example.test");
        type(find("loginCode"), code.match(/.{4}/g).join("-").toUpperCase());
        click(find("loginCodeButton"));
        tryCompare(Session, "state", Session.SignedIn);
        Session.signOut();
        find("loginPage");

        givePassword("acme", "ann@example.test");
        type(find("loginCode"), code);
        keyClick(Qt.Key_Return);
        reads("The code is wrong.");
        compare(Session.state, Session.SignedOut, "once is all it is good for");
    }

    function test_theWayBack(): void {
        givePassword("acme", "ann@example.test");
        keys("123");
        click(find("loginBack"));
        find("loginPassword");
        tryVerify(() => root.find("loginPassword").activeFocus);
        compare(find("loginPassword").text, "");
        compare(find("loginAccount").text, "acme");
        compare(ui.find("loginCode"), null);
        verify(!Session.codeNeeded);
        // Somebody without one is not asked.
        type(find("loginEmail"), "bob@example.test");
        type(find("loginPassword"), world.password);
        keyClick(Qt.Key_Return);
        tryCompare(Session, "state", Session.SignedIn);
        compare(Session.userEmail, "bob@example.test");
    }

    /** Without a connection nothing was tried: the same code goes through afterwards. */
    function test_offline(): void {
        givePassword("acme", "ann@example.test");
        world.setConnected(false);
        keys(ann.recoveryCodes[1]);
        keyClick(Qt.Key_Return);
        reads("Nothing is listening there");
        verify(Session.codeNeeded);
        world.setConnected(true);
        click(find("loginCodeButton"));
        tryCompare(Session, "state", Session.SignedIn);
    }

    /** Whoever waits too long with the code is not told to begin anew. */
    function test_aChallengeThatIsGone(): void {
        givePassword("acme", "ann@example.test");
        world.endChallenges();
        keys(ann.recoveryCodes[2]);
        keyClick(Qt.Key_Return);
        tryCompare(Session, "state", Session.SignedIn);
    }

    function test_afterTheEndOfASession(): void {
        givePassword("system", "chief@example.test");
        keys(chief.recoveryCodes[0]);
        keyClick(Qt.Key_Return);
        tryCompare(Session, "state", Session.SignedIn);
        tryVerify(() => CollectionStore.loaded);
        openPage("collections");
        find("collectionsPage");
        world.endSessionsOfChief();
        keyClick(Qt.Key_F5);
        opens("expiredDialog");
        type(find("expiredPassword"), world.password);
        keyClick(Qt.Key_Return);
        find("expiredCode");
        tryVerify(() => root.find("expiredCode").activeFocus);
        compare(ui.find("expiredPassword"), null);
        keys(wrongCode(chief.secret));
        keyClick(Qt.Key_Return);
        reads("The code is wrong.", find("expiredDialog"));
        tryCompare(Session, "busy", false);
        type(find("expiredCode"), chief.recoveryCodes[1]);
        click(find("expiredButton"));
        disappears("expiredDialog");
        verify(!Session.expired && !Session.codeNeeded);
        compare(Session.state, Session.SignedIn);
        find("collectionsPage");
    }
}
