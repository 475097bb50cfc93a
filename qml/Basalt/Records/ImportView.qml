// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A file into a collection: what it is and how it is written at the left, its columns, rows and what comes of them at the right. */
FocusScope {
    id: root

    required property string collection
    readonly property RecordImport work: Transfers.importOf(collection)
    readonly property bool chosen: work.path !== ""
    readonly property bool withAccount: Session.superadmin && Session.accountId === ""
    property RecordImport shown: null
    property string part: "columns"

    objectName: "importView"
    onWorkChanged: attend(work)
    onWithAccountChanged: work.loadFields(withAccount)
    Component.onDestruction: attend(null)

    function attend(next: RecordImport): void {
        if (shown)
            shown.attended = false;
        shown = next;
        if (!next)
            return;
        next.attended = true;
        next.loadFields(withAccount);
        part = next.outcome === RecordImport.None ? "columns" : "result";
    }

    function take(path: string): void {
        work.choose(path);
        part = "columns";
    }

    ImportCommands {
        id: commands

        work: root.work
        onChooseRequested: file.chooseFile()
    }
    Connections {
        target: root.work

        function onRunningChanged(): void {
            if (!root.work.running)
                root.part = "result";
        }
    }
    DropArea {
        id: drop

        anchors.fill: parent
        enabled: !root.work.running
        keys: ["text/uri-list"]
        onDropped: event => {
            // Something from a browser is no file here.
            const path = Desktop.localPath(event.urls[0]);
            if (path !== "")
                root.take(path);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        InlineNotice {
            Layout.fillWidth: true
            Layout.margins: Theme.space3
            visible: root.work.error.isSet && root.work.outcome === RecordImport.None && root.work.error.field("file") === ""
            title: root.work.error.title
            message: root.work.error.message
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            ImportSettings {
                id: file

                Layout.fillHeight: true
                Layout.fillWidth: !root.chosen
                Layout.preferredWidth: root.width > Theme.grid(220) ? Theme.grid(84) : Theme.grid(74)
                work: root.work
                choose: commands.choose
                dropping: drop.containsDrag
                onTaken: path => root.take(path)
            }
            Rectangle {
                Layout.fillHeight: true
                Layout.preferredWidth: Theme.hairline
                visible: root.chosen
                color: Theme.border
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.chosen
                spacing: 0

                UiTabBar {
                    objectName: "importParts"
                    Layout.leftMargin: Theme.space4
                    values: ["columns", "rows", "result"]
                    texts: [qsTr("Columns (%L1)").arg(root.work.columns.count), qsTr("First rows"), qsTr("Result")]
                    value: root.part
                    onChosen: value => root.part = value
                }
                Separator {
                    Layout.fillWidth: true
                }
                ImportColumnList {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: root.part === "columns"
                    work: root.work
                }
                ImportSample {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: root.part === "rows"
                    work: root.work
                }
                ImportResult {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: root.part === "result"
                    work: root.work
                    run: commands.tryOut
                }
            }
        }
        ImportBar {
            Layout.fillWidth: true
            visible: root.chosen
            work: root.work
            tryOut: commands.tryOut
            run: commands.run
            imported: commands.imported
        }
    }
}
