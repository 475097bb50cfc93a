// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** A finding: how grave it is, what it is, and where to go for it. */
Item {
    id: root

    property string tone: "info"
    property string text
    signal activated

    implicitHeight: label.implicitHeight + Theme.space1
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: mark

        y: Theme.hairline
        name: root.tone === "success" ? "circle-check" : root.tone === "info" ? "info" : "triangle-alert"
        color: Theme.toneColor(root.tone)
        size: Theme.iconSizeSmall
    }
    UiText {
        id: label

        x: mark.width + Theme.space2
        width: parent.width - x
        text: root.text
        color: area.containsMouse ? Theme.text : Theme.muted
        wrapMode: Text.WordWrap
    }
    MouseArea {
        id: area

        anchors.fill: parent
        hoverEnabled: true
        onClicked: root.activated()
    }
}
