// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One comparison of the filter builder. */
RowLayout {
    id: root

    required property RuleBuilder builder
    required property int index
    required property bool orBefore
    required property string path
    required property string op
    required property string value
    required property string kind
    required property list<string> ops
    required property list<string> choices
    required property bool needsValue

    function words(op: string): string {
        switch (op) {
        case "~": return qsTr("contains");
        case "!~": return qsTr("does not contain");
        case "=": return qsTr("is");
        case "!=": return qsTr("is not");
        case ">": return qsTr("greater than");
        case ">=": return qsTr("at least");
        case "<": return qsTr("less than");
        case "<=": return qsTr("at most");
        case "in": return qsTr("is one of");
        case "notin": return qsTr("is none of");
        case "?=": return qsTr("has");
        case "?~": return qsTr("has one containing");
        case "null": return qsTr("is empty");
        case "notnull": return qsTr("is not empty");
        default: return op;
        }
    }

    objectName: "filterRow"
    spacing: Theme.space2

    UiText {
        Layout.preferredWidth: Theme.grid(20)
        visible: root.index === 0
        text: qsTr("where")
        color: Theme.muted
        horizontalAlignment: Text.AlignRight
    }
    UiComboBox {
        objectName: "filterJoin"
        Layout.preferredWidth: Theme.grid(20)
        visible: root.index > 0
        model: [qsTr("and"), qsTr("or")]
        currentIndex: root.orBefore ? 1 : 0
        onActivated: at => root.builder.setOr(root.index, at === 1)
    }
    UiComboBox {
        objectName: "filterPath"
        Layout.fillWidth: true
        mono: true
        model: root.builder.paths
        currentIndex: Array.from(root.builder.paths).indexOf(root.path)
        placeholderText: root.path
        onActivated: at => root.builder.setPath(root.index, root.builder.paths[at])
    }
    UiComboBox {
        objectName: "filterOp"
        Layout.preferredWidth: Theme.grid(36)
        model: Array.from(root.ops).map(each => root.words(each))
        currentIndex: Array.from(root.ops).indexOf(root.op)
        onActivated: at => root.builder.setOp(root.index, root.ops[at])
    }
    UiTextField {
        objectName: "filterValue"
        Layout.preferredWidth: Theme.grid(40)
        visible: root.needsValue && root.choices.length === 0
        mono: true
        text: root.value
        placeholderText: root.op === "in" || root.op === "notin" ? qsTr("several, with commas") : root.kind === "datetime" ? "2026-11-20T14:30" : root.kind === "date" ? "2026-11-20" : qsTr("Value")
        onTextEdited: root.builder.setValue(root.index, text)
    }
    UiComboBox {
        objectName: "filterChoice"
        Layout.preferredWidth: Theme.grid(40)
        visible: root.needsValue && root.choices.length > 0
        model: root.choices
        currentIndex: Array.from(root.choices).indexOf(root.value)
        placeholderText: qsTr("Value")
        onActivated: at => root.builder.setValue(root.index, root.choices[at])
    }
    Item {
        Layout.preferredWidth: Theme.grid(40)
        visible: !root.needsValue
    }
    IconButton {
        objectName: "removeCondition"
        iconName: "x"
        hint: qsTr("Remove the condition")
        onClicked: root.builder.remove(root.index)
    }
}
