// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

AppTestCase {
    name: "SchemaEditor"

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        openWindow();
        signIn();
    }

    /** Adds a field by its form and returns the form. */
    function addField(name: string, type: string): var {
        const before = ui.findAll("fieldName").length;
        click(find("addFieldButton"));
        tryVerify(() => ui.findAll("fieldName").length === before + 1);
        const nameField = ui.findAll("fieldName")[before];
        tryVerify(() => nameField.activeFocus);
        keys(name);
        const row = formOf(nameField);
        if (type !== "text")
            choose(find("fieldType", row), type);
        return row;
    }

    function formOf(field: var): var {
        let item = field;
        while (item.mandatory === undefined)
            item = item.parent;
        return item;
    }

    /** A managed field is filled with who makes the record: it has to say with what of him. */
    function test_managedFields(): void {
        Navigator.open("newCollection");
        tryVerify(() => ui.find("collectionName") !== null);
        type(find("collectionName"), "diary");
        const owner = addField("owner", "text");
        verify(!ui.find("fieldFilledWith", owner));
        click(find("fieldManaged", owner));
        tryVerify(() => ui.find("fieldFilledWith", owner) !== null);
        compare(find("fieldFilledWith", owner).value, "@request.auth.id", "something has to fill it");
        verify(!ui.find("fieldDefault", owner));
        choose(find("fieldFilledWith", owner), "the address of who makes it");
        verify(!ui.find("fieldManaged", addField("pages", "integer")), "only texts are");
        click(find("createCollectionButton"));
        tryVerify(() => CollectionStore.contains("diary"));
        const made = get("/collections/diary").schema.find(each => each.name === "owner");
        compare(made.options.managed, true);
        compare(made.default, "@request.auth.email");
        Navigator.open("collection", "diary", "schema");
        tryVerify(() => ui.find("field_owner") !== null);
        reads("managed", find("field_owner"));
        compare(ui.findAll("managedBadge").length, 1);
    }

    /** What a collection does not offer is not there; the schema is what it was. */
    function test_routes(): void {
        makeCollection("signals", [{name: "level", type: "integer"}]);
        keyClick(Qt.Key_F5);
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("signals"));
        Navigator.open("collection", "signals", "schema");
        tryVerify(() => ui.find("schemaParts") !== null);
        press("Routes (9)", find("schemaParts"));
        verify(find("route_export").checked);
        verify(!ui.find("saveRoutes"));
        click(find("route_export"));
        click(find("route_delete"));
        click(find("route_export"));
        click(find("route_import"));
        click(find("saveRoutes"));
        tryVerify(() => Array.isArray(get("/collections/signals").routes));
        compare(get("/collections/signals").routes, ["list", "get", "create", "update", "aggregate", "batch", "export"]);
        compare(request("root", "DELETE", "/records/signals/0193f2a0-0000-7000-8000-000000000000").status, 405);
        reads("Routes (7)");
        // The version is the newer one for what follows.
        tryVerify(() => ui.find("schemaParts") !== null && ui.find("saveRoutes") === null);
        press("Fields (1)");
        addField("unit", "text");
        press("Routes (7)");
        click(find("route_delete"));
        reads("Apply or discard the staged changes of the schema first.", find("routesPart"));
        verify(!find("saveRoutes").enabled);
        tryVerify(() => find("applySchema").enabled);
        click(find("applySchema"));
        tryVerify(() => get("/collections/signals").schema.length === 2);
        reads("Routes (7)");
        tryVerify(() => ui.find("saveRoutes") === null, patience, "what is saved is shown again");
        click(find("route_delete"));
        click(find("route_import"));
        click(find("saveRoutes"));
        tryVerify(() => get("/collections/signals").routes === "*");
    }

    function test_aCollectionToItsEnd(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        find("newCollectionPage");
        verify(!find("createCollectionButton").enabled);

        // A bad name is refused at the field, before anything is sent.
        type(find("collectionName"), "2bad name");
        reads("Letters, digits and _ only, beginning with a letter.", find("newCollectionPage"));
        type(find("collectionName"), "labs");
        reads("There is a collection of that name.");
        type(find("collectionName"), "samples");
        tryVerify(() => ui.saying("There is a collection of that name.") === null);

        const title = addField("title", "text");
        press("required", title);
        press("unique", title);
        const wrong = addField("id", "integer");
        reads("Every record has this field already.", wrong);
        verify(!find("createCollectionButton").enabled);
        type(find("fieldName", wrong), "amount");
        addField("price", "decimal");
        addField("taken", "datetime");
        press("personal", addField("mail", "email"));
        const state = addField("state", "select");
        reads("Name the choices, separated by commas.", state);
        type(find("fieldChoices", state), "open, in review , released");
        const lab = addField("lab", "reference");
        reads("Choose the collection it refers to.", lab);
        choose(find("fieldTarget", lab), "labs");
        choose(find("fieldOnDelete", lab), "empty this field");
        tryVerify(() => find("createCollectionButton").enabled);
        click(find("createCollectionButton"));

        // The page of the new collection, with the hint that it is locked.
        find("recordsView");
        compare(Navigator.subject, "samples");
        reads("Collection samples created");
        const made = get("/collections/samples");
        compare(made.schema.map(field => field.name + ":" + field.type).join(" "),
                "title:text amount:integer price:decimal taken:datetime mail:email state:select lab:reference");
        const byName = {};
        made.schema.forEach(field => byName[field.name] = field);
        verify(byName.title.required && byName.title.unique);
        verify(!byName.amount.required && !byName.amount.unique);
        verify(byName.mail.pii);
        compare(byName.state.options.values, ["open", "in review", "released"]);
        compare(byName.lab.collection, "labs");
        compare(byName.lab.on_delete, "set_null");
    }

    function test_computedFields(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        find("newCollectionPage");
        type(find("collectionName"), "goods");
        addField("price", "decimal");
        const total = addField("gross", "computed");
        verify(ui.saying("required", total) === null);
        verify(ui.saying("longest", total) === null);
        reads("Write the expression that makes its value, such as concat(first, ' ', last).", total);
        type(find("fieldExpression", total), "round(prise * 1.19, 2)");
        choose(find("fieldReturnType", total), "number");
        tryVerify(() => find("createCollectionButton").enabled);

        // Only the server knows what the expression means.
        click(find("createCollectionButton"));
        reads("position 7: found \"prise\", expected a field of this collection", total);
        type(find("fieldExpression", total), "round(price * 1.19, 2)");
        click(find("createCollectionButton"));
        find("recordsView");
        const made = get("/collections/goods").schema[1];
        compare([made.type, made.expression, made.return_type], ["computed", "round(price * 1.19, 2)", "number"]);
    }

    function test_theServersRefusalStandsAtTheField(): void {
        // Taken by somebody else after the page had its list: only the server knows.
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        find("newCollectionPage");
        type(find("collectionName"), "taken");
        addField("title", "text");
        makeCollection("taken", [{name: "other", type: "text"}]);
        click(find("createCollectionButton"));
        tryVerify(() => find("collectionName").invalid);
        const form = find("collectionNameForm");
        verify(form.problem !== "");
        reads(form.problem, form);
        compare(get("/collections/taken").schema.map(field => field.name), ["other"]);

        // Another name, and what was entered is still there.
        type(find("collectionName"), "free");
        click(find("createCollectionButton"));
        find("recordsView");
        compare(get("/collections/free").schema.map(field => field.name), ["title"]);
    }

    function test_fieldsAreAdded(): void {
        makeCollection("growing", [{name: "title", type: "text", required: true}]);
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("growing"));
        Navigator.open("collection", "growing", "schema");
        find("schemaTab");
        find("addFieldButton");
        addField("note", "text");
        applies();
        tryVerify(() => get("/collections/growing").schema.length === 2);
        compare(get("/collections/growing").schema[1].name, "note");
        tryVerify(() => ui.findAll("fieldName").length === 0);
        reads("Schema of growing changed");

        // The grid has the new column at once.
        press("Records", find("collectionTabs"));
        tryVerify(() => RecordTables.table("growing").columns.indexOf("note") > 0);
    }

    function openSchema(name: string): void {
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains(name));
        Navigator.open("overview");
        find("overviewPage");
        Navigator.open("collection", name, "schema");
        find("schemaTab");
        find("addFieldButton");
    }

    function applies(): void {
        tryVerify(() => find("applySchema").enabled, patience, "the server finds nothing against it");
        click(find("applySchema"));
    }

    function test_changesOfFieldsWithData(): void {
        makeCollection("stock", [
            {name: "code", type: "text", required: true, unique: true},
            {name: "weight", type: "text"},
            {name: "note", type: "text"},
            {name: "state", type: "select", options: {values: ["new", "old"]}}
        ]);
        const good = makeRecord("ann", "stock", {code: "S-1", weight: "12", note: "chipped", state: "new"});
        const bad = makeRecord("ann", "stock", {code: "S-2", weight: "about 13", state: "old"});
        openSchema("stock");
        compare(ui.find("planPanel"), null, "nothing is staged");

        // Another type: the server finds a value that does not fit, and nothing can be applied.
        click(find("editField", find("field_weight")));
        choose(find("fieldType", find("field_weight")), "number");
        const problem = find("planItem_problem_weight");
        readsLike(/1 record, for instance/, problem);
        verify(!find("applySchema").enabled);
        choose(find("remedyBox", problem), "Nearest, else empty");
        find("planItem_conversion_weight");

        // A new name, a field less, another choice, another order.
        click(find("editField", find("field_code")));
        type(find("fieldName", find("field_code")), "label");
        click(find("dropField", find("field_note")));
        reads("will be dropped", find("field_note"));
        click(find("editField", find("field_state")));
        type(find("fieldChoices", find("field_state")), "new, old, lost");
        keyClick(Qt.Key_Tab);
        click(find("moveFieldUp", find("field_state")));
        reads("dropped; 1 value is lost", find("planItem_change_note"));
        readsLike(/code → label/, find("planPanel"));
        verify(find("planStatements").text.includes("label"), find("planStatements").text);
        compare(get("/collections/stock").version, 1, "nothing is changed yet");

        applies();
        opens("applyDialog");
        readsLike(/note: dropped/, find("applyDialog"));
        click(find("applyConfirm"));
        reads("Schema of stock changed");
        const made = get("/collections/stock");
        compare(made.schema.map(field => field.name + ":" + field.type).join(" "), "label:text weight:number state:select");
        compare(made.schema[2].options.values, ["new", "old", "lost"]);
        const records = request("ann", "GET", "/records/stock?sort=label").json.items;
        compare(records.map(each => each.id), [good, bad]);
        compare(records.map(each => each.weight), [12, null]);
        compare(records.map(each => each.label), ["S-1", "S-2"]);
        tryVerify(() => ui.find("planPanel") === null, patience, "nothing is staged any more");
    }

    function test_aRuleStandsInTheWay(): void {
        makeCollection("guarded", [{name: "title", type: "text"}, {name: "level", type: "integer"}]);
        compare(request("root", "PUT", "/collections/guarded/rules", {list_rule: "level > 3"}).status, 200);
        openSchema("guarded");
        click(find("dropField", find("field_level")));
        readsLike(/level > 3/, find("planItem_problem_list_rule"));
        reads("1 obstacle", find("planPanel"));
        verify(!find("applySchema").enabled);
        click(find("restoreField", find("field_level")));
        disappears("planPanel");

        // A rule follows a field that is renamed.
        click(find("editField", find("field_level")));
        type(find("fieldName", find("field_level")), "grade");
        readsLike(/grade > 3/, find("planItem_use_list_rule"));
        applies();
        reads("Schema of guarded changed");
        compare(get("/collections/guarded/rules").list_rule, "grade > 3");
    }

    function test_optionsAndReferences(): void {
        makeCollection("tests1", [{name: "title", type: "text"}, {name: "mail", type: "text"}, {name: "lab", type: "text"}]);
        openSchema("tests1");
        click(find("editField", find("field_title")));
        const longest = find("fieldOption_max_length", find("field_title"));
        type(find("fieldOptionValue", longest), "20");
        keyClick(Qt.Key_Tab);
        const fallback = find("fieldDefault", find("field_title"));
        type(find("fieldOptionValue", fallback), "none");
        keyClick(Qt.Key_Tab);
        press("required", find("field_title"));
        click(find("editField", find("field_mail")));
        press("personal", find("field_mail"));
        choose(find("fieldMask", find("field_mail")), "mask: email");
        click(find("editField", find("field_lab")));
        choose(find("fieldType", find("field_lab")), "reference");
        choose(find("fieldTarget", find("field_lab")), "labs");
        choose(find("fieldOnDelete", find("field_lab")), "empty this field");
        applies();
        reads("Schema of tests1 changed");
        const made = get("/collections/tests1").schema;
        compare(made[0].options.max_length, 20);
        compare(made[0]["default"], "none");
        verify(made[0].required);
        verify(made[1].pii);
        compare(made[1].mask_type, "email");
        compare(made[2].collection + " " + made[2].on_delete, "labs set_null");
    }

    function test_indexes(): void {
        makeCollection("sorted", [{name: "state", type: "text"}, {name: "code", type: "integer"}]);
        openSchema("sorted");
        press("Indexes (0)", find("schemaParts"));
        click(find("addIndexButton"));
        const row = find("index_");
        reads("Choose at least one field.", row);
        for (const field of ["state", "code"]) {
            const box = find("indexAddField", row);
            click(box);
            tryVerify(() => box.popup.opened);
            click(reads(field, box.popup.contentItem));
            reads(field, row);
        }
        press("unique", row);
        applies();
        reads("Schema of sorted changed");
        const made = get("/collections/sorted").indexes;
        compare(made.length, 1);
        compare(made[0].fields, ["state", "code"]);
        verify(made[0].unique);
        press("Indexes (1)", find("schemaParts"));
        click(find("dropIndex", find("index_" + made[0].name)));
        applies();
        tryVerify(() => get("/collections/sorted").indexes.length === 0);
    }
}
