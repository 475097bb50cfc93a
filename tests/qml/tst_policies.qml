// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Rules written as policies: what they come to on the page is what the server makes of them. */
AppTestCase {
    id: root

    name: "Policies"

    property var rules: null

    function initTestCase(): void {
        const schema = [{name: "title", type: "text"}, {name: "amount", type: "integer"},
            {name: "owner", type: "text", default: "@request.auth.id", options: {managed: true}}];
        for (const name of ["samples", "compared"])
            makeCollection(name, schema);
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("samples") && CollectionStore.contains("compared"));
        openPage("overview");
        find("overviewPage");
        Navigator.open("collection", "samples", "rules");
        find("rule_list");
        tryVerify(() => root.find("policiesPanel") && ui.find("addPolicy"));
        rules = find("rule_list");
    }

    function policy(index: int): var {
        return find("policy_" + index);
    }

    function tick(index: int, action: string): void {
        click(find("policyAction_" + action, policy(index)));
    }

    /** What the server makes of the same policies. */
    function made(policies: var): var {
        const answer = request("root", "PUT", "/collections/compared/rules", {policies: policies});
        compare(answer.status, 200, answer.body);
        return answer.json;
    }

    function stored(): var {
        return get("/collections/samples/rules");
    }

    function test_policiesBecomeRules(): void {
        const before = stored();
        click(find("addPolicy"));
        choose(find("policyOwner", policy(0)), "owner");
        tick(0, "create");
        tick(0, "update");
        click(find("addPolicy"));
        choose(find("policyRole", policy(1)), "user");
        const condition = find("policyCondition", policy(1));
        click(condition);
        tryVerify(() => condition.activeFocus);
        keys("amount > 5 || amount = 1");
        click(find("addPolicy"));
        choose(find("policyRole", policy(2)), "admin");
        tick(2, "delete");
        click(find("usePolicies"));

        const expected = made([
            {actions: ["read", "create", "update"], owner_field: "owner"},
            {role: "user", actions: ["read"], condition: "amount > 5 || amount = 1"},
            {role: "admin", actions: ["read", "delete"]}
        ]);
        compare(find("rule_list").expression, expected.list_rule);
        compare(stored(), before, "nothing is saved yet");
        for (const operation of ["list", "view", "create", "update", "delete"])
            compare(find("rule_" + operation).expression, expected[operation + "_rule"], operation);
        verify(find("rule_list").modified);
        click(find("saveRulesButton"));
        tryVerify(() => root.stored().list_rule === expected.list_rule);
        for (const operation of ["list", "view", "create", "update", "delete"])
            compare(stored()[operation + "_rule"], expected[operation + "_rule"], operation);

        // And they hold: who made a sample sees it, somebody else of the account does not.
        const sample = request("bob", "POST", "/records/samples", {title: "Blood", amount: 3});
        compare(sample.status, 201, sample.body);
        compare(request("bob", "GET", "/records/samples/" + sample.json.id).status, 200);
    }

    function test_everybodyAndNobody(): void {
        click(find("addPolicy"));
        policy(0);
        click(find("usePolicies"));
        const expected = made([{actions: ["read"]}]);
        compare(expected.list_rule, "");
        compare(expected.delete_rule, null);
        compare(find("rule_list").mode, "everyone");
        compare(find("rule_delete").mode, "locked");
        press("Discard", find("rulesTab"));
    }

    function test_actionsAreNeeded(): void {
        click(find("addPolicy"));
        tick(0, "read");
        verify(!find("usePolicies").enabled, "it lets nobody do anything");
        tick(0, "update");
        verify(find("usePolicies").enabled);
        click(find("removePolicy", policy(0)));
        disappears("policy_0");
        disappears("usePolicies");
    }
}
