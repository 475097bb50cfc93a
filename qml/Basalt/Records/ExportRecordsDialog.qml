// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Where records are exported to, which of them and how; then how far it is. */
UiDialog {
    id: root

    required property RecordTableModel table
    readonly property RecordExport work: Transfers.exportOf(table.collection)
    readonly property bool running: work?.running ?? false
    property string format: "csv"
    property string scope: "shown"

    objectName: "exportRecordsDialog"
    iconName: "download"
    title: qsTr("Export %1").arg(table.collection)
    subtitle: running ? work.path : ""
    contentWidth1: Theme.grid(130)
    onAboutToShow: {
        work.attended = true;
        if (running)
            return;
        work.clearError();
        file.text = Desktop.downloadPath(table.collection + "." + format);
    }
    onOpened: file.focusField()
    onClosed: if (work) work.attended = false
    Component.onDestruction: if (work) work.attended = false

    function submit(): void {
        if (file.text === "" || running)
            return;
        const chosen = scope === "shown" ? table.exportOptions() : {};
        work.start(file.text, Object.assign(chosen, {format: format}, format === "csv" ? csv.options() : {}));
    }

    function setFormat(value: string): void {
        if (file.text.endsWith("." + format))
            file.text = file.text.slice(0, -format.length) + value;
        format = value;
    }

    Connections {
        target: root.work

        function onExported(): void {
            root.close();
        }
    }
    InlineNotice {
        width: parent.width
        visible: !root.running && (root.work?.error.isSet ?? false)
        title: root.work?.error.title ?? ""
        message: root.work?.error.message ?? ""
    }
    FormField {
        width: parent.width
        visible: !root.running
        label: qsTr("File")
        help: Desktop.fileExists(file.text) ? qsTr("This file is there already and will be replaced.") : ""
        problem: root.work?.error.field("path") ?? ""

        FileField {
            id: file

            width: parent.width
            fieldName: "exportRecordsPath"
            saving: true
            title: qsTr("Export to")
            onAccepted: root.submit()
        }
    }
    FormField {
        width: parent.width
        visible: !root.running
        label: qsTr("Records")
        help: root.scope === "shown" ? root.table.filtered ? qsTr("The filter, the order and the visible columns, as they are in the grid.") : qsTr("The order and the visible columns, as they are in the grid.") : qsTr("All records you may see, with all of their fields, oldest first.")

        Segmented {
            objectName: "exportScope"
            values: ["shown", "all"]
            texts: [qsTr("As shown"), qsTr("Everything")]
            value: root.scope
            onChosen: value => root.scope = value
            Accessible.name: qsTr("Records")
        }
    }
    FormField {
        width: parent.width
        visible: !root.running
        label: qsTr("Format")
        problem: root.work?.error.field("format") ?? ""

        Segmented {
            objectName: "exportFormat"
            values: ["csv", "json", "ndjson"]
            texts: ["CSV", "JSON", "NDJSON"]
            value: root.format
            onChosen: value => root.setFormat(value)
            Accessible.name: qsTr("Format")
        }
    }
    ExportOptions {
        id: csv

        width: parent.width
        visible: !root.running && root.format === "csv"
        error: root.work?.error
    }
    UiText {
        objectName: "exportRecordsProgress"
        width: parent.width
        visible: root.running
        text: root.work?.progressText ?? ""
    }
    UiProgressBar {
        width: parent.width
        visible: root.running
        indeterminate: (root.work?.progress ?? -1) < 0
        value: Math.max(0, root.work?.progress ?? 0)
        Accessible.name: root.title
    }
    buttons: [
        UiButton {
            objectName: "exportRecordsCancel"
            text: qsTr("Cancel")
            onClicked: root.running ? root.work.cancel() : root.close()
        },
        UiButton {
            visible: root.running
            text: qsTr("Go on in the background")
            onClicked: root.close()
        },
        UiButton {
            objectName: "exportRecordsConfirm"
            visible: !root.running
            kind: "primary"
            text: qsTr("Export")
            enabled: file.text !== ""
            onClicked: root.submit()
        }
    ]
}
