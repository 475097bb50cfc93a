// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One index: its fields in their order, whether they are unique together, and of which records. */
Rectangle {
    id: root

    required property SchemaEditor editor
    required property int index
    required property string name
    required property list<string> fields
    required property bool isUnique
    required property string where
    required property string stage
    required property string problem
    property bool readOnly: false
    readonly property bool fixed: readOnly || stage === "dropped"
    readonly property IndexEditor indexes: editor.indexes
    readonly property list<string> more: Array.from(editor.fieldNames).concat(["created_at", "updated_at", "created_by"]).filter(each => !Array.from(fields).includes(each))

    objectName: "index_" + name
    implicitHeight: column.implicitHeight + 2 * Theme.space2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: stage === "dropped" ? Theme.danger : stage === "changed" ? Theme.warning : stage === "added" ? Theme.success : Theme.border

    ColumnLayout {
        id: column

        x: Theme.space3
        y: Theme.space2
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space2

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            UiTextField {
                objectName: "indexName"
                Layout.fillWidth: true
                mono: true
                enabled: !root.fixed
                text: root.name
                placeholderText: qsTr("name, or leave it to the server")
                onEditingFinished: if (text !== root.name) root.indexes.setName(root.index, text)
            }
            UiText {
                visible: root.stage === "dropped"
                text: qsTr("will be dropped")
                color: Theme.danger
                font.pixelSize: Theme.fontSecondary
            }
            UiCheckBox {
                objectName: "indexUnique"
                enabled: !root.fixed
                text: qsTr("unique")
                checked: root.isUnique
                onToggled: root.indexes.setUnique(root.index, checked)
            }
            IconButton {
                objectName: "dropIndex"
                visible: !root.readOnly
                iconName: root.stage === "dropped" ? "undo-2" : "trash-2"
                hint: root.stage === "dropped" ? qsTr("Keep the index") : qsTr("Drop the index")
                onClicked: root.indexes.toggleDropped(root.index)
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space2

            Repeater {
                model: root.fields

                Chip {
                    required property string modelData

                    text: modelData
                    removable: !root.fixed
                    onRemoved: root.indexes.removeField(root.index, modelData)
                }
            }
            UiComboBox {
                objectName: "indexAddField"
                visible: !root.fixed
                width: Theme.grid(36)
                model: root.more
                currentIndex: -1
                placeholderText: qsTr("Add a field…")
                onActivated: at => {
                    root.indexes.addField(root.index, root.more[at]);
                    currentIndex = -1;
                }
            }
            UiTextField {
                objectName: "indexWhere"
                width: Theme.grid(70)
                enabled: !root.fixed
                mono: true
                text: root.where
                placeholderText: qsTr("only where, for instance  state = 'open'")
                onEditingFinished: if (text !== root.where) root.indexes.setWhere(root.index, text)
            }
        }
        UiText {
            visible: root.problem !== ""
            text: root.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
        }
    }
}
