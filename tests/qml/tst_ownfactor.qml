// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** One's own second factor: set up, new recovery codes, switched off; and where a policy requires one. */
AppTestCase {
    id: root

    name: "OwnFactor"

    property string secret: ""

    function initTestCase(): void {
        openWindow();
        signIn("acme", "ann@example.test");
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        removeFactor("ann");
        openPage("profile");
        find("profilePage");
        find("factorState");
        Notices.clear();
    }

    function removeFactor(person: string): void {
        const answer = request("root", "DELETE", "/users/" + world.userId(person) + "/mfa", undefined, world.accountId("acme"));
        verify(answer.status === 204 || answer.json.code === 38002, answer.body);
    }

    function status(): var {
        return request("ann", "GET", "/auth/mfa").json;
    }

    function signInPast(): var {
        return world.ask(world.serverUrl, "POST", "/api/v1/auth/login", JSON.stringify({account: "acme", email: "ann@example.test", password: world.password}));
    }

    function wrongCode(): string {
        const shown = [-2, -1, 0, 1, 2].map(step => world.appCode(root.secret, step));
        return ["000000", "111111", "222222", "333333", "444444", "555555"].find(code => !shown.includes(code));
    }

    function shownCodes(): var {
        return ui.findAll("recoveryCode").map(each => each.text);
    }

    /** Up to the recovery codes, with the code of the step before this one, so that two more are good at once. */
    function setUp(): void {
        click(find("setupFactor"));
        opens("factorSetupDialog");
        tryVerify(() => root.find("factorPassword").activeFocus);
        keys(world.password);
        keyClick(Qt.Key_Return);
        find("factorSecret");
        tryVerify(() => root.find("factorCode").activeFocus);
        secret = find("factorSecret").text;
        keys(world.appCode(secret, -1));
        keyClick(Qt.Key_Return);
        find("factorDone");
    }

    function test_setUp(): void {
        reads("off", find("factorState"));
        compare(ui.find("newRecoveryCodes"), null);
        click(find("setupFactor"));
        opens("factorSetupDialog");
        verify(!find("factorNext").enabled);
        type(find("factorPassword"), "not the password");
        click(find("factorNext"));
        reads("This is not the password.", find("factorSetupDialog"));
        compare(status().type, null, "nothing was begun");

        type(find("factorPassword"), world.password);
        click(find("factorNext"));
        find("factorSecret");
        secret = find("factorSecret").text;
        verify(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/.test(secret), secret);
        click(find("copySecret"));
        compare(Desktop.clipboardText(), secret.replace(/ /g, ""));
        click(find("copyFactorAddress"));
        verify(Desktop.clipboardText().startsWith("otpauth://totp/"), Desktop.clipboardText());
        verify(Desktop.clipboardText().includes("secret=" + secret.replace(/ /g, "")));
        compare(signInPast().status, 200, "not confirmed, so not asked for");

        type(find("factorCode"), wrongCode());
        click(find("factorNext"));
        reads("The code is wrong.", find("factorSetupDialog"));
        type(find("factorCode"), world.appCode(secret));
        click(find("factorNext"));
        find("factorDone");
        const codes = shownCodes();
        compare(codes.length, 10);
        verify(codes.every(each => /^([0-9a-f]{4}-){4}[0-9a-f]{4}$/.test(each)), codes);
        keyClick(Qt.Key_Escape);
        verify(find("factorSetupDialog").opened, "codes that are shown once do not go by a slip");
        click(find("copyRecoveryCodes"));
        compare(Desktop.clipboardText().trim().split("\n"), codes);
        click(find("factorDone"));
        disappears("factorSetupDialog");
        compare(shownCodes().length, 0);
        reads("on", find("factorState"));
        reads("10 left");
        compare(ui.find("setupFactor"), null);
        verify(status().is_enabled);
        compare(signInPast().status, 401);
        compare(Session.state, Session.SignedIn);
        Notices.clear();
    }

    /** Whoever turns back has no second factor, and begins anew with another key. */
    function test_turningBack(): void {
        click(find("setupFactor"));
        opens("factorSetupDialog");
        type(find("factorPassword"), world.password);
        keyClick(Qt.Key_Return);
        const first = find("factorSecret").text;
        keyClick(Qt.Key_Escape);
        disappears("factorSetupDialog");
        verify(!status().is_enabled);
        compare(signInPast().status, 200);
        setUp();
        verify(secret !== first);
        click(find("factorDone"));
        disappears("factorSetupDialog");
        reads("on", find("factorState"));
    }

    function test_newRecoveryCodes(): void {
        setUp();
        const before = shownCodes();
        click(find("factorDone"));
        disappears("factorSetupDialog");
        click(find("newRecoveryCodes"));
        opens("factorProofDialog");
        reads("New recovery codes?");
        type(find("proofPassword"), world.password);
        verify(!find("proofConfirm").enabled, "a code as well");
        type(find("proofCode"), wrongCode());
        click(find("proofConfirm"));
        reads("The code is wrong.", find("factorProofDialog"));
        // The last of the old ones lets one make new ones.
        type(find("proofCode"), before[9]);
        keyClick(Qt.Key_Return);
        find("proofDone");
        const codes = shownCodes();
        compare(codes.length, 10);
        verify(codes.every(each => !before.includes(each)));
        click(find("proofDone"));
        disappears("factorProofDialog");
        reads("10 left");
        compare(status().recovery_codes_left, 10);
    }

    function test_switchOff(): void {
        setUp();
        click(find("factorDone"));
        disappears("factorSetupDialog");
        click(find("switchFactorOff"));
        opens("factorProofDialog");
        keyClick(Qt.Key_Escape);
        disappears("factorProofDialog");
        verify(status().is_enabled);
        Commands.run("profile.factorOff");
        opens("factorProofDialog");
        reads("Switch the second factor off?");
        type(find("proofPassword"), world.password);
        keyClick(Qt.Key_Return);
        tryVerify(() => root.find("proofCode").activeFocus);
        keys(world.appCode(secret));
        click(find("proofConfirm"));
        disappears("factorProofDialog");
        reads("The second factor is off");
        reads("off", find("factorState"));
        verify(!status().is_enabled);
        compare(signInPast().status, 200);
        const trail = get("/audit-logs?user_id=" + world.userId("ann") + "&limit=50").items.map(each => each.event_name);
        verify(trail.includes("mfa_disabled"), "in the trail: " + trail);
    }

    /** Few recovery codes are left: the page says so. */
    function test_fewCodes(): void {
        setUp();
        const codes = shownCodes();
        click(find("factorDone"));
        disappears("factorSetupDialog");
        reads("10 left");
        compare(ui.find("fewRecoveryCodes"), null);
        for (const code of codes.slice(0, 8)) {
            const challenge = JSON.parse(signInPast().body).challenge;
            const answer = world.ask(world.serverUrl, "POST", "/api/v1/auth/mfa/verify", JSON.stringify({challenge: challenge, code: code}));
            compare(answer.status, 200, answer.body);
        }
        keyClick(Qt.Key_F5);
        reads("2 left");
        find("fewRecoveryCodes");
    }

    function test_offline(): void {
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.find("factorProblem") !== null);
        reads("Nothing is listening there", find("factorProblem"));
        world.setConnected(true);
        keyClick(Qt.Key_F5);
        disappears("factorProblem");
    }

    /** Whoever must have one is led to it, and goes on when it is there. */
    function test_requiredByAPolicy(): void {
        const policy = request("root", "POST", "/mfa-policies", {scope: "user", user_id: world.userId("ann"), required: true}, world.accountId("acme"));
        compare(policy.status, 201, policy.body);
        openPage("overview");
        keyClick(Qt.Key_F5);
        CollectionStore.reload();
        find("profilePage");
        find("factorRequired");
        reads("required", find("factorState"));
        verify(Session.factorRequired);
        tryVerify(() => CollectionStore.error.code === 38005, patience, "nothing else is open");
        setUp();
        click(find("factorDone"));
        disappears("factorSetupDialog");
        disappears("factorRequired");
        verify(!Session.factorRequired);
        // What was refused is asked for anew; collections may still be closed to him for other reasons.
        tryVerify(() => CollectionStore.error.code !== 38005, patience, "pages load what they were refused");
        compare(request("root", "DELETE", "/mfa-policies/" + policy.json.id, undefined, world.accountId("acme")).status, 204);
        Notices.clear();
    }
}
