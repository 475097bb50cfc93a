// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One field of a view: its name, and of what it is made. */
Rectangle {
    id: root

    required property ViewEditor editor
    required property int index
    required property string name
    required property string kind
    required property string expression
    required property string type
    required property string problem
    readonly property list<string> kinds: ["value", "count", "sum", "avg", "min", "max"]

    objectName: "viewField_" + index
    implicitHeight: column.implicitHeight + 2 * Theme.space2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: problem !== "" ? Theme.danger : Theme.border

    ColumnLayout {
        id: column

        x: Theme.space3
        y: Theme.space2
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space1

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space2

            UiTextField {
                objectName: "viewFieldName"
                Layout.preferredWidth: Theme.grid(45)
                mono: true
                text: root.name
                placeholderText: qsTr("name")
                maximumLength: 64
                Accessible.name: qsTr("Name of the field")
                onTextEdited: root.editor.setFieldName(root.index, text)
            }
            UiComboBox {
                objectName: "viewFieldKind"
                Layout.preferredWidth: Theme.grid(32)
                model: [qsTr("Value"), qsTr("Count"), qsTr("Sum"), qsTr("Average"), qsTr("Smallest"), qsTr("Largest")]
                currentIndex: root.kinds.indexOf(root.kind)
                Accessible.name: qsTr("How the field is made")
                onActivated: at => root.editor.setFieldKind(root.index, root.kinds[at])
            }
            UiTextField {
                objectName: "viewFieldExpression"
                Layout.fillWidth: true
                mono: true
                text: root.expression
                invalid: root.problem !== ""
                placeholderText: root.kind === "count" ? qsTr("records, or a field whose values count") : qsTr("field, path.to.field or price * count")
                Accessible.name: qsTr("Field or expression")
                onTextEdited: root.editor.setFieldExpression(root.index, text)
            }
            UiText {
                Layout.preferredWidth: Theme.grid(18)
                visible: text !== ""
                text: root.type
                color: Theme.faint
                font.pixelSize: Theme.fontSecondary
            }
            IconButton {
                iconName: "chevron-up"
                hint: qsTr("Move up")
                enabled: root.index > 0
                onClicked: root.editor.moveField(root.index, -1)
            }
            IconButton {
                iconName: "chevron-down"
                hint: qsTr("Move down")
                enabled: root.index < root.editor.count - 1
                onClicked: root.editor.moveField(root.index, 1)
            }
            IconButton {
                objectName: "removeViewField"
                iconName: "trash-2"
                hint: qsTr("Remove the field")
                onClicked: root.editor.removeField(root.index)
            }
        }
        UiText {
            Layout.fillWidth: true
            visible: root.problem !== ""
            text: root.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
    }
}
