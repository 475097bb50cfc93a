// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Who may do what with a collection: set on the page, and held by the server from the next request on. */
AppTestCase {
    id: root

    name: "Rules"

    function initTestCase(): void {
        makeCollection("items", [{name: "title", type: "text", required: true}]);
        makeRecord("ann", "items", {title: "one"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openPage("overview");
        find("overviewPage");
        tryVerify(() => CollectionStore.contains("items"));
        Navigator.open("collection", "items", "rules");
        find("rule_list");
    }

    function statusFor(person: string): int {
        return request(person, "GET", "/records/items").status;
    }

    function test_locked(): void {
        compare(statusFor("ann"), 200);
        verify(!find("saveRulesButton").enabled, "nothing was changed");
        press("Locked", find("rule_list"));
        reads("superadmins only", find("rule_list"));
        reads("changed", find("rule_list"));
        compare(statusFor("ann"), 200, "nothing is saved yet");
        press("Discard", find("rulesTab"));
        compare(find("rule_list").mode, "rule");

        press("Locked", find("rule_list"));
        keyClick(Qt.Key_S, Qt.ControlModifier);
        reads("Rules of items saved");
        compare(get("/collections/items/rules").list_rule, null);
        compare(statusFor("ann"), 403);
        verify(!find("saveRulesButton").enabled);

        press("Rule", find("rule_list"));
        type(find("ruleExpression", find("rule_list")), "@request.auth.id != '' && title != 'two'");
        click(find("saveRulesButton"));
        tryVerify(() => !find("rule_list").modified);
        compare(get("/collections/items/rules").list_rule, "@request.auth.id != '' && title != 'two'");
        compare(statusFor("ann"), 200);
    }

    /** Fields that everybody has, and what holders of a set have besides: chosen on the page, and held by the server. */
    function test_fields(): void {
        makeCollection("staff", [{name: "name", type: "text"}, {name: "salary", type: "integer"}, {name: "health", type: "text"}]);
        makeRecord("ann", "staff", {name: "Kim", salary: 4200, health: "well"});
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("staff"));
        Navigator.open("collection", "staff", "rules");
        reads("All of them for everybody whom the rules let in.", find("fieldAccessPanel"));
        const box = (field, operation) => find("fieldMark_" + operation, find("fieldAccess_" + field));
        const seen = () => Object.keys(request("ann", "GET", "/records/staff").json.items[0]).filter(name => ["name", "salary", "health"].includes(name)).sort().join(" ");
        compare(seen(), "health name salary");
        click(find("showFieldAccess"));
        for (const operation of ["list", "view", "create", "update"]) {
            verify(find("fieldsWhole_" + operation).checked);
            verify(box("salary", operation).checked);
        }
        // Without one of them, a list names those that are left.
        click(box("salary", "list"));
        click(box("health", "list"));
        tryVerify(() => !root.find("fieldsWhole_list").checked && !box("salary", "list").checked);
        verify(box("name", "list").checked);
        compare(seen(), "health name salary", "nothing is saved yet");
        click(find("saveFieldAccess"));
        reads("Fields of staff saved");
        compare(seen(), "name");
        reads("1 operation leaves some out.", find("fieldAccessPanel"));

        // Holders of a set have more; what everybody has cannot be taken from them.
        type(find("fieldAccessCode"), "pay_office");
        click(find("fieldAccessAdd"));
        tryCompare(find("fieldAccessSet"), "displayText", "Holders of pay_office");
        verify(!box("name", "list").enabled);
        verify(!box("salary", "list").checked);
        click(box("salary", "list"));
        tryVerify(() => box("salary", "list").checked);
        click(find("saveFieldAccess"));
        tryVerify(() => ui.find("saveFieldAccess") === null);
        compare(get("/collections/staff/rules").field_access[0], {permission_set: "pay_office", operation: "list", fields: ["salary"]});
        const set = request("root", "POST", "/permission-sets", {name: "Pay office", account_id: "acme"}).json.id;
        const given = request("root", "POST", "/assignments", {permission_set_id: set, user_id: world.userId("ann")}).json.id;
        compare(seen(), "name salary");
        request("root", "DELETE", "/assignments/" + given);

        // Back to all, also those that come later; what is discarded is not sent.
        choose(find("fieldAccessSet"), "Everybody");
        click(find("fieldsWhole_list"));
        tryVerify(() => box("health", "list").checked);
        press("Discard", find("fieldAccessPanel"));
        tryVerify(() => !box("health", "list").checked);
        click(find("fieldsWhole_list"));
        click(find("saveFieldAccess"));
        tryVerify(() => ui.find("saveFieldAccess") === null);
        compare(get("/collections/staff/rules").list_fields, "*");
        compare(seen(), "health name salary");

        // What the server refuses is said, and stays on the page.
        click(box("name", "view"));
        tryVerify(() => find("saveFieldAccess").enabled);
        compare(request("root", "PUT", "/collections/" + CollectionStore.idOf("staff"), {drop: ["health"]}).status, 200);
        click(find("saveFieldAccess"));
        reads("There is no field \"health\".", find("fieldAccessProblem"));
        verify(find("saveFieldAccess").visible);
        press("Discard", find("fieldAccessPanel"));
    }

    function test_aWrongRule(): void {
        const before = get("/collections/items/rules").update_rule;
        const wrong = "nowhere = @request.auth.id";
        type(find("ruleExpression", find("rule_update")), wrong);
        click(find("saveRulesButton"));
        tryVerify(() => find("rule_update").problem !== "");
        const refusal = request("root", "PUT", "/collections/items/rules", {update_rule: wrong});
        compare(refusal.status, 400);
        verify(find("rule_update").problem.includes("nowhere"));
        reads(find("rule_update").problem, find("rule_update"));
        compare(find("rule_list").problem, "");
        compare(get("/collections/items/rules").update_rule, before);
        press("Discard", find("rulesTab"));
        compare(find("rule_update").expression, before);
        compare(find("ruleExpression", find("rule_update")).text, before);
    }

    /** A long rule has as many lines as it needs; Shift+Return begins one, and Return does not. */
    function test_severalLines(): void {
        const field = find("ruleExpression", find("rule_view"));
        const before = field.height;
        type(field, "title = 'one' ||");
        keyClick(Qt.Key_Escape);
        compare(field.height, before);
        keyClick(Qt.Key_Return);
        compare(field.lineCount, 1);
        keyClick(Qt.Key_Return, Qt.ShiftModifier);
        keys("title = 'two'");
        compare(field.text, "title = 'one' ||\ntitle = 'two'");
        tryVerify(() => field.height > before);
        keyClick(Qt.Key_S, Qt.ControlModifier);
        tryVerify(() => !find("rule_view").modified);
        compare(get("/collections/items/rules").view_rule, "title = 'one' ||\ntitle = 'two'");
        const saved = find("ruleExpression", find("rule_view")); // the list is made anew
        click(saved);
        keyClick(Qt.Key_Tab);
        verify(!saved.activeFocus, "Tab leaves the field");
        compare(saved.text, "title = 'one' ||\ntitle = 'two'");
    }

    function cell(person: string, at: int): var {
        const row = find("trialUser_" + person + "@example.test");
        return find("trialCell_" + at, row);
    }

    /** Users by records, of the rule as it stands on the page; what one decides, and what it costs, is said in words. */
    function test_triedWithUsersAndRecords(): void {
        const panel = find("ruleTrial");
        tryVerify(() => cell("ann", 0).verdict === "yes");
        compare(cell("eve", 0).verdict, "no");
        click(cell("eve", 0));
        reads("eve@example.test, one: the record belongs to another account", panel);
        readsLike(/^One page of a list$/i, panel);
        readsLike(/ ms$/, panel);

        const row = find("rule_list");
        type(find("ruleExpression", row), "title = 'two'");
        keyClick(Qt.Key_Escape);
        tryVerify(() => cell("ann", 0).verdict === "no");
        compare(statusFor("ann"), 200, "nothing is saved");
        type(find("ruleExpression", row), "title = ");
        keyClick(Qt.Key_Escape);
        find("trialProblem");
        press("Discard", find("rulesTab"));
        tryVerify(() => cell("ann", 0).verdict === "yes");

        press("Create", find("trialOperation"));
        tryVerify(() => cell("eve", 0).verdict === "yes", patience, "a record like this one, in an account of one's own");
        compare(cell("ann", 0).verdict, "yes");
    }

    /** What is wrong is shown while one types, at its place; names are proposed from the live schema. */
    function test_whileTyping(): void {
        const row = find("rule_delete");
        const field = find("ruleExpression", row);
        type(field, "title = 'one' && ownr = 1");
        readsLike(/position 18.*ownr/, row);
        const mark = find("ruleProblemMark");
        fuzzyCompare(mark.x, placeOf(field, 17), 1);
        type(field, "@old.ti");
        opens("ruleSuggestions");
        keyClick(Qt.Key_Tab);
        compare(field.text, "@old.title");
        keys(" = 'one'");
        readsLike(/position 1/, row);
        press("Discard", find("rulesTab"));
        const after = find("rule_delete"); // the list is made anew
        compare(find("ruleExpression", after).text, after.expression);
        tryVerify(() => ui.find("ruleProblemMark") === null);
    }

    Component {
        id: leaving

        Loader {
            sourceComponent: explained
        }
    }

    Component {
        id: explained

        Item {
            property alias toolTip: toolTip

            UiToolTip {
                id: toolTip

                shown: true
                patience: 1
                text: "why"
            }
        }
    }

    /** A row that is made anew while the pointer is on it takes its tool tip along. */
    function test_noToolTipOutsideOfAWindow(): void {
        const item = createTemporaryObject(explained, null);
        verify(!item.toolTip.visible);
        item.parent = find("rulesTab");
        tryVerify(() => item.toolTip.visible);
        item.parent = null;
        tryVerify(() => !item.toolTip.visible);
    }

    /** Nor does it open when its moment comes while its page is being taken away. */
    function test_noToolTipOfAPageThatHasGone(): void {
        const loader = createTemporaryObject(leaving, find("rulesTab"));
        tryVerify(() => loader.item !== null);
        const due = Date.now() + 50;
        while (Date.now() < due) { } // as when the next page takes long to make
        loader.active = false;
        tryVerify(() => loader.item === null);
        wait(50); // a warning would end the test
    }

    /** Who gains and who loses by a rule that is not saved. */
    function test_whoGainsAndWhoLoses(): void {
        const before = get("/collections/items/rules").update_rule;
        const panel = find("differencePanel");
        press("Update", find("differenceOperation", panel));
        verify(!find("compareRules", panel).enabled, "there is nothing to compare");
        reads("This rule is as it is saved: change it above, then compare.", panel);

        press("Locked", find("rule_update"));
        tryVerify(() => find("compareRules", panel).enabled);
        verify(!ui.find("differenceView"), "it is asked for, not sent with every letter");
        keyClick(Qt.Key_G, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => ui.find("differenceView") !== null);
        const told = request("root", "POST", "/access/diff", {collection: "items", operation: "update", rule: null}).json;
        verify(told.losing >= 1);
        compare(find("figureLosing").figure, "−" + told.losing);
        compare(find("figureGaining").figure, "+0");
        tryVerify(() => ui.findAll("affectedUser").length === told.losses.length);
        readsLike(/^records: 1, such as one$/, panel);
        compare(get("/collections/items/rules").update_rule, before, "nothing is saved");

        // Another rule is another question.
        press("Rule", find("rule_update"));
        type(find("ruleExpression", find("rule_update")), "@request.data.title = 'x'");
        keyClick(Qt.Key_Escape);
        verify(!ui.find("differenceView"));
        tryVerify(() => find("compareRules", panel).enabled);
        click(find("compareRules", panel));
        find("notComparable");
        readsLike(/asks for what is sent/, panel);
        press("Discard", find("rulesTab"));
        verify(!ui.find("notComparable"));
    }

    function test_comparingIsCancelled(): void {
        const panel = find("differencePanel");
        press("Update", find("differenceOperation", panel));
        press("Locked", find("rule_update"));
        tryVerify(() => find("compareRules", panel).enabled);
        const difference = panel.difference;
        difference.compareEdited(panel.rules, "update");
        verify(difference.busy);
        // Before the answer is there, however fast the server is.
        find("cancelComparison", panel).clicked();
        verify(!difference.busy);
        wait(300);
        verify(!difference.known, "the answer of what was cancelled is none");
        press("Discard", find("rulesTab"));
    }
}
