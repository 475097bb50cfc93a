// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Settings: backups of the server, appearance, language, and what the program is made of. */
AppTestCase {
    name: "Settings"

    function init(): void {
        failOnWarning(/qrc:|[.]qml/);
        openPage("overview");
        find("overviewPage");
        keyClick(Qt.Key_Comma, Qt.ControlModifier);
        find("settingsPage");
    }

    function test_aBackupToItsEnd(): void {
        reads("No backups yet");
        click(find("createBackup"));
        reads("The backup is complete");
        const listed = get("/admin/backups").items;
        compare(listed.length, 1);
        compare(listed[0].state, "complete");
        const row = find("backup_" + listed[0].name);
        reads("by hand", row);

        click(find("verifyBackup", row));
        reads("The backup is whole");
        compare(get("/admin/backups/" + listed[0].name + "/verify").state, "complete");
        click(find("restoreBackup", row));
        opens("restoreDialog");
        readsLike(/never written over/, find("restoreDialog"));
        verify(find("restoreCommand").text.includes("--data-dir ./restored"));
        click(find("copyRestore"));
        verify(Desktop.clipboardText().startsWith("basalt backup restore '"));
        disappears("restoreDialog");

        // By the server itself, and what starts one on what has been restored.
        click(find("restoreBackup", row));
        opens("restoreDialog");
        tryVerify(() => find("restoreNow").enabled);
        click(find("restoreNow"));
        readsLike(/is restored to .*restored/, find("restoreDialog"));
        const restored = get("/admin/backups/" + listed[0].name + "/restore");
        verify(restored.audit.holds);
        compare(find("restoreCommand").text, "basalt serve --data '" + restored.folder + "'");
        compare(restored.audit.fault, null);
        click(find("copyRestore"));
        compare(Desktop.clipboardText(), "basalt serve --data '" + restored.folder + "'");
        disappears("restoreDialog");

        click(find("removeBackup", row));
        opens("removeBackupDialog");
        click(find("removeBackupConfirm"));
        tryVerify(() => get("/admin/backups").items.length === 0);
        reads("No backups yet");
    }

    function test_appearanceAndLanguage(): void {
        const dark = AppSettings.dark;
        press("Appearance and language", find("settingsParts"));
        find("appearanceChoice");
        press(dark ? "Light" : "Dark", find("appearanceChoice"));
        compare(AppSettings.dark, !dark);
        press("Deutsch", find("languageChoice"));
        reads("Sprache");
        press("English", find("languageChoice"));
        reads("Language");
        AppSettings.appearance = dark ? "dark" : "light";
        press("About", find("settingsParts"));
        reads("Qt · LGPL-3.0");
        reads("Lucide · ISC");
        // Whatever is linked is named: the build asks for each library by name.
        const build = world.fileText(Qt.resolvedUrl("../../CMakeLists.txt").toString().replace("file://", ""));
        const libraries = (build.match(/pkg_check_modules\(\w+/g) ?? []).map(call => call.split("(")[1].toLowerCase());
        verify(libraries.length > 5, "the build is found");
        const named = ui.texts(find("settingsPage")).map(text => text.toLowerCase());
        for (const library of libraries)
            verify(named.some(text => text.includes(library)), library);
        compare(find("aboutVersion").text, "Program " + Qt.application.version + " · server " + Session.serverVersion);
    }
}
