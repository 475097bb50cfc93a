// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** What one can do with the records on the page. */
Item {
    id: root

    required property RecordTableModel table
    required property RecordGrid grid
    readonly property Command newRecord: newRecordCommand
    readonly property Command reviewChanges: reviewCommand
    readonly property Command commitChanges: commitCommand
    readonly property Command discardChanges: discardCommand
    readonly property Command importRecords: importCommand
    readonly property Command exportRecords: exportCommand
    readonly property string category: qsTr("Records")
    signal reviewRequested
    signal commitRequested
    signal discardRequested
    signal filterRequested
    signal exportRequested
    signal peekRequested

    Command {
        id: newRecordCommand

        commandId: "records.new"
        title: qsTr("New record")
        category: root.category
        iconName: "plus"
        shortcut: "Ctrl+N"
        writes: true
        enabled: root.table.loaded && !root.table.readOnly
        onTriggered: {
            root.table.addRecord();
            root.grid.showNewRecord();
        }
    }
    Command {
        commandId: "records.edit"
        title: qsTr("Edit the value")
        category: root.category
        iconName: "pencil"
        shortcut: "F2"
        listed: false
        writes: true
        enabled: root.grid.canEdit && !root.table.readOnly
        onTriggered: root.grid.edit("")
    }
    Command {
        commandId: "records.peek"
        title: qsTr("Look at the related record")
        category: root.category
        iconName: "eye"
        shortcut: "Alt+Return"
        enabled: root.grid.canEdit && root.table.target(root.grid.currentColumn) !== ""
        onTriggered: root.peekRequested()
    }
    Command {
        commandId: "records.delete"
        title: root.table.selectedCount > 1 ? qsTr("Delete %Ln selected record(s)", "", root.table.selectedCount) : qsTr("Delete the record")
        category: root.category
        iconName: "trash-2"
        shortcut: "Ctrl+Delete"
        writes: true
        enabled: root.grid.currentRow >= 0 && !root.table.readOnly
        onTriggered: root.table.removeRecords(root.grid.currentRow)
    }
    Command {
        commandId: "records.undo"
        title: qsTr("Undo")
        category: root.category
        iconName: "undo-2"
        shortcut: "Ctrl+Z"
        enabled: root.table.canUndo
        onTriggered: root.table.undo()
    }
    Command {
        commandId: "records.redo"
        title: qsTr("Redo")
        category: root.category
        iconName: "redo-2"
        shortcut: "Ctrl+Shift+Z"
        enabled: root.table.canRedo
        onTriggered: root.table.redo()
    }
    Command {
        id: commitCommand

        commandId: "records.commit"
        title: qsTr("Commit with reason…")
        category: root.category
        iconName: "save"
        shortcut: "Ctrl+S"
        writes: true
        enabled: root.table.stagedCount > 0 && !root.table.committing
        onTriggered: root.commitRequested()
    }
    Command {
        id: reviewCommand

        commandId: "records.review"
        title: qsTr("Review changes")
        category: root.category
        iconName: "list"
        shortcut: "Ctrl+Shift+R"
        enabled: root.table.stagedCount > 0
        onTriggered: root.reviewRequested()
    }
    Command {
        id: discardCommand

        commandId: "records.discard"
        title: qsTr("Discard")
        category: root.category
        iconName: "undo-2"
        enabled: root.table.stagedCount > 0 && !root.table.committing
        onTriggered: root.discardRequested()
    }
    Command {
        commandId: "records.reload"
        title: qsTr("Reload the records")
        category: root.category
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.table.reload()
    }
    Command {
        commandId: "records.filter"
        title: qsTr("Filter the records")
        category: root.category
        iconName: "funnel"
        shortcut: "Ctrl+F"
        onTriggered: root.filterRequested()
    }
    Command {
        commandId: "records.clearFilter"
        title: qsTr("Clear the filter")
        category: root.category
        iconName: "funnel-x"
        shortcut: "Ctrl+Shift+F"
        enabled: root.table.filtered
        onTriggered: root.table.clearFilters()
    }
    Command {
        id: importCommand

        commandId: "records.import"
        title: qsTr("Import…")
        category: root.category
        iconName: "upload"
        keywords: qsTr("load file csv json spreadsheet excel")
        shortcut: "Ctrl+Shift+I"
        writes: true
        enabled: root.table.loaded && !root.table.readOnly
        onTriggered: Navigator.open("collection", root.table.collection, "import")
    }
    Command {
        id: exportCommand

        commandId: "records.export"
        title: qsTr("Export…")
        category: root.category
        iconName: "download"
        keywords: qsTr("save file csv json spreadsheet excel")
        shortcut: "Ctrl+E"
        enabled: root.table.loaded
        onTriggered: root.exportRequested()
    }
    Command {
        commandId: "records.immediate"
        title: AppSettings.immediateCommit ? qsTr("Stage edits until they are committed") : qsTr("Commit each edit at once")
        category: root.category
        iconName: "zap"
        onTriggered: AppSettings.immediateCommit = !AppSettings.immediateCommit
    }
    Command {
        commandId: "records.copyJson"
        title: qsTr("Copy the record as JSON")
        category: root.category
        iconName: "braces"
        shortcut: "Ctrl+Shift+C"
        enabled: root.grid.currentRow >= 0
        onTriggered: Desktop.copy(root.table.rowAsJson(root.grid.currentRow))
    }
}
