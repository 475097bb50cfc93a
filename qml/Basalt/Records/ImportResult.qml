// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a dry run found or an import did: in figures, and row by row where something is wrong. */
Item {
    id: root

    required property RecordImport work
    required property Command run
    readonly property bool ended: !work.running && work.outcome !== RecordImport.None
    readonly property bool empty: work.outcome === RecordImport.Done && work.rows === 0
    readonly property bool none: work.created + work.updated === 0
    readonly property bool clean: work.outcome === RecordImport.Done && work.refused === 0 && !empty

    objectName: "importResult"

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space4
        visible: root.ended || root.work.running
        spacing: Theme.space3

        InlineNotice {
            objectName: "importOutcome"
            Layout.fillWidth: true
            visible: root.ended
            tone: root.clean ? "success" : root.work.outcome === RecordImport.Failed ? "danger" : "warning"
            title: {
                switch (root.work.outcome) {
                case RecordImport.Failed: return root.work.error.title;
                case RecordImport.Cancelled: return qsTr("Cancelled");
                default: return root.empty ? qsTr("The file has no rows") : root.work.trial ? (root.clean ? qsTr("Every row fits") : qsTr("%Ln row(s) do not fit", "", root.work.refused)) : root.none ? qsTr("No row was imported") : qsTr("The file is imported");
                }
            }
            message: {
                if (root.work.outcome === RecordImport.Failed && root.work.error.message !== "")
                    return root.work.error.message;
                if (root.work.trial)
                    return qsTr("Nothing was written.");
                if (root.work.resumable)
                    return qsTr("What was written stays. The next import goes on with row %L1.").arg(root.work.fromRow);
                return root.clean ? "" : root.work.refused > 0 ? qsTr("The rows below were passed over.") : qsTr("Nothing was written.");
            }
        }
        UiText {
            Layout.fillWidth: true
            visible: root.ended && root.work.outcome === RecordImport.Failed && root.work.resumable
            text: qsTr("What was written stays. The next import goes on with row %L1.").arg(root.work.fromRow)
            color: Theme.muted
            wrapMode: Text.WordWrap
        }
        UiText {
            objectName: "importOutdated"
            visible: root.ended && root.work.outdated
            text: qsTr("Something was changed since then.")
            color: Theme.warning
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space6

            ImportFigure {
                objectName: "importCreated"
                value: root.work.created
                label: root.work.trial ? qsTr("would be created") : qsTr("created")
            }
            ImportFigure {
                objectName: "importUpdated"
                value: root.work.updated
                label: root.work.trial ? qsTr("would be changed") : qsTr("changed")
            }
            ImportFigure {
                objectName: "importRefused"
                value: root.work.refused
                label: qsTr("do not fit")
                bad: root.work.refused > 0
            }
            UiButton {
                objectName: "importShowRecords"
                visible: root.ended && !root.work.trial && root.work.created + root.work.updated > 0
                iconName: "table-2"
                text: qsTr("Show the records")
                onClicked: Navigator.open("collection", root.work.collection, "records")
            }
        }
        ImportFaultList {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.work.faults.count > 0
            work: root.work
        }
        Item {
            Layout.fillHeight: true
            visible: root.work.faults.count === 0
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: !root.ended && !root.work.running
        iconName: "flask-conical"
        title: qsTr("Not tried yet")
        message: qsTr("A dry run reads the whole file, holds every row against the fields and rules of the collection, and writes nothing.")

        UiButton {
            command: root.run
        }
    }
}
