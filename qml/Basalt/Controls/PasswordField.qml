// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A password, hidden until one asks to see it. */
UiTextField {
    id: root

    echoMode: reveal.checked ? TextInput.Normal : TextInput.Password
    passwordCharacter: "•"
    trailingSpace: reveal.width
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText

    IconButton {
        id: reveal

        anchors.right: parent.right
        anchors.rightMargin: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.grid(6)
        checkable: true
        ink: Theme.faint
        iconName: checked ? "eye-off" : "eye"
        hint: checked ? qsTr("Hide password") : qsTr("Show password")
    }
}
