// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with a file that is to be imported. */
Item {
    id: root

    required property RecordImport work
    readonly property Command choose: chooseCommand
    readonly property Command tryOut: tryCommand
    readonly property Command run: runCommand
    readonly property string category: qsTr("Import")
    readonly property bool ready: work.path !== "" && !work.running && work.columns.mappedCount > 0
    /** What fits is there: once more would double it, unless something was changed. */
    readonly property bool imported: work.outcome === RecordImport.Done && !work.trial && !work.outdated && work.created + work.updated > 0
    signal chooseRequested

    Command {
        id: chooseCommand

        commandId: "import.choose"
        title: qsTr("Choose a file…")
        category: root.category
        iconName: "file-spreadsheet"
        shortcut: "Ctrl+O"
        writes: true
        enabled: !root.work.running
        onTriggered: root.chooseRequested()
    }
    Command {
        id: tryCommand

        commandId: "import.try"
        title: qsTr("Dry run")
        category: root.category
        iconName: "flask-conical"
        keywords: qsTr("try check validate")
        shortcut: "Ctrl+D"
        writes: true
        enabled: root.ready
        onTriggered: root.work.start(true)
    }
    Command {
        id: runCommand

        commandId: "import.run"
        title: qsTr("Import")
        category: root.category
        iconName: "upload"
        shortcut: "Ctrl+Return"
        writes: true
        enabled: root.ready && !root.imported
        onTriggered: root.work.start(false)
    }
}
