// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** How a file is written: guessed, and changed where the guess is wrong. */
GridLayout {
    id: root

    required property RecordImport work
    readonly property bool isCsv: work.format === "csv"

    columns: 2
    columnSpacing: Theme.space3
    rowSpacing: Theme.space3

    FormField {
        Layout.fillWidth: true
        Layout.columnSpan: 2
        label: qsTr("Format")
        problem: root.work.error.field("format")

        Segmented {
            objectName: "importFormat"
            values: ["csv", "json", "ndjson"]
            texts: ["CSV", "JSON", "NDJSON"]
            value: root.work.format
            onChosen: value => root.work.setOption("format", value)
            Accessible.name: qsTr("Format")
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.grid(30)
        visible: root.isCsv
        label: qsTr("Separator")
        problem: root.work.error.field("separator")

        ChoiceBox {
            objectName: "importSeparator"
            width: parent.width
            label: qsTr("Separator")
            values: ["comma", "semicolon", "tab"]
            texts: [qsTr("Comma"), qsTr("Semicolon"), qsTr("Tab")]
            value: root.work.separator
            onChosen: value => root.work.setOption("separator", value)
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.grid(30)
        visible: root.isCsv
        label: qsTr("Numbers")
        problem: root.work.error.field("decimal")

        ChoiceBox {
            objectName: "importDecimal"
            width: parent.width
            label: qsTr("Numbers")
            values: ["point", "comma"]
            texts: ["1234.5", "1234,5"]
            value: root.work.decimal
            onChosen: value => root.work.setOption("decimal", value)
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.columnSpan: 2
        visible: root.isCsv
        label: qsTr("Encoding")
        problem: root.work.error.field("encoding")

        ChoiceBox {
            objectName: "importEncoding"
            width: parent.width
            label: qsTr("Encoding")
            values: ["utf-8", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"]
            texts: ["UTF-8", "UTF-16 LE", "UTF-16 BE", "ISO 8859-1", "Windows-1252"]
            value: root.work.encoding
            onChosen: value => root.work.setOption("encoding", value)
        }
    }
    UiCheckBox {
        objectName: "importHeader"
        Layout.fillWidth: true
        Layout.columnSpan: 2
        visible: root.isCsv
        checked: root.work.header
        text: qsTr("First line names the columns")
        onToggled: root.work.setOption("header", checked ? "true" : "false")
    }
    UiCheckBox {
        objectName: "importGuard"
        Layout.fillWidth: true
        Layout.columnSpan: 2
        visible: root.isCsv
        checked: root.work.formulaGuard
        text: qsTr("Remove apostrophes before formulas")
        onToggled: root.work.setOption("formula_guard", checked ? "true" : "false")
    }
}
