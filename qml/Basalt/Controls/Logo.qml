// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Window
import Basalt.Theme

/** The cluster of basalt columns: flat as a mark, or drawn. */
Image {
    id: root

    property int size: Theme.grid(5.5)
    property bool drawn: false

    width: size
    height: size
    source: drawn ? "qrc:/drawings/basalt.svg" : "qrc:/drawings/basalt-mark.svg"
    sourceSize.width: Math.ceil(size * Screen.devicePixelRatio)
    sourceSize.height: Math.ceil(size * Screen.devicePixelRatio)
    Accessible.role: Accessible.Graphic
    Accessible.name: "Basalt"
}
