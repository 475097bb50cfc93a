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

    function test_aCollectionToItsEnd(): void {
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        appears("newCollectionPage");
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
        appears("recordsView");
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

    function test_theServersRefusalStandsAtTheField(): void {
        // Taken by somebody else after the page had its list: only the server knows.
        keyClick(Qt.Key_N, Qt.ControlModifier | Qt.ShiftModifier);
        appears("newCollectionPage");
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
        appears("recordsView");
        compare(get("/collections/free").schema.map(field => field.name), ["title"]);
    }

    function test_fieldsAreAdded(): void {
        makeCollection("growing", [{name: "title", type: "text", required: true}]);
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("growing"));
        Navigator.open("collection", "growing", "schema");
        appears("schemaTab");
        appears("addFieldButton");
        addField("note", "text");
        press("Add the new fields");
        tryVerify(() => get("/collections/growing").schema.length === 2);
        compare(get("/collections/growing").schema[1].name, "note");
        tryVerify(() => ui.findAll("fieldName").length === 0);
        reads("Fields added to growing");

        // The grid has the new column at once.
        press("Records", find("collectionTabs"));
        tryVerify(() => RecordTables.table("growing").columns.indexOf("note") > 0);
    }
}
