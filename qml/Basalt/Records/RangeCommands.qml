// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with a range of cells: copy, paste, set. */
Item {
    id: root

    required property RecordGrid grid
    required property RecordTableModel table
    readonly property RecordRange range: grid.range
    readonly property Command copy: copyCommand
    readonly property Command paste: pasteCommand
    readonly property Command setValue: setCommand
    readonly property Command setNull: nullCommand
    readonly property Command copyCsv: csvCommand
    readonly property Command copyJson: jsonCommand
    readonly property Command copyMarkdown: markdownCommand
    readonly property Command copyCurl: curlCommand
    readonly property string category: qsTr("Records")
    readonly property bool ready: grid.canEdit
    readonly property bool writable: ready && !table.readOnly
    signal valueRequested

    function copyAs(format: string, name: string): void {
        Desktop.copy(range.copied(format));
        Notices.success(qsTr("Copied as %1").arg(name));
    }

    Connections {
        target: root.range

        function onStaged(values: int, refused: int, firstProblem: string, missing: int): void {
            if (refused > 0)
                Notices.warning(qsTr("%Ln value(s) do not fit", "", refused), firstProblem);
            if (missing > 0)
                Notices.warning(qsTr("%Ln cell(s) left out", "", missing), qsTr("Their records are not loaded yet; scroll to them first."));
        }

        function onDeclined(reason: string): void {
            Notices.warning(qsTr("Too many records"), reason);
        }
    }
    Command {
        id: copyCommand

        commandId: "records.copy"
        title: root.range.several ? qsTr("Copy the cells") : qsTr("Copy the value")
        category: root.category
        iconName: "copy"
        shortcut: "Ctrl+C"
        listed: false
        enabled: root.ready && root.grid.activeFocus && !root.grid.editing
        onTriggered: {
            const whole = root.range.several || root.table.selectedCount > 0;
            Desktop.copy(whole ? root.range.copied("tsv") : root.table.cellText(root.grid.currentRow, root.grid.currentColumn, "editText"));
        }
    }
    Command {
        id: pasteCommand

        commandId: "records.paste"
        title: qsTr("Paste")
        category: root.category
        iconName: "clipboard-paste"
        shortcut: "Ctrl+V"
        listed: false
        writes: true
        enabled: root.writable && root.grid.activeFocus && !root.grid.editing
        onTriggered: root.range.paste(Desktop.clipboardText())
    }
    Command {
        id: setCommand

        commandId: "records.setRange"
        title: qsTr("Set the selected cells…")
        category: root.category
        iconName: "pencil"
        shortcut: "Ctrl+Return"
        writes: true
        enabled: root.writable && !root.grid.editing
        onTriggered: root.valueRequested()
    }
    Command {
        id: nullCommand

        commandId: "records.setNull"
        title: root.range.several ? qsTr("Empty the selected cells") : qsTr("Set the value to null")
        category: root.category
        iconName: "circle-x"
        shortcut: "Ctrl+0"
        writes: true
        enabled: root.writable
        onTriggered: root.range.setNull()
    }
    Command {
        id: csvCommand

        commandId: "records.copyCsv"
        title: qsTr("Copy as CSV")
        category: root.category
        iconName: "table-2"
        enabled: root.ready
        onTriggered: root.copyAs("csv", "CSV")
    }
    Command {
        id: jsonCommand

        commandId: "records.copyRangeJson"
        title: qsTr("Copy as JSON")
        category: root.category
        iconName: "braces"
        enabled: root.ready
        onTriggered: root.copyAs("json", "JSON")
    }
    Command {
        id: markdownCommand

        commandId: "records.copyMarkdown"
        title: qsTr("Copy as Markdown")
        category: root.category
        iconName: "list"
        enabled: root.ready
        onTriggered: root.copyAs("markdown", "Markdown")
    }
    Command {
        id: curlCommand

        commandId: "records.copyCurl"
        title: qsTr("Copy as a curl call")
        category: root.category
        iconName: "terminal"
        enabled: root.ready
        onTriggered: root.copyAs("curl", "curl")
    }
}
