// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Invitations: inviting, the link where there is no mail, sending it again, taking it back, and what became of each. */
AppTestCase {
    id: root

    name: "Invitations"

    property var list: null
    property string lab: ""

    function initTestCase(): void {
        lab = send("POST", "/groups", {name: "Wet lab", account_id: "acme"}).id;
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        if (Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_M, Qt.ControlModifier | Qt.ShiftModifier);
        find("invitationsPage");
        list = find("invitations");
        loads();
    }

    function loads(): void {
        tryVerify(() => root.list.model.loaded && !root.list.model.waiting);
    }

    function send(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function invitation(email: string): var {
        return get("/invitations", "acme").invitations.find(each => each.email === email);
    }

    function tokenOf(link: string): string {
        return link.split("/").pop().split("=").pop();
    }

    function select(email: string): void {
        tryVerify(() => root.rowOf(email) >= 0, patience, email + " is in the list");
        list.currentIndex = rowOf(email);
    }

    function rowOf(email: string): int {
        for (let row = 0; row < list.count; ++row) {
            if (list.model.textAt(row, "email") === email)
                return row;
        }
        return -1;
    }

    /** By the keyboard; the link that comes opens what it promises. */
    function test_invited(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("inviteDialog");
        tryVerify(() => root.find("inviteEmail").activeFocus);
        keys("no address");
        verify(!find("inviteConfirm").enabled);
        type(find("inviteEmail"), "nora@example.test");
        choose(find("inviteRole"), "admin");
        tryVerify(() => ui.findAll("inviteGroup").some(each => each.text === "Wet lab"));
        click(ui.findAll("inviteGroup").find(each => each.text === "Wet lab"));
        click(find("inviteConfirm"));
        const dialog = opens("invitationLinkDialog");
        const link = find("invitationLink").text;
        click(find("copyInvitationLink"));
        disappears("invitationLinkDialog");
        compare(Desktop.clipboardText(), link);
        const told = invitation("nora@example.test");
        compare(told.status, "pending");
        compare(told.role, "admin");
        select("nora@example.test");
        reads("pending", list.currentItem);

        const accepted = world.ask(world.serverUrl, "POST", "/api/v1/invitations/" + tokenOf(link) + "/accept", JSON.stringify({password: world.password}));
        compare(accepted.status, 200, accepted.body);
        keyClick(Qt.Key_F5);
        tryVerify(() => ui.texts(root.list.currentItem).includes("accepted"));
        verify(!Commands.run("invitations.resend"), "what was answered is over");
        verify(!Commands.run("invitations.revoke"));
        const members = send("GET", "/groups/" + lab);
        verify(JSON.stringify(members).includes("nora@example.test"), "the group came with it");
    }

    /** What the template does is done for who accepts, and its words are sent where none are written. */
    function test_fromATemplate(): void {
        send("POST", "/invitation-templates", {code: "bench", title: "Bench work", account_id: "acme", message: "See you at the bench", actions: [{type: "add_group_member", payload: {group_id: lab}}]});
        send("POST", "/invitation-templates", {code: "bench", title: "Everybody's bench", of_all_accounts: true});
        send("POST", "/invitation-templates", {code: "old", account_id: "acme", is_active: false});
        keyClick(Qt.Key_N, Qt.ControlModifier);
        opens("inviteDialog");
        tryVerify(() => ui.find("inviteTemplate") !== null);
        compare(Array.from(find("inviteTemplate").texts), ["None", "Bench work"]);
        choose(find("inviteTemplate"), "Bench work");
        reads("1 thing is done with it", find("inviteDialog"));
        compare(find("inviteMessage").placeholderText, "See you at the bench");
        type(find("inviteEmail"), "olaf@example.test");
        click(find("inviteConfirm"));
        opens("invitationLinkDialog");
        const link = find("invitationLink").text;
        press("Close", find("invitationLinkDialog"));
        disappears("invitationLinkDialog");
        compare(world.ask(world.serverUrl, "GET", "/api/v1/invitations/" + tokenOf(link), "").status, 200);
        const accepted = world.ask(world.serverUrl, "POST", "/api/v1/invitations/" + tokenOf(link) + "/accept", JSON.stringify({password: world.password}));
        compare(accepted.status, 200, accepted.body);
        tryVerify(() => JSON.stringify(send("GET", "/groups/" + lab)).includes("olaf@example.test"));
    }

    /** The inspector tells what is done along with one, when, and how it went. */
    function test_actions(): void {
        const gone = send("POST", "/groups", {name: "Short lived", account_id: "acme"}).id;
        const made = send("POST", "/invitations", {email: "pia@example.test", account_id: "acme", message: "Bring your badge", actions: [
            {type: "provision_external", phase: "on_create", payload: {system: "badges"}},
            {type: "add_group_member", payload: {group_id: lab}, sequence: 1},
            {type: "add_group_member", payload: {group_id: gone}, sequence: 2, condition: "user_not_in_group"},
            {type: "notify_inviter", phase: "on_reject"}
        ]});
        send("POST", "/invitations", {email: "quinn@example.test", account_id: "acme"});
        const lines = () => ui.findAll("invitationActionRow").map(each => Array.from(new Set(ui.texts(each))).join(" | "));
        AppSettings.inspectorVisible = true;
        keyClick(Qt.Key_F5);
        select("quinn@example.test");
        reads("Nothing but what its role and groups give.", find("invitationInspector"));
        select("pia@example.test");
        reads("Bring your badge", find("invitationMessage"));
        tryVerify(() => lines().some(each => each.includes("Short lived")));
        tryVerify(() => lines().some(each => each.includes("Wet lab")));
        compare(lines().length, 4);
        compare(lines()[0], "Work for a program | in the works | at once · required");
        compare(lines()[1], "Member of a group | waits | Wet lab | when it is accepted · required");
        compare(lines()[2], "Member of a group | waits | Short lived | when it is accepted · unless already a member · required");
        compare(lines()[3], "A mail to who invited | waits | when it is declined");

        // Its program reports; one group is gone by the time somebody accepts, and the next one says why it failed.
        const work = get("/invitation-actions?invitation_id=" + made.id + "&status=processing", "acme").items[0].id;
        send("POST", "/invitation-actions/" + work + "/complete", {result: {badge: 7}});
        compare(request("root", "DELETE", "/groups/" + gone).status, 204);
        const accepted = world.ask(world.serverUrl, "POST", "/api/v1/invitations/" + made.token + "/accept", JSON.stringify({password: world.password}));
        compare(accepted.status, 200, accepted.body);
        keyClick(Qt.Key_F5);
        tryVerify(() => lines().length === 4 && lines()[0].includes("done"));
        tryVerify(() => lines()[1].includes("done"));
        tryVerify(() => lines()[2].includes("failed"));
        const failure = get("/invitation-actions?invitation_id=" + made.id + "&status=failed", "acme").items[0].error;
        verify(failure !== "" && lines()[2].includes(failure), lines()[2]);
        verify(lines()[3].includes("skipped"));
        tryVerify(() => ui.texts(root.list.currentItem).includes("failed"));
        // Answered, it offers nothing any more.
        compare(ui.find("resendButton"), null);
    }

    /** Beside the inspector of a small window an invitation is still told by its address and state. */
    function test_smallWindow(): void {
        const width = window.width;
        send("POST", "/invitations", {email: "rosa@example.test", account_id: "acme"});
        AppSettings.inspectorVisible = true;
        keyClick(Qt.Key_F5);
        select("rosa@example.test");
        window.width = window.minimumWidth;
        tryVerify(() => root.find("invitationInspector").width > 0 && root.find("invitationsPage").slim);
        const address = reads("rosa@example.test", list.currentItem);
        verify(!address.truncated, "the whole address is seen");
        reads("pending", list.currentItem);
        click(find("revokeButton"));
        opens("revokeInvitationDialog");
        keyClick(Qt.Key_Escape);
        disappears("revokeInvitationDialog");
        window.width = width;
    }

    function test_problems(): void {
        press("Invite somebody", find("invitationsPage"));
        opens("inviteDialog");
        type(find("inviteEmail"), "bob@example.test");
        click(find("inviteConfirm"));
        // Who is a member already is not invited; the dialog stays and says so.
        find("inviteProblem");
        press("Cancel", find("inviteDialog"));
        disappears("inviteDialog");
        compare(invitation("bob@example.test"), undefined);
    }

    function test_sentAgainAndTakenBack(): void {
        const first = send("POST", "/invitations", {email: "tom@example.test", account_id: "acme"}).token;
        keyClick(Qt.Key_F5);
        select("tom@example.test");
        list.forceActiveFocus();
        keyClick(Qt.Key_R, Qt.ControlModifier);
        opens("invitationLinkDialog");
        const second = tokenOf(find("invitationLink").text);
        verify(second !== first);
        press("Close", find("invitationLinkDialog"));
        disappears("invitationLinkDialog");
        compare(world.ask(world.serverUrl, "GET", "/api/v1/invitations/" + first, "").status, 404);
        compare(world.ask(world.serverUrl, "GET", "/api/v1/invitations/" + second, "").status, 200);

        select("tom@example.test");
        keyClick(Qt.Key_Delete, Qt.ControlModifier);
        opens("revokeInvitationDialog");
        compare(invitation("tom@example.test").status, "pending", "nothing happens before it is confirmed");
        click(find("revokeInvitationConfirm"));
        disappears("revokeInvitationDialog");
        compare(invitation("tom@example.test").status, "revoked");
        select("tom@example.test");
        tryVerify(() => ui.texts(root.list.currentItem).includes("taken back"));
    }

    function test_states(): void {
        const id = send("POST", "/invitations", {email: "una@example.test", account_id: "acme"}).id;
        compare(request("root", "DELETE", "/invitations/" + id).status, 204);
        send("POST", "/invitations", {email: "vic@example.test", account_id: "acme"});
        keyClick(Qt.Key_F5);
        loads();
        choose(find("invitationState"), "taken back");
        loads();
        compare(list.model.total, get("/invitations?status_filter=revoked", "acme").total);
        verify(rowOf("una@example.test") >= 0);
        compare(rowOf("vic@example.test"), -1);
        choose(find("invitationState"), "expired");
        reads("No invitation found");
        press("Clear", find("invitationsPage"));
        loads();
        verify(rowOf("vic@example.test") >= 0);
        // By a part of the address, in any case; both filters are cleared at once.
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("invitationSearch").activeFocus);
        keys("UNA@");
        tryVerify(() => root.list.count === 1);
        loads();
        compare(list.model.textAt(0, "email"), "una@example.test");
        choose(find("invitationState"), "pending");
        loads();
        compare(list.count, 0);
        reads("No invitation found");
        press("Clear", find("invitationsPage"));
        loads();
        compare(find("invitationSearch").text, "");
        verify(rowOf("vic@example.test") >= 0);
        // Into all accounts nobody is invited.
        Session.chooseAccount("", "", "");
        loads();
        verify(!Commands.run("invitations.new"));
        reads("acme Ltd", list);
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

    function test_otherPeople(): void {
        signIn("other", "eve@example.test");
        Navigator.open("invitations");
        find("invitationsPage");
        const refusal = request("eve", "GET", "/invitations");
        compare(refusal.status, 403);
        readsLike(/Ask a superadmin of this server/, find("invitationsPage"));
        verify(!Commands.run("invitations.new"));
        verify(!ui.find("navInvitations"));
        signIn();
    }
}
