// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Single records given to people and groups, and kept from them, beside the rules. */
GridTestCase {
    id: root

    name: "Shares"

    property string paper: ""
    property string lab: ""

    function initTestCase(): void {
        const mine = "created_by = @request.auth.id";
        world.makeCollection(JSON.stringify({name: "papers", schema: [{name: "title", type: "text"}],
            list_rule: mine, view_rule: mine, update_rule: mine, delete_rule: mine, create_rule: ""}));
        world.makeCollection(JSON.stringify({name: "paper_titles", type: "view", list_rule: "", view_rule: "",
            select: {from: "papers", fields: [{name: "title", value: "title"}]}}));
        lab = request("root", "POST", "/groups", {name: "Readers", account_id: "acme"}).json.id;
        paper = makeRecord("ann", "papers", {title: "Plan"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        AppSettings.inspectorVisible = true;
        request("root", "POST", "/resource-access/revoke", {resource_type: "records.papers", key: {record: paper}, account_id: "acme"});
        if (Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openShares();
    }

    function openShares(): void {
        openRecords("papers");
        goTo(0, "title");
        press("Shared with", find("recordInspector"));
        find("recordShares");
    }

    function lines(): var {
        return get("/resource-access?resource_type=records.papers", "acme").items;
    }

    function statusFor(person: string): int {
        return request(person, "GET", "/records/papers/" + paper).status;
    }

    function share(address: string, flag: string): void {
        verify(Commands.run("record.share"));
        opens("shareDialog");
        verify(!find("shareConfirm").enabled, "nobody is chosen yet");
        tryVerify(() => root.find("shareUserField").activeFocus);
        keys(address);
        tryVerify(() => root.find("shareUserList").count === 1);
        click(find("shareFlag_" + flag));
        tryVerify(() => root.find("shareConfirm").enabled);
    }

    function test_aUserIsLetInAndKeptOut(): void {
        reads("Shared with nobody", find("recordShares"));
        compare(statusFor("bob"), 404);
        share("bob", "read");
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("bob@example.test", find("recordShares"));
        compare(find("shareRow").told, "read");
        compare(statusFor("bob"), 200);
        compare(request("bob", "PATCH", "/records/papers/" + paper, {title: "Mine"}).status, 403);

        // More flags of the same user are told in one row.
        share("bob", "write");
        click(find("shareConfirm"));
        disappears("shareDialog");
        tryVerify(() => ui.find("shareRow")?.told === "read, write");
        compare(request("bob", "PATCH", "/records/papers/" + paper, {title: "Plan"}).status, 200);

        share("bob", "read");
        press("Is kept out", find("shareDialog"));
        readsLike(/wins over everything/, find("shareDialog"));
        click(find("shareConfirm"));
        disappears("shareDialog");
        tryVerify(() => ui.findAll("shareRow").length === 2);
        reads("kept out", find("recordShares"));
        compare(statusFor("bob"), 404);

        const denied = ui.findAll("shareRow").find(each => each.denied);
        click(find("removeShare", denied));
        opens("takeBackDialog");
        reads("Keep bob@example.test out no longer?", find("takeBackDialog"));
        click(find("takeBackConfirm"));
        disappears("takeBackDialog");
        tryVerify(() => ui.findAll("shareRow").length === 1);
        compare(find("shareRow").told, "write", "only what was denied is gone");
        compare(lines().length, 1);
        click(find("removeShare"));
        opens("takeBackDialog");
        click(find("takeBackConfirm"));
        reads("Shared with nobody", find("recordShares"));
        compare(lines().length, 0);
    }

    function test_aGroup(): void {
        compare(request("root", "POST", "/groups/" + lab + "/users", {user_id: world.userId("bob")}).status, 201);
        Commands.run("record.share");
        opens("shareDialog");
        press("A group", find("shareDialog"));
        click(find("shareGroupField"));
        keys("read");
        tryVerify(() => root.find("shareGroupList").count === 1);
        verify(ui.saying("Is kept out", find("shareDialog")) === null, "groups are not kept out");
        click(find("shareFlag_read"));
        click(find("shareConfirm"));
        disappears("shareDialog");
        reads("readers", find("recordShares"));
        compare(statusFor("bob"), 200);
        compare(request("root", "DELETE", "/groups/" + lab + "/users/" + world.userId("bob")).status, 204);
        compare(statusFor("bob"), 404);
    }

    /** A record is shared with the people of one account. */
    function test_inAllAccounts(): void {
        Session.chooseAccount("", "", "");
        openShares();
        reads("Shared with nobody", find("recordShares"));
        verify(!Commands.run("record.share"));
        verify(!find("shareRecord").enabled);
    }

    function test_theQuestionAboutIt(): void {
        click(find("askAboutRecord"));
        find("accessPage");
        compare(AccessQuestion.collection, "papers");
        compare(AccessQuestion.recordId, paper);
    }

    function test_recordsAlone(): void {
        openRecords("paper_titles");
        goTo(0, "title");
        verify(ui.saying("Shared with", find("recordInspector")) === null, "what a view is made of is shared");
    }
}
