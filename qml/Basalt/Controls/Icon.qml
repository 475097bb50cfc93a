// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Window
import Basalt.Theme

/** One of the embedded line icons, in any colour. */
Item {
    id: root

    property string name
    property color color: Theme.muted
    property int size: Theme.iconSize

    implicitWidth: size
    implicitHeight: size
    Accessible.ignored: true

    Image {
        readonly property int edge: Math.ceil(root.size * Screen.devicePixelRatio)

        anchors.fill: parent
        visible: root.name !== ""
        source: root.name === "" ? "" : "image://icon/" + root.name + "/" + root.color.toString().slice(1)
        sourceSize.width: edge
        sourceSize.height: edge
        smooth: true
    }
}
