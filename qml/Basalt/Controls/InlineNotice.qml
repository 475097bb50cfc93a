// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A short remark inside a form or page. */
Rectangle {
    id: root

    property string tone: "danger"
    property string title
    property string message
    property string iconName: tone === "danger" ? "circle-alert" : tone === "success" ? "circle-check" : tone === "warning" ? "triangle-alert" : "info"

    implicitWidth: Theme.grid(80)
    implicitHeight: column.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: Theme.toneSoft(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + message

    Icon {
        id: mark

        x: Theme.space3
        y: Theme.space3
        name: root.iconName
        color: Theme.toneColor(root.tone)
    }
    Column {
        id: column

        x: mark.x + mark.width + Theme.space2
        y: Theme.space3
        width: root.width - x - Theme.space3
        spacing: Theme.focusWidth

        UiText {
            width: parent.width
            visible: text !== ""
            text: root.title
            color: Theme.toneColor(root.tone)
            font.weight: Theme.weightStrong
            wrapMode: Text.WordWrap
        }
        UiText {
            width: parent.width
            visible: text !== ""
            text: root.message
            wrapMode: Text.WordWrap
        }
    }
}
