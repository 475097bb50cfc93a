// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Somebody who looks around first: the laboratory of the demo data in the server inside the program. */
AppTestCase {
    id: root

    name: "Demo"

    readonly property string password: "granite river lantern"

    function initTestCase(): void {
        openWindow();
    }

    function test_lookAround(): void {
        failOnWarning(/qrc:|[.]qml/);
        find("connectionsPage");
        verify(!LocalServer.dataExists);
        click(find("demoServer"));
        reads("Loading demo data…");
        tryVerify(() => !DemoLoader.running, 60000);
        compare(DemoLoader.failure, "");
        find("firstStartPage");
        verify(LocalServer.dataExists && LocalServer.running);
        type(find("setupAccount"), "Visitors");
        type(find("setupEmail"), "marie@lab.example");
        type(find("setupPassword"), password);
        type(find("setupPasswordAgain"), password);
        click(find("setupButton"));
        find("overviewPage");
        keyClick(Qt.Key_2, Qt.ControlModifier);
        const page = find("collectionsPage");
        for (const collection of ["samples", "instruments", "measurements", "people"])
            reads(collection, page);

        // What was loaded is offered no second time.
        keyClick(Qt.Key_O, Qt.ControlModifier | Qt.ShiftModifier);
        find("connectionsPage");
        verify(ui.find("demoServer") === null);
    }
}
