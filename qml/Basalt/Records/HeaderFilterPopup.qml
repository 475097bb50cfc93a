// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** A comparison for one column, typed by the column's kind. */
UiPopup {
    id: root

    required property string field
    required property string kind
    required property list<string> choices
    required property bool active
    readonly property bool ordered: /^(number|integer|decimal|date|datetime)$/.test(kind)
    readonly property bool wordy: /^(text|email|url)$/.test(kind)
    readonly property list<string> ops: wordy ? ["~", "=", "!=", "null", "notnull"] : ordered ? ["=", "!=", ">", ">=", "<", "<=", "null", "notnull"] : ["=", "!=", "null", "notnull"]
    readonly property bool needsValue: op !== "null" && op !== "notnull"
    readonly property string op: ops[opBox.currentIndex] ?? "="
    signal applied(op: string, value: string)

    function words(op: string): string {
        switch (op) {
        case "~": return qsTr("contains");
        case "=": return qsTr("is");
        case "!=": return qsTr("is not");
        case ">": return qsTr("greater than");
        case ">=": return qsTr("at least");
        case "<": return qsTr("less than");
        case "<=": return qsTr("at most");
        case "null": return qsTr("is empty");
        default: return qsTr("is not empty");
        }
    }

    function apply(): void {
        applied(op, kind === "boolean" || choices.length > 0 ? choiceBox.currentText : valueField.text);
        close();
    }

    objectName: "headerFilter"
    width: Theme.grid(70)
    onOpened: if (valueField.visible) valueField.forceActiveFocus()

    contentItem: Column {
        spacing: Theme.space2

        SectionLabel {
            text: root.field
        }
        UiComboBox {
            id: opBox

            objectName: "headerFilterOp"
            width: parent.width
            model: Array.from(root.ops).map(each => root.words(each))
        }
        UiTextField {
            id: valueField

            objectName: "headerFilterValue"
            width: parent.width
            visible: root.needsValue && !choiceBox.visible
            mono: !root.wordy
            placeholderText: root.kind === "date" ? "2026-11-20" : root.kind === "datetime" ? "2026-11-20 14:30" : qsTr("Value")
            onAccepted: root.apply()
        }
        UiComboBox {
            id: choiceBox

            objectName: "headerFilterChoice"
            width: parent.width
            visible: root.needsValue && (root.kind === "boolean" || root.choices.length > 0)
            model: root.kind === "boolean" ? ["true", "false"] : root.choices
        }
        Row {
            anchors.right: parent.right
            spacing: Theme.space2

            UiButton {
                visible: root.active
                kind: "ghost"
                text: qsTr("Remove")
                onClicked: {
                    root.applied("", "");
                    root.close();
                }
            }
            UiButton {
                kind: "primary"
                text: qsTr("Filter")
                enabled: !root.needsValue || choiceBox.visible || valueField.text !== ""
                onClicked: root.apply()
            }
        }
    }
}
