// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** How a CSV file is written. */
GridLayout {
    id: root

    property apiError error
    property string separator: "comma"
    property string decimal: "point"
    property string encoding: "utf-8"

    /** As the API calls them. */
    function options(): var {
        return {
            separator: separator,
            decimal: decimal,
            encoding: encoding,
            bom: bom.checked ? "true" : "",
            header: header.checked ? "" : "false",
            formula_guard: guard.checked ? "" : "false"
        };
    }

    columns: 3
    columnSpacing: Theme.space3
    rowSpacing: Theme.space3

    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.grid(30)
        label: qsTr("Separator")
        problem: root.error.field("separator")

        ChoiceBox {
            objectName: "exportSeparator"
            width: parent.width
            label: qsTr("Separator")
            values: ["comma", "semicolon", "tab"]
            texts: [qsTr("Comma"), qsTr("Semicolon"), qsTr("Tab")]
            value: root.separator
            onChosen: value => root.separator = value
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.grid(30)
        label: qsTr("Numbers")
        problem: root.error.field("decimal")

        ChoiceBox {
            objectName: "exportDecimal"
            width: parent.width
            label: qsTr("Numbers")
            values: ["point", "comma"]
            texts: ["1234.5", "1234,5"]
            value: root.decimal
            onChosen: value => root.decimal = value
        }
    }
    FormField {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.grid(30)
        label: qsTr("Encoding")
        problem: root.error.field("encoding")

        ChoiceBox {
            objectName: "exportEncoding"
            width: parent.width
            label: qsTr("Encoding")
            values: ["utf-8", "utf-16le", "utf-16be", "iso-8859-1", "windows-1252"]
            texts: ["UTF-8", "UTF-16 LE", "UTF-16 BE", "ISO 8859-1", "Windows-1252"]
            value: root.encoding
            onChosen: value => root.encoding = value
        }
    }
    UiCheckBox {
        id: header

        objectName: "exportHeader"
        Layout.columnSpan: 3
        checked: true
        text: qsTr("First line names the columns")
    }
    UiCheckBox {
        id: bom

        objectName: "exportBom"
        Layout.columnSpan: 3
        text: qsTr("Byte order mark, so that Excel takes it for UTF-8")
    }
    UiCheckBox {
        id: guard

        objectName: "exportGuard"
        Layout.columnSpan: 3
        checked: true
        text: qsTr("Apostrophe before texts that a spreadsheet would run")
    }
}
