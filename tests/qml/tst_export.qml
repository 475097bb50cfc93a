// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Records into a file, from their page. */
GridTestCase {
    id: root

    readonly property var titles: ["Ångström & Söhne", "say \"hello\"", "one, two; three", "=1+1", "line\nend"]

    name: "Export"

    function initTestCase(): void {
        makeCollection("books", [{name: "title", type: "text", required: true}, {name: "price", type: "number"}, {name: "note", type: "text"}]);
        titles.forEach((title, index) => makeRecord("ann", "books", {title: title, price: index + 0.5, note: "n" + index}));
        openWindow();
        signIn();
    }

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openRecords("books");
        startAfresh();
    }

    /** What the server gives for the same options. */
    function served(query: string): string {
        const answer = request("root", "GET", "/records/books/export?" + query);
        compare(answer.status, 200, answer.body);
        return answer.body;
    }

    function openDialog(): void {
        grid.forceActiveFocus();
        keyClick(Qt.Key_E, Qt.ControlModifier);
        opens("exportRecordsDialog");
        tryVerify(() => root.find("exportRecordsPath").activeFocus);
    }

    function exportTo(name: string): string {
        const path = world.folder + "/" + name;
        type(find("exportRecordsPath"), path);
        click(find("exportRecordsConfirm"));
        disappears("exportRecordsDialog");
        tryVerify(() => world.fileText(path) !== "");
        return world.fileText(path);
    }

    function test_everything(): void {
        openDialog();
        press("Everything", find("exportRecordsDialog"));
        const written = exportTo("books.csv");
        compare(written, served("format=csv"));
        verify(written.includes("Ångström"));
        reads("5 records exported");
        reads("Open");
    }

    /** What the grid shows, in its order, and nothing else. */
    function test_asShown(): void {
        table.filter = "price < 3";
        loads();
        table.sortBy("price", true);
        loads();
        for (const field of ["id", "account_name", "created_at", "updated_at"])
            table.columns.setVisible(columnOf(field), false);
        table.columns.move(columnOf("note"), columnOf("title"));
        openDialog();
        press("NDJSON", find("exportRecordsDialog"));
        const lines = exportTo("deep/er/shown.ndjson").trim().split("\n").map(line => JSON.parse(line));
        compare(lines.map(line => line.price), [2.5, 1.5, 0.5]);
        compare(Object.keys(lines[0]).sort(), ["note", "price", "title"]);
        reads("3 records exported");
        for (const field of ["id", "account_name", "created_at", "updated_at"])
            table.columns.setVisible(columnOf(field), true);
    }

    function test_theFormatNamesTheFile(): void {
        openDialog();
        verify(find("exportRecordsPath").text.endsWith("/books.csv"), find("exportRecordsPath").text);
        press("JSON", find("exportRecordsDialog"));
        verify(find("exportRecordsPath").text.endsWith("/books.json"));
        verify(ui.find("exportSeparator") === null, "JSON has no separator");
        press("Everything", find("exportRecordsDialog"));
        compare(JSON.parse(exportTo("books.json")).map(book => book.title), titles);
    }

    function test_theOptionsOfCsv(): void {
        openDialog();
        press("Everything", find("exportRecordsDialog"));
        choose(find("exportSeparator"), "Semicolon");
        choose(find("exportDecimal"), "1234,5");
        click(find("exportHeader"));
        click(find("exportGuard"));
        const written = exportTo("excel.csv");
        compare(written, served("format=csv&separator=semicolon&decimal=comma&header=false&formula_guard=false"));
        verify(written.includes(";=1+1;3,5;"), written);
        reads("5 records exported");
    }

    function test_aFileThatIsThereIsNamed(): void {
        openDialog();
        exportTo("twice.csv");
        openDialog();
        type(find("exportRecordsPath"), world.folder + "/twice.csv");
        reads("This file is there already and will be replaced.");
        exportTo("twice.csv");
    }

    function test_aPlaceThatCannotBeWritten(): void {
        openDialog();
        type(find("exportRecordsPath"), "/proc/nowhere/books.csv");
        click(find("exportRecordsConfirm"));
        reads("The file could not be written");
        type(find("exportRecordsPath"), "books.csv");
        click(find("exportRecordsConfirm"));
        reads("Say in which folder: the path begins at the root.");
        keyClick(Qt.Key_Escape);
        disappears("exportRecordsDialog");
    }

    /** A filter that the server refuses: it says why, nothing is written, and what was there stays. */
    function test_theServerRefuses(): void {
        openDialog();
        const before = exportTo("kept.csv");
        table.filter = "nothing = 1";
        tryVerify(() => root.table.error.isSet && !root.table.loading);
        openDialog();
        type(find("exportRecordsPath"), world.folder + "/kept.csv");
        click(find("exportRecordsConfirm"));
        tryVerify(() => Transfers.exportOf("books").error.status === 400);
        reads(Transfers.exportOf("books").error.message, find("exportRecordsDialog"));
        compare(world.fileText(world.folder + "/kept.csv"), before);
        keyClick(Qt.Key_Escape);
        disappears("exportRecordsDialog");
    }
}
