// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Of whom a second factor is required: said on the page, and held by the server from the next request on. */
AppTestCase {
    id: root

    name: "MfaPolicies"

    property string crew: ""

    function initTestCase(): void {
        crew = request("root", "POST", "/groups", {name: "Crew", account_id: "acme"}).json.id;
        compare(request("root", "POST", "/groups/" + crew + "/users", {user_id: world.userId("bob")}).status, 201);
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        for (const policy of get("/mfa-policies").items)
            compare(request("root", "DELETE", "/mfa-policies/" + policy.id).status, 204);
        if (Session.superadmin && Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openPolicies();
    }

    function openPolicies(): void {
        openPage("overview");
        find("overviewPage");
        Navigator.open("settings", "", "secondFactor");
        find("secondFactorPart");
        tryVerify(() => root.find("newMfaPolicy").enabled);
    }

    /** Whether somebody gets past the question for a second factor. */
    function passes(person: string): bool {
        const answer = request(person, "GET", "/auth/me/sessions");
        verify(answer.status === 200 || answer.json.code === 38005, answer.body);
        return answer.status === 200;
    }

    function test_groupAndUser(): void {
        reads("Nothing is said here. Everybody may set one up in their own profile.");
        verify(passes("bob"));
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("mfaPolicyDialog");
        press("A group", find("mfaScope"));
        verify(!find("mfaPolicyConfirm").enabled, "which group?");
        click(find("shareGroupField"));
        keys("crew");
        tryVerify(() => root.find("shareGroupList").count === 1);
        tryVerify(() => root.find("mfaPolicyConfirm").enabled);
        click(find("mfaPolicyConfirm"));
        disappears("mfaPolicyDialog");
        reads("The members of Crew", find("mfaPolicy_group"));
        reads("needs a second factor", find("mfaPolicy_group"));
        verify(!passes("bob"), "at once");
        verify(passes("ann"), "he is not in it");

        // The user himself is excepted; what is said twice about the same is refused.
        for (const twice of [false, true]) {
            keyClick(Qt.Key_N, Qt.ControlModifier);
            opens("mfaPolicyDialog");
            press("A user", find("mfaScope"));
            click(find("shareUserField"));
            keys("bob");
            tryVerify(() => root.find("shareUserList").count === 1);
            press("Needs none", find("mfaRule"));
            tryVerify(() => root.find("mfaPolicyConfirm").enabled);
            click(find("mfaPolicyConfirm"));
            if (twice)
                find("mfaPolicyProblem");
            else
                disappears("mfaPolicyDialog");
        }
        keyClick(Qt.Key_Escape);
        disappears("mfaPolicyDialog");
        reads("bob@example.test", find("mfaPolicy_user"));
        reads("needs none", find("mfaPolicy_user"));
        verify(passes("bob"));

        click(find("removeMfaPolicy", find("mfaPolicy_user")));
        opens("mfaPolicyEndDialog");
        reads("Remove what is said about bob@example.test?", find("mfaPolicyEndDialog"));
        click(find("mfaPolicyEndConfirm"));
        disappears("mfaPolicyEndDialog");
        disappears("mfaPolicy_user");
        verify(!passes("bob"), "the group's counts again");
    }

    function test_accountAndEverybody(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("mfaPolicyDialog");
        verify(ui.saying("Everybody", find("mfaScope")) === null, "not while one account is looked at");
        click(find("mfaPolicyConfirm"));
        disappears("mfaPolicyDialog");
        reads("Everybody in acme Ltd", find("mfaPolicy_account"));
        verify(!passes("ann"));
        verify(passes("eve"), "of another account");

        Session.chooseAccount("", "", "");
        openPolicies();
        reads("Everybody in acme Ltd", find("mfaPolicy_account"));
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("mfaPolicyDialog");
        press("Needs none", find("mfaRule"));
        click(find("mfaPolicyConfirm"));
        disappears("mfaPolicyDialog");
        reads("Everybody", find("mfaPolicy_global"));
        compare(get("/mfa-policies?scope=global").items.map(each => each.required), [false]);
    }

    /** Who may not decide has no such page. */
    function test_otherPeople(): void {
        signIn("acme", "bob@example.test");
        openPage("settings");
        find("settingsParts");
        verify(ui.saying("Second factor", find("settingsParts")) === null);
        Navigator.open("settings", "", "secondFactor");
        find("secondFactorPart");
        readsLike(/it needs the permission "mfa.policies"/);
        verify(!Commands.run("mfaPolicies.new"));
        signIn();
    }
}
