// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Theme

/** Shows where the keyboard is. Goes around the control it is put in. */
Rectangle {
    property bool shown: false
    property int cornerRadius: Theme.radius

    anchors.fill: parent
    anchors.margins: -Theme.focusWidth - Theme.hairline
    visible: shown
    color: Theme.transparent
    radius: cornerRadius + Theme.focusWidth
    border.width: Theme.focusWidth
    border.color: Theme.accent
}
