// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App
import Basalt.Theme

/** How hard a password is to guess, as four bars and a word. */
Row {
    id: root

    property string password
    readonly property int strength: Desktop.passwordStrength(password)
    readonly property string word: {
        if (password === "")
            return qsTr("At least 12 characters; several unrelated words are good.");
        switch (strength) {
        case 0: return qsTr("Too short or too easy to guess");
        case 1: return qsTr("Weak");
        case 2: return qsTr("Fair");
        case 3: return qsTr("Good");
        default: return qsTr("Strong");
        }
    }
    readonly property string tone: strength <= 1 ? "danger" : strength === 2 ? "warning" : "success"

    spacing: Theme.space1
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Repeater {
        model: root.password === "" ? 0 : 4

        Rectangle {
            required property int index

            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            width: Theme.space6
            height: Theme.space1
            radius: Theme.focusWidth
            color: index < Math.max(root.strength, 1) ? Theme.toneColor(root.tone) : Theme.neutralSoft
        }
    }
    UiText {
        leftPadding: root.password === "" ? 0 : Theme.space1
        text: root.word
        color: root.password === "" ? Theme.faint : Theme.toneColor(root.tone)
        font.pixelSize: Theme.fontSecondary
    }
}
