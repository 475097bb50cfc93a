// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Name, type and marks of a field; what belongs to the type stands below. */
ColumnLayout {
    id: root

    required property FieldFacts field
    readonly property SchemaEditor editor: field.editor
    readonly property bool computed: field.type === "computed"

    function focusName(): void {
        nameField.forceActiveFocus();
    }

    spacing: Theme.space2

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space3

        Icon {
            name: root.field.iconName
            color: Theme.accent
        }
        UiTextField {
            id: nameField

            objectName: "fieldName"
            Layout.fillWidth: true
            Layout.minimumWidth: Theme.grid(24)
            mono: true
            placeholderText: qsTr("field_name")
            maximumLength: 64
            text: root.field.name
            invalid: root.field.problem !== "" && text !== ""
            onTextEdited: root.editor.setField(root.field.index, "name", text)
        }
        UiComboBox {
            objectName: "fieldType"
            Layout.preferredWidth: Theme.grid(30)
            model: root.editor.types
            currentIndex: Array.from(root.editor.types).indexOf(root.field.type)
            onActivated: at => root.editor.setField(root.field.index, "type", root.editor.types[at])
        }
        UiCheckBox {
            visible: !root.computed
            text: qsTr("required")
            checked: root.field.mandatory
            onToggled: root.editor.setField(root.field.index, "mandatory", checked)
        }
        UiCheckBox {
            visible: !root.computed
            text: qsTr("unique")
            checked: root.field.isUnique
            onToggled: root.editor.setField(root.field.index, "isUnique", checked)
        }
        UiCheckBox {
            visible: !root.computed
            text: qsTr("personal")
            checked: root.field.personal
            onToggled: root.editor.setField(root.field.index, "personal", checked)
        }
        FieldButtons {
            field: root.field
        }
    }
    FieldReference {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.grid(7)
        visible: root.field.type === "reference"
        field: root.field
    }
    FieldExpression {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.grid(7)
        visible: root.computed
        field: root.field
    }
    UiTextField {
        objectName: "fieldChoices"
        Layout.fillWidth: true
        Layout.leftMargin: Theme.grid(7)
        visible: root.field.type === "select"
        text: root.field.choices
        placeholderText: qsTr("Choices, separated by commas: open, in review, released")
        onEditingFinished: if (text !== root.field.choices) root.editor.setField(root.field.index, "choices", text)
    }
    Flow {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.grid(7)
        spacing: Theme.space2

        UiCheckBox {
            objectName: "fieldMultiple"
            visible: root.field.type === "reference" || root.field.type === "select"
            text: qsTr("several")
            checked: root.field.multiple
            onToggled: root.editor.setField(root.field.index, "multiple", checked)
        }
        UiCheckBox {
            objectName: "fieldManaged"
            visible: root.field.type === "text"
            text: qsTr("managed: filled from who makes the record, for nobody to write")
            checked: root.field.managed
            onToggled: root.editor.setField(root.field.index, "managed", checked)
        }
        ChoiceBox {
            objectName: "fieldFilledWith"
            visible: root.field.managed
            width: Theme.grid(50)
            label: qsTr("Filled with")
            values: Array.from(root.editor.callerDefaults)
            texts: [qsTr("the id of who makes it"), qsTr("the address of who makes it"), qsTr("the role of who makes it"), qsTr("the account of who makes it")]
            value: root.field.defaultText
            onChosen: value => root.editor.setField(root.field.index, "defaultText", value)
        }
        FieldOption {
            objectName: "fieldDefault"
            visible: !root.computed && !root.field.managed
            label: qsTr("default")
            value: root.field.defaultText
            wide: true
            onEdited: text => root.editor.setField(root.field.index, "defaultText", text)
        }
        Repeater {
            model: Array.from(["min", "max", "min_length", "max_length", "pattern", "max_select"]).filter(option => option in root.field.options)

            FieldOption {
                required property string modelData

                objectName: "fieldOption_" + modelData
                visible: modelData !== "max_select" || root.field.multiple
                label: modelData === "min_length" ? qsTr("shortest") : modelData === "max_length" ? qsTr("longest") : modelData === "pattern" ? qsTr("pattern") : modelData === "min" ? qsTr("at least") : qsTr("at most")
                value: root.field.options[modelData] ?? ""
                wide: modelData === "pattern"
                onEdited: text => root.editor.setOption(root.field.index, modelData, text)
            }
        }
        UiComboBox {
            objectName: "fieldMask"
            visible: root.field.personal
            width: Theme.grid(38)
            model: Array.from(["", ...root.editor.masks]).map(mask => mask === "" ? qsTr("no mask") : qsTr("mask: %1").arg(mask))
            currentIndex: Array.from(root.editor.masks).indexOf(root.field.maskType) + 1
            onActivated: at => root.editor.setField(root.field.index, "maskType", at === 0 ? "" : root.editor.masks[at - 1])
        }
    }
}
