// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The records of one collection: filter, grid, inspector, and what is staged. */
FocusScope {
    id: root

    required property RecordTableModel table
    readonly property bool empty: table.loaded && table.total === 0 && table.addedCount === 0

    objectName: "recordsView"

    RecordCommands {
        id: commands

        table: root.table
        grid: grid
        onReviewRequested: review.open()
        onCommitRequested: commitDialog.open()
        onDiscardRequested: discardDialog.open()
        onFilterRequested: bar.focusFilter()
        onExportRequested: exportDialog.open()
        onPeekRequested: peek.open(root.table.target(grid.currentColumn), root.table.cellText(grid.currentRow, grid.currentColumn, "reference"))
    }
    RecordPeek {
        id: peek
    }
    RangeCommands {
        id: rangeCommands

        table: root.table
        grid: grid
        onValueRequested: valueDialog.open()
    }
    Connections {
        target: root.table

        function onCommitted(done: int, refused: int, stoppedBy: apiError): void {
            if (done > 0 && !AppSettings.immediateCommit)
                Notices.success(qsTr("%Ln record(s) committed", "", done));
            if (refused > 0) {
                Notices.warning(qsTr("%Ln record(s) refused", "", refused), done === 0 ? qsTr("Nothing was saved: a commit is all or nothing. The reason stands at the cell.") : qsTr("Still staged, with the reason."));
                review.open();
            }
            if (stoppedBy.isSet && stoppedBy.status !== 401)
                Notices.failure(stoppedBy);
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            FilterBar {
                id: bar

                Layout.fillWidth: true
                table: root.table
                newRecord: commands.newRecord
                importRecords: commands.importRecords
                exportRecords: commands.exportRecords
            }
            InlineNotice {
                Layout.fillWidth: true
                Layout.margins: Theme.space3
                Layout.topMargin: 0
                visible: root.table.loaded && root.table.error.isSet
                tone: root.table.error.isOffline ? "warning" : "danger"
                title: root.table.error.title
                message: root.table.error.isOffline ? qsTr("%1 What you see is from before.").arg(root.table.error.message) : root.table.error.message
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                RecordGrid {
                    id: grid

                    anchors.fill: parent
                    focus: true
                    table: root.table
                    visible: root.table.loaded
                    onMenuRequested: gridMenu.popup()
                    onFillRequested: text => grid.range.setText(text)
                    opacity: root.table.error.isOffline ? Theme.disabledOpacity : 1
                }
                Skeleton {
                    anchors.fill: parent
                    anchors.topMargin: Theme.rowHeight
                    active: !root.table.loaded && root.table.loading
                    lines: 18
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: !root.table.loaded && root.table.error.isSet
                    error: root.table.error
                    onRetry: root.table.reload()
                }
                EmptyCollection {
                    anchors.centerIn: parent
                    visible: root.empty && !root.table.filtered
                    table: root.table
                    commands: commands
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: root.empty && root.table.filtered
                    iconName: "funnel-x"
                    title: qsTr("Nothing matches the filter")
                    message: root.table.effectiveFilter

                    UiButton {
                        text: qsTr("Clear the filter")
                        onClicked: root.table.clearFilters()
                    }
                }
            }
            StagedBar {
                Layout.fillWidth: true
                table: root.table
                review: commands.reviewChanges
                commit: commands.commitChanges
                discard: commands.discardChanges
            }
        }
        RecordInspector {
            Layout.fillHeight: true
            table: root.table
            row: grid.currentRow
            visible: AppSettings.inspectorVisible && root.table.loaded && !root.empty && !peek.active
            onPeekRequested: (collection, id) => peek.open(collection, id)
        }
        PeekPanel {
            Layout.fillHeight: true
            visible: peek.active
            peek: peek
        }
    }
    GridMenu {
        id: gridMenu

        commands: rangeCommands
    }
    RangeValueDialog {
        id: valueDialog

        range: grid.range
    }
    ExportRecordsDialog {
        id: exportDialog

        table: root.table
    }
    CommitDialog {
        id: commitDialog

        table: root.table
    }
    ReviewDialog {
        id: review

        table: root.table
        onCommitRequested: commitDialog.open()
    }
    UiDialog {
        id: discardDialog

        iconName: "undo-2"
        tone: "warning"
        title: qsTr("Discard %Ln staged change(s)?", "", root.table.stagedCount)
        subtitle: qsTr("They were never sent to the server. This cannot be undone.")
        buttons: [
            UiButton {
                text: qsTr("Keep them")
                onClicked: discardDialog.close()
            },
            UiButton {
                kind: "danger"
                text: qsTr("Discard")
                onClicked: {
                    root.table.discardAll();
                    discardDialog.close();
                }
            }
        ]
    }
}
