// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Theme

/** A fact: its name on the left, what it is on the right. */
RowLayout {
    id: root

    property string label
    property string value
    property bool mono: false
    property int labelWidth: Theme.grid(24)

    spacing: Theme.space2
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    UiText {
        Layout.preferredWidth: root.labelWidth
        Layout.alignment: Qt.AlignTop
        text: root.label
        color: Theme.muted
    }
    UiText {
        Layout.fillWidth: true
        text: root.value
        font.family: root.mono ? Theme.monoFamily : Theme.family
        font.pixelSize: root.mono ? Theme.fontSecondary : Theme.fontBase
        font.preferShaping: !root.mono
        wrapMode: Text.Wrap
        maximumLineCount: 4
    }
}
