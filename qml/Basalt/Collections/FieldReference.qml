// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a reference points to, and what becomes of it when that goes. */
RowLayout {
    id: root

    required property FieldFacts field
    readonly property list<string> deleteRules: ["restrict", "cascade", "set_null"]

    spacing: Theme.space2

    UiText {
        text: qsTr("refers to")
        color: Theme.muted
    }
    UiComboBox {
        objectName: "fieldTarget"
        Layout.preferredWidth: Theme.grid(40)
        model: CollectionStore.names
        currentIndex: Array.from(CollectionStore.names).indexOf(root.field.target)
        placeholderText: qsTr("Collection")
        onActivated: at => root.field.editor.setField(root.field.index, "target", CollectionStore.names[at])
    }
    UiText {
        text: qsTr("and when that is deleted")
        color: Theme.muted
    }
    UiComboBox {
        objectName: "fieldOnDelete"
        Layout.fillWidth: true
        model: [qsTr("refuse it"), qsTr("delete this one too"), qsTr("empty this field")]
        currentIndex: root.deleteRules.indexOf(root.field.onDelete)
        onActivated: at => root.field.editor.setField(root.field.index, "onDelete", root.deleteRules[at])
    }
}
