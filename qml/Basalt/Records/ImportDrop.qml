// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Where a file is dropped, chosen, or named. */
Rectangle {
    id: root

    required property RecordImport work
    required property Command choose
    property bool dropping: false
    signal taken(path: string)

    function chooseFile(): void {
        field.choose();
    }

    objectName: "importDrop"
    implicitHeight: column.implicitHeight + 2 * Theme.space8
    radius: Theme.radiusCard
    color: dropping ? Theme.accentSoft : Theme.surface
    border.width: dropping ? Theme.focusWidth : Theme.hairline
    border.color: dropping ? Theme.accent : Theme.controlBorderSoft

    ColumnLayout {
        id: column

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space8
        spacing: Theme.space4

        EmptyState {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Math.min(Theme.grid(110), column.width)
            iconName: "file-spreadsheet"
            tone: root.dropping ? "accent" : "neutral"
            title: root.dropping ? qsTr("Drop it here") : qsTr("Import a file into %1").arg(root.work.collection)
            message: qsTr("CSV, JSON or NDJSON, of any length. Drop it here or choose it; nothing is written before you say so.")
        }
        FormField {
            Layout.fillWidth: true
            label: qsTr("File")
            problem: root.work.error.field("file")

            FileField {
                id: field

                width: parent.width
                fieldName: "importPath"
                invalid: root.work.error.field("file") !== ""
                title: root.choose.title
                nameFilters: [qsTr("Tables (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)"), qsTr("All files (*)")]
                placeholderText: qsTr("Path of the file")
                onAccepted: root.taken(text)
                onChosen: path => root.taken(path)
            }
        }
    }
}
