// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One field: fixed if the collection has it already, else a small form. */
Rectangle {
    id: root

    required property SchemaEditor editor
    required property int index
    required property string name
    required property string type
    required property string iconName
    required property bool mandatory
    required property bool isUnique
    required property bool personal
    required property string target
    required property string onDelete
    required property string choices
    required property bool existing
    required property string problem
    readonly property list<string> deleteRules: ["restrict", "cascade", "set_null"]

    function focusName(): void {
        nameField.forceActiveFocus();
    }

    implicitHeight: column.implicitHeight + 2 * Theme.space2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border

    ColumnLayout {
        id: column

        x: Theme.space3
        y: Theme.space2
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            Icon {
                name: root.iconName
                color: root.existing ? Theme.faint : Theme.accent
            }
            UiTextField {
                id: nameField

                objectName: "fieldName"
                Layout.fillWidth: true
                Layout.minimumWidth: Theme.grid(30)
                visible: !root.existing
                mono: true
                placeholderText: qsTr("field_name")
                maximumLength: 64
                text: root.name
                invalid: root.problem !== "" && text !== ""
                onTextEdited: root.editor.setField(root.index, "name", text)
            }
            MonoText {
                Layout.fillWidth: true
                visible: root.existing
                text: root.name
            }
            UiComboBox {
                objectName: "fieldType"
                Layout.preferredWidth: Theme.grid(34)
                visible: !root.existing
                model: root.editor.types
                currentIndex: Array.from(root.editor.types).indexOf(root.type)
                onActivated: at => root.editor.setField(root.index, "type", root.editor.types[at])
            }
            UiText {
                Layout.preferredWidth: Theme.grid(46)
                visible: root.existing
                text: root.target !== "" ? qsTr("%1 → %2").arg(root.type).arg(root.target) : root.type
                color: Theme.muted
            }
            Row {
                Layout.preferredWidth: Theme.grid(66)
                visible: root.existing
                spacing: Theme.space1

                Badge {
                    visible: root.mandatory
                    text: qsTr("required")
                    tone: "info"
                }
                Badge {
                    visible: root.isUnique
                    text: qsTr("unique")
                    tone: "success"
                }
                Badge {
                    visible: root.personal
                    text: qsTr("personal")
                    tone: "warning"
                    iconName: "lock"
                }
            }
            UiCheckBox {
                Layout.preferredWidth: Theme.grid(22)
                visible: !root.existing
                text: qsTr("required")
                checked: root.mandatory
                onToggled: root.editor.setField(root.index, "mandatory", checked)
            }
            UiCheckBox {
                Layout.preferredWidth: Theme.grid(19)
                visible: !root.existing
                text: qsTr("unique")
                checked: root.isUnique
                onToggled: root.editor.setField(root.index, "isUnique", checked)
            }
            UiCheckBox {
                Layout.preferredWidth: Theme.grid(22)
                visible: !root.existing
                text: qsTr("personal")
                checked: root.personal
                onToggled: root.editor.setField(root.index, "personal", checked)
            }
            Row {
                spacing: 0
                visible: !root.existing

                IconButton {
                    iconName: "chevron-up"
                    hint: qsTr("Move up")
                    onClicked: root.editor.moveField(root.index, -1)
                }
                IconButton {
                    iconName: "chevron-down"
                    hint: qsTr("Move down")
                    onClicked: root.editor.moveField(root.index, 1)
                }
                IconButton {
                    iconName: "trash-2"
                    hint: qsTr("Remove the field")
                    onClicked: root.editor.removeField(root.index)
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !root.existing && (root.type === "reference" || root.type === "select")
            spacing: Theme.space2

            UiText {
                Layout.leftMargin: Theme.grid(7)
                visible: root.type === "reference"
                text: qsTr("refers to")
                color: Theme.muted
            }
            UiComboBox {
                objectName: "fieldTarget"
                Layout.preferredWidth: Theme.grid(45)
                visible: root.type === "reference"
                model: CollectionStore.names
                currentIndex: Array.from(CollectionStore.names).indexOf(root.target)
                placeholderText: qsTr("Collection")
                onActivated: at => root.editor.setField(root.index, "target", CollectionStore.names[at])
            }
            UiText {
                visible: root.type === "reference"
                text: qsTr("and when that is deleted")
                color: Theme.muted
            }
            UiComboBox {
                objectName: "fieldOnDelete"
                Layout.fillWidth: true
                visible: root.type === "reference"
                model: [qsTr("refuse it"), qsTr("delete this one too"), qsTr("empty this field")]
                currentIndex: root.deleteRules.indexOf(root.onDelete)
                onActivated: at => root.editor.setField(root.index, "onDelete", root.deleteRules[at])
            }
            UiTextField {
                objectName: "fieldChoices"
                Layout.fillWidth: true
                Layout.leftMargin: Theme.grid(7)
                visible: root.type === "select"
                text: root.choices
                placeholderText: qsTr("Choices, separated by commas: open, in review, released")
                onEditingFinished: root.editor.setField(root.index, "choices", text)
            }
        }
        UiText {
            Layout.leftMargin: Theme.grid(7)
            visible: root.problem !== "" && root.name !== ""
            text: root.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
        }
    }
}
