// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A key combination, drawn as a small key. */
Rectangle {
    id: root

    property string text
    property color color1: Theme.muted
    property color edge: Theme.controlBorderSoft

    visible: text !== ""
    implicitWidth: label.implicitWidth + Theme.space2
    implicitHeight: Theme.grid(4.5)
    radius: Theme.radiusSmall
    color: Theme.transparent
    border.width: Theme.hairline
    border.color: edge

    UiText {
        id: label

        anchors.centerIn: parent
        text: root.text.replace(/\+/g, " ")
        color: root.color1
        font.pixelSize: Theme.fontCaption
    }
}
