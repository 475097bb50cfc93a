// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** A person's initials in a circle. */
Rectangle {
    id: root

    property string initials

    implicitWidth: Theme.grid(6.5)
    implicitHeight: implicitWidth
    radius: width / 2
    color: Theme.accentSoft

    UiText {
        anchors.centerIn: parent
        text: root.initials
        color: Theme.accent
        font.pixelSize: Theme.fontCaption
        font.weight: Theme.weightStrong
    }
}
