// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Why somebody can, or can't: the question as a sentence, the decision as lines, and everything seen as somebody else sees it. */
AppTestCase {
    id: root

    name: "Access"

    property string pool: ""
    property string reviewers: ""

    function initTestCase(): void {
        world.makeCollection(JSON.stringify({
            name: "samples",
            schema: [{name: "title", type: "text"}, {name: "status", type: "text"}, {name: "analyst", type: "text"}, {name: "patient", type: "text", pii: true, mask_type: "full"}],
            list_rule: "status != 'secret'",
            view_rule: "status != 'secret'",
            create_rule: "@request.auth.id != ''",
            update_rule: "status != 'released' && (analyst = @request.auth.id || @has_group('reviewers'))",
            delete_rule: null,
            list_fields: ["title", "status", "patient"],
            view_fields: ["title", "status", "patient"]
        }));
        world.makeCollection(JSON.stringify({
            name: "orders",
            schema: [{name: "title", type: "text"}, {name: "status", type: "text"}, {name: "amount", type: "number"}],
            view_rule: "status != 'hidden'",
            create_rule: "status = 'draft'",
            update_rule: "status != 'paid'",
            update_fields: ["title", "status"]
        }));
        world.makeCollection(JSON.stringify({name: "letters", schema: [{name: "title", type: "text"}], list_rule: "created_by = @request.auth.id"}));
        pool = makeRecord("ann", "samples", {title: "Urine pool 4", status: "in review", patient: "Mr Grey"});
        makeRecord("ann", "samples", {title: "Plasma 7", status: "in review"});
        makeRecord("ann", "samples", {title: "Hidden 9", status: "secret"});
        reviewers = send("POST", "/groups", {name: "Reviewers", account_id: "acme"}).id;
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        world.setConnected(true);
        ViewAs.end(); // whatever the test before left
        AccessQuestion.forget();
        AccessQuestion.about = "records";
        AccessQuestion.operation = "view";
        if (Session.accountName !== "acme Ltd")
            Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_8, Qt.ControlModifier);
        find("accessPage");
    }

    function send(method: string, path: string, body: var): var {
        const answer = request("root", method, path, body);
        verify(answer.status >= 200 && answer.status < 300, path + " " + answer.body);
        return answer.json;
    }

    function explain(rest: var): var {
        return send("POST", "/access/explain", Object.assign({user_id: world.userId("bob"), collection: "samples", operation: "update", record_id: pool}, rest ?? {}));
    }

    /** Everything by mouse and keyboard, as one would. */
    function askAboutBob(): void {
        keyClick(Qt.Key_F, Qt.ControlModifier);
        opens("accessUserPopup");
        tryVerify(() => root.find("accessUserField").activeFocus);
        keys("bob");
        tryVerify(() => ui.texts(root.find("accessUserPopup")).includes("bob@example.test"));
        press("bob@example.test", find("accessUserPopup"));
        tryVerify(() => ui.find("accessUserPopup") === null);
        choose(find("accessOperation"), "update");
        choose(find("accessCollection"), "samples");
    }

    function knows(): void {
        tryVerify(() => AccessQuestion.known && !AccessQuestion.busy, patience, "the answer comes");
    }

    function lines(): var {
        return ui.findAll("accessLine");
    }

    function remedies(): var {
        return ui.findAll("accessRemedy");
    }

    /** The box proposes the next one as soon as one is chosen. */
    function addField(name: string): void {
        const box = find("accessDataField");
        click(box);
        tryVerify(() => box.popup.opened);
        const list = box.popup.contentItem;
        const index = Array.from(box.texts).indexOf(name);
        tryVerify(() => list.itemAtIndex(index) !== null);
        click(list.itemAtIndex(index));
        tryCompare(box, "currentIndex", -1);
    }

    function test_empty(): void {
        reads("Ask whether somebody can", find("accessEmpty"));
        press("Ask about a user", find("accessEmpty"));
        opens("accessUserPopup");
        verify(!Commands.run("access.viewAs"), "there is nobody to be seen as");
    }

    /** Step for step and clause for clause, as the server tells it. */
    function test_theDecision(): void {
        askAboutBob();
        knows();
        compare(AccessQuestion.verdict, "depends");
        reads("It depends on the record.");
        readsLike(/^0 of the account's 3 records$/, find("accessReach"));

        click(find("accessRecord"));
        opens("accessRecordPopup");
        tryVerify(() => root.find("accessRecordField").activeFocus);
        keys("Urine");
        reads("Urine pool 4", find("accessRecordPopup"));
        keyClick(Qt.Key_Return);
        tryCompare(AccessQuestion, "recordId", pool);
        knows();
        reads("No. The rule says no.", find("accessDecision"));
        const told = explain();
        compare(told.allowed, false);
        const steps = lines().filter(each => !each.line.code);
        compare(steps.length, told.steps.length);
        compare(steps[steps.length - 1].line.text, "The rule for updating of samples is not true");
        compare(steps[steps.length - 1].line.outcome, "refuses");
        compare(steps[0].line.outcome, "fine");
        const parts = lines().filter(each => each.line.code);
        compare(parts.map(each => each.line.depth), [1, 2, 2, 3, 3]);
        compare(parts[1].line.text, "status != 'released'");
        compare(parts[1].line.outcome, "true");
        compare(parts[1].line.detail, "true: status is in review");
        compare(parts[2].line.outcome, "unknown", "an analyst who is not there is compared with nothing");
        compare(parts[3].line.detail, "neither true nor false: analyst is empty, @request.auth.id is bob@example.test");
        compare(parts[4].line.detail, "false: @request.auth.groups is nothing");

        verify(!ui.find("accessSql"), "what few want is folded away");
        click(find("accessSqlButton"));
        compare(find("accessSql").text, told.sql.statement);
    }

    function test_fields(): void {
        AccessQuestion.collection = "samples";
        AccessQuestion.operation = "view";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        AccessQuestion.chooseRecord(pool, "Urine pool 4");
        knows();
        reads("Yes, by the rule.");
        const told = explain({operation: "view"}).fields;
        compare(Array.from(AccessQuestion.maskedFields), told.masked);
        compare(Array.from(AccessQuestion.hiddenFields), told.hidden);
        reads("patient", find("accessFields"));
        reads("analyst", find("accessFields"));
        verify(!ui.find("accessRemedies"), "what is allowed needs no remedy");
    }

    /** What it says would be enough is enough. */
    function test_remedies(): void {
        AccessQuestion.collection = "samples";
        AccessQuestion.operation = "update";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        AccessQuestion.chooseRecord(pool, "Urine pool 4");
        knows();
        compare(remedies().length, explain().remedies.length);
        reads("Add to the group Reviewers", find("accessRemedies"));
        reads("other records that come with it: 2", find("accessRemedies"));
        reads("Set analyst of the record to bob@example.test", find("accessRemedies"));
        reads("Give the permission records.samples.update", find("accessRemedies"));
        reads("updating all samples of the account", find("accessRemedies"));
        send("POST", "/groups/" + reviewers + "/users", {user_id: world.userId("bob")});
        keyClick(Qt.Key_F5);
        reads("Yes, by the rule.");
        verify(!ui.find("accessRemedies"));
        compare(request("root", "DELETE", "/groups/" + reviewers + "/users/" + world.userId("bob")).status, 204);
    }

    /** A line that denies the record decides, and is what would change it. */
    function test_anAccessList(): void {
        send("POST", "/resource-access", {resource_type: "records.samples", key: {record: pool}, user_id: world.userId("ann"), flags: ["read"], deny: true});
        AccessQuestion.collection = "samples";
        AccessQuestion.operation = "view";
        AccessQuestion.chooseUser(world.userId("ann"), "ann@example.test");
        AccessQuestion.chooseRecord(pool, "Urine pool 4");
        knows();
        reads("No. An access list keeps the user out.");
        reads("An access list keeps the user out of this record", find("accessDecision"));
        const line = explain({user_id: world.userId("ann"), operation: "view"}).access_list.id;
        compare(request("root", "DELETE", "/resource-access/" + line).status, 204);
        keyClick(Qt.Key_F5);
        tryVerify(() => AccessQuestion.headline !== "No. An access list keeps the user out.");
    }

    /** Another rule changes the decision on the page, and nothing on the server. */
    function test_anotherRule(): void {
        const before = get("/collections/samples/rules").update_rule;
        AccessQuestion.collection = "samples";
        AccessQuestion.operation = "update";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        AccessQuestion.chooseRecord(pool, "Urine pool 4");
        knows();
        tryCompare(find("storedRule"), "text", before);
        press("Another", find("draftMode"));
        const field = find("draftRule");
        compare(field.text, before, "one begins with the rule there is");
        type(field, "status = 'in review'");
        keyClick(Qt.Key_Escape);
        reads("Yes, by the rule.");
        readsLike(/with the rule that is tried$/, find("accessDecision"));
        click(find("compareRules"));
        tryVerify(() => ui.find("figureGaining") !== null);
        const told = send("POST", "/access/diff", {collection: "samples", operation: "update", rule: "status = 'in review'"});
        verify(told.gaining >= 2);
        tryCompare(find("figureRecords"), "figure", "2");
        // A wrong one says what is wrong, and can be mended.
        type(field, "nowhere = 1");
        keyClick(Qt.Key_Escape);
        tryVerify(() => ui.find("accessProblem") !== null);
        readsLike(/nowhere/, find("accessProblem"));
        verify(!ui.find("differenceView"), "nothing is left of the rule before");
        press("As it is", find("draftMode"));
        reads("No. The rule says no.");
        compare(get("/collections/samples/rules").update_rule, before);
    }

    /** What is only thought of is decided as if it were sent, and nothing is made or changed. */
    function test_whatWouldBeSent(): void {
        const before = get("/records/orders").items.length;
        AccessQuestion.collection = "orders";
        verify(!ui.find("accessData"), "nothing is sent to view");
        AccessQuestion.operation = "create";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        knows();
        reads("It depends on what is sent.");
        reads("The rule for creating of orders depends on what is sent", find("accessDecision"));
        const area = find("accessDataArea");
        type(area.editor, '{"status": "sent"}');
        reads("No. The rule says no.");
        readsLike(/with what would be sent$/, find("accessDecision"));
        compare(lines().filter(each => each.line.code)[0].line.detail, "false: status is sent");
        type(area.editor, '{"status": "draft"}');
        reads("Yes, by the rule.");
        addField("amount");
        tryCompare(area, "text", '{\n    "amount": 0,\n    "status": "draft"\n}');
        // What the server would refuse is told at the field, and what is no JSON before it is asked.
        type(area.editor, '{"status": "draft", "amount": "much"}');
        readsLike(/^amount: /, find("accessData"));
        verify(!ui.find("accessDecision"), "the answer was to something else");
        type(area.editor, '{"status": ');
        readsLike(/^This is no JSON, in line 1: /, find("accessData"));
        click(find("clearAccessData"));
        reads("It depends on what is sent.");
        compare(get("/records/orders").items.length, before);
    }

    /** The rule holds for the record as it is and as it would be; a rule that is tried is asked the same. */
    function test_whatWouldBeChanged(): void {
        const order = makeRecord("ann", "orders", {title: "Gloves", status: "draft"});
        AccessQuestion.collection = "orders";
        AccessQuestion.operation = "update";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        verify(!ui.find("accessData"), "which record it is comes first");
        AccessQuestion.chooseRecord(order, "Gloves");
        knows();
        reads("Yes, by the rule.");
        type(find("accessDataArea").editor, '{"status": "paid"}');
        reads("No. The rule says no.");
        reads("The rule for updating of orders is true of the record as it is, and not as it would be", find("accessDecision"));
        press("Another", find("draftMode"));
        type(find("draftRule"), "@request.data.status = 'paid'");
        keyClick(Qt.Key_Escape);
        reads("Yes, by the rule.");
        readsLike(/with the rule that is tried and what would be sent$/, find("accessDecision"));
        press("As it is", find("draftMode"));
        type(find("accessDataArea").editor, '{"amount": 3}');
        reads("No. A field may not be sent.");
        const told = send("POST", "/access/explain", {user_id: world.userId("bob"), collection: "orders", operation: "update", record_id: order, data: {amount: 3}});
        compare(told.decided_by, "fields");
        compare(get("/records/orders/" + order).status, "draft");
        AccessQuestion.collection = "samples";
        compare(AccessQuestion.data, "", "fields of another collection are not sent");
    }

    function test_aPermission(): void {
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        press("A permission", find("accessAbout"));
        click(find("accessPermission"));
        opens("accessPermissionPopup");
        tryVerify(() => root.find("accessPermissionField").activeFocus);
        keys("groups.upd");
        reads("groups.update", find("accessPermissionPopup"));
        keyClick(Qt.Key_Return);
        tryCompare(AccessQuestion, "permission", "groups.update");
        knows();
        reads("No. The permission is not held.");
        reads("Give the permission groups.update", find("accessRemedies"));
        const given = send("POST", "/assignments", {permission: "groups", user_id: world.userId("bob")});
        keyClick(Qt.Key_F5);
        reads("Yes, by a permission.");
        reads("given directly → groups", find("accessDecision"));
        compare(request("root", "DELETE", "/assignments/" + given.id).status, 204);
    }

    function test_somebodyWhoIsNotSignedIn(): void {
        AccessQuestion.collection = "samples";
        AccessQuestion.operation = "update";
        click(find("accessUser"));
        opens("accessUserPopup");
        click(find("accessNobody"));
        knows();
        reads("No. The rule says no.");
        reads("Not signed in", find("accessDecision"));
    }

    function test_offline(): void {
        AccessQuestion.collection = "samples";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        knows();
        const before = AccessQuestion.headline;
        world.setConnected(false);
        keyClick(Qt.Key_F5);
        find("staleBar");
        compare(find("accessHeadline").text, before);
        world.setConnected(true);
        press("Try again", find("staleBar"));
        disappears("staleBar");
    }

    // -- view as ----------------------------------------------------------------------------------------------------------

    function sessionsOfBob(): var {
        return send("GET", "/users/" + world.userId("bob") + "/sessions").items.filter(each => each.auth_method === "view_as");
    }

    function test_viewAs(): void {
        AccessQuestion.collection = "samples";
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        knows();
        verify(!ui.find("viewBanner"));
        const before = sessionsOfBob().length;
        click(find("viewAsButton"));
        opens("viewAsDialog");
        press("5 minutes", find("viewAsMinutes"));
        compare(sessionsOfBob().length, before, "nothing happens before it is confirmed");
        click(find("viewAsConfirm"));
        find("viewBanner");
        disappears("viewAsDialog");
        reads("You see what bob@example.test sees", find("viewBanner"));
        readsLike(/acme Ltd · nothing can be changed · until \d\d:\d\d \(UTC\), [45]:\d\d left/, find("viewBanner"));
        compare(sessionsOfBob().length, before + 1);
        compare(Session.userEmail, "bob@example.test");
        verify(!Session.superadmin);
        // What bob may not see is not there, and what he may is as he sees it.
        tryVerify(() => CollectionStore.loaded && CollectionStore.contains("samples"));
        Navigator.open("collection", "samples", "records");
        const grid = find("recordGrid");
        tryVerify(() => RecordTables.table("samples").loaded && !RecordTables.table("samples").loading);
        compare(RecordTables.table("samples").total, 2, "the hidden one is hidden");
        verify(RecordTables.table("samples").readOnly);
        reads("not shown", grid); // the analyst, who is in no list of fields
        verify(!Commands.run("records.new"));
        // Where nothing is to be seen, nobody says that nothing is there.
        Navigator.open("collection", "letters", "records");
        reads("There are none here, or none that bob@example.test may see.", find("emptyCollection"));
        verify(!Commands.run("go.newCollection"));
        find("viewBanner");
        Navigator.open("users");
        readsLike(/it needs the permission "users.read"/);
        verify(!Commands.run("users.new"));
        Navigator.open("access");
        find("accessOff");
        Navigator.open("profile");
        reads("bob@example.test", find("profilePage"));

        keyClick(Qt.Key_X, Qt.ControlModifier | Qt.ShiftModifier);
        tryVerify(() => ui.find("viewBanner") === null);
        // Back where it began, as oneself, in the account that was chosen, and without a trace among bob's sessions.
        find("accessPage");
        compare(Session.userEmail, "chief@example.test");
        verify(Session.superadmin);
        compare(Session.accountName, "acme Ltd");
        compare(AccessQuestion.userName, "bob@example.test", "the question is still there");
        knows();
        tryVerify(() => sessionsOfBob().length === before);
        Navigator.open("users");
        tryVerify(() => ui.find("userList") !== null && ui.find("userList").count > 0);
        Navigator.open("collection", "samples", "records");
        find("recordGrid");
        tryVerify(() => RecordTables.table("samples").loaded && RecordTables.table("samples").total === 3);
        verify(!RecordTables.table("samples").readOnly);
    }

    function beginView(): void {
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        keyClick(Qt.Key_V, Qt.ControlModifier | Qt.ShiftModifier);
        opens("viewAsDialog");
        click(find("viewAsConfirm"));
        find("viewBanner");
    }

    /** What has no command is off as well, and says why. */
    function test_aViewOffersNothingThatWrites(): void {
        const given = ["users.read", "users.update", "groups", "permissions.read", "permission_sets"].map(permission => send("POST", "/assignments", {permission: permission, user_id: world.userId("bob")}).id);
        send("POST", "/groups/" + reviewers + "/users", {user_id: world.userId("ann")});
        beginView();
        AppSettings.inspectorVisible = true;
        Navigator.open("users");
        tryVerify(() => ui.find("userList") !== null);
        const list = find("userList");
        tryVerify(() => list.model.loaded && !list.model.loading && !list.model.waiting);
        list.currentIndex = list.model.rowOf(world.userId("ann"));
        press("Sessions", find("userParts"));
        tryVerify(() => ui.findAll("endSession").length > 0);
        for (const button of [...ui.findAll("endSession"), find("endAllSessions")]) {
            verify(!button.enabled);
            compare(button.reason, "You look at everything as bob@example.test, which changes nothing. End the view first.");
        }
        press("User", find("userParts"));
        verify(!find("enableButton").enabled);
        Navigator.open("groups");
        tryVerify(() => ui.find("groupList") !== null);
        const groups = find("groupList");
        tryVerify(() => groups.model.loaded && !groups.model.loading && groups.count > 0);
        groups.currentIndex = groups.model.rowOf(reviewers);
        reads("ann@example.test", find("groupInspector"));
        compare(ui.findAll("removeMember").filter(each => each.enabled).length, 0);
        verify(!find("addMemberButton").enabled);
        Navigator.open("permissionSets");
        tryVerify(() => ui.find("permissionSetsPage") !== null);
        tryVerify(() => PermissionMatrix.loaded && !PermissionMatrix.loading);
        verify(!find("permissionSetsPage").editable);
        find("matrixView").forceActiveFocus();
        keyClick(Qt.Key_Space);
        compare(PermissionMatrix.stagedCount, 0);
        Navigator.open("profile");
        tryVerify(() => ui.find("ownName") !== null);
        verify(!find("ownName").enabled);
        ViewAs.end();
        tryVerify(() => ui.find("viewBanner") === null);
        for (const id of given)
            compare(request("root", "DELETE", "/assignments/" + id).status, 204);
        compare(request("root", "DELETE", "/groups/" + reviewers + "/users/" + world.userId("ann")).status, 204);
    }

    /** From the inspector of a user as well; what the server ends, ends here. */
    function test_viewAsFromTheUser(): void {
        Navigator.open("users");
        const list = find("userList");
        tryVerify(() => list.model.loaded && !list.model.loading && !list.model.waiting);
        list.currentIndex = list.model.rowOf(world.userId("bob"));
        AppSettings.inspectorVisible = true;
        click(find("viewAsButton"));
        opens("viewAsDialog");
        click(find("viewAsConfirm"));
        find("viewBanner");
        compare(request("root", "DELETE", "/users/" + world.userId("bob") + "/sessions/" + sessionsOfBob().sort((a, b) => a.created_at < b.created_at ? 1 : -1)[0].id).status, 204);
        Navigator.open("profile");
        tryVerify(() => ui.find("viewBanner") === null);
        reads("The view has ended");
        compare(Session.userEmail, "chief@example.test");
        verify(!Session.expired, "it is not one's own session that has ended");
        tryVerify(() => ui.find("userList") !== null && ui.find("userList").count > 0);
    }

    /** One's own session is the same before and after, also when it was left, and when it ended. */
    function test_leavingAView(): void {
        beginView();
        Commands.run("session.close");
        find("connectionsPage");
        verify(!ViewAs.active);
        world.startProgramWith(world.serverUrl);
        tryCompare(Session, "state", Session.SignedIn);
        compare(Session.userEmail, "chief@example.test", "the session was kept");
        Session.chooseAccount(world.accountId("acme"), "acme Ltd", "");

        Navigator.open("access");
        find("accessPage");
        beginView();
        world.endSessionsOfChief();
        Navigator.open("profile");
        opens("expiredDialog");
        verify(!ViewAs.active);
        reads("Sign in again as chief@example.test to go on where you are.");
        type(find("expiredPassword"), world.password);
        click(find("expiredButton"));
        disappears("expiredDialog");
        compare(Session.userEmail, "chief@example.test");
        verify(Session.superadmin);
    }

    /** What is staged is not thrown away without asking. */
    function test_stagedChangesAreAskedFor(): void {
        Navigator.open("collection", "samples", "records");
        find("recordGrid");
        const table = RecordTables.table("samples");
        tryVerify(() => table.loaded && !table.loading);
        table.setText(0, 1, "Other");
        tryVerify(() => RecordTables.stagedTotal > 0);
        Navigator.open("access");
        find("accessPage");
        AccessQuestion.chooseUser(world.userId("bob"), "bob@example.test");
        keyClick(Qt.Key_V, Qt.ControlModifier | Qt.ShiftModifier);
        opens("viewAsDialog");
        click(find("viewAsConfirm"));
        opens("leaveDialog");
        verify(!ViewAs.active);
        press("Keep them", find("leaveDialog"));
        verify(RecordTables.stagedTotal > 0);
        disappears("leaveDialog");
        press("Cancel", find("viewAsDialog"));
        disappears("viewAsDialog");
        table.discardAll();
    }

    /** Superadmins are not looked at, and the dialog says so. */
    function test_notEverybody(): void {
        Session.chooseAccount("", "", "");
        AccessQuestion.chooseUser(world.userId("root"), "root@example.test");
        keyClick(Qt.Key_V, Qt.ControlModifier | Qt.ShiftModifier);
        opens("viewAsDialog");
        click(find("viewAsConfirm"));
        find("viewAsProblem");
        verify(!ViewAs.active);
        press("Cancel", find("viewAsDialog"));
        disappears("viewAsDialog");
    }

    /** Who is no superadmin asks about himself. */
    function test_otherPeople(): void {
        signIn("acme", "ann@example.test");
        Navigator.open("access");
        find("accessPage");
        verify(!find("accessUser").enabled);
        verify(!ui.find("viewAsButton"));
        click(find("accessPermission"));
        opens("accessPermissionPopup");
        tryVerify(() => root.find("accessPermissionField").activeFocus);
        keys("groups.update");
        keyClick(Qt.Key_Return);
        knows();
        const told = request("ann", "POST", "/access/explain", {permission: "groups.update"}).json;
        compare(AccessQuestion.verdict, told.allowed ? "yes" : "no");
        signIn();
    }
}
