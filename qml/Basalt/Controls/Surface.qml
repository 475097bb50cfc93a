// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Ground of a popup: raised, bordered, with the shadow. */
Item {
    property int cornerRadius: Theme.radiusCard

    Elevation {
        anchors.fill: parent
        cornerRadius: parent.cornerRadius
    }

    Rectangle {
        anchors.fill: parent
        radius: parent.cornerRadius
        color: Theme.raised
        border.width: Theme.hairline
        border.color: Theme.border
    }
}
