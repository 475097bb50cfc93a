// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls

/** What one can do with a whole field: open, move, take back, drop. */
Row {
    id: root

    required property FieldFacts field

    visible: !field.readOnly

    IconButton {
        objectName: "editField"
        visible: root.field.existing && root.field.stage !== "dropped"
        iconName: root.field.open ? "check" : "pencil"
        hint: root.field.open ? qsTr("Close the form") : qsTr("Change the field")
        onClicked: root.field.expanded = !root.field.expanded
    }
    IconButton {
        objectName: "restoreField"
        visible: root.field.existing && (root.field.stage === "changed" || root.field.stage === "dropped")
        iconName: "undo-2"
        hint: qsTr("As it was")
        onClicked: root.field.editor.restoreField(root.field.index)
    }
    IconButton {
        objectName: "moveFieldUp"
        iconName: "chevron-up"
        hint: qsTr("Move up")
        onClicked: root.field.editor.moveField(root.field.index, -1)
    }
    IconButton {
        objectName: "moveFieldDown"
        iconName: "chevron-down"
        hint: qsTr("Move down")
        onClicked: root.field.editor.moveField(root.field.index, 1)
    }
    IconButton {
        objectName: "dropField"
        visible: root.field.stage !== "dropped"
        iconName: "trash-2"
        hint: root.field.existing ? qsTr("Drop the field with its values") : qsTr("Remove the field")
        onClicked: root.field.editor.removeField(root.field.index)
    }
}
