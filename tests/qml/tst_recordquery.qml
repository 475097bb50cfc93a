// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

GridTestCase {
    id: root

    name: "RecordQuery"

    readonly property int count: 450

    function initTestCase(): void {
        makeCollection("items", [
            {name: "title", type: "text", required: true},
            {name: "amount", type: "integer"},
            {name: "state", type: "select", options: {values: ["open", "shut"]}}
        ]);
        for (let each = 1; each <= count; ++each)
            makeRecord("ann", "items", {title: "item " + String(each).padStart(3, "0"), amount: (each * 7) % count, state: each % 3 === 0 ? "shut" : "open"});
        openWindow();
        AppSettings.inspectorVisible = false;
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("items");
        startAfresh();
        grid.forceActiveFocus();
        keyClick(Qt.Key_Home, Qt.ControlModifier);
        keyClick(Qt.Key_Home);
    }

    function cleanup(): void {
        tidyUp();
        for (const record of get("/records/items?filter=" + encodeURIComponent("title !~ 'item'")).items)
            compare(request("root", "DELETE", "/records/items/" + record.id).status, 204);
    }

    function stored(query: string): var {
        return get("/records/items?" + query);
    }

    function header(field: string): var {
        return find("header_" + field);
    }

    function firstTitles(count: int): var {
        const texts = [];
        for (let row = 0; row < count; ++row)
            texts.push(cell(row, "title").cellText);
        return texts;
    }

    function titlesOf(answer: var): var {
        return answer.items.map(record => record.title);
    }

    function filterBy(text: string): void {
        keyClick(Qt.Key_F, Qt.ControlModifier);
        tryVerify(() => root.find("filterField").activeFocus);
        type(find("filterField"), text);
        keyClick(Qt.Key_Return);
    }

    function filterColumn(field: string, op: string, value: string): void {
        const head = header(field);
        mouseMove(head);
        click(find("columnFilter", head));
        const popup = opens("headerFilter");
        choose(find("headerFilterOp", popup), op);
        if (ui.find("headerFilterValue", popup))
            type(find("headerFilterValue", popup), value);
        else if (value !== "")
            choose(find("headerFilterChoice", popup), value);
        press("Filter", popup);
        disappears("headerFilter");
    }

    /** The rows of the order before stay until the new ones are there. */
    function showsFirst(titles: var): void {
        tryVerify(() => root.firstTitles(titles.length).join() === titles.join());
    }

    function test_sorting(): void {
        click(header("amount"));
        loads();
        compare(header("amount").sortOrder, 1);
        showsFirst(titlesOf(stored("sort=%2Bamount&limit=5")));
        click(header("amount"));
        loads();
        compare(header("amount").sortOrder, -1);
        showsFirst(titlesOf(stored("sort=-amount&limit=5")));
        click(header("title"));
        loads();
        compare(header("amount").sortOrder, 0);
        showsFirst(["item 001", "item 002", "item 003"]);
        click(header("title"));
        click(header("title"));
        loads();
        compare(header("title").sortOrder, 0);
        showsFirst(titlesOf(stored("limit=5")));
    }

    function test_paging(): void {
        table.sortBy("title", false);
        loads();
        compare(table.rowCount(), count);
        keyClick(Qt.Key_Down, Qt.ControlModifier);
        compare(grid.currentRow, count - 1);
        tryCompare(cell(count - 1, "title"), "cellText", "item " + count);
        keyClick(Qt.Key_Up, Qt.ControlModifier);
        tryCompare(cell(0, "title"), "cellText", "item 001");
        for (let page = 0; page < 6; ++page)
            keyClick(Qt.Key_PageDown);
        const row = grid.currentRow;
        verify(row > 60);
        tryCompare(cell(row, "title"), "cellText", "item " + String(row + 1).padStart(3, "0"));
    }

    /** Every row is of the order that the head shows, also where the view stood when the order changed. */
    function test_anotherOrderWhileFarDown(): void {
        table.sortBy("title", false);
        loads();
        keyClick(Qt.Key_Down, Qt.ControlModifier);
        tryCompare(cell(count - 1, "title"), "cellText", "item " + count);
        for (let page = 0; page < 12; ++page) {
            keyClick(Qt.Key_PageUp);
            tryVerify(() => root.cell(root.grid.currentRow, "title").rowState === "stored");
        }
        loads();
        table.sortBy("title", true);
        tryVerify(() => {
            for (let row = 0; row < root.count; ++row) {
                const text = root.cellText(row, "title");
                if (text !== "item " + String(root.count - row).padStart(3, "0"))
                    return false;
            }
            return true;
        });
    }

    function test_columnFilters(): void {
        filterColumn("title", "contains", "item 01");
        loads();
        reads("10 matches");
        compare(table.total, stored("limit=1&filter=" + encodeURIComponent("title ~ 'item 01'")).total);
        filterColumn("state", "is", "shut");
        loads();
        reads("3 matches");
        filterColumn("amount", "at least", "100");
        loads();
        compare(table.total, stored("limit=1&filter=" + encodeURIComponent("title ~ 'item 01' && state = 'shut' && amount >= 100")).total);
        filterBy("title = 'item 012' || title = 'item 015' || title = 'item 400'");
        loads();
        compare(table.total, stored("limit=1&filter=" + encodeURIComponent("title ~ 'item 01' && state = 'shut' && amount >= 100 && (title = 'item 012' || title = 'item 015' || title = 'item 400')")).total);

        keyClick(Qt.Key_F, Qt.ControlModifier | Qt.ShiftModifier);
        loads();
        compare(table.total, count);
        verify(!table.filtered);
        compare(find("filterField").text, "");
        filterColumn("amount", "is empty", "");
        loads();
        reads("Nothing matches the filter");
        press("Clear the filter");
        loads();
        compare(table.total, count);
    }

    function test_aFilterOfQuotesAndSigns(): void {
        const odd = "o'neil \\ 100% (a || b) \"q\"";
        makeRecord("ann", "items", {title: odd});
        makeRecord("ann", "items", {title: "100x (a"});
        table.setColumnFilter("title", "=", odd);
        loads();
        compare(columnTexts("title"), [odd]);
        table.setColumnFilter("title", "~", "100% (a");
        loads();
        compare(columnTexts("title"), [odd]);
        filterBy("title ~ '(a ||' && title ~ \"o'n\"");
        loads();
        compare(columnTexts("title"), [odd]);
    }

    function test_aWrongFilter_data(): var {
        return [
            {tag: "unknown field", filter: "nowhere = 1"},
            {tag: "in the middle", filter: "amount > 3 && nowhere = 1"},
            {tag: "unfinished", filter: "amount >"},
            {tag: "a bracket too much", filter: "amount = 1)"},
            {tag: "brackets that would close ours", filter: "amount = 1) || (amount = 2"},
            {tag: "an open bracket", filter: "(amount = 1"},
            {tag: "an open text", filter: "title = 'a"},
            {tag: "not ASCII", filter: "title = 'äöü' && nowhere = 1"}
        ];
    }

    /** The message is the server's own about the text that was typed, whatever else filters. */
    function test_aWrongFilter(data: var): void {
        const answer = request("root", "GET", "/records/items?filter=" + encodeURIComponent(data.filter));
        compare(answer.status, 400);
        verify(/position \d+/.test(answer.json.message), answer.json.message);
        table.filter = data.filter;
        reads(answer.json.message);
        verify(find("filterField").invalid);
        compare(cellText(0, "title").slice(0, 5), "item ", "what was there stays");
        compare(table.total, count);

        startAfresh();
        filterColumn("title", "contains", "item 01");
        loads();
        table.filter = data.filter;
        tryVerify(() => root.table.error.isSet);
        compare(table.error.message, answer.json.message);
        reads(answer.json.message);
        verify(find("filterField").invalid);
        compare(table.total, 10);

        table.filter = "amount >= 0";
        loads();
        verify(!table.error.isSet);
        compare(table.total, 10);
    }
}
