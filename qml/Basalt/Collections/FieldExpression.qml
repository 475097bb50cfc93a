// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** How a computed field is made, and what comes out. */
RowLayout {
    id: root

    required property FieldFacts field

    spacing: Theme.space2

    UiTextField {
        objectName: "fieldExpression"
        Layout.fillWidth: true
        mono: true
        text: root.field.expression
        placeholderText: "concat(first, ' ', last)"
        invalid: root.field.problem !== "" && text !== ""
        Accessible.name: qsTr("Expression")
        onEditingFinished: if (text !== root.field.expression) root.field.editor.setField(root.field.index, "expression", text)
    }
    UiText {
        text: qsTr("gives")
        color: Theme.muted
    }
    UiComboBox {
        objectName: "fieldReturnType"
        Layout.preferredWidth: Theme.grid(26)
        model: root.field.editor.returnTypes
        currentIndex: Array.from(root.field.editor.returnTypes).indexOf(root.field.returnType)
        Accessible.name: qsTr("Type of the value")
        onActivated: at => root.field.editor.setField(root.field.index, "returnType", root.field.editor.returnTypes[at])
    }
}
