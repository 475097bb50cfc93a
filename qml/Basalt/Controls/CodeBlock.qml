// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Code to read, select and copy. */
Rectangle {
    id: root

    property string text
    property int margin: Theme.space4

    implicitHeight: code.implicitHeight + 2 * margin
    radius: Theme.radius
    color: Theme.sunken
    border.width: Theme.hairline
    border.color: Theme.border

    TextEdit {
        id: code

        x: root.margin
        y: root.margin
        width: parent.width - 2 * root.margin
        text: root.text
        textFormat: TextEdit.PlainText
        readOnly: true
        selectByMouse: true
        color: Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        font.family: Theme.monoFamily
        font.pixelSize: Theme.fontMono
        font.preferShaping: false
        wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
        Accessible.name: root.text
    }
}
