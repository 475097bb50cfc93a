// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** A number of rows, and what became of them. */
Row {
    id: root

    property real value
    property string label
    property bool bad: false

    height: Theme.controlHeight
    spacing: Theme.space2
    Accessible.role: Accessible.StaticText
    Accessible.name: number.text + " " + label

    UiText {
        id: number

        anchors.verticalCenter: parent.verticalCenter
        text: Desktop.numberText(root.value)
        color: root.bad ? Theme.danger : root.value > 0 ? Theme.text : Theme.faint
        font.pixelSize: Theme.fontHeading
        font.weight: Theme.weightStrong
    }
    UiText {
        anchors.baseline: number.baseline
        text: root.label
        color: Theme.muted
    }
}
