// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Lists that are much longer than the page: each row is where it belongs, from whichever side one comes to it. */
GridTestCase {
    id: root

    name: "LongList"

    readonly property int total: 2500

    function initTestCase(): void {
        makeCollection("numbers", [{name: "n", type: "integer", required: true, unique: true}, {name: "note", type: "text"}]);
        for (let from = 1; from <= total; from += 1000) {
            const records = [];
            for (let n = from; n < from + 1000 && n <= total; ++n)
                records.push({n: n, note: "number " + n});
            compare(request("ann", "POST", "/records/numbers/batch", {records: records}).status, 201);
        }
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("numbers");
        startAfresh();
        table.sortBy("n", false);
        loads();
        compare(table.total, total);
    }

    /** Scrolls to a row and waits until what is on the page is there. */
    function scrollTo(row: int): void {
        const view = find("recordTable");
        view.contentY = Math.min(row * 30, view.contentHeight - view.height);
        tryVerify(() => root.cellText(row, "n") !== "");
        compare(cellText(row, "n"), String(row + 1));
    }

    function test_forwardsAndBack(): void {
        for (let row = 0; row < 700; row += 30)
            scrollTo(row);
        for (let row = 690; row >= 0; row -= 30)
            scrollTo(row);
    }

    function test_fromTheEnd(): void {
        goTo(0, "n");
        keyClick(Qt.Key_End, Qt.ControlModifier);
        compare(grid.currentRow, total - 1);
        tryVerify(() => root.cellText(total - 1, "n") === String(total));
        for (let row = total - 1; row > total - 600; row -= 30)
            scrollTo(row);
    }

    function test_intoTheMiddle(): void {
        for (const row of [1250, 1349, 1350, 1199, 2050, 30, 1777])
            scrollTo(row);
    }

    /** A value too long for a cursor: such a list is paged all the same. */
    function test_valuesTooLongForACursor(): void {
        const id = get("/records/numbers?filter=n%3D150").items[0].id;
        compare(request("ann", "PATCH", "/records/numbers/" + id, {note: "x".repeat(6000)}).status, 200);
        table.sortBy("note", true);
        loads();
        compare(cellText(0, "n"), "150");
        const view = find("recordTable");
        view.contentY = 150 * 30;
        tryVerify(() => root.cellText(155, "n") !== "");
        view.contentY = 250 * 30;
        tryVerify(() => root.cellText(255, "n") !== "");
        compare(table.error.isSet, false);
        compare(request("ann", "PATCH", "/records/numbers/" + id, {note: "number 150"}).status, 200);
    }

    /** Somebody deletes what is not on the page yet: nothing stays blank at the end. */
    function test_recordsThatGo(): void {
        const ids = get("/records/numbers?sort=-n&limit=3").items.map(each => each.id);
        compare(request("root", "DELETE", "/records/numbers/batch", {ids: ids}).status, 200);
        find("recordTable").contentY = (total - 40) * 30;
        tryCompare(table, "total", total - 3);
        tryVerify(() => root.cellText(total - 4, "n") === String(total - 3));
        const again = [0, 1, 2].map(at => ({n: total - at, note: "again"}));
        compare(request("ann", "POST", "/records/numbers/batch", {records: again}).status, 201);
    }
}
