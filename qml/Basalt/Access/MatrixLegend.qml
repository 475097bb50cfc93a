// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** What the marks mean. */
Row {
    spacing: Theme.space4

    component Entry: Row {
        id: entry

        property string mark
        property string text

        spacing: Theme.space1
        Accessible.role: Accessible.StaticText
        Accessible.name: text

        MarkIcon {
            anchors.verticalCenter: parent.verticalCenter
            mark: entry.mark
        }
        UiText {
            anchors.verticalCenter: parent.verticalCenter
            text: entry.text
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
    }

    Entry {
        mark: "held"
        text: qsTr("held")
    }
    Entry {
        mark: "inherited"
        text: qsTr("through a node above")
    }
    Entry {
        mark: "part"
        text: qsTr("some of what is below")
    }
}
