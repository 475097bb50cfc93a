// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Files into a collection, from their page. */
GridTestCase {
    id: root

    readonly property string list: "SKU;Bezeichnung;Preis;Anzahl;Bemerkung\r\n"
        + "A-1;\"Ängström \"\"XL\"\"; groß\";1,5;3;x\r\n"
        + "A-2;Zweiter;2,25;viele;y\r\n"
        + "A-3;\"Zeilen\numbruch\";3;1;\r\n"
    readonly property string title1: "Ängström \"XL\"; groß"
    property int number: 0
    property string collection
    property RecordImport work: null

    name: "Import"

    /** A collection and a page of its own for each test. */
    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        collection = "goods" + ++number;
        makeCollection(collection, [
            {name: "sku", type: "text", required: true, unique: true},
            {name: "title", type: "text", required: true},
            {name: "price", type: "number"},
            {name: "stock", type: "integer"}
        ]);
        openRecords(collection);
        Notices.clear();
    }

    function openImport(): void {
        grid.forceActiveFocus();
        keyClick(Qt.Key_I, Qt.ControlModifier | Qt.ShiftModifier);
        find("importView");
        work = Transfers.importOf(collection);
    }

    function chooseFile(name: string, text: string, encoding: string): void {
        const path = world.writeFile(name, text, encoding);
        type(find("importPath"), path);
        keyClick(Qt.Key_Return);
        find("importFileName");
        compare(work.fileName, name);
        tryVerify(() => root.work.columns.targets.length > 1);
    }

    function goesInto(column: string, field: string): void {
        choose(find("importTarget", find("importColumn_" + column)), field);
    }

    /** The list above, with its columns where they belong. */
    function chooseList(): void {
        chooseFile("liste.csv", list, "");
        goesInto("Bezeichnung", "title");
        goesInto("Preis", "price");
        goesInto("Anzahl", "stock");
    }

    function ends(): void {
        tryVerify(() => !root.work.running, 20000);
        find("importOutcome");
    }

    function dryRun(): void {
        click(find("importTry"));
        ends();
        verify(work.trial);
    }

    function runImport(): void {
        click(find("importRun"));
        ends();
        verify(!work.trial);
    }

    function stored(): var {
        return get("/records/" + collection + "?sort=sku").items;
    }

    function figures(): var {
        return [work.created, work.updated, work.refused];
    }

    function test_aListFromASpreadsheet(): void {
        openImport();
        chooseList();

        // Guessed from the file and its names.
        compare(find("importSeparator").displayText, "Semicolon");
        compare(find("importDecimal").displayText, "1234,5");
        compare(find("importTarget", find("importColumn_SKU")).displayText, "sku");
        compare(find("importTarget", find("importColumn_Bemerkung")).displayText, "do not import");
        press("First rows");
        reads(title1, find("importSample"));
        reads("Zeilen umbruch", find("importSample"));

        dryRun();
        compare(figures(), [2, 0, 1]);
        reads("1 row does not fit", find("importResult"));
        const faults = find("importFaults");
        compare(faults.count, 1);
        reads("Anzahl", faults);
        const fault = faults.model;
        compare(fault.data(fault.index(0, 0), Qt.UserRole + 1), 2);
        compare(fault.data(fault.index(0, 0), Qt.UserRole + 2), 3);
        compare(stored(), [], "a dry run writes nothing");

        // The faulty row ends the import, and its batch with it.
        runImport();
        compare(work.outcome, RecordImport.Failed);
        readsLike(/Row 2 \(line 3\)/, find("importResult"));
        compare(stored(), []);

        press("is passed over");
        reads("Something was changed since then.");
        runImport();
        compare(figures(), [2, 0, 1]);
        reads("liste.csv is imported");
        compare(stored().map(each => [each.sku, each.title, each.price, each.stock]),
            [["A-1", title1, 1.5, 3], ["A-3", "Zeilen\numbruch", 3, 1]]);

        // Open leads to the records, which are there.
        click(find("noticeOpen"));
        tryVerify(() => ui.find("recordGrid") !== null);
        loads();
        compare(table.total, 2);
    }

    function test_recordsThatExistAreChanged(): void {
        makeRecord("root", collection, {sku: "A-3", title: "before", price: 9, stock: 9});
        openImport();
        chooseList();
        choose(find("importKey"), "change, found by sku");
        press("is passed over");
        runImport();
        compare(figures(), [1, 1, 1]);
        compare(stored().map(each => each.title), [title1, "Zeilen\numbruch"]);
        compare(stored()[1].price, 3);
    }

    /** What an export wrote comes back as it was. */
    function test_thereAndBack(): void {
        const written = [
            {sku: "1", title: "=1+1", price: 0.1, stock: -1},
            {sku: "2", title: "'quoted'", price: null, stock: 0},
            {sku: "3", title: "ü\n\"x\",;\t", price: 1e21, stock: 2147483648}
        ];
        written.forEach(each => makeRecord("root", collection, each));
        const before = stored();
        table.reload();
        loads();
        keyClick(Qt.Key_E, Qt.ControlModifier);
        opens("exportRecordsDialog");
        press("Everything", find("exportRecordsDialog"));
        const path = world.folder + "/back.csv";
        type(find("exportRecordsPath"), path);
        click(find("exportRecordsConfirm"));
        disappears("exportRecordsDialog");
        tryVerify(() => world.fileText(path) !== "");
        for (const each of before)
            verify(request("root", "DELETE", "/records/" + collection + "/" + each.id).status < 300);
        openImport();
        type(find("importPath"), path);
        keyClick(Qt.Key_Return);
        find("importFileName");
        tryCompare(work.columns, "mappedCount", 5, patience, "four fields, and whose the records are");
        runImport();
        compare(figures(), [3, 0, 0]);
        const plain = records => records.map(each => [each.sku, each.title, each.price, each.stock, each.account_id]);
        compare(plain(stored()), plain(before));
    }

    function test_jsonAndLines(): void {
        openImport();
        chooseFile("some.json", JSON.stringify([{sku: "j1", title: "eins", stock: 5}, {sku: "j2", title: "zwei", unknown: 1}]), "");
        compare(work.format, "json");
        verify(ui.find("importSeparator") === null);
        runImport();
        compare(figures(), [2, 0, 0]);
        click(find("importOther"));
        chooseFile("more.ndjson", "{\"sku\":\"n1\",\"title\":\"drei\"}\n", "");
        runImport();
        compare(figures(), [1, 0, 0]);
        compare(stored().map(each => [each.sku, each.title]), [["j1", "eins"], ["j2", "zwei"], ["n1", "drei"]]);
    }

    function test_anotherEncoding(): void {
        openImport();
        chooseFile("alt.csv", "sku,title\n1,Größe\n", "latin1");
        compare(find("importEncoding").displayText, "Windows-1252");
        press("First rows");
        reads("Größe", find("importSample"));
        runImport();
        compare(stored()[0].title, "Größe");
    }

    function test_aFileThatIsDropped(): void {
        openImport();
        ui.dropFile(find("importDrop"), world.writeFile("dropped.csv", "sku,title\n1,x\n"));
        find("importFileName");
        compare(work.fileName, "dropped.csv");
        ui.dropFile(find("importColumns"), world.writeFile("another.csv", "sku,title\n2,y\n"));
        tryCompare(work, "fileName", "another.csv");
        runImport();
        compare(stored().map(each => each.sku), ["2"]);
    }

    function test_aFileThatIsNotThere(): void {
        openImport();
        type(find("importPath"), "/nowhere/at/all.csv");
        keyClick(Qt.Key_Return);
        reads("There is no such file.");
        verify(ui.find("importColumns") === null);
    }

    function test_aFileThatIsNoTable(): void {
        openImport();
        chooseFile("broken.csv", "sku,title\n1,\"no end\n", "");
        reads("Line 2: a quote without its end.");
        dryRun();
        compare(work.outcome, RecordImport.Failed);
        compare(stored(), []);
    }

    function test_aHeaderWithoutRows(): void {
        openImport();
        chooseFile("header.csv", "sku,title\n", "");
        press("First rows");
        reads("There are no rows below the names of the columns.");
        dryRun();
        reads("The file has no rows", find("importResult"));
        compare(figures(), [0, 0, 0]);
    }

    function test_anEmptyFile(): void {
        openImport();
        const path = world.writeFile("empty.csv", "");
        type(find("importPath"), path);
        keyClick(Qt.Key_Return);
        find("importFileName");
        reads("The file is empty.");
        verify(!find("importTry").enabled);
        verify(!find("importRun").enabled);
    }

    /** Saved in another program meanwhile: nobody imports columns that nobody has seen. */
    function test_aFileThatChanges(): void {
        openImport();
        chooseFile("saved.csv", "sku,title\n1,x\n", "");
        world.writeFile("saved.csv", "title,sku\n1,x\n");
        click(find("importRun"));
        reads("The file has changed", find("importView"));
        compare(stored(), []);
        runImport();
        compare(stored().map(each => [each.sku, each.title]), [["x", "1"]]);
        // Once more would double it.
        verify(!find("importRun").enabled);
        keyClick(Qt.Key_Return, Qt.ControlModifier);
        verify(!work.running);
        press("is passed over");
        verify(find("importRun").enabled);
    }

    function test_twoColumnsOfOneName(): void {
        openImport();
        chooseFile("twice.csv", "sku,title,title\n1,x,y\n", "");
        const list = find("importColumns");
        tryVerify(() => list.itemAtIndex(1) !== null);
        choose(find("importTarget", list.itemAtIndex(1)), "title");
        reads("Two columns have this name.");
        runImport();
        compare(work.outcome, RecordImport.Failed);
        readsLike(/Two columns go into "title"/, find("importResult"));
        compare(stored(), []);
    }

    /** The server's reasons stand where they belong. */
    function test_refusalsStandAtTheirFields(): void {
        openImport();
        chooseFile("nokey.csv", "name\nx\n", "");
        reads("Required, and no column goes there");
        reads("sku, title", find("importUnfilled"));
        goesInto("name", "title");
        choose(find("importKey"), "change, found by sku");
        dryRun();
        compare(work.outcome, RecordImport.Failed);
        reads("No column goes into \"sku\".", find("importView"));
        compare(work.error.field("key"), "No column goes into \"sku\".");
        // The same file, after the schema has lost the field that a column goes into.
        choose(find("importKey"), "stay: every row is new");
        const info = get("/collections/" + CollectionStore.idOf(collection));
        const changed = request("root", "PUT", "/collections/" + info.id, {drop: ["title"]});
        compare(changed.status, 200, changed.body);
        dryRun();
        compare(work.outcome, RecordImport.Failed);
        press("Columns (1)");
        reads("There is no field \"title\" to fill.", find("importView"));
    }

    function longFile(name: string): void {
        const lines = ["sku,title,stock"];
        for (let row = 1; row <= 120000; ++row)
            lines.push("L" + row + ",a title that makes the line a little longer " + row + "," + row);
        chooseFile(name, lines.join("\n") + "\n", "");
    }

    /** Who leaves is asked, and the server has heard of it before nobody is there to tell it. */
    function test_leavingEndsIt(): void {
        openImport();
        longFile("left.csv");
        click(find("importRun"));
        tryVerify(() => root.work.running && root.work.rows > 0);
        Commands.run("session.signOut");
        const dialog = opens("leaveDialog");
        readsLike(/An import or export is under way/, dialog);
        press("Stay", dialog);
        tryVerify(() => !dialog.visible);
        verify(work.running);
        Commands.run("session.signOut");
        opens("leaveDialog");
        press("Cancel and leave", dialog);
        tryCompare(Session, "state", Session.SignedOut, 20000);
        const total = () => get("/records/" + collection + "?limit=1").total;
        const then = total();
        verify(then > 0 && then < 120000, then);
        wait(1000);
        compare(total(), then, "it does not go on");
        signIn();
        compare(Transfers.count, 0);
    }

    /** A long file: its head is enough to begin, it goes on out of sight, and it can be stopped. */
    function test_aLongFile(): void {
        openImport();
        longFile("long.csv");
        click(find("importRun"));
        tryVerify(() => root.work.running && root.work.rows > 0);
        readsLike(/rows · .*\/s/, find("importBar"));
        verify(work.progress > 0 && work.progress < 1, work.progress);
        Navigator.open("overview");
        const card = find("workCard");
        reads("Importing long.csv", card);
        click(find("cancelWork", card));
        tryVerify(() => !root.work.running);
        compare(work.outcome, RecordImport.Cancelled);
        reads("The import of long.csv was cancelled");
        const total = get("/records/" + collection + "?limit=1").total;
        compare(total, work.created);
        verify(total > 0 && total < 120000, total);
        disappears("workCard");

        // It goes on behind what is written.
        Navigator.open("collection", collection, "import");
        find("importView");
        compare(find("importFromRow").text, String(total + 1));
        readsLike(/The next import goes on with row/, find("importResult"));
    }
}
