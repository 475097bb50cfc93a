// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** The calls of the API tab do what they say: those in curl are run. */
AppTestCase {
    name: "Api"

    property string lab: ""
    property string item: ""

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true, unique: true},
            {name: "amount", type: "integer"},
            {name: "price", type: "decimal"},
            {name: "done", type: "boolean"},
            {name: "due", type: "date"},
            {name: "seen", type: "datetime"},
            {name: "mail", type: "email"},
            {name: "state", type: "select", options: {values: ["it's new", "old"]}},
            {name: "lab", type: "reference", collection: "labs", on_delete: "set_null", required: false},
            {name: "extra", type: "json"}
        ]);
        lab = makeRecord("ann", "labs", {name: "West"});
        item = makeRecord("ann", "items", {title: "one", amount: 1, lab: lab});
        openWindow();
        signIn();
        CollectionStore.reload();
        tryVerify(() => CollectionStore.contains("items"));
        Navigator.open("collection", "items", "api");
        find("apiCode");
    }

    /** What the call of an operation answers. */
    function runs(operation: string): var {
        press(operation, find("apiOperation"));
        const answer = world.runInShell("ann", find("apiCode").text);
        compare(answer.status, 0, find("apiCode").text + "\n" + answer.errors);
        return answer.output === "" ? null : JSON.parse(answer.output);
    }

    function test_curl(): void {
        press("curl", find("apiLanguage"));
        compare(runs("List").items[0].title, "one");
        compare(runs("One record").id, item);
        const made = runs("Create");
        compare(made.title, "example");
        compare(made.lab, lab);
        compare(made.state, "it's new");
        compare(runs("Update").amount, 42);
        compare(runs("Many at once").count, 1);
        compare(get("/records/items/" + item).amount, 42);
        runs("Delete");
        compare(request("root", "GET", "/records/items/" + item).status, 404);
    }

    function test_otherLanguages(): void {
        press("Create", find("apiOperation"));
        press("JavaScript", find("apiLanguage"));
        tryVerify(() => find("apiCode").text.includes("await fetch(\"" + world.serverUrl));
        press("Python", find("apiLanguage"));
        tryVerify(() => find("apiCode").text.includes("requests.post("));
        verify(find("apiCode").text.includes("\"done\": True"));
        press("C++/Qt", find("apiLanguage"));
        tryVerify(() => find("apiCode").text.includes("QNetworkRequest request("));
        click(find("copyCall"));
        compare(Desktop.clipboardText(), find("apiCode").text);
    }
}
