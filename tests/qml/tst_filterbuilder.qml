// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Filters as rows and as text, with what may stand at the cursor and where it is wrong. */
GridTestCase {
    id: root

    name: "FilterBuilder"

    function initTestCase(): void {
        makeCollection("labs", [{name: "name", type: "text", required: true}, {name: "open", type: "boolean"}]);
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "amount", type: "integer"},
            {name: "state", type: "select", options: {values: ["new", "in review"]}},
            {name: "lab", type: "reference", collection: "labs", on_delete: "set_null"}
        ]);
        const lab = makeRecord("ann", "labs", {name: "Cork", open: true});
        makeRecord("ann", "items", {title: "one", amount: 1, state: "new", lab: lab});
        makeRecord("ann", "items", {title: "50%", amount: 2, state: "in review"});
        makeRecord("ann", "items", {title: "it's", amount: 3, state: "new"});
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("items");
        startAfresh();
    }

    function openBuilder(): var {
        click(find("filterBuilderButton"));
        opens("filterBuilder");
        return find("filterBuilder");
    }

    function row(at: int): var {
        tryVerify(() => ui.findAll("filterRow").length > at);
        return ui.findAll("filterRow")[at];
    }

    function filterBy(text: string): void {
        type(find("filterField"), text);
        keyClick(Qt.Key_Return);
        tryCompare(table, "filter", text);
        loads();
    }

    function titles(): string {
        return columnTexts("title").sort().join(" | ");
    }

    function test_rowsBecomeText(): void {
        openBuilder();
        choose(find("filterPath", row(0)), "title");
        choose(find("filterOp", row(0)), "contains");
        type(find("filterValue", row(0)), "50%");
        reads("title ~ '50\\%'", find("filterBuilder"));
        click(find("addCondition"));
        choose(find("filterPath", row(1)), "state");
        choose(find("filterChoice", row(1)), "new");
        choose(find("filterJoin", row(1)), "or");
        click(find("addCondition"));
        choose(find("filterPath", row(2)), "lab.open");
        choose(find("filterChoice", row(2)), "true");
        click(find("applyBuilder"));
        tryCompare(table, "filter", "title ~ '50\\%' || state = 'new' && lab.open = true");
        loads();
        compare(titles(), "50% | one");
    }

    function test_textBecomesRows_data(): var {
        return [
            {tag: "and or", text: "amount > 1 && title != 'one' || state IS NULL", rows: 3},
            {tag: "words", text: "amount >= 2 AND lab.name ~ 'or'", rows: 2},
            {tag: "several", text: "state IN ('new', 'in review')", rows: 1},
            {tag: "a quote", text: "title = 'it\\'s'", rows: 1},
            {tag: "a moment", text: "created_at > @yearStart", rows: 1},
            {tag: "brackets", text: "(amount > 1 || amount < 0) && title != 'one'", rows: -1},
            {tag: "a wildcard", text: "title ~ 'o%'", rows: -1},
            {tag: "calculated", text: "amount * 2 > 3", rows: -1},
            {tag: "a function", text: "title:length > 3", rows: 1}
        ];
    }

    function test_textBecomesRows(data: var): void {
        filterBy(data.text);
        const before = titles();
        openBuilder();
        if (data.rows < 0) {
            reads("This filter says more than rows can");
            keyClick(Qt.Key_Escape);
            disappears("filterBuilder");
            compare(table.filter, data.text, "it stays text");
            return;
        }
        tryCompare(find("filterRows"), "count", data.rows);
        click(find("applyBuilder"));
        loads();
        compare(titles(), before, "the rows say the same");
    }

    function test_completion(): void {
        const field = find("filterField");
        click(field);
        keys("ti");
        opens("ruleSuggestions");
        reads("title", find("ruleSuggestions"));
        keyClick(Qt.Key_Tab);
        compare(field.text, "title");
        keys(" ");
        reads("contains", find("ruleSuggestions"));
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(field.text, "title = ");
        keys("'one' && la");
        opens("ruleSuggestions");
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Down);
        keyClick(Qt.Key_Return);
        compare(field.text, "title = 'one' && lab.");
        reads("lab.name", find("ruleSuggestions"));
        keys("o");
        keyClick(Qt.Key_Tab);
        compare(field.text, "title = 'one' && lab.open");
        keys(" = tr");
        keyClick(Qt.Key_Tab);
        compare(field.text, "title = 'one' && lab.open = true");
        keyClick(Qt.Key_Return);
        tryCompare(table, "filter", "title = 'one' && lab.open = true");
        loads();
        compare(titles(), "one");
        click(field);
        keyClick(Qt.Key_A, Qt.ControlModifier);
        keys("state = ");
        reads("'in review'", find("ruleSuggestions"));
        keyClick(Qt.Key_Escape);
        disappears("ruleSuggestions");
    }

    function test_aMistakeIsUnderlined(): void {
        const field = find("filterField");
        type(field, "amount > 1 && wher = 3");
        readsLike(/position 15.*wher/, find("filterProblem"));
        const mark = find("ruleProblemMark");
        fuzzyCompare(mark.x, placeOf(field, 14), 1);
        fuzzyCompare(mark.width, placeOf(field, 18) - mark.x, 1);
        verify(field.invalid);
        type(field, "amount > 1");
        tryVerify(() => !field.invalid);
        compare(ui.find("filterProblem"), null);
    }
}
