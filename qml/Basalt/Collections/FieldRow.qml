// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One field: a line that says what it is, or the form to change it. */
FieldFacts {
    id: root

    function focusName(): void {
        form.focusName();
    }

    objectName: "field_" + name
    implicitHeight: column.implicitHeight + 2 * Theme.space2
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.hairline
    border.color: stage === "dropped" ? Theme.danger : stage === "changed" ? Theme.warning : stage === "added" ? Theme.success : Theme.border

    Column {
        id: column

        x: Theme.space3
        y: Theme.space2
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space2

        FieldSummary {
            width: parent.width
            visible: !root.open
            field: root
        }
        FieldForm {
            id: form

            width: parent.width
            visible: root.open
            field: root
        }
        UiText {
            x: Theme.grid(7)
            width: parent.width - x
            visible: root.problem !== "" && root.name !== ""
            text: root.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
    }
}
