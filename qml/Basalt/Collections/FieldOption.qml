// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One setting of a field: its name, and its value as text. */
Row {
    id: root

    required property string label
    required property string value
    property bool wide: false
    readonly property alias input: field
    signal edited(text: string)

    spacing: Theme.space1

    UiText {
        anchors.verticalCenter: parent.verticalCenter
        text: root.label
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
    }
    UiTextField {
        id: field

        objectName: "fieldOptionValue"
        width: Theme.grid(root.wide ? 32 : 16)
        mono: true
        text: root.value
        placeholderText: "–"
        Accessible.name: root.label
        onEditingFinished: if (text !== root.value) root.edited(text)
    }
}
